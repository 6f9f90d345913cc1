"""What a document is, by its content."""

from __future__ import annotations

import io
import re
import zipfile

KINDS = {
    "csv": "a CSV table",
    "xlsx": "an Excel workbook",
    "ods": "an OpenDocument spreadsheet",
    "docx": "a Word document",
    "html": "a web page written here",
    "pdf": "a PDF",
    "png": "a PNG picture",
    "jpg": "a JPEG picture",
}
"""The kinds of document that can be rebuilt, by the ending of their names."""
ORIGINALS = [kind for kind in KINDS if kind != "html"]
"""The kinds that other programs write."""
PAGE_BEGINS = (
    '<!DOCTYPE html>\n<html lang="{}">\n<head>\n<meta charset="utf-8"/>\n<meta name="generator"'
    ' content="hidden_data"/>\n<meta name="viewport" content="width=device-width"/>\n'
)
"""How a page begins that was written here, but for its language. No other page is read."""

_OUR_PAGE = re.compile(re.escape(PAGE_BEGINS.encode()).replace(rb"\{\}", b"[A-Za-z-]{2,6}"))
_BEGINNINGS = {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}

_AS_PICTURE = "save it as PNG or JPEG"
_AS_PDF = "save or print it as PDF"
_FILES = "name the files in it themselves"
_OFFICE_ANEW = (
    "open it in Office or LibreOffice, save it as Excel Workbook (.xlsx) or Word Document (.docx),"
    " and add that"
)
_REFUSED = {
    rb"\xd0\xcf\x11\xe0": (
        "an old Office file, an Outlook message, or an Office file with a password",
        f"take the password off; {_OFFICE_ANEW}",
    ),
    rb"PK\x05\x06|PK\x07\x08|Rar!\x1a|7z\xbc\xaf\x27|\x1f\x8b|\x1f\x9d|BZh[1-9]1AY|\xfd7zXZ\0"
    rb"|\x28\xb5\x2f\xfd|MSCF\0|.{257}ustar[\0 ]": ("an archive", _FILES),
    rb"GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP|\0\0[\1\2]\0|8BPS\0"
    rb"|\0{3}.ftyp(?:hei|hev|mif|msf|avi[fs])|\0\0\0\x0cjP": (
        "a picture of another kind",
        _AS_PICTURE,
    ),
    rb"RIFF.{4}(?:WAVE|AVI )|ID3[\2-\4]|OggS\0|fLaC\0|\0{3}.ftyp|\xff[\xfb\xf3\xf2]"
    rb"|\x1aE\xdf\xa3": (
        "a sound or a film",
        "release a transcript as PDF",
    ),
    rb"\x7fELF|MZ[^\n]{0,60}\0|#! ?/|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe": (
        "a program",
        "only documents can be published",
    ),
    rb"SQLite format 3\0|.{4}Standard (?:Jet|ACE) DB|PAR1[\0-\x1f]": (
        "a database",
        "save its tables as CSV",
    ),
    rb"%!|\xc5\xd0\xd3\xc6": ("a PostScript file", _AS_PDF),
    rb".{1,1023}%PDF-[12]\.": (
        "a PDF with something before its beginning",
        "open it and save or print it as PDF again",
    ),
}
"""Kinds that can be told by their first bytes: what it is, and what to do about it."""
_REFUSED_TEXTS = {
    rb"\{\\rtf": ("an RTF file", _AS_PDF),
    rb"<[!?]|<[a-z][\w:.-]*\s[^<>]*="
    rb"|<(?:html|head|body|svg|script|style|title|table|div|p|a|iframe|img|form|meta|link|base)\b"
    rb"|<[a-z](?s:.*)</[^<>]+>\Z": (
        "a web page, a drawing (SVG) or another kind of XML",
        "save it as PDF or PNG",
    ),
    rb"(?:(?:from|to|cc|bcc|received|return-path|delivered-to|reply-to|subject|date|message-id"
    rb"|mime-version|content-type|x-[\w-]+):[^\n]*(?:\n[ \t][^\n]*)*(?:\n|\Z)){2}"
    rb"|from \S+@\S+ ": (
        "an email",
        "put its text into the answer, or print it to PDF, without the people in it",
    ),
    rb"BEGIN:V(?:CARD|CALENDAR)": (
        "a contact or a calendar",
        "put what was asked for into the answer",
    ),
    rb'\{\s*["}]|\[\s*[\[{"]': ("JSON", "save it as CSV"),
}
"""Kinds of text, behind blanks and a byte order mark, whatever their capitals."""
_OFFICE = {"xlsx": b"spreadsheetml.sheet.main+xml", "docx": b"wordprocessingml.document.main+xml"}
_UNKNOWN = (
    "a file of a kind that is not known here",
    "save it from its program as CSV, XLSX, DOCX, PDF, PNG or JPEG",
)


