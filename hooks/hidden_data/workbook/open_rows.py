"""The rows, columns and cells of an OpenDocument sheet, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from .grid import MAX_COLUMN, MAX_ROW

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE = (f"{_OASIS}{name}:1.0}}" for name in ("office", "table"))


def says(cell: etree._Element) -> bool:
    """Whether a cell holds anything."""
    kinds = cell.get(f"{OFFICE}value-type"), cell.get(f"{TABLE}formula")
    return len(cell) > 0 or any(kinds)


def within(table: etree._Element, what: str) -> Iterator[tuple[etree._Element, bool]]:
    """The rows or columns of a table, each with whether it is in a group that is closed."""
    groups = tuple(
        f"{TABLE}table-{name}" for name in (f"header-{what}s", f"{what}s", f"{what}-group")
    )

    def inside(parent: etree._Element, closed: bool) -> Iterator[tuple[etree._Element, bool]]:
        for child in parent.iterchildren(f"{TABLE}table-{what}", *groups):
            if child.tag == f"{TABLE}table-{what}":
                yield child, closed
            else:
                yield from inside(child, closed or child.get(f"{TABLE}display", "true") != "true")

    return inside(table, False)


def repeated_of(element: etree._Element, what: str, most: int) -> int:
    return max(1, min(int(element.get(f"{TABLE}number-{what}-repeated", 1)), most))


def cells_of(
    row: etree._Element, defaults: list[tuple[range, str]]
) -> Iterator[tuple[range, etree._Element, str]]:
    """The cells of a row, each with its columns and the name of its style."""
    column = 1
    of_row = row.get(f"{TABLE}default-cell-style-name", "")
    for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        if column > MAX_COLUMN:
            return
        area = range(column, column + repeated_of(cell, "columns", MAX_COLUMN - column + 1))
        of_column = next((style for columns, style in defaults if column in columns), "")
        yield area, cell, cell.get(f"{TABLE}style-name") or of_row or of_column
        column = area.stop


def merged(table: etree._Element) -> Iterator[tuple[range, range]]:
    number = 1
    for row, _ in within(table, "row"):
        if number > MAX_ROW:
            return
        again = repeated_of(row, "rows", MAX_ROW - number + 1)
        for columns, cell, _style in cells_of(row, []):
            high = int(cell.get(f"{TABLE}number-rows-spanned", 1))
            wide = int(cell.get(f"{TABLE}number-columns-spanned", 1))
            if high * wide > 1:
                rows = range(number, min(number + high, MAX_ROW + 1))
                yield rows, range(columns.start, min(columns.start + wide, MAX_COLUMN + 1))
        number += again
