"""The clock of an entry as points on a line: what happened when, and how many working days lie
between. The page draws it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from disclosure_log.law.calendar import working_days
from disclosure_log.law.vocabulary import CLOCK_EVENTS
from disclosure_log.log.entry import Entry


@dataclass(frozen=True)
class Point:
    """Something that happened on a day, or a day on which something was due."""

    kind: str
    """``received``, ``event``, ``due`` or ``answered``."""
    label: str
    day: date | None
    """Nothing when nobody recorded it."""
    span: int = 0
    """Days to the next point, as they stand in a calendar."""
    words: str = ""
    """What is to be said of these days."""
    counts: bool = True
    """Whether the clock ran towards the answer in these days."""


def timeline(entry: Entry) -> list[Point]:
    """The points of an *entry*, in the order of their days.

    Without a day of receipt they keep the order things happen in, and nothing is due.
    """
    record, clock = entry.record, entry.clock
    points = [Point("received", "Received", record.received)]
    points += [
        Point("event", CLOCK_EVENTS[event.event].label, event.date) for event in record.clock
    ]
    points += [Point("answered", "Answered", record.responded)]
    # A day that nobody knows has no place on a line: before the answer, it would look like one that
    # was missed.
    if clock.due:
        points.insert(len(points) - (clock.due < record.responded), Point("due", "Due", clock.due))
    if all(point.day for point in points):
        points.sort(key=lambda point: point.day or date.min)
    spanned = [_spanned(entry, point, following) for point, following in pairwise(points)]
    return [*spanned, points[-1]]


def _spanned(entry: Entry, point: Point, following: Point) -> Point:
    """The *point* with what lies between it and the *following* one."""
    clock = entry.clock
    if not (point.day and following.day and clock.started):
        return replace(point, counts=False)
    days = working_days(point.day, following.day, clock.pauses)
    words = f"{days:,} working day{'' if days == 1 else 's'}"
    counts = days > 0 and clock.started <= point.day < entry.record.responded
    if point.day >= entry.record.responded:
        words = f"{words} to spare" if days else ""
    elif not counts:
        words = "not counted" if following.day > point.day else ""
    elif point.kind == "due" and clock.late:
        words = f"late by {words}"
    return replace(point, span=(following.day - point.day).days, words=words, counts=counts)
