"""What is wrong with text and drawings that a reader of a Word document cannot see, and how it is put right."""

from __future__ import annotations

from ..faults import COVERED_TEXT, CROPPED_PICTURE, HIDDEN_TEXT, LEFT_FIELDS, UNKNOWN_PART
from ..package import INSPECT_DOCUMENT, Refusal

_SHOW = f"in Word: Ctrl+Shift+8 shows hidden text; delete it, or turn it into ordinary text (Font, untick Hidden); to remove all of it, {INSPECT_DOCUMENT}"
_DELETE = (
    "if it must not be released, delete the text itself and write [redacted] in its place; if it may be, give it a colour and a size that can be read; save"
)
_MOVE = "delete it together with the text under it, or click it, Layout Options, and choose In Line with Text or Square; save"

HIDDEN: Refusal = (HIDDEN_TEXT, "text marked as hidden", _SHOW)
HIDDEN_MARK: Refusal = (HIDDEN_TEXT, "the mark of a paragraph's end is hidden", _SHOW)
HIDDEN_SHAPE: Refusal = (HIDDEN_TEXT, "a picture or shape marked as hidden", "in Word: Home, Select, Selection Pane shows it; delete it; save")
FOLDED: Refusal = (HIDDEN_TEXT, "a heading whose text is folded away", "in Word: right-click a heading, Expand/Collapse, Expand All Headings; save")
WEB: Refusal = (HIDDEN_TEXT, "text that some views do not show", _SHOW)
BLACK_HIGHLIGHT: Refusal = (COVERED_TEXT, "text under a black highlight", _DELETE)
BLACK_SHADING: Refusal = (COVERED_TEXT, "text under black shading", _DELETE)
SAME_COLOUR: Refusal = (COVERED_TEXT, "text in the colour of what is behind it", _DELETE)
CLEAR: Refusal = (COVERED_TEXT, "text made transparent", _DELETE)
TINY: Refusal = (COVERED_TEXT, "text too small or too narrow to be seen", _DELETE)
OFF_PAGE: Refusal = (COVERED_TEXT, "text or a picture off the page, or too small to be seen", _DELETE)
ODD_PAGE: Refusal = (
    HIDDEN_TEXT,
    "a page of almost no size, or with a margin, header or footer that lies off the page",
    "in Word: Layout, Size, choose A4; Layout, Margins, choose Normal; Header & Footer, set both distances to 1.25 cm; read what appears; save",
)
OTHER_DATE: Refusal = (
    LEFT_FIELDS,
    "a content control that keeps a date other than the one it shows",
    "right-click the date and choose Remove Content Control; save",
)
UPON: Refusal = (COVERED_TEXT, "a picture or filled shape lies in front of the text, and may cover some of it", _MOVE)
CROPPED: Refusal = (
    CROPPED_PICTURE,
    "a cropped picture: what was cut off is still inside",
    "in Word: Picture Format, Compress Pictures, Delete cropped areas of pictures; save",
)

STORED_DRAWING: Refusal = (
    UNKNOWN_PART,
    "a drawing that is kept a second time in a way not understood here",
    "in Word: File, Info, Convert; save; or delete the drawing",
)
