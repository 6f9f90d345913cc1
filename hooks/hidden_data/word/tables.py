"""Tables of a Word document: where their cells are, what is behind the text in them, and rows nobody sees."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from ..faults import HIDDEN_TEXT
from ..package import Refusal
from .names import W
from .refusals import OFF_PAGE, TINY
from .shapes import has_text, number, too_low
from .story import Story
from .styles import Grid, Room, attributes, look_of, merged, on

_HIDDEN_ROW: Refusal = (HIDDEN_TEXT, "a table row marked as hidden", "copy the table into a new document, or delete the row; save")


def _own(table: etree._Element, name: str, owner: str) -> int:
    """How many elements called *name* belong to this table or row, and not to another within it."""
    return sum(next(element.iterancestors(owner), None) is table for element in table.iter(name))


def _table(story: Story, table: etree._Element, room: Room) -> None:
    outermost = not room.where
    story.tables += outermost
    properties = table.find(f"{W}tblPr")
    story.grids.append(Grid.of(properties, _own(table, f"{W}tr", f"{W}tbl"), story.styles))
    inner = replace(room, where=f"table {story.tables}") if outermost else room
    for name, keys in (("tblInd", ("w",)), ("tblpPr", ("tblpX", "tblpY"))):
        given = attributes(properties.find(W + name)) if properties is not None else {}
        if any(story.far(given.get(key)) for key in keys) and has_text(table):
            story.notice(OFF_PAGE, inner)
    story.inside(table, inner)
    story.grids.pop()


def _row(story: Story, row: etree._Element, room: Room) -> None:
    if not story.grids:
        return story.inside(row, room)
    grid = story.grids[-1]
    grid.begin_row(_own(row, f"{W}tc", f"{W}tr"), row.find(f"{W}tblPrEx"))
    # Rows are counted in the outermost table only: the place of a table within a cell is that cell's row.
    inner = replace(room, where=f"{room.where}, row {grid.row + 1}") if len(story.grids) == 1 and room.where.startswith("table ") else room
    properties = row.find(f"{W}trPr")
    if properties is not None:
        height = attributes(properties.find(f"{W}trHeight"))
        if (switch := properties.find(f"{W}hidden")) is not None and on(attributes(switch)):
            story.notice(_HIDDEN_ROW, inner)
        if height.get("hRule") == "exact" and any(too_low(cell, height.get("val")) for cell in row.iter(f"{W}tc")):
            story.notice(TINY, inner)
    story.inside(row, inner)


def _cell(story: Story, cell: etree._Element, room: Room) -> None:
    if not story.grids:
        return story.inside(cell, room)
    properties = cell.find(f"{W}tcPr")
    span = attributes(properties.find(f"{W}gridSpan")).get("val", "1") if properties is not None else "1"
    look = merged(story.grids[-1].next_cell(max(1, int(number(span)))), look_of(properties))
    # A cell that says it has no colour shows what is behind the table, whatever the table's style says.
    shading = look.get("c:shd", look.get("t:shd"))
    fill = story.styles.palette.shading(shading) if shading else None
    inner = replace(room, look=merged(story.styles.defaults, look), behind=(fill,) if fill else room.behind)
    story.inside(cell, inner)


HANDLERS = {f"{W}tbl": _table, f"{W}tr": _row, f"{W}tc": _cell}
