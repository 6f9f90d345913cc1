"""OpenDocument spreadsheets: what a reader sees of each sheet.

The text that is shown stands in the file beside each value, so no format has to be worked out. A
number stays one when its text can be read for certain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from hidden_data.faults import UNSEEN_CELLS
from hidden_data.package import Package
from hidden_data.report import Rebuilt
from hidden_data.symbols import as_shown, is_of_symbols

from .agreement import agree
from .cells import UNCOLOURED
from .covers import PIXEL, cover
from .grid import (
    MAX_CELLS,
    MAX_COLUMN,
    MAX_ROW,
    NotUnderstood,
    Sheet,
    TooLarge,
    column_number,
    letters,
)
from .open_styles import OpenStyles, pixels
from .shown import FORMULA, SIGNS, UNKNOWN_SIGN, UNSEEN, UNTRUE, Shown
from .shown_values import shown_value

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT, DRAW, SVG = (
    f"{_OASIS}{name}:1.0}}" for name in ("office", "table", "text", "drawing", "svg-compatible")
)
_CLEAR_RULES = "Format, Conditional, Manage: delete the rules; save, and try again"
_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_INLINE = frozenset(
    f"{TEXT}{name}"
    for name in (
        *("p", "span", "s", "tab", "line-break", "a", "meta", "meta-field", "soft-page-break"),
        *("ruby", "ruby-base", "sheet-name", "title", "file-name", "date", "time", "page-number"),
        *("page-count", "author-name", "author-initials"),
    )
)
"""The elements within a paragraph of which programs show the text."""
_DRAWN = {f"{DRAW}image": "picture", f"{DRAW}object": "chart"}
_LEFT = {
    f"{TABLE}tracked-changes": "list of tracked changes",
    f"{TABLE}named-range": "defined name",
    f"{TABLE}named-expression": "defined name",
    f"{TABLE}content-validation": "list or rule of allowed values",
    f"{TABLE}data-pilot-table": "pivot table, of which the figures stay",
    f"{TABLE}dde-link": "link to another workbook",
    f"{TABLE}scenario": "scenario",
    f"{OFFICE}annotation": "comment",
    f"{OFFICE}event-listeners": "macro or other action",
}


def is_opendocument(package: Package) -> bool:
    return "mimetype" in package.names and package.read("mimetype").strip() == _MIMETYPE


def read_opendocument(package: Package, made: Rebuilt) -> list[Sheet]:
    """The sheets of a spreadsheet, the hidden ones too; what stands in the way goes into *made*.

    Raises :class:`NotUnderstood`.
    """
    if "META-INF/manifest.xml" in package.names and b"encryption-data" in package.read(
        "META-INF/manifest.xml"
    ):
        raise NotUnderstood("it is locked with a password")
    root = package.xml("content.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    if body is None:
        raise NotUnderstood("it holds no sheets")
    others = package.xml("styles.xml") if "styles.xml" in package.names else None
    reader = _Reader(OpenStyles([part for part in (others, root) if part is not None]))
    tables = list(body.iterchildren(f"{TABLE}table"))
    # Copies of cells of other files, kept as sheets that no program shows.
    copies = [table for table in tables if "'#" in table.get(f"{TABLE}name", "")]
    sheets = [
        reader.read(Sheet(number, table.get(f"{TABLE}name", "")), table)
        for number, table in enumerate((t for t in tables if t not in copies), 1)
    ]
    if reader.can_vanish(root):
        message = "a rule of conditional formatting can make cells invisible"
        made.refuse(UNSEEN_CELLS, "", message, _CLEAR_RULES)
    left = Counter(_LEFT[e.tag] for e in root.iter(*_LEFT))
    left["copy of cells of another file"] = len(copies)
    left["header or footer"] = sum(
        1 for e in (others.iter(f"{TEXT}p") if others is not None else ()) if any(e.itertext())
    )
    made.left.update({what: count for what, count in left.items() if count})
    return sheets


class _Reader:
    """Reads the sheets of one spreadsheet."""

    def __init__(self, styles: OpenStyles) -> None:
        self._styles = styles
        self._cells = 0
        self._used: set[str] = set()

    def can_vanish(self, root: etree._Element) -> bool:
        """Whether a rule of conditional formatting can make a cell invisible."""
        return self._styles.can_vanish(root, self._used)

    def read(self, sheet: Sheet, table: etree._Element) -> Sheet:
        styles = self._styles
        sheet.hidden = not styles.shows_table(table.get(f"{TABLE}style-name", ""))
        protected = table.get(f"{TABLE}protected") == "true"
        defaults = self._columns(sheet, table)
        self._hidden_columns: set[int] = set()
        number = 1
        drawn: list[tuple[etree._Element, int, int]] = []
        for row, collapsed in _within(table, "row"):
            height = styles.size(row.get(f"{TABLE}style-name", ""), "row-height")
            if number > MAX_ROW:
                sheet.left["far cell"] += sum(map(_says, row))
                continue
            repeated = _repeated(row, "rows", MAX_ROW - number + 1)
            shown = row.get(f"{TABLE}visibility", "visible") == "visible" and not collapsed
            hidden = not shown or (height is not None and height < 5)
            cells = [
                (columns, cell, style)
                for columns, cell, style in _cells_of(row, defaults)
                if _says(cell)
            ]
            self._cells += sum(len(columns) for columns, _, _ in cells) * repeated
            if self._cells > MAX_CELLS:
                raise TooLarge(f"it has more than {MAX_CELLS:,} cells")
            # Empty rows fill a sheet to its end, and are not gone through.
            read = [(columns, c, s, self._shown(sheet, c, s, protected)) for columns, c, s in cells]
            for again in range(number, number + (repeated if cells else 0)):
                drawn += self._row(sheet, again, read, hidden)
            if hidden:
                sheet.hidden_rows.update(range(number, min(number + repeated, MAX_ROW + 1)))
            elif height is not None and cells:
                sheet.heights.update(dict.fromkeys(range(number, number + repeated), height))
            number += repeated
        for area in _merged(table):
            sheet.merge(*area)
        for place in drawn:
            _cover(sheet, *place)
        for shape in table.iterfind(f"{TABLE}shapes/*"):
            sheet.left[_kind(shape)] += 1
            _cover(sheet, shape, 1, 1)
        sheet.drop_unreadable()
        sheet.cut_off_far_cells()
        return sheet

    def _columns(self, sheet: Sheet, table: etree._Element) -> list[tuple[range, str]]:
        """The style of the cells of each column; which are hidden, and how wide they are."""
        number, defaults = 1, []
        for column, collapsed in _within(table, "column"):
            area = range(number, number + _repeated(column, "columns", MAX_COLUMN - number + 1))
            width = self._styles.size(column.get(f"{TABLE}style-name", ""), "column-width")
            shown = column.get(f"{TABLE}visibility", "visible") == "visible" and not collapsed
            if not shown or (width is not None and width < 4):
                sheet.hidden_columns.update(area)
            elif width is not None:
                sheet.widths.update(dict.fromkeys(area, width))
            defaults.append((area, column.get(f"{TABLE}default-cell-style-name", "")))
            number = area.stop
        return defaults

    def _row(
        self,
        sheet: Sheet,
        number: int,
        cells: list[tuple[range, etree._Element, str, Shown | None]],
        hidden: bool,
    ) -> list[tuple[etree._Element, int, int]]:
        """Read a row of a *sheet*; gives back what is drawn at its cells."""
        drawn, content = [], False
        for columns, cell, style, shown in cells:
            for element in cell.iterchildren(f"{DRAW}*"):
                sheet.left[_kind(element)] += 1
                drawn.append((element, number, columns.start))
            if shown is None:
                continue
            content = True
            if cell.tag == f"{TABLE}covered-table-cell":
                sheet.left["cell under a merged cell"] += bool(shown.text)
                continue
            for column in columns:
                if hidden or column in sheet.hidden_columns:
                    sheet.out_of_sight[number, column] = shown
                    if not hidden:
                        self._hidden_columns.add(column)
                    continue
                if shown.hides == UNTRUE:
                    sheet.untrue = sheet.untrue or f"cell {letters(column)}{number}"
                    continue
                sheet.left[shown.hides] += bool(shown.hides)
                if shown.text:
                    sheet.rows.setdefault(number, {})[column] = shown
                    sheet.changed[shown.changed] += bool(shown.changed)
                    sheet.changed[UNCOLOURED] += self._styles.is_filled(style)
        sheet.left["hidden row"] += hidden and content
        sheet.left["hidden column"] = len(self._hidden_columns)
        return drawn

    def _shown(
        self, sheet: Sheet, cell: etree._Element, style: str, protected: bool
    ) -> Shown | None:
        kind = cell.get(f"{OFFICE}value-type")
        paragraphs = list(cell.iterchildren(f"{TEXT}p"))
        self._used.add(style)
        if cell.get(f"{TABLE}formula"):
            sheet.left[FORMULA] += 1
            if kind is None and not paragraphs:
                sheet.uncalculated = sheet.uncalculated or "a cell is without one"
        if cell.find(f"{TABLE}table") is not None:
            raise NotUnderstood("there is a table inside a cell")
        links = [a for p in paragraphs for a in p.iter(f"{TEXT}a")]
        for link in links:
            said = "".join(map(str, link.itertext()))
            target = link.get("{http://www.w3.org/1999/xlink}href", "")
            same = said.strip(" /") in (target.strip(" /"), target.split("//")[-1].strip(" /"))
            sheet.left["address of a link, which its text does not say"] += not same
        look = self._styles.look(style)
        pieces = [list(self._pieces(sheet, p, style)) for p in paragraphs]
        every = "\n".join("".join(text for text, _ in piece) for piece in pieces)
        seen = "\n".join("".join(text for text, shows in piece if shows) for piece in pieces)
        if not every.strip():
            return Shown("", UNSEEN) if kind not in (None, "string") else None
        if self._styles.is_locked_away(style, protected):
            return Shown("", UNSEEN)
        if seen.split() != every.split():
            return Shown(seen if seen.strip() else "", UNSEEN)
        attributes = {str(k): str(v) for k, v in cell.attrib.items()}
        if not agree(kind or "string", attributes, every.strip(), self._styles.literals(style)):
            return Shown("", UNTRUE)
        shown = shown_value(kind or "string", attributes, every)
        return replace(shown, bold=look.bold is True)

    def _pieces(
        self, sheet: Sheet, element: etree._Element, style: str, own: str = ""
    ) -> Iterator[tuple[str, bool]]:
        """The texts of a paragraph, each with whether it can be seen."""
        if element.tag == f"{OFFICE}annotation" or element.tag.startswith(DRAW):
            return
        if element.tag not in _INLINE:
            sheet.left["text of a kind that no program shows in a cell"] += any(element.itertext())
            return
        if element.tag == f"{TEXT}span":
            own = element.get(f"{TEXT}style-name", "") or own
        shows, font = self._styles.can_be_seen(style, own), self._styles.font(style, own)

        def shown(text: str | None) -> tuple[str, bool]:
            text = _collapsed(text)
            if not is_of_symbols(font):
                return text, shows
            signs, unknown = as_shown(text, font)
            sheet.changed[UNKNOWN_SIGN] += unknown
            sheet.changed[SIGNS] += signs != text and not unknown
            return signs, shows

        if element.tag == f"{TEXT}s":
            yield " " * min(int(element.get(f"{TEXT}c", 1)), 32_767), True
        elif element.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            yield "\n" if element.tag == f"{TEXT}line-break" else " ", True
        yield shown(element.text)
        for child in element.iterchildren(etree.Element):
            inside = self._pieces(sheet, child, style, own)
            yield from ((text, seen and shows) for text, seen in inside)
            yield shown(child.tail)


def _collapsed(text: str | None) -> str:
    """White space as OpenDocument shows it: further blanks are elements of their own."""
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def _says(cell: etree._Element) -> bool:
    """Whether a cell holds anything."""
    kinds = cell.get(f"{OFFICE}value-type"), cell.get(f"{TABLE}formula")
    return len(cell) > 0 or any(kinds)


def _within(table: etree._Element, what: str) -> Iterator[tuple[etree._Element, bool]]:
    """The rows or columns of a table, each with whether it is in a group that is closed."""
    groups = tuple(
        f"{TABLE}table-{name}" for name in (f"header-{what}s", f"{what}s", f"{what}-group")
    )

    def inside(parent: etree._Element, closed: bool) -> Iterator[tuple[etree._Element, bool]]:
        for child in parent.iterchildren(f"{TABLE}table-{what}", *groups):
            if child.tag == f"{TABLE}table-{what}":
                yield child, closed
            else:
                yield from inside(child, closed or child.get(f"{TABLE}display", "true") != "true")

    return inside(table, False)


def _repeated(element: etree._Element, what: str, most: int) -> int:
    return max(1, min(int(element.get(f"{TABLE}number-{what}-repeated", 1)), most))


def _cells_of(
    row: etree._Element, defaults: list[tuple[range, str]]
) -> Iterator[tuple[range, etree._Element, str]]:
    """The cells of a row, each with its columns and the name of its style."""
    column = 1
    of_row = row.get(f"{TABLE}default-cell-style-name", "")
    for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        if column > MAX_COLUMN:
            return
        area = range(column, column + _repeated(cell, "columns", MAX_COLUMN - column + 1))
        of_column = next((style for columns, style in defaults if column in columns), "")
        yield area, cell, cell.get(f"{TABLE}style-name") or of_row or of_column
        column = area.stop


def _merged(table: etree._Element) -> Iterator[tuple[range, range]]:
    number = 1
    for row, _ in _within(table, "row"):
        if number > MAX_ROW:
            return
        repeated = _repeated(row, "rows", MAX_ROW - number + 1)
        for columns, cell, _style in _cells_of(row, []):
            high = int(cell.get(f"{TABLE}number-rows-spanned", 1))
            wide = int(cell.get(f"{TABLE}number-columns-spanned", 1))
            if high * wide > 1:
                rows = range(number, min(number + high, MAX_ROW + 1))
                yield rows, range(columns.start, min(columns.start + wide, MAX_COLUMN + 1))
        number += repeated


def _kind(drawn: etree._Element) -> str:
    """What is drawn. A chart brings a picture of itself, behind it."""
    kinds = (_DRAWN[child.tag] for child in drawn if child.tag in _DRAWN)
    return next(kinds, "text box or shape")


def _cover(sheet: Sheet, element: etree._Element, row: int, column: int) -> None:
    """Take the cells under something drawn off the visible ones."""
    left, top = (pixels(element.get(f"{SVG}{name}", "")) or 0 for name in ("x", "y"))
    end = element.get(f"{TABLE}end-cell-address", "")
    if match := re.fullmatch(r".*?\.?\$?([A-Z]{1,3})\$?([0-9]{1,7})", end):
        down, across = (pixels(element.get(f"{TABLE}end-{axis}", "")) or 0 for axis in "yx")
        bottom = int(match[2]) - 1, down * PIXEL
        right = column_number(match[1]) - 1, across * PIXEL
        cover(sheet, (row - 1, top * PIXEL), bottom, (column - 1, left * PIXEL), right)
        return
    width, height = (pixels(element.get(f"{SVG}{name}", "")) or 0 for name in ("width", "height"))
    cover(sheet, (row - 1, top * PIXEL), height * PIXEL, (column - 1, left * PIXEL), width * PIXEL)
