"""Number formats of a workbook: what a reader sees of a number.

It is told in two ways. As text, for tables of plain text: decimals, percent signs, signs of
currencies and words as shown, with and without separators of thousands; a negative number with its
sign; dates as ISO 8601 writes them. And as a number with a format of one section that shows the
same, for a new workbook: the number holds no more than is shown of it, and the format no word of
its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from math import isfinite

from .dates import show_date
from .digits import LOCAL_CURRENCY, SIGNS, Digits, literal, plain, words_of
from .shown import AS_TEXT, UNSEEN, WITH_MINUS, WITHOUT_CURRENCY, Shown

BUILT_IN = {
    **dict(enumerate(("0", "0.00", "#,##0", "#,##0.00"), 1)),
    **dict.fromkeys((5, 6), "¤#,##0;-¤#,##0"),
    **dict.fromkeys((7, 8), "¤#,##0.00;-¤#,##0.00"),
    **dict(enumerate(("0%", "0.00%", "0.00E+00", "# ?/?", "# ??/??"), 9)),
    **dict(enumerate(("dd/mm/yyyy", "d-mmm-yy", "d-mmm", "mmm-yy"), 14)),
    **dict(enumerate(("h:mm AM/PM", "h:mm:ss AM/PM", "h:mm", "h:mm:ss", "dd/mm/yyyy h:mm"), 18)),
    **dict.fromkeys((37, 38), "#,##0;-#,##0"),
    **dict.fromkeys((39, 40), "#,##0.00;-#,##0.00"),
    41: '#,##0;-#,##0;"-";@',
    42: '¤#,##0;-¤#,##0;"-";@',
    43: '#,##0.00;-#,##0.00;"-";@',
    44: '¤#,##0.00;-¤#,##0.00;"-";@',
    **dict(enumerate(("mm:ss", "[h]:mm:ss", "mm:ss", "##0.0E+0", "@"), 45)),
    **dict.fromkeys((27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "yyyy/mm/dd"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
}
"""The formats a workbook may use by number without saying what they are."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*](?P<pad>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>general)|(?P<half>am/pm|a/p)|(?P<power>e[+-])|(?P<time>y+|m+|d+|h+|s+|e+|b+|g+)"
    r"|(?P<digit>[0#?])|(?P<percent>%)|(?P<text>@)|(?P<end>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)")
_COMPARE = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b, "=": lambda a, b: a == b, "<>": lambda a, b: a != b,
}  # fmt: skip


@dataclass
class _Section:
    """One of up to four parts of a format: for positive and negative numbers, zero, and text."""

    pieces: list[tuple[str, str]] = field(default_factory=list)
    condition: tuple[str, float] | None = None
    coloured: bool = False
    white: bool = False
    """Whether it paints the number white, whatever the colour of the font."""

    def has(self, *kinds: str) -> bool:
        return any(kind in kinds for kind, _ in self.pieces)

    @cached_property
    def words(self) -> str:
        return words_of(self.pieces)

    @cached_property
    def way(self) -> str:
        """How it shows a number."""
        for way, kinds in (
            ("date", ("time", "elapsed")),
            ("fraction", ("/",)),
            ("digits", ("digit",)),
            ("general", ("general", "text")),
        ):
            if self.has(*kinds):
                return way
        return "words"

    def general(self, number: str) -> Shown:
        """*number* with the words that stand around General."""
        kinds = [kind for kind, _ in self.pieces]
        if "general" not in kinds or "percent" in kinds:
            return Shown(number, number=number, code="General")
        place = kinds.index("general")
        before = words_of(self.pieces[:place]).strip(SIGNS)
        after = self.pieces[place + 1 :]
        behind = "".join(text for kind, text in after if kind == "word").rstrip(SIGNS)
        text = f"{'-' * number.startswith('-')}{before}{number.removeprefix('-')}{behind}"
        return Shown(text, number=number, code=f"{literal(before)}General{literal(behind)}")

    @cached_property
    def digits(self) -> Digits:
        return Digits(self.pieces)


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
            elif re.fullmatch(r"[a-z]+\s*[0-9]*", text.strip(), re.IGNORECASE):
                section.coloured = True
            elif text.startswith("$"):
                section.pieces.append(("word", text[1:].split("-")[0]))
        elif kind in ("quoted", "escaped", "other"):
            point = kind == "other" and text in ".,/"
            section.pieces.append((text if point else "word", text))
        elif kind != "pad":
            section.pieces.append((kind, text.lower()))
    return tuple(sections)


def can_hide(code: str) -> bool:
    """Whether some value would not be seen in the format *code*: a section is white, or has no
    place for the value. Nought may be a dash."""
    sections = _sections(code)
    if any(section.white for section in sections) or (
        len(sections) > 3 and not sections[3].has("text", "general")
    ):
        return True
    conditions = any(section.condition for section in sections)
    return any(
        section.way == "words"
        for place, section in enumerate(sections[:3])
        if place != 2 or conditions
    )


