"""Fields in a Word document: a page shows their result; the code behind it is left behind."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from .names import W
from .styles import Room, attributes, on

PAGE_NUMBERS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
WORKED_OUT = {
    "EQ": "formula",
    "AUTONUM": "number",
    "AUTONUMLGL": "number",
    "AUTONUMOUT": "number",
    "LISTNUM": "number",
    "BARCODE": "bar code",
    "DISPLAYBARCODE": "bar code",
    "MERGEBARCODE": "bar code",
}
"""Fields that Word works out whenever it shows them, and what they show."""
_BUTTONS = frozenset(("MACROBUTTON", "GOTOBUTTON"))
_SHOWN = (
    PAGE_NUMBERS
    | WORKED_OUT.keys()
    | _BUTTONS
    | frozenset(
        """
    = ADDIN ADDRESSBLOCK AUTHOR AUTOTEXT AUTOTEXTLIST BIBLIOGRAPHY BIDIOUTLINE CITATION COMMENTS
    COMPARE CONTROL CREATEDATE DATABASE DATE DDE DDEAUTO DOCPROPERTY DOCVARIABLE EDITTIME EMBED
    FILENAME FILESIZE FILLIN FOOTNOTEREF FORMCHECKBOX FORMDROPDOWN FORMTEXT FTNREF GLOSSARY
    GREETINGLINE HTMLCONTROL HYPERLINK IF IMPORT INCLUDE INCLUDEPICTURE INCLUDETEXT INDEX INFO
    KEYWORDS LASTSAVEDBY LINK MERGEFIELD MERGEREC MERGESEQ NOTEREF NUMCHARS NUMWORDS OCX PAGEREF
    PRINTDATE QUOTE REF REVNUM SAVEDATE SECTION SEQ SHAPE STYLEREF SUBJECT SYMBOL TEMPLATE TIME
    TITLE TOA TOC USERADDRESS USERINITIALS USERNAME
    """.split()
    )
)
_UNSEEN = frozenset("ASK DATA NEXT NEXTIF PRINT PRIVATE RD SET SKIPIF TA TC XE".split())
"""Fields that show nothing, whatever stands where others have their result."""


@dataclass
class Field:
    """A field that is open at a point of a story."""

    form: etree._Element | None = None
    """What a field of a form keeps."""
    pieces: list[tuple[str, Room]] = field(default_factory=list)
    """Its code, and where each piece of it stands."""
    result: bool = False
    """Whether its result has begun."""
    link: str = ""
    """Where its result leads."""

    @property
    def name(self) -> str:
        return name_of(self.code)

    @property
    def code(self) -> str:
        return "".join(text for text, _ in self.pieces)

    @property
    def unseen(self) -> bool:
        return self.name in _UNSEEN

    @property
    def known(self) -> bool:
        return self.name in _SHOWN | _UNSEEN or (not self.name and not self.result)

    @property
    def button(self) -> list[tuple[str, Room]]:
        """The words on a button, which stand in its code behind the name of what it starts."""
        if self.name not in _BUTTONS:
            return []
        behind = re.match(r"\s*\S+\s+(?:\"[^\"]*\"|\S+)\s?", self.code)
        skip, words = len(behind[0]) if behind else len(self.code), []
        for text, room in self.pieces:
            words.append((text[skip:], room))
            skip = max(0, skip - len(text))
        return words

    @property
    def symbol(self) -> tuple[str, str]:
        """The sign of a field for one, and its font if it names one."""
        found = re.match(r"\s*SYMBOL\s+(?:0x([0-9a-f]{1,5})|(\d{1,6}))\b", self.code, re.IGNORECASE)
        if self.name != "SYMBOL" or found is None:
            return "", ""
        code = int(found[1], 16) if found[1] else int(found[2])
        font = re.search(r"\\f\s*(?:\"([^\"]*)\"|(\S+))", self.code)
        if not 0x20 <= code < 0x110000 or 0xD800 <= code < 0xE000:
            return "\ue000", ""
        if code < 256 and not font and not re.search(r"\\u\b", self.code):
            return bytes([code]).decode("cp1252", "replace"), ""
        return chr(code), (font[1] or font[2] or "") if font else ""

    @property
    def shown_by_itself(self) -> str:
        """What Word shows in the place of a form's box or list, which have no result."""
        if self.form is None:
            return ""
        if (box := self.form.find(f"{W}checkBox")) is not None:
            marks = [box.find(W + name) for name in ("checked", "default")]
            mark = next((mark for mark in marks if mark is not None), None)
            return "☒" if mark is not None and on(attributes(mark)) else "☐"
        entries = [attributes(one).get("val", "") for one in self.form.iter(f"{W}listEntry")]
        chosen = [
            attributes(self.form.find(f"{W}ddList/{W}{name}")) for name in ("result", "default")
        ]
        number = next((one["val"] for one in chosen if "val" in one), "0")
        return entries[int(number)] if number.isdigit() and int(number) < len(entries) else ""


def name_of(code: str) -> str:
    """What kind of field has this *code*; that of a sum is ``=``."""
    found = re.match(r'\s*(=|[^\s"\\]+)', code)
    return found[1].upper() if found else ""


def address_of(code: str) -> str:
    """Where a link with this *code* leads outside of the document; empty for another field."""
    if name_of(code) != "HYPERLINK":
        return ""
    # What stands behind a switch is a place within the document, a hint or a window.
    found = re.sub(r'(?i)\\[lotm]\s+(?:"[^"]*"|\S+)|\\\w\b', " ", code.strip()[len("HYPERLINK") :])
    return found.strip().strip('"').replace("\\\\", "\\")


class Fields:
    """The fields that are open at a point of a story. One may begin in one paragraph and end in
    another."""

    def __init__(self) -> None:
        self.open: list[Field] = []

    @property
    def hide(self) -> bool:
        """Whether text that stands here is part of a code, or of a field that shows nothing."""
        return any(not each.result or each.unseen for each in self.open)

    @property
    def link(self) -> str:
        """Where the text that stands here leads."""
        return next((each.link for each in reversed(self.open) if each.link), "")

    def mark(self, element: etree._Element) -> Field | None:
        """A field begins, goes on to its result, or ends. Gives back the one that ends."""
        kind = attributes(element).get("fldCharType", "")
        if kind == "begin":
            self.open.append(Field(element.find(f"{W}ffData")))
        elif self.open and kind == "separate":
            self.open[-1].result = True
        elif self.open and kind == "end":
            return self.open.pop()
        return None

    def add(self, text: str, room: Room) -> None:
        """A piece of code."""
        if self.open and not self.open[-1].result:
            self.open[-1].pieces.append((text, room))
