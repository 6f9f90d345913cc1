"""Rules about one record: whether what it says fits together. Its grounds and its clock have rules
of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from disclosure_log.findings.registry import rule
from disclosure_log.law.calendar import ACT_IN_FORCE
from disclosure_log.reading.yaml_document import YamlDocument
from disclosure_log.records.fields import DASHES
from disclosure_log.records.model import Record
from disclosure_log.records.references import RESERVED, slug
from disclosure_log.records.schema import dates
from disclosure_log.rules.context import Context, Problem, items

Problems = Iterator[Problem]


@rule("DL201", "record", needs=("responded",))
def folder_of_another_year(record: Record, document: YamlDocument, context: Context) -> Problems:
    """The year in the address of an entry is the year of its response.

    People cite the address, so the two must agree.
    """
    folder = document.path.split("/")[-2]
    if folder != f"{record.responded.year:04}":
        yield Problem(
            ("responded",),
            f"the response was sent in {record.responded.year:04}, but the file is in the folder"
            f" {folder}",
            "correct the date, or move the file into the folder of its year",
        )


@rule("DL202", "record", needs=("reference",))
def name_of_another_reference(record: Record, document: YamlDocument, context: Context) -> Problems:
    """The name of the file is the address of the entry; whoever knows the reference must be able to
    find it."""
    name, expected = document.path.split("/")[-1].removesuffix(".yml"), slug(record.reference)
    if expected in RESERVED:
        yield Problem(
            ("reference",),
            f"with this reference the page would be called {expected}, which means something else"
            " to a web server or to Windows",
            "check the reference against the letter",
        )
    elif name != expected:
        yield Problem(
            ("reference",),
            f"a record with this reference is called {expected}.yml",
            f"rename {name}.yml, or correct the reference; leave out what letters put before it",
        )


@rule("DL203", "record", needs=("received", "responded"))
def responded_before_received(record: Record, document: YamlDocument, context: Context) -> Problems:
    """An answer cannot be older than its request; the working days shown would be nonsense."""
    if record.responded < record.received:
        yield Problem(
            ("responded",),
            f"responded {record.responded} is before received {record.received}",
            "check both dates against the letter",
        )


@rule("DL204", "file")
def date_in_the_future(value: Any, document: YamlDocument, context: Context) -> Problems:
    """A date that has not come yet is a slip of the pen; published, it would mislead."""
    for path, day in dates(value):
        # A requester can be told of a due date that was still to come when the answer was sent
        # early.
        latest = date(context.today.year + 1, 12, 31) if path[-1] == "until" else context.today
        if day > latest:
            yield Problem(
                path, f"{path[-1]} {day} is in the future", "check the date against the letter"
            )


@rule("DL205", "file")
def date_before_the_act(value: Any, document: YamlDocument, context: Context) -> Problems:
    """The right to ask began on 1 January 2005. An earlier date is a slip of the pen."""
    for path, day in dates(value):
        if day < ACT_IN_FORCE:
            yield Problem(
                path,
                f"{path[-1]} {day} is before the Freedom of Information Act came into force",
                "check the date against the letter",
            )


@rule("DL206", "record", needs=("title", "reference"))
def reference_in_title(record: Record, document: YamlDocument, context: Context) -> Problems:
    """The reference stands beside every title already.

    Repeating it pushes what the entry is about out of sight.
    """
    spelt = r"\s*".join(re.escape(character) for character in "".join(record.reference.split()))
    title = re.sub(f"[{DASHES}]", "-", record.title)
    if re.search(rf"(?<![\w-]){spelt}(?![\w-])", title, re.IGNORECASE):
        yield Problem(
            ("title",),
            "the title repeats the reference",
            "say what was asked about, and nothing else",
        )


@rule("DL207", "record", needs=("title",))
def title_says_foi_request(record: Record, document: YamlDocument, context: Context) -> Problems:
    """Every entry is a freedom of information request, so the words tell a visitor nothing."""
    law = (
        r"(?:FOIA?|EIR|(?:freedom of |environmental )?information(?: (?:act|regulations)(?:"
        r" [0-9]{4})?)?)"
    )
    if re.search(rf"\b{law}\s+request\b", record.title, re.IGNORECASE):
        yield Problem(
            ("title",),
            'the title says "request" instead of what was asked about',
            "say what was asked about, and nothing else",
        )


@rule("DL219", "record", needs=("review", "responded"))
def review_out_of_order(record: Record, document: YamlDocument, context: Context) -> Problems:
    """A review is answered after it was asked for.

    It may be asked for before the response: a review can be about delay.
    """
    review = record.review
    if review.requested and record.received and review.requested < record.received:
        yield Problem(
            ("review", "requested"),
            f"the review was requested {review.requested}, before the request was received on"
            f" {record.received}",
            "check both dates against the letters",
        )
    if review.requested and review.responded < review.requested:
        yield Problem(
            ("review", "responded"),
            f"the review was answered {review.responded}, before it was asked for on"
            f" {review.requested}",
            "check both dates against the letters",
        )
    elif not review.requested and review.responded < record.responded:
        yield Problem(
            ("review", "responded"),
            f"the review was answered {review.responded}, before the response of"
            f" {record.responded}",
            "check both dates against the letters",
        )


@rule("DL220", "record", needs=("regulator", "changes", "responded"), relies_on=("received",))
def later_event_too_early(record: Record, document: YamlDocument, context: Context) -> Problems:
    """A change is made after the response.

    A complaint may come before it, about silence, but not before the request.
    """
    for number, change in items(record.changes):
        if change.date < record.responded:
            yield Problem(
                ("changes", number, "date"),
                f"{change.date} is before the response of {record.responded}",
                "check both dates",
            )
    for number, step in items(record.regulator):
        if record.received and step.date < record.received:
            yield Problem(
                ("regulator", number, "date"),
                f"{step.date} is before the request was received on {record.received}",
                "check both dates",
            )


@rule("DL221", "record", needs=("status", "changes"))
def status_without_a_note(record: Record, document: YamlDocument, context: Context) -> Problems:
    """Whoever followed a link to an entry that no longer stands must be told why."""
    if record.status not in ("published", "merged") and not record.changes:
        yield Problem(
            ("status",),
            f"the entry is {record.status}, but changes does not say why",
            "add changes with a date and a note that a visitor understands",
        )


@rule("DL222", "record", needs=("status",), relies_on=("merged_into",))
def merged_into_nothing(record: Record, document: YamlDocument, context: Context) -> Problems:
    """The address of a merged entry leads to the entry it became part of."""
    if record.status == "merged" and not record.merged_into:
        yield Problem(
            ("status",),
            "the entry is merged, but merged_into does not say into which",
            "add merged_into with the reference of the other entry",
        )
    elif record.status != "merged" and record.merged_into:
        yield Problem(
            ("merged_into",),
            f"merged_into is given, but the entry is {record.status}",
            "delete merged_into, or make the status merged",
        )


@rule("DL223", "record", needs=())
def said_twice(record: Record, document: YamlDocument, context: Context) -> Problems:
    """The same thing twice in a list would be shown and counted twice."""
    lists: list[tuple[tuple[str | int, ...], Any]] = [
        ((f,), getattr(record, f) or ()) for f in ("topics", "keywords", "also_known_as")
    ]
    for number, part in items(record.parts or ()):
        lists += [
            (("parts", number, "cites"), part.cites),
            (("parts", number, "grounds"), [(g.act, g.provision) for g in part.grounds]),
        ]
    for path, values in lists:
        for position, value in enumerate(values):
            if value in values[:position]:
                yield Problem(
                    (*path, position), "this is in the list already", "delete one of the two"
                )