def show_text(code: str, text: str) -> Shown:
    """*text* in a cell with the format *code*."""
    instead = _in_place_of_text(code)
    if instead is not None:
        return Shown(instead, UNSEEN if text.strip() else "")
    before, after = _around_text(code)
    return Shown(f"{before}{text}{after}")


@lru_cache(1000)
def _around_text(code: str) -> tuple[str, str]:
    """The words that the format *code* shows before and behind a text."""
    pieces = _sections(code)[-1].pieces
    place = next((place for place, (kind, _) in enumerate(pieces) if kind == "text"), None)
    if place is None:
        return "", ""
    before, after = (
        "".join(text for kind, text in part if kind == "word")
        for part in (pieces[:place], pieces[place + 1 :])
    )
    return before.lstrip(), after.rstrip()


@lru_cache(1000)
def _in_place_of_text(code: str) -> str | None:
    """What a cell with the format *code* shows in place of a text; ``None`` when it shows it."""
    sections = _sections(code)
    section = (
        sections[3]
        if len(sections) > 3
        else sections[0]
        if len(sections) == 1 and sections[0].has("text")
        else None
    )
    if any(part.white for part in sections):
        return ""
    return None if section is None or section.has("text", "general") else section.words


def show_number(code: str, raw: str, since_1904: bool = False) -> Shown:
    """The number written as *raw* in a cell with the format *code*.

    Raises :class:`ValueError` when it is not a number.
    """
    shown = _shown(code, raw, since_1904)
    if shown.hides or not shown.number:
        return replace(shown, number="", code="")
    if (shown.code, shown.number) == (code, raw):
        return shown
    again = _shown(shown.code, shown.number)
    if (again.text, again.number, again.code) != (shown.text, shown.number, shown.code):
        return Shown(shown.text, changed=AS_TEXT)
    if shown.changed or shown.code == "General":
        return shown
    if LOCAL_CURRENCY in code:
        return replace(shown, changed=WITHOUT_CURRENCY)
    return shown


def _shown(code: str, raw: str, since_1904: bool = False) -> Shown:
    value = float(raw)
    if not isfinite(value):
        raise ValueError("no number")
    if code == "General":
        plain = _general(raw)
        return Shown(plain, number=plain, code=code)
    sections = _sections(code)
    section = sections[0] if len(sections) == 1 else _section_for(sections, value)
    if any(part.white for part in sections):
        return Shown("", UNSEEN)
    if section.way == "general":
        return section.general(_general(raw))
    if section.way == "fraction":
        return Shown(_as_fraction(section.pieces, value), changed=AS_TEXT)
    if section.way == "digits":
        shown = section.digits.show(value)
        if value != 0 and not section.digits.tells(shown.text):
            return replace(shown, hides=UNSEEN)
        if shown.number.startswith("-") and section is not sections[0]:
            if "(" in section.words:
                return replace(shown, code=f"{shown.code};({shown.code})")
            if "-" not in section.words and section.coloured:
                return replace(shown, changed=WITH_MINUS)
            if "-" not in section.words:
                return Shown(shown.text[1:], "", shown.number[1:], shown.code, shown.changed)
        return shown
    if section.way == "date":
        plain = _general(raw)
        return show_date(section.pieces, value, since_1904) or Shown(plain, "", plain, "General")
    # One and nought shown as words are how workbooks say yes and no.
    says_yes = value in (1, -1) and section.words and not any(s.condition for s in sections)
    return Shown(section.words, "" if value == 0 or says_yes else UNSEEN)


def _section_for(sections: tuple[_Section, ...], value: float) -> _Section:
    numbers = sections[:3]
    if any(section.condition for section in numbers):
        for section in numbers:
            if section.condition is None or _COMPARE[section.condition[0]](
                value, section.condition[1]
            ):
                return section
        return numbers[-1]
    if value == 0:
        return numbers[2 if len(numbers) > 2 else 0]
    return numbers[1 if value < 0 and len(numbers) > 1 else 0]


def _general(raw: str) -> str:
    if raw.isdigit() and len(raw) < 16 and (raw[0] != "0" or raw == "0"):
        return raw
    return plain(Decimal(f"{float(raw):.15g}"))


def _as_fraction(pieces: list[tuple[str, str]], value: float) -> str:
    """A number in a format such as ``# ?/?`` or ``# ?/8``."""
    place = [kind for kind, _ in pieces].index("/")
    before, after = pieces[:place], pieces[place + 1 :]
    fixed = int("".join(text for _, text in after if text.isdigit()) or 0)
    places = sum(kind == "digit" for kind, _ in after)
    exact = Fraction(abs(Decimal(f"{value:.15g}")))
    if fixed:
        over, under = int(exact * fixed + Fraction(1, 2)), fixed
    else:
        over, under = exact.limit_denominator(10 ** max(places, 1) - 1).as_integer_ratio()
    mixed = any(kind == "word" and text == " " for kind, text in before)
    whole, over = divmod(over, under) if mixed else (0, over)
    share = f"{over}/{under}" if over or not mixed else ""
    text = " ".join(filter(None, (str(whole) if whole or not share else "", share)))
    return f"-{text}" if value < 0 and text != "0" else text
