"""A table of a Word document while it is read: what its style gives to each cell."""

from __future__ import annotations

from lxml import etree

from .names import W
from .styles import Look, Styles, attributes, child, look_of, merged, on

_CONDITIONS = 0x0020, 0x0040, 0x0080, 0x0100, 0x0200, 0x0400
_LOOKS = "firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand"


class Grid:
    """A table while it is read: which of its special rows and columns are switched on, and how far
    reading has come."""

    def __init__(
        self, style: str | None, switched_on: set[str], own: Look, rows: int, styles: Styles
    ) -> None:
        self._style, self._switched_on, self._own, self._rows, self._styles = (
            style,
            switched_on,
            own,
            rows,
            styles,
        )
        self.row = -1
        self._column = self._cells = self._cell = 0
        self._exception: Look = {}

    @classmethod
    def of(cls, properties: etree._Element | None, rows: int, styles: Styles) -> Grid:
        """The table with the ``tblPr`` *properties* and so many *rows*."""

        look = child(properties, "tblLook")
        number = look.get("val", "")
        bits = (
            int(number, 16)
            if number and all(digit in "0123456789abcdefABCDEF" for digit in number)
            else 0
        )
        switched = {
            name
            for name, bit in zip(_LOOKS, _CONDITIONS, strict=True)
            if (on({"val": look[name]}) if name in look else bits & bit)
        }
        return cls(
            child(properties, "tblStyle").get("val"), switched, look_of(properties), rows, styles
        )

    @property
    def has_first_row(self) -> bool:
        """Whether its first row is ticked as one of headings."""
        return "firstRow" in self._switched_on

    @property
    def first_row_stands_out(self) -> bool:
        """Whether the table's style sets its first row apart."""
        return self.has_first_row and bool(self._styles.style(self._style, "table", "firstRow"))

    def begin_row(self, cells: int, exception: etree._Element | None) -> None:
        """Go on to the next row, of so many *cells*; an *exception* is how it differs."""
        self.row += 1
        self._column = self._cell = 0
        self._cells = cells
        shading = exception.find(f"{W}shd") if exception is not None else None
        self._exception = {"t:shd": attributes(shading)} if shading is not None else {}

    def next_cell(self, span: int) -> Look:
        """What the table gives the next cell of the row, which is *span* columns wide."""
        row, column, last = self.row, self._column, self._cell == self._cells - 1
        self._column += span
        self._cell += 1
        first_row, first_column = (
            "firstRow" in self._switched_on,
            "firstColumn" in self._switched_on,
        )
        top, bottom = (
            first_row and row == 0,
            "lastRow" in self._switched_on and row == self._rows - 1,
        )
        left, right = first_column and column == 0, "lastColumn" in self._switched_on and last
        conditions: list[str] = []
        if "noVBand" not in self._switched_on and not left:
            band = (column - first_column) // self._styles.band(self._style, "Col") % 2
            conditions.append(f"band{band + 1}Vert")
        if "noHBand" not in self._switched_on and not top:
            conditions.append(
                f"band{(row - first_row) // self._styles.band(self._style, 'Row') % 2 + 1}Horz"
            )
        conditions += [
            name
            for holds, name in (
                (top, "firstRow"),
                (bottom, "lastRow"),
                (left, "firstCol"),
                (right, "lastCol"),
            )
            if holds
        ]
        conditions += [
            f"{n}{w}Cell"
            for n, vertical in (("n", top), ("s", bottom))
            for w, sideways in (("w", left), ("e", right))
            if vertical and sideways
        ]
        looks = [
            self._styles.style(self._style, "table", condition) for condition in ("", *conditions)
        ]
        return merged(*looks, self._own, self._exception)
