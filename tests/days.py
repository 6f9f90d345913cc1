"""What the tests of the calendar and of the clock share: days, and how to draw them at random."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from disclosure_log.law.calendar import TimeLimit
from disclosure_log.law.calendar import due_date as due_within
from disclosure_log.records.events import ClockEvent

DAY = timedelta(1)
TWENTY = TimeLimit(20)


def day(text: str) -> date:
    return date.fromisoformat(text)


def due_date(received: date, events: list[ClockEvent] | tuple[ClockEvent, ...] = ()) -> date:
    return due_within(received, TWENTY, events)


# The first look at a year takes its time.
patient = settings(deadline=None)


starts = st.dates(date(2007, 1, 1), date(2027, 6, 30))
