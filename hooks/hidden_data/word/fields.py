"""Fields in a Word document: a page shows their result; the code behind it is left behind."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from .names import W
from .styles import attributes, on

PAGE_NUMBERS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))


@dataclass
class Field:
    """A field that is open at a point of a story."""

    form: etree._Element | None = None
    """What a field of a form keeps."""
    code: list[str] = field(default_factory=list)
    result: bool = False
    """Whether its result has begun."""
    link: str = ""
    """Where its result leads."""

    @property
    def name(self) -> str:
        return name_of("".join(self.code))

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
    words = code.split()
    return words[0].upper() if words else ""


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
        """Whether text that stands here is part of a code."""
        return any(not each.result for each in self.open)

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

    def add(self, text: str) -> None:
        """A piece of code."""
        if self.open and not self.open[-1].result:
            self.open[-1].code.append(text)
