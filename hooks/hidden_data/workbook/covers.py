"""What lies under something drawn on a sheet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate

from .grid import MAX_COLUMN, MAX_ROW, Sheet
from .room import height_of, length_of
from .shown import Shown

PIXEL = 9525
"""In the unit of drawings, of which an inch has 914,400."""
_TWO_LETTERS = 12
"""The pixels of a text that may lie under something else: a guess at where it stands is not more
exact."""

Span = tuple[float, float]
"""Where something begins and ends, in pixels from the edge of the sheet."""


class Axis:
    """The places of the rows, or of the columns, of a sheet."""

    def __init__(self, usual: int, own: Mapping[int, int], hidden: set[int], most: int) -> None:
        sizes = sorted({**own, **dict.fromkeys(hidden, 0)}.items())
        self._usual, self._most = usual, most
        self._numbers = [number for number, _ in sizes]
        self._extra = [0, *accumulate(size - usual for _, size in sizes)]

    def start(self, number: int) -> int:
        """Where the row or column of a *number*, from 1, begins."""
        before = bisect_left(self._numbers, number)
        return (number - 1) * self._usual + self._extra[before]

    def place(self, number: int, into: float) -> float:
        """The place so many pixels *into* a row or column, or at its end."""
        return self.start(number) + min(into, self.start(number + 1) - self.start(number))

    def between(self, span: Span) -> range:
        """The rows or columns that lie in a *span*, be it with a part of them."""
        numbers = range(1, self._most + 1)
        first = bisect_left(numbers, span[0], key=lambda number: self.start(number + 1))
        last = bisect_left(numbers, span[1], key=self.start)
        return range(first + 1, last + 1)


class Covers:
    """Takes what lies under something drawn off the visible cells of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.rows = Axis(sheet.usual_height, sheet.heights, sheet.hidden_rows, MAX_ROW)
        self.columns = Axis(sheet.usual_width, sheet.widths, sheet.hidden_columns, MAX_COLUMN)

    def lay(self, across: Span, down: Span) -> None:
        """Take off the cells of which an area covers all, or a part of the text that counts."""
        sheet = self._sheet
        # A cell is told by the place where it begins; a merged one may begin far before the area.
        rows = self.rows.between(down)
        seen = rows if len(rows) < len(sheet.rows) else [r for r in sheet.rows if r in rows]
        merged = {row for row, _ in sheet.areas if row not in rows}
        for row in (*seen, *merged):
            cells = sheet.rows.get(row, {})
            for column in [
                column for column in cells if self._is_under(row, column, cells, across, down)
            ]:
                place = range(row, row + 1), range(column, column + 1)
                sheet.drop("covered cell", *place)

    def _is_under(
        self, row: int, column: int, cells: dict[int, Shown], across: Span, down: Span
    ) -> bool:
        alone = range(row, row + 1), range(column, column + 1)
        rows, columns = self._sheet.areas.get((row, column), alone)
        width = float(self.columns.start(columns.start)), float(self.columns.start(columns.stop))
        height = float(self.rows.start(rows.start)), float(self.rows.start(rows.stop))
        if _is_within(width, across) and _is_within(height, down):
            return True
        shown = cells[column]
        text = _across(shown, width, free=columns.stop not in cells)
        lines = _down(shown, height)
        return _common(lines, down) * 2 > lines[1] - lines[0] and (
            _common(text, across) > min(_TWO_LETTERS, (text[1] - text[0]) / 2)
        )


def _is_within(one: Span, other: Span) -> bool:
    """Whether one span lies in the other, but for a pixel."""
    return other[0] - 1 <= one[0] and one[1] <= other[1] + 1


def _common(one: Span, other: Span) -> float:
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0]))


def _across(shown: Shown, cell: Span, free: bool) -> Span:
    """From where to where a text reaches; a *free* one may reach out of its cell to the right."""
    how, length = shown.setting, length_of(shown)
    left, right = cell[0] + how.before, cell[1] - how.after
    if how.turned:
        return cell
    if length >= right - left:
        beyond = free and not (how.bound or how.shrinks or shown.number)
        return left, left + length if beyond else max(right, left)
    across = how.across or ("right" if shown.number else "left")
    if across == "right":
        return right - length, right
    if across == "center":
        middle = (left + right) / 2
        return middle - length / 2, middle + length / 2
    return left, left + length


def _down(shown: Shown, cell: Span) -> Span:
    """From where to where the lines of a text reach."""
    how, lines = shown.setting, height_of(shown)
    top, bottom = cell
    if how.turned or how.bound or lines >= bottom - top:
        return cell
    if how.down == "top":
        return top, top + lines
    if how.down == "center":
        middle = (top + bottom) / 2
        return middle - lines / 2, middle + lines / 2
    return bottom - lines, bottom
