"""How the text of a Word document looks: what its styles and its own formatting come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from hidden_data.colours import Colour, Palette

from .doubles import differs
from .names import MATH, W14, W15, R, W

Look = dict[str, dict[str, str]]
"""Formatting by name (``color``, ``p:shd`` for a paragraph's), each with its attributes."""

_OF_RUNS = (
    "b i u strike dstrike vertAlign rFonts lang color shd highlight sz szCs cs rtl w spacing"
    " position vanish specVanish caps fitText"
).split()
_OF_PARAGRAPHS = "shd spacing ind framePr outlineLvl".split()
_KINDS = {
    W + kind: {W + name: prefix + name for name in names}
    for kind, prefix, names in (
        ("rPr", "", _OF_RUNS),
        ("pPr", "p:", _OF_PARAGRAPHS),
        ("tcPr", "c:", ["shd"]),
        ("tblPr", "t:", ["shd"]),
    )
}
"""The formatting that counts, by the element it stands in, and how a look calls it."""
_INHERITED_IN_PARTS = ("p:spacing", "p:ind", "p:numPr", "rFonts")


_QUALIFIED = tuple(space[1:-1] for space in (W, W14, W15, MATH))
"""Where attributes have the namespace of their element. Elsewhere they have none."""


def attributes(element: etree._Element | None) -> dict[str, str]:
    """An element's attributes under their local names; none of a foreign namespace, which Word
    ignores."""
    if element is None:
        return {}
    space = etree.QName(element).namespace
    known = (space if space in _QUALIFIED else None, R[1:-1])
    names = ((etree.QName(name), str(text)) for name, text in element.attrib.items())
    return {name.localname: text for name, text in names if name.namespace in known}


def on(given: Mapping[str, str] | None) -> bool:
    """Whether a switch like ``vanish`` is there and not turned off."""
    return given is not None and given.get("val", "1").lower() not in ("0", "false", "off")


def child(parent: etree._Element | None, name: str) -> dict[str, str]:
    """The attributes of an element in a *parent*; none if one of them is missing."""
    return attributes(parent.find(W + name) if parent is not None else None)


def look_of(given: etree._Element | None) -> Look:
    """The formatting that one ``rPr``, ``pPr``, ``tcPr`` or ``tblPr`` gives."""
    look: Look = {}
    if given is None:
        return look
    names = _KINDS[given.tag]
    for element in given:
        if name := names.get(element.tag):
            given_twice = name == "vanish" and on(look.get(name))
            look[name] = look[name] if given_twice else attributes(element)
    if (list_ := given.find(f"{W}numPr")) is not None:
        parts = {name: attributes(list_.find(W + name)) for name in ("ilvl", "numId")}
        look["p:numPr"] = {name: part["val"] for name, part in parts.items() if "val" in part}
    if given.tag == f"{W}pPr" and (folded := given.find(f"{W15}collapsed")) is not None:
        look["p:collapsed"] = attributes(folded)
    if given.tag == f"{W}rPr" and (fill := given.find(f"{W14}textFill")) is not None:
        look["textFill"] = {"xml": etree.tostring(fill, encoding="unicode", with_tail=False)}
    return look


def look_of_style(style: etree._Element | None) -> Look:
    """The formatting that a style, or a part of a table style, gives."""
    return {} if style is None else merged(*(look_of(style.find(kind)) for kind in _KINDS))


def merged(*looks: Look) -> Look:
    """What several layers of formatting come to, the last one nearest to the text."""
    result: Look = {}
    for look in looks:
        for name, given in look.items():
            parts = name in _INHERITED_IN_PARTS
            below = result.get(name, {})
            if name == "rFonts":
                # A font that is named nearer to the text stands above one of the theme.
                below = {slot: font for slot, font in below.items() if _plain(slot) not in given}
            result[name] = {**below, **given} if parts else given
    return result


def _plain(slot: str) -> str:
    """The kind of letters that an attribute names a font for, or a font of the theme."""
    return slot.removesuffix("Theme").removesuffix("theme")


_TOGGLES = "b", "i", "caps", "strike", "vanish"


def toggled(defaults: Look, *levels: Look) -> Look:
    """What the styles of a table, a paragraph and letters come to. A switch that two of them turn
    on is off, and one that the whole document has on stays so."""
    result = merged(defaults, *levels)
    for name in _TOGGLES:
        if given := [on(level[name]) for level in levels if name in level]:
            shown = on(defaults.get(name)) or sum(given) % 2 == 1
            result[name] = {"val": "1" if shown else "0"}
    return result


class Styles:
    """The styles of a document. Only those asked for are looked at: templates have many more."""

    def __init__(self, root: etree._Element | None, palette: Palette) -> None:
        self.palette = palette
        self._styles: dict[str, etree._Element] = {}
        self._usual: dict[str, str] = {}
        self._known: dict[tuple[str, str], Look] = {}
        self.defaults: Look = {}
        self.in_doubt = False
        """Whether the text uses a style of which there are two."""
        self._doubtful: set[str] = set()
        if root is None:
            return
        for style in root.iter(f"{W}style"):
            given = attributes(style)
            name, kind = given.get("styleId", ""), given.get("type", "paragraph")
            if differs(self._styles.setdefault(name, style), style):
                self._doubtful.add(name)
            if given.get("default", "0") not in ("0", "false", "off"):
                if differs(self._styles[self._usual.setdefault(kind, name)], style):
                    self._doubtful |= {self._usual[kind], name}
                self._usual[kind] = name
        for kind, holder in (
            ("rPr", f"{W}docDefaults/{W}rPrDefault"),
            ("pPr", f"{W}docDefaults/{W}pPrDefault"),
        ):
            self.defaults = merged(self.defaults, look_of(root.find(f"{holder}/{W}{kind}")))

    def style(self, name: str | None, kind: str, condition: str = "") -> Look:
        """What a style with all it is based on gives; on a *condition* (``firstRow``) of a table,
        what that adds."""
        # A style of another kind is ignored by Word, as one is that does not exist.
        if name and attributes(self._styles.get(name)).get("type", "paragraph") != kind:
            name = None
        key = name or self._usual.get(kind, ""), condition
        if key not in self._known:
            self._known[key] = self._looked_up(*key)
        return self._known[key]

    def with_letters(self, below: Look, style: Look) -> Look:
        """The look of a paragraph with a style of letters."""
        return toggled(self.defaults, below, style)

    def named(self, name: str | None) -> str:
        """What Word calls a paragraph style, in small letters and in English."""
        style = self._styles.get(name or self._usual.get("paragraph", ""))
        return child(style, "name").get("val", "").lower()

    def _looked_up(self, name: str, condition: str) -> Look:
        chain = [
            self._conditional(style, condition) if condition else style
            for style in self._chain(name)
        ]
        return merged(*(look_of_style(style) for style in reversed(chain)))

    def _chain(self, name: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            self.in_doubt |= name in self._doubtful
            yield self._styles[name]
            name = attributes(self._styles[name].find(f"{W}basedOn")).get("val", "")

    @staticmethod
    def _conditional(style: etree._Element, condition: str) -> etree._Element | None:
        return next(
            (
                part
                for part in style.iter(f"{W}tblStylePr")
                if attributes(part).get("type") == condition
            ),
            None,
        )

    def hides_rows(self, name: str | None) -> bool:
        """Whether a table style hides some rows."""
        marks = (
            mark
            for style in self._chain(name or self._usual.get("table", ""))
            for mark in style.iterfind(f".//{W}trPr/{W}hidden")
        )
        return any(on(attributes(mark)) for mark in marks)

    def band(self, name: str | None, which: str) -> int:
        """How many rows (``Row``) or columns (``Col``) of a table style go together in one band."""
        for style in self._chain(name or self._usual.get("table", "")):
            size = attributes(style.find(f"{W}tblPr/{W}tblStyle{which}BandSize")).get("val", "")
            if size.isascii() and size.isdigit():
                return max(1, int(size))
        return 1


@dataclass(frozen=True)
class Room:
    """Where in a document something stands, and what that gives to text there."""

    where: str
    look: Look = field(default_factory=dict)
    """From the document, the table around and the paragraph."""
    behind: tuple[Colour, ...] = ()
    """The colours behind the text: one, those of a blend, or none when they cannot be told."""
    ink: Colour | None = None
    """The colour of letters that have none of their own; ``None``: black, or white on dark."""
    hidden: bool = False
    """Whether a style around makes text hidden."""
    link: str = ""
    """Where the text leads."""
