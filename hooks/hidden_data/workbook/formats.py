"""Number formats of a workbook: what a reader sees of a number, written so that a table of plain text says the same.

Decimals, percent signs, signs of currencies and words stay as shown. Separators of thousands are left out, a negative number always
has its sign, and dates are written as ISO 8601 writes them, without what the format does not show.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cached_property, lru_cache
from math import isfinite

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¤#,##0;-¤#,##0", 6: "¤#,##0;-¤#,##0", 7: "¤#,##0.00;-¤#,##0.00", 8: "¤#,##0.00;-¤#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: '#,##0;-#,##0;"-";@', 42: '¤#,##0;-¤#,##0;"-";@', 43: '#,##0.00;-#,##0.00;"-";@',
    44: '¤#,##0.00;-¤#,##0.00;"-";@', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@",
    **dict.fromkeys((27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "yyyy/mm/dd"), **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
}  # fmt: skip
"""The formats a workbook may use by number without saying what they are."""
LOCAL_CURRENCY = "¤"
"""Stands for the sign of a currency that every reader sees as that of the country their computer is set to."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*](?P<pad>.)|\[(?P<bracket>[^\]]*)\]|(?P<general>general)|(?P<half>am/pm|a/p)|(?P<power>e[+-])'
    r"|(?P<time>y+|m+|d+|h+|s+|e+|b+|g+)|(?P<digit>[0#?])|(?P<percent>%)|(?P<text>@)|(?P<end>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)")
_CURRENCY = "£$€¥₹¤"
_SIGNS = f"-+() {LOCAL_CURRENCY}"
"""What stands around a negative number, whose sign is written in one way here."""
_COMPARE = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b, "=": lambda a, b: a == b, "<>": lambda a, b: a != b,
}  # fmt: skip


UNSEEN, SHORTENED = "unseen cell", "shortened date"
"""What a format can do to a value: keep it from the reader, or show the month or year alone of a day."""


@dataclass(frozen=True)
class Shown:
    """What a reader sees of a value."""

    text: str
    hides: str = ""
    """:data:`UNSEEN`, :data:`SHORTENED`, or empty when nothing that matters is hidden."""


@dataclass
class _Section:
    """One of up to four parts of a format: for positive and negative numbers, zero, and text."""

    pieces: list[tuple[str, str]] = field(default_factory=list)
    condition: tuple[str, float] | None = None
    white: bool = False
    """Whether it paints the number white, whatever the colour of the font."""

    def has(self, *kinds: str) -> bool:
        return any(kind in kinds for kind, _ in self.pieces)

    @cached_property
    def words(self) -> str:
        return _words(self.pieces)

    @cached_property
    def way(self) -> str:
        """How it shows a number."""
        for way, kinds in (("date", ("time", "elapsed")), ("general", ("/",)), ("digits", ("digit",)), ("general", ("general", "text"))):
            if self.has(*kinds):
                return way
        return "words"

    def around(self, number: str) -> str:
        """*number* with the words that stand around General."""
        kinds = [kind for kind, _ in self.pieces]
        if "general" not in kinds:
            return number
        place = kinds.index("general")
        before, behind = _words(self.pieces[:place]).strip(_SIGNS), "".join(text for kind, text in self.pieces[place + 1 :] if kind == "word").rstrip(_SIGNS)
        return f"{'-' * number.startswith('-')}{before}{number.removeprefix('-')}{behind}"

    @cached_property
    def digits(self) -> _Digits:
        return _Digits(self.pieces)


@lru_cache(4096)
def _sections(code: str) -> tuple[_Section, ...]:
    sections = [_Section()]
    for match in _TOKEN.finditer(code):
        kind, text = match.lastgroup or "quoted", match[match.lastgroup or 0]
        section = sections[-1]
        if kind == "end":
            sections.append(_Section())
        elif kind == "bracket":
            if condition := _CONDITION.fullmatch(text):
                section.condition = (condition[1], float(condition[2]))
            elif re.fullmatch("h+|m+|s+", text, re.IGNORECASE):
                section.pieces.append(("elapsed", text.lower()))
            elif re.fullmatch(r"white|colou?r\s*2", text.strip(), re.IGNORECASE):
                section.white = True
            elif text.startswith("$"):
                section.pieces.append(("word", text[1:].split("-")[0]))
        elif kind in ("quoted", "escaped", "other"):
            point = kind == "other" and text in ".,/"
            section.pieces.append((text if point else "word", text))
        elif kind != "pad":
            section.pieces.append((kind, text.lower()))
    return tuple(sections)


