"""What stands before the rows of an Excel sheet: which of them and of its columns are seen."""

from __future__ import annotations

import re

from lxml import etree

from .grid import MAX_COLUMN, NotUnderstood, Sheet, is_true
from .looks import MAIN

LOWEST_ROW = 4.0
"""Points of height below which nobody can read a row."""
NARROWEST_COLUMN = 0.5
"""Characters of width below which nobody can read a column."""


def length(given: str) -> float:
    """A height or width. Raises :class:`NotUnderstood` for what two programs could read
    differently."""
    if not re.fullmatch(r"\s*[0-9]*\.?[0-9]+([Ee][-+]?[0-9]+)?\s*", given):
        raise NotUnderstood("the size of a row or column is written in an unusual way")
    return float(given)


class Layout:
    """What stands before the rows of a sheet and decides what of it a reader sees."""

    def __init__(self, data: etree._Element, sheet: Sheet) -> None:
        frame = data.getparent()
        assert frame is not None
        defaults = frame.find(f"{MAIN}sheetFormatPr")
        default: dict[str, str] = {}
        if defaults is not None:
            default = {str(name): str(value) for name, value in defaults.attrib.items()}
        self._low_rows = length(default.get("defaultRowHeight", "15")) < LOWEST_ROW
        self.no_noughts = any(
            not is_true(view.get("showZeros"), usual=True)
            for view in frame.iterfind(f"{MAIN}sheetViews/{MAIN}sheetView")
        )
        self.hidden_columns: set[int] = sheet.hidden_columns
        self.used_columns: set[int] = set()
        seen: set[int] = set()
        for column in frame.iterfind(f"{MAIN}cols/{MAIN}col"):
            width = length(column.get("width", "9"))
            area = range(int(column.get("min", 1)), min(int(column.get("max", 1)), MAX_COLUMN) + 1)
            seen.update(area)
            if is_true(column.get("hidden")) or width < NARROWEST_COLUMN:
                self.hidden_columns.update(area)
            elif column.get("width"):
                sheet.widths.update(dict.fromkeys(area, round(width * 7)))
        sheet.usual_height = round(length(default.get("defaultRowHeight", "15")) * 4 / 3)
        if usual := default.get("defaultColWidth"):
            sheet.usual_width = round(length(usual) * 7)
            if length(usual) < NARROWEST_COLUMN:
                self.hidden_columns.update(set(range(1, MAX_COLUMN + 1)) - seen)

    def hides_row(self, row: etree._Element) -> bool:
        height = row.get("ht")
        low = length(height) < LOWEST_ROW if height else self._low_rows
        return is_true(row.get("hidden")) or low
