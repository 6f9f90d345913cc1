"""CSV tables: plain text, of one width, without formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from ..characters import forbidden
from ..faults import UNSOUND_CSV
from ..report import Inspection, Passage, Table
from .headings import refuse_identifying
from .layout import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, SEPARATORS, Row, Unclear, around, decoded, mend, read

MOST_FAULTS = 20
"""Lines of one table that are reported one by one; the others are counted."""
BETWEEN_CELLS = "\x1e"
"""Stands between the cells of a row in a passage; no cell holds it."""

_CLEAN = "run: disclosure-log clean FILE"
_SAVE = "save it again from the spreadsheet as CSV UTF-8, with commas between the cells, one table, and nothing else"
_AMOUNT = r"[£$€¥₹]?[0-9.,]+(?: ?[%€£$]|(?: ?[^\W\d_])*)"
# Also after ; and tab: programs that are set to another separator divide the line there.
_FORMULA = re.compile(
    rf"(?:\A|[;\t{BETWEEN_CELLS}])"
    rf"(?:[=@\t\r\n\uff1d\uff20]|[+\-\uff0b\uff0d](?!(?:{_AMOUNT}(?: to -?{_AMOUNT})?|-*) *(?:[;\t{BETWEEN_CELLS}]|\Z)))"
)
"""A sign before a number, with its unit, or before nothing is none: no program can work it out as anything else."""
_Problem = tuple[int, str, str]
"""(line, message, fix)"""


def inspect(data: bytes) -> Inspection:
    """Look into a CSV table. One that is written in another way than it is published in, but can be read for certain, is refused with the way to clean it."""
    found = Inspection()
    try:
        text, encoding = decoded(data)
    except Unclear as unclear:
        found.refuse(UNSOUND_CSV, "", "the file is not UTF-8 text, and what it is cannot be told for certain", "save it again as CSV UTF-8", unclear.line)
        return found
    if encoding:
        line = 1 if encoding == "UTF-16" else 1 + data[: re.search(rb"[\x80-\xff]", data).start()].count(b"\n")  # type: ignore[union-attr]
        found.refuse(UNSOUND_CSV, "", f"the file is not UTF-8 text, but {encoding}", _CLEAN, line)
        return found
    _report(found, _bad_characters(text))
    separator, rows, broken = read(text)
    if separator != ",":
        found.refuse(UNSOUND_CSV, "", f"its cells are divided by {SEPARATORS[separator]}, and many programs then show one column", _CLEAN, rows[0][0])
    outside = around(rows)
    if outside:
        which = " and ".join(filter(None, (f"{outside[0]} above" * bool(outside[0]), f"{outside[1]} below" * bool(outside[1]))))
        found.refuse(UNSOUND_CSV, "", f"lines outside the table have fewer cells than it: {which}", _CLEAN, rows[0][0])
    _report(found, _bad_rows(rows, widths=not outside))
    if broken:
        message = "the table cannot be read here: a quotation mark is missing or too many, or a cell is far too long"
        found.refuse(UNSOUND_CSV, "", message, "save it again from the spreadsheet as CSV UTF-8", broken)
    elif not rows:
        found.refuse(UNSOUND_CSV, "", "the table is empty", "put the table into it, or delete the file and its entry under documents")
    cells = [row for _, row in rows]
    if len(rows) > MOST_ROWS or sum(map(len, cells)) > MOST_CELLS or any(len(row) > MOST_COLUMNS for row in cells):
        return found  # refused, and too much to look at any further
    refuse_identifying(found, "", cells, rows[0][0] if rows else 1)
    found.tables = [Table("", cells)]
    found.passages = [Passage(f"line {line}", BETWEEN_CELLS.join(row), line) for line, row in rows if any(row)]
    return found


def _bad_characters(text: str) -> Iterator[_Problem]:
    line, counted, told = 1, 0, 0
    for offset, kind, code_point in forbidden(text):
        line, counted = line + text.count("\n", counted, offset), offset
        if line != told:
            told = line
            yield line, f"a {kind} character ({code_point}) does not belong in a table", "delete it and save the table again"


def _bad_rows(rows: list[Row], widths: bool) -> Iterator[_Problem]:
    width, cells = (len(rows[0][1]) if widths else max(len(row) for _, row in rows)) if rows else 0, 0
    for number, (line, row) in enumerate(rows):
        written = BETWEEN_CELLS.join(row)
        if widths and len(row) != width:
            yield line, f"this row has {len(row)} cells, but the first has {width}", _SAVE
        elif number == 0 and written[:4].casefold() == "sep=":
            yield line, "this line is an instruction to Excel, and is not a row of the table", _CLEAN if len(rows) > 1 else _SAVE
        if width > MOST_COLUMNS and number == 0:
            yield line, f"the table has more than {MOST_COLUMNS:,} columns, which no spreadsheet shows", "divide it by subject, or turn rows into columns"
        cells += len(row)
        if cells - len(row) <= MOST_CELLS < cells:
            yield line, f"the table has more than {MOST_CELLS:,} cells", "divide it by year or by subject"
        if number == MOST_ROWS:
            yield line, f"the table has more than {MOST_ROWS:,} rows, which no spreadsheet shows", "divide it by year or by subject"
        if len(written) > LONGEST_CELL and max(map(len, row)) > LONGEST_CELL:
            yield line, f"a cell has more than {LONGEST_CELL:,} characters, which no spreadsheet shows", "put this text into the answer, or release it as a PDF"
        if _FORMULA.search(written):
            mended = not _FORMULA.search(BETWEEN_CELLS.join(map(mend, row)))
            fix = _CLEAN if mended else "write the value itself; a telephone number without +, a list without dashes"
            yield line, "a cell begins like a formula (with = + - or @)", fix


def _report(found: Inspection, problems: Iterable[_Problem]) -> None:
    """Refuse the first of the *problems* one by one, and the others together."""
    rest = iter(problems)
    for line, message, fix in islice(rest, MOST_FAULTS):
        found.refuse(UNSOUND_CSV, "", message, fix, line)
    if more := next(rest, None):
        found.refuse(UNSOUND_CSV, "", f"from here on, {1 + sum(1 for _ in rest):,} more faults like those above", more[2], more[0])
