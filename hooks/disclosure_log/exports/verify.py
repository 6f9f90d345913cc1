"""Whether a published log is what it says it is, and what it was."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Generator, Iterator, Mapping
from typing import Any

from disclosure_log.exports.faults import (
    GONE,
    NOT_READABLE,
    OTHER_FILE,
    OTHER_ROOT,
    OTHER_VERSION,
)
from disclosure_log.exports.files import CHECKSUMS, FOLDER, LOG, VERSIONS
from disclosure_log.exports.json_places import (
    NotJson,
    json_of,
    line_and_column,
    places_of_items,
)
from disclosure_log.exports.published import Published, Unreachable
from disclosure_log.exports.versions import root_of, version_of
from disclosure_log.findings.finding import Finding

_ASK = "ask the authority what was changed, and why; its page of changes tells what it has said"
_BUILD = "build the site with disclosure-log build; mkdocs build alone does not write this list"
_UNREADABLE = (Unreachable, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading a file that somebody tampered with may raise."""
_OF_EACH = ("index.html", "record.json")
"""Files that every entry has."""
_PARTS = (f"{FOLDER}years/", f"{FOLDER}topics/")
"""Where the files of some of the entries are."""
_LIST = VERSIONS.rsplit("/", 1)[1]
_SHORT = 12
"""How many digits of a hash tell it from others."""


class Versions:
    """A file of versions."""

    def __init__(self, name: str, content: bytes) -> None:
        """Raises :class:`Unreachable` if it is none."""
        try:
            data = json_of(content.decode("utf-8-sig"))
            self.root = str(data["root"])
            self.versions = {str(id): str(each) for id, each in data["versions"].items()}
            self.address = str(data["authority"]["address"])
            self.counted = root_of(self.versions)
        except _UNREADABLE:
            raise Unreachable(f"{name} is no list of versions") from None


def verify(site: Published, kept: Versions | None = None) -> Iterator[Finding]:
    """What differs in a *site* from what its own list of versions says, and from a list that
    somebody *kept*. Raises :class:`Unreachable` if the site has no such list."""
    said = Versions(VERSIONS, site.read(VERSIONS))
    told = [*_root(said), *_log(site, said.versions)]
    yield from told
    yield from _files(site, said, {each.path for each in told})
    if kept:
        yield from _since(kept.versions, said.versions)


def _root(said: Versions) -> Iterator[Finding]:
    """A root that is not that of the versions."""
    if said.counted != said.root:
        message = f"the versions have the root {_short(said.counted)}, not {_short(said.root)}"
        yield Finding(VERSIONS, 1, 1, OTHER_ROOT, message, _ASK)


def _log(site: Published, said: Mapping[str, str]) -> Iterator[Finding]:
    """Entries of the whole log that are not the version they are said to be, or not there."""
    found = yield from _entries(site, LOG, said)
    for id in sorted(said.keys() - found) if found is not None else ():
        message = f"{id} has a version, but is not in the file"
        yield Finding(LOG, 1, 1, GONE, message, _ASK)


def _entries(
    site: Published, path: str, said: Mapping[str, str]
) -> Generator[Finding, None, set[str] | None]:
    """Entries of a file of them that are not the version they are said to be. Gives the ids of all
    that are in it, or ``None`` if it cannot be read."""
    try:
        text = site.read(path).decode()
        found = [(str(each["id"]), version_of(each)) for each in json_of(text)["entries"]]
    except _UNREADABLE as error:
        line, column = (error.line, error.column) if isinstance(error, NotJson) else (1, 1)
        message = "the file is no log that can be read"
        yield Finding(path, line, column, NOT_READABLE, message, _ASK)
        return None
    if all(said.get(id) == version for id, version in found):
        places: Iterator[tuple[int, int]] = iter(())
    else:
        places = places_of_items(text, ("entries",))
    for (id, version), (line, column) in zip(found, places, strict=False):
        if version != said.get(id):
            yield _differs(path, line, column, id, said.get(id), version)
    return {id for id, _ in found}


