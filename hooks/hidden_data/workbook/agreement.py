"""Whether the text of an OpenDocument cell says what its value says. Programs show the value, and
write the text beside it for those that cannot; nothing keeps the two together."""

from __future__ import annotations

import calendar
import datetime
import math
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_WELSH = (
    "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr".split()
)
_Numbers = dict[str, set[int]]
"""The numbers that each part of a moment can be written as."""
_Names = dict[str, list[str]]
_CLOCK = frozenset(("am", "pm", "a", "p", "t", "z"))


@dataclass(frozen=True)
class Format:
    """What a number format shows of a value."""

    literals: Collection[str] = ()
    """The words beside the value."""
    parts: frozenset[str] | None = None
    """The parts of a date or a time that are shown; ``None`` for all."""
    decimals: float = math.inf
    """How many decimals are shown at most."""


ANY = Format()
"""A format that is not known."""


def agree(kind: str, attributes: Mapping[str, str], text: str, format_: Format = ANY) -> bool:
    """Whether *text* shows the value of a cell, and no more of it than its format does."""
    bare = text
    for literal in sorted(format_.literals, key=len, reverse=True):
        bare = bare.replace(literal, " ") if literal.strip() else bare
    given = {name.removeprefix(_OFFICE): value for name, value in attributes.items()}
    try:
        return any(_says(kind, given, one, format_) for one in (bare, text))
    except (ValueError, OverflowError):
        return False


def _says(kind: str, given: Mapping[str, str], text: str, format_: Format) -> bool:
    if kind in ("float", "currency", "percentage"):
        return _says_number(float(given.get("value", "")), text, format_.decimals)
    if kind == "date":
        return _says_moment(text, *_parts_of_date(given.get("date-value", "")), format_.parts)
    if kind == "time":
        parts = _parts_of_time(seconds_of(given.get("time-value", "")))
        return _says_moment(text, parts, {}, format_.parts)
    if kind == "boolean":
        signs = ("TRUE", "1") if given.get("boolean-value") == "true" else ("FALSE", "0")
        return text.strip().upper() in ("", *signs)
    value = given.get("string-value")
    # LibreOffice writes an error as a text without a value.
    error = value == "" and re.fullmatch(r"#\S+|Err:[0-9]+", text)
    return value is None or bool(error) or value.split() == text.split()


def _says_number(value: float, text: str, decimals: float) -> bool:
    text = "".join(sign for sign in text if unicodedata.category(sign) != "Sc")
    # LibreOffice keeps the result of the formula TRUE() as 1.
    if not re.search(r"\w", text) or (text.strip(), value) in (("TRUE", 1), ("FALSE", 0)):
        return True
    if match := re.fullmatch(r"\W*(?:([0-9]+) +)?([0-9]+)/([0-9]+)\W*", text):
        whole, over, under = (int(part or 0) for part in match.groups())
        return under > 0 and abs(whole + over / under - abs(value)) <= 1 / under
    match = re.fullmatch(
        r"[^\w.,]*([.,]?[0-9](?:\W*[0-9])*)(?:E([-+]?[0-9]{1,3}))?\W*", text, re.IGNORECASE
    )
    if not match:
        return False
    power = int(match[2] or 0) - 2 * text.count("%")
    # A format can divide by thousands.
    return any(
        abs(float(digits) - abs(value) / 10.0 ** (power + thousands)) <= 0.501 * 10.0**-places
        for digits, places in _readings(match[1])
        if places <= decimals
        for thousands in (0, 3, 6, 9)
    )


def _readings(text: str) -> Iterator[tuple[str, int]]:
    """The numbers that figures with signs between them can be, each with its decimals."""
    yield re.sub(r"\D", "", text), 0
    for point in ".,":
        whole, _, decimals = text.rpartition(point)
        if decimals.isdigit() and len(decimals) < len(text):
            yield f"{re.sub(r'[^0-9]', '', whole)}.{decimals}", len(decimals)


def _says_moment(text: str, numbers: _Numbers, names: _Names, parts: frozenset[str] | None) -> bool:
    """Whether a text holds nothing but the numbers, the names, and their beginnings, of the *parts*
    of a moment."""
    seen = {n for part, each in numbers.items() if parts is None or part in parts for n in each}
    words = [w for part, each in names.items() if parts is None or part in parts for w in each]
    return all(int(digits) in seen for digits in re.findall("[0-9]+", text)) and all(
        word.casefold() in _CLOCK or any(_begins(name, word) for name in words)
        for word in re.findall(r"[^\W\d_]+", text)
    )


def _begins(name: str, word: str) -> bool:
    return len(word) != 2 and name.casefold().startswith(word.casefold())


def _parts_of_date(value: str) -> tuple[_Numbers, _Names]:
    moment = datetime.datetime.fromisoformat(value[:26])
    month, day = moment.month, moment.weekday()
    clock = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    numbers = {
        "year": {moment.year, moment.year % 100},
        "month": {month},
        "day": {moment.day},
        "week-of-year": {moment.isocalendar().week},
        "quarter": {(month + 2) // 3},
        **_parts_of_time(clock),
    }
    names = {
        "month": [calendar.month_name[month], _WELSH[month - 1]],
        "day-of-week": [calendar.day_name[day]],
        "quarter": ["Quarter"],
    }
    return numbers, names


def _parts_of_time(seconds: float) -> _Numbers:
    thousandths = f"{seconds % 1:.6f}"[2:]
    found: _Numbers = {"hours": set(), "minutes": set(), "seconds": set()}
    for second in (int(seconds), round(seconds)):
        minute, hour = second // 60, second // 3600
        found["hours"] |= {hour, hour % 24, hour % 12 or 12}
        found["minutes"] |= {minute, minute % 60}
        found["seconds"] |= {second, second % 60}
    found["seconds"] |= {int(thousandths[:digits]) for digits in range(1, 7)}
    return found


def seconds_of(duration: str) -> float:
    """The length of a duration such as ``PT13H04M05S``, without its sign."""
    match = re.fullmatch(r"-?P(?:([0-9]+)D)?T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9.]+)S)?", duration)
    if not match:
        raise ValueError("no duration")
    days, hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return days * 86400 + hours * 3600 + minutes * 60 + seconds
