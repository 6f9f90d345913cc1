"""Tables of a Word document: the cells a reader sees, and which of them are headings."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from hidden_data.colours import WHITE, Colour

from .flow import Flow
from .grid import Grid
from .looks import off_side
from .names import W
from .paragraphs import finish
from .refusals import HALF_HIDDEN, OFF_PAGE, TINY
from .shapes import has_text, number, too_low, twips
from .story import BLOCKS, INSERTED, Line, Story, has_content
from .styles import Room, attributes, child, look_of, merged, on

_LEAST_CELL = 100
"""Twips (a twentieth of a point)."""
_LEAST_LETTER, _USUAL_MARGINS = 30, 1000
"""The same: a letter of four points across, and all margins of a cell."""
_WRAPPERS = tuple(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


def table(story: Story, element: etree._Element, room: Room) -> None:
    """Read a table. A row or cell that is hidden or deleted is left behind."""
    outermost = not room.where
    story.tables += outermost
    inner = replace(room, where=f"table {story.tables}") if outermost else room
    properties = element.find(f"{W}tblPr")
    rows = [row for row in _own(element, "tr") if not _is_gone(story, row)]
    for name, keys in (("tblInd", ("w",)), ("tblpPr", ("tblpX", "tblpY"))):
        given = child(properties, name)
        of_page = name == "tblpPr" and given.get("horzAnchor") == "page"
        places = [given[key] for key in keys if key in given]
        off = bool(places) and keys[0] in given and off_side(story, twips(given[keys[0]]), of_page)
        if (off or any(map(story.far, places))) and has_text(element):
            story.notice(OFF_PAGE, inner)
    for name in ("tblCaption", "tblDescription"):
        story.document.left("description of a table", bool(child(properties, name)))
    if story.styles.hides_rows(child(properties, "tblStyle").get("val")):
        story.notice(HALF_HIDDEN, inner)
    grid = Grid.of(properties, len(rows), story.styles)
    story.grids.append(grid)
    before, line = story.flow, story.line
    made = _Table()
    for row in rows:
        # Rows are counted in the outermost table only: a table within a cell is in that cell's row.
        place = f"{inner.where}, row {grid.row + 2}"
        _row(story, row, replace(inner, where=place) if len(story.grids) == 1 else inner, made)
    story.flow, story.line = before, line
    story.grids.pop()
    if any(len(cell) for row in made.rows for cell in row):
        story.flow.place(made.element(_headings(rows, made, grid)))


class _Table:
    """The cells of a page's table, by their place."""

    def __init__(self) -> None:
        self.rows: list[list[etree._Element]] = []
        self.above: dict[int, etree._Element] = {}
        """By column, the cell of an earlier row that goes on into the next."""
        self.fills: list[set[Colour | None]] = []
        """The colours of the cells of each row that have text."""

    @property
    def shaded(self) -> bool:
        """Whether the first row has a colour, and no row below has the same."""
        first, *others = self.fills
        plain = first & {None, WHITE}
        return not plain and not any(first & other for other in others)

    def element(self, headings: int) -> etree._Element:
        result = etree.Element("table")
        for name, rows in (("thead", self.rows[:headings]), ("tbody", self.rows[headings:])):
            group = etree.SubElement(result, name) if rows else None
            for row in rows:
                line = etree.SubElement(group, "tr")  # type: ignore[arg-type]
                for cell in row:
                    if name == "thead" and len(cell):
                        cell.tag = "th"
                        cell.set("scope", "col")
                    line.append(cell)
        return result


def _row(story: Story, row: etree._Element, room: Room, made: _Table) -> None:
    properties = row.find(f"{W}trPr")
    cells = [cell for cell in _own(row, "tc") if cell.find(f"{W}tcPr/{W}cellDel") is None]
    story.document.left("tracked deletion", len(_own(row, "tc")) - len(cells))
    story.grids[-1].begin_row(len(cells), row.find(f"{W}tblPrEx"))
    if properties is not None:
        height = child(properties, "trHeight")
        if height.get("hRule") == "exact" and any(
            too_low(cell, height.get("val"), number(child(cell.find(f"{W}tcPr"), "tcW").get("w")))
            for cell in cells
        ):
            story.notice(TINY, room)
        if properties.find(f"{W}ins") is not None:
            story.document.changed(INSERTED)
    skipped = {
        name: int(number(_value(properties, name) or "0")) for name in ("gridBefore", "gridAfter")
    }
    line: list[etree._Element] = []
    made.rows.append(line)
    made.fills.append(set())
    holder = next(row.iterancestors(f"{W}tbl"))
    layout = child(holder.find(f"{W}tblPr"), "tblLayout").get("type")
    # Only here a table has the columns that it says it has.
    fixed = layout == "fixed" and len(story.grids) == 1
    columns = [twips(attributes(one).get("w")) for one in holder.iterfind(f"{W}tblGrid/{W}gridCol")]
    column = min(max(skipped["gridBefore"], 0), 99)
    line += (etree.Element("td") for _ in range(column))
    for cell in cells:
        about = cell.find(f"{W}tcPr")
        span = min(max(1, int(number(_value(about, "gridSpan") or "1"))), 99)
        look = merged(story.grids[-1].next_cell(span), look_of(about))
        down, across = (_merge(about, name) for name in ("vMerge", "hMerge"))
        above = made.above.pop(column, None)
        if down == "continue" and above is not None:
            above.set("rowspan", str(int(above.get("rowspan", "1")) + 1))
            made.above[column] = above
            _leave(story, cell)
        elif across == "continue" and line:
            line[-1].set("colspan", str(int(line[-1].get("colspan", "1")) + span))
            _leave(story, cell)
        else:
            made_cell = etree.Element("td", {"colspan": str(span)} if span > 1 else {})
            line.append(made_cell)
            if down:
                made.above[column] = made_cell
            if has_text(cell) and _too_narrow(cell):
                story.notice(TINY, room)
            if fixed and has_text(cell):
                _check_column(story, columns, column, span, room)
            fill = _read(story, cell, look, room, made_cell)
            if len(made_cell):
                made.fills[-1].add(fill)
        column += span
    line += (etree.Element("td") for _ in range(min(max(skipped["gridAfter"], 0), 99)))


