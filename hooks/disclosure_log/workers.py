"""Work divided among processes, one for each processor.

The processes are copies of this one, so they know everything it knows, and only their results are
sent. Where the system cannot copy a process, or there is little to do, the work is done here: the
results are the same.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

LEAST = 200
"""Fewer items than these are done before a process could be started."""
CHUNK = 50
"""How many items a process takes at a time."""
_LOST = "a process ended before its work was done"
_PR_SET_PDEATHSIG = 1
"""From Linux's ``prctl.h``: the signal a process gets when its parent ends."""


class WorkerLost(RuntimeError):
    """A process ended before its work was done."""


def processors() -> int:
    """How many processors this process may use: a worker has one."""
    if multiprocessing.current_process().daemon:
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def parallel_map(
    work: Callable[[T], R], items: Sequence[T], least: int = LEAST, chunk: int = CHUNK
) -> Iterator[R]:
    """What *work* makes of each of the *items*, in their order. The processes begin at once.

    Raises what *work* raises, and :class:`WorkerLost` when a process dies.
    """
    if len(items) < least or processors() == 1 or not _can_copy():
        return map(work, items)
    firsts = range(0, len(items), chunk)
    context = multiprocessing.get_context("fork")
    taken = context.Value("L", 0)

    def do(answers: Connection) -> None:
        _end_with_parent()
        while True:
            with taken.get_lock():
                number = taken.value
                taken.value += 1
            if number >= len(firsts):
                return
            first = firsts[number]
            try:
                answers.send((number, [work(item) for item in items[first : first + chunk]], None))
            except Exception as error:
                answers.send((number, [], error))

    running = {}
    for _ in range(min(processors(), len(firsts))):
        ours, theirs = context.Pipe(duplex=False)
        running[ours] = _started(context.Process(target=do, args=(theirs,), daemon=True))
        theirs.close()
    return _collected(running, len(firsts))


@contextmanager
def in_background(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Do *work* in a process of its own from now on. The function that is given waits for its
    result, and raises what *work* raised, or :class:`WorkerLost` if the process died.

    Where the system cannot copy a process, the work is done when its result is asked for.
    """
    if processors() == 1 or not _can_copy():
        yield cache(work)
        return
    with tempfile.TemporaryFile() as answer:
        # In a file, so that the process can end, and give back its memory, before anybody asks.
        def do() -> None:
            _end_with_parent()
            try:
                found: tuple[Any, Exception | None] = work(), None
            except Exception as error:
                found = None, error
            pickle.dump(found, answer)
            answer.flush()

        process = _started(multiprocessing.get_context("fork").Process(target=do, daemon=True))

        @cache
        def result() -> T:
            process.join()
            if process.exitcode:
                raise WorkerLost(_LOST)
            answer.seek(0)
            value, error = pickle.load(answer)
            if error:
                raise error
            made: T = value
            return made

        try:
            yield result
        finally:
            process.kill()
            process.join()


def give_back_memory() -> None:
    """Give memory that was let go of back to the system, where it would be kept otherwise: the
    copies of this process that begin now are smaller by it."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def _end_with_parent() -> None:
    """Let the system end this process with the one that started it: it holds the same lock."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _started(process: Any) -> Any:
    # A process that looks for garbage among what is there already copies its memory.
    gc.freeze()
    process.start()
    gc.unfreeze()
    return process


def _collected(running: dict[Connection, Any], chunks: int) -> Iterator[Any]:
    try:
        yield from _in_order(list(running), chunks)
    finally:
        for ours, process in running.items():
            ours.close()
            process.kill()
            process.join()


def _in_order(answers: list[Connection], chunks: int) -> Iterator[Any]:
    """The results of all *chunks* from the *answers* of the processes."""
    early: dict[int, list[Any]] = {}
    for number in range(chunks):
        while number not in early:
            if not answers:
                raise WorkerLost(_LOST)
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