def can_hide(code: str) -> bool:
    """Whether some value would not be seen in the format *code*: a section is white, or has no place for the value. Nought may be a dash."""
    sections = _sections(code)
    if any(section.white for section in sections) or (len(sections) > 3 and not sections[3].has("text", "general")):
        return True
    conditions = any(section.condition for section in sections)
    return any(section.way == "words" for place, section in enumerate(sections[:3]) if place != 2 or conditions)


def show_text(code: str, text: str) -> Shown:
    """*text* in a cell with the format *code*."""
    instead = _in_place_of_text(code)
    return Shown(text) if instead is None else Shown(instead, UNSEEN if text.strip() else "")


@lru_cache(1000)
def _in_place_of_text(code: str) -> str | None:
    """What a cell with the format *code* shows instead of a text; ``None`` when it shows the text."""
    sections = _sections(code)
    section = sections[3] if len(sections) > 3 else sections[0] if len(sections) == 1 and sections[0].has("text") else None
    if any(part.white for part in sections):
        return ""
    return None if section is None or section.has("text", "general") else section.words


def show_number(code: str, raw: str, since_1904: bool = False) -> Shown:
    """The number written as *raw* in a cell with the format *code*. Raises :class:`ValueError` when it is not a number."""
    value = float(raw)
    if not isfinite(value):
        raise ValueError("no number")
    sections = _sections(code)
    section = sections[0] if len(sections) == 1 else _section_for(sections, value)
    if any(part.white for part in sections):
        return Shown("", UNSEEN)
    if section.way == "general":
        return Shown(section.around(_general(raw)))
    if section.way == "digits":
        shown = section.digits.show(value)
        return Shown(shown, "" if value == 0 or section.digits.tells(shown) else UNSEEN)
    if section.way == "date":
        return _date(section, value, raw, since_1904)
    # One and nought shown as words are how workbooks say yes and no.
    says_yes = value in (1, -1) and section.words and not any(s.condition for s in sections)
    return Shown(section.words, "" if value == 0 or says_yes else UNSEEN)


def _section_for(sections: tuple[_Section, ...], value: float) -> _Section:
    numbers = sections[:3]
    if any(section.condition for section in numbers):
        for section in numbers:
            if section.condition is None or _COMPARE[section.condition[0]](value, section.condition[1]):
                return section
        return numbers[-1]
    if value == 0:
        return numbers[2 if len(numbers) > 2 else 0]
    return numbers[1 if value < 0 and len(numbers) > 1 else 0]


def _general(raw: str) -> str:
    if raw.isdigit() and len(raw) < 16 and (raw[0] != "0" or raw == "0"):
        return raw
    return _plain(Decimal(f"{float(raw):.15g}"))


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


class _Digits:
    """A section that shows a number by its digits."""

    def __init__(self, pieces: list[tuple[str, str]]) -> None:
        kinds = [kind for kind, _ in pieces]
        places = [place for place, kind in enumerate(kinds) if kind == "digit"]
        first, last = places[0], places[-1]
        point = kinds.index(".") if "." in kinds else len(kinds)
        power = kinds.index("power") if "power" in kinds else len(kinds)
        whole_end = max((place for place in places if place < min(point, power)), default=first - 1) + 1
        after = [pieces[place][1] for place in places if point < place < power]
        self._scientific = "power" in kinds
        self._decimals = len(after)
        self._needed = max((number + 1 for number, text in enumerate(after) if text == "0"), default=0)
        # Behind the last placeholder, each comma divides by a thousand.
        self._shift = 2 * kinds.count("percent") - 3 * sum(_commas(kinds[end:]) for end in {whole_end, last + 1})
        self._unit = Decimal(1).scaleb(-self._decimals)
        self._whole = pieces[first:whole_end]
        zeros = [text for kind, text in self._whole if kind == "digit"]
        self._least = len(zeros) - zeros.index("0") if "0" in zeros else 0
        self._code = any(kind == "word" for kind, _ in self._whole)
        before = _words(pieces[:first]).strip(_SIGNS)
        behind = "".join(text for kind, text in pieces[last + 1 :] if kind in ("word", "percent"))
        apart = behind.startswith(" ")
        behind = behind.strip(_SIGNS)
        # Accounts show nought as a dash, without any digit.
        self._blank = _words(pieces).strip(f"{_CURRENCY} ")
        self._before = before + (" " if before and before[-1].isalpha() else "")
        self._behind = (" " if behind and (apart or behind[0].isalpha()) else "") + behind

    def tells(self, shown: str) -> bool:
        """Whether *shown* says something of a number that is not nought: not blank, nor nought for being divided by a thousand millions."""
        return any(c.isdigit() for c in shown) and (self._shift > -9 or any(c in "123456789" for c in shown))

    def show(self, value: float) -> str:
        number = abs(Decimal(f"{value:.15g}"))
        if self._shift:
            number = number.scaleb(self._shift)
        try:
            written = f"{number:.{self._decimals}E}" if self._scientific else format(number.quantize(self._unit, ROUND_HALF_UP), "f")
        except InvalidOperation:
            return _plain(Decimal(f"{value:.15g}"))
        if not self._scientific:
            whole, _, rest = written.partition(".")
            while len(rest) > self._needed and rest.endswith("0"):
                rest = rest[:-1]
            whole = "" if whole == "0" and not self._least else whole.rjust(self._least, "0")
            written = (self._in_places(whole) if self._code else whole) + ("." + rest if rest else "")
        if not written:
            return self._blank
        negative = value < 0 and any(digit in "123456789" for digit in written)
        return f"{'-' if negative else ''}{self._before}{written}{self._behind}"

    def _in_places(self, digits: str) -> str:
        """The whole part with the dashes of a code such as 00-00-00."""
        places = sum(kind == "digit" for kind, _ in self._whole)
        left, digits = digits[: max(len(digits) - places, 0)], digits[-places:].rjust(places)
        spread = iter(digits)
        written = "".join(text if kind == "word" else next(spread) for kind, text in self._whole if kind in ("word", "digit"))
        return (left + written).strip()


