"""A log in the data format, made of the rows of another layout."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from disclosure_log.exports.address import is_address
from disclosure_log.exports.exported import log_text
from disclosure_log.exports.foreign.rows import NotTheLayout, Row
from disclosure_log.exports.log_model import SCHEMA_VERSION
from disclosure_log.exports.versions import root_of, version_of

Data = dict[str, Any]


def converted(rows: Iterable[Row], authority: Data, regime: str | None) -> bytes:
    """The *rows* as a log of an *authority*, newest first. Raises :class:`NotTheLayout`."""
    seen: dict[str, int] = {}
    entries = []
    for row in sorted(rows, key=lambda row: row.responded, reverse=True):
        if not row.reference or not row.title:
            raise NotTheLayout(row.line, "the reference or the subject is empty", "fill it in")
        if row.address and not is_address(row.address):
            message = "this is not an address of the web"
            raise NotTheLayout(row.line, message, "begin with https:// and a host")
        if row.reference in seen:
            message = f"line {seen[row.reference]} has the same reference"
            raise NotTheLayout(row.line, message, "give each request its own")
        seen[row.reference] = row.line
        entries.append(_entry(row, authority, regime))
    head: Data = {
        "schema_version": SCHEMA_VERSION,
        "authority": authority,
        "covers": "log",
        "updated": entries[0]["changed"] if entries else None,
        "root": root_of({entry["id"]: version_of(entry) for entry in entries}),
        "topics": [],
        "publications": [],
        "quarters": [],
    }
    return log_text(head, entries)


def _entry(row: Row, authority: Data, regime: str | None) -> Data:
    id = f"{authority['id']}:{row.reference}"
    address = row.address or authority["address"]
    question: Data = {
        "id": f"{id}#question-1",
        "number": 1,
        "address": address,
        "asked": row.title,
        "answered": row.answered,
        "outcome": row.outcome,
        "first_outcome": row.outcome,
        "outcome_history": "",
        "grounds": [],
        "first_grounds": [],
        "cites": [],
        "responded": None,
        "available": [],
        "transferred": None,
        "advice": None,
        "goodwill": None,
        "language": "en",
    }
    return {
        "id": id,
        "reference": row.reference,
        "also_known_as": [],
        "address": address,
        "title": row.title,
        "summary": row.answered or row.title,
        "regime": regime,
        "topics": [],
        "keywords": [],
        "received": _day(row.received),
        "responded": _day(row.responded),
        "due": None,
        "working_days": None,
        "timeliness": "not-recorded",
        "ask_review_by": None,
        "outcome": row.outcome,
        "first_outcome": row.outcome,
        "outcome_history": "",
        "changed": _day(row.responded),
        "mentions": [],
        "questions": [question],
        "documents": [],
        "clock": [],
        "review": [],
        "regulator": [],
        "further": [],
        "changes": [],
        "dates": [
            {"what": what, "date": _day(day), "known_from": "log" if day else "not-recorded"}
            for what, day in (("received", row.received), ("responded", row.responded))
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
