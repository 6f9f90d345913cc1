"""Putting a finished folder in the place of an old one, so that whoever looks sees the old one
whole or the new one whole."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


class Busy(Exception):
    """Another build is at work in the same folder."""


@contextlib.contextmanager
def staging(root: Path) -> Iterator[Path]:
    """A new folder on the same disk as *root*, gone afterwards. What an interrupted build left
    behind is cleared away first.

    Raises :class:`Busy` while another build holds it.
    """
    workshop = root / ".build"
    workshop.mkdir(exist_ok=True)
    with _locked(workshop):
        for left in workshop.iterdir():
            shutil.rmtree(left, ignore_errors=True)
        place = Path(tempfile.mkdtemp(prefix="site-", dir=workshop))
        # A new temporary folder is for its owner alone; what is published is for everyone.
        place.chmod(0o755)
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)


def put_in_place(new: Path, old: Path) -> None:
    """Make the folder *new* stand at *old* in one step. What stood there is at *new* afterwards."""
    if not old.exists():
        os.rename(new, old)
    elif not _exchange(new, old):
        # No system call swaps two folders here: between these two renames there is, for a moment,
        # no folder at all.
        aside = new.with_name(new.name + "-old")
        os.rename(old, aside)
        os.rename(new, old)
        os.rename(aside, new)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step, where the system can."""
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

    The system lets go of it when the process ends, however it ends.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy(f"another build is at work in {folder.parent}") from None
        yield
    finally:
        os.close(handle)
