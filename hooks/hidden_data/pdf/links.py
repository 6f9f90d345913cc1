"""The links of a PDF: addresses that nobody sees until they go there."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, urlsplit

import pikepdf
import pypdfium2

from hidden_data.faults import PDF_ANNOTATION
from hidden_data.report import Inspection, Passage

_SHOWN = re.compile(
    r"https?://([\w.-]+)|\b(www\.[\w.-]+)|[\w.+-]+@([\w-]+\.[\w.-]+)", re.IGNORECASE
)


def check_links(given: Any, page: pypdfium2.PdfPage, where: str, found: Inspection) -> None:
    """Hand on where the links of a page lead, and refuse those that show another address."""
    lying = 0
    text = None
    try:
        for link in given.get("/Annots", []):
            action = link.get("/A")
            if not isinstance(action, pikepdf.Dictionary):
                continue
            address = str(action.URI)
            found.passages.append(Passage(f"{where}, a link", _readable(address)))
            text = text or page.get_textpage()
            left, bottom, right, top = (float(edge) for edge in link.Rect)
            shown = text.get_text_bounded(left, bottom, right, top)
            lying += _shows_another(shown, address)
    finally:
        if text is not None:
            text.close()
    if lying:
        message = "a link shows" if lying == 1 else f"{lying} links show"
        cure = "in the original, let each link lead to the address that it shows; export anew"
        found.refuse(PDF_ANNOTATION, where, f"{message} one address and leads to another", cure)


def _shows_another(shown: str, address: str) -> bool:
    hosts = [next(filter(None, match.groups())).lower() for match in _SHOWN.finditer(shown)]
    mail = address.lower().startswith("mailto:")
    own = address.rpartition("@")[2].lower() if mail else (urlsplit(address).hostname or "")
    return bool(hosts) and not any(_is_same(own, host) for host in hosts)


def _is_same(own: str, shown: str) -> bool:
    # An address that runs over the end of a line is two links, and each shows a part of it.
    if shown.endswith((".", "-")) and own.startswith(shown):
        return True
    return own.removeprefix("www.") == shown.rstrip(".").removeprefix("www.")


def _readable(address: str) -> str:
    """An address as a person reads it; what was escaped more than once, too."""
    address = re.sub("^mailto:", "", address, flags=re.IGNORECASE)
    for _ in range(3):
        address = unquote(address)
    return address
