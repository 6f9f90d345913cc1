"""Number formats of an OpenDocument spreadsheet: what of a value they show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import inf

from lxml import etree

from hidden_data.colours import Colour, written

from .agreement import Format, seconds_of

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLE, NUMBER = (f"{_OASIS}{name}:1.0}}" for name in ("office", "style", "datastyle"))
_FO = f"{_OASIS}xsl-fo-compatible:1.0}}"
_WORDS = {f"{NUMBER}text", f"{NUMBER}fill-character", f"{NUMBER}currency-symbol"}
"""What a format shows beside a value."""
_HOLDS = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b, "=": lambda a, b: a == b, "!=": lambda a, b: a != b,
}  # fmt: skip


class OpenFormats:
    """The number formats of a spreadsheet, by their names."""

    def __init__(self) -> None:
        self._formats: dict[str, etree._Element] = {}

    def add(self, name: str, format_: etree._Element) -> None:
        self._formats[name] = format_

    def all_of(self, name: str) -> list[etree._Element]:
        """A format, and those that stand in its place for numbers of one kind."""
        return (
            [self._formats[name], *(each for _, each in self._rules(name))]
            if (name in self._formats)
            else []
        )

    def _rules(self, name: str) -> list[tuple[str, etree._Element]]:
        """The conditions of a format, each with the format for what they hold of."""
        return [
            (rule.get(f"{STYLE}condition", ""), self._formats[other])
            for rule in self._formats[name].iterchildren(f"{STYLE}map")
            if (other := rule.get(f"{STYLE}apply-style-name", "")) in self._formats
        ]

    def for_value(
        self, name: str, kind: str, attributes: Mapping[str, str]
    ) -> etree._Element | None:
        """What a format has for one value; ``None`` when it shows that like any other."""
        format_ = self._formats.get(name)
        if format_ is None or (kind == "string" and format_.tag != f"{NUMBER}text-style"):
            return None
        if kind == "string":
            return format_
        number = _as_number(kind, attributes)
        return next((each for said, each in self._rules(name) if _holds(said, number)), format_)

    def literals(self, name: str) -> list[str]:
        """The words that a format shows beside its value."""
        kinds = (f"{NUMBER}text", f"{NUMBER}currency-symbol", f"{NUMBER}embedded-text")
        return [e.text or "" for each in self.all_of(name) for e in each.iter(*kinds)]

    def colours(self, name: str) -> list[Colour]:
        """The colours in which a format shows some values."""
        return [
            colour
            for each in self.all_of(name)
            for properties in each.iterchildren(f"{STYLE}text-properties")
            if (colour := written(properties.get(f"{_FO}color")))
        ]

    def hides_values(self, name: str) -> bool:
        """Whether a format has no place for some value. Nought may be a dash."""
        if name not in self._formats:
            return False
        rules = self._rules(name)
        noughts = [each for condition, each in rules if condition == "value()=0"]
        if {"value()>0", "value()<0"} <= {condition for condition, _ in rules}:
            noughts.append(self._formats[name])
        return any(each not in noughts and not shows_value(each) for each in self.all_of(name))


def shows_value(format_: etree._Element) -> bool:
    """Whether a format has a place for the value."""
    return any(str(e.tag).startswith(NUMBER) and e.tag not in _WORDS for e in format_)


def words_of(format_: etree._Element) -> str:
    """What a format without a place for the value shows."""
    kinds = (f"{NUMBER}text", f"{NUMBER}currency-symbol")
    return "".join(e.text or "" for e in format_.iterchildren(*kinds))


def of_format(format_: etree._Element | None, literals: list[str]) -> Format:
    """What a format shows of a value, beside these *literals*."""
    if format_ is None:
        return Format(literals)
    parts = frozenset(etree.QName(e).localname for e in format_.iterchildren(f"{NUMBER}*"))
    of_moment = format_.tag in (f"{NUMBER}date-style", f"{NUMBER}time-style")
    return Format(literals, parts if of_moment else None, _most_decimals(format_))


def _most_decimals(format_: etree._Element) -> float:
    """How many decimals a format shows at most."""
    numbers = list(format_.iterchildren(f"{NUMBER}number"))
    places = [e.get(f"{NUMBER}decimal-places", "") for e in numbers]
    return int(places[0]) if len(places) == 1 and re.fullmatch("[0-9]{1,3}", places[0]) else inf


def _as_number(kind: str, attributes: Mapping[str, str]) -> float:
    """The number that the conditions of a format are about."""
    if kind == "date":
        return 1
    if kind == "boolean":
        return float(attributes.get(f"{OFFICE}boolean-value") == "true")
    if kind == "time":
        given = attributes.get(f"{OFFICE}time-value", "")
        return seconds_of(given) * (-1 if given.startswith("-") else 1)
    return float(attributes.get(f"{OFFICE}value", ""))


def _holds(condition: str, number: float) -> bool:
    match = re.fullmatch(r"\s*value\(\)\s*([<>!]?=|[<>])\s*(-?[0-9.]+)\s*", condition)
    return bool(match and _HOLDS[match[1]](number, float(match[2])))
