"""Work shared out among processes, one for each processor.

The processes are copies of this one, so they know everything it knows, and only their results are
sent. Where the system cannot copy a process, or there is little to do, the work is done here: the
results are the same.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

LEAST = 200
"""Fewer items than these are done before a process could be started."""
SHARE = 50
"""How many items a process takes at a time."""


class WorkerLost(RuntimeError):
    """A process ended before its work was done."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share_out(
    work: Callable[[T], R], items: Sequence[T], least: int = LEAST, share: int = SHARE
) -> Iterator[R]:
    """What *work* makes of each of the *items*, in their order. The processes begin at once.

    Raises what *work* raises, and :class:`WorkerLost` when a process dies.
    """
    if len(items) < least or processors() == 1 or not _can_copy():
        return map(work, items)
    firsts = range(0, len(items), share)
    context = multiprocessing.get_context("fork")
    taken = context.Value("L", 0)

    def do(answers: Connection) -> None:
        while True:
            with taken.get_lock():
                number = taken.value
                taken.value += 1
            if number >= len(firsts):
                return
            first = firsts[number]
            try:
                answers.send((number, [work(item) for item in items[first : first + share]], None))
            except Exception as error:
                answers.send((number, [], error))

    # A process that looks for garbage among what is there already copies its memory.
    gc.freeze()
    running = {}
    for _ in range(min(processors(), len(firsts))):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=do, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        running[ours] = process
    gc.unfreeze()
    return _collected(running, len(firsts))


def beside(results: Iterator[R], work: Callable[[], T]) -> tuple[T, list[R]]:
    """What *work* makes here while other processes make the *results* of :func:`share_out`."""
    if isinstance(results, map):
        return work(), list(results)
    found: list[R] = []
    faults: list[BaseException] = []

    def collect() -> None:
        try:
            found.extend(results)
        except BaseException as fault:
            faults.append(fault)

    thread = Thread(target=collect, daemon=True)
    thread.start()
    made = work()
    thread.join()
    if faults:
        raise faults[0]
    return made, found


def _collected(running: dict[Connection, Any], shares: int) -> Iterator[Any]:
    try:
        yield from _in_order(list(running), shares)
    finally:
        for ours, process in running.items():
            ours.close()
            process.kill()
            process.join()


def _in_order(answers: list[Connection], shares: int) -> Iterator[Any]:
    """The results of all *shares* from the *answers* of the processes."""
    early: dict[int, list[Any]] = {}
    for number in range(shares):
        while number not in early:
            if not answers:
                raise WorkerLost("a process ended before its work was done")
            for each in wait(answers):
                assert isinstance(each, Connection)
                try:
                    which, results, error = each.recv()
                except EOFError:
                    answers.remove(each)
                    continue
                if error:
                    raise error
                early[which] = results
        yield from early.pop(number)


def _can_copy() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()
