"""What a reader sees of a cell."""

from __future__ import annotations

from dataclasses import dataclass

UNSEEN = "unseen cell"
"""A value that its format keeps from the reader."""
FORMULA = "formula, of which the result stays"
UNTRUE = "cell whose text is not its value"
UNKNOWN_SIGN = "sign of a font of symbols that is not known, now the word [symbol]"
SIGNS = "letter in a font of symbols, now the sign that was shown"
ROUNDED = "number rounded to the digits that were shown"
SHORTENED = "date or time cut to what was shown of it"
WITH_MINUS = "negative number shown by its colour, now with a minus sign"
WITHOUT_CURRENCY = "sign of a currency left out, since it depends on the reader's computer"
AS_TEXT = "number whose format cannot be kept, now text"


@dataclass(frozen=True)
class Setting:
    """How a text is set within its cell. Lengths are in pixels."""

    size: float = 11.0
    """The height of its letters in points."""
    across: str = ""
    """``left``, ``center`` or ``right``; empty for what is usual for the value."""
    down: str = ""
    """``top`` or ``center``; empty for the bottom."""
    before: int = 0
    """Between the left edge of the cell and the text."""
    after: int = 0
    """Between the text and the right edge."""
    bound: bool = False
    """Whether it stays within its cell, as what is wrapped or repeated does."""
    turned: bool = False
    """Whether it runs up or down."""
    shrinks: bool = False
    """Whether its letters get smaller until it fits."""


@dataclass(frozen=True)
class Shown:
    """What a reader sees of a cell."""

    text: str
    hides: str = ""
    """:data:`UNSEEN`, :data:`UNTRUE`, or empty when nothing is hidden."""
    number: str = ""
    """The number that is shown, no more exact than it is shown; empty for a text."""
    code: str = ""
    """The format in which a new workbook shows *number* the same way."""
    changed: str = ""
    """What is shown in another way than in the workbook, in words; empty when nothing is."""
    bold: bool = False
    grouped: str = ""
    """*text* with separators of thousands, if the number is shown with them."""
    setting: Setting = Setting()
