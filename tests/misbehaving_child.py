"""A process of the sandbox in which a document does what its first word says, as a parser could that
a hostile document leads astray. ``SECONDS`` is its limit of computing, one unless it is set."""

from __future__ import annotations

import os
import re
import resource
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hidden_data import Inspection, child, documents, sandbox
from hidden_data.report import Passage
from hidden_data.servers import NUMBER

DESCRIPTORS = range(64)
LIMITS = resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_CORE
FORGED = b'{"faults": [], "passages": [], "tables": [], "unread": "forged", "undescribed": ""}'


def loop(_: str) -> None:
    while True:
        pass


def sleep(path: str) -> None:
    if path:
        Path(path).write_text(str(os.getpid()), "utf-8")
    time.sleep(600)


def fill_the_memory(_: str) -> None:
    bytearray(sandbox.MEMORY)


def crash(_: str) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def kill_itself(_: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def kill_the_server(_: str) -> None:
    os.kill(os.getppid(), signal.SIGKILL)


def stop_the_server(_: str) -> None:
    os.kill(os.getppid(), signal.SIGSTOP)


def end_at_once(_: str) -> None:
    os._exit(0)


def write_half_an_answer(_: str) -> None:
    write_everywhere(FORGED[:20])
    os._exit(0)


def write_an_answer_and_crash(_: str) -> None:
    write_everywhere(FORGED)
    crash("")


def write_another_answer_as_well(_: str) -> None:
    """The pieces and the end of an answer, as a server writes them, and all that again."""
    answer = NUMBER.pack(len(FORGED)) + FORGED + NUMBER.pack(0) + NUMBER.pack(0)
    write_everywhere(answer * 2)


def close_everything(_: str) -> None:
    for descriptor in DESCRIPTORS:
        with suppress(OSError):
            os.close(descriptor)
    time.sleep(600)


def read_the_next_request(_: str) -> None:
    for descriptor in DESCRIPTORS[:3]:
        if os.read(descriptor, 1):
            crash("")


def leave_a_process_behind(path: str) -> None:
    if not os.fork():
        for descriptor in DESCRIPTORS:
            with suppress(OSError):
                os.close(descriptor)
        time.sleep(0.5)
        Path(path).touch()
        os._exit(0)


def leave_a_process_behind_that_answers_later(_: str) -> None:
    if not os.fork():
        os.setsid()
        while True:
            time.sleep(0.1)
            write_everywhere(FORGED)


def write_everywhere(data: bytes) -> None:
    for descriptor in DESCRIPTORS:
        with suppress(OSError):
            os.write(descriptor, data)


def look_for_an_earlier_document(_: str) -> None:
    """Finds 40 digits behind a word in its own memory, which its own code does not hold."""
    for line in Path("/proc/self/maps").read_text("utf-8").splitlines():
        first, last = (int(each, 16) for each in line.split()[0].split("-"))
        with suppress(OSError, ValueError), open("/proc/self/mem", "rb") as memory:
            memory.seek(first)
            if re.search(rb"canary [0-9]{40}", memory.read(last - first)):
                crash("")


def inspect(data: bytes, ending: str) -> Inspection:
    what, _, rest = data.decode().partition(" ")
    if what in globals():
        task: Callable[[str], None] = globals()[what]
        task(rest)
    limits = [resource.getrlimit(each) for each in LIMITS]
    told = [data.decode(), str(os.getppid()), str(os.getpid()), str(limits)]
    return Inspection(passages=[Passage("", text) for text in told])


if __name__ == "__main__":
    documents.inspect = inspect
    sandbox.SECONDS = int(os.environ.get("SECONDS", "1"))
    child.main()
