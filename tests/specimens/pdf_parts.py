"""What the PDFs for tests are made with."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

LINES = (
    "The council keeps 15 lamps in Elder Lane, 7 in Ash Lane and 22 in Oak Lane.",
    "They were counted in 2015–16; difficult offices file figures.",
)


def plain(pages: int = 1, title: str = "Lamps in Elder Lane") -> bytes:
    """A PDF as ReportLab writes it, of a few ordinary pages."""
    written = io.BytesIO()
    page = canvas.Canvas(written, pagesize=A4, invariant=True)
    page.setTitle(title)
    page.setAuthor("")
    for number in range(pages):
        page.setFont("Helvetica", 11)
        for line, words in enumerate(LINES * 8):
            page.drawString(72, 760 - 18 * line, words)
        page.drawString(72, 100, f"Page {number + 1}")
        page.showPage()
    page.save()
    return written.getvalue()


def altered(change: Callable[[pikepdf.Pdf], None], data: bytes | None = None, **how: Any) -> bytes:
    """A plain PDF after a *change*, saved by qpdf."""
    with pikepdf.open(io.BytesIO(data or plain())) as pdf:
        change(pdf)
        written = io.BytesIO()
        pdf.save(written, deterministic_id="encryption" not in how, **how)
    return written.getvalue()


def appended(data: bytes, number: int, content: bytes) -> bytes:
    """What a program writes behind a PDF when it saves a change: one object anew, and a table of
    it."""
    start = data.rindex(b"startxref") + 9
    before = int(data[start:].split()[0])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        size, root, info = (
            int(pdf.trailer.get("/Size", 100)),
            pdf.Root.objgen[0],
            pdf.docinfo.objgen[0],
        )
    place = len(data)
    thing = b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d/Root %d 0 R/Info %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return (
        data
        + thing
        + table % (number, place, max(size, number + 1), root, info, before, place + len(thing))
    )


def number_of_contents(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return int(pdf.pages[0].obj.Contents.objgen[0])


XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="3.1-701">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>Microsoft® Word for Microsoft 365</pdf:Producer></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>AUTHOR</rdf:li></rdf:Seq></dc:creator>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Lamps</rdf:li></rdf:Alt></dc:title></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>Microsoft® Word for Microsoft 365</xmp:CreatorTool>
<xmp:CreateDate>2016-03-01T12:00:00+00:00</xmp:CreateDate><xmp:ModifyDate>2016-03-01T12:00:00+00:00</xmp:ModifyDate></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"><xmpMM:DocumentID>uuid:5EFD6F0C-70E0-4F0D-8D83-0A3FA3C1F4A0</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:5EFD6F0C-70E0-4F0D-8D83-0A3FA3C1F4A0</xmpMM:InstanceID>MORE</rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
HISTORY = '<xmpMM:History xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"><rdf:Seq><rdf:li stEvt:changed="/"/></rdf:Seq></xmpMM:History>'
