"""How the text of a Word document looks: what its styles and its own formatting come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from hidden_data.colours import Colour, Palette

from .names import W14, W

Look = dict[str, dict[str, str]]
"""Formatting by name (``color``, ``p:shd`` for a paragraph's), each with its attributes."""

_OF_RUNS = (
    "b i u strike dstrike vertAlign rFonts lang color shd highlight sz szCs cs rtl w spacing"
    " position vanish caps fitText"
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
_CONDITIONS = 0x0020, 0x0040, 0x0080, 0x0100, 0x0200, 0x0400
_LOOKS = "firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand"


def attributes(element: etree._Element | None) -> dict[str, str]:
    """An element's attributes under their local names."""
    pairs = element.attrib.items() if element is not None else ()
    return {str(name).rpartition("}")[2]: str(text) for name, text in pairs}


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
            result[name] = {**result.get(name, {}), **given} if parts else given
    return result


class Styles:
    """The styles of a document. Only those asked for are looked at: templates have many more."""

    def __init__(self, root: etree._Element | None, palette: Palette) -> None:
        self.palette = palette
        self._styles: dict[str, etree._Element] = {}
        self._usual: dict[str, str] = {}
        self._known: dict[tuple[str, str], Look] = {}
        self.defaults: Look = {}
        if root is None:
            return
        for style in root.iter(f"{W}style"):
            given = attributes(style)
            self._styles.setdefault(given.get("styleId", ""), style)
            if given.get("default", "0") not in ("0", "false", "off"):
                self._usual[given.get("type", "")] = given.get("styleId", "")
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

    def band(self, name: str | None, which: str) -> int:
        """How many rows (``Row``) or columns (``Col``) of a table style go together in one band."""
        for style in self._chain(name or self._usual.get("table", "")):
            size = attributes(style.find(f"{W}tblPr/{W}tblStyle{which}BandSize")).get("val", "")
            if size.isascii() and size.isdigit():
                return max(1, int(size))
        return 1


class Grid:
    """A table while it is read: which of its special rows and columns are switched on, and how far
    reading has come."""

    def __init__(
        self, style: str | None, switched_on: set[str], own: Look, rows: int, styles: Styles
    ) -> None:
        self._style, self._switched_on, self._own, self._rows, self._styles = (
            style,
            switched_on,
            own,
            rows,
            styles,
        )
        self.row = -1
        self._column = self._cells = self._cell = 0
        self._exception: Look = {}

    @classmethod
    def of(cls, properties: etree._Element | None, rows: int, styles: Styles) -> Grid:
        """The table with the ``tblPr`` *properties* and so many *rows*."""

        look = child(properties, "tblLook")
        number = look.get("val", "")
        bits = (
            int(number, 16)
            if number and all(digit in "0123456789abcdefABCDEF" for digit in number)
            else 0
        )
        switched = {
            name
            for name, bit in zip(_LOOKS, _CONDITIONS, strict=True)
            if (on({"val": look[name]}) if name in look else bits & bit)
        }
        return cls(
            child(properties, "tblStyle").get("val"), switched, look_of(properties), rows, styles
        )

    @property
    def has_first_row(self) -> bool:
        """Whether its first row is ticked as one of headings."""
        return "firstRow" in self._switched_on

    @property
    def first_row_stands_out(self) -> bool:
        """Whether the table's style sets its first row apart."""
        return self.has_first_row and bool(self._styles.style(self._style, "table", "firstRow"))

    def begin_row(self, cells: int, exception: etree._Element | None) -> None:
        """Go on to the next row, of so many *cells*; an *exception* is how it differs."""
        self.row += 1
        self._column = self._cell = 0
        self._cells = cells
        shading = exception.find(f"{W}shd") if exception is not None else None
        self._exception = {"t:shd": attributes(shading)} if shading is not None else {}

    def next_cell(self, span: int) -> Look:
        """What the table gives the next cell of the row, which is *span* columns wide."""
        row, column, last = self.row, self._column, self._cell == self._cells - 1
        self._column += span
        self._cell += 1
        first_row, first_column = (
            "firstRow" in self._switched_on,
            "firstColumn" in self._switched_on,
        )
        top, bottom = (
            first_row and row == 0,
            "lastRow" in self._switched_on and row == self._rows - 1,
        )
        left, right = first_column and column == 0, "lastColumn" in self._switched_on and last
        conditions: list[str] = []
        if "noVBand" not in self._switched_on and not left:
            band = (column - first_column) // self._styles.band(self._style, "Col") % 2
            conditions.append(f"band{band + 1}Vert")
        if "noHBand" not in self._switched_on and not top:
            conditions.append(
                f"band{(row - first_row) // self._styles.band(self._style, 'Row') % 2 + 1}Horz"
            )
        conditions += [
            name
            for holds, name in (
                (top, "firstRow"),
                (bottom, "lastRow"),
                (left, "firstCol"),
                (right, "lastCol"),
            )
            if holds
        ]
        conditions += [
            f"{n}{w}Cell"
            for n, vertical in (("n", top), ("s", bottom))
            for w, sideways in (("w", left), ("e", right))
            if vertical and sideways
        ]
        looks = [
            self._styles.style(self._style, "table", condition) for condition in ("", *conditions)
        ]
        return merged(*looks, self._own, self._exception)


@dataclass(frozen=True)
class Room:
    """Where in a document something stands, and what that gives to text there."""

    where: str
    look: Look = field(default_factory=dict)
    """From the document and the tables around."""
    behind: tuple[Colour, ...] = ()
    """The colours behind the text: one, those of a blend, or none when they cannot be told."""
    ink: Colour | None = None
    """The colour of letters that have none of their own; ``None``: black, or white on dark."""
    hidden: bool = False
    """Whether a style around makes text hidden."""
    link: str = ""
    """Where the text leads."""
