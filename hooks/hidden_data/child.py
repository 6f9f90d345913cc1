"""The processes inside the sandbox: a document comes in, what was found goes out as JSON.

Without arguments this is a server, which forks for each document. It only passes on what comes and
goes, so nothing of a document is ever in its own memory, and the next fork inherits nothing.
"""

from __future__ import annotations

import base64
import contextlib
import gc
import json
import mmap
import os
import select
import signal
import sys
import time
from typing import Any

from . import sandbox
from .servers import HEADER, KILLED, NUMBER

_PIECE = 64 * 1024


def main() -> None:
    """Serve, or do the task named by the arguments to the document on standard input."""
    if not sys.argv[1:]:
        _serve()
        return
    set_limits(sandbox.MEMORY, sandbox.SECONDS)
    task, ending = sys.argv[1:]
    sys.stdout.buffer.write(_answer(task, ending, sys.stdin.buffer.read()))


def _answer(task: str, ending: str, data: bytes) -> bytes:
    from .documents import inspect, rebuild

    if task == "contact_sheet":
        from .to_read import contact_sheet  # it needs libraries that the others do not

        answer: dict[str, Any] = {"to_read": contact_sheet(data, ending)}
    else:
        answer = vars((rebuild if task == "rebuild" else inspect)(data, ending))
    return json.dumps(answer, default=_as_json).encode()


def _as_json(value: Any) -> Any:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else vars(value)


def _serve() -> None:
    """Answer until standard input ends, as it does with the program at its other end."""
    for each in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.default_int_handler)  # so that it ends the fork first
    header = bytearray(HEADER)
    while _fill(memoryview(header)):
        task, ending, length = header.decode().split()
        _load(task, ending)
        # Memory of its own is given back as a whole, where freed memory may keep what was in it.
        with mmap.mmap(-1, max(int(length), 1)) as document:
            with memoryview(document) as whole, whole[: int(length)] as place:
                if not _fill(place):
                    return
            _fork(task, ending, document, int(length))


def _fill(place: memoryview) -> bool:
    """Whether there was enough on standard input. No buffer keeps a part of it."""
    filled = 0
    while filled < len(place):
        with place[filled:] as rest:
            read = os.readv(0, [rest])
        if not read:
            return False
        filled += read
    return True


def _load(task: str, ending: str) -> None:
    """Load the libraries for a kind of document, so that no fork has to."""
    from .documents import load

    # What cannot be loaded here cannot be loaded in the fork either, and that is a refusal.
    with contextlib.suppress(Exception):
        load(ending)
        if task == "contact_sheet":
            from . import to_read  # noqa: F401
    gc.freeze()


def _fork(task: str, ending: str, document: mmap.mmap, length: int) -> None:
    """Do a task in a fork, pass its answer on, and leave nothing of it running."""
    reading, writing = os.pipe()
    worker = os.fork()
    if not worker:
        try:
            _work(task, ending, document, length, writing)
        finally:
            os._exit(1)
    try:
        os.close(writing)
        with contextlib.suppress(OSError):
            os.setpgid(worker, worker)  # whichever of the two comes first
        in_time = _pass_on(reading)
    finally:
        os.close(reading)
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(OSError):
                kill(worker, signal.SIGKILL)
        _, status = os.waitpid(worker, 0)
    code = os.waitstatus_to_exitcode(status) if in_time else KILLED
    _send(memoryview(NUMBER.pack(0) + NUMBER.pack(code)))


def _work(task: str, ending: str, document: mmap.mmap, length: int, writing: int) -> None:
    """What the fork does. It has no way to the requests, nor to the answers of others."""
    os.setpgid(0, 0)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    set_limits(sandbox.MEMORY, sandbox.SECONDS)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(2 * sandbox.SECONDS + 1)  # should its server be gone by then
    # Its end of the pipe stays open until it has ended: then the server kills what is left of it.
    with open(writing, "wb", closefd=False) as pipe:
        pipe.write(_answer(task, ending, document[:length]))
    os._exit(0)


def _pass_on(reading: int) -> bool:
    """Pass the answer of a fork on, piece by piece. Whether it came to its end in time."""
    ends = time.monotonic() + 2 * sandbox.SECONDS
    with mmap.mmap(-1, _PIECE) as piece, memoryview(piece) as view:
        while True:
            ready, _, _ = select.select([0, reading], [], [], max(0, ends - time.monotonic()))
            if 0 in ready:
                raise SystemExit  # the program is gone: it asks nothing before it has its answer
            if not ready:
                return False
            read = os.readv(reading, [view])
            if not read:
                return True
            _send(memoryview(NUMBER.pack(read)))
            with view[:read] as filled:
                _send(filled)


def _send(data: memoryview) -> None:
    sent = 0
    while sent < len(data):
        with data[sent:] as rest:
            sent += os.write(1, rest)


def set_limits(memory: int, seconds: int) -> None:
    """Limit this process to so many bytes of address space and seconds of computing. When it dies,
    it leaves no copy of its memory behind."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the limit of time holds everywhere
        return
    for what, wanted in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue  # some systems have no such limit; the limit of time holds everywhere


if __name__ == "__main__":
    main()