def _words(pieces: list[tuple[str, str]]) -> str:
    return "".join(text for kind, text in pieces if kind == "word").strip()


def _commas(kinds: list[str]) -> int:
    """How many commas a list of pieces begins with."""
    return next((number for number, kind in enumerate(kinds) if kind != ","), len(kinds))


def _date(section: _Section, value: float, raw: str, since_1904: bool) -> Shown:
    moment = _moment(value, since_1904)
    parts = _time_parts(section)
    seconds = round(abs(value) * 86400)
    if elapsed := next((text[0] for kind, text in section.pieces if kind == "elapsed"), ""):
        sign, hours, minutes = "-" if value < 0 else "", seconds // 3600, seconds // 60
        behind = f":{seconds % 60:02}" if "s" in parts else ""
        first = {"h": f"{hours}:{minutes % 60:02}{behind}" if "i" in parts else f"{hours}", "m": f"{minutes}{behind}", "s": f"{seconds}"}[elapsed]
        return Shown(sign + first)
    if moment is None:
        return Shown(_general(raw))
    time = ""
    if "h" in parts:
        time = f"{moment:%H:%M:%S}" if "s" in parts else f"{moment:%H:%M}"
    elif "i" in parts or "s" in parts:
        time = f"{moment:%M:%S}"
    day, hides = "", ""
    if {"y", "m", "d"} <= parts:
        day = moment.date().isoformat()
    elif "y" in parts:
        day = moment.date().isoformat()[: 7 if "m" in parts else 4]
        month_ends = (moment + datetime.timedelta(days=1)).day == 1
        plain = moment.day == 1 or ("m" in parts and month_ends)
        hides = "" if plain and ("m" in parts or moment.month == 1) else SHORTENED
    elif "m" in parts:
        day = f"{moment.day} {moment:%B}" if "d" in parts else f"{moment:%B}"
    elif "d" in parts:
        day = str(moment.day)
    elif "w" in parts:
        day = f"{moment:%A}"
    text = "T".join(filter(None, (day, time)))
    return Shown(text, hides if text else UNSEEN)


def _time_parts(section: _Section) -> set[str]:
    """Which of year, month, day, weekday, hour, minute (i) and second a format shows."""
    tokens = [text for kind, text in section.pieces if kind in ("time", "elapsed")]
    parts: set[str] = set()
    for number, text in enumerate(tokens):
        near = (tokens[number - 1][0] if number else "", tokens[number + 1][0] if number + 1 < len(tokens) else "")
        if text[0] == "m" and len(text) < 3 and (near[0] == "h" or near[1] == "s"):
            parts.add("i")
        else:
            parts.add({"d": "w" if len(text) > 2 else "d", "e": "y", "b": "y", "g": ""}.get(text[0], text[0]))
    return parts


def _moment(value: float, since_1904: bool) -> datetime.datetime | None:
    """The moment a serial number stands for, to the second; ``None`` when it stands for none."""
    if value < 0 or value >= 2_958_466:
        return None
    # Excel counts a 29 February 1900, which never was.
    start = datetime.datetime(1904, 1, 1) if since_1904 else datetime.datetime(1899, 12, 31 if value < 60 else 30)
    return start + datetime.timedelta(seconds=round(value * 86400))
