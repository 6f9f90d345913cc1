"""Dates and times of a workbook: what a reader sees of the number that stands for one."""

from __future__ import annotations

import datetime
import re

from .shown import AS_TEXT, SHORTENED, UNSEEN, Shown


def show_date(pieces: list[tuple[str, str]], value: float, since_1904: bool) -> Shown | None:
    """The moment or time for which *value* stands, in a format of these *pieces*; ``None`` when it
    stands for none."""
    if decimals := sum(kind == "digit" for kind, _ in pieces):
        return _with_fraction(pieces, value, since_1904, decimals)
    moment = _moment(value, since_1904)
    parts = _time_parts(pieces)
    elapsed = next((text[0] for kind, text in pieces if kind == "elapsed"), "")
    if elapsed:
        return _duration(elapsed, parts, value)
    if moment is None:
        return None
    time, clock = _time_shown(moment, parts)
    day, date, first = _day_shown(moment, parts)
    text = "T".join(filter(None, (day, time)))
    if not text:
        return Shown("", UNSEEN)
    hour, minute, second = (
        getattr(moment, name) if letter in parts else 0
        for name, letter in (("hour", "h"), ("minute", "i"), ("second", "s"))
    )
    start = datetime.datetime(first.year, first.month, first.day, hour, minute, second)
    kept = start == moment or (not day and start.time() == moment.time())
    if day and not date:  # a day without its year is no date
        return Shown(text)
    number = _serial(start) if day else _share(hour, minute, second)
    code = _pattern(pieces) or " ".join(filter(None, (date, clock)))
    return Shown(text, "", number, code, "" if kept else SHORTENED)


def _with_fraction(
    pieces: list[tuple[str, str]], value: float, since_1904: bool, decimals: int
) -> Shown | None:
    """A time with fractions of its seconds, as text."""
    plain = [(kind, text) for kind, text in pieces if kind not in ("digit", ".")]
    whole, _, fraction = f"{abs(value) * 86400:.{decimals}f}".partition(".")
    shown = show_date(plain, int(whole) / (-86400 if value < 0 else 86400), since_1904)
    return Shown(f"{shown.text}.{fraction}", shown.hides, changed=AS_TEXT) if shown else None


def _pattern(pieces: list[tuple[str, str]]) -> str:
    """The format of these *pieces*, if it says nothing but a date, and the same everywhere."""
    code = "".join(text.upper() if kind == "half" else text for kind, text in pieces)
    plain = all(
        kind in ("time", "half") or re.fullmatch("[-/., :]*", text) for kind, text in pieces
    )
    # A month before the day as a number is taken for the day in the United Kingdom.
    return code if plain and not re.match("m{1,2}[^a-z]+d", code) else ""


def _time_shown(moment: datetime.datetime, parts: set[str]) -> tuple[str, str]:
    """The time of day, and the format that shows it."""
    if "h" in parts:
        if "s" in parts:
            return f"{moment:%H:%M:%S}", "hh:mm:ss"
        return (f"{moment:%H:%M}", "hh:mm") if "i" in parts else (f"{moment:%H}", "hh")
    if "i" not in parts and "s" in parts:
        return f"{moment:%S}", "ss"
    return (f"{moment:%M:%S}", "mm:ss") if parts & {"i", "s"} else ("", "")


def _day_shown(moment: datetime.datetime, parts: set[str]) -> tuple[str, str, datetime.date]:
    """The day as text, the format that shows it, and the first day that is shown the same way."""
    date = moment.date()
    if {"y", "m", "d"} <= parts:
        return date.isoformat(), "dd/mm/yyyy", date
    if "y" in parts and "m" in parts:
        return date.isoformat()[:7], "mmm yyyy", date.replace(day=1)
    if "y" in parts:
        return date.isoformat()[:4], "yyyy", date.replace(month=1, day=1)
    if "m" in parts:
        return (f"{date.day} {date:%B}" if "d" in parts else f"{date:%B}"), "", date
    return str(date.day) if "d" in parts else f"{date:%A}" if "w" in parts else "", "", date


def _duration(unit: str, parts: set[str], value: float) -> Shown:
    """A time of more than a day, in hours, minutes or seconds."""
    seconds = round(abs(value) * 86400)
    hours, minutes = seconds // 3600, seconds // 60
    behind, to_seconds = (f":{seconds % 60:02}", ":ss") if "s" in parts else ("", "")
    if unit == "h" and "i" in parts:
        text, code = f"{hours}:{minutes % 60:02}{behind}", f"[h]:mm{to_seconds}"
    elif unit == "h":
        text, code, behind = str(hours), "[h]", ""
    else:
        text, code = (
            (f"{minutes}{behind}", f"[mm]{to_seconds}") if unit == "m" else (str(seconds), "[ss]")
        )
    step = 1 if behind or unit == "s" else 60 if ":" in text or unit == "m" else 3600
    shown = seconds // step * step
    number = ("-" if value < 0 and shown else "") + _share(0, 0, shown)
    text = f"-{text}" if number.startswith("-") else text
    return Shown(text, "", number, code, "" if shown == seconds else SHORTENED)


def _serial(moment: datetime.datetime) -> str:
    """The number that stands for a *moment*, counted from 1900."""
    start = datetime.datetime(1899, 12, 31 if moment < datetime.datetime(1900, 3, 1) else 30)
    passed = moment - start
    return f"{passed.days + passed.seconds / 86400:.15g}"


def _share(hours: int, minutes: int, seconds: int) -> str:
    """A time as a share of a day."""
    return f"{(hours * 3600 + minutes * 60 + seconds) / 86400:.15g}"


def _time_parts(pieces: list[tuple[str, str]]) -> set[str]:
    """Which of year, month, day, weekday, hour, minute (i) and second a format shows."""
    tokens = [text for kind, text in pieces if kind in ("time", "elapsed")]
    parts: set[str] = set()
    for number, text in enumerate(tokens):
        near = (
            tokens[number - 1][0] if number else "",
            tokens[number + 1][0] if number + 1 < len(tokens) else "",
        )
        if text[0] == "m" and len(text) < 3 and (near[0] == "h" or near[1] == "s"):
            parts.add("i")
        else:
            parts.add(
                {"d": "w" if len(text) > 2 else "d", "e": "y", "b": "y", "g": ""}.get(
                    text[0], text[0]
                )
            )
    return parts


def _moment(value: float, since_1904: bool) -> datetime.datetime | None:
    """The moment a serial number stands for, to the second; ``None`` when it stands for none."""
    if value < 0 or value >= 2_958_466:
        return None
    # Excel counts a 29 February 1900, which never was.
    start = (
        datetime.datetime(1904, 1, 1)
        if since_1904
        else datetime.datetime(1899, 12, 31 if value < 60 else 30)
    )
    return start + datetime.timedelta(seconds=round(value * 86400))
