"""The one place that asks for the date. Everything else receives it as an argument."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone


def today() -> date:
    """The date in the time zone that is furthest ahead, so that no record is in the future for one
    person and in order for another."""
    return datetime.now(timezone(timedelta(hours=14))).date()
