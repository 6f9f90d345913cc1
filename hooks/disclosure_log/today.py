"""The one place that asks what day it is. Everything else is told."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone


def today() -> date:
    """The day it is wherever on earth it is latest, so that a record is not in the future for one
    person and in order for another."""
    return datetime.now(timezone(timedelta(hours=14))).date()
