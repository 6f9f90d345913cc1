"""Rules about what moved the due date."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_log.findings.registry import rule
from disclosure_log.law.calendar import EIR_LONGEST, due_date
from disclosure_log.reading.yaml_document import YamlDocument
from disclosure_log.records.model import Record
from disclosure_log.rules.context import Context, Problem, items

Problems = Iterator[Problem]


@rule("DL215", "record", needs=("clock", "responded"))
def clock_out_of_order(record: Record, document: YamlDocument, context: Context) -> Problems:
    """The clock is computed from its events in the order they happened, between receipt and answer."""
    before, what = record.received, "the day of receipt"
    for number, event in items(record.clock):
        if before and event.date < before:
            yield Problem(
                ("clock", number, "date"),
                f"{event.event} {event.date} is before {what}, {before}",
                "put the events in order of their dates, after the day of receipt",
            )
        elif not before or event.date > before:
            what = event.event
        if event.date > record.responded:
            yield Problem(
                ("clock", number, "date"),
                f"{event.event} {event.date} is after the answer",
                "check the dates against the letters",
            )
        before = max(before or event.date, event.date)


@rule("DL216", "record", needs=("clock",))
def clock_event_without_its_pair(
    record: Record, document: YamlDocument, context: Context
) -> Problems:
    """A question to the requester and its answer, a fees notice and its payment, come in pairs;
    with one alone no due date can be computed."""
    pairs = {"clarification-sought": "clarification-received", "fees-notice": "fee-paid"}
    waiting: dict[str, int] = {}
    if any(event is None for event in record.clock):
        return
    for number, event in enumerate(record.clock):
        if event.event in pairs:
            if event.event == "fees-notice" and pairs[event.event] in waiting:
                yield Problem(
                    ("clock", number, "event"),
                    f"{event.event} comes twice without {pairs[event.event]} between",
                    f"add {pairs[event.event]}, or delete one of the two",
                )
            waiting[pairs[event.event]] = number
        elif event.event in pairs.values() and waiting.pop(event.event, None) is None:
            first = next(k for k, v in pairs.items() if v == event.event)
            yield Problem(
                ("clock", number, "event"),
                f"{event.event} has no {first} before it",
                f"add {first} with its date before it",
            )
    for second, number in waiting.items():
        yield Problem(
            ("clock", number, "event"),
            f"{record.clock[number].event} has no {second} after it",
            f"add {second} with its date after it",
        )


@rule("DL217", "record", needs=("clock",))
def extension_without_its_date(
    record: Record, document: YamlDocument, context: Context
) -> Problems:
    """An extension must tell the requester the new date (FOIA s.17(2), EIR reg.14(4)); only an
    extension has one."""
    for number, event in items(record.clock):
        if event.event == "extended" and event.until is None:
            yield Problem(
                ("clock", number),
                "the extension does not say until when",
                "add until with the date the requester was told",
            )
        elif event.event != "extended" and event.until is not None:
            yield Problem(
                ("clock", number, "until"),
                f"{event.event} has an until",
                "delete until; only an extension has one",
            )
        elif event.until is not None and event.until <= event.date:
            yield Problem(
                ("clock", number, "until"),
                f"until {event.until} is not after {event.date}, when the requester was told",
                "check both dates against the letter",
            )


@rule("DL218", "record", needs=("clock", "regime", "received"))
def extension_too_long(record: Record, document: YamlDocument, context: Context) -> Problems:
    """Under the Environmental Information Regulations an answer may take at most 40 working days
    (EIR reg.7(1))."""
    events = [event for _, event in items(record.clock)]
    if (
        record.regime != "eir"
        or max(record.received, *(event.date for event in events), record.received) > context.today
    ):
        return
    longest = due_date(
        record.received, EIR_LONGEST, [event for event in events if event.event != "extended"]
    )
    for number, event in items(record.clock):
        if event.until and event.until > longest:
            yield Problem(
                ("clock", number, "until"),
                f"until {event.until} is later than {EIR_LONGEST} working days allow; the last day"
                f" is {longest}",
                "check the date against the letter",
            )
