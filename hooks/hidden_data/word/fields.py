"""Fields in a Word document: what a page shows is their result; behind it lies a code, which may hold paths, names and whole texts."""

from __future__ import annotations

import re

from ..faults import LEFT_FIELDS, OUTSIDE_LINK
from ..package import Refusal

_PLAIN = frozenset("PAGE NUMPAGES SECTION SECTIONPAGES TOC HYPERLINK REF PAGEREF NOTEREF SEQ STYLEREF SYMBOL".split())
"""Fields that say nothing but what the page shows. DATE is none of them: it shows another day to every reader."""

_FETCHING = frozenset("INCLUDETEXT INCLUDEPICTURE LINK DDE DDEAUTO DATABASE IMPORT INCLUDE RD EMBED".split())

_FREEZE = "in Word: Ctrl+A, then Ctrl+Shift+F9 turns fields into plain text (headers, footers and notes: the same inside each); save"
_OTHER: Refusal = (LEFT_FIELDS, "a field that holds more than the page shows, or shows everyone something else (date, author, file name, merge field)", _FREEZE)
_OUTSIDE: Refusal = (OUTSIDE_LINK, "a field that fetches something from elsewhere", _FREEZE)
_FILE: Refusal = (OUTSIDE_LINK, "a link to a file or a server of the authority", "right-click the link, Remove Hyperlink; save")
_BROKEN: Refusal = (LEFT_FIELDS, "a field that is built in an unusual way, so that text may be lost in it", _FREEZE)


def refusal_of(code: str) -> Refusal | None:
    """Why a field with this *code* is refused, if it is."""
    words = code.split()
    name = words[0].upper() if words else ""
    if name in _FETCHING:
        return _OUTSIDE
    if name not in _PLAIN:
        return _OTHER
    # What stands behind a switch is a place within the document, a hint or a window; the rest is an address.
    if name == "HYPERLINK":
        addresses = re.findall(r'\\[lots]\s+(?:"[^"]*"|\S+)|\\\w\b|("[^"]*"|[^\s\\]\S*)', code.strip()[len(name) :], re.IGNORECASE)
        if any(text and not re.match(r"(https?|mailto|tel):|#", text.strip('"'), re.IGNORECASE) for text in addresses):
            return _FILE
    return None


class Fields:
    """The fields that are open at a point of a story. One may begin in one paragraph and end in another."""

    def __init__(self) -> None:
        self._open: list[list[str] | None] = []
        """The code collected so far; ``None`` once the result has begun."""

    def misplaced(self) -> Refusal | None:
        """What is wrong with text that stands here: it may be part of a code, which no page shows."""
        return _BROKEN if any(code is not None for code in self._open) else None

    def mark(self, kind: str) -> tuple[Refusal | None, str]:
        """A field begins, separates code from result, or ends. Gives back what is wrong with it, and its code once that is whole."""
        if kind == "begin":
            nested = self.misplaced()
            self._open.append([])
            return nested, ""
        if not self._open or kind not in ("separate", "end"):
            return _BROKEN, ""
        code = self._open.pop()
        if kind == "separate":
            self._open.append(None)
        if code is None:
            return (_BROKEN if kind == "separate" else None), ""
        whole = "".join(code)
        return refusal_of(whole), whole

    def add(self, text: str) -> Refusal | None:
        """A piece of code. Gives back what is wrong with it standing here."""
        if not self._open or self._open[-1] is None:
            return _BROKEN
        self._open[-1].append(text)
        return None

    def close(self) -> Refusal | None:
        """The story ends. Gives back what is wrong when a field has not."""
        return _BROKEN if self._open else None
