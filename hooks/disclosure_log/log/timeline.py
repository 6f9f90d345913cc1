"""The timeline of a request: what happened when, and how many working days passed in between."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from disclosure_log.language import counted
from disclosure_log.law.calendar import Clock, working_days
from disclosure_log.law.vocabulary import CLOCK_EVENTS
from disclosure_log.log.entry import Entry


@dataclass(frozen=True)
class Point:
    """Something that happened, or was due, on a day."""

    kind: str
    """``received``, ``event``, ``due`` or ``answered``."""
    label: str
    day: date | None
    """``None`` if it was not recorded."""
    span: int = 0
    """Calendar days to the next point."""
    words: str = ""
    """A description of these days."""
    counts: bool = True
    """Whether these days counted towards the time limit."""


def timeline(entry: Entry) -> list[Point]:
    """The points of an *entry*, in date order.

    If the day of receipt was not recorded, they keep their usual order, and there is no due date.
    """
    record, clock = entry.record, entry.clock
    points = [Point("received", "Received", record.received)]
    points += [
        Point("event", CLOCK_EVENTS[event.event].label, event.date) for event in record.clock
    ]
    points += [Point("answered", "Answered", record.responded)]
    # Leave out an unknown due date: before the answer it would look like a missed one.
    if clock.due:
        points.insert(len(points) - (clock.due < record.responded), Point("due", "Due", clock.due))
    if all(point.day for point in points):
        points.sort(key=lambda point: point.day or date.min)
    spanned = [_spanned(entry, point, following) for point, following in pairwise(points)]
    return [*spanned, points[-1]]


def _spanned(entry: Entry, point: Point, following: Point) -> Point:
    """The *point* with the days up to the *following* one."""
    clock = entry.clock
    if not (point.day and following.day and clock.started):
        return replace(point, counts=False)
    days = working_days(point.day, following.day, clock.pauses)
    words = counted(days, "working day", "working days")
    counts = days > 0 and clock.started <= point.day < entry.record.responded
    if point.day >= entry.record.responded:
        words = f"{words} to spare" if days else ""
    elif not counts:
        words = f"not counted{_why(clock, point.day)}" if following.day > point.day else ""
    elif point.kind == "due" and clock.late:
        words = f"late by {words}"
    return replace(point, span=(following.day - point.day).days, words=words, counts=counts)


def _why(clock: Clock, day: date) -> str:
    """Why the days after a *day* did not count."""
    if clock.started and day < clock.started:
        return " (clarification)"
    return " (fee)" if any(pause.first <= day < pause.last for pause in clock.pauses) else ""
