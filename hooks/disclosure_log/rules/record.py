"""Checks of one record: whether its fields agree with each other.

Why each fault matters is in ``findings/codes/record.py``.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from disclosure_log.findings.codes.record import (
    DATE_BEFORE_THE_ACT,
    DATE_IN_THE_FUTURE,
    FILE_NAME_DIFFERS,
    LATER_EVENT_TOO_EARLY,
    LISTED_TWICE,
    MERGED_INTO_NOTHING,
    REFERENCE_IN_TITLE,
    RESPONDED_BEFORE_RECEIVED,
    REVIEW_OUT_OF_ORDER,
    STATUS_WITHOUT_A_NOTE,
    TITLE_SAYS_FOI_REQUEST,
    WRONG_YEAR_FOLDER,
)
from disclosure_log.law.dated import ACT_IN_FORCE
from disclosure_log.reading.yaml_document import YamlDocument
from disclosure_log.records.fields import DASHES
from disclosure_log.records.model import Record
from disclosure_log.records.references import RESERVED, slug
from disclosure_log.records.schema import Parsed
from disclosure_log.rules.context import Context, items
from disclosure_log.rules.declare import Findings, finds


@finds(WRONG_YEAR_FOLDER, scope="record", needs=("responded",))
def wrong_year_folder(record: Record, document: YamlDocument, context: Context) -> Findings:
    folder = document.path.split("/")[-2]
    if folder != f"{record.responded.year:04}":
        yield document.finding(
            WRONG_YEAR_FOLDER,
            ("responded",),
            f"the response was sent in {record.responded.year:04}, but the file is in the folder"
            f" {folder}",
            "correct the date, or move the file into the folder of its year",
        )


@finds(FILE_NAME_DIFFERS, scope="record", needs=("reference",))
def file_name_differs(record: Record, document: YamlDocument, context: Context) -> Findings:
    name, expected = document.path.split("/")[-1].removesuffix(".yml"), slug(record.reference)
    if expected in RESERVED:
        yield document.finding(
            FILE_NAME_DIFFERS,
            ("reference",),
            f"the page of this reference would be called {expected}, which has a special meaning"
            " for a web server or Windows",
            "check the reference against the letter",
        )
    elif name != expected:
        yield document.finding(
            FILE_NAME_DIFFERS,
            ("reference",),
            f"a record with this reference must be called {expected}.yml",
            f"rename {name}.yml, or correct the reference; leave out anything that letters put"
            " before it, such as Gov/",
        )


@finds(RESPONDED_BEFORE_RECEIVED, scope="record", needs=("received", "responded"))
def responded_before_received(record: Record, document: YamlDocument, context: Context) -> Findings:
    if record.received and record.responded < record.received:
        yield document.finding(
            RESPONDED_BEFORE_RECEIVED,
            ("responded",),
            f"responded {record.responded} is before received {record.received}",
            "check both dates against the letter",
        )


_TO_COME = ("until", "comply_by", "ask_review_by", "first", "last")
"""Fields whose day may still be to come: a letter tells of it, or a school plans it."""


@finds(DATE_IN_THE_FUTURE, scope="file")
def date_in_the_future(file: Parsed[Any], context: Context) -> Findings:
    for path, day in file.dates:
        latest = date(context.today.year + 1, 12, 31) if path[-1] in _TO_COME else context.today
        if day > latest:
            yield file.document.finding(
                DATE_IN_THE_FUTURE,
                path,
                f"{path[-1]} {day} is in the future",
                "check the date against the letter",
            )


@finds(DATE_BEFORE_THE_ACT, scope="file")
def date_before_the_act(file: Parsed[Any], context: Context) -> Findings:
    for path, day in file.dates:
        if day < ACT_IN_FORCE:
            yield file.document.finding(
                DATE_BEFORE_THE_ACT,
                path,
                f"{path[-1]} {day} is before the Freedom of Information Act came into force",
                "check the date against the letter",
            )


@finds(REFERENCE_IN_TITLE, scope="record", needs=("title", "reference"))
def reference_in_title(record: Record, document: YamlDocument, context: Context) -> Findings:
    # Most titles have other figures, and an expression for each record takes long to make.
    if any(sign.isdigit() and sign not in record.title for sign in record.reference):
        return
    spelt = r"\s*".join(re.escape(character) for character in "".join(record.reference.split()))
    title = re.sub(f"[{DASHES}]", "-", record.title)
    if re.search(rf"(?<![\w-]){spelt}(?![\w-])", title, re.IGNORECASE):
        yield document.finding(
            REFERENCE_IN_TITLE,
            ("title",),
            "the title repeats the reference",
            "give only the subject of the request",
        )


@finds(TITLE_SAYS_FOI_REQUEST, scope="record", needs=("title",))
def title_says_foi_request(record: Record, document: YamlDocument, context: Context) -> Findings:
    law = (
        r"(?:FOIA?|EIR|(?:freedom of |environmental )?information(?: (?:act|regulations)(?:"
        r" [0-9]{4})?)?)"
    )
    if re.search(rf"\b{law}\s+request\b", record.title, re.IGNORECASE):
        yield document.finding(
            TITLE_SAYS_FOI_REQUEST,
            ("title",),
            "the title says that this is a request, which is true of every entry",
            "give only the subject of the request",
        )


@finds(REVIEW_OUT_OF_ORDER, scope="record", needs=("review", "responded"))
def review_out_of_order(record: Record, document: YamlDocument, context: Context) -> Findings:
    before = None
    for number, review in items(record.review):
        asked, answered = review.requested, review.responded
        if asked and record.received and asked < record.received:
            field, message = (
                "requested",
                (
                    f"the review was requested on {asked}, before the request was received on"
                    f" {record.received}"
                ),
            )
        elif asked and answered < asked:
            field, message = (
                "responded",
                f"the review was answered on {answered}, before it was asked for on {asked}",
            )
        elif not asked and answered < record.responded:
            field, message = (
                "responded",
                f"the review was answered on {answered}, before the response of {record.responded}",
            )
        elif before and answered < before:
            field, message = (
                "responded",
                f"this review was answered on {answered}, before the one above it",
            )
        else:
            before = answered
            continue
        yield document.finding(
            REVIEW_OUT_OF_ORDER,
            ("review", number, field),
            message,
            "check the dates against the letters; several reviews stand in the order of their"
            " results",
        )


@finds(
    LATER_EVENT_TOO_EARLY,
    scope="record",
    needs=("regulator", "further", "changes", "responded"),
    relies_on=("received",),
)
def later_event_too_early(record: Record, document: YamlDocument, context: Context) -> Findings:
    for number, change in items(record.changes):
        if change.date < record.responded:
            yield document.finding(
                LATER_EVENT_TOO_EARLY,
                ("changes", number, "date"),
                f"{change.date} is before the response of {record.responded}",
                "check both dates",
            )
    for number, further in items(record.further):
        if further.date < record.responded:
            yield document.finding(
                LATER_EVENT_TOO_EARLY,
                ("further", number, "date"),
                f"{further.date} is before the response of {record.responded}",
                "check both dates; answers in stages have a responded of their own in parts",
            )
    for number, step in items(record.regulator):
        if record.received and step.date < record.received:
            yield document.finding(
                LATER_EVENT_TOO_EARLY,
                ("regulator", number, "date"),
                f"{step.date} is before the request was received on {record.received}",
                "check both dates",
            )


@finds(STATUS_WITHOUT_A_NOTE, scope="record", needs=("status", "changes"))
def status_without_a_note(record: Record, document: YamlDocument, context: Context) -> Findings:
    if record.status not in ("published", "merged") and not record.changes:
        yield document.finding(
            STATUS_WITHOUT_A_NOTE,
            ("status",),
            f"the entry is {record.status}, but changes does not say why",
            "add changes, with a date and a note that a visitor will understand",
        )


@finds(MERGED_INTO_NOTHING, scope="record", needs=("status",), relies_on=("merged_into",))
def merged_into_nothing(record: Record, document: YamlDocument, context: Context) -> Findings:
    if record.status == "merged" and not record.merged_into:
        yield document.finding(
            MERGED_INTO_NOTHING,
            ("status",),
            "the entry is merged, but merged_into does not name the other entry",
            "add merged_into, with the reference of the other entry",
        )
    elif record.status != "merged" and record.merged_into:
        yield document.finding(
            MERGED_INTO_NOTHING,
            ("merged_into",),
            f"merged_into is given, but the entry is {record.status}",
            "delete merged_into, or change the status to merged",
        )


@finds(LISTED_TWICE, scope="record")
def listed_twice(record: Record, document: YamlDocument, context: Context) -> Findings:
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
                yield document.finding(
                    LISTED_TWICE,
                    (*path, position),
                    "this is in the list twice",
                    "delete one of them",
                )
