"""Whether a cell has room to show what it holds, and where in it the text stands."""

from __future__ import annotations

from collections.abc import Iterator

from .grid import LETTER, MAX_COLUMN, Sheet
from .looks import SMALLEST_FONT
from .shown import Shown

_USUAL_FONT = 11.0
_USUAL_LETTER = 6
"""How wide a letter of the usual size is on the average, in pixels."""
NARROW = "cell in a column too narrow to be read"
LOW = "cell in a row too low to be read"
SHRUNK = "cell with a text shrunk until nobody can read it"


def drop_unreadable(sheet: Sheet) -> None:
    """Take what has no room for a letter off the visible cells of a *sheet*."""
    for row, cells in sheet.rows.items():
        unreadable = [
            (column, why)
            for column, shown in cells.items()
            if (why := _why_unreadable(sheet, cells, row, column, shown))
        ]
        for column, why in unreadable:
            sheet.drop(why, range(row, row + 1), range(column, column + 1))


def _why_unreadable(
    sheet: Sheet, cells: dict[int, Shown], row: int, column: int, shown: Shown
) -> str:
    """Why nobody can read a cell, in words; empty when it can be read."""
    how = shown.setting
    width = width_of(sheet, row, column)
    letter, line = LETTER, how.size * 4 / 3
    if how.turned:
        return NARROW if width * 2 < line else _too_low(sheet, row, column, letter)
    if width - how.before - how.after < letter:
        bound = how.bound or how.shrinks or bool(shown.number)
        if bound or not _reaches_beyond(sheet, cells, row, column, shown):
            return NARROW
    if why := _too_low(sheet, row, column, line / 2):
        return why
    least = SMALLEST_FONT / how.size * length_of(shown)
    return SHRUNK if how.shrinks and not how.bound and width < least else ""


def _too_low(sheet: Sheet, row: int, column: int, least: float) -> str:
    """Why a cell is less than *least* high, in words; empty for rows without a height of their own,
    which grow with their letters."""
    if row not in sheet.heights:
        return ""
    rows, _ = sheet.areas.get((row, column), (range(row, row + 1), None))
    seen = (each for each in rows if each not in sheet.hidden_rows)
    return LOW if sum(sheet.heights.get(r, sheet.usual_height) for r in seen) < least else ""


def _reaches_beyond(
    sheet: Sheet, cells: dict[int, Shown], row: int, column: int, shown: Shown
) -> bool:
    """Whether a text that does not fit shows its first letter over the empty cells beside it."""
    how = shown.setting
    to_left = how.after > how.before
    needed = (how.after if to_left else how.before) + LETTER
    _, columns = sheet.areas.get((row, column), (range(0), range(column, column + 1)))
    beside: Iterator[int] = (
        iter(range(columns.start - 1, 0, -1))
        if to_left
        else iter(range(columns.stop, MAX_COLUMN + 1))
    )
    room = width_of(sheet, row, column)
    for neighbour in beside:
        if room >= needed:
            break
        if neighbour in cells:
            return False
        room += column_width(sheet, neighbour)
    return room >= needed


def width_of(sheet: Sheet, row: int, column: int) -> int:
    """The width of a cell in pixels, with those it is merged with."""
    area = sheet.areas.get((row, column))
    if area is None:
        return column_width(sheet, column)
    return sum(column_width(sheet, each) for each in area[1])


def column_width(sheet: Sheet, column: int) -> int:
    return 0 if column in sheet.hidden_columns else sheet.widths.get(column, sheet.usual_width)


def length_of(shown: Shown) -> float:
    """About how long the longest line of a text is, in pixels."""
    longest = max(map(len, (shown.grouped or shown.text).split("\n")))
    return longest * _USUAL_LETTER * shown.setting.size / _USUAL_FONT


def height_of(shown: Shown) -> float:
    """About how high the lines of a text are, in pixels."""
    return (shown.text.count("\n") + 1) * shown.setting.size * 1.6
