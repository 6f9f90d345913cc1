"""Tables, as Markdown writes them and as they come from Word and Excel.

Rows below one another are a table when they have the same number of cells, divided by ``|``, by
tabs, or by three blanks and more. The first row is its head. Rows that differ are refused, because
nobody can tell which cell is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_block.table import escapedSplit

from disclosure_log.markdown.as_written.lines import begins_item, is_figure

_GAP = re.compile(r"(?<=[^\s.!?:;,]) {2,}(?=\S)|(?<=\S) {3,}(?=\S)")
"""What divides columns made with blanks. After a full stop two blanks are a habit of typists."""
_DASHES = re.compile(r"[|:\- \t]*--[|:\- \t]*")


def tables(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table of any kind."""
    if _is_written(state, start, end):
        last = start + 2
        while last < end and "|" in _raw(state, last):
            last += 1
        if table(state, start, last, silent):
            if not silent:
                columns = len(cells_of(_raw(state, start)))
                for number in range(start + 2, state.line):
                    cells = len(cells_of(_raw(state, number)))
                    if cells > columns:
                        state.env.setdefault("wide", {})[number] = columns
                    elif 1 < cells < columns:
                        # A single cell is a heading inside the table, and stands where it belongs.
                        state.env.setdefault("uneven", []).append(number)
            return True
    rows = _rows(state, start, end)
    if rows and not silent:
        _push(state, start, rows)
    return bool(rows)


def cells_of(row: str) -> list[str]:
    """The cells of a row of a table with ``|``."""
    cells = [cell.strip() for cell in escapedSplit(row.strip())]
    return cells[cells[:1] == [""] : len(cells) - (cells[-1:] == [""] and len(cells) > 1)]


def _is_written(state: StateBlock, start: int, end: int) -> bool:
    """Whether the second line is the row of dashes of a Markdown table. ``| - | - |`` are two
    figures."""
    return start + 1 < end and bool(_DASHES.fullmatch(_raw(state, start + 1).strip()))


def _rows(state: StateBlock, start: int, end: int) -> list[list[str]]:
    """The rows of a table that was pasted, from a line on."""
    text: set[int] = state.env.setdefault("no table", set())
    if start in text:
        return []
    for looks, split in _KINDS:
        last = start
        while last < end and looks(_raw(state, last)) and state.sCount[last] >= state.blkIndent:
            last += 1
        if last - start < 2:
            if last > start and _stands_alone(_raw(state, start)):
                state.env.setdefault("alone", set()).add(start)
            continue
        rows = split([_raw(state, number) for number in range(start, last)])
        if broken := [place for place, row in enumerate(rows) if any(map(_is_broken, row))]:
            text.update(range(start, last))
            state.env.setdefault("uneven", []).append(start + broken[0])
        elif not rows or all(_is_item(row) for row in rows):
            text.update(range(start, last))
        elif odd := [place for place, row in enumerate(rows) if len(row) != len(rows[0])]:
            text.update(range(start, last))
            state.env.setdefault("uneven", []).append(start + odd[0])
        elif len(rows[0]) > 1:
            return rows
    text.add(start)
    return []


def _stands_alone(line: str) -> bool:
    """Whether a *line* by itself is a row of three cells or more, one of them a figure, divided by
    blanks that a page does not show."""
    cells = [cell.strip() for cell in re.split(r"\t+| {3,}", line.strip())]
    return len(cells) > 2 and any(is_figure(cell) for cell in cells[1:]) and "|" not in line


def _is_broken(cell: str) -> bool:
    """Whether a *cell* is half of one: Excel puts a cell of several lines between quotation marks.
    A single one behind a figure means inches."""
    return cell.count('"') % 2 == 1 and (cell.startswith('"') or bool(re.search(r'[^\d]"$', cell)))


def _is_item(row: list[str]) -> bool:
    """Whether a tab divides only the mark of an item from its words."""
    cells = [cell for cell in row if cell]
    return len(cells) == 2 and begins_item(f"{cells[0]}\t")


def _by_bars(lines: list[str]) -> list[list[str]]:
    return [cells_of(line) for line in lines]


def _by_tabs(lines: list[str]) -> list[list[str]]:
    while all(line.startswith("\t") for line in lines):
        lines = [line[1:] for line in lines]
    return [[cell.strip() for cell in line.rstrip(" ").split("\t")] for line in lines]


def _by_blanks(lines: list[str]) -> list[list[str]]:
    """Cells below one another; none when the blanks are those of careless typing."""
    if not any(re.search(r"\S {3,}\S", line) for line in lines):
        return []
    rows: list[list[str]] = []
    columns: list[tuple[int, int]] = []
    for line in lines:
        gaps = [match.span() for match in _GAP.finditer(line.rstrip())]
        left = len(line) - len(line.lstrip())
        starts, ends = [left, *(gap[1] for gap in gaps)], [*(gap[0] for gap in gaps), len(line)]
        spans = list(zip(starts, ends, strict=True))
        columns = columns or spans
        rows.append([line[first:last].strip() for first, last in spans])
        if len(spans) == len(columns):
            if any(a >= d or c >= b for (a, b), (c, d) in zip(spans, columns, strict=True)):
                # A figure that stands below another column: its own cells are missing.
                rows[-1].append("")
            columns = [
                (min(a, c), max(b, d)) for (a, b), (c, d) in zip(spans, columns, strict=True)
            ]
    return rows


_KINDS: list[tuple[Callable[[str], bool], Callable[[list[str]], list[list[str]]]]] = [
    (lambda line: line.lstrip().startswith("|"), _by_bars),
    (lambda line: "\t" in line.strip(" "), _by_tabs),
    (lambda line: bool(_GAP.search(line)) and not begins_item(line), _by_blanks),
]


def _push(state: StateBlock, start: int, rows: list[list[str]]) -> None:
    """The tokens of a table."""
    state.push("table_open", "table", 1).map = [start, start + len(rows)]
    for number, row in enumerate(rows):
        if number < 2:
            state.push("tbody_open" if number else "thead_open", "tbody" if number else "thead", 1)
        line = [start + number, start + number + 1]
        state.push("tr_open", "tr", 1).map = line
        for cell in row:
            kind = "td" if number else "th"
            state.push(f"{kind}_open", kind, 1)
            inline = state.push("inline", "", 0)
            inline.content, inline.map, inline.children = cell, line, []
            state.push(f"{kind}_close", kind, -1)
        state.push("tr_close", "tr", -1)
        if not number:
            state.push("thead_close", "thead", -1)
    state.push("tbody_close", "tbody", -1)
    state.push("table_close", "table", -1)
    state.line = start + len(rows)


def _raw(state: StateBlock, number: int) -> str:
    """A line with the blanks at its beginning, which may stand for an empty cell."""
    shift = state.tShift[number] if state.blkIndent else 0
    return state.src[state.bMarks[number] + shift : state.eMarks[number]]
