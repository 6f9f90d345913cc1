"""Changing the parts of a workbook in ways no library offers."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import xlsxwriter
from PIL import Image

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ROWS = (
    ("Lane", "Lamps", "Share"),
    ("Elder Lane", 15, 0.5),
    ("Ash Lane", 12, 0.4),
    ("Oak Lane", 7, 0.1),
)
SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"


def by_openpyxl(fill: Callable[[openpyxl.Workbook], object] = lambda book: None) -> bytes:
    """A workbook of lamps, with what *fill* does to it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Lamps"
    for row in ROWS:
        sheet.append(row)
    fill(book)
    to = io.BytesIO()
    book.save(to)
    return to.getvalue()


def by_xlsxwriter(
    fill: Callable[
        [xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], object
    ] = lambda book, sheet: None,
) -> bytes:
    """A workbook of lamps by another library."""
    to = io.BytesIO()
    book = xlsxwriter.Workbook(to, {"in_memory": True})
    sheet = book.add_worksheet("Lamps")
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row)
    fill(book, sheet)
    book.close()
    return to.getvalue()


def styled(cell: str, **style: Any) -> Callable[[Any], None]:
    """Sets attributes of one cell."""

    def fill(book: Any) -> None:
        for name, value in style.items():
            setattr(book.active[cell], name, value)

    return fill


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return to.getvalue()


def edited(data: bytes, part: str, *changes: tuple[str, str]) -> bytes:
    """*data* with pieces of a *part* replaced, each once; a piece that is not there is an error."""
    parts = parts_of(data)
    text = parts[part].decode()
    for old, new in changes:
        assert old in text, f"{part} has no {old}"
        text = text.replace(old, new, 1)
    return packed({**parts, part: text.encode()})


def saved_by_excel(data: bytes) -> bytes:
    """*data* without the mark by which a library asks that everything be calculated."""
    return edited(data, BOOK, (' fullCalcOnLoad="1"', ""))


def before_end(data: bytes, part: str, xml: str) -> bytes:
    """*data* with *xml* put at the end of a *part*."""
    root = re.search(rb"</[\w:]+>\s*$", parts_of(data)[part])
    assert root
    return edited(data, part, (root[0].decode(), xml + root[0].decode()))


def with_part(
    data: bytes,
    owner: str,
    kind: str,
    name: str,
    content: str | bytes,
    number: str = "rId900",
    content_type: str = "application/xml",
) -> bytes:
    """*data* with a new part that the part *owner* refers to."""
    parts = parts_of(data)
    rels = f"{posixpath.dirname(owner)}/_rels/{posixpath.basename(owner)}.rels"
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    kind = kind if "://" in kind else f"{OFFICE}/{kind}"
    relation = f'<Relationship Id="{number}" Type="{kind}" Target="/{name}"/></Relationships>'
    parts[rels] = re.sub(
        rb"<Relationships([^>]*)/>", rb"<Relationships\1></Relationships>", parts.get(rels, empty)
    ).replace(b"</Relationships>", relation.encode())
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'.encode()
    )
    parts[name] = content.encode() if isinstance(content, str) else content
    return packed(parts)


def png() -> io.BytesIO:
    to = io.BytesIO()
    Image.new("RGB", (60, 40), "orange").save(to, "PNG")
    return to


PERSON = "http://schemas.microsoft.com/office/2017/10/relationships/person"


def persons(inside: str) -> str:
    return f'<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">{inside}</personList>'
