"""The working-day clock of FOIA s.10 and EIR reg.5 and 7.

A working day is any day but Saturday, Sunday, Christmas Day, Good Friday and a bank holiday in
*any* part of the United Kingdom (FOIA s.10(6)). The day of receipt is day 0, also when the office
was closed; the answer is due by the twentieth working day after it (s.10(1)). Nothing here asks
what day it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Protocol

import holidays

from disclosure_log.law.dated import NAMES, PROCLAIMED, limits
from disclosure_log.law.vocabulary import Kind, Regime

_NOT_YET = frozenset({date(2006, 11, 30)})
"""Days that `holidays` lists before the law did: St Andrew's Day became a bank holiday by an Act of
January 2007."""
_PARTS = {"ENG": "England", "WLS": "Wales", "SCT": "Scotland", "NIR": "Northern Ireland"}


@cache
def bank_holidays(year: int) -> dict[date, str]:
    """Every bank holiday of *year* in any part of the UK with its name, and where it holds if not
    everywhere."""
    where: dict[date, dict[str, list[str]]] = {}
    for code, part in _PARTS.items():
        for day, name in holidays.country_holidays("GB", subdiv=code, years=year).items():
            if day in _NOT_YET:
                continue
            where.setdefault(day, {}).setdefault(name.removesuffix(" (observed)"), []).append(part)

    def describe(names: dict[str, list[str]]) -> str:
        return "; ".join(
            name if len(parts) == len(_PARTS) else f"{name} ({', '.join(parts)})"
            for name, parts in names.items()
        )

    return {day: NAMES.get(day) or describe(names) for day, names in sorted(where.items())}


def closed_weekdays(start: int, years: int) -> list[date]:
    """The bank holidays from Monday to Friday of so many *years*, for a clock that runs in a
    browser."""
    return [
        day
        for year in range(start, start + years)
        for day in bank_holidays(year)
        if day.weekday() < 5
    ]


@cache
def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(day.year)


Day = date


class Event(Protocol):
    """What the clock needs to know of an event: see
    :class:`disclosure_log.records.events.ClockEvent`."""

    event: str
    date: Day
    until: Day | None


@dataclass(frozen=True)
class Pause:
    """Days that do not count: from the day of a fees notice to the day the fee was paid, both
    included (FOIA s.10(2))."""

    first: date
    last: date


@dataclass(frozen=True)
class Clock:
    """How long an answer took, against how long it may take.

    What depends on a date that was not recorded is ``None``.
    """

    answered: date
    started: date | None = None
    """Day 0: the day of receipt, or of the last clarification."""
    due: date | None = None
    used: int | None = None
    """Working days from day 0 to the answer."""
    late: bool | None = None
    late_by: int | None = None
    """Working days from the due date to the answer: 0 when it was in time, and also on the days
    before the next working day."""
    skipped: tuple[tuple[date, str], ...] = ()
    """Bank holidays from Monday to Friday that did not count, with their names."""
    in_doubt: tuple[tuple[date, str], ...] = ()
    """Bank holidays proclaimed while the request was open: the due date counts them as working
    days, lateness does not."""
    pauses: tuple[Pause, ...] = ()
    extended: bool = False
    extension_used: bool = False
    """The answer came after the usual time limit, and within the extension."""
    extension_too_late: bool = False
    """The requester was told of an extension only after the answer was due, so it does not count.
    """
    question_too_late: bool = False
    """The requester was asked for clarification only after the answer was due, so the clock does
    not restart."""


@dataclass(frozen=True)
class TimeLimit:
    """How long an answer may take."""

    days: int
    """Working days after day 0."""
    no_school: frozenset[date] = frozenset()
    """Days that are not among them, because a school is closed."""
    longest: int | None = None
    """The working day after which it is late all the same."""

    def last_day(
        self, start: date, pauses: Sequence[Pause] = (), counted: Sequence[date] = ()
    ) -> date:
        last = add_working_days(start, self.days, pauses, counted, self.no_school)
        if self.longest is None:
            return last
        return min(last, add_working_days(start, self.longest, pauses, counted))


def time_limit(regime: Regime, kind: Kind, no_school: frozenset[date], on: date) -> TimeLimit:
    """How long an authority of a *kind* may take under a *regime*, by the law of a day."""
    days = limits(regime.id, on).answer_days
    if set(regime.acts) <= set(kind.longer_under):
        return TimeLimit(days, no_school, kind.longest_days)
    return TimeLimit(days)


def due_date(received: date, limit: TimeLimit, events: Iterable[Event] = ()) -> date:
    """The last day to answer a request *received* on a day, after the *events* that moved it."""
    due = clock(received, received, limit, tuple(events)).due
    assert due is not None  # only a request without a day of receipt has no due date
    return due


def add_working_days(
    start: date,
    days: int,
    pauses: Sequence[Pause] = (),
    counted: Sequence[date] = (),
    left_out: frozenset[date] = frozenset(),
) -> date:
    """The *days*-th working day after *start*; days in *counted* count even though they are bank
    holidays, and days *left_out* do not."""
    day = start
    while days:
        day += timedelta(1)
        days -= day not in left_out and _counts(day, pauses, counted)
    return day


def working_days(start: date, end: date, pauses: Sequence[Pause] = ()) -> int:
    """How many working days lie after *start*, up to and including *end*."""
    return sum(_counts(day, pauses) for day in _days(start, end))


def clock(
    received: date | None, answered: date, limit: TimeLimit, events: Sequence[Event] = ()
) -> Clock:
    """Run the clock of one request.

    A clarification asked for in time restarts it, a fees notice pauses it, and an extension
    notified in time moves the due date.
    """
    started = received
    pauses: list[Pause] = []
    notice: date | None = None
    extended: date | None = None
    too_late = asked_too_late = False
    for event in events:
        if event.event == "clarification-sought" and started:
            asked_too_late = event.date > max(extended or started, limit.last_day(started, pauses))
        elif event.event == "clarification-received" and not asked_too_late:
            started, pauses, extended, too_late = event.date, [], None, False
        elif event.event == "fees-notice":
            notice = event.date
        elif event.event == "fee-paid" and notice:
            pauses, notice = [*pauses, Pause(notice, event.date)], None
        elif event.event == "extended" and event.until and started:
            told_in_time = event.date <= max(extended or started, limit.last_day(started, pauses))
            extended, too_late = (
                (max(extended or event.until, event.until), too_late)
                if told_in_time
                else (extended, True)
            )
    if started is None:
        return Clock(answered, pauses=tuple(pauses))
    doubtful = [day for day, known in PROCLAIMED.items() if known > started]
    due, latest = limit.last_day(started, pauses, doubtful), limit.last_day(started, pauses)
    is_extended = extended is not None and extended > due
    usual = latest
    if extended is not None:
        due, latest = max(due, extended), max(latest, extended)
    closed = [
        (day, name)
        for day, name in _weekday_holidays(started, max(due, answered))
        if not any(p.first <= day <= p.last for p in pauses)
    ]
    return Clock(
        answered=answered,
        started=started,
        due=due,
        used=working_days(started, answered, pauses),
        late=answered > latest,
        late_by=working_days(due, answered, pauses) if answered > latest else 0,
        skipped=tuple((day, name) for day, name in closed if day not in doubtful),
        in_doubt=tuple((day, name) for day, name in closed if day in doubtful),
        pauses=tuple(pauses),
        extended=is_extended,
        extension_used=is_extended and usual < answered <= latest,
        extension_too_late=too_late,
        question_too_late=asked_too_late,
    )


def _counts(day: date, pauses: Sequence[Pause], counted: Sequence[date] = ()) -> bool:
    if not (is_working_day(day) or day in counted):
        return False
    return not pauses or not any(pause.first <= day <= pause.last for pause in pauses)


def _days(start: date, end: date) -> Iterator[date]:
    return (start + timedelta(n) for n in range(1, (end - start).days + 1))


def _weekday_holidays(start: date, end: date) -> Iterator[tuple[date, str]]:
    for year in range(start.year, end.year + 1):
        yield from (
            (day, name)
            for day, name in bank_holidays(year).items()
            if start < day <= end and day.weekday() < 5
        )