def _differs(path: str, line: int, column: int, id: str, said: str | None, found: str) -> Finding:
    what = f"{_LIST} says {_short(said)}" if said else f"{_LIST} has none"
    message = f"{id} has version {_short(found)}, but {what}"
    return Finding(path, line, column, OTHER_VERSION, message, _ASK)


def _files(site: Published, said: Versions, told: Container[str]) -> Iterator[Finding]:
    """Files that are not those that were published, but for those of which something was *told*.
    Of a folder all are looked at; of an address only the list, since each would be a request."""
    try:
        lines = site.read(CHECKSUMS).decode().removesuffix("\n").split("\n")
    except (Unreachable, ValueError):
        message = "the list of the hashes of all files is missing"
        yield Finding(CHECKSUMS, 1, 1, NOT_READABLE, message, _BUILD if site.is_folder else _ASK)
        return
    folders = _folders(site, said)
    listed = [line.partition("  ") for line in lines]
    yield from _unlisted(folders, {path for _, _, path in listed})
    for digest, _, path in listed if site.is_folder else ():
        of = "" if path.startswith(FOLDER) else f"{_id_of(path, folders)}: "
        try:
            content = site.read(path)
        except Unreachable:
            yield Finding(path, 1, 1, GONE, f"{of}the file is missing", _ASK)
            continue
        found = hashlib.sha256(content).hexdigest()
        if found == digest:
            if path.endswith("/record.json"):
                yield from _record(path, content, said.versions)
        elif path not in told:
            message = (
                f"{of}the file has the hash {_short(found)}, not {_short(digest)} as published"
            )
            whole = Finding(path, 1, 1, OTHER_FILE, message, _ASK)
            yield from _which(site, path, said.versions) or [whole]


def _which(site: Published, path: str, said: Mapping[str, str]) -> list[Finding]:
    """Which entries of a year or a topic are others, where the file says."""
    has_entries = path.startswith(_PARTS) and path.endswith(".json")
    return list(_entries(site, path, said)) if has_entries else []


def _record(path: str, content: bytes, said: Mapping[str, str]) -> Iterator[Finding]:
    """A ``record.json`` that has another entry than the log."""
    text = content.decode("utf-8", "replace")
    try:
        entry = json_of(text)["entry"]
        id, found = str(entry["id"]), version_of(entry)
    except _UNREADABLE:
        yield Finding(path, 1, 1, NOT_READABLE, "this is no record that can be read", _ASK)
        return
    if found != said.get(id):
        offset = max(text.find('"entry"'), 0)
        yield _differs(path, *line_and_column(text, offset), id, said.get(id), found)


def _folders(site: Published, said: Versions) -> dict[str, str]:
    """The id of each entry by its folder on the site."""
    try:
        return {
            str(entry["address"]).removeprefix(said.address): str(entry["id"])
            for entry in json_of(site.read(LOG).decode())["entries"]
        }
    except _UNREADABLE:
        return {}  # said before


def _id_of(path: str, folders: Mapping[str, str]) -> str:
    """The id of the entry that a *path* belongs to, or its folder."""
    folder = "/".join(path.split("/")[:3]) + "/"
    return folders.get(folder, folder)


def _unlisted(folders: Mapping[str, str], listed: set[str]) -> Iterator[Finding]:
    """Pages and records of entries that the list of hashes leaves out, so that nobody would see
    that they were changed."""
    for folder, id in folders.items():
        for name in _OF_EACH:
            if f"{folder}{name}" not in listed:
                message = f"{id}: {name} is not in the list of hashes"
                yield Finding(CHECKSUMS, 1, 1, GONE, message, _ASK)


def _since(kept: Mapping[str, str], said: Mapping[str, str]) -> Iterator[Finding]:
    """What became of the entries of a list that somebody kept."""
    for id, version in sorted(kept.items()):
        now: Any = said.get(id)
        if now is None:
            yield Finding(VERSIONS, 1, 1, GONE, f"{id} is not in the log any more", _ASK)
        elif now != version:
            message = f"{id} has version {_short(now)} now; you kept {_short(version)}"
            yield Finding(VERSIONS, 1, 1, OTHER_VERSION, message, _ASK)


def _short(digest: str) -> str:
    return digest[:_SHORT]
