"""Workbooks whose archive, or whose other parts than the sheets, hold what may not be published."""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import Any

from openpyxl.packaging.custom import StringProperty

from . import specimen
from .workbook_parts import (
    BOOK,
    SHEET,
    by_openpyxl,
    by_xlsxwriter,
    edited,
    packed,
    parts_of,
    with_part,
)


# The archive.
@specimen
def workbook_with_something_behind_its_end() -> bytes:
    return by_openpyxl() + b"Jane Placeholder"


@specimen
def workbook_with_two_parts_of_one_name() -> bytes:
    to = io.BytesIO(by_openpyxl())
    with zipfile.ZipFile(to, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(SHEET, parts_of(by_openpyxl())[SHEET])
    return to.getvalue()


@specimen
def workbook_in_a_remark() -> bytes:
    to = io.BytesIO(by_openpyxl())
    with zipfile.ZipFile(to, "a") as archive:
        archive.comment = b"Jane Placeholder"
    return to.getvalue()


# Its parts.
@specimen
def workbook_with_an_unknown_part() -> bytes:
    return with_part(
        by_openpyxl(), BOOK, "notes", "xl/notes/notes1.xml", "<notes>Jane Placeholder</notes>"
    )


@specimen
def workbook_with_printer_settings() -> bytes:
    settings = "\\\\print.example\\Jane".encode("utf-16-le")
    return with_part(
        by_openpyxl(),
        SHEET,
        "printerSettings",
        "xl/printerSettings/printerSettings1.bin",
        settings,
        content_type="application/octet-stream",
    )


@specimen
def workbook_with_a_document_type() -> bytes:
    parts = parts_of(by_openpyxl())
    return packed(
        {
            **parts,
            SHEET: b'<!DOCTYPE worksheet [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
            + parts[SHEET],
        }
    )


@specimen
def workbook_with_a_remark_in_its_xml() -> bytes:
    return edited(by_openpyxl(), SHEET, ("<sheetData>", "<!-- Jane Placeholder --><sheetData>"))


@specimen
def workbook_that_links_to_a_server() -> bytes:
    return by_xlsxwriter(
        lambda book, sheet: sheet.write_url(
            "A5", r"external:\\hr.example\staff.xlsx", string="the list"
        )
    )


@specimen
def workbook_by_a_person() -> bytes:
    return by_openpyxl(lambda book: setattr(book.properties, "creator", "Jane Placeholder"))


def _properties_elsewhere(author: str) -> bytes:
    """As ClosedXML keeps them."""
    parts = parts_of(by_openpyxl(lambda book: setattr(book.properties, "creator", author)))
    place = "package/services/metadata/core-properties/0a1b2c3d4e5f.psmdcp"
    parts[place] = parts.pop("docProps/core.xml")
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = parts[name].replace(b"docProps/core.xml", place.encode())
    return packed(parts)


@specimen
def workbook_by_a_person_elsewhere() -> bytes:
    return _properties_elsewhere("Jane Placeholder")


@specimen
def workbook_with_properties_elsewhere() -> bytes:
    return _properties_elsewhere("Performance team")


@specimen
def workbook_with_custom_properties() -> bytes:
    return by_openpyxl(
        lambda book: book.custom_doc_props.append(
            StringProperty(name="Checked", value="Jane Placeholder")
        )
    )


@specimen
def workbook_with_its_folder() -> bytes:
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    path = '<x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\\Users\\jane.placeholder\\"/>'
    return edited(
        by_openpyxl(),
        BOOK,
        (
            "<bookViews>",
            f'<mc:AlternateContent {space}><mc:Choice Requires="x15">{path}</mc:Choice></mc:AlternateContent><bookViews>',
        ),
    )


@specimen
def workbook_with_a_file_inside() -> bytes:
    return with_part(
        by_openpyxl(),
        SHEET,
        "oleObject",
        "xl/embeddings/oleObject1.bin",
        b"\0" * 64,
        content_type="application/octet-stream",
    )


@specimen
def workbook_with_a_forgotten_part() -> bytes:
    sheet = parts_of(by_openpyxl())[SHEET]
    return packed({**parts_of(by_openpyxl()), "xl/worksheets/sheet9.xml": sheet})


@specimen
def workbook_with_a_thumbnail() -> bytes:
    return with_part(by_openpyxl(), BOOK, "thumbnail", "docProps/thumbnail.wmf", b"\0" * 64)


@specimen
def strict_workbook() -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return packed(
        {
            name: part.replace(main.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main")
            for name, part in parts_of(by_openpyxl()).items()
        }
    )


@specimen
def text_between_the_rows() -> bytes:
    return edited(by_openpyxl(), SHEET, ("</row><row", "</row>Jane Placeholder<row"))


@specimen
def row_twice() -> bytes:
    return edited(
        by_openpyxl(),
        SHEET,
        (
            "</sheetData>",
            '<row r="2"><c r="A2" t="str"><v>Jane Placeholder</v></c></row></sheetData>',
        ),
    )


# Good ones.
@specimen
def workbook_by_a_team_with_links() -> bytes:
    def fill(book: Any, sheet: Any) -> None:
        book.set_properties({"author": "FOI Team", "manager": "", "title": "Lamps by lane"})
        sheet.write_url("A6", "https://lamps.example/", string="the lamps")
        sheet.write_url("A7", "internal:Lamps!A1", string="back to the top")

    return by_xlsxwriter(fill)
