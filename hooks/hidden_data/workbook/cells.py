"""The one reader of a workbook's sheets: what a reader sees of each cell, and what is in the file that no reader sees.

A sheet is read as a stream, row by row, so that a large one needs little more memory than its visible text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from lxml import etree

from ..report import Passage
from .formats import LOCAL_CURRENCY, UNSEEN, Shown, show_number, show_text
from .grid import MAX_COLUMN, MAX_ROW, NotUnderstood, Sheet, TooLarge, area_of, column_number, is_true, letters
from .looks import MAIN, Look, Styles

MAX_CELLS = 2_000_000
LOWEST_ROW = 3.0
"""Points of height below which nobody can read a row."""
NARROWEST_COLUMN = 0.5
"""Characters of width below which nobody can read a column."""

_ROW, _CELL, _VALUE, _INLINE, _FORMULA, _DATA, _TEXT = (MAIN + name for name in ("row", "c", "v", "is", "f", "sheetData", "t"))
_CELL_ATTRIBUTES = frozenset(("r", "s", "t", "cm", "vm", "ph"))
_ROW_ATTRIBUTES = frozenset("r spans s customFormat ht hidden customHeight outlineLevel collapsed thickTop thickBot ph".split()) | {
    "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac}dyDescent"
}


@dataclass(frozen=True, eq=False)
class Words:
    """A text of a cell: in pieces, where parts of it look different."""

    text: str
    runs: tuple[tuple[str, Look], ...] = ()
    phonetic: bool = False


class Reader:
    """Reads the sheets of one workbook."""

    def __init__(self, styles: Styles, strings: list[Words], since_1904: bool = False, keep_numbers: bool = False, calculated: bool = True) -> None:
        self._styles, self._strings = styles, strings
        self._since_1904, self._keep_numbers, self._calculated = since_1904, keep_numbers, calculated
        self.used_strings: set[int] = set()
        self._texts: dict[str, list[object]] = {}
        self._cells = 0
        self._shown: dict[tuple[str | None, str, str | Words], Shown] = {}
        self._looks: dict[str | None, Look] = {}

    def passages(self) -> Iterator[Passage]:
        """Every text of every cell that was read, once: at the first cell that holds it."""
        for text, (sheet, row, column, more) in self._texts.items():
            others = f" and {more} more" if more else ""
            yield Passage(f"sheet {sheet}, cell {letters(int(str(column)))}{row}{others}", text)

    def read(self, sheet: Sheet, stream: BinaryIO) -> None:
        """Read the part of a *sheet*. Raises :class:`NotUnderstood`."""
        rows = etree.iterparse(stream, tag=_ROW, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=True)
        number, layout = 0, None
        for _, row in rows:
            data = row.getparent()
            if data is None or data.tag != _DATA:
                raise NotUnderstood("a row is where no row belongs")
            layout = layout or _Layout(data, sheet)
            number = self._row(sheet, layout, row, number)
            row.clear(keep_tail=True)
            while row.getprevious() is not None:
                del data[0]
        sheet.frame = rows.root
        _check_frame(sheet.frame)
        for area in _areas(sheet.frame.iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell")):
            sheet.drop("cell under a merged cell", *area, but_first=True)
            sheet.merged.append(area)

    def _row(self, sheet: Sheet, layout: _Layout, row: etree._Element, before: int) -> int:
        if not _ROW_ATTRIBUTES.issuperset(row.keys()):
            raise NotUnderstood("a row has an attribute that is not understood")
        number = int(row.get("r", before + 1))
        if not before < number <= MAX_ROW:
            raise NotUnderstood("its rows are not in order")
        hidden = layout.hides_row(row)
        if hidden:
            sheet.hidden_rows.add(number)
        before_it = row.getprevious()
        if (row.text or "").strip() or (before_it is not None and (before_it.tail or "").strip()):
            raise NotUnderstood("there is text between its rows or cells")
        column, kept, content, ending = 0, {}, False, str(number)
        for cell in row:
            reference = cell.get("r")
            if (
                cell.tag != _CELL
                or (cell.text and cell.text.strip())
                or (cell.tail and cell.tail.strip())
                or not _CELL_ATTRIBUTES.issuperset(cell.keys())
                or (reference and not reference.endswith(ending))
            ):
                raise NotUnderstood("a cell is built in a way that is not understood")
            at = column_number(reference[: -len(ending)]) if reference else column + 1
            if not column < at <= MAX_COLUMN:
                raise NotUnderstood("its cells are not in order")
            column = at
            if not len(cell):
                continue
            self._cells += 1
            if self._cells > MAX_CELLS:
                raise TooLarge(f"it has more than {MAX_CELLS:,} cells")
            shown = self._cell(sheet, cell, number, column)
            if shown is None:
                continue
            content = True
            if column in layout.hidden_columns:
                sheet.leave("cell in a hidden column", number, column)
                layout.used_columns.add(column)
            elif hidden:
                sheet.leave("cell in a hidden row", number, column)
            elif shown.hides:
                sheet.leave(shown.hides, number, column)
                if shown.text:
                    kept[column] = shown.text
            else:
                kept[column] = shown.text
        if kept:
            sheet.rows[number] = kept
        if hidden and content:
            sheet.left["hidden row"] += 1
        sheet.left["hidden column"] = len(layout.used_columns)
        return number

    def _cell(self, sheet: Sheet, cell: etree._Element, row: int, column: int) -> Shown | None:
        """What a reader sees of a cell; ``None`` when it holds nothing."""
        style, kind = cell.get("s"), cell.get("t", "n")
        raw = words = None
        for child in cell:
            if child.tail and child.tail.strip():
                raise NotUnderstood("there is text beside the value of a cell")
            if child.tag == _VALUE and raw is None and not len(child):
                raw = child.text or ""
            elif child.tag == _INLINE and words is None:
                words = self.words(child)
            elif child.tag == _FORMULA and kind == "b" and child.text in ("TRUE()", "FALSE()"):
                # LibreOffice writes yes and no as formulas.
                continue
            elif child.tag == _FORMULA and not len(child):
                sheet.leave("formula", row, column)
                self._note(child.text or "", sheet.number, row, column)
            else:
                raise NotUnderstood("a cell is built in a way that is not understood")
        # The empty text that a formula can have as its result is of the kind "str".
        missing = (raw is None and words is None) or (raw == "" and kind != "str") or not self._calculated
        if missing and cell.find(_FORMULA) is not None and not (kind == "b" and raw):
            sheet.leave("formula without a result", row, column)
        if words is not None and (kind != "inlineStr" or raw is not None):
            raise NotUnderstood("a cell holds two values")
        if kind == "s" and raw:
            position = int(raw)
            if not 0 <= position < len(self._strings):
                raise NotUnderstood("a cell refers to a text that is not there")
            self.used_strings.add(position)
            words = self._strings[position]
        elif kind in ("str", "e", "b", "d") and raw is not None:
            words = Words({"1": "TRUE", "0": "FALSE"}.get(raw, raw) if kind == "b" else raw.removesuffix("T00:00:00") if kind == "d" else raw)
        elif kind not in ("n", "inlineStr", "s", "str", "e", "b", "d"):
            raise NotUnderstood("a cell holds a kind of value that is not understood")
        if words is None:
            return self._number(sheet, style, raw, row, column) if raw else None
        if not words.text:
            return None
        sheet.styles.add(style or "0")
        self._note(words.text, sheet.number, row, column)
        shown = self._shown.get((style, kind, words))
        if shown is None:
            shown = self._visible(words, self._look(style), numeric=kind == "b")
            self._remember(style, kind, words, shown)
        return shown

    def _number(self, sheet: Sheet, style: str | None, raw: str, row: int, column: int) -> Shown:
        shown = self._shown.get((style, "n", raw))
        if shown is None:
            look = self._look(style)
            try:
                shown = show_number(look.format or "General", raw, self._since_1904)
            except (ValueError, OverflowError):
                raise NotUnderstood("a cell of numbers holds something else") from None
            if look.unseen:
                shown = Shown("", UNSEEN)
            self._remember(style, "n", raw, shown)
        sheet.styles.add(style or "0")
        if LOCAL_CURRENCY in (self._look(style).format or ""):
            sheet.changed["sign of a currency left out, since it depends on the reader's computer"] += 1
        self._note(shown.text, sheet.number, row, column)
        if raw != shown.text and raw.isdigit() and len(raw) > 6:
            self._note(raw, sheet.number, row, column)
        if self._keep_numbers:
            sheet.numbers[row, column] = raw
        return shown

    def _visible(self, words: Words, look: Look, numeric: bool) -> Shown:
        if not words.text.strip():
            return Shown(words.text)
        if numeric and look.shows_nothing:
            return Shown("", UNSEEN)
        shown = show_text(look.format or "General", words.text) if not numeric else Shown(words.text)
        if shown.hides:
            return shown
        if not words.runs:
            return Shown("", UNSEEN) if look.unseen else shown
        seen = "".join(text for text, run in words.runs if not run.over(look).unseen)
        return shown if seen.split() == words.text.split() else Shown(seen, UNSEEN)

    def _remember(self, style: str | None, kind: str, value: str | Words, shown: Shown) -> None:
        """Keep what is shown of a value in a *style*, as most values come more than once."""
        if len(self._shown) < 100_000:
            self._shown[style, kind, value] = shown

    def words(self, element: etree._Element) -> Words:
        """The text of a shared or an inline string."""
        return words_of(element, self._styles)

    def _look(self, style: str | None) -> Look:
        if style not in self._looks:
            self._looks[style] = self._styles.cell(style)
        return self._looks[style]

    def _note(self, text: str, sheet: int, row: int, column: int) -> None:
        if not text:
            return
        known = self._texts.get(text)
        if known is None:
            self._texts[text] = [sheet, row, column, 0]
        else:
            known[3] += 1  # type: ignore[operator]


class _Layout:
    """What stands before the rows of a sheet and decides which of them, and which columns, a reader sees."""

    def __init__(self, data: etree._Element, sheet: Sheet) -> None:
        frame = data.getparent()
        defaults = frame.find(f"{MAIN}sheetFormatPr")
        self._low_rows = defaults is not None and float(defaults.get("defaultRowHeight", 15)) < LOWEST_ROW
        self.hidden_columns: set[int] = sheet.hidden_columns
        self.used_columns: set[int] = set()
        seen: set[int] = set()
        for column in frame.iterfind(f"{MAIN}cols/{MAIN}col"):
            narrow = column.get("width") is not None and float(column.get("width", 9)) < NARROWEST_COLUMN
            area = range(int(column.get("min", 1)), min(int(column.get("max", 1)), MAX_COLUMN) + 1)
            seen.update(area)
            if is_true(column.get("hidden")) or narrow:
                self.hidden_columns.update(area)
        if defaults is not None and float(defaults.get("defaultColWidth", 9)) < NARROWEST_COLUMN:
            self.hidden_columns.update(set(range(1, MAX_COLUMN + 1)) - seen)

    def hides_row(self, row: etree._Element) -> bool:
        height = row.get("ht")
        return is_true(row.get("hidden")) or (float(height) < LOWEST_ROW if height else self._low_rows)


def _check_frame(frame: etree._Element) -> None:
    names = [child.tag for child in frame]
    data = [place for place, name in enumerate(names) if name == _DATA]
    if len(data) > 1 or any(names.index(MAIN + name) > data[0] for name in ("cols", "sheetFormatPr", "sheetViews") if data and MAIN + name in names):
        raise NotUnderstood("the parts of a sheet are not in order")
    if len(names) != len(set(names) - {f"{MAIN}conditionalFormatting"}) + names.count(f"{MAIN}conditionalFormatting"):
        raise NotUnderstood("a part of a sheet is there twice")
    if data and ((frame[data[0]].text or "").strip() or any(child.tag != _ROW or (child.tail or "").strip() for child in frame[data[0]])):
        raise NotUnderstood("there is something between the rows of a sheet")


def words_of(element: etree._Element, styles: Styles) -> Words:
    """The text of a shared or an inline string, with the look of its parts. Raises :class:`NotUnderstood`."""
    if len(element) == 1 and element[0].tag == _TEXT and not len(element[0]) and not (element.text or element[0].tail):
        return Words(_unescaped(element[0].text or ""))
    text, runs, phonetic, looks = [], [], "", False
    for child in element:
        name = child.tag.removeprefix(MAIN)
        if name == "t" and not len(child):
            text.append(child.text or "")
            runs.append((_unescaped(text[-1]), Look()))
        elif name == "r":
            text.append(child.findtext(f"{MAIN}t") or "")
            look = styles.font(child.find(f"{MAIN}rPr"))
            looks = looks or look != Look()
            runs.append((_unescaped(text[-1]), look))
        elif name == "rPh":
            phonetic += "".join(child.itertext())
        elif name != "phoneticPr":
            raise NotUnderstood("a text is built in a way that is not understood")
    if not phonetic and "".join(element.itertext()).strip() != "".join(text).strip():
        raise NotUnderstood("there is something beside a text")
    return Words(_unescaped("".join(text)), tuple(runs) if looks else (), bool(phonetic))


def _unescaped(text: str) -> str:
    """*text* with the characters for which Excel writes ``_x000D_``."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _areas(elements: Iterator[etree._Element]) -> Iterator[tuple[range, range]]:
    for element in elements:
        if area := area_of(element.get("ref", "")):
            yield area
