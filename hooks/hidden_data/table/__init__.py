"""CSV tables: plain text, of one width, without formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from ..characters import forbidden
from ..faults import UNSOUND_CSV
from ..report import Inspection, Passage, Table
from .headings import refuse_identifying

MOST_FAULTS = 20
"""Lines of one table that are reported one by one; the others are counted."""
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 1_048_576, 16_384, 32_767
"""What a sheet in Excel and LibreOffice can hold. They leave out the rest, so a table that has more shows every reader something else."""
MOST_CELLS = 5_000_000
"""More than that take minutes to look into."""
BETWEEN_CELLS = "\x1e"
"""Stands between the cells of a row in a passage; no cell holds it."""

_SAVE = "save it again from the spreadsheet as CSV UTF-8, with commas between the cells, one table, and nothing else"
_AMOUNT = r"[£$€¥₹]?[0-9.,]+(?: ?[%€£$]|(?: ?[^\W\d_])*)"
# Also after ; and tab: programs that are set to another separator divide the line there.
_FORMULA = re.compile(
    rf"(?:\A|[;\t{BETWEEN_CELLS}])"
    rf"(?:[=@\t\r\n\uff1d\uff20]|[+\-\uff0b\uff0d](?!(?:{_AMOUNT}(?: to -?{_AMOUNT})?|-*) *(?:[;\t{BETWEEN_CELLS}]|\Z)))"
)
"""A sign before a number, with its unit, or before nothing is none: no program can work it out as anything else."""
_Row = tuple[int, list[str]]
"""A row with the line it ends in."""
_Problem = tuple[int, str, str]
"""(line, message, fix)"""


def inspect(data: bytes) -> Inspection:
    """Look into a CSV table. Cells are divided by commas; where no line has one, semicolons or tabs are understood too."""
    found = Inspection()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found.refuse(UNSOUND_CSV, "", "the file is not UTF-8 text", "save it again as CSV UTF-8", data[: error.start].count(b"\n") + 1)
        return found
    _report(found, _bad_characters(text))
    rows, broken = _read(text)
    _report(found, _bad_rows(rows))
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


def _read(text: str) -> tuple[list[_Row], int]:
    """The rows that are not blank, and the line where the text stops being a table: 0 when it never does."""
    rows, broken = _divided(text, ",")
    if broken or not rows or any(len(row) > 1 for _, row in rows):
        return rows, broken
    for separator in ";\t":
        if separator in rows[0][1][0]:
            others, broken = _divided(text, separator)
            if not broken and len(others[0][1]) > 1 and len({len(row) for _, row in others}) == 1:
                return others, 0
    return rows, 0


def _divided(text: str, separator: str) -> tuple[list[_Row], int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[_Row] = []
    cells = 0
    try:
        for row in reader:
            cells += len(row)
            if row:
                rows.append((reader.line_num, row))
            if len(rows) > MOST_ROWS or cells > MOST_CELLS:
                break
    except csv.Error:
        return rows, reader.line_num
    return rows, 0


def _bad_characters(text: str) -> Iterator[_Problem]:
    line, counted, told = 1, 0, 0
    for offset, kind, code_point in forbidden(text):
        line, counted = line + text.count("\n", counted, offset), offset
        if line != told:
            told = line
            yield line, f"a {kind} character ({code_point}) does not belong in a table", "delete it and save the table again"


def _bad_rows(rows: list[_Row]) -> Iterator[_Problem]:
    width, cells = len(rows[0][1]) if rows else 0, 0
    for number, (line, row) in enumerate(rows):
        written = BETWEEN_CELLS.join(row)
        if len(row) != width:
            yield line, f"this row has {len(row)} cells, but the first has {width}", _SAVE
        elif number == 0 and written[:4].casefold() == "sep=":
            yield line, "this line is an instruction to Excel, and is not a row of the table", _SAVE
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
            yield line, "a cell begins like a formula (with = + - or @)", "write the value itself; a telephone number without +, a list without dashes"


def _report(found: Inspection, problems: Iterable[_Problem]) -> None:
    """Refuse the first of the *problems* one by one, and the others together."""
    rest = iter(problems)
    for line, message, fix in islice(rest, MOST_FAULTS):
        found.refuse(UNSOUND_CSV, "", message, fix, line)
    if more := next(rest, None):
        found.refuse(UNSOUND_CSV, "", f"from here on, {1 + sum(1 for _ in rest):,} more faults like those above", more[2], more[0])
