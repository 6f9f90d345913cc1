"""The sheets of a workbook as they were read: which cells are visible, and where they are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from ..report import Table

MAX_AREA = 10_000_000
"""Cells, empty ones counted in, of a table."""
MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
FAR_ROWS, FAR_COLUMNS = 500, 100
"""So many empty rows or columns in between, and nobody finds what comes behind."""


class NotUnderstood(ValueError):
    """A workbook is not built as one. The message is for the report, and repeats nothing of the workbook."""


class TooLarge(NotUnderstood):
    """A workbook has more cells than can be looked into."""


@dataclass
class Sheet:
    """One sheet: its visible cells, and counts of the rest."""

    number: int
    """From 1, in the order of the tabs."""
    name: str
    part: str
    hidden: str = ""
    """How it is hidden: ``hidden`` or ``veryHidden``; empty when a reader sees its tab."""
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    """The text of each visible cell, by row and column, from 1."""
    numbers: dict[tuple[int, int], str] = field(default_factory=dict)
    """The numbers of visible cells as the file holds them, when they were asked for."""
    left: Counter[str] = field(default_factory=Counter)
    """Cells and more that no reader sees, by kind."""
    first: dict[str, str] = field(default_factory=dict)
    """The first cell of each kind in :attr:`left`."""
    merged: list[tuple[range, range]] = field(default_factory=list)
    """The rows and columns of each merged cell."""
    changed: Counter[str] = field(default_factory=Counter)
    """What is shown in another way than in the workbook, in words."""
    styles: set[str] = field(default_factory=set)
    """The styles of cells that hold something."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    frame: etree._Element | None = None
    """Everything else in the sheet's part: all but its rows."""

    def leave(self, kind: str, row: int, column: int) -> None:
        self.left[kind] += 1
        self.first.setdefault(kind, f"{letters(column)}{row}")

    def table(self) -> Table | None:
        """Its visible cells; ``None`` when there are none. Raises :class:`TooLarge`."""
        used = sorted(row for row, cells in self.rows.items() if any(text.strip() for text in cells.values()))
        if not used:
            return None
        columns = sorted({column for row in used for column, text in self.rows[row].items() if text.strip()})
        shown_rows = [row for row in range(1, used[-1] + 1) if row not in self.hidden_rows]
        shown_columns = [column for column in range(1, columns[-1] + 1) if column not in self.hidden_columns]
        if len(shown_rows) * len(shown_columns) > MAX_AREA:
            raise TooLarge(f"a sheet is wider than it is full: it spans more than {MAX_AREA:,} cells")
        nothing: dict[int, str] = {}
        merged = self._merged(shown_rows, shown_columns)
        return Table(
            self.name, [[merged.get((row, column)) or self.rows.get(row, nothing).get(column, "") for column in shown_columns] for row in shown_rows]
        )

    def _merged(self, shown_rows: list[int], shown_columns: list[int]) -> dict[tuple[int, int], str]:
        """What the cells under merged cells say: the same text, or where it is, since a number must not be counted twice.

        A cell that stands alone in its row is a title, and stands once.
        """
        under: dict[tuple[int, int], str] = {}
        rows, columns = set(shown_rows), set(shown_columns)
        for high, wide in self.merged:
            text = self.rows.get(high.start, {}).get(wide.start, "").strip()
            inside = [row for row in high[: len(self.rows) + len(rows)] if row in rows], [column for column in wide if column in columns]
            alone = len(wide) > 1 and not any(
                said.strip() for row in inside[0] for column, said in self.rows.get(row, {}).items() if (row, column) != (high.start, wide.start)
            )
            if not text or alone or len(inside[0]) * len(inside[1]) + len(under) > MAX_AREA:
                continue
            number = re.fullmatch(r"[^A-Za-z]*[0-9][^A-Za-z]*", text) and not re.fullmatch(r"(19|20)[0-9]{2}([-/][0-9]+)*", text)
            for row in inside[0]:
                for column in inside[1]:
                    if (row, column) != (high.start, wide.start):
                        under[row, column] = text if not number else "[as above]" if row > high.start else "[as on the left]"
            self.changed["merged cell with a number, which its other cells refer to" if number else "merged cell, repeated in each of its cells"] += 1
        return under

    def drop(self, kind: str, rows: range, columns: range, but_first: bool = False) -> None:
        """Take the cells of an area off the visible ones."""
        height = rows if len(rows) < len(self.rows) else [row for row in self.rows if row in rows]
        for row in height:
            cells = self.rows.get(row, {})
            for column in [c for c in cells if c in columns]:
                if but_first and (row, column) == (rows.start, columns.start):
                    continue
                if cells.pop(column).strip():
                    self.leave(kind, row, column)

    def cut_off_far_cells(self) -> None:
        """Take off what lies so far from the rest that nobody finds it."""
        used = sorted({row for row, cells in self.rows.items() if cells})
        last = next((a for a, b in zip(used, used[1:], strict=False) if b - a > FAR_ROWS), None)
        if last:
            self.drop("far cell", range(last + 1, MAX_ROW + 1), range(1, MAX_COLUMN + 1))
        columns = sorted({column for cells in self.rows.values() for column in cells})
        last = next((a for a, b in zip(columns, columns[1:], strict=False) if b - a > FAR_COLUMNS), None)
        if last:
            self.drop("far cell", range(1, MAX_ROW + 1), range(last + 1, MAX_COLUMN + 1))
        if (used and used[0] > FAR_ROWS) or (columns and columns[0] > FAR_COLUMNS):
            self.drop("far cell", range(1, MAX_ROW + 1), range(1, MAX_COLUMN + 1))


def area_of(reference: str) -> tuple[range, range] | None:
    """The rows and columns of ``$A$1:B7``, ``A1``, ``A:C`` or ``1:3``; ``None`` for anything else."""
    match = re.fullmatch(r"\$?([A-Z]{1,3})?\$?([1-9][0-9]{0,6})?(?::\$?([A-Z]{1,3})?\$?([1-9][0-9]{0,6})?)?", reference)
    if not match or not (match[1] or match[2]):
        return None
    single = ":" not in reference
    if single and not (match[1] and match[2]):
        return None
    first_column, last_column = column_number(match[1] or "A"), column_number((match[1] if single else match[3]) or "XFD")
    first_row, last_row = int(match[2] or 1), int((match[2] if single else match[4]) or MAX_ROW)
    return range(first_row, min(last_row, MAX_ROW) + 1), range(first_column, min(last_column, MAX_COLUMN) + 1)


def is_true(value: str | None) -> bool:
    return value in ("1", "true", "on")


_COLUMNS: dict[str, int] = {}


def column_number(name: str) -> int:
    """The number, from 1, of the column called ``AB``. Raises :class:`NotUnderstood` for what is no name of a column."""
    number = _COLUMNS.get(name)
    if number is None:
        if not re.fullmatch("[A-Z]{1,3}", name):
            raise NotUnderstood("a cell is in no column")
        number = 0
        for letter in name:
            number = number * 26 + ord(letter) - 64
        _COLUMNS[name] = number
    return number


@lru_cache(MAX_COLUMN)
def letters(column: int) -> str:
    """The letters of a column."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