def kind_of(data: bytes) -> tuple[str, str]:
    """What a document is (a key of :data:`KINDS`, or words for something else), and what to do when
    its name says otherwise."""
    for beginning, kind in _BEGINNINGS.items():
        if data.startswith(beginning):
            return kind, f"give it the ending .{kind}, here and in its record"
    if _OUR_PAGE.match(data):
        return "html", "give it the ending .html, here and in its record"
    if data.startswith(b"PK\x03\x04"):
        return _archive_kind(data)
    for pattern, refused in _REFUSED.items():
        if re.match(pattern, data[:2048], re.DOTALL):
            return refused
    text = data.removeprefix(b"\xef\xbb\xbf").strip()
    if not text:
        return "an empty file", "put the document itself here"
    for pattern, refused in _REFUSED_TEXTS.items():
        if re.match(pattern, text, re.IGNORECASE):
            return refused
    # Text in an old encoding is reported as a table, with its line; this is no text.
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff") and re.search(
        rb"[\0-\x08\x0e-\x1a\x1c-\x1f]{2}", data[:2048]
    ):
        return _UNKNOWN
    cure = (
        "give it the ending .csv, here and in its record,"
        " or save it under the right name from its program"
    )
    return "csv", cure


def _archive_kind(data: bytes) -> tuple[str, str]:
    """A workbook or a Word document, by the kinds of part the archive declares. Their own packages
    look closer."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            declared, relations, mimetype = (
                _beginning(archive, name)
                for name in ("[Content_Types].xml", "_rels/.rels", "mimetype")
            )
    except Exception:  # the library raises whatever a broken archive makes it raise
        return "an archive that cannot be read, or a damaged Office file", _OFFICE_ANEW
    if mimetype.strip() == b"application/vnd.oasis.opendocument.spreadsheet":
        return "ods", "give it the ending .ods"
    if b"opendocument" in mimetype:
        cure = (
            "open it in LibreOffice, and save it as Excel Workbook (.xlsx)"
            " or Word Document (.docx), or better as CSV or PDF"
        )
        return "an OpenDocument file", cure
    if not declared:
        return ("an archive", _FILES) if names else _UNKNOWN
    # Some libraries declare what a binary part would be, and hold none.
    if re.search(rb"<Override[^>]*(?:macroEnabled|vbaProject)", declared) or any(
        "vbaproject" in name.lower() for name in names
    ):
        return "an Office file with macros, or a binary one", _OFFICE_ANEW
    if b"purl.oclc.org" in relations:
        return (
            "an Office file of the strict kind, which is not understood here",
            "choose Excel Workbook or Word Document without the word Strict when you save it",
        )
    if b"template.main+xml" in declared:
        return "an Office template", _OFFICE_ANEW
    kind = next((kind for kind, mark in _OFFICE.items() if mark in declared), "")
    return (
        (kind, f"give it the ending .{kind}, here and in its record")
        if kind
        else ("an Office file of another kind, such as slides", _AS_PDF)
    )


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    if name not in archive.namelist():
        return b""
    with archive.open(name) as part:
        return part.read(1_000_000)
