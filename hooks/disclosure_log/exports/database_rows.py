"""The rows of an entry in the tables of the SQLite file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from disclosure_log.exports.tables import cited

Row = tuple[str, tuple[Any, ...]]
"""A table, and a row of it. That of a document begins with a key, which its files refer to."""


def rows_of(entry: Mapping[str, Any], version: str) -> Iterator[Row]:
    """(table, row) of everything in an *entry*, which is data."""
    id = entry["id"]
    yield "entries", (*_of(entry, _ENTRY), version)
    yield from (("entry_topics", (id, topic)) for topic in entry["topics"])
    yield from (("mentions", (id, other)) for other in entry["mentions"])
    for question in entry["questions"]:
        yield from _question(id, question)
    for document in entry["documents"]:
        key = (id, document["file"])
        redacted = sum(each["count"] for each in document["redactions"])
        about = _of(document, ("file", "title", "kind", "given_with", "accessible"))
        yield "documents", (key, id, *about, redacted, document["page"])
        for file in document["files"]:
            yield "files", (file["address"], key, *_of(file, ("media_type", "bytes", "sha256")))
    for each in entry["dates"]:
        yield "dates", (id, *each.values())
    for field, (name, columns) in _LISTS.items():
        for number, each in enumerate(entry[field], 1):
            yield name, (id, number, *_of(each, columns))


def _question(entry: str, question: Mapping[str, Any]) -> Iterator[Row]:
    id = question["id"]
    yield "questions", (id, entry, *_of(question, _QUESTION))
    for publication in question["cites"]:
        yield "cites", (id, publication)
    stands, first = question["grounds"], question["first_grounds"]
    now, before = ({(cited(g), g["covers"] or ""): g for g in each} for each in (stands, first))
    # A ground that was weighed anew, or for which other reasons were given, is still the same one.
    for key, each in (before | now).items():
        provision, covers = key
        yield "grounds", (id, provision, key in now, key in before, covers, each["public_interest"])


def _of(data: Mapping[str, Any], names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(data[name] for name in names)


_ENTRY = (
    "id reference title summary regime received responded due working_days timeliness outcome"
    " first_outcome changed address"
).split()
_QUESTION = (
    "number asked answered outcome first_outcome responded language advice goodwill address"
).split()
_LISTS = {
    "review": ("reviews", ("requested", "responded", "outcome", "answered")),
    "regulator": ("regulator", ("step", "date", "reference", "result", "answered", "link")),
    "further": ("further_disclosures", ("date", "reason")),
    "changes": ("changes", ("date", "note")),
}
