"""Processes inside the sandbox, each of which takes one document after the other (``child.py``): as
many as there are processors, and no more than were needed at once.

Where a process cannot fork (Windows), each document gets a process of its own.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import queue
import struct
import subprocess
import sys
import threading

COMMAND = [sys.executable, "-I", "-m", "hidden_data.child"]
HEADER = 64
"""Bytes before a document: the task, the ending, and how long the document is."""
NUMBER = struct.Struct(">i")
"""Before each piece of an answer: how long it is. Behind the last: nought, and the exit code."""
KILLED = -9
"""The exit code of a process that took longer than its limits."""
_PATIENCE = 10
"""Seconds beyond the limit of time, after which a server itself is taken to be stuck."""


def ask(task: str, ending: str, data: bytes, seconds: int) -> bytes:
    """The answer to a *task* about a document; empty when the process that did it died.

    Raises :class:`TimeoutError` after so many *seconds* by the clock, or the limit of computing.
    """
    if not hasattr(os, "fork"):
        return _alone(task, ending, data, seconds)
    free = _places.free
    server, sound = free.get(), False
    try:
        if server and server.has_ended:  # somebody killed it
            server.end()
            server = None
        server = server or _Server()
        code, answer = server.ask(task, ending, data, seconds)
        sound = True
    except (BrokenPipeError, EOFError):
        return b""
    finally:
        if server and not sound:
            server.end()
        free.put(server if sound else None)
    return _whole(code, answer)


def end() -> None:
    """End every server that has nothing to do."""
    free = _places.free
    servers = [free.get_nowait() for _ in range(free.qsize())]
    for server in servers:
        free.put(None)
        if server:
            server.end()


class _Server:
    """One of the processes, as the program sees it. Serves one thread at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._process.stdin and self._process.stdout
        self._to, self._from = self._process.stdin, self._process.stdout

    @property
    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def ask(self, task: str, ending: str, data: bytes, seconds: int) -> tuple[int, bytes]:
        """The exit code and the answer. Raises :class:`EOFError` for less than a whole one."""
        stuck = threading.Timer(seconds + _PATIENCE, self._process.kill)
        stuck.daemon = True
        stuck.start()
        try:
            self._to.write(f"{task} {ending} {len(data)}".encode().ljust(HEADER))
            self._to.write(data)
            self._to.flush()
            pieces = []
            while size := self._number():
                pieces.append(self._read(size))
            return self._number(), b"".join(pieces)
        finally:
            stuck.cancel()

    def _number(self) -> int:
        (number,) = NUMBER.unpack(self._read(NUMBER.size))
        return int(number)

    def _read(self, size: int) -> bytes:
        read = self._from.read(size)
        if len(read) < size:
            raise EOFError
        return read

    def end(self) -> None:
        """It ends what it is doing as well."""
        self._process.terminate()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for pipe in (self._to, self._from):
            with contextlib.suppress(OSError):  # what nobody reads any more
                pipe.close()


def _alone(task: str, ending: str, data: bytes, seconds: int) -> bytes:
    try:
        ended = subprocess.run(
            [*COMMAND, task, ending], input=data, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    return _whole(ended.returncode, ended.stdout)


def _whole(code: int, answer: bytes) -> bytes:
    if code == KILLED:
        raise TimeoutError
    # A process that died half-way has written half an answer, or none.
    return b"" if code else answer


class _Places:
    """One for each processor, with the server in it if one was started."""

    free: queue.LifoQueue[_Server | None]
    """The server that was used last is taken first."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.free = queue.LifoQueue()
        for _ in range(os.cpu_count() or 1):
            self.free.put(None)


_places = _Places()
atexit.register(end)
if hasattr(os, "register_at_fork"):
    # The servers belong to the other half of a program that forks, and so may some of the places.
    os.register_at_fork(after_in_child=_places.clear)
