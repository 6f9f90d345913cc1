"""The store: what was made before, known by what it was made from.

This is the one place that decides what is made anew. Something is taken from the store only if
everything that went into it is the same: its sources, the settings, and :func:`program`. Whoever
wants all made anew leaves the store out (``--full``); without it everything works the same, and
takes longer.

A value counts only with a seal that the user's own key makes. So what was damaged, and what came
with a repository or from another user, is as if it were not there. The store holds nothing but what
became of the files of the repository: no name from the list of people, and no findings.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import pickle
import platform
import re
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

T = TypeVar("T")

FOLDER, NAME = ".build", "store.sqlite"
"""Where a repository has its store."""
KEY = "DISCLOSURE_LOG_STORE_KEY"
"""The environment variable with a key that several machines have in common."""
_SEAL = 16
"""Bytes of a seal."""
_PATIENCE = 10
"""Seconds that one process waits for another that writes."""
TOGETHER = 40
"""About so many entries are kept together: to read thousands of them one by one takes longer than
to make a few anew."""
_AT_ONCE = 100
"""How many values are written together."""


class Store:
    """What was made before."""

    def __init__(self, file: Path, key: bytes) -> None:
        """Open the store in a *file*, or a new one. *key* is the user's own."""
        self._file, self._key, self._process = file, key, os.getpid()
        self.used: set[tuple[str, bytes]] = set()
        """What was asked for or put."""
        self._new: list[tuple[str, bytes, bytes]] = []
        self._base = self._opened()

    def get(self, kind: str, *sources: object) -> Any:
        """What was made of the *sources*, or ``None``."""
        self._own()
        name = self._name(kind, sources)
        try:
            row = self._base.execute(
                "SELECT value FROM made WHERE kind = ? AND name = ?", (kind, name)
            ).fetchone()
        except sqlite3.Error:
            self._begin_anew()
            return None
        # In a damaged file a value may have turned into a text or a number.
        if not row or not isinstance(row[0], bytes):
            return None
        seal, value = row[0][:_SEAL], row[0][_SEAL:]
        if not hmac.compare_digest(seal, self._seal(name, value)):
            return None
        self.used.add((kind, name))
        return pickle.loads(value)  # sealed by this user

    def put(self, kind: str, value: object, *sources: object) -> None:
        """Keep a *value* that was made of the *sources*."""
        self._own()
        name = self._name(kind, sources)
        written = pickle.dumps(value, protocol=5)
        self.used.add((kind, name))
        self._new.append((kind, name, self._seal(name, written) + written))
        if len(self._new) > _AT_ONCE:
            self._write()

    def _write(self) -> None:
        """Write everything that was put, and let go of the file for other processes."""
        with contextlib.suppress(sqlite3.Error):
            self._base.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", self._new)
            self._base.commit()
        self._new.clear()

    def need(self, kind: str, *sources: object) -> None:
        """Say that what was made of the *sources* is still of use, without asking for it."""
        self.used.add((kind, self._name(kind, sources)))

    def has(self, kind: str, *sources: object) -> bool:
        """Whether something was made of the *sources*, which counts as having asked for it."""
        self._own()
        name = self._name(kind, sources)
        self.used.add((kind, name))
        with contextlib.suppress(sqlite3.Error):
            found = "SELECT 1 FROM made WHERE kind = ? AND name = ?"
            return bool(self._base.execute(found, (kind, name)).fetchone())
        return False

    def is_without(self, kind: str) -> bool:
        """Whether it has nothing of a *kind*."""
        self._own()
        with contextlib.suppress(sqlite3.Error):
            found = "SELECT 1 FROM made WHERE kind = ? LIMIT 1"
            return not self._base.execute(found, (kind,)).fetchone()
        return True

    def close(self) -> None:
        """Write everything into the one file."""
        self._write()
        self._base.close()

    def take_over(self, file: Path) -> None:
        """Take over what the store in another *file* has. What this user's key did not seal counts
        for nothing there either."""
        # It may be no store, or a damaged one.
        with contextlib.suppress(sqlite3.Error):
            self._base.execute("ATTACH ? AS other", (str(file),))
            self._base.execute("INSERT OR IGNORE INTO made SELECT * FROM other.made")
        with contextlib.suppress(sqlite3.Error):
            self._base.commit()
            self._base.execute("DETACH other")

    def _own(self) -> None:
        """Make sure that the connection is of this process, and not of the one it is a copy of."""
        if os.getpid() != self._process:
            # To close what was inherited would end it for the other.
            self._inherited, self._process = self._base, os.getpid()
            self._new = []
            self._base = self._opened()

    def save(self, *complete: str) -> None:
        """Write what was put. Of the kinds that are *complete*, everything that nobody asked for is
        forgotten."""
        self._own()
        self._write()
        with contextlib.suppress(sqlite3.Error):
            for kind in complete:
                kept = self._base.execute("SELECT name FROM made WHERE kind = ?", (kind,))
                gone = [(kind, n) for (n,) in kept.fetchall() if (kind, n) not in self.used]
                self._base.executemany("DELETE FROM made WHERE kind = ? AND name = ?", gone)
            self._base.commit()

    def _opened(self, anew: bool = False) -> sqlite3.Connection:
        with contextlib.suppress(sqlite3.Error):
            if not anew:
                return self._prepared(sqlite3.connect(self._file, timeout=_PATIENCE))
        try:
            # What is no store, or a damaged one, is in the way.
            for end in ("", "-wal", "-shm"):
                Path(f"{self._file}{end}").unlink(missing_ok=True)
            return self._prepared(sqlite3.connect(self._file, timeout=_PATIENCE))
        except (sqlite3.Error, OSError):
            return self._prepared(sqlite3.connect(":memory:"))

    def _begin_anew(self) -> None:
        self._base.close()
        self._base = self._opened(anew=True)

    @staticmethod
    def _prepared(base: sqlite3.Connection) -> sqlite3.Connection:
        # A process that is killed leaves what it had not committed, and that is not read again.
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        # Not every SQLite overwrites what is deleted, such as the texts of an entry taken back.
        base.execute("PRAGMA secure_delete = ON")
        base.execute(
            "CREATE TABLE IF NOT EXISTS made (kind TEXT, name BLOB, value BLOB,"
            " PRIMARY KEY (kind, name)) WITHOUT ROWID"
        )
        # Nothing that another version of the program made is of use.
        version = int.from_bytes(program()[:4], signed=True)
        if base.execute("PRAGMA user_version").fetchone() != (version,):
            base.execute("DELETE FROM made")
            base.execute(f"PRAGMA user_version = {version}")
            base.commit()
        return base

    def _name(self, kind: str, sources: Iterable[object]) -> bytes:
        return digest(program(), kind, *sources)

    def _seal(self, name: bytes, value: bytes) -> bytes:
        return hashlib.blake2b(name + value, key=self._key, digest_size=_SEAL).digest()


