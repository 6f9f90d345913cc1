"""What people write in the place of a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from disclosure_log.language import in_words
from disclosure_log.law.dated import ACT_IN_FORCE

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR, _MONTH, _DAY = (
    "(?:20)?([0-9]{2})",
    "([a-z]{3,9}|[0-9]{1,2})",
    "([0-9]{1,2})(?:st|nd|rd|th)?",
)
_FORMS = (
    re.compile(f"20([0-9]{{2}}) {_MONTH} {_DAY}"),
    re.compile(f"{_DAY} {_MONTH} {_YEAR}"),
    re.compile(f"{_MONTH} {_DAY} {_YEAR}"),
)
"""Year first, day first, and month first, once every sign between them is a space."""


def write_it_as(text: str) -> str:
    """How to write the day that somebody wrote as *text*."""
    days = list(dict.fromkeys(_meant(text)))
    if len(days) == 1:
        return f"write it as {days[0]} ({in_words(days[0])})"
    if days:
        forms = ", or as ".join(f"{day} if it is {in_words(day)}" for day in days)
        return f"write the year first, then the month: as {forms}"
    return "write it as year-month-day, for example 2016-03-01"


def _meant(text: str) -> Iterator[date]:
    """The days that *text* can mean, the likeliest first."""
    plain = re.sub(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", "", text.casefold().strip())
    plain = re.sub(r"\bof\b", " ", plain)
    plain = " ".join(re.split(r"[\W_]+", plain)).strip()
    for form, order in zip(_FORMS, ("ymd", "dmy", "mdy"), strict=True):
        if match := form.fullmatch(plain):
            parts = dict(zip(order, match.groups(), strict=True))
            month = parts["m"]
            try:
                number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
                day = date(2000 + int(parts["y"]), number, int(parts["d"]))
            except ValueError:
                continue
            if day >= ACT_IN_FORCE:
                yield day
