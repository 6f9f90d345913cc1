"""What is drawn over the cells of an OpenDocument sheet: pictures, shapes, charts and comments."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from hidden_data.package import Package

from .covers import Covers
from .drawings import THICK, is_clear
from .grid import column_number
from .open_styles import FAINT, OpenStyles, percent, pixels

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, DRAW, SVG = (
    f"{_OASIS}{name}:1.0}}" for name in ("office", "table", "drawing", "svg-compatible")
)
_HREF = "{http://www.w3.org/1999/xlink}href"
_DRAWN = {f"{DRAW}image": "picture", f"{DRAW}object": "chart"}
_LINES = (f"{DRAW}line", f"{DRAW}connector")
COMMENT = f"{OFFICE}annotation"


@dataclass(frozen=True)
class Drawing:
    """Something drawn, and the cell from which its place is counted."""

    element: etree._Element
    row: int = 1
    column: int = 1


def kind_of(element: etree._Element) -> str:
    """What is drawn. A chart brings a picture of itself, behind it."""
    kinds = (_DRAWN[child.tag] for child in element if child.tag in _DRAWN)
    return next(kinds, "text box or shape")


def is_drawn(element: etree._Element) -> bool:
    """Whether something in a cell can lie over others: a comment does while it is open."""
    return element.get(f"{OFFICE}display") == "true" if element.tag == COMMENT else True


class OpenCovers:
    """Takes what lies under something drawn off the cells."""

    def __init__(self, styles: OpenStyles, package: Package) -> None:
        self._styles, self._package = styles, package

    def lay(self, covers: Covers, drawing: Drawing) -> None:
        element = drawing.element
        if element.tag == f"{DRAW}g":
            for child in element.iterchildren(f"{DRAW}*"):
                self.lay(covers, Drawing(child, drawing.row, drawing.column))
        wider = self._hides(element)
        if wider is None:
            return
        x, y = covers.columns.start(drawing.column), covers.rows.start(drawing.row)
        left, top = x + _length(element, "x"), y + _length(element, "y")
        right = float(left + _length(element, "width"))
        bottom = float(top + _length(element, "height"))
        if element.tag in _LINES:
            (left, right), (top, bottom) = (
                sorted(start + _length(element, axis + end) for end in "12")
                for start, axis in ((x, "x"), (y, "y"))
            )
        end = element.get(f"{TABLE}end-cell-address", "")
        if match := re.fullmatch(r".*?\.?\$?([A-Z]{1,3})\$?([0-9]{1,7})", end):
            across, down = (pixels(element.get(f"{TABLE}end-{axis}", "")) or 0 for axis in "xy")
            right = covers.columns.place(column_number(match[1]), across)
            bottom = covers.rows.place(int(match[2]), down)
        covers.lay((left - wider, right + wider), (top - wider, bottom + wider))

    def _hides(self, element: etree._Element) -> float | None:
        """How far beyond its frame something hides what is behind it, in pixels; ``None`` when it
        lets all of it be seen."""
        name = element.get(f"{DRAW}style-name", "")

        def said(attribute: str) -> str:
            return self._styles.graphic(name, attribute)

        if element.tag in _LINES:
            thickness = pixels(said(f"{SVG}stroke-width")) or 1
            return thickness / 2 if thickness >= THICK else None
        kinds = {child.tag for child in element}
        if f"{DRAW}object" in kinds:
            return 0
        if f"{DRAW}image" in kinds:
            return (
                0 if _is_solid(said(f"{DRAW}image-opacity")) and not self._clear(element) else None
            )
        return 0 if said(f"{DRAW}fill") != "none" and _is_solid(said(f"{DRAW}opacity")) else None

    def _clear(self, element: etree._Element) -> bool:
        """Whether a reader sees through all of a picture."""
        names = [image.get(_HREF, "") for image in element.iterchildren(f"{DRAW}image")]
        return all(
            name in self._package.names and is_clear(self._package.read(name)) for name in names
        )


def _is_solid(opacity: str) -> bool:
    share = percent(opacity)
    return share is None or share >= FAINT


def _length(element: etree._Element, name: str) -> int:
    return pixels(element.get(f"{SVG}{name}", "")) or 0
