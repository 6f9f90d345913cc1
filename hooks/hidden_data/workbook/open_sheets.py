"""The sheets of an OpenDocument spreadsheet, as a reader sees them.

The text that is shown stands in the file beside each value, so no format has to be worked out. A
number stays one when its text can be read for certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from hidden_data.package import Package
from hidden_data.symbols import as_shown, is_of_symbols

from .agreement import agree
from .cells import UNCOLOURED
from .covers import Covers
from .grid import MAX_CELLS, MAX_COLUMN, MAX_ROW, NotUnderstood, Sheet, TooLarge, letters
from .open_drawings import COMMENT, DRAW, Drawing, OpenCovers, is_drawn, kind_of
from .open_formats import of_format, shows_value, words_of
from .open_rows import OFFICE, TABLE, cells_of, merged, repeated_of, says, within
from .open_styles import OpenStyles
from .room import drop_unreadable
from .shown import FORMULA, SIGNS, UNKNOWN_SIGN, UNSEEN, UNTRUE, Shown
from .shown_values import shown_value

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_INLINE = frozenset(
    f"{TEXT}{name}"
    for name in (
        *("p", "span", "s", "tab", "line-break", "a", "meta", "meta-field", "soft-page-break"),
        *("ruby", "ruby-base", "sheet-name", "title", "file-name", "date", "time", "page-number"),
        *("page-count", "author-name", "author-initials"),
    )
)
"""The elements within a paragraph of which programs show the text."""


class SheetReader:
    """Reads the sheets of one spreadsheet."""

    def __init__(self, styles: OpenStyles, package: Package) -> None:
        self._styles, self._covers = styles, OpenCovers(styles, package)
        self._cells = 0
        self._used: set[str] = set()

    def can_vanish(self, root: etree._Element) -> bool:
        """Whether a rule of conditional formatting can make a cell invisible."""
        return self._styles.can_vanish(root, self._used)

    def read(self, sheet: Sheet, table: etree._Element) -> Sheet:
        styles = self._styles
        sheet.hidden = not styles.shows_table(table.get(f"{TABLE}style-name", ""))
        protected = table.get(f"{TABLE}protected", "false") != "false"
        defaults = self._columns(sheet, table)
        self._hidden_columns: set[int] = set()
        number = 1
        drawn: list[Drawing] = []
        for row, collapsed in within(table, "row"):
            height = styles.size(row.get(f"{TABLE}style-name", ""), "row-height")
            if number > MAX_ROW:
                sheet.left["far cell"] += sum(map(says, row))
                continue
            repeated = repeated_of(row, "rows", MAX_ROW - number + 1)
            shown = row.get(f"{TABLE}visibility", "visible") == "visible" and not collapsed
            hidden = not shown or (height is not None and height < 5)
            cells = [
                (columns, cell, style)
                for columns, cell, style in cells_of(row, defaults)
                if says(cell)
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
        for area in merged(table):
            sheet.merge(*area)
        for shape in table.iterfind(f"{TABLE}shapes/*"):
            sheet.left[kind_of(shape)] += 1
            drawn.append(Drawing(shape))
        covers = Covers(sheet)
        for drawing in drawn:
            self._covers.lay(covers, drawing)
        drop_unreadable(sheet)
        sheet.cut_off_far_cells()
        return sheet

    def _columns(self, sheet: Sheet, table: etree._Element) -> list[tuple[range, str]]:
        """The style of the cells of each column; which are hidden, and how wide they are."""
        number, defaults = 1, []
        for column, collapsed in within(table, "column"):
            area = range(number, number + repeated_of(column, "columns", MAX_COLUMN - number + 1))
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
    ) -> list[Drawing]:
        """Read a row of a *sheet*; gives back what is drawn at its cells."""
        drawn: list[Drawing] = []
        content = False
        for columns, cell, style, shown in cells:
            for element in cell.iterchildren(f"{DRAW}*", COMMENT):
                sheet.left[kind_of(element)] += element.tag != COMMENT
                if is_drawn(element):
                    drawn.append(Drawing(element, number, columns.start))
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
        pieces = [list(self._paragraph(sheet, p, style)) for p in paragraphs]
        every = "\n".join("".join(text for text, _ in piece) for piece in pieces)
        seen = "\n".join("".join(text for text, shows in piece if shows) for piece in pieces)
        if not every.strip():
            return Shown("", UNSEEN) if kind not in (None, "string") else None
        if self._styles.is_locked_away(style, protected):
            return Shown("", UNSEEN)
        if seen.split() != every.split():
            shown = Shown(seen if seen.strip() else "", UNSEEN)
        else:
            attributes = {str(k): str(v) for k, v in cell.attrib.items()}
            shown = self._value(kind or "string", attributes, every, style)
        look = self._styles.look(style)
        return replace(shown, bold=look.bold is True, setting=self._styles.setting(style))

    def _value(self, kind: str, attributes: dict[str, str], text: str, style: str) -> Shown:
        """What a reader sees of a value beside which a *text* stands."""
        try:
            format_ = self._styles.format_for(style, kind, attributes)
        except ValueError:
            return Shown("", UNTRUE)
        if format_ is not None and not shows_value(format_):
            words = words_of(format_)
            # In the place of a text stand other words, in that of a number it may be one of them.
            if kind == "string" or "".join(words.split()) != "".join(text.split()):
                return Shown(words.strip(), UNSEEN)
        shows = of_format(format_, self._styles.literals(style))
        if not agree(kind, attributes, text.strip(), shows):
            return Shown("", UNTRUE)
        return shown_value(kind, attributes, text)

    def _paragraph(
        self, sheet: Sheet, paragraph: etree._Element, style: str
    ) -> Iterator[tuple[str, bool]]:
        """The texts of a paragraph, each with whether it can be seen."""
        own = paragraph.get(f"{TEXT}style-name", "")
        seen = not own or self._styles.can_be_seen(style, own, "paragraph")
        return ((text, seen and shows) for text, shows in self._pieces(sheet, paragraph, style))

    def _pieces(
        self, sheet: Sheet, element: etree._Element, style: str, own: str = ""
    ) -> Iterator[tuple[str, bool]]:
        """The texts of an element, each with whether it can be seen."""
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
