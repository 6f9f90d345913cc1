"""Rules about one record: whether what it says fits together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import Any

from ..calendar import EIR_LONGEST, due_date
from ..catalogue import rule
from ..document import Document
from ..findings import PROVISION, shown
from ..model import Ground, Part, Record
from ..references import RESERVED, slug
from ..vocabulary import OUTCOMES, PROVISIONS, Provision
from .context import Context, Problem
from .shape import dates

ACT_IN_FORCE = date(2005, 1, 1)
"""FOIA s.1 came into force (SI 2004/3122)."""

Problems = Iterator[Problem]


@rule("DL201", "record", needs=("responded",))
def folder_of_another_year(record: Record, document: Document, context: Context) -> Problems:
    """The year in the address of an entry is the year of its response. People cite the address, so the two must agree."""
    folder = document.path.split("/")[-2]
    if folder != f"{record.responded.year:04}":
        yield Problem(("responded",), f"the response was sent in {record.responded.year:04}, but the file is in the folder {folder}", "correct the date, or move the file into the folder of its year")


@rule("DL202", "record", needs=("reference",))
def name_of_another_reference(record: Record, document: Document, context: Context) -> Problems:
    """The name of the file is the address of the entry; whoever knows the reference must be able to find it."""
    name, expected = document.path.split("/")[-1].removesuffix(".yml"), slug(record.reference)
    if expected in RESERVED:
        yield Problem(("reference",), f"with this reference the page would be called {expected}, which means something else to a web server or to Windows", "check the reference against the letter")
    elif name != expected:
        yield Problem(("reference",), f"a record with this reference is called {expected}.yml", f"rename {name}.yml, or correct the reference; leave out what letters put before it")


@rule("DL203", "record", needs=("received", "responded"))
def responded_before_received(record: Record, document: Document, context: Context) -> Problems:
    """An answer cannot be older than its request; the working days shown would be nonsense."""
    if record.responded < record.received:
        yield Problem(("responded",), f"responded {record.responded} is before received {record.received}", "check both dates against the letter")


@rule("DL204", "file")
def date_in_the_future(value: Any, document: Document, context: Context) -> Problems:
    """A date that has not come yet is a slip of the pen; published, it would mislead."""
    for path, day in dates(value):
        # A requester can be told of a due date that was still to come when the answer was sent early.
        latest = date(context.today.year + 1, 12, 31) if path[-1] == "until" else context.today
        if day > latest:
            yield Problem(path, f"{path[-1]} {day} is in the future", "check the date against the letter")


@rule("DL205", "file")
def date_before_the_act(value: Any, document: Document, context: Context) -> Problems:
    """The right to ask began on 1 January 2005. An earlier date is a slip of the pen."""
    for path, day in dates(value):
        if day < ACT_IN_FORCE:
            yield Problem(path, f"{path[-1]} {day} is before the Freedom of Information Act came into force", "check the date against the letter")


@rule("DL206", "record", needs=("title", "reference"))
def reference_in_title(record: Record, document: Document, context: Context) -> Problems:
    """The reference stands beside every title already. Repeating it pushes what the entry is about out of sight."""
    spelt = r"\s*".join(re.escape(character) for character in "".join(record.reference.split()))
    title = re.sub("[\u2010-\u2015\u2212]", "-", record.title)
    if re.search(rf"(?<![\w-]){spelt}(?![\w-])", title, re.IGNORECASE):
        yield Problem(("title",), "the title repeats the reference", "say what was asked about, and nothing else")


@rule("DL207", "record", needs=("title",))
def title_says_foi_request(record: Record, document: Document, context: Context) -> Problems:
    """Every entry is a freedom of information request, so the words tell a visitor nothing."""
    law = r"(?:FOIA?|EIR|(?:freedom of |environmental )?information(?: (?:act|regulations)(?: [0-9]{4})?)?)"
    if re.search(rf"\b{law}\s+request\b", record.title, re.IGNORECASE):
        yield Problem(("title",), 'the title says "request" instead of what was asked about', "say what was asked about, and nothing else")


@rule("DL208", "record", needs=("parts",))
def grounds_missing(record: Record, document: Document, context: Context) -> Problems:
    """A refusal must name the exemption or exception it rests on (FOIA s.17(1), EIR reg.14)."""
    for number, part in _items(record.parts):
        against = [ground for ground in part.grounds if ground.public_interest != "disclose"]
        if OUTCOMES[part.outcome].needs_grounds and not against:
            example = '{regulation: "12(5)(e)"}' if record.regime == "eir" else '{section: "40(2)"}'
            yield Problem(("parts", number, "outcome"), f"question {number + 1} is {part.outcome} but names no grounds for withholding", f"add grounds, for example grounds: [{example}]")


@rule("DL209", "record", needs=("parts",))
def grounds_without_refusal(record: Record, document: Document, context: Context) -> Problems:
    """Grounds are why something was not given. Beside an answer that gave everything they mislead."""
    for number, part in _items(record.parts):
        outcome = OUTCOMES[part.outcome]
        against = [ground for ground in part.grounds if ground.public_interest != "disclose"]
        if against and not outcome.refuses and not outcome.lacks and part.outcome != "already-available":
            yield Problem(("parts", number, "grounds"), f"question {number + 1} names grounds, but nothing of it was withheld", "correct the outcome, or delete the grounds")


@rule("DL210", "record", needs=("parts",))
def ground_not_one_provision(record: Record, document: Document, context: Context) -> Problems:
    """A ground is one section of the Act or one regulation, so that it can be counted and explained."""
    for path, _, ground in _grounds(record):
        if bool(ground.section) == bool(ground.regulation):
            yield Problem(path, "a ground names either a section or a regulation", 'write {section: "40(2)"} or {regulation: "12(5)(e)"}')


@rule("DL211", "record", needs=("parts",))
def unknown_ground(record: Record, document: Document, context: Context) -> Problems:
    """Only sections and regulations that exist can be explained to a visitor."""
    for path, _, ground in _single(record):
        if _provision(ground) is None:
            field = "regulation" if ground.regulation else "section"
            other = "section" if ground.regulation else "regulation"
            if ("foi" if ground.regulation else "eir", ground.provision) in PROVISIONS:
                fix = f"this is a {other}: write {other} in the place of {field}"
            else:
                near = get_close_matches(ground.provision, [p for act, p in PROVISIONS if act == ground.act], 4, 0.6)
                fix = f"write one {field} for each ground, by its number alone, for example {' or '.join(near) or '40(2)'}"
            yield Problem((*path, field), f"{field} {shown(ground.provision, PROVISION)} is no ground for refusing information", fix)


@rule("DL212", "record", needs=("parts", "regime"))
def ground_of_another_law(record: Record, document: Document, context: Context) -> Problems:
    """A request under the Act is refused by sections, one under the Regulations by regulations. The rights that follow differ."""
    for path, _, ground in _single(record):
        if ground.act not in record.regime.split("-and-"):
            field = "regulation" if ground.regulation else "section"
            yield Problem((*path, field), f"a {field} cannot be a ground when the law (regime) is {record.regime}, which it is unless the record says otherwise", "correct the ground, or set regime to foi, eir or foi-and-eir")


@rule("DL213", "record", needs=("parts",))
def public_interest_not_weighed(record: Record, document: Document, context: Context) -> Problems:
    """Absolute exemptions have no public-interest test (FOIA s.2(3)); showing its result would be wrong."""
    for path, _, ground in _single(record):
        provision = _provision(ground)
        if provision and ground.public_interest and provision.public_interest == "does-not-apply":
            yield Problem((*path, "public_interest"), f"{provision.cited} has no public-interest test", "delete public_interest, or correct the ground")


@rule("DL214", "record", needs=("parts",))
def ground_of_another_outcome(record: Record, document: Document, context: Context) -> Problems:
    """Refusals for cost (section 12) and vexatious or repeated requests (section 14) are counted apart in the official statistics."""
    outcomes = {"12": "over-cost-limit", "14": "vexatious-or-repeated"}
    for path, part, ground in _single(record):
        expected = outcomes.get(ground.provision.split("(")[0]) if ground.act == "foi" and _provision(ground) else None
        cited = {outcomes.get(other.provision.split("(")[0]) for other in part.grounds if other.act == "foi"}
        # A refusal may rest on both in the alternative, and part of what was asked may have been given within the limit.
        if expected and part.outcome != "partly-provided" and part.outcome not in cited:
            yield Problem((*path, "section"), f"section {shown(ground.provision, PROVISION)} does not go with the outcome {part.outcome}", f"make the outcome {expected}, or correct the ground")


@rule("DL215", "record", needs=("clock", "responded"))
def clock_out_of_order(record: Record, document: Document, context: Context) -> Problems:
    """The clock is computed from its events in the order they happened, between receipt and answer."""
    before, what = record.received, "the day of receipt"
    for number, event in _items(record.clock):
        if before and event.date < before:
            yield Problem(("clock", number, "date"), f"{event.event} {event.date} is before {what}, {before}", "put the events in order of their dates, after the day of receipt")
        elif not before or event.date > before:
            what = event.event
        if event.date > record.responded:
            yield Problem(("clock", number, "date"), f"{event.event} {event.date} is after the answer", "check the dates against the letters")
        before = max(before or event.date, event.date)


@rule("DL216", "record", needs=("clock",))
def clock_event_without_its_pair(record: Record, document: Document, context: Context) -> Problems:
    """A question to the requester and its answer, a fees notice and its payment, come in pairs; with one alone no due date can be computed."""
    pairs = {"clarification-sought": "clarification-received", "fees-notice": "fee-paid"}
    waiting: dict[str, int] = {}
    if any(event is None for event in record.clock):
        return
    for number, event in enumerate(record.clock):
        if event.event in pairs:
            if event.event == "fees-notice" and pairs[event.event] in waiting:
                yield Problem(("clock", number, "event"), f"{event.event} comes twice without {pairs[event.event]} between", f"add {pairs[event.event]}, or delete one of the two")
            waiting[pairs[event.event]] = number
        elif event.event in pairs.values() and waiting.pop(event.event, None) is None:
            first = next(k for k, v in pairs.items() if v == event.event)
            yield Problem(("clock", number, "event"), f"{event.event} has no {first} before it", f"add {first} with its date before it")
    for second, number in waiting.items():
        yield Problem(("clock", number, "event"), f"{record.clock[number].event} has no {second} after it", f"add {second} with its date after it")


@rule("DL217", "record", needs=("clock",))
def extension_without_its_date(record: Record, document: Document, context: Context) -> Problems:
    """An extension must tell the requester the new date (FOIA s.17(2), EIR reg.14(4)); only an extension has one."""
    for number, event in _items(record.clock):
        if event.event == "extended" and event.until is None:
            yield Problem(("clock", number), "the extension does not say until when", "add until with the date the requester was told")
        elif event.event != "extended" and event.until is not None:
            yield Problem(("clock", number, "until"), f"{event.event} has an until", "delete until; only an extension has one")
        elif event.until is not None and event.until <= event.date:
            yield Problem(("clock", number, "until"), f"until {event.until} is not after {event.date}, when the requester was told", "check both dates against the letter")


@rule("DL218", "record", needs=("clock", "regime", "received"))
def extension_too_long(record: Record, document: Document, context: Context) -> Problems:
    """Under the Environmental Information Regulations an answer may take at most 40 working days (EIR reg.7(1))."""
    events = [event for _, event in _items(record.clock)]
    if record.regime != "eir" or max(record.received, *(event.date for event in events), record.received) > context.today:
        return
    longest = due_date(record.received, EIR_LONGEST, [event for event in events if event.event != "extended"])
    for number, event in _items(record.clock):
        if event.until and event.until > longest:
            yield Problem(("clock", number, "until"), f"until {event.until} is later than {EIR_LONGEST} working days allow; the last day is {longest}", "check the date against the letter")


@rule("DL219", "record", needs=("review", "responded"))
def review_out_of_order(record: Record, document: Document, context: Context) -> Problems:
    """A review is answered after it was asked for. It may be asked for before the response: a review can be about delay."""
    review = record.review
    if review.requested and record.received and review.requested < record.received:
        yield Problem(("review", "requested"), f"the review was requested {review.requested}, before the request was received on {record.received}", "check both dates against the letters")
    if review.requested and review.responded < review.requested:
        yield Problem(("review", "responded"), f"the review was answered {review.responded}, before it was asked for on {review.requested}", "check both dates against the letters")
    elif not review.requested and review.responded < record.responded:
        yield Problem(("review", "responded"), f"the review was answered {review.responded}, before the response of {record.responded}", "check both dates against the letters")


@rule("DL220", "record", needs=("regulator", "changes", "responded"), relies_on=("received",))
def later_event_too_early(record: Record, document: Document, context: Context) -> Problems:
    """A change is made after the response. A complaint may come before it, about silence, but not before the request."""
    for number, change in _items(record.changes):
        if change.date < record.responded:
            yield Problem(("changes", number, "date"), f"{change.date} is before the response of {record.responded}", "check both dates")
    for number, step in _items(record.regulator):
        if record.received and step.date < record.received:
            yield Problem(("regulator", number, "date"), f"{step.date} is before the request was received on {record.received}", "check both dates")


@rule("DL221", "record", needs=("status", "changes"))
def status_without_a_note(record: Record, document: Document, context: Context) -> Problems:
    """Whoever followed a link to an entry that no longer stands must be told why."""
    if record.status not in ("published", "merged") and not record.changes:
        yield Problem(("status",), f"the entry is {record.status}, but changes does not say why", "add changes with a date and a note that a visitor understands")


@rule("DL222", "record", needs=("status",), relies_on=("merged_into",))
def merged_into_nothing(record: Record, document: Document, context: Context) -> Problems:
    """The address of a merged entry leads to the entry it became part of."""
    if record.status == "merged" and not record.merged_into:
        yield Problem(("status",), "the entry is merged, but merged_into does not say into which", "add merged_into with the reference of the other entry")
    elif record.status != "merged" and record.merged_into:
        yield Problem(("merged_into",), f"merged_into is given, but the entry is {record.status}", "delete merged_into, or make the status merged")


@rule("DL223", "record", needs=())
def said_twice(record: Record, document: Document, context: Context) -> Problems:
    """The same thing twice in a list would be shown and counted twice."""
    lists: list[tuple[tuple[str | int, ...], Any]] = [((f,), getattr(record, f) or ()) for f in ("topics", "keywords", "also_known_as")]
    for number, part in _items(record.parts or ()):
        lists += [(("parts", number, "cites"), part.cites), (("parts", number, "grounds"), [(g.act, g.provision) for g in part.grounds])]
    for path, items in lists:
        for position, item in enumerate(items):
            if item in items[:position]:
                yield Problem((*path, position), "this is in the list already", "delete one of the two")


def _items(items: tuple[Any, ...]) -> Iterator[tuple[int, Any]]:
    """The sound items of a list, with their positions."""
    return ((number, item) for number, item in enumerate(items) if item is not None)


def _grounds(record: Record) -> Iterator[tuple[tuple[str | int, ...], Part, Ground]]:
    for number, part in _items(record.parts):
        for position, ground in enumerate(part.grounds):
            yield ("parts", number, "grounds", position), part, ground


def _single(record: Record) -> Iterator[tuple[tuple[str | int, ...], Part, Ground]]:
    """Grounds that name one provision; the others were reported."""
    return (found for found in _grounds(record) if bool(found[2].section) != bool(found[2].regulation))


def _provision(ground: Ground) -> Provision | None:
    return PROVISIONS.get((ground.act, ground.provision))


