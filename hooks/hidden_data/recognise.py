"""What a document is by its content, and the inspector for its kind, which refuses what it does not understand.

An inspector is a function that takes the bytes of a document and gives back an :class:`Inspection`. It may raise anything: the sandbox
takes an exception for a refusal.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from importlib import import_module

from .faults import HIDDEN_TEXT, UNSEEN_PDF_TEXT, WRONG_KIND
from .report import Inspection

KINDS = {"csv": "a CSV table", "xlsx": "an Excel workbook", "docx": "a Word document", "pdf": "a PDF", "png": "a PNG picture", "jpg": "a JPEG picture"}
"""The kinds of document that can be published, by the ending of their names."""

_INSPECTORS = {"csv": "table", "xlsx": "workbook", "docx": "word", "pdf": "pdf", "png": "picture", "jpg": "picture"}
_BEGINNINGS = {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}

_AS_PICTURE = "save it as PNG or JPEG"
_AS_PDF = "save or print it as PDF"
_FILES = "name the files in it themselves"
_OFFICE_ANEW = "open it in Office, and save it as Excel Workbook (.xlsx) or Word Document (.docx), or better as CSV or PDF"
_REFUSED = {
    rb"\xd0\xcf\x11\xe0": ("an old Office file, an Outlook message, or an Office file with a password", f"take the password off; {_OFFICE_ANEW}"),
    rb"PK\x05\x06|PK\x07\x08|Rar!\x1a|7z\xbc\xaf\x27|\x1f\x8b|\x1f\x9d|BZh[1-9]1AY|\xfd7zXZ\0|\x28\xb5\x2f\xfd|MSCF\0|.{257}ustar[\0 ]": ("an archive", _FILES),
    rb"GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP|\0\0[\1\2]\0|8BPS\0|\0{3}.ftyp(?:hei|hev|mif|msf|avi[fs])|\0\0\0\x0cjP": (
        "a picture of another kind", _AS_PICTURE,
    ),
    rb"RIFF.{4}(?:WAVE|AVI )|ID3[\2-\4]|OggS\0|fLaC\0|\0{3}.ftyp|\xff[\xfb\xf3\xf2]|\x1aE\xdf\xa3": ("a sound or a film", "release a transcript as PDF"),
    rb"\x7fELF|MZ[^\n]{0,60}\0|#! ?/|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe": ("a program", "only documents can be published"),
    rb"SQLite format 3\0|.{4}Standard (?:Jet|ACE) DB|PAR1[\0-\x1f]": ("a database", "save its tables as CSV"),
    rb"%!|\xc5\xd0\xd3\xc6": ("a PostScript file", _AS_PDF),
    rb".{1,1023}%PDF-[12]\.": ("a PDF with something before its beginning", "open it and save or print it as PDF again"),
}  # fmt: skip
"""Kinds that can be told by their first bytes: what it is, and what to do about it."""
_REFUSED_TEXTS = {
    rb"\{\\rtf": ("an RTF file", _AS_PDF),
    rb"<[!?]|<[a-z][\w:.-]*\s[^<>]*=|<(?:html|head|body|svg|script|style|title|table|div|p|a|iframe|img|form|meta|link|base)\b|<[a-z](?s:.*)</[^<>]+>\Z": (
        "a web page, a drawing (SVG) or another kind of XML", "save it as PDF or PNG",
    ),
    rb"(?:(?:from|to|cc|bcc|received|return-path|delivered-to|reply-to|subject|date|message-id|mime-version|content-type|x-[\w-]+):[^\n]*(?:\n[ \t][^\n]*)*(?:\n|\Z)){2}"
    rb"|from \S+@\S+ ": ("an e-mail", "put its text into the answer, or print it to PDF, without the people in it"),
    rb"BEGIN:V(?:CARD|CALENDAR)": ("a contact or a calendar", "put what was asked for into the answer"),
    rb'\{\s*["}]|\[\s*[\[{"]': ("JSON", "save it as CSV"),
}  # fmt: skip
"""Kinds of text, behind blanks and a byte order mark, whatever their capitals."""
_OFFICE = {"xlsx": b"spreadsheetml.sheet.main+xml", "docx": b"wordprocessingml.document.main+xml"}
_TAGS = re.compile("[\U000e0000-\U000e0fff]")
_OWN_LETTERS = re.compile("[\ue000-\uefff\uf100-\uf8ff\U000f0000-\U0010ffff]|[\uf000-\uf0ff]{2}")
"""Letters for private use. One alone may be a bullet or another sign of a font of symbols, which Word keeps there."""
_SIGN = re.compile("[\uf000-\uf0ff]")
_MOST_SIGNS = 5
"""Different signs of a font of symbols in one paragraph. More of them could spell something."""
_UNKNOWN = ("a file of a kind that is not known here", "save it from its program as CSV, XLSX, DOCX, PDF, PNG or JPEG")


def kind_of(data: bytes) -> str:
    """What a document is, by its content: a key of :data:`KINDS`, or words for what it is instead."""
    return _kind(data)[0]


def inspect(data: bytes, ending: str) -> Inspection:
    """Look into a document whose name has an *ending* (one of :data:`KINDS`). Raises whatever a broken document makes a library raise."""
    kind, cure = _kind(data)
    if kind != ending:
        found = Inspection()
        found.refuse(WRONG_KIND, "", f"the name says {KINDS[ending]}, but it is {KINDS.get(kind, kind)}", cure)
        return found
    # One kind of document needs the libraries of one inspector only; loading all of them would take longer than looking.
    inspector: Callable[[bytes], Inspection] = import_module(f".{_INSPECTORS[kind]}", __package__).inspect
    found = inspector(data)
    if kind == "xlsx":
        _check_as_tables(found)
    elif kind in ("png", "jpg"):
        found.unread = "it is a picture"
    elif kind in ("docx", "pdf"):
        _check_letters(found, HIDDEN_TEXT if kind == "docx" else UNSEEN_PDF_TEXT)
    return found


def _check_letters(found: Inspection, code: str) -> None:
    """Letters that nobody sees, or that mean whatever a program takes them for, can say anything to whoever knows how to read them."""
    for passage in found.passages:
        if _TAGS.search(passage.text):
            found.refuse(code, passage.where, "it holds letters that cannot be seen", "type the paragraph anew, by hand, and delete the old one; save")
        # What a PDF's own letters stand for is often unknown; it is asked for a second reader then.
        if code == HIDDEN_TEXT and (_OWN_LETTERS.search(passage.text) or len({*_SIGN.findall(passage.text)}) > _MOST_SIGNS):
            fix = "type the paragraph anew, by hand, in an ordinary font, and delete the old one; save"
            found.refuse(code, passage.where, "it holds letters for private use, which mean something else in every font", fix)


def _check_as_tables(found: Inspection) -> None:
    """The tables of a workbook are published as CSV, so they have to be in order as such too."""
    from .table import inspect as inspect_table

    for number, table in enumerate(found.tables, 1):
        for fault in inspect_table(table.csv).faults:
            found.refuse(fault.code, f"table {number}, row {fault.line}", fault.message, fault.fix)


def _kind(data: bytes) -> tuple[str, str]:
    """What a document is, and what to do when its name says something else."""
    for beginning, kind in _BEGINNINGS.items():
        if data.startswith(beginning):
            return kind, f"give it the ending .{kind}, here and in its record"
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
    # Text in the letters of another age is reported as a table, with its line; the rest is no text at all.
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff") and re.search(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]{2}", data[:2048]):
        return _UNKNOWN
    return "csv", "give it the ending .csv, here and in its record, or save it under the right name from its program"


def _archive_kind(data: bytes) -> tuple[str, str]:
    """A workbook or a Word document, by the kinds of part the archive declares. Looking closer is their inspectors' work."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            declared, relations, mimetype = (_beginning(archive, name) for name in ("[Content_Types].xml", "_rels/.rels", "mimetype"))
    except Exception:  # the library raises whatever a broken archive makes it raise
        return "an archive that cannot be read, or a damaged Office file", _OFFICE_ANEW
    if b"opendocument" in mimetype:
        return "an OpenDocument file", "open it in LibreOffice, and save it as Excel Workbook (.xlsx) or Word Document (.docx), or better as CSV or PDF"
    if not declared:
        return ("an archive", _FILES) if names else _UNKNOWN
    if b"macroEnabled" in declared or b"vbaProject" in declared:
        return "an Office file with macros, or a binary one", _OFFICE_ANEW
    if b"purl.oclc.org" in relations:
        return (
            "an Office file of the strict kind, which is not understood here",
            "choose Excel Workbook or Word Document without the word Strict when you save it",
        )
    if b"template.main+xml" in declared:
        return "an Office template", _OFFICE_ANEW
    kind = next((kind for kind, mark in _OFFICE.items() if mark in declared), "")
    return (kind, f"give it the ending .{kind}, here and in its record") if kind else ("an Office file of another kind, such as slides", _AS_PDF)


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    if name not in archive.namelist():
        return b""
    with archive.open(name) as part:
        return part.read(1_000_000)
