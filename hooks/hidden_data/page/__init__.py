"""Web pages that this program wrote from a document: what a reader finds in one, place by place."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from hidden_data.report import Inspection, Passage, Table

from .markup import HEADINGS, TEXTS, picture_of, read, text_of

_ICON = 24
"""Pixels. A picture that is no wider and no higher than this is too small for words."""
_RULE = 6
"""Pixels. A picture that is no wider or no higher than this is a line."""


def inspect(data: bytes) -> Inspection:
    """Look into a page. Raises ``ValueError`` for one that was not written here."""
    found = Inspection()
    counted: Counter[str] = Counter()
    body = read(data).body
    for block in body:
        _read_block(block, "", 0, counted, found)
    found.undescribed = _undescribed(body)
    return found


def _undescribed(body: etree._Element) -> str:
    """Which pictures that can hold words say nothing to people who cannot see them."""
    silent = [
        str(number)
        for number, picture in enumerate(body.iter("img"), 1)
        if not picture.get("alt") and _holds_words(picture)
    ]
    if len(silent) < 2:
        return f"picture {silent[0]} has no description" if silent else ""
    return f"pictures {', '.join(silent[:-1])} and {silent[-1]} have no description"


def _read_block(
    block: etree._Element, where: str, column: int, counted: Counter[str], found: Inspection
) -> None:
    """Hand out the texts of a block. *where* is the row around it, empty outside of tables."""
    if block.tag in TEXTS:
        if not where:
            kind = "heading" if block.tag in HEADINGS else "paragraph"
            counted[kind] += 1
            where = f"{kind} {counted[kind]}"
        _read_text(block, where, column, counted, found)
    elif block.tag == "table" and not where:
        counted["table"] += 1
        cells = list(_cells(block))
        found.tables.append(Table("", _grid(cells)))
        for y, x, cell in cells:
            _read_block(cell, f"table {counted['table']}, row {y + 1}", x + 1, counted, found)
    else:
        for inner in block:
            _read_block(inner, where, column, counted, found)


def _read_text(
    block: etree._Element, where: str, column: int, counted: Counter[str], found: Inspection
) -> None:
    if text := text_of(block).strip():
        table = counted["table"] if column else 0
        found.passages.append(Passage(where, text, shown=True, table=table, column=column))
    for link in block.iter("a"):
        if not (address := link.get("href", "")).startswith("#"):
            found.passages.append(Passage(f"{where}, the address of a link", address))
    for picture in block.iter("img"):
        counted["picture"] += 1
        if words := picture.get("alt", ""):
            place = f"picture {counted['picture']}, its alternative text"
            found.passages.append(Passage(place, words))
        if _holds_words(picture):
            found.unread = "it holds a picture"


def _holds_words(picture: etree._Element) -> bool:
    from PIL import Image  # only pages with pictures need the library

    with Image.open(io.BytesIO(picture_of(picture)), formats=("PNG", "JPEG")) as opened:
        size = opened.size
    return max(size) > _ICON and min(size) > _RULE


def _cells(table: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """Each cell of a table with its first row and column, from 0."""
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(table.iterfind("./*/tr")):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            taken.update(_covered(y, x, cell))
            yield y, x, cell


def _covered(y: int, x: int, cell: etree._Element) -> Iterator[tuple[int, int]]:
    for below in range(int(cell.get("rowspan", "1"))):
        for beside in range(int(cell.get("colspan", "1"))):
            yield y + below, x + beside


def _grid(cells: list[tuple[int, int, etree._Element]]) -> list[list[str]]:
    """The texts of *cells*; that of a cell in several rows or columns stands in each."""
    grid: dict[tuple[int, int], str] = {}
    for y, x, cell in cells:
        text = "\n".join(text_of(block).strip() for block in cell.iter(*TEXTS))
        grid.update(dict.fromkeys(_covered(y, x, cell), text))
    height, width = (max((place[axis] for place in grid), default=-1) + 1 for axis in (0, 1))
    return [[grid.get((y, x), "") for x in range(width)] for y in range(height)]
