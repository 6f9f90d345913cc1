"""A PDF, written anew from what its pages show.

What a page shows is kept: text with the letters of its fonts, lines, pictures; and what lets people
get about in it: links, tags for screen readers, the numbers of pages. Nothing else is copied, so
nothing else can be in the new file. Whether the new file shows the same is seen by drawing both.
"""

from __future__ import annotations

import io
from collections import Counter
from itertools import islice
from typing import Any

import pikepdf

from hidden_data.faults import (
    EMBEDDED_FILE,
    ENCRYPTED_PDF,
    NOT_UNDERSTOOD,
    PDF_ANNOTATION,
    PDF_FORM,
    PDF_LAYERS,
    TOO_LARGE,
)
from hidden_data.report import Rebuilt

from . import look
from .annotations import Unapplied, flatten, keep_what_is_seen
from .copy import ANEW, SPLIT, Copy, Refused
from .layers import Layers, Unclear
from .left import count_left
from .objects import HEADER, packed, packed_as
from .pages import copy_pages

MAX_PAGES = 600
MAX_OBJECTS = 300_000
TIMES = 3
"""How often a PDF is written anew until it stays the same."""
_NO_PASSWORD = (
    "in Acrobat: File, Properties, Security, No security, and save; in a browser: print to PDF"
)
_UNAPPLIED = "redactions are marked but were never applied, so what they cover is still there"
_APPLY = "in Acrobat: All tools, Redact a PDF, Apply"
_UNCLEAR = "it has layers, and which of them are shown depends on the reader's program"
_NO_LAYERS = (
    "in Acrobat: Layers, Options, Flatten layers, after deleting those that must not be released; "
    "or print the PDF to a new PDF"
)
_NO_PORTFOLIO = "release the files in it as documents of their own"
_NO_FORM = (
    "in Acrobat: print to Adobe PDF, or All tools, Print production, Preflight, Flatten form "
    "fields; in a browser: print to PDF"
)


def rebuild(data: bytes) -> Rebuilt:
    """The same pages in a new file. Raises what a broken file makes the libraries raise."""
    try:
        return _rebuilt(data)
    except Refused as refused:
        made = Rebuilt(ending="pdf")
        made.refuse(refused.code, "", refused.message, refused.cure)
        return made


def _rebuilt(data: bytes) -> Rebuilt:
    first = _once(data)
    made = first
    for _ in range(TIMES):
        if made.content == data:
            return first
        data, made = made.content, _once(made.content)
        if made.content == data:
            first.content = data
            return first
    raise Refused(NOT_UNDERSTOOD, "it is built in a way that is not understood here", ANEW)


def _once(data: bytes) -> Rebuilt:
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError:
        raise Refused(ENCRYPTED_PDF, "it asks for a password", _NO_PASSWORD) from None
    with pdf:
        if len(pdf.objects) > MAX_OBJECTS or len(pdf.pages) > MAX_PAGES:
            message = f"it has more than {MAX_PAGES:,} pages or {MAX_OBJECTS:,} parts"
            raise Refused(TOO_LARGE, message, SPLIT)
        if not len(pdf.pages):
            raise Refused(NOT_UNDERSTOOD, "it has no pages", ANEW)
        _refuse_other_documents(pdf.Root)
        left, changed = count_left(data, pdf), Counter[str]()
        layers = Layers(pdf.Root)
        try:
            taken, over = keep_what_is_seen(pdf, layers, left)
            seen = _saved(pdf) if taken else data
            if over:
                flatten(pdf, changed)
            copy = Copy(pdf, layers, left)
            root = copy_pages(copy)
        except Unapplied:
            raise Refused(PDF_ANNOTATION, _UNAPPLIED, _APPLY) from None
        except Unclear:
            raise Refused(PDF_LAYERS, _UNCLEAR, _NO_LAYERS) from None
        left["part of a picture that is not seen"] += copy.cuts
        left["part on a layer that is switched off"] += layers.hidden
        changed["font that is not in the file, for which a usual one is named"] += copy.renamed

        def stored(number: int) -> bytes:
            thing = pdf.get_object(number, 0)
            return thing.read_raw_bytes() if isinstance(thing, pikepdf.Stream) else b""

        content = copy.objects.written(root, packed)
        if content != data and data.startswith(HEADER):
            again = copy.objects.written(root, packed_as(stored))
            content = data if again == data else content
        if content != data:
            _refuse_another_look(seen, content, over)
    return Rebuilt(content, "pdf", _counted(left), _counted(changed))


def _counted(things: Counter[str]) -> dict[str, int]:
    return {what: count for what, count in sorted(things.items()) if count}


def _saved(pdf: pikepdf.Pdf) -> bytes:
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


def _refuse_other_documents(root: Any) -> None:
    """Refuse what readers show in place of the pages."""
    if "/Collection" in root:
        raise Refused(
            EMBEDDED_FILE, "it is a portfolio, which is an archive of files", _NO_PORTFOLIO
        )
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form:
        message = "it carries a form in another format behind its pages"
        raise Refused(PDF_FORM, message, _NO_FORM)


def _refuse_another_look(seen: bytes, made: bytes, marks: bool) -> None:
    pages = list(islice(look.differing(seen, made, marks), 6))
    if pages:
        which = ", ".join(str(page) for page in pages[:5]) + (
            " and others" if len(pages) > 5 else ""
        )
        some = "page" if len(pages) == 1 else "pages"
        message = f"{some} {which} would not look the same in the version that is published"
        raise Refused(NOT_UNDERSTOOD, message, ANEW)
