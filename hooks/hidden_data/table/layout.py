"""How a CSV table is written: its encoding, its separator, and the lines around it.

Only what can be told for certain is read.
"""

from __future__ import annotations

import csv
import io
import re

from hidden_data.report import like_a_formula

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 1_048_576, 16_384, 32_767
"""What a sheet in Excel and LibreOffice can hold. They leave out the rest, so a table that has more
shows every reader something else."""
MOST_CELLS = 5_000_000
"""More than that take minutes to look into."""
MOST_AROUND = 10
"""Lines above or below a table, such as a title, a date and a source."""
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}

_UTF_16 = b"\xff\xfe", b"\xfe\xff"
# Left out are bytes that DOS and old Macs use for other signs: é, quotation marks and the pound
# sign would come out wrong.
_WINDOWS = re.compile(
    rb"[\x00-\x7f\x80\x85\x91-\x97\x99\xa0\xa3\xa7\xa9\xae\xb0-\xb3\xb5\xb7\xbc-\xbe\xc0-\xcf"
    rb"\xd6-\xff]*"
)
_CAPITAL_INSIDE = re.compile(rb"[a-z][\xc0-\xde]")
INSTRUCTION = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
_TEXT_AS_FORMULA = re.compile('="([^"]*)"')
_TELEPHONE_OR_NAME = re.compile(r"\+[0-9][0-9 ()-]*|@\w+")
_ITEM = re.compile(r"- +(?=[^\W\d_])")

Row = tuple[int, list[str]]
"""A row with the line it ends in."""


class Unclear(ValueError):
    """The encoding of a table cannot be told for certain."""

    def __init__(self, line: int) -> None:
        super().__init__("encoding")
        self.line = line


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a table, and the name of its encoding when that is not UTF-8.

    Raises :class:`Unclear`.
    """
    try:
        return (
            (data.decode("utf-16"), "UTF-16")
            if data[:2] in _UTF_16
            else (data.decode("utf-8-sig"), "")
        )
    except UnicodeDecodeError as error:
        if (
            data[:2] not in _UTF_16
            and _WINDOWS.fullmatch(data)
            and not _CAPITAL_INSIDE.search(data)
        ):
            return data.decode("cp1252"), "Windows-1252"
        raise Unclear(data[: error.start].count(b"\n") + 1) from None


def read(text: str) -> tuple[str, list[Row], int]:
    """The separator, the rows that are not blank, and the line where the text stops being a table:
    0 when it never does."""
    rows, broken = _divided(text, ",")
    if text[:4].casefold() == "sep=":
        return ",", rows, broken
    if _is_even(rows) and not broken:
        return ",", rows, 0
    others = {
        separator: found
        for separator in ";\t|"
        if separator in text and not (found := _divided(text, separator))[1]
    }
    even = [separator for separator, (found, _) in others.items() if _is_even(found)]
    if not even and not broken and around(rows):
        return ",", rows, 0
    fit = even or [separator for separator, (found, _) in others.items() if around(found)]
    return (fit[0], *others[fit[0]]) if len(fit) == 1 else (",", rows, broken)


def around(rows: list[Row]) -> tuple[int, int] | None:
    """How many lines stand above the table and below it, each with text in one cell only; ``None``
    when there are none, or it is no table otherwise."""
    width = max((len(row) for _, row in rows), default=0)
    full = [place for place, (_, row) in enumerate(rows) if len(row) == width]
    if width < 2 or len(full) < 2 or full[-1] - full[0] != len(full) - 1:
        return None
    above, below = rows[: full[0]], rows[full[-1] + 1 :]
    single = all(
        sum(map(bool, map(str.strip, row))) == 1 and row[0].strip() for _, row in (*above, *below)
    )
    return (
        (len(above), len(below))
        if (above or below) and single and max(len(above), len(below)) <= MOST_AROUND
        else None
    )


def mend(cell: str) -> str:
    """A cell without what makes a spreadsheet take its text for a formula, where its text is
    certain."""
    if cell[:1] not in tuple("=-+@\t\r\n"):
        return cell
    cell = cell.lstrip("\t\r\n")
    if text := _TEXT_AS_FORMULA.fullmatch(cell):
        return text[1] if not like_a_formula(text[1]) else cell
    if like_a_formula(cell) and _TELEPHONE_OR_NAME.fullmatch(cell):
        return f"'{cell}"
    return _ITEM.sub("– ", cell, count=1) if _ITEM.match(cell) else cell


def _is_even(rows: list[Row]) -> bool:
    return (
        bool(rows) and len(rows[0][1]) > 1 and all(len(row) == len(rows[0][1]) for _, row in rows)
    )


def _divided(text: str, separator: str) -> tuple[list[Row], int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
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
