"""What a PDF holds beside its pages, counted, for whoever wants to know what was left behind."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pikepdf

_OF_THE_WHOLE = {
    "/Metadata": "description of the file (XMP)",
    "/OpenAction": "action when it is opened",
    "/AA": "action when it is opened",
    "/PieceInfo": "private data of a program",
    "/SpiderInfo": "list of web pages it was made from",
    "/OutputIntents": "profile for a printer",
    "/Threads": "thread of articles",
    "/DSS": "signature",
    "/Perms": "signature",
}
_OF_A_PAGE = {
    "/Thumb": "thumbnail",
    "/PieceInfo": "private data of a program",
    "/Metadata": "description of a page (XMP)",
    "/AA": "action when it is opened",
    "/AF": "attached file",
    "/LastModified": "date",
}
_NAMES = {"/EmbeddedFiles": "attached file", "/JavaScript": "script"}


def count_left(data: bytes, pdf: pikepdf.Pdf) -> Counter[str]:
    """What can be counted without looking at the pages."""
    left: Counter[str] = Counter()
    info = pdf.trailer.get("/Info")
    if isinstance(info, pikepdf.Dictionary):
        left["property (title, author, program, dates)"] += len(info.keys())
    left["earlier version"] += max(data.count(b"%%EOF") - 1 - pdf.is_linearized, 0)
    for holder, known in (
        (pdf.Root, _OF_THE_WHOLE),
        *((page.obj, _OF_A_PAGE) for page in pdf.pages),
    ):
        for key, what in known.items():
            left[what] += key in holder
    names: Any = pdf.Root.get("/Names")
    for key, what in _NAMES.items() if isinstance(names, pikepdf.Dictionary) else ():
        left[what] += _count(names.get(key), 0)
    form = pdf.Root.get("/AcroForm")
    fields = form.get("/Fields") if isinstance(form, pikepdf.Dictionary) else None
    for field in fields if isinstance(fields, pikepdf.Array) else ():
        left["signature"] += (
            isinstance(field, pikepdf.Dictionary) and field.get("/FT") == pikepdf.Name.Sig
        )
    return left


def _count(tree: Any, depth: int) -> int:
    if not isinstance(tree, pikepdf.Dictionary) or depth > 20:
        return 0
    return len(tree.get("/Names", [])) // 2 + sum(
        _count(kid, depth + 1) for kid in tree.get("/Kids", [])
    )
