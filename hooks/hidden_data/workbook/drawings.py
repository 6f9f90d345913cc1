"""What is drawn over the cells of an Excel sheet, such as pictures, shapes and buttons."""

from __future__ import annotations

import io
import re
import warnings

from lxml import etree
from PIL import Image

from hidden_data.package import Package

from .covers import PIXEL, Axis, Covers, Span
from .grid import Sheet

_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_DRAWN = {"pic": "picture", "graphicFrame": "chart", "sp": "text box or shape",
          "grpSp": "text box or shape", "cxnSp": "line"}  # fmt: skip
_LINES = frozenset(("line", "lineInv"))
THICK = 6
"""The pixels from which a line hides what is behind it."""
FAINT = 0.2
"""How much of a colour must be there to hide what is behind it."""
_MOST_PIXELS = 40_000_000
_CONTROL = re.compile(
    r"""<(?:\w+:)?ClientData\s[^>]*?ObjectType\s*=\s*["'](?P<kind>\w+)["'][^>]*>"""
    r"(?P<about>.*?)</(?:\w+:)?ClientData\s*>",
    re.DOTALL,
)
_SEE_THROUGH = ("Checkbox", "Radio", "Label", "GBox")
"""Controls without a ground of their own."""


def cover_cells(package: Package, part: str, sheet: Sheet) -> None:
    """Take what lies under something drawn off the visible cells of a *sheet*, kept in a *part*,
    and count what is drawn."""
    covers = Covers(sheet)
    for relation in package.relations(part):
        if relation.external or relation.target not in package.names:
            continue
        if relation.kind == "vmlDrawing":
            _under_controls(package.read(relation.target).decode("utf-8", "replace"), covers)
        if relation.kind != "drawing":
            continue
        pictures = {each.id: each.target for each in package.relations(relation.target)}
        for anchor in package.xml(relation.target).iterchildren(etree.Element):
            for drawn in anchor.iterchildren(*(_XDR + name for name in _DRAWN)):
                sheet.left[_DRAWN[etree.QName(drawn).localname]] += 1
                if (wider := _hides(drawn, package, pictures)) is not None:
                    across = _span(anchor, "col", covers.columns)
                    down = _span(anchor, "row", covers.rows)
                    covers.lay(
                        (across[0] - wider, across[1] + wider), (down[0] - wider, down[1] + wider)
                    )


def _hides(drawn: etree._Element, package: Package, pictures: dict[str, str]) -> float | None:
    """How far beyond its frame something drawn hides what is behind it, in pixels; ``None`` when
    it lets all of it be seen."""
    kind = etree.QName(drawn).localname
    if any(_is_on(e.get("hidden")) for e in drawn.iterfind(f"./*/{_XDR}cNvPr")):
        return None
    if kind == "grpSp":
        inside = [_hides(each, package, pictures) for each in drawn if _is_drawn(each)]
        return max((wider for wider in inside if wider is not None), default=None)
    look = drawn.find(f"{_XDR}spPr")
    shape = look.find(f"{_A}prstGeom") if look is not None else None
    if kind == "cxnSp" or (shape is not None and shape.get("prst") in _LINES):
        line = look.find(f"{_A}ln") if look is not None else None
        thickness = int(line.get("w", PIXEL)) / PIXEL if line is not None else 1
        return thickness / 2 if thickness >= THICK else None
    if kind == "pic":
        blip = drawn.find(f"{_XDR}blipFill/{_A}blip")
        seen = blip is None or _is_solid(blip)
        name = pictures.get(blip.get(_EMBED, ""), "") if blip is not None else ""
        return 0 if seen and not (name in package.names and is_clear(package.read(name))) else None
    return 0 if kind == "graphicFrame" or _is_filled(drawn, look) else None


def _is_drawn(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and etree.QName(element).localname in _DRAWN


def _is_on(value: str | None) -> bool:
    return value in ("1", "true")


def _is_filled(drawn: etree._Element, look: etree._Element | None) -> bool:
    """Whether a shape has a fill that hides what is behind it."""
    if look is not None:
        for fill in look.iterchildren(*(f"{_A}{kind}Fill" for kind in ("no", "solid", "grad"))):
            colours = [each for each in fill.iter() if each.find(f"{_A}alpha") is not None]
            every = len(fill) if fill.tag == f"{_A}solidFill" else len(fill.findall(f".//{_A}gs"))
            clear = len(colours) == every and not any(map(_is_solid, colours))
            return fill.tag != f"{_A}noFill" and not clear
    own = look is not None and any(
        look.find(f"{_A}{kind}Fill") is not None for kind in ("blip", "patt", "grp")
    )
    by_style = drawn.find(f"{_XDR}style/{_A}fillRef")
    return own or by_style is None or by_style.get("idx") != "0"


def _is_solid(colour: etree._Element) -> bool:
    """Whether a colour or a picture is not nearly transparent."""
    amounts = [
        int(number)
        for change in colour.iterchildren(f"{_A}alpha", f"{_A}alphaModFix")
        if re.fullmatch("[0-9]{1,6}", number := change.get("val") or change.get("amt") or "100000")
    ]
    return min(amounts, default=100_000) >= FAINT * 100_000


def is_clear(data: bytes) -> bool:
    """Whether no pixel of a picture hides what is behind it. What cannot be read may."""
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MOST_PIXELS or not picture.has_transparency_data:
                return False
            _, most = picture.convert("RGBA").getchannel("A").getextrema()
            return bool(isinstance(most, int) and most < FAINT * 255)
    except Exception:  # the library raises whatever a broken picture makes it raise
        return False


def _under_controls(vml: str, covers: Covers) -> None:
    """Take what lies under buttons, and under comments that are always shown, off the cells."""
    for control in _CONTROL.finditer(vml):
        anchor = re.search(r"<(?:\w+:)?Anchor\s*>([-0-9,\s]*)<", control["about"])
        opened = re.search(r"<(?:\w+:)?Visible\b", control["about"])
        closed = control["kind"] == "Note" and not opened
        if anchor and not closed and control["kind"] not in _SEE_THROUGH:
            left, x, top, y, right, to_x, bottom, to_y = map(int, anchor[1].split(","))
            columns, rows = covers.columns, covers.rows
            covers.lay(
                (columns.place(left + 1, x), columns.place(right + 1, to_x)),
                (rows.place(top + 1, y), rows.place(bottom + 1, to_y)),
            )


def _span(anchor: etree._Element, name: str, axis: Axis) -> Span:
    """From where to where an object reaches."""
    size, pos = {"row": ("cy", "y"), "col": ("cx", "x")}[name]
    start, end, extent = (anchor.find(_XDR + each) for each in ("from", "to", "ext"))
    position = anchor.find(f"{_XDR}pos")
    begins = _corner(start, name, axis) if start is not None else _number(position, pos)
    if end is not None:
        return begins, _corner(end, name, axis)
    return begins, begins + _number(extent, size)


def _corner(corner: etree._Element, name: str, axis: Axis) -> float:
    cell, offset = (int(corner.findtext(f"{_XDR}{name}{part}") or 0) for part in ("", "Off"))
    return axis.place(cell + 1, offset / PIXEL)


def _number(element: etree._Element | None, attribute: str) -> float:
    return int(element.get(attribute, 0)) / PIXEL if element is not None else 0
