"""An entry as data: what ``model.py`` describes, as plain values for JSON."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel

from disclosure_log.log.answer import Answer
from disclosure_log.log.downloads import File, Release
from disclosure_log.log.entries import Log
from disclosure_log.log.entry import Entry
from disclosure_log.log.headings import question_id

Data = dict[str, Any]
MEDIA_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
}
"""The media types of released files, by their ending."""


def log_id(address: str) -> str:
    """What stays unique among logs: the *address* of the site without the protocol."""
    return address.removeprefix("https://").rstrip("/")


def entry_id(entry: Entry) -> str:
    """The id of an *entry*, unique among logs: ``foi.authority.example:FOI 26-101``."""
    return f"{log_id(entry.authority.site.address)}:{entry.record.reference}"


def timeliness(entry: Entry) -> str:
    """Whether the answer was in time, as a term of ``TIMELINESS``."""
    clock = entry.clock
    if clock.used is None:
        return "not-recorded"
    if clock.late:
        return "late"
    return "extended" if entry.extension_used else "on-time"


def entry_data(log: Log, entry: Entry) -> Data:
    """An *entry* that stands, as ``EntryData`` describes it."""
    record, clock = entry.record, entry.clock
    return {
        "id": entry_id(entry),
        "reference": record.reference,
        "also_known_as": list(record.also_known_as),
        "address": _address(entry),
        "title": record.title,
        "summary": record.summary,
        "regime": record.regime,
        "topics": list(record.topics),
        "keywords": list(record.keywords),
        "received": _day(record.received),
        "responded": _day(record.responded),
        "due": _day(clock.due),
        "working_days": clock.used,
        "timeliness": timeliness(entry),
        "ask_review_by": _day(record.ask_review_by),
        "outcome": entry.outcome.id,
        "first_outcome": entry.first_outcome.id,
        "outcome_history": entry.outcome_history,
        "changed": _day(entry.changed),
        "mentions": [entry_id(other) for other in log.mentioned_by[entry.path]],
        "questions": [_question(entry, answer) for answer in entry.answers],
        "documents": [_document(entry, release) for release in entry.releases],
        "clock": _plain(record.clock),
        "review": _plain(record.review),
        "regulator": _plain(record.regulator),
        "further": _plain(record.further),
        "changes": _plain(record.changes),
        "dates": _dates(entry),
    }


def _question(entry: Entry, answer: Answer) -> Data:
    part = answer.part
    place = f"#{question_id(answer.number)}"
    return {
        "id": f"{entry_id(entry)}{place}",
        "number": answer.number,
        "address": f"{_address(entry)}{place}",
        "asked": part.asked,
        "answered": part.answered,
        "outcome": answer.outcome.id,
        "first_outcome": answer.first.id,
        "outcome_history": answer.outcome_history,
        "grounds": _plain(answer.grounds),
        "first_grounds": _plain(part.grounds),
        "cites": list(part.cites),
        "responded": _day(part.responded),
        "available": _plain(part.available),
        "transferred": part.transferred and _plain((part.transferred,))[0],
        "advice": part.advice,
        "goodwill": part.goodwill,
        "language": part.language or "en",
    }


def _document(entry: Entry, release: Release) -> Data:
    document, folder = release.document, _address(entry)
    tables = [
        {
            "title": table.title,
            "address": f"{folder}{table.slug}/",
            "file": f"{folder}{quote(table.file.name)}",
            "rows": len(table.body),
            "columns": len(table.headings),
        }
        for table in release.tables
    ]
    files = {each.name: each for each in (*release.files, *(t.file for t in release.tables))}
    return {
        "file": document.file,
        "title": document.title,
        "kind": document.kind,
        "given_with": document.given_with,
        "questions": list(document.questions),
        "redactions": _plain(document.redactions),
        "accessible": document.accessible,
        "read_by_second_person": document.read_by_second_person,
        "page": f"{folder}{release.page.slug}/" if release.page else None,
        "files": [_file(folder, each) for each in files.values()],
        "tables": tables,
    }


def _file(folder: str, file: File) -> Data:
    return {
        "address": f"{folder}{quote(file.name)}",
        "media_type": MEDIA_TYPES[file.name.rsplit(".", 1)[1].casefold()],
        "bytes": len(file.content),
        "sha256": hashlib.sha256(file.content).hexdigest(),
    }


def _dates(entry: Entry) -> list[Data]:
    """Every date of an *entry*, in order; those that were not recorded come first."""
    found = sorted(_known(entry), key=lambda each: each[1] or date.min)
    return [
        {"what": what, "date": _day(day), "known_from": known_from if day else "not-recorded"}
        for what, day, known_from in found
    ]


def _known(entry: Entry) -> Iterator[tuple[str, date | None, str]]:
    record = entry.record
    yield "received", record.received, "response-letter"
    yield "responded", record.responded, "response-letter"
    if entry.clock.due:
        yield "due", entry.clock.due, "law"
    if record.ask_review_by:
        yield "ask-review-by", record.ask_review_by, "response-letter"
    for part in record.parts:
        if part.responded:
            yield "question-responded", part.responded, "response-letter"
        if part.transferred:
            yield "question-transferred", part.transferred.date, "response-letter"
    for event in record.clock:
        yield "clock", event.date, "correspondence"
        if event.until:
            yield "extended-until", event.until, "correspondence"
    for review in record.review:
        yield "review-requested", review.requested, "review-letter"
        yield "review-responded", review.responded, "review-letter"
    for step in record.regulator:
        yield "regulator", step.date, "decision"
        if step.comply_by:
            yield "comply-by", step.comply_by, "decision"
        if step.complied:
            yield "complied", step.complied, "log"
    for further in record.further:
        yield "further-disclosure", further.date, "correspondence"
    for change in record.changes:
        yield "changed", change.date, "log"


def _address(entry: Entry) -> str:
    return f"{entry.authority.site.address}{entry.address}"


def _plain(groups: tuple[BaseModel, ...]) -> list[Data]:
    return [group.model_dump(mode="json", by_alias=True) for group in groups]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
