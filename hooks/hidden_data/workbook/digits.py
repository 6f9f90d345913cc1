"""The digits of a number format: how a section shows a number."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cached_property

from .shown import AS_TEXT, ROUNDED, Shown

LOCAL_CURRENCY = "¤"
"""Stands for the sign of a currency that every reader sees as that of the country their computer is
set to."""
CURRENCY = "£$€¥₹¤"
SIGNS = f"-+() {LOCAL_CURRENCY}"
"""What stands around a negative number, whose sign is written in one way here."""


class Digits:
    """A section that shows a number by its digits."""

    def __init__(self, pieces: list[tuple[str, str]]) -> None:
        kinds = [kind for kind, _ in pieces]
        places = [place for place, kind in enumerate(kinds) if kind == "digit"]
        first, last = places[0], places[-1]
        point = kinds.index(".") if "." in kinds else len(kinds)
        power = kinds.index("power") if "power" in kinds else len(kinds)
        whole_end = (
            max((place for place in places if place < min(point, power)), default=first - 1) + 1
        )
        after = [pieces[place][1] for place in places if point < place < power]
        self._scientific = "power" in kinds
        self._decimals = len(after)
        self._needed = max(
            (number + 1 for number, text in enumerate(after) if text == "0"), default=0
        )
        # Behind the last placeholder, each comma divides by a thousand.
        self._percent = kinds.count("percent")
        self._shift = 2 * self._percent - 3 * sum(
            _commas(kinds[end:]) for end in {whole_end, last + 1}
        )
        self._unit = Decimal(1).scaleb(-self._decimals)
        self._whole = pieces[first:whole_end]
        zeros = [text for kind, text in self._whole if kind == "digit"]
        self._least = len(zeros) - zeros.index("0") if "0" in zeros else 0
        self._steps = len(zeros)
        self._code = any(kind == "word" for kind, _ in self._whole)
        words = "".join(text for kind, text in pieces[:first] if kind == "word").rstrip("-+()")
        before = words.strip(SIGNS)
        self._apart = " " if before and words.endswith(" ") else ""
        behind = "".join(text for kind, text in pieces[last + 1 :] if kind in ("word", "percent"))
        apart = behind.startswith(" ")
        behind = behind.strip(SIGNS)
        # Accounts show nought as a dash, without any digit.
        self._blank = words_of(pieces).strip(f"{CURRENCY} ")
        self._before = before + (" " if before and before[-1].isalpha() else "")
        self._behind = (" " if behind and (apart or behind[0].isalpha()) else "") + behind

    def tells(self, shown: str) -> bool:
        """Whether *shown* says something of a number that is not nought: not blank, nor nought for
        being divided by a thousand millions."""
        return any(c.isdigit() for c in shown) and (
            self._shift > -9 or any(c in "123456789" for c in shown)
        )

    def show(self, value: float) -> Shown:
        exact = abs(Decimal(f"{value:.15g}"))
        number = exact.scaleb(self._shift) if self._shift else exact
        try:
            written = (
                f"{number:.{self._decimals}E}"
                if self._scientific
                else format(number.quantize(self._unit, ROUND_HALF_UP), "f")
            )
        except InvalidOperation:
            return Shown(plain(Decimal(f"{value:.15g}")))
        if self._scientific and self._steps > 1:
            return Shown(f"{'-' * (value < 0)}{self._in_steps(number)}", changed=AS_TEXT)
        told = Decimal(written).scaleb(-2 * self._percent)
        if not self._scientific:
            whole, _, rest = written.partition(".")
            while len(rest) > self._needed and rest.endswith("0"):
                rest = rest[:-1]
            whole = "" if whole == "0" and not self._least else whole.rjust(self._least, "0")
            whole = self._in_places(whole) if self._code else whole
            written = whole + ("." + rest if rest else "")
        if not written:
            return Shown(self._blank)
        grouped = re.sub(r"^\d{4,}", lambda whole: f"{int(whole[0]):,}", written)
        sign = "-" if value < 0 and any(digit in "123456789" for digit in written) else ""
        text = f"{sign}{self._before}{written}{self._behind}"
        if self._code:
            return Shown(text)
        changed = "" if told == exact else ROUNDED
        shown = Shown(text, "", sign + plain(told), self.format, changed)
        if not self._thousands or grouped == written:
            return shown
        return replace(shown, grouped=f"{sign}{self._before}{grouped}{self._behind}")

    @cached_property
    def _thousands(self) -> bool:
        """Whether it shows separators of thousands. A number with noughts before it has none."""
        return any(kind == "," for kind, _ in self._whole) and self._least < 2

    def _in_steps(self, number: Decimal) -> str:
        """A number with a power of ten in steps, as for ``##0.0E+0``."""
        power = number.adjusted() // self._steps * self._steps if number else 0
        mantissa = number.scaleb(-power).quantize(self._unit, ROUND_HALF_UP)
        if mantissa.adjusted() >= self._steps:
            power += self._steps
            mantissa = number.scaleb(-power).quantize(self._unit, ROUND_HALF_UP)
        return f"{mantissa:f}E{power:+}"

    @cached_property
    def format(self) -> str:
        """A format that shows a positive number the same way, and a negative one with its sign."""
        separated = "#,##0" if self._least else "#,###"
        whole = separated if self._thousands else "0" * self._least or "#"
        decimals = "0" * self._needed + "#" * (self._decimals - self._needed)
        digits = f"{whole}.{decimals}" if decimals else whole
        if self._scientific:
            digits = f"{'0.' + '0' * self._decimals if self._decimals else '0'}E+00"
        behind = "%".join(map(literal, self._behind.split("%")))
        before = self._before.rstrip() + (" " if self._before[-1:] == " " else self._apart)
        return f"{literal(before)}{digits}{behind}"

    def _in_places(self, digits: str) -> str:
        """The whole part with the dashes of a code such as 00-00-00."""
        places = sum(kind == "digit" for kind, _ in self._whole)
        left, digits = digits[: max(len(digits) - places, 0)], digits[-places:].rjust(places)
        spread = iter(digits)
        written = "".join(
            text if kind == "word" else next(spread)
            for kind, text in self._whole
            if kind in ("word", "digit")
        )
        return (left + written).strip()


def words_of(pieces: list[tuple[str, str]]) -> str:
    return "".join(text for kind, text in pieces if kind == "word").strip()


def literal(text: str) -> str:
    """*text* as a format shows it word for word."""
    if text in ("", *CURRENCY.strip(LOCAL_CURRENCY)):
        return text
    return "".join('\\"' if piece == '"' else f'"{piece}"' for piece in re.findall('"|[^"]+', text))


def _commas(kinds: list[str]) -> int:
    """How many commas a list of pieces begins with."""
    return next((number for number, kind in enumerate(kinds) if kind != ","), len(kinds))


def plain(value: Decimal) -> str:
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text
