"""How the pages say dates, numbers and how many: the one place that a second language of the
interface would change. Sentences stand in the templates, and terms of law in ``law/data``."""

from __future__ import annotations

from datetime import date

_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def in_words(day: date) -> str:
    """``1 March 2016``, whatever the locale of the machine."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_in_words(day: date) -> str:
    """``March 2016``."""
    return in_words(day).split(" ", 1)[1]


def number(value: int) -> str:
    """``1,234``."""
    return f"{value:,}"


def counted(value: int, one: str, many: str) -> str:
    """``1 request``, ``1,234 requests``."""
    return f"{number(value)} {one if value == 1 else many}"