def _read(
    story: Story,
    cell: etree._Element,
    look: dict[str, dict[str, str]],
    room: Room,
    made: etree._Element,
) -> Colour | None:
    """Read a cell into the one that is *made*; gives back its colour."""
    # A cell that says it has no colour shows what is behind the table, whatever the style says.
    shading = look.get("c:shd", look.get("t:shd"))
    fill = story.palette.shading(shading) if shading else None
    inner = replace(
        room, look=merged(story.styles.defaults, look), behind=(fill,) if fill else room.behind
    )
    story.flow, story.line = Flow(made), Line()
    story.read(story.document.handlers[BLOCKS], cell, inner)
    finish(story, inner)
    return fill


def _check_column(story: Story, columns: list[float], at: int, span: int, room: Room) -> None:
    """Stop at text in columns that have no width or begin off the page."""
    if 0 < sum(columns[at : at + span]) < _LEAST_CELL:
        story.notice(TINY, room)
    if off_side(story, max(0, sum(columns[:at]))):
        story.notice(OFF_PAGE, room)


def _too_narrow(cell: etree._Element) -> bool:
    """Whether text has no room across a cell."""
    about = cell.find(f"{W}tcPr")
    width = child(about, "tcW")
    if width.get("type", "dxa") != "dxa" or number(width.get("w")) <= 0:
        return False
    margins = about.find(f"{W}tcMar") if about is not None else None
    sides = sum(number(attributes(one).get("w")) for one in margins) if margins is not None else 0
    letters = sum(len(text.text or "") for text in cell.iter(f"{W}t"))
    fitted = about is not None and about.find(f"{W}tcFitText") is not None
    least = max(_LEAST_CELL, letters * _LEAST_LETTER * fitted)
    return number(width.get("w")) - sides * (sides > _USUAL_MARGINS) < least


def _leave(story: Story, cell: etree._Element) -> None:
    """A cell that is merged into another shows nothing of its own."""
    story.document.left("text in a cell that is merged into another", has_content(cell))


def _headings(rows: list[etree._Element], made: _Table, grid: Grid) -> int:
    """How many rows are headings: those that say so; else the first, if its look differs, or if
    Word takes it for one and it looks like one."""
    marked = 0
    for row in rows:
        mark = row.find(f"{W}trPr/{W}tblHeader")
        if mark is None or not on(attributes(mark)):
            break
        marked += 1
    if not marked and len(rows) > 1:
        texts = [block for cell in made.rows[0] for block in cell]
        stands_out = (
            grid.first_row_stands_out
            or made.shaded
            or all(_is_bold(block) for block in texts)
            or (grid.has_first_row and _could_be_headings(made.rows[0]))
        )
        marked = int(bool(texts) and stands_out)
    # A cell that reaches from the headings into the rows below belongs to neither.
    while marked and any(
        y + int(cell.get("rowspan", "1")) > marked
        for y, row in enumerate(made.rows[:marked])
        for cell in row
    ):
        marked -= 1
    return marked if marked < len(rows) else 0


def _could_be_headings(row: list[etree._Element]) -> bool:
    """Whether every cell of a row holds words, and none a figure. Word takes the first row of every
    table for headings until somebody says otherwise, and one of two columns often has none."""
    texts = ["".join(map(str, cell.itertext())) for cell in row]
    return len(row) > 2 and all(
        any(map(str.isalpha, text)) and not any(map(str.isdigit, text)) for text in texts
    )


def _is_bold(block: etree._Element) -> bool:
    return (
        block.tag == "p"
        and not (block.text or "").strip()
        and all(child.tag == "strong" and not (child.tail or "").strip() for child in block)
    )


def _own(parent: etree._Element, name: str) -> list[etree._Element]:
    """The rows of a table or the cells of a row, also those within controls and changes."""
    found: list[etree._Element] = []
    for element in parent:
        if element.tag == W + name:
            found.append(element)
        elif element.tag in _WRAPPERS:
            found += _own(element, name)
    return found


def _is_gone(story: Story, row: etree._Element) -> bool:
    """Whether a row is hidden or deleted; it is counted."""
    for name in ("hidden", "del", "moveFrom"):
        mark = row.find(f"{W}trPr/{W}{name}")
        if mark is not None and (name != "hidden" or on(attributes(mark))):
            what = "hidden row of a table" if name == "hidden" else "tracked deletion"
            story.document.left(what)
            return True
    return False


def _value(properties: etree._Element | None, name: str) -> str:
    return child(properties, name).get("val", "")


def _merge(properties: etree._Element | None, name: str) -> str:
    """``restart`` where a merged cell begins, ``continue`` where it goes on, or nothing."""
    mark = properties.find(W + name) if properties is not None else None
    return attributes(mark).get("val", "continue") if mark is not None else ""
