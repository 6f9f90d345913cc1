"""``people.yml``: keyed marks of the people of each request. No name can be read from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, Field

from disclosure_log.privacy.deny_list import DenyList, Marker
from disclosure_log.privacy.name_variants import ways
from disclosure_log.records.fields import Model, Slug, whole_number, written_as

Mark = Annotated[
    str, written_as("[0-9a-f]{16}", "a mark", "bring back the line as the program wrote it")
]
Marks = Annotated[
    str,
    written_as(
        r"[0-9a-f]{16}(\s[0-9a-f]{16})*",
        "a list of marks",
        "bring back the entry as the program wrote it, or remove it and enter its names again",
    ),
    AfterValidator(lambda text: " ".join(text.split())),
]


class Request(Model):
    """The people of one request."""

    request: Annotated[
        Slug,
        Field(
            title="Request",
            description="Its reference in small letters, with hyphens.",
            examples=["foi-16-19"],
        ),
    ]
    names: Annotated[
        Annotated[int, whole_number(1, 100_000)],
        Field(
            title="Names",
            description="How many were entered, to compare with the letters.",
            examples=["2"],
        ),
    ]
    marks: Annotated[
        Marks,
        Field(
            title="Marks",
            description="One for each way to write a name; written by: disclosure-log people add",
        ),
    ]


class People(Model):
    """All of ``people.yml``."""

    key_check: Annotated[
        Mark,
        Field(
            title="Key check", description="Tells the key this list was made with from any other."
        ),
    ]
    requests: tuple[Request, ...] = ()
    removed: Annotated[
        tuple[Slug, ...],
        Field(
            title="Removed",
            description="Requests taken off the list; written by: disclosure-log people remove",
        ),
    ] = ()

    def deny_list(self, key: bytes) -> DenyList:
        """The list with its *key*, ready to be compared with texts. Raises :class:`.WrongKey`."""
        requests = {
            int(mark, 16): each.request
            for each in reversed(self.requests)
            for mark in each.marks.split()
        }
        return DenyList(Marker(key, self.key_check), requests)


def add(people: People | None, request: str, names: Iterable[str], marker: Marker) -> People:
    """The list with *names* added to those of a *request*. A name that is already there changes
    nothing.

    Raises :class:`disclosure_log.privacy.name_variants.Unusable`.
    """
    entries = _entries(people) if people else {}
    count, own = entries.pop(request, (0, set()))
    others = set().union(*(marks for _, marks in entries.values()))
    for name in names:
        # Each spelling has eight possible marks: take the first that no other request uses, or
        # share one where all are taken.
        new = {
            min(marks, key=lambda mark: mark in others)
            for way in ways(name)
            if own.isdisjoint(marks := _texts(marker.marks(way)))
        }
        count, own = count + bool(new), own | new
    removed = {*people.removed} - {request} if people else set()
    return _people(marker.key_check, entries | {request: (count, own)}, removed)


def remove(people: People, request: str) -> People:
    """The list without a *request*, which it names as removed."""
    return _people(
        people.key_check,
        {slug: entry for slug, entry in _entries(people).items() if slug != request},
        {*people.removed, request},
    )


def _entries(people: People) -> dict[str, tuple[int, set[str]]]:
    """The number of names and the marks of each request.

    After a merge of two branches a request may be listed twice.
    """
    entries: dict[str, tuple[int, set[str]]] = {}
    for each in people.requests:
        count, marks = entries.get(each.request, (0, set()))
        entries[each.request] = count + each.names, marks | set(each.marks.split())
    return entries


def _people(key_check: str, entries: dict[str, tuple[int, set[str]]], removed: set[str]) -> People:
    return People(
        key_check=key_check,
        requests=tuple(
            Request.model_validate(
                {"request": slug, "names": str(count), "marks": " ".join(sorted(marks))}
            )
            for slug, (count, marks) in sorted(entries.items())
        ),
        removed=tuple(sorted(removed)),
    )


def _texts(marks: Iterable[int]) -> list[str]:
    return [f"{mark:016x}" for mark in marks]


_HEAD = (
    "# The people of each request, as marks from which nobody can read a name. Written by:"
    " disclosure-log people\n"
    "# Do not change anything by hand; to bring two branches together, keep the entries of both.\n"
)


def as_yaml(people: People) -> str:
    """The text of the file. The same list always gives the same text, and one request's entry does
    not affect another's."""
    lines = [f"key_check: {people.key_check}", "requests:" if people.requests else "requests: []"]
    for each in people.requests:
        marks = each.marks.split()
        lines += [f"  - request: {each.request}", f"    names: {each.names}", "    marks: |"]
        lines += ["      " + " ".join(marks[at : at + 8]) for at in range(0, len(marks), 8)]
    if people.removed:
        lines += ["removed:", *(f"  - {slug}" for slug in people.removed)]
    return _HEAD + "\n".join(lines) + "\n"
