"""What the benchmarks share: where the tests lie, how long something takes, and what a program costs
with all the programs it starts."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any

TESTS = Path(__file__).parent.parent
sys.path.append(str(TESTS))


def seconds(work: Callable[..., object], *arguments: Any) -> float:
    """How long *work* takes, once."""
    started = perf_counter()
    work(*arguments)
    return perf_counter() - started


def processor_seconds(work: Callable[..., object], *arguments: object) -> float:
    """The processor time that *work* takes, with the programs it runs.

    Unlike the time on the clock, it hardly depends on what else the machine is doing.
    """
    before = sum(os.times()[:4])
    work(*arguments)
    return sum(os.times()[:4]) - before


@dataclass(frozen=True)
class Cost:
    """What commands cost, with all the programs they started."""

    seconds: float
    processor: float
    """Seconds of processor time, of all cores together."""
    memory: float | None
    """The most memory in megabytes; ``None`` where there is no ``/proc``."""
    others: float
    """The share of all cores that other programs had meanwhile; 0 where there is no ``/proc``."""


def cost(commands: Sequence[Sequence[str | Path]], folder: Path) -> Cost:
    """What *commands* cost, run one after another in a *folder*.

    Raises :class:`RuntimeError` with what a command said if it fails.
    """
    each = [_cost(command, folder) for command in commands]
    memory = [one.memory for one in each if one.memory is not None]
    return Cost(
        sum(one.seconds for one in each),
        sum(one.processor for one in each),
        max(memory) if memory else None,
        max(one.others for one in each),
    )


def _cost(command: Sequence[str | Path], folder: Path) -> Cost:
    with tempfile.TemporaryFile() as said:
        started, busy = perf_counter(), _busy_seconds()
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        memory = Memory(process.pid)
        memory.start()
        _, status, used = os.wait4(process.pid, 0)
        took, busy = perf_counter() - started, _busy_seconds() - busy
        process.returncode = os.waitstatus_to_exitcode(status)
        memory.done.set()
        memory.join()
        if process.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace")[-3_000:]
            raise RuntimeError(f"{' '.join(map(str, command))} ended with {status}:\n{words}")
    processor = used.ru_utime + used.ru_stime
    others = max(0.0, busy - processor) / (took * (os.cpu_count() or 1))
    return Cost(took, processor, memory.most / 1e6 if memory.most else None, others)


def _busy_seconds() -> float:
    """For how long the cores have been busy, added up, since the machine started."""
    words = _read(Path("/proc/stat")).partition("\n")[0].split()[1:9]
    user, nice, system, _idle, _waiting, *rest = [int(word) for word in words] or [0] * 5
    return (user + nice + system + sum(rest)) / os.sysconf("SC_CLK_TCK")


class Memory(threading.Thread):
    """Watches how much memory a program uses, with the programs it started, twenty times a second.

    Added up is the proportional set size: a page that two programs share is counted once, half for
    each. Reading it takes long for a large program, so it is read only when the resident set sizes,
    which count shared pages again and again, add up to more than the most so far.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.most, self.done = pid, 0, threading.Event()

    def run(self) -> None:
        pause = 0.0
        while not self.done.wait(pause):
            started = thread_time()
            family = list(_family(self.pid))
            if sum(map(_resident, family)) > self.most * 1.01:
                self.most = max(self.most, sum(map(_proportional, family)))
            # Watching takes no more than a twentieth of a processor.
            pause = max(0.05, 20 * (thread_time() - started))


def _family(pid: int) -> Iterator[int]:
    """A program and those it started, and those they started."""
    yield pid
    try:
        tasks = list(Path(f"/proc/{pid}/task").glob("*/children"))
    except OSError:  # it has just ended
        return
    for task in tasks:
        for child in _read(task).split():
            yield from _family(int(child))


def _resident(pid: int) -> int:
    words = _read(Path(f"/proc/{pid}/statm")).split()
    return int(words[1]) * os.sysconf("SC_PAGE_SIZE") if words else 0


def _proportional(pid: int) -> int:
    found = re.search(r"^Pss: *(\d+) kB", _read(Path(f"/proc/{pid}/smaps_rollup")), re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def _read(path: Path) -> str:
    """The text of a file of the system; nothing when the program has ended."""
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""


def machine() -> str:
    """The cores, the processor, the memory and the system of this machine."""
    processor = re.search(r"^model name\s*: (.*)", _read(Path("/proc/cpuinfo")), re.MULTILINE)
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return (
        f"{os.cpu_count()} cores, {processor[1] if processor else platform.processor()},"
        f" {pages / 2**30:.0f} GiB of memory, {platform.system()}"
    )
