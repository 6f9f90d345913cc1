"""PDFs: what can be seen of their pages, and what cannot."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2

from hidden_data.faults import TOO_LARGE, UNSEEN_PDF_TEXT
from hidden_data.letters import refuse_unseen_letters
from hidden_data.report import Inspection, Passage

from .likeness import check_letters
from .links import check_links
from .page import Sheet, TooMuch
from .pictures import check_pictures
from .shapes import check_shapes
from .text import Reader
from .traces import pictures_in_patterns, texts_in_pixels
from .unread import in_words, unread

_SPLIT = "split it by year or by subject, or export it anew with smaller pictures and drawings"


def inspect(data: bytes) -> Inspection:
    """Look into a PDF that was written anew. Raises what a broken file makes the libraries
    raise."""
    found = Inspection()
    with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
        _look(data, pdf, found)
        check_letters(pdf, found)
        found.passages += [Passage("inside a picture", text) for text in texts_in_pixels(pdf)]
        found.passages += [Passage("bookmarks", title) for title in _bookmarks(pdf)]
    refuse_unseen_letters(found, UNSEEN_PDF_TEXT)
    return found


def _look(data: bytes, pdf: pikepdf.Pdf, found: Inspection) -> None:
    """Draw each page and compare what it shows with what is in it. Raises :class:`ValueError` when
    two readers count other pages."""
    states: dict[str, list[int]] = {}
    reader = Reader(found)
    document = pypdfium2.PdfDocument(data)
    try:
        if len(document) != len(pdf.pages):
            raise ValueError("pages are counted differently")
        for number, given in enumerate(pdf.pages, 1):
            where = f"page {number}"
            page = document[number - 1]
            try:
                sheet = Sheet(page)
                bare = sheet.draw(without=lambda thing: thing.is_text)
                letters, meaningless = reader.read(sheet, where, bare)
                check_pictures(sheet, where, found, bare)
                check_shapes(sheet, where, found, bare)
                check_links(given.obj, page, where, found)
                state = (
                    "has letters that mean nothing to a program"
                    if meaningless
                    else unread(letters, sheet, bare)
                )
                if not state and pictures_in_patterns(given.obj):
                    state = "holds a picture"
            except TooMuch:
                message = (
                    "the page is larger than the largest poster, "
                    "or has more on it than can be looked at"
                )
                found.refuse(TOO_LARGE, where, message, _SPLIT)
                return
            finally:
                page.close()
            if state:
                states.setdefault(state, []).append(number)
    finally:
        document.close()
    reader.report()
    found.unread = in_words(states)
    found.unread_pages = sorted(number for numbers in states.values() for number in numbers)


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[str]:
    waiting: list[Any] = [pdf.Root.get("/Outlines")]
    while waiting:
        bookmark = waiting.pop()
        if isinstance(bookmark, pikepdf.Dictionary):
            if "/Title" in bookmark:
                yield str(bookmark.Title)
            waiting += [bookmark.get("/Next"), bookmark.get("/First")]
