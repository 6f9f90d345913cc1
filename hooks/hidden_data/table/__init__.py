"""CSV tables: plain text, of one width, without formulas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from hidden_data.characters import forbidden
from hidden_data.faults import UNSOUND_CSV
from hidden_data.report import Inspection, Passage, Table, like_a_formula

from .layout import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Row, read

MOST_FAULTS = 20
"""Lines of one table that are reported one by one; the others are counted."""
BETWEEN_CELLS = "\x1e"
"""Stands between the cells of a row in a passage; no cell holds it."""

_SAVE = (
    "save it again from the spreadsheet as CSV UTF-8, with commas between the cells, one table,"
    " and nothing else"
)
_BY_SUBJECT, _BY_YEAR = "divide it by subject, or turn rows into columns", "divide it by year"
_Problem = tuple[int, str, str]
"""(line, message, fix)"""


def inspect(data: bytes) -> Inspection:
    """Look into a rebuilt table: UTF-8, with commas."""
    found = Inspection()
    text = data.decode("utf-8-sig")
    _report(found, _bad_characters(text))
    _, rows, broken = read(text)
    _report(found, _bad_rows(rows))
    if broken:
        message = "a quotation mark is missing or too many, or a cell is far too long"
        found.refuse(UNSOUND_CSV, "", f"the table cannot be read here: {message}", _SAVE, broken)
    elif not rows:
        cure = "put the table into it, or delete the file and its entry under documents"
        found.refuse(UNSOUND_CSV, "", "the table is empty", cure)
    cells = [row for _, row in rows]
    within = len(rows) <= MOST_ROWS and sum(map(len, cells)) <= MOST_CELLS
    if within and not any(len(row) > MOST_COLUMNS for row in cells):
        found.tables = [Table("", cells)]
        found.passages = [
            Passage(f"line {line}", BETWEEN_CELLS.join(row), line) for line, row in rows if any(row)
        ]
    return found


def _bad_characters(text: str) -> Iterator[_Problem]:
    line, counted, told = 1, 0, 0
    for offset, kind, code_point in forbidden(text):
        line, counted = line + text.count("\n", counted, offset), offset
        if line != told:
            told = line
            message = f"a {kind} character ({code_point}) does not belong in a table"
            yield line, message, "delete it and save the table again"


def _bad_rows(rows: list[Row]) -> Iterator[_Problem]:
    width = len(rows[0][1]) if rows else 0
    cells = 0
    if width > MOST_COLUMNS:
        message = f"the table has more than {MOST_COLUMNS:,} columns, which no spreadsheet shows"
        yield rows[0][0], message, _BY_SUBJECT
    for number, (line, row) in enumerate(rows):
        if len(row) != width:
            yield line, f"this row has {len(row)} cells, but the first has {width}", _SAVE
        elif number == 0 and BETWEEN_CELLS.join(row)[:4].casefold() == "sep=":
            yield line, "this line is an instruction to Excel, and is not a row of the table", _SAVE
        cells += len(row)
        if cells - len(row) <= MOST_CELLS < cells:
            yield line, f"the table has more than {MOST_CELLS:,} cells", _BY_YEAR
        if number == MOST_ROWS:
            message = f"the table has more than {MOST_ROWS:,} rows, which no spreadsheet shows"
            yield line, message, _BY_YEAR
        if sum(map(len, row)) > LONGEST_CELL and max(map(len, row)) > LONGEST_CELL:
            message = (
                f"a cell has more than {LONGEST_CELL:,} characters, which no spreadsheet shows"
            )
            yield line, message, "put this text into the answer, or release it as a PDF"
        if any(map(like_a_formula, row)):
            message = "a cell begins like a formula (with = + - or @)"
            yield line, message, "write the value itself; a list without dashes"


def _report(found: Inspection, problems: Iterable[_Problem]) -> None:
    """Refuse the first of the *problems* one by one, and the others together."""
    rest = iter(problems)
    for line, message, fix in islice(rest, MOST_FAULTS):
        found.refuse(UNSOUND_CSV, "", message, fix, line)
    if more := next(rest, None):
        count = 1 + sum(1 for _ in rest)
        message = f"from here on, {count:,} more faults like those above"
        found.refuse(UNSOUND_CSV, "", message, more[2], more[0])
