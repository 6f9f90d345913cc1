"""Whether the text of an OpenDocument cell says what its value says. Programs show the value, and
write the text beside it for those that cannot; nothing keeps the two together."""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_WELSH = (
    "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr".split()
)
_CLOCK = frozenset(("am", "pm", "a", "p", "t", "z"))


def agree(kind: str, attributes: Mapping[str, str], text: str, literals: Collection[str]) -> bool:
    """Whether *text* shows the value of a cell of a *kind*, in a format with these *literals*."""
    bare = text
    for literal in sorted(literals, key=len, reverse=True):
        bare = bare.replace(literal, " ") if literal.strip() else bare
    given = {name.removeprefix(_OFFICE): value for name, value in attributes.items()}
    try:
        return any(_says(kind, given, one) for one in (bare, text))
    except (ValueError, OverflowError):
        return False


def _says(kind: str, given: Mapping[str, str], text: str) -> bool:
    if kind in ("float", "currency", "percentage"):
        return _says_number(float(given.get("value", "")), text)
    if kind == "date":
        return _says_moment(text, *_parts_of_date(given.get("date-value", "")))
    if kind == "time":
        return _says_moment(text, _parts_of_time(seconds_of(given.get("time-value", ""))), [])
    if kind == "boolean":
        signs = ("TRUE", "1") if given.get("boolean-value") == "true" else ("FALSE", "0")
        return text.strip().upper() in ("", *signs)
    value = given.get("string-value")
    # LibreOffice writes an error as a text without a value.
    error = value == "" and re.fullmatch(r"#\S+|Err:[0-9]+", text)
    return value is None or bool(error) or value.split() == text.split()


def _says_number(value: float, text: str) -> bool:
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
        abs(float(digits) - abs(value) / 10.0 ** (power + thousands)) <= 0.501 * step
        for digits, step in _readings(match[1])
        for thousands in (0, 3, 6, 9)
    )


def _readings(text: str) -> Iterator[tuple[str, float]]:
    """The numbers that figures with signs between them can be, each with what its last digit is."""
    yield re.sub(r"\D", "", text), 1
    for point in ".,":
        whole, _, decimals = text.rpartition(point)
        if decimals.isdigit() and len(decimals) < len(text):
            yield f"{re.sub(r'[^0-9]', '', whole)}.{decimals}", 10.0 ** -len(decimals)


def _says_moment(text: str, numbers: set[int], names: list[str]) -> bool:
    """Whether a text holds nothing but these *numbers*, these *names*, and their beginnings."""
    return all(int(digits) in numbers for digits in re.findall("[0-9]+", text)) and all(
        word.casefold() in _CLOCK or any(_begins(name, word) for name in names)
        for word in re.findall(r"[^\W\d_]+", text)
    )


def _begins(name: str, word: str) -> bool:
    return len(word) != 2 and name.casefold().startswith(word.casefold())


def _parts_of_date(value: str) -> tuple[set[int], list[str]]:
    moment = datetime.datetime.fromisoformat(value[:26])
    month, day = moment.month, moment.weekday()
    numbers = {moment.year, moment.year % 100, month, moment.day, moment.isocalendar().week}
    names = [calendar.month_name[month], _WELSH[month - 1], calendar.day_name[day], "Quarter"]
    clock = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    return numbers | {(month + 2) // 3} | _parts_of_time(clock), names


def _parts_of_time(seconds: float) -> set[int]:
    whole = {int(seconds), round(seconds)}
    thousandths = f"{seconds % 1:.6f}"[2:]
    return {
        part
        for second in whole
        for minute, hour in ((second // 60, second // 3600),)
        for part in (hour, hour % 24, hour % 12 or 12, minute, minute % 60, second, second % 60)
    } | {int(thousandths[:digits]) for digits in range(1, 7)}


def seconds_of(duration: str) -> float:
    """The length of a duration such as ``PT13H04M05S``, without its sign."""
    match = re.fullmatch(r"-?P(?:([0-9]+)D)?T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9.]+)S)?", duration)
    if not match:
        raise ValueError("no duration")
    days, hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return days * 86400 + hours * 3600 + minutes * 60 + seconds
