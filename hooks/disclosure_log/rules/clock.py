"""Checks of the events that moved the due date.

Why each fault matters is in ``findings/codes/record.py``.
"""

from __future__ import annotations

from disclosure_log.findings.codes.fields import NOT_A_CHOICE
from disclosure_log.findings.codes.record import (
    CLOCK_OUT_OF_ORDER,
    EXTENSION_TOO_LONG,
    EXTENSION_WITHOUT_DATE,
    REVIEW_OUT_OF_ORDER,
    UNPAIRED_CLOCK_EVENT,
)
from disclosure_log.law.calendar import TimeLimit, due_date
from disclosure_log.law.dated import limits
from disclosure_log.law.vocabulary import KINDS
from disclosure_log.reading.yaml_document import YamlDocument
from disclosure_log.records.model import Record
from disclosure_log.records.paths import AUTHORITY
from disclosure_log.rules.context import Context, items
from disclosure_log.rules.declare import Findings, finds


@finds(CLOCK_OUT_OF_ORDER, scope="record", needs=("clock", "responded"))
def clock_out_of_order(record: Record, document: YamlDocument, context: Context) -> Findings:
    before, what = record.received, "the day of receipt"
    for number, event in items(record.clock):
        if before and event.date < before:
            yield document.finding(
                CLOCK_OUT_OF_ORDER,
                ("clock", number, "date"),
                f"{event.event} {event.date} is before {what}, {before}",
                "put the events in date order, after the day of receipt",
            )
        elif not before or event.date > before:
            what = event.event
        if event.date > record.responded:
            yield document.finding(
                CLOCK_OUT_OF_ORDER,
                ("clock", number, "date"),
                f"{event.event} {event.date} is after the answer",
                "check the dates against the letters",
            )
        before = max(before or event.date, event.date)


@finds(UNPAIRED_CLOCK_EVENT, scope="record", needs=("clock",))
def unpaired_clock_event(record: Record, document: YamlDocument, context: Context) -> Findings:
    pairs = {"clarification-sought": "clarification-received", "fees-notice": "fee-paid"}
    waiting: dict[str, int] = {}
    if any(event is None for event in record.clock):
        return
    for number, event in enumerate(record.clock):
        if event.event in pairs:
            if event.event == "fees-notice" and pairs[event.event] in waiting:
                yield document.finding(
                    UNPAIRED_CLOCK_EVENT,
                    ("clock", number, "event"),
                    f"{event.event} is there twice, without {pairs[event.event]} in between",
                    f"add {pairs[event.event]}, or delete one of them",
                )
            waiting[pairs[event.event]] = number
        elif event.event in pairs.values() and waiting.pop(event.event, None) is None:
            first = next(k for k, v in pairs.items() if v == event.event)
            yield document.finding(
                UNPAIRED_CLOCK_EVENT,
                ("clock", number, "event"),
                f"{event.event} has no {first} before it",
                f"add {first}, with its date, before it",
            )
    for second, number in waiting.items():
        yield document.finding(
            UNPAIRED_CLOCK_EVENT,
            ("clock", number, "event"),
            f"{record.clock[number].event} has no {second} after it",
            f"add {second}, with its date, after it",
        )


@finds(EXTENSION_WITHOUT_DATE, scope="record", needs=("clock",))
def extension_without_date(record: Record, document: YamlDocument, context: Context) -> Findings:
    for number, event in items(record.clock):
        if event.event == "extended" and event.until is None:
            yield document.finding(
                EXTENSION_WITHOUT_DATE,
                ("clock", number),
                "the extension does not give the new date",
                "add until, with the date that the requester was given",
            )
        elif event.event != "extended" and event.until is not None:
            yield document.finding(
                EXTENSION_WITHOUT_DATE,
                ("clock", number, "until"),
                f"{event.event} has an until date",
                "delete until; only an extension has an until date",
            )
        elif event.until is not None and event.until <= event.date:
            yield document.finding(
                EXTENSION_WITHOUT_DATE,
                ("clock", number, "until"),
                f"until {event.until} is not after {event.date}, the day the requester was told",
                "check both dates against the letter",
            )


@finds(EXTENSION_TOO_LONG, scope="record", needs=("clock", "regime", "received", "responded"))
def extension_too_long(record: Record, document: YamlDocument, context: Context) -> Findings:
    events = [event for _, event in items(record.clock)]
    received = record.received
    if received is None or not any(event.until for event in events):
        return
    most = limits(record.regime, record.responded).longest_days
    if most is None or max([received, *(event.date for event in events)]) > context.today:
        return
    longest = due_date(
        received, TimeLimit(most), [event for event in events if event.event != "extended"]
    )
    for number, event in items(record.clock):
        if event.until and event.until > longest:
            yield document.finding(
                EXTENSION_TOO_LONG,
                ("clock", number, "until"),
                f"until {event.until} is after {longest}, the last day that {most} working"
                " days allow",
                "check the date against the letter",
            )


@finds(REVIEW_OUT_OF_ORDER, scope="record", needs=("ask_review_by", "responded"))
def last_day_before_the_answer(
    record: Record, document: YamlDocument, context: Context
) -> Findings:
    if record.ask_review_by and record.ask_review_by < record.responded:
        yield document.finding(
            REVIEW_OUT_OF_ORDER,
            ("ask_review_by",),
            f"the last day to ask for a review, {record.ask_review_by}, is before the response",
            "check the date against the letter, or delete it if the letter names none",
        )


@finds(NOT_A_CHOICE, scope="log")
def days_without_school_of_another_kind(context: Context) -> Findings:
    authority = context.authority
    if authority and authority.no_school and not KINDS[authority.kind].longest_days:
        schools = [kind.id for kind in KINDS.values() if kind.longest_days]
        yield context.settings[AUTHORITY].document.finding(
            NOT_A_CHOICE,
            ("no_school",),
            f"days without school are given, but the kind of the authority is {authority.kind}",
            f"write kind: {' or '.join(schools)}, or delete no_school",
            key=True,
        )
