"""What a PDF says about itself: its title, its maker, its history. Nobody sees it on a page, and everybody can read it."""

from __future__ import annotations

import re

import pikepdf
from lxml import etree

from ..faults import AUTHOR_NAMED
from ..makers import names_nobody
from ..report import Inspection, Passage

DESCRIPTION = (
    "in Acrobat: File, Properties, Description; or in the original: File, Info, Properties; empty the field or write the office's name, and export anew"
)
SANITISE = "in Acrobat: All tools, Redact a PDF, Sanitise document; or print the PDF to a new PDF"
_CLEAN = "run: disclosure-log clean FILE; or " + SANITISE

_SAID = {"/Title", "/Subject", "/Keywords", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/SourceModified", "/Trapped", "/GTS_PDFXVersion"} | {
    "/GTS_PDFXConformance",
    "/PTEX.Fullbanner",
    "/AAPL:Keywords",
}
"""What ordinary programs note. Its words go to the screen for personal data."""
_MAKERS = {"/Author", "/Company", "/Manager"}

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_MM = "http://ns.adobe.com/xap/1.0/mm/"
_PDF = "http://ns.adobe.com/pdf/1.3/"
_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
_PAGED = "http://ns.adobe.com/xap/1.0/t/pg/"
_XML = "http://www.w3.org/XML/1998/namespace"
_WHOLE = {
    "http://www.aiim.org/pdfa/ns/id/",
    "http://www.aiim.org/pdfua/ns/id/",
    "http://www.aiim.org/pdfa/ns/extension/",
    "http://www.aiim.org/pdfa/ns/schema#",
    "http://www.aiim.org/pdfa/ns/property#",
    "http://www.npes.org/pdfx/ns/id/",
    "http://ns.adobe.com/pdfx/1.3/GTS/",
}
"""Vocabularies that say which standard a file keeps to; a list of the properties of a standard belongs to it."""
_PROPERTIES = {
    _DC: {"format", "title", "description", "subject", "language", "date", "rights", "type", "coverage", "identifier"},
    _XMP: {"CreateDate", "ModifyDate", "MetadataDate", "CreatorTool", "Rating"},
    _MM: {"DocumentID", "InstanceID", "OriginalDocumentID", "VersionID", "RenditionClass"},
    _PDF: {"Producer", "Keywords", "PDFVersion", "Trapped"},
    _RIGHTS: {"Marked", "WebStatement", "UsageTerms"},
    _PAGED: {"NPages", "HasVisibleTransparency", "HasVisibleOverprint"},
    _RDF: {"RDF", "Description", "Alt", "Seq", "Bag", "li", "about", "parseType"},
    _XML: {"lang"},
    "adobe:ns:meta/": {"xmpmeta", "xmptk"},
}
_MAKER_PROPERTIES = {(_DC, "creator"), (_DC, "publisher"), (_DC, "contributor"), (_RIGHTS, "Owner"), (_PDF, "Author")}
_IDENTITIES = {"DocumentID", "InstanceID", "OriginalDocumentID"}


def check_description(pdf: pikepdf.Pdf, found: Inspection) -> None:
    """Refuse a maker who may be a person, and notes nobody knows the meaning of; hand on the rest as passages."""
    info = pdf.trailer.get("/Info")
    unknown = 0
    for key, value in info.items() if isinstance(info, pikepdf.Dictionary) else ():
        text = _words(value)
        if key in _MAKERS and not names_nobody(text):
            found.refuse(AUTHOR_NAMED, "properties", f"what stands as {key[1:].lower()} may name a person", DESCRIPTION)
        elif key not in _SAID | _MAKERS:
            unknown += 1
        if not re.fullmatch(r"(?:D:)?[\d'+\-Zz:T. ]*", text):
            found.passages.append(Passage("properties", text))
    if unknown:
        found.refuse(AUTHOR_NAMED, "properties", f"those that ordinary programs do not write: {unknown}", _CLEAN)
    metadata = pdf.Root.get("/Metadata")
    if metadata is not None:
        _check_xmp(bytes(metadata.read_bytes()), found)


def _words(value: object) -> str:
    if isinstance(value, pikepdf.Array):
        return " ".join(_words(part) for part in value)
    return str(value)


def _check_xmp(data: bytes, found: Inspection) -> None:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError("a declaration in the description")
    try:
        top = etree.fromstring(data.strip(b"\0 \r\n\t"), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False))
    except etree.XMLSyntaxError:
        found.refuse(AUTHOR_NAMED, "properties", "the second description of the file (XMP) cannot be read", _CLEAN)
        return
    makers, unknown = 0, 0
    for element in top.getroottree().iter():
        if not isinstance(element.tag, str):
            unknown += not (isinstance(element, etree._ProcessingInstruction) and element.target == "xpacket")
            found.passages.append(Passage("properties", element.text or ""))
            continue
        within = {_split(parent.tag) for parent in (element, *element.iterancestors()) if isinstance(parent.tag, str)}
        said = [(_split(element.tag), element.text or "")] + [(_split(str(name)), str(value)) for name, value in element.attrib.items()]
        said.append((("", ""), element.tail or ""))
        for name, text in said:
            if not text.strip() and name[0] in _PROPERTIES:
                text = ""
            if name in _MAKER_PROPERTIES or within & _MAKER_PROPERTIES and name[0] in (_RDF, ""):
                makers += not names_nobody(text)
            elif name != ("", "") and not _known(name, text):
                unknown += 1
            if text.strip():
                found.passages.append(Passage("properties", text.strip()))
    if makers:
        found.refuse(AUTHOR_NAMED, "properties", "the second description of the file (XMP) names an author who may be a person", _CLEAN)
    if unknown:
        message = f"entries of the second description of the file (XMP) that ordinary programs do not write: {unknown}"
        found.refuse(AUTHOR_NAMED, "properties", message, _CLEAN)


def _known(name: tuple[str, str], text: str) -> bool:
    space, word = name
    if space == _MM and word in _IDENTITIES:
        return bool(re.fullmatch(r"(?:[a-z.]+:){0,3}[0-9A-Fa-f-]{8,64}", text.strip())) or not text.strip()
    if space == "":
        # The subject of a description is the file itself; an older spelling leaves its vocabulary out.
        return word in ("about", "parseType", "lang") and len(text) <= 64
    return space in _WHOLE or word in _PROPERTIES.get(space, ())


def _split(tag: str) -> tuple[str, str]:
    space, _, word = tag.rpartition("}")
    return space[1:], word
