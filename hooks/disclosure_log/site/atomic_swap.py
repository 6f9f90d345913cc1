"""Atomic replacement of a folder: a reader sees all of the old one or all of the new one."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from disclosure_log.store import workshop

_TRIES, _PAUSE = 5, 0.1
"""How often a lock is asked for, and the seconds in between."""
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


class Busy(Exception):
    """Another build is running in the same folder."""


@contextlib.contextmanager
def staging(root: Path, name: str = "site", keeps: bool = False) -> Iterator[Path]:
    """A temporary folder on the same disk as *root*. Removes what an interrupted program left
    behind. One that *keeps* is left there, and is what the program before left.

    Raises :class:`Busy` if another program is at work in a folder of that *name*.
    """
    folder = workshop(root) / name
    if folder.is_symlink():
        raise OSError(f"{folder} is a symbolic link; delete it")
    folder.mkdir(exist_ok=True)
    with _locked(folder):
        place = folder / "new"
        for left in folder.iterdir():
            if not (keeps and left == place):
                shutil.rmtree(left, ignore_errors=True)
        for gone in folder.parent.glob("gone-*"):
            _finish_deleting(gone)
        if keeps:
            yield place
            return
        place.mkdir()
        try:
            yield place
        finally:
            delete(place)


def delete(folder: Path) -> None:
    """Delete a *folder* that nobody needs, without waiting for it: a large site takes seconds."""
    gone = folder.parent.parent / f"gone-{os.getpid()}-{time.monotonic_ns()}"
    try:
        os.rename(folder, gone)
        _finish_deleting(gone)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)


def _finish_deleting(folder: Path) -> None:
    _at_work[:] = [each for each in _at_work if each.poll() is None]
    _at_work.append(
        subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _DELETING, str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    )


_at_work: list[subprocess.Popen[bytes]] = []
"""What still deletes. Python warns of a process that is forgotten before it has ended."""
_DELETING = "import shutil, sys; shutil.rmtree(sys.argv[1], ignore_errors=True)"


def put_in_place(new: Path, old: Path) -> None:
    """Put the folder *new* at *old* in one step. The old folder, if any, is at *new* afterwards."""
    if not old.exists():
        os.rename(new, old)
    elif not _exchange(new, old):
        # No system call swaps two folders here, so between two renames there is briefly no folder.
        aside = new.with_name(new.name + "-old")
        os.rename(old, aside)
        os.rename(new, old)
        os.rename(aside, new)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step, if the system can."""
    if os.name != "posix":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    a, b = os.fsencode(one), os.fsencode(other)
    status = -1
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        status = libc.renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        status = libc.renamex_np(a, b, _RENAME_SWAP)
    return status == 0


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold *folder* for this process.

    The system releases the lock when the process ends, however it ends.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # What a killed build had begun ends a moment after it.
        for left in reversed(range(_TRIES)):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError:
                if not left:
                    raise Busy(f"another build is at work in {folder}") from None
                time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)
