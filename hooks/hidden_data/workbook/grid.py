"""The sheets of a workbook: which cells are visible, and where they are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from .shown import Shown

MAX_CELLS = 1_000_000
"""Cells of a workbook that hold something."""
MAX_AREA = 5_000_000
"""Cells of a sheet, empty ones counted in."""
MAX_MERGED = 200_000
"""Cells of a sheet that lie in merged ones."""
MAX_LETTERS = 20_000_000
"""Characters of all cells that can be seen, each text as often as it is shown."""
MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
LETTER = 7
"""The width of a letter in pixels."""
FAR_ROWS, FAR_COLUMNS = 500, 100
"""So many empty rows or columns in between, and nobody finds what comes behind."""


class NotUnderstood(ValueError):
    """A workbook is not built as one. The message repeats nothing of the workbook."""


class TooLarge(NotUnderstood):
    """A workbook has more cells than can be looked into."""


@dataclass(frozen=True)
class Page:
    """A sheet as a reader sees it, without a gap where something was hidden."""

    name: str
    rows: dict[int, dict[int, Shown]]
    """What is shown in each cell, by row and column, from 1."""
    merged: list[tuple[range, range]]
    """The rows and columns of each merged cell."""
    widths: dict[int, int]
    """The width of each column that has one of its own, in pixels."""

    @cached_property
    def size(self) -> tuple[int, int]:
        """How many rows and columns it has."""
        return max(self.rows), max(column for row in self.rows.values() for column in row)


@dataclass
class Sheet:
    """One sheet as it was read: its visible cells, and counts of the rest."""

    number: int
    """From 1, in the order of the tabs."""
    name: str
    hidden: bool = False
    rows: dict[int, dict[int, Shown]] = field(default_factory=dict)
    """What is shown in each cell that can be seen, by row and column, from 1."""
    left: Counter[str] = field(default_factory=Counter)
    """What no reader sees, or is left behind, in words."""
    changed: Counter[str] = field(default_factory=Counter)
    """What is shown in another way than in the workbook, in words."""
    uncalculated: str = ""
    """The first cell with a formula whose result was never worked out."""
    untrue: str = ""
    """The first cell whose text is not its value."""
    merged: list[tuple[range, range]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    out_of_sight: dict[tuple[int, int], Shown] = field(default_factory=dict)
    """The cells of hidden rows and columns, since a merged cell can reach out of these."""
    widths: dict[int, int] = field(default_factory=dict)
    """The widths of columns in pixels, where they are not the usual one."""
    heights: dict[int, int] = field(default_factory=dict)
    """The heights of rows in pixels, where they are not the usual one."""
    usual_width: int = 64
    usual_height: int = 20
    areas: dict[tuple[int, int], tuple[range, range]] = field(default_factory=dict)
    """The rows and columns of each merged cell, by the place where it is seen."""

    def merge(self, rows: range, columns: range) -> None:
        """Take what lies under a merged cell off the visible cells.

        Raises :class:`NotUnderstood` when it overlaps another.
        """
        corner = rows.start, columns.start
        seen_row = next((row for row in rows if row not in self.hidden_rows), 0)
        seen_column = next((column for column in columns if column not in self.hidden_columns), 0)
        if not seen_row or not seen_column:
            return
        self.drop("cell under a merged cell", rows, columns, but=corner)
        if shown := self.out_of_sight.pop(corner, None):
            self.rows.setdefault(seen_row, {})[seen_column] = shown
        self.merged.append((rows, columns))
        self.areas[seen_row, seen_column] = rows, columns

    def drop(
        self, kind: str, rows: range, columns: range, but: tuple[int, int] | None = None
    ) -> None:
        """Take the cells of an area off the visible ones."""
        for row in rows if len(rows) < len(self.rows) else [r for r in self.rows if r in rows]:
            cells = self.rows.get(row, {})
            for column in [c for c in cells if c in columns and (row, c) != but]:
                if cells.pop(column).text.strip():
                    self.left[kind] += 1

    def cut_off_far_cells(self) -> None:
        """Take off what lies so far from the rest that nobody finds it."""
        before = -1
        while before != self.left["far cell"]:
            before = self.left["far cell"]
            filled = {
                (row, column)
                for row, cells in self.rows.items()
                for column, shown in cells.items()
                if shown.text.strip()
            }
            row = _end_of_the_near(sorted({row for row, _ in filled}), FAR_ROWS)
            column = _end_of_the_near(sorted({column for _, column in filled}), FAR_COLUMNS)
            self.drop("far cell", range(row + 1, MAX_ROW + 1), range(1, MAX_COLUMN + 1))
            self.drop("far cell", range(1, MAX_ROW + 1), range(column + 1, MAX_COLUMN + 1))

    def page(self) -> Page | None:
        """What a reader sees of it; ``None`` when that is nothing.

        Raises :class:`NotUnderstood` when merged cells overlap, and :class:`TooLarge`.
        """
        full = {
            row: kept
            for row, cells in self.rows.items()
            if (kept := {column: shown for column, shown in cells.items() if shown.text.strip()})
        }
        if not full:
            return None
        last = max(full), max(column for cells in full.values() for column in cells)
        rows = _new_places(last[0], self.hidden_rows)
        columns = _new_places(last[1], self.hidden_columns)
        if len(rows) * len(columns) > MAX_AREA:
            raise TooLarge(f"a sheet spans more than {MAX_AREA:,} cells, most of them empty")
        return Page(
            self.name,
            {rows[r]: {columns[c]: s for c, s in full[r].items()} for r in sorted(full)},
            _merged_anew(self.merged, rows, columns),
            {columns[c]: width for c, width in sorted(self.widths.items()) if c in columns},
        )


def _end_of_the_near(used: list[int], far: int) -> int:
    gaps = zip([0, *used], used, strict=False)
    return next((before for before, after in gaps if after - before > far), MAX_ROW)


def _new_places(last: int, hidden: set[int]) -> dict[int, int]:
    """Where each visible row or column is once the hidden ones are gone."""
    seen = [number for number in range(1, last + 1) if number not in hidden]
    return {old: new for new, old in enumerate(seen, 1)}


def _merged_anew(
    merged: list[tuple[range, range]], rows: dict[int, int], columns: dict[int, int]
) -> list[tuple[range, range]]:
    if len(merged) > MAX_MERGED:
        raise TooLarge(f"it has more than {MAX_MERGED:,} merged cells")
    made: list[tuple[range, range]] = []
    taken: set[tuple[int, int]] = set()
    for high, wide in merged:
        inside, across = _kept(high, rows), _kept(wide, columns)
        if len(inside) * len(across) < 2:
            continue
        if len(taken) + len(inside) * len(across) > MAX_MERGED:
            raise TooLarge(f"its merged cells cover more than {MAX_MERGED:,} cells")
        under = {(row, column) for row in inside for column in across}
        if not taken.isdisjoint(under):
            raise NotUnderstood("two of its merged cells overlap")
        taken |= under
        made.append((range(inside[0], inside[-1] + 1), range(across[0], across[-1] + 1)))
    return made


def _kept(area: range, places: dict[int, int]) -> list[int]:
    """The new places of what is visible of an area."""
    if len(area) < len(places):
        return [places[old] for old in area if old in places]
    return [new for old, new in places.items() if old in area]


def area_of(reference: str) -> tuple[range, range] | None:
    """The rows and columns of ``$A$1:B7``, ``A1``, ``A:C`` or ``1:3``; ``None`` for the rest."""
    match = re.fullmatch(
        r"\$?([A-Z]{1,3})?\$?([1-9][0-9]{0,6})?(?::\$?([A-Z]{1,3})?\$?([1-9][0-9]{0,6})?)?",
        reference,
    )
    if not match or not (match[1] or match[2]):
        return None
    single = ":" not in reference
    if single and not (match[1] and match[2]):
        return None
    first_column, last_column = (
        column_number(match[1] or "A"),
        column_number((match[1] if single else match[3]) or "XFD"),
    )
    first_row, last_row = int(match[2] or 1), int((match[2] if single else match[4]) or MAX_ROW)
    return range(first_row, min(last_row, MAX_ROW) + 1), range(
        first_column, min(last_column, MAX_COLUMN) + 1
    )


def is_true(value: str | None, usual: bool = False) -> bool:
    """What a setting says. Raises :class:`NotUnderstood` when that is neither yes nor no."""
    if value is None:
        return usual
    if (plain := value.strip()) not in ("1", "true", "on", "0", "false", "off"):
        raise NotUnderstood("a setting is neither on nor off")
    return plain in ("1", "true", "on")


_COLUMNS: dict[str, int] = {}


def column_number(name: str) -> int:
    """The number, from 1, of the column called ``AB``.

    Raises :class:`NotUnderstood` for what is no name of a column.
    """
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
