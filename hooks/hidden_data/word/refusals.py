"""Why it cannot be told what a reader of a Word document sees, and how that is put right."""

from __future__ import annotations

from hidden_data.faults import COVERED_TEXT, NOT_UNDERSTOOD
from hidden_data.package import Refusal

_DELETE = (
    "if it must not be released, delete the text itself and write [redacted] in its place;"
    " if it may be, give it a colour and a size that can be read; save"
)
_AS_PICTURE = "click it, cut it, Home, Paste, Paste Special, Picture (PNG); save"

BLACK_HIGHLIGHT: Refusal = (COVERED_TEXT, "text under a black highlight", _DELETE)
BLACK_SHADING: Refusal = (COVERED_TEXT, "text under black shading", _DELETE)
SAME_COLOUR: Refusal = (COVERED_TEXT, "text in the colour of what is behind it", _DELETE)
CLEAR: Refusal = (COVERED_TEXT, "text made transparent", _DELETE)
TINY: Refusal = (COVERED_TEXT, "text too small or too narrow to be seen", _DELETE)
BLANK_FONT: Refusal = (
    COVERED_TEXT,
    "text in a font that shows nothing, or other signs than the letters of the text",
    "in Word: select it, Home, Font, choose a font such as Arial; read what appears; save",
)
OFF_PAGE: Refusal = (
    COVERED_TEXT,
    "text or a picture off the page, or too small to be seen",
    _DELETE,
)
FOLDED: Refusal = (
    COVERED_TEXT,
    "a heading whose text is folded away",
    "in Word: right-click a heading, Expand/Collapse, Expand All Headings; read what appears; save",
)
UNSEEN_NUMBER: Refusal = (
    COVERED_TEXT,
    "the number or mark of a list that nobody can see",
    (
        "in Word: click the number, Home, Font, and give it the colour and size of the text;"
        " read it; save"
    ),
)
HALF_HIDDEN: Refusal = (
    COVERED_TEXT,
    "text or rows hidden in a way that some programs do not know",
    _DELETE,
)
HIDDEN_END: Refusal = (
    COVERED_TEXT,
    "an entry of a list whose end is hidden, so that its number may be hidden too",
    (
        "in Word: Home, Show/Hide ¶, select the sign at the end of the entry, Font, clear Hidden;"
        " read it; save"
    ),
)
TURNED: Refusal = (
    NOT_UNDERSTOOD,
    "letters whose order is turned around by a sign or a setting",
    "delete the words and type them anew as they are read; save",
)
ODD_PAGE: Refusal = (
    COVERED_TEXT,
    "a page of almost no size, or with a margin, header or footer that lies off the page",
    (
        "in Word: Layout, Size, choose A4; Layout, Margins, choose Normal; Header & Footer,"
        " set both distances to 1.25 cm; read what appears; save"
    ),
)
UPON: Refusal = (
    COVERED_TEXT,
    "a picture or filled shape lies in front of something, and may cover some of it",
    (
        "delete it together with what is under it, or click it, Layout Options, and choose"
        " In Line with Text or Square; save"
    ),
)
DARK_GROUND: Refusal = (
    COVERED_TEXT,
    "a picture or shape lies behind text, in colours from which letters cannot be told",
    (
        "delete it, or click it, Layout Options, and choose In Line with Text or Square; read what"
        " appears; save"
    ),
)
FAINT_PICTURE: Refusal = (
    COVERED_TEXT,
    "a picture that is made transparent, white or black, or cut to another shape",
    f"delete it; or, if it may be released as it looks, {_AS_PICTURE}",
)
BROKEN_FIELD: Refusal = (
    NOT_UNDERSTOOD,
    "a field that has no end, so that it cannot be told which text is shown",
    (
        "in Word: Ctrl+A, then Ctrl+Shift+F9 turns fields into plain text (headers, footers and"
        " notes: the same inside each); save"
    ),
)
UNKNOWN_FIELD: Refusal = (
    NOT_UNDERSTOOD,
    "a field of a kind that is not known, so that it cannot be told what it shows or moves",
    BROKEN_FIELD[2],
)
ODD_NUMBERS: Refusal = (
    NOT_UNDERSTOOD,
    "a list whose numbers are written in a way that is not understood here",
    "choose another kind of numbers for it; save",
)
IN_DOUBT: Refusal = (
    NOT_UNDERSTOOD,
    "two styles, lists, notes, parts or settings in one place, of which programs choose one",
    "in Word: open it, read it, File, Save As, under another name; add that file",
)
OUTDATED: Refusal = (
    NOT_UNDERSTOOD,
    "a content control holds other words than those that Word shows in it",
    "in Word: open the document, read what the control shows, save",
)
TAKEN_IN: Refusal = (
    NOT_UNDERSTOOD,
    "another document that is shown within this one",
    "copy its text into this document as Keep Text Only, delete it; save",
)
