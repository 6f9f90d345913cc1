"""A new Excel workbook of what a reader saw, and nothing else."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections import Counter
from collections.abc import Iterator

import xlsxwriter
from lxml import etree
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hidden_data.archive import packed, parts_if_packed

from .grid import LETTER, Page, TooLarge
from .shown import Shown

_THE_SAME_DAY = datetime.datetime(2000, 1, 1)
"""Every workbook says that it was made then."""
_NARROW, _WIDE = 64, 420
"""The usual and the greatest width of a column, in pixels."""


def write(pages: list[Page]) -> bytes:
    """The workbook of *pages*, always the same for the same pages."""
    to = io.BytesIO()
    book = xlsxwriter.Workbook(to, {"in_memory": True})
    book.set_properties({"created": _THE_SAME_DAY})
    formats: dict[tuple[str, bool, bool], Format | None] = {("", False, False): None}
    for page in pages:
        sheet = book.add_worksheet(page.name)
        widths = _widths(page)
        for column, width in widths.items():
            sheet.set_column_pixels(column - 1, column - 1, width)
        for row, cells in page.rows.items():
            for column, shown in cells.items():
                look = _look(shown, widths[column])
                if look not in formats:
                    formats[look] = book.add_format(_properties(*look))
                _put(sheet, row - 1, column - 1, shown, formats[look])
        for rows, columns in page.merged:
            # Not by `merge_range`, which would write the first cell once more.
            sheet.merge.append([rows.start - 1, columns.start - 1, rows.stop - 2, columns.stop - 2])
    book.close()
    with zipfile.ZipFile(to) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})


def _put(sheet: Worksheet, row: int, column: int, shown: Shown, look: Format | None) -> None:
    if shown.number:
        refused = sheet.write_number(row, column, float(shown.number), look)
    else:
        refused = sheet.write_string(row, column, shown.text, look)
    if refused:
        raise TooLarge("a cell has more characters than a spreadsheet shows")


def _look(shown: Shown, width: int) -> tuple[str, bool, bool]:
    code = shown.code if shown.code != "General" else ""
    long = len(shown.text) * LETTER > width or "\n" in shown.text
    return code, shown.bold, not shown.number and long


def _properties(code: str, bold: bool, wrapped: bool) -> dict[str, object]:
    return {
        **({"num_format": code} if code else {}),
        **({"bold": True} if bold else {}),
        **({"text_wrap": True, "valign": "top"} if wrapped else {}),
    }


def _widths(page: Page) -> dict[int, int]:
    """The width of each column: its own, but wide enough for every number, and no wider than a
    reader can follow."""
    needed: dict[int, int] = {}
    for cells in page.rows.values():
        for column, shown in cells.items():
            least = (len(shown.text) + 4) * LETTER if shown.number else _NARROW
            if least > needed.get(column, 0):
                needed[column] = least
    return {
        column: min(max(least, page.widths.get(column, 0)), _WIDE)
        for column, least in sorted(needed.items())
    }


def is_written(data: bytes, content: bytes) -> bool:
    """Whether *data* is the workbook *content*, whichever zlib packed it and whichever version of
    the library wrote it, as long as the new version says all that the old one said.

    A part that differs may lack what *content* has, and hold nothing beside it.
    """
    old, new = parts_if_packed(data), parts_if_packed(content)
    if old is None or new is None or not old.keys() <= new.keys():
        return False
    return all(
        part == new[name] or set(_statements(part)) <= set(_statements(new[name]))
        for name, part in old.items()
    )


def _statements(part: bytes) -> Iterator[tuple[object, str, str]]:
    """Everything that an XML part says: of each element the place, attributes and texts."""

    def said(element: etree._Element, place: int) -> Iterator[tuple[object, str, str]]:
        yield place, "text", element.text or ""
        yield place, "tail", element.tail or ""
        yield from ((place, str(name), str(value)) for name, value in element.attrib.items())
        seen: Counter[str] = Counter()
        for child in element:
            tag = str(child.tag)
            seen[tag] += 1
            yield from said(child, hash((place, tag, seen[tag])))

    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    return said(root, hash(root.tag))
