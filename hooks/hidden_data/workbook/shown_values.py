"""Values of an OpenDocument spreadsheet: what is shown of them, as text and as a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from .agreement import seconds_of
from .formats import show_number
from .shown import AS_TEXT, ROUNDED, SHORTENED, Shown

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_NUMBER = re.compile(
    r"(?P<minus>[-\u2212]|\()?(?P<before>[£$€¥₹]?) ?(?P<minus2>-)?"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
    r"(?:\.(?P<decimals>[0-9]+))?(?P<percent> ?%)?(?P<behind> ?[£$€])?\)?"
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?)?")


def shown_value(kind: str, attributes: Mapping[str, str], text: str) -> Shown:
    """A value of a *kind* that is shown as *text*. A text that cannot be read for certain as its
    value stays a text."""
    value = attributes.get(f"{_OFFICE}value", "")
    if kind in ("float", "currency", "percentage"):
        return _number(value, text.strip()) or Shown(text.strip(), changed=AS_TEXT)
    if kind == "date":
        return _date(attributes.get(f"{_OFFICE}date-value", ""), text.strip()) or Shown(text)
    if kind == "time" and (match := re.fullmatch(r"(\d+):(\d\d)(?::(\d\d))?", text.strip())):
        first, second, third = (int(part or 0) for part in match.groups())
        whole = seconds_of(attributes.get(f"{_OFFICE}time-value", ""))
        if not match[3] and first != whole // 3600 % 24 and first == whole // 60:
            return show_number("[mm]:ss", f"{(first * 60 + second) / 86400:.15g}")
        code = "hh:mm" if match[1].startswith("0") else "[h]:mm"
        code += ":ss" if match[3] else ""
        return show_number(code, f"{(first * 3600 + second * 60 + third) / 86400:.15g}")
    return Shown(text)


def _number(value: str, text: str) -> Shown | None:
    match = _NUMBER.fullmatch(text)
    if not match or not re.fullmatch(r"-?[0-9.]+([eE][-+]?[0-9]+)?", value):
        return None
    decimals = match["decimals"] or ""
    digits = match["whole"].replace(",", "") + ("." + decimals if decimals else "")
    told = float(digits) / (100 if match["percent"] else 1)
    negative = bool(match["minus"] or match["minus2"])
    exact = abs(float(value))
    # Half of the last digit that is shown is what rounding can have taken.
    step = 10.0 ** -len(decimals) / (100 if match["percent"] else 1)
    if abs(told - exact) > step * 0.501 or (negative != (float(value) < 0) and told):
        return None
    whole = (
        "#,##0"
        if "," in match["whole"]
        else "0" * len(match["whole"])
        if match["whole"][0] == "0"
        else "0"
    )
    code = f"{whole}.{'0' * len(decimals)}" if decimals else whole
    if decimals and not match["before"] and not match["percent"] and "," not in match["whole"]:
        code = "General" if digits == f"{told:.15g}" else code
    elif code == "0" and not match["before"] and not match["percent"] and not match["behind"]:
        code = "General"
    behind = (match["percent"] or "").strip() + (f'"{match["behind"]}"' if match["behind"] else "")
    number = f"{'-' if negative and told else ''}{told:.15g}"
    code = f"{match['before']}{code}{behind}"
    shown = show_number(f"{code};({code})" if match["minus"] == "(" else code, number)
    changed = ROUNDED if abs(told - exact) > 1e-9 * max(exact, 1) else ""
    return replace(shown, changed=changed) if shown.number else shown


def _date(value: str, text: str) -> Shown | None:
    if not _DAY.fullmatch(value):
        return None
    moment = datetime.fromisoformat(value[:19])
    day, _, clock = text.partition(" ") if ":" in text and text.count(" ") == 1 else (text, "", "")
    time = re.fullmatch(r"([0-9]{1,2}):[0-9]{2}(:[0-9]{2})?", clock)
    code = _pattern(day, moment)
    parts = set(re.findall("[dmy]", code))
    if not {"m", "y"} <= parts or (clock and not (time and "d" in parts)):
        return None
    first = moment if "d" in parts else moment.replace(day=1)
    seconds = (first - datetime.combine(first.date(), datetime.min.time())).seconds
    if time:
        code += f" {'h' * len(time[1])}:mm{':ss' if time[2] else ''}"
        seconds -= 0 if time[2] else seconds % 60
    days = (first.date() - date(1899, 12, 30)).days
    shown = show_number(code, f"{days + (seconds if time else 0) / 86400:.15g}")
    kept = (
        first == moment and (time or not seconds) and not (time and not time[2] and moment.second)
    )
    return replace(shown, changed="" if kept else SHORTENED) if days > 60 else None


def _pattern(text: str, moment: datetime) -> str:
    """The format in which a day is shown as *text*; empty when there is none."""
    words = {
        f"{moment:%B}": "mmmm",
        f"{moment:%b}": "mmm",
        f"{moment:%A}": "dddd",
        f"{moment:%a}": "ddd",
    }
    numbers = {"d": moment.day, "m": moment.month, "yy": moment.year % 100, "yyyy": moment.year}
    if re.match("[0-9]{4}-", text):  # ISO 8601 has the month before the day
        numbers = {"m": moment.month, "d": moment.day, "yyyy": moment.year}
    code = ""
    for piece in re.findall(r"[0-9]+|[^\W\d_]+|[-/., ]|.", text):
        if piece.isdigit():
            part = next((part for part, number in numbers.items() if number == int(piece)), "")
            numbers.pop(part, None)
            code += part * 2 if part in ("d", "m") and piece[0] == "0" else part
            if not part:
                return ""
        elif piece in words:
            code += words[piece]
            numbers.pop("m", None)
        elif piece in "-/., ":
            code += piece
        else:
            return ""
    return code
