"""Workbooks: written anew as Excel workbooks of what a reader sees."""

from __future__ import annotations

from hidden_data.report import Inspection, Passage

from .grid import Page, letters
from .tables import table_of


def inspect(data: bytes) -> Inspection:
    """The tables of a rebuilt workbook, and every text in it."""
    from .rebuild import read

    pages, _ = read(data)
    found = Inspection()
    for number, page in enumerate(pages, 1):
        found.passages.append(Passage(f"sheet {number}, its name", page.name, shown=True))
    found.passages += _texts(pages)
    found.tables = [table_of(page) for page in pages]
    return found


def _texts(pages: list[Page]) -> list[Passage]:
    """Every text of a column once, with all cells that hold it. A number also without its
    format."""
    found: dict[tuple[int, int, str], Passage] = {}
    for number, page in enumerate(pages, 1):
        for row, cells in page.rows.items():
            for column, shown in cells.items():
                bare = shown.number if len(shown.number) > 6 and shown.number.isdigit() else ""
                for text in dict.fromkeys(filter(None, (shown.text, bare))):
                    where = f"sheet {number}, cell {letters(column)}{row}"
                    if passage := found.get((number, column, text)):
                        passage.also.append(where)
                    else:
                        found[number, column, text] = Passage(
                            where, text, shown=True, table=number, column=column
                        )
    return list(found.values())
