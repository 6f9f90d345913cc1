"""The people of each request, whose names may stand nowhere: a list in the repository out of which nobody can read a name.

Names cannot be found by a pattern, so the team enters those of the people in a request, and every text is compared with them. What is
kept is a keyed hash of each way to write a name, which is enough to recognise it and not to read it. What somebody learns:

- With the list and without the key: how many names each request has, and roughly of how many forenames. Hashes are in no order but
  their own. Each way to write a name has eight marks, and a request keeps one that no other request has; so it does not show that two
  requests came from the same person (but it does of the ninth).
- With the list and the key: whether a name they think of is there, and so, by trying many, the names. The key is as secret as they are.
  The history of the repository keeps every list there was, so a key that got out cannot be called back by making another.
- With the key alone: nothing.

The hash is keyed BLAKE2b (RFC 7693), cut into eight marks of 64 bits. That is plenty: with a thousand names and a hundred million words
the chance that one mark is found without its name is less than one in a million.
"""

from __future__ import annotations

import hashlib
import os
import re
import struct
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, Field

from .fields import Model, Slug, whole_number, written_as
from .names import plain, runs, ways, words

KEY_VARIABLE = "DISCLOSURE_LOG_PEOPLE_KEY"

Mark = Annotated[str, written_as("[0-9a-f]{16}", "a mark", "bring back the line as the program wrote it")]
Marks = Annotated[
    str,
    written_as(r"[0-9a-f]{16}(\s[0-9a-f]{16})*", "a list of marks", "bring back the entry as the program wrote it, or remove it and enter its names again"),
    AfterValidator(lambda text: " ".join(text.split())),
]


class Request(Model):
    """The people of one request."""

    request: Annotated[Slug, Field(title="Request", description="Its reference in small letters, with hyphens.", examples=["foi-16-19"])]
    names: Annotated[
        Annotated[int, whole_number(1, 100_000)], Field(title="Names", description="How many were entered, to compare with the letters.", examples=["2"])
    ]
    marks: Annotated[Marks, Field(title="Marks", description="One for each way to write a name; written by: python build.py people add")]


class People(Model):
    """All of ``people.yml``."""

    key_check: Annotated[Mark, Field(title="Key check", description="Tells the key this list was made with from any other.")]
    requests: tuple[Request, ...] = ()


class WrongKey(Exception):
    """The list was made with another key. With this one it would find nothing."""


def key_from_environment() -> bytes | None:
    """The key of the list, if there is one. Raises ``ValueError`` where it is no key. Never repeats it."""
    text = os.environ.get(KEY_VARIABLE, "").strip()
    if not text:
        return None
    if not re.fullmatch("[A-Za-z0-9+/_-]{32,500}={0,2}", text) or len(set(text)) < 8:
        raise ValueError(f"{KEY_VARIABLE} is not a key: at least 32 letters and digits, as made by: python build.py people key")
    return text.encode()


class Marker:
    """Makes marks with one key. Raises :class:`WrongKey` where *people* were marked with another."""

    def __init__(self, key: bytes, people: People | None = None) -> None:
        # BLAKE2b takes keys of up to 64 bytes.
        self._key = hashlib.sha512(key).digest()
        self.key_check = f"{self.marks('')[0]:016x}"
        if people and people.key_check != self.key_check:
            raise WrongKey

    def marks(self, way: str) -> tuple[int, ...]:
        """The eight marks of one way to write a name."""
        return _EIGHT(hashlib.blake2b(way.encode(), key=self._key, person=b"people").digest())


_EIGHT = struct.Struct(">8Q").unpack


def add(people: People | None, request: str, names: Iterable[str], marker: Marker) -> People:
    """The list with the *names* added to those of a *request*. A name that is there already changes nothing.

    Raises :class:`disclosure_log.names.Unusable`.
    """
    entries = _entries(people) if people else {}
    count, own = entries.pop(request, (0, set()))
    others = set().union(*(marks for _, marks in entries.values()))
    for name in names:
        # Of the eight marks of each way the first that no other request has; where all are taken, one has to be shared.
        new = {min(marks, key=lambda mark: mark in others) for way in ways(name) if own.isdisjoint(marks := _texts(marker.marks(way)))}
        count, own = count + bool(new), own | new
    return _people(marker.key_check, entries | {request: (count, own)})


def remove(people: People, request: str) -> People:
    """The list without a *request*."""
    return _people(people.key_check, {slug: entry for slug, entry in _entries(people).items() if slug != request})


def _entries(people: People) -> dict[str, tuple[int, set[str]]]:
    """The number of names and the marks of each request. Where two branches were brought together, a request may stand there twice."""
    entries: dict[str, tuple[int, set[str]]] = {}
    for each in people.requests:
        count, marks = entries.get(each.request, (0, set()))
        entries[each.request] = count + each.names, marks | set(each.marks.split())
    return entries


def _people(key_check: str, entries: dict[str, tuple[int, set[str]]]) -> People:
    return People(
        key_check=key_check,
        requests=tuple(Request(request=slug, names=str(count), marks=" ".join(sorted(marks))) for slug, (count, marks) in sorted(entries.items())),
    )


def _texts(marks: Iterable[int]) -> list[str]:
    return [f"{mark:016x}" for mark in marks]


_HEAD = """\
# The people of each request, as marks from which nobody can read a name. Written by: python build.py people
# Do not change anything by hand; to bring two branches together, keep the entries of both.
"""


def as_yaml(people: People) -> str:
    """The list as it stands in its file: the same list is always the same text, and an entry changes no other."""
    lines = [f"key_check: {people.key_check}", "requests:" if people.requests else "requests: []"]
    for each in people.requests:
        marks = each.marks.split()
        lines += [f"  - request: {each.request}", f"    names: {each.names}", "    marks: |"]
        lines += ["      " + " ".join(marks[at : at + 8]) for at in range(0, len(marks), 8)]
    return _HEAD + "\n".join(lines) + "\n"


class DenyList:
    """The list with its key, ready to be compared with texts."""

    def __init__(self, marker: Marker, people: People) -> None:
        self._marker = marker
        self._requests = {int(mark, 16): request.request for request in reversed(people.requests) for mark in request.marks.split()}
        # The same words come again and again; what was looked up is remembered, but not without end.
        self._request = lru_cache(maxsize=2**16)(self._look_up)

    @staticmethod
    def of(people: People, key: bytes) -> DenyList:
        """Raises :class:`WrongKey`."""
        return DenyList(Marker(key, people), people)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, request) of every name in *text*. No name goes on across a ``\\x1e``, which stands between two cells or pages."""
        prepared = plain(text)
        found = words(prepared.text)
        at = 0
        while at < len(found):
            hits = [(count, request) for count, way in runs(found, at) if (request := self._request(way))] if found[at] else []
            if hits:
                count, request = hits[-1]
                yield *prepared.span(found[at].start, found[at + count - 1].end), request
                at += count
            else:
                at += 1

    def _look_up(self, way: str) -> str | None:
        marks = self._marker.marks(way)
        if self._requests.keys().isdisjoint(marks):
            return None
        return next(self._requests[mark] for mark in marks if mark in self._requests)
