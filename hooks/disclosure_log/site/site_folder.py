"""The folder in which the next site is made.

It begins as a copy of the last site, and only what differs is written. The copy consists of links
to the same files, so it takes no room, and a file in it is never written to: another takes its
place. After the two folders have changed places, the old one is brought up to date in the same way,
and waits for the next build.

While the system says that nobody has changed a file since it was written, it is not read again.
Otherwise it is, for example after a site was brought from another machine.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from disclosure_log.site.atomic_swap import delete
from disclosure_log.site.output import LargeOutput, Output
from disclosure_log.workers import parallel_map

Mark = tuple[int, int, int, int]
"""By which a file is seen to be unchanged: its number on the disk, its size, and when its content
and its place or rights were last changed, in nanoseconds."""
Known = Mapping[str, tuple[Mark, str]]
"""The mark and the digest of each file of a site, by path."""
_FILE, _FOLDER = 0o644, 0o755
"""The rights that everyone needs who serves or reads a site."""


class SiteFolder:
    """A folder with the files of a site, in which another is made."""

    def __init__(self, path: Path, last: Path | None = None, known: Known | None = None) -> None:
        """The folder at a *path*, which may have been left there by another build. Otherwise it
        begins with the files of the *last* site, if something is *known* of them."""
        self.path = path
        self.begins_empty = known is None
        self._marks: dict[str, Mark] = {}
        self.digests: dict[str, str] = {}
        """By which each file that stands there is known again."""
        self._moved: list[tuple[str, str]] = []
        self._changed: set[str] = set()
        self._folders: set[str] = set()
        """Those in it that this process has made."""
        same: set[str] = set()
        if known is None and path.exists():
            delete(path)
        elif known is not None and last and last.exists() and not path.exists():
            # In one step: a copy that is not whole would cost the pages that it lacks.
            unfinished = path.with_name(f"{path.name}-unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            same = {*_link_all(last, unfinished, known)}
            os.rename(unfinished, path)
        path.mkdir(parents=True, exist_ok=True)
        if known is not None:
            self._read(known, same)

    def _read(self, known: Known, same: Collection[str]) -> None:
        self._marks = dict(_marks(str(self.path)))
        unsure = []
        for path, mark in self._marks.items():
            before = known.get(path)
            if before and (path in same or before[0] == mark):
                self.digests[path] = before[1]
            else:
                unsure.append(path)
        digests = parallel_map(partial(_digest_at, str(self.path)), unsure, chunk=500)
        self.digests.update(zip(unsure, digests, strict=True))

    def has(self, files: Mapping[str, str | None]) -> bool:
        """Whether all these *files* stand there, from their digests by path."""
        return all(self.digests.get(path) == digest for path, digest in files.items())

    def put(self, path: str, output: Output | LargeOutput) -> None:
        """Put a file at a *path*, unless it stands there."""
        if isinstance(output, Output):
            if self.digests.get(path) == output.digest:
                return
            with open(self._cleared(path), "wb") as file:
                file.write(output.content)
        else:
            # What it will be is known when it is written, so it is written beside its place.
            new = self._cleared(f"{path}.new")
            with open(new, "wb") as file:
                file.writelines(output.chunks)
            if self.digests.get(path) == output.digest:
                os.unlink(new)
                return
            os.replace(new, self._cleared(path))
        self.noted({path: output.digest})

    def move_in(self, folder: Path) -> Iterator[str]:
        """Take over every file of another *folder*, and say its path."""
        for place, _, names in os.walk(folder):
            for name in names:
                file = Path(place, name)
                path = file.relative_to(folder).as_posix()
                digest = Output(file.read_bytes()).digest
                if self.digests.get(path) != digest:
                    os.replace(file, self._cleared(path))
                    self.noted({path: digest})
                yield path

    def noted(self, digests: Mapping[str, str | None]) -> None:
        """Another process has put files there, whose *digests* are these."""
        for path, digest in digests.items():
            if digest and self.digests.get(path) != digest:
                self.digests[path] = digest
                self._changed.add(path)

    def rename(self, old: str, new: str) -> None:
        """Give the folder *old* in it another name, if nothing has that name."""
        if old != new and not (self.path / new).exists():
            os.rename(self.path / old, self.path / new)
            self.renamed(old, new)

    def renamed(self, old: str, new: str) -> None:
        """Another process has given the folder *old* in it another name."""
        files = [path for path in self.digests if path.startswith(f"{old}/")]
        if files and old != new:
            self._moved.append((old, new))
        for path in files if old != new else ():
            moved = f"{new}{path[len(old) :]}"
            self.digests[moved] = self.digests.pop(path)
            self._marks[moved] = self._marks.pop(path)

    def keep_only(self, wanted: Collection[str]) -> None:
        """Remove every file at a path that is not *wanted*."""
        for path in self.digests.keys() - wanted:
            _remove(self.path / path, self.path)
            del self.digests[path]
            self._changed.add(path)

    @property
    def unchanged(self) -> set[str]:
        """The paths at which the file stands that was there before."""
        return self.digests.keys() - self._changed

    def left_at(self, now: Path, copy: Path | None) -> Known:
        """What is known of the site, which is at the path *now*. If there is a *copy* of the one
        before, bring it up to date."""
        if copy:
            for old, new in self._moved:
                with contextlib.suppress(OSError):
                    os.rename(copy / old, copy / new)
            for path in self._changed:
                _remove(copy / path, copy)
            for path in self._changed & self.digests.keys():
                (copy / path).parent.mkdir(parents=True, exist_ok=True)
                _link(str(now / path), str(copy / path))
        for path in self._changed & self.digests.keys():
            self._marks[path] = _mark(os.lstat(now / path))
        return {path: (self._marks[path], digest) for path, digest in self.digests.items()}

    def _cleared(self, path: str) -> str:
        """The place of a file, with nothing there. What stands there may be a file of the last site
        too."""
        place = os.path.join(self.path, path)
        folder = os.path.dirname(place)
        if self.begins_empty:
            if folder not in self._folders:
                os.makedirs(folder, exist_ok=True)
                self._folders.add(folder)
            return place
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError:  # a file of the last site stands where a folder is to be
            for each in [*Path(path).parents][-2::-1]:
                if (self.path / each).is_file():
                    (self.path / each).unlink()
            os.makedirs(folder)
        try:
            os.unlink(place)
        except FileNotFoundError:
            pass
        except OSError:  # a folder of the last site
            shutil.rmtree(place)
        return place


def _marks(top: str) -> Iterator[tuple[str, Mark]]:
    """The mark of every file below the folder *top*. Whatever is not a file of a site is removed: a
    link, which would lead out of it, and a file that not everyone may read or that has further
    names, under which it may be changed."""
    folders = [top]
    while folders:
        folder = folders.pop()
        empty = True
        with os.scandir(folder) as entries:
            for entry in entries:
                about = entry.stat(follow_symlinks=False)
                kind, rights = stat.S_IFMT(about.st_mode), stat.S_IMODE(about.st_mode)
                if kind == stat.S_IFDIR:
                    if rights != _FOLDER:
                        os.chmod(entry.path, _FOLDER)
                    folders.append(entry.path)
                elif kind != stat.S_IFREG or rights != _FILE or about.st_nlink > 2:
                    os.unlink(entry.path)
                    continue
                else:
                    yield entry.path[len(top) + 1 :].replace(os.sep, "/"), _mark(about)
                empty = False
        if empty and folder != top:
            os.rmdir(folder)


def _mark(about: os.stat_result) -> Mark:
    return about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns


def _digest_at(folder: str, path: str) -> str:
    with open(os.path.join(folder, path), "rb") as file:
        return Output(file.read()).digest


def gather(folders: Iterable[Path], into: Path) -> None:
    """Copy the files of some *folders* into another. Of those with the same path, the first
    stays."""
    for folder in folders:
        for file in folder.rglob("*"):
            place = into / file.relative_to(folder)
            if file.is_file() and not file.is_symlink() and not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, place)


def _link_all(old: Path, new: Path, known: Known) -> Iterator[str]:
    """Make the folder *new* with links to the files of the folder *old*, and say which of them are
    as they were *known*: a link more changes their marks."""
    start = len(os.path.join(old, ""))
    for place, folders, names in os.walk(old):
        os.makedirs(os.path.join(new, place[start:]))
        folders[:] = [name for name in folders if not os.path.islink(os.path.join(place, name))]
        for name in names:
            file = os.path.join(place, name)
            path = file[start:].replace(os.sep, "/")
            before = known.get(path)
            if before and before[0] == _mark(os.lstat(file)):
                yield path
            _link(file, os.path.join(new, path))


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:  # a disk without links
        shutil.copy2(old, new, follow_symlinks=False)


def _remove(file: Path, top: Path) -> None:
    """Remove a *file* below the folder *top*, and the folders that held nothing else."""
    try:
        file.unlink()
        for folder in file.relative_to(top).parents[:-1]:
            os.rmdir(top / folder)
    except OSError:
        return  # it is not there, or its folder holds more
