"""What is laid over the pages of a PDF: what a reader sees of it becomes part of the page."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pikepdf

from .layers import Layers

_HIDDEN = 0b100010
"""Hidden, or not to be viewed."""
_NOTES = {
    **dict.fromkeys(("/Text", "/Popup"), "comment"),
    "/FileAttachment": "attached file",
    "/Sound": "sound",
}
"""What shows a small sign only, and has what it says behind it."""


class Unapplied(ValueError):
    """A redaction is marked, but what it marks is still there."""


def keep_what_is_seen(pdf: pikepdf.Pdf, layers: Layers, left: Counter[str]) -> tuple[bool, bool]:
    """Take away what lies over the pages and is not seen. Gives back whether anything was taken
    away, and whether anything is left that has to become part of a page.

    Raises :class:`Unapplied`.
    """
    taken = over = False
    for page in pdf.pages:
        given = page.obj.get("/Annots")
        if not isinstance(given, pikepdf.Array):
            continue
        kept = []
        for annotation in given:
            if not isinstance(annotation, pikepdf.Dictionary):
                continue
            kind = str(annotation.get("/Subtype", ""))
            if kind == "/Redact":
                raise Unapplied
            if kind in _NOTES:
                left[_NOTES[kind]] += 1
            elif _is_hidden(annotation, layers):
                left["hidden mark or form field"] += 1
            else:
                over |= kind != "/Link"
                kept.append(annotation)
                if "/Contents" in annotation and kind != "/Link":
                    left["comment"] += 1
        if len(kept) < len(given):
            taken = True
            page.obj.Annots = pikepdf.Array(kept)
    return taken, over


def _is_hidden(annotation: Any, layers: Layers) -> bool:
    if int(annotation.get("/F", 0)) & _HIDDEN:
        return True
    layer = annotation.get("/OC")
    if layer is None:
        return False
    del annotation["/OC"]
    return not layers.shows(layer)


def flatten(pdf: pikepdf.Pdf, changed: Counter[str]) -> None:
    """Make what lies over the pages part of them."""
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            kind = annotation.get("/Subtype")
            if kind == pikepdf.Name.Widget:
                changed["form field, which can no longer be filled in"] += 1
            elif kind != pikepdf.Name.Link:
                changed["mark over a page, which is now part of it"] += 1
            if kind == pikepdf.Name.Link and "/AP" in annotation:
                del annotation["/AP"]
    form: Any = pdf.Root.get("/AcroForm")
    if form is not None and form.get("/NeedAppearances") is True:
        pdf.generate_appearance_streams()
        del form["/NeedAppearances"]
    pdf.flatten_annotations("screen")
