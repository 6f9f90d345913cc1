"""PDFs: how the file is built, what it says of itself, and what can be seen of it."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2

from ..faults import EMBEDDED_FILE, ENCRYPTED_PDF, NOT_UNDERSTOOD, PDF_ANNOTATION, PDF_CROPPED, PDF_FORM, PDF_LEFTOVERS, TOO_LARGE
from ..report import Inspection
from .about import SANITISE, check_description
from .content import Content
from .content import TooMuch as TooMuchContent
from .file import SAVE_ANEW, check_file, leftovers
from .page import Sheet, TooMuch
from .pictures import check_pictures
from .text import Reader, in_words, unread
from .walk import MAX_OBJECTS, NO_ATTACHMENT, NO_FORM, Walk, check_catalog, check_page_entries

MAX_PAGES = 600
CROPPED = 1.0
"""Points by which the visible part of a page may be smaller; programs round."""
_SPLIT = "split it by year or by subject, or export it anew with smaller pictures and drawings"
_LINK = {"/Type", "/Subtype", "/Rect", "/Border", "/BS", "/C", "/A", "/Dest", "/H", "/F", "/StructParent", "/P", "/QuadPoints", "/NM", "/M", "/Contents"}
_NO_NOTES = "in Acrobat: Comments, delete all; or print the document, without its comments, to a new PDF"
_ANNOTATIONS: dict[str, tuple[str, str, str]] = {
    "/Redact": (
        PDF_ANNOTATION,
        "redactions are marked but were never applied, so what they cover is still there",
        "in Acrobat: All tools, Redact a PDF, Apply",
    ),
    "/Widget": (PDF_FORM, "fields of a form are on it", NO_FORM),
    "/FileAttachment": (EMBEDDED_FILE, "a file is attached to it", NO_ATTACHMENT),
    **dict.fromkeys(
        ("/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"), (EMBEDDED_FILE, "sound, film or another program's data is embedded in it", NO_ATTACHMENT)
    ),
}

_HARMLESS = "a common error handled correctly by"
"""Words of qpdf about the second table in the PDFs of Word."""


def inspect(data: bytes) -> Inspection:
    """Look into a PDF. Raises what a broken file makes the libraries raise."""
    found = Inspection()
    try:
        pdf = pikepdf.open(io.BytesIO(data), attempt_recovery=False)
    except pikepdf.PasswordError:
        return _locked(found)
    with pdf:
        if pdf.is_encrypted or "/Encrypt" in pdf.trailer:
            return _locked(found)
        if len(pdf.objects) > MAX_OBJECTS or len(pdf.pages) > MAX_PAGES:
            found.refuse(TOO_LARGE, "", f"it has more than {MAX_PAGES:,} pages or {MAX_OBJECTS:,} parts", _SPLIT)
            return found
        pages = len(pdf.pages)
        laid = check_file(data, pdf, found)
        check_description(pdf, found)
        try:
            content = Content(pdf, found)
        except TooMuchContent:
            found.refuse(TOO_LARGE, "", "it is drawn with more commands than can be looked at", _SPLIT)
            return found
        walk = Walk(found, pdf, content.shown)
        for number, page in enumerate(pdf.pages, 1):
            _check_page(page.obj, f"page {number}", walk)
        check_catalog(pdf, walk)
        lost = list(leftovers(pdf, laid, walk.reached())) if laid else []
        if lost:
            walk.refuse((PDF_LEFTOVERS, f"parts of the file that no page leads to: {len(lost)}", SAVE_ANEW), "")
        walk.report()
        if any(_HARMLESS not in str(warning) for warning in pdf.get_warnings()):
            found.refuse(NOT_UNDERSTOOD, "", "the file is damaged, or built in a way that is not understood here", SAVE_ANEW)
        if content.changed:
            renamed = io.BytesIO()
            pdf.save(renamed)
            data = renamed.getvalue()
    _look(data, found, pages)
    return found


def _locked(found: Inspection) -> Inspection:
    found.refuse(
        ENCRYPTED_PDF,
        "",
        "it is encrypted: it asks for a password, or forbids something",
        "in Acrobat: File, Properties, Security, No security, and save; in a browser: print to PDF",
    )
    return found


def _check_page(page: pikepdf.Object, where: str, walk: Walk) -> None:
    check_page_entries(page, walk, where)
    for annotation in page.get("/Annots", []):
        _check_annotation(annotation, where, walk)
    media, crop = _boxes(page)
    inner = crop[0] - media[0], crop[1] - media[1], media[2] - crop[2], media[3] - crop[3]
    if max(inner) > CROPPED:
        walk.refuse(
            (PDF_CROPPED, "only a part of the page is shown", "in Acrobat: print to PDF with the size 'fit', or crop in the original; " + SANITISE), where
        )
    walk.through(page, where, skip=frozenset({"/Parent"}))


def _boxes(page: pikepdf.Object) -> tuple[list[float], list[float]]:
    """The whole of a page and the part of it that readers show. The boxes a printer cuts along hide nothing from a reader."""
    boxes: dict[str, list[float]] = {}
    node = page
    for _ in range(50):
        for key in ("/MediaBox", "/CropBox"):
            if key in node and key not in boxes:
                left, bottom, right, top = (float(number) for number in node[key])
                boxes[key] = [min(left, right), min(bottom, top), max(left, right), max(bottom, top)]
        if "/Parent" not in node:
            break
        node = node.Parent
    media = boxes["/MediaBox"]
    return media, boxes.get("/CropBox", media)


def _check_annotation(annotation: pikepdf.Object, where: str, walk: Walk) -> None:
    """Refuse everything laid over a page but a link to the web, to a mailbox or to a page."""
    kind = str(annotation.get("/Subtype", ""))
    if kind != "/Link":
        other = (PDF_ANNOTATION, "a note, highlight, box or other mark lies over it", _NO_NOTES)
        walk.refuse(_ANNOTATIONS.get(kind, other), where)
        return
    if any(key not in _LINK for key in annotation.keys()):
        walk.refuse((PDF_ANNOTATION, "a link carries more than an address", _NO_NOTES), where)


def _look(data: bytes, found: Inspection, pages: int) -> None:
    """Draw each page and compare what it shows with what is in it. Raises :class:`ValueError` when two readers count other *pages*."""
    states: dict[str, list[int]] = {}
    reader = Reader(found)
    document = pypdfium2.PdfDocument(data)
    try:
        if len(document) != pages:
            raise ValueError("pages are counted differently")
        for number in range(1, len(document) + 1):
            where = f"page {number}"
            page = document[number - 1]
            try:
                sheet = Sheet(page)
                bare = sheet.draw(without=lambda thing: thing.is_text)
                letters, meaningless = reader.read(sheet, where, bare)
                check_pictures(sheet, where, found, bare)
                state = "has letters that mean nothing to a program" if meaningless else unread(letters, sheet, bare)
            except TooMuch:
                found.refuse(TOO_LARGE, where, "the page is larger than the largest poster, or has more on it than can be looked at", _SPLIT)
                return
            finally:
                page.close()
            if state:
                states.setdefault(state, []).append(number)
    finally:
        document.close()
    reader.report()
    found.unread = in_words(states)
