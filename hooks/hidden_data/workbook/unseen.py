"""Words around the cells of a workbook that no reader sees: in charts, in headers, and in what lies far away or has no size."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ..colours import BLACK, WHITE, A, Palette
from .charts import CHART
from .grid import FAR_COLUMNS, FAR_ROWS, Sheet
from .looks import MAIN, Styles, alike

_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_LEAST_POINTS = 4
_LEAST_CHART = 360_000
"""One centimetre, in the unit of drawings, of which an inch has 914,400."""
_COLUMN, _ROW, _PIXEL = 609_600, 190_500, 9525
"""A column and a row of the usual size, and a pixel, in that unit."""
_CODE = re.compile(r'&&|&"[^"]*"?|&K(?P<rgb>[0-9A-F]{6})|&K(?P<theme>\d\d)(?P<tint>[-+]\d{3})|&(?P<size>\d+)', re.IGNORECASE)


def header_unseen(frame: etree._Element, styles: Styles) -> bool:
    """Whether a header or footer of a sheet turns its letters white, or too small to be read."""
    for text in frame.iterfind(f"{MAIN}headerFooter/*"):
        for code in _CODE.finditer(text.text or ""):
            if code["size"] and int(code["size"]) < _LEAST_POINTS:
                return True
            given = {"rgb": code["rgb"]} if code["rgb"] else {"theme": code["theme"], "tint": str(int(code["tint"]) / 100)} if code["theme"] else {}
            if given and alike(styles.colour(etree.Element("color", given)) or BLACK, WHITE):
                return True
    return False


def chart_unseen(root: etree._Element, palette: Palette) -> bool:
    """Whether words typed into a chart have the colour of something behind them, are tiny, or lie outside of the chart."""
    if any(abs(_number(place.get("val"))) >= 1 for place in root.iterfind(f".//{CHART}title//{CHART}manualLayout/*") if place.get("val")):
        return True
    for letters in root.iter(f"{A}t"):
        if not (letters.text or "").strip():
            continue
        looks = list(_looks(letters))
        size = next((look.get("sz") for look in looks if look.get("sz")), "1000")
        fill = next((kind for look in looks for kind in look if kind.tag in (f"{A}noFill", f"{A}solidFill", f"{A}gradFill", f"{A}pattFill")), None)
        ink = palette.of_drawing(fill) if fill is not None and fill.tag == f"{A}solidFill" else None if fill is not None else BLACK
        if ink is None or _number(size) < _LEAST_POINTS * 100 or any(alike(ink, ground) for ground in _grounds(letters, palette)):
            return True
    return False


def _looks(letters: etree._Element) -> Iterator[etree._Element]:
    """The properties of typed letters, the nearest first."""
    run = letters.getparent()
    nearest = [run.find(f"{A}rPr"), run.getparent().find(f"{A}pPr/{A}defRPr")]
    nearest += [owner.find(f"{CHART}txPr/{A}p/{A}pPr/{A}defRPr") for owner in run.iterancestors()]
    return (look for look in nearest if look is not None)


def _grounds(letters: etree._Element, palette: Palette) -> list[tuple[int, int, int]]:
    fills = [fill for owner in letters.iterancestors() for fill in owner.iterfind(f"{CHART}spPr/{A}solidFill")]
    colours = [colour for fill in fills if (colour := palette.of_drawing(fill))]
    return colours or [WHITE]


def anchor_unseen(anchor: etree._Element, sheet: Sheet) -> str:
    """Why nobody sees what is anchored here, in words; empty when it is seen. A sheet that is a chart shows it in its own size."""
    start, end, size = (anchor.find(_XDR + name) for name in ("from", "to", "ext"))
    if sheet.frame is not None and sheet.frame.tag == f"{MAIN}chartsheet":
        return ""
    if start is not None:
        used = [row for row, cells in sheet.rows.items() if cells]
        columns = [column for cells in sheet.rows.values() for column in cells]
        if _place(start, "row") > max(used, default=0) + FAR_ROWS or _place(start, "col") > max(columns, default=0) + FAR_COLUMNS:
            return "a chart or picture is far away from the cells"
    if anchor.find(f"{_XDR}graphicFrame") is None:
        return ""
    if start is not None and end is not None:
        width = _span(start, end, "col", lambda number: 0 if number in sheet.hidden_columns else _column_width(number, sheet))
        height = _span(start, end, "row", lambda number: 0 if number in sheet.hidden_rows else _ROW)
    else:
        width, height = (_number(size.get(name)) if size is not None else 0.0 for name in ("cx", "cy"))
    return "a chart is too small to be read" if min(width, height) < _LEAST_CHART else ""


def _place(corner: etree._Element, name: str) -> int:
    return int(corner.findtext(_XDR + name) or 0)


def _span(start: etree._Element, end: etree._Element, name: str, size) -> float:  # type: ignore[no-untyped-def]
    first, last = _place(start, name), _place(end, name)
    # Nothing wider than this is in doubt, and a file may name millions of rows.
    between = sum(size(number + 1) for number in range(first, min(last, first + 200)))
    return between + _place(end, f"{name}Off") - _place(start, f"{name}Off")


def _column_width(number: int, sheet: Sheet) -> float:
    columns = sheet.frame.iterfind(f"{MAIN}cols/{MAIN}col") if sheet.frame is not None else ()
    for column in columns:
        if int(column.get("min", 1)) <= number <= int(column.get("max", 1)):
            return (_number(column.get("width", "8.43")) * 7 + 5) * _PIXEL
    return _COLUMN


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