def workshop(root: Path) -> Path:
    """The folder in a repository for what is no part of it. Git is told so.

    Raises ``OSError`` if it is a link, since what lies where that leads is not the program's.
    """
    folder = root / FOLDER
    if folder.is_symlink():
        raise OSError(f"{folder} is a symbolic link; delete it")
    folder.mkdir(exist_ok=True)
    if not os.path.lexists(folder / ".gitignore"):
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    return folder


def open_store(root: Path) -> Store | None:
    """The store of the repository at *root*; ``None`` where this user can keep none."""
    # A link that came with a repository may lead to another program's files.
    if (root / FOLDER / NAME).is_symlink():
        return None
    try:
        return Store(workshop(root) / NAME, _key(_home()))
    except (OSError, RuntimeError):  # no folder of this user's own is known
        return None


def new_store(file: Path) -> Store:
    """An empty store in a *file*, sealed with the key of this user."""
    file.unlink(missing_ok=True)
    return Store(file, _key(_home()))


def digest(*parts: object) -> bytes:
    """By which *parts* are known again: bytes, texts, and what ``repr`` tells apart."""
    made = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass")
        made.update(b"%d:" % len(data))
        made.update(data)
    return made.digest()


def runs(items: Iterable[T], name: Callable[[T], str], usual: int = TOGETHER) -> Iterator[list[T]]:
    """The *items* in runs of about the *usual* length, to be kept together. Where one ends depends
    on names nearby, and not on what came long before: one item more or less moves few ends."""
    about = usual // 4
    run: list[T] = []
    for item in items:
        if len(run) >= usual - about and crc32(name(item).encode()) % about == 0:
            yield run
            run = []
        run.append(item)
    if run:
        yield run


_LEFT = re.compile(r"/(?:__pycache__|\.[^/]*)/")
"""What Python and other tools leave among the files of a program."""


@cache
def program() -> bytes:
    """By which this program is known again: its files, and the versions of Python and of every
    installed package."""
    package = Path(__file__).parent
    files = [
        path
        for folder in (package, package.parent / "hidden_data")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not _LEFT.search(f"/{path.relative_to(folder).as_posix()}")
    ]
    versions = sorted(f"{each.name} {each.version}" for each in metadata.distributions())
    contents = (
        part
        for path in files
        for part in (str(path.relative_to(package.parent)), path.read_bytes())
    )
    return digest(platform.python_version(), versions, *contents)


def _home() -> Path:
    """The folder of the user's own key, outside of every repository."""
    caches = Path(os.environ.get("XDG_CACHE_HOME", ""))
    # A relative path would lead into a repository. The standard of this variable has it ignored.
    return (caches if caches.is_absolute() else Path.home() / ".cache") / "disclosure-log"


def _key(home: Path) -> bytes:
    """The user's own key, made at first use, or the one that several machines have in common."""
    if given := os.environ.get(KEY):
        return hashlib.blake2b(given.encode()).digest()
    file = home / "key"
    with contextlib.suppress(OSError):
        if len(key := file.read_bytes()) == hashlib.blake2b.MAX_KEY_SIZE:
            return key
    home.mkdir(parents=True, exist_ok=True)
    key = secrets.token_bytes(hashlib.blake2b.MAX_KEY_SIZE)
    new = home / f"key-{os.getpid()}"
    new.touch(0o600)
    new.write_bytes(key)
    os.replace(new, file)
    return file.read_bytes()
