"""What lies over the cells of an Excel sheet: pictures, shapes and charts."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from hidden_data.package import Package

from .grid import MAX_COLUMN, MAX_ROW, Sheet

_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIXEL = 9525
"""In the unit of drawings, of which an inch has 914,400."""
_COLUMN, _ROW = 64, 20
"""The usual width and height in pixels."""


_CONTROL = re.compile(
    r'<x:ClientData ObjectType="(?P<kind>\w+)"(?P<about>.*?)</x:ClientData>', re.DOTALL
)
_SEE_THROUGH = ("Checkbox", "Radio", "Label", "GBox")
"""Controls without a ground of their own."""


def cover_cells(package: Package, part: str, sheet: Sheet) -> None:
    """Take what lies wholly under something drawn off the visible cells of a *sheet*, kept in a
    *part*, and count what is drawn."""
    for relation in package.relations(part):
        if relation.kind == "vmlDrawing" and relation.target in package.names:
            _under_controls(package.read(relation.target).decode("utf-8", "replace"), sheet)
        if relation.kind != "drawing" or relation.external or relation.target not in package.names:
            continue
        for anchor in package.xml(relation.target).iterchildren(etree.Element):
            for drawn in anchor.iterchildren(*(_XDR + name for name in _DRAWN)):
                sheet.left[_DRAWN[etree.QName(drawn).localname]] += 1
                # A shape without a fill lets the cells below be read.
                if drawn.find(f"{_XDR}spPr/{_A}noFill") is None:
                    cover(sheet, *_span(anchor, "row"), *_span(anchor, "col"))


def _under_controls(vml: str, sheet: Sheet) -> None:
    """Take what lies under buttons, and under comments that are always shown, off the cells."""
    for control in _CONTROL.finditer(vml):
        anchor = re.search(r"<x:Anchor>([-0-9,\s]*)</x:Anchor>", control["about"])
        closed = control["kind"] == "Note" and "<x:Visible" not in control["about"]
        if anchor and not closed and control["kind"] not in _SEE_THROUGH:
            left, x, top, y, right, to_x, bottom, to_y = map(int, anchor[1].split(","))
            rows = (top, y * PIXEL), (bottom, to_y * PIXEL)
            cover(sheet, *rows, (left, x * PIXEL), (right, to_x * PIXEL))


_DRAWN = {"pic": "picture", "graphicFrame": "chart", "sp": "text box or shape",
          "grpSp": "text box or shape", "cxnSp": "line"}  # fmt: skip


def _span(anchor: etree._Element, name: str) -> tuple[tuple[int, int], tuple[int, int] | int]:
    """The cell and the offset at which an object begins; those at which it ends, or its size."""
    size = {"row": "cy", "col": "cx"}[name]
    start, end, extent = (anchor.find(_XDR + each) for each in ("from", "to", "ext"))
    position = anchor.find(f"{_XDR}pos")
    begins = _corner(start, name) if start is not None else (0, _number(position, size[1]))
    return begins, _corner(end, name) if end is not None else _number(extent, size)


def _corner(corner: etree._Element, name: str) -> tuple[int, int]:
    cell, offset = (int(corner.findtext(f"{_XDR}{name}{part}") or 0) for part in ("", "Off"))
    return cell, offset


def _number(element: etree._Element | None, attribute: str) -> int:
    return int(element.get(attribute, 0)) if element is not None else 0


Extent = tuple[int, int] | int
"""A cell, from 0, and how far into it, in the unit of drawings; or a length from the beginning."""


def cover(
    sheet: Sheet, top: tuple[int, int], bottom: Extent, left: tuple[int, int], right: Extent
) -> None:
    """Take the cells that lie wholly in an area off the visible ones of a *sheet*."""

    def width(column: int) -> int:
        hidden = column in sheet.hidden_columns
        return 0 if hidden else sheet.widths.get(column, _COLUMN) * PIXEL

    def height(row: int) -> int:
        return 0 if row in sheet.hidden_rows else sheet.heights.get(row, _ROW) * PIXEL

    rows = _inside(top, bottom, height, MAX_ROW)
    sheet.drop("covered cell", rows, _inside(left, right, width, MAX_COLUMN))


def _inside(start: tuple[int, int], end: Extent, size: Callable[[int], int], most: int) -> range:
    """The rows or columns, from 1, that lie wholly between two places."""
    first, into = start
    if isinstance(end, tuple):
        whole = end[1] > 0 and end[1] + PIXEL >= size(end[0] + 1)
        return range(first + 1 + (into > 0), end[0] + 1 + whole)
    # From the beginning of the cell it starts in; every cell that is passed lies under it.
    number, left_over = first + 1, end + into
    while number <= most and left_over >= size(number):
        left_over -= size(number)
        number += 1
    while first + 1 < number and into > 0:
        into -= size(first + 1)
        first += 1
    return range(first + 1, number)
