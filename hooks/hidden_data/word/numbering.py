"""The numbers and marks that Word puts in front of paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from .doubles import differs
from .names import W
from .styles import Look, attributes, child, look_of, on

_TYPES = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "decimal": "",
}
"""The numbers that a list of a web page can count in, and how it calls them."""
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 32_767


class OddNumbers(ValueError):
    """A number is written in a way that is not understood."""


@dataclass(frozen=True)
class Label:
    """What stands in front of one paragraph of a list."""

    list: str
    """Which list it belongs to."""
    level: int
    text: str
    """The number as it is shown; empty for a bullet."""
    value: int | None = None
    """The number, when a list of a web page shows it in just this way."""
    type: str = ""
    """How such a list counts: ``a`` or ``I``; empty for figures."""
    bullet: bool = False
    look: Look = field(default_factory=dict)
    """Its own formatting."""


class Numbering:
    """The lists of a document and how far each has been counted."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, etree._Element] = {}
        self._abstract: dict[str, etree._Element] = {}
        self._linked: dict[str, str] = {}
        self._counted: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self.in_doubt = False
        """Whether the text uses a list of which there are two."""
        self._doubtful: set[tuple[str, str]] = set()
        for element in root if root is not None else ():
            given = attributes(element)
            if element.tag == f"{W}num":
                self._keep(self._lists, "numId", element)
            elif element.tag == f"{W}abstractNum":
                self._keep(self._abstract, "abstractNumId", element)
                if link := child(element, "styleLink").get("val"):
                    self._linked[link] = given.get("abstractNumId", "")

    def _keep(self, known: dict[str, etree._Element], key: str, element: etree._Element) -> None:
        name = attributes(element).get(key, "")
        levels = [
            attributes(one).get("ilvl")
            for one in element.iterchildren(f"{W}lvl", f"{W}lvlOverride")
        ]
        if differs(known.setdefault(name, element), element) or len(set(levels)) < len(levels):
            self._doubtful.add((key, name))
        known[name] = element

    def has(self, look: Look) -> bool:
        """Whether a paragraph of this *look* is in a list."""
        return look.get("p:numPr", {}).get("numId", "0") in self._lists

    def next(self, look: Look, style: str) -> Label | None:
        """Count one paragraph of this *look* and *style*; ``None`` if it is in no list.

        Raises :class:`OddNumbers`.
        """
        given = look.get("p:numPr", {})
        name = given.get("numId", "0")
        if name not in self._lists:
            return None
        abstract = self._abstract_of(name)
        used = {("numId", name), ("abstractNumId", abstract)}
        self.in_doubt |= not used.isdisjoint(self._doubtful)
        level = self._level(given.get("ilvl"), name, abstract, style)
        definition = self._definition(name, abstract, level)
        if definition is None:
            return None
        counted = self._counted.setdefault(abstract, [None] * 9)
        override = self._override(name, level)
        first = override.find(f"{W}startOverride") if override is not None else None
        if first is not None and (name, level) not in self._begun:
            counted[level] = None
        self._begun.add((name, level))
        before = counted[level]
        start = first if first is not None else definition.find(f"{W}start")
        counted[level] = (
            _number(attributes(start).get("val", "1")) if before is None else before + 1
        )
        for deeper in range(level + 1, 9):
            restart = self._definition(name, abstract, deeper)
            when = child(restart, "lvlRestart").get("val") if restart is not None else None
            if when is None or _number(when) > level:
                counted[deeper] = None
        return self._label(name, abstract, level, definition, counted)

    def _label(
        self,
        name: str,
        abstract: str,
        level: int,
        definition: etree._Element,
        counted: list[int | None],
    ) -> Label | None:
        kind = child(definition, "numFmt").get("val", "decimal")
        written = child(definition, "lvlText").get("val", "")
        look = look_of(definition.find(f"{W}rPr"))
        # A mark of several signs is words, which no bullet of a web page can stand for.
        if kind == "bullet" and len(written.strip()) < 2:
            return Label(abstract, level, "", bullet=True, look=look)
        if kind in ("none", "bullet") or not written:
            written = re.sub("%[1-9]", "", written) if kind == "none" else written
            return Label(abstract, level, written, look=look) if written.strip() else None
        legal = definition.find(f"{W}isLgl")

        def shown(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            own = self._definition(name, abstract, other)
            if own is None:
                return ""
            number = counted[other]
            if number is None:
                number = _number(child(own, "start").get("val", "1"))
            form = child(own, "numFmt").get("val", "decimal")
            return in_form(
                number, "decimal" if legal is not None and on(attributes(legal)) else form
            )

        text = re.sub("%([1-9])", shown, written).strip()
        value = counted[level]
        simple = written == f"%{level + 1}." and kind in _TYPES and value is not None and value > 0
        return Label(
            abstract, level, text, value if simple else None, _TYPES.get(kind, ""), look=look
        )

    def _level(self, given: str | None, name: str, abstract: str, style: str) -> int:
        if given is not None:
            return min(max(_number(given), 0), 8)
        owners = (self._definition(name, abstract, level) for level in range(9))
        styles = [child(one, "pStyle").get("val") for one in owners]
        return styles.index(style) if style and style in styles else 0

    def _abstract_of(self, name: str) -> str:
        found = attributes(self._lists[name].find(f"{W}abstractNumId")).get("val", "")
        element = self._abstract.get(found)
        link = child(element, "numStyleLink").get("val", "") if element is not None else ""
        return self._linked.get(link, found)

    def _override(self, name: str, level: int) -> etree._Element | None:
        overrides = self._lists[name].iterchildren(f"{W}lvlOverride")
        return next((one for one in overrides if attributes(one).get("ilvl") == str(level)), None)

    def _definition(self, name: str, abstract: str, level: int) -> etree._Element | None:
        override = self._override(name, level)
        own = override.find(f"{W}lvl") if override is not None else None
        if own is not None:
            return own
        levels = (
            self._abstract[abstract].iterchildren(f"{W}lvl") if abstract in self._abstract else ()
        )
        return next((one for one in levels if attributes(one).get("ilvl") == str(level)), None)


def in_form(number: int, form: str) -> str:
    """A *number* as Word writes it in one of its forms. Raises :class:`OddNumbers`."""
    if not 0 <= number <= _MOST:
        raise OddNumbers
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        rest, text = number, ""
        for value, sign in _ROMAN:
            text += sign * (rest // value)
            rest %= value
        return text if form == "lowerRoman" else text.upper()
    if form == "ordinal":
        ending = (
            "th"
            if number % 100 in (11, 12, 13)
            else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        )
        return f"{number}{ending}"
    if form not in ("decimal", "decimalZero"):
        raise OddNumbers
    return f"{number:02}" if form == "decimalZero" else str(number)


def _number(text: str) -> int:
    if not re.fullmatch("-?[0-9]{1,5}", text):
        raise OddNumbers
    return int(text)
