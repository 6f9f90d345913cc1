"""The cells of an Excel sheet, as a reader sees them.

A sheet is read as a stream, row by row, so that a large one needs little more memory than its
visible text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import BinaryIO

from lxml import etree

from .formats import show_number
from .grid import (
    MAX_CELLS,
    MAX_COLUMN,
    MAX_ROW,
    NotUnderstood,
    Sheet,
    TooLarge,
    area_of,
    column_number,
    letters,
)
from .layout import Layout, length
from .looks import MAIN, Look, Styles
from .shown import FORMULA, UNSEEN, Setting, Shown
from .texts import Words, unescaped, visible, with_signs, words_of

UNCOLOURED = "cell with a colour of its own, now plain"

_ROW, _CELL, _VALUE, _INLINE, _FORMULA, _DATA = (
    MAIN + name for name in ("row", "c", "v", "is", "f", "sheetData")
)
_DOUBLE = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([Ee][-+]?[0-9]+)?")
_KINDS = frozenset(("n", "s", "str", "inlineStr", "e", "b", "d"))


class Reader:
    """Reads the sheets of one workbook."""

    def __init__(self, styles: Styles, strings: list[Words], since_1904: bool = False) -> None:
        self._styles, self._strings, self._since_1904 = styles, strings, since_1904
        self.used_strings: set[int] = set()
        self._cells = 0
        self._shown: dict[tuple[str | None, str, str | Words, bool], Shown] = {}
        self._looks: dict[str | None, Look] = {}
        self.styles_of: dict[int, set[str]] = {}
        """The styles of the cells of each sheet that hold something, by its number."""

    def read(self, sheet: Sheet, stream: BinaryIO) -> etree._Element:
        """Read a *sheet*; gives back everything else in its part. Raises :class:`NotUnderstood`."""
        rows = etree.iterparse(
            stream, tag=_ROW, resolve_entities=False, no_network=True, load_dtd=False,
            huge_tree=False, remove_blank_text=True,
        )  # fmt: skip
        number, layout = 0, None
        self.styles_of[sheet.number] = set()
        for _, row in rows:
            data = row.getparent()
            if data is None or data.tag != _DATA:
                raise NotUnderstood("a row is where no row belongs")
            layout = layout or Layout(data, sheet)
            number = self._row(sheet, layout, row, number)
            row.clear(keep_tail=True)
            while row.getprevious() is not None:
                del data[0]
        frame: etree._Element = rows.root
        _check_order(frame)
        for element in frame.iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell"):
            if area := area_of(element.get("ref", "")):
                sheet.merge(*area)
        return frame

    def _row(self, sheet: Sheet, layout: Layout, row: etree._Element, before: int) -> int:
        number = int(row.get("r", before + 1))
        if not before < number <= MAX_ROW:
            raise NotUnderstood("its rows are not in order")
        if hidden := layout.hides_row(row):
            sheet.hidden_rows.add(number)
        elif height := row.get("ht"):
            sheet.heights[number] = round(length(height) * 4 / 3)
        column, kept, content = 0, {}, False
        for cell in row.iterchildren(_CELL):
            column = _place(cell.get("r"), number, column)
            if not len(cell):
                continue
            self._cells += 1
            if self._cells > MAX_CELLS:
                raise TooLarge(f"it has more than {MAX_CELLS:,} cells")
            shown = self._cell(sheet, cell, f"{letters(column)}{number}", layout.no_noughts)
            if shown is None:
                continue
            content = True
            if hidden or column in layout.hidden_columns:
                sheet.out_of_sight[number, column] = shown
                if not hidden:
                    layout.used_columns.add(column)
                continue
            if shown.hides:
                sheet.left[shown.hides] += 1
            if shown.changed:
                sheet.changed[shown.changed] += 1
            if shown.text:
                kept[column] = shown
                sheet.changed[UNCOLOURED] += bool(self._look(cell.get("s")).fills)
        if kept:
            sheet.rows[number] = kept
        sheet.left["hidden row"] += hidden and content
        sheet.left["hidden column"] = len(layout.used_columns)
        return number

    def _cell(
        self, sheet: Sheet, cell: etree._Element, place: str, no_noughts: bool
    ) -> Shown | None:
        """What a reader sees of a cell; ``None`` when it holds nothing."""
        style, kind = cell.get("s"), cell.get("t", "n")
        raw, inline, formula = _parts_of(cell)
        if kind not in _KINDS:
            raise NotUnderstood("a cell holds a kind of value that is not understood")
        # LibreOffice writes yes and no as formulas.
        if formula is not None and not (kind == "b" and formula.text in ("TRUE()", "FALSE()")):
            sheet.left[FORMULA] += 1
            # The empty text that a formula can have as its result is of the kind "str".
            if inline is None and (raw is None or (raw == "" and kind != "str")):
                sheet.uncalculated = sheet.uncalculated or f"the first is {place}"
        words = self._words(kind, raw, inline)
        if words is None and not raw:
            return None
        key = style, kind, words or raw or "", no_noughts
        self.styles_of[sheet.number].add(style or "0")
        if (shown := self._shown.get(key)) is None:
            look = self._look(style)
            shown = (
                visible(words, look, numeric=kind == "b")
                if words
                else self._number(look, raw or "", no_noughts)
            )
            shown = replace(shown, bold=look.bold is True, setting=_setting(look, words))
            if len(self._shown) < 100_000:  # most values come more than once
                self._shown[key] = shown
        return shown if shown.text or shown.hides else None

    def _words(self, kind: str, raw: str | None, inline: etree._Element | None) -> Words | None:
        """The text of a cell; ``None`` when it holds a number, or nothing."""
        if inline is not None:
            return words_of(inline, self._styles)
        if raw is None or kind == "n":
            return None
        if kind == "s" and raw:
            if not re.fullmatch("[0-9]{1,9}", raw.strip()):
                raise NotUnderstood("a cell refers to a text that is not there")
            position = int(raw)
            if not 0 <= position < len(self._strings):
                raise NotUnderstood("a cell refers to a text that is not there")
            self.used_strings.add(position)
            return self._strings[position]
        if kind == "b":
            raw = {"1": "TRUE", "0": "FALSE"}.get(raw, raw)
        return Words(raw.removesuffix("T00:00:00") if kind == "d" else unescaped(raw))

    def _number(self, look: Look, raw: str, no_noughts: bool) -> Shown:
        raw = raw.strip()
        try:
            if not _DOUBLE.fullmatch(raw):
                raise ValueError("no number")
            shown = show_number(look.format or "General", raw, self._since_1904)
            nothing = look.unseen or (no_noughts and float(raw) == 0)
        except (ValueError, OverflowError):
            raise NotUnderstood("a cell of numbers holds something else") from None
        return Shown("", UNSEEN) if nothing else with_signs(shown, look)

    def _look(self, style: str | None) -> Look:
        if style not in self._looks:
            self._looks[style] = self._styles.cell(style)
        return self._looks[style]


def _setting(look: Look, words: Words | None) -> Setting:
    """How a cell sets its text. The largest letters of a line say where all of them stand."""
    sizes = [run.over(look).size for _, run in words.runs] if words else []
    size = max((size for size in sizes if size), default=look.size)
    setting = look.setting or Setting()
    return replace(setting, size=size) if size else setting


def _parts_of(
    cell: etree._Element,
) -> tuple[str | None, etree._Element | None, etree._Element | None]:
    """The value of a cell, its text when that is no shared one, and its formula."""
    raw = inline = formula = None
    for child in cell:
        if child.tag == _VALUE and raw is None and inline is None:
            raw = child.text or ""
        elif child.tag == _FORMULA:
            formula = child
        elif child.tag == _INLINE and raw is None and inline is None:
            inline = child
        elif child.tag in (_VALUE, _INLINE):
            raise NotUnderstood("a cell holds two values")
    return raw, inline, formula


def _place(reference: str | None, row: int, before: int) -> int:
    """The column of a cell that refers to itself, or stands behind the one *before*."""
    if not reference:
        column = before + 1
    elif reference.endswith(str(row)):
        column = column_number(reference[: -len(str(row))])
    else:
        raise NotUnderstood("a cell is in another row than it says")
    if not before < column <= MAX_COLUMN:
        raise NotUnderstood("its cells are not in order")
    return column


def _check_order(frame: etree._Element) -> None:
    """Refuse a sheet whose parts come twice, or too late for its rows to be read with them."""
    names = [child.tag for child in frame.iterchildren(etree.Element)]
    before = {MAIN + name for name in ("cols", "sheetFormatPr", "sheetViews")}
    after = set(names[names.index(_DATA) :]) if _DATA in names else set()
    single = [name for name in names if name in {*before, _DATA, f"{MAIN}mergeCells"}]
    if before & after or len(single) > len(set(single)):
        raise NotUnderstood("the parts of a sheet are not in order")
