"""Workbooks with nothing hidden in them: what ordinary programs write must pass."""

from __future__ import annotations

import datetime
from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image as SheetImage
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table

from . import specimen
from .workbook_parts import (
    BOOK,
    PERSON,
    SHEET,
    before_end,
    by_openpyxl,
    by_xlsxwriter,
    edited,
    packed,
    parts_of,
    persons,
    png,
    with_part,
)


@specimen
def plain_workbook() -> bytes:
    return by_openpyxl()


@specimen
def plain_workbook_of_another_library() -> bytes:
    return by_xlsxwriter(
        lambda book, sheet: sheet.set_column("A:A", 25, book.add_format({"bold": True}))
    )


@specimen
def table() -> bytes:
    return by_openpyxl(
        lambda book: book.active.add_table(Table(displayName="LampsOfLanes", ref="A1:C4"))
    )


@specimen
def dates_and_shares() -> bytes:
    def fill(book: Any) -> None:
        sheet = book.active
        sheet.append(("Yew Lane", datetime.datetime(2016, 3, 1), 0.125))
        sheet["B5"].number_format, sheet["C5"].number_format = "dd/mm/yyyy", "0.0%"
        sheet["A6"], sheet["B6"] = "Month", datetime.date(2016, 3, 1)
        sheet["B6"].number_format = "mmm-yy"
        sheet["A7"], sheet["B7"], sheet["B8"] = "Change", -1234.5, 0
        sheet["B7"].number_format = sheet["B8"].number_format = (
            '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-'
        )
        sheet.freeze_panes = "B2"
        sheet.auto_filter.ref = "A1:C8"
        sheet.print_title_rows, sheet.print_area = "1:1", "A1:C8"
        sheet.oddFooter.center.text = "Page &P of &N"

    return by_openpyxl(fill)


@specimen
def chart_without_copies() -> bytes:
    def fill(book: Any) -> None:
        chart = BarChart()
        chart.add_data(
            Reference(book.active, min_col=2, min_row=1, max_row=4), titles_from_data=True
        )
        chart.set_categories(Reference(book.active, min_col=1, min_row=2, max_row=4))
        book.active.add_chart(chart, "F2")

    return by_openpyxl(fill)


@specimen
def coloured_headings() -> bytes:
    def fill(book: Any) -> None:
        for cell in book.active[1]:
            cell.font, cell.fill = (
                Font(color="FFFFFFFF", bold=True),
                PatternFill("solid", fgColor="FF1F4E79"),
            )
        book.active["A3"].font = Font(color="FF767676")
        book.active["A4"].fill = PatternFill("solid", fgColor="FFEEEEEE")

    return by_openpyxl(fill)


@specimen
def unused_columns_hidden() -> bytes:
    return by_xlsxwriter(
        lambda book, sheet: (
            sheet.set_column("H:XFD", None, None, {"hidden": True}),
            sheet.set_default_row(hide_unused_rows=True),
        )
    )


@specimen
def colours_by_condition() -> bytes:
    def fill(book: Any, sheet: Any) -> None:
        sheet.conditional_format("B2:B4", {"type": "3_color_scale"})
        sheet.conditional_format("C2:C4", {"type": "data_bar", "data_bar_2010": True})
        sheet.conditional_format(
            "A2:C4",
            {
                "type": "formula",
                "criteria": "=MOD(ROW(),2)=0",
                "format": book.add_format({"bg_color": "#DDEBF7"}),
            },
        )
        sheet.data_validation("B2:B4", {"validate": "integer", "criteria": ">=", "value": 0})

    return by_xlsxwriter(fill)


@specimen
def workbook_with_a_picture() -> bytes:
    return by_openpyxl(lambda book: book.active.add_image(SheetImage(png()), "F2"))


@specimen
def workbook_of_nobody_who_commented() -> bytes:
    return with_part(by_openpyxl(), BOOK, PERSON, "xl/persons/person.xml", persons(""))


def charted(book: Any, sheet: Any) -> None:
    chart = book.add_chart({"type": "column"})
    chart.add_series(
        {"name": "=Lamps!$B$1", "categories": "=Lamps!$A$2:$A$4", "values": "=Lamps!$B$2:$B$4"}
    )
    chart.set_title({"name": "Lamps by lane"})
    sheet.insert_chart("F2", chart)


@specimen
def chart() -> bytes:
    return by_xlsxwriter(charted)


@specimen
def as_excel_writes_it() -> bytes:
    """What Excel adds to every workbook, short of the name of its author and the folder."""
    spaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr xr2 xr3" '
        'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" '
        'xmlns:xr2="http://schemas.microsoft.com/office/spreadsheetml/2015/revision2" xmlns:xr6="http://schemas.microsoft.com/office/spreadsheetml/2016/revision6" '
        'xmlns:xr10="http://schemas.microsoft.com/office/spreadsheetml/2016/revision10" '
    )
    number = "{00000000-0001-0000-0000-000000000000}"
    pointer = f'<xr:revisionPtr revIDLastSave="0" documentId="13_ncr:1_{number}" xr6:coauthVersionLast="47" xr6:coauthVersionMax="47" xr10:uidLastSave="{number}"/>'
    calculation = '<ext uri="{B58B0392-4F1F-4190-BB64-5DF3571DCE5F}" xmlns:xcalcf="http://schemas.microsoft.com/office/spreadsheetml/2018/calcfeatures"><xcalcf:calcFeatures>'
    follow = (
        '<ext uri="{140A7094-0E35-4892-8432-C4D2E57EDEB5}" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main">'
        '<x15:workbookPr chartTrackingRefBase="1"/></ext>'
    )
    slicers = (
        '<ext uri="{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        '<x14:slicerStyles defaultSlicerStyle="SlicerStyleLight1"/></ext>'
    )
    book = edited(
        coloured_headings(),
        BOOK,
        ("<workbook ", f"<workbook {spaces}"),
        (
            "<workbookPr",
            '<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="27830"/><workbookPr defaultThemeVersion="166925"',
        ),
        ("<bookViews>", pointer + "<bookViews>"),
    )
    book = before_end(
        book,
        BOOK,
        f'<extLst>{follow}{calculation}<xcalcf:feature name="microsoft.com:RD"/></xcalcf:calcFeatures></ext></extLst>',
    )
    book = edited(
        book,
        SHEET,
        ("<worksheet ", f'<worksheet {spaces} xr:uid="{number}" '),
        ("<sheetFormatPr ", '<sheetFormatPr x14ac:dyDescent="0.25" '),
        ('<row r="1"', '<row r="1" spans="1:3" x14ac:dyDescent="0.25"'),
        ("<pageMargins", '<phoneticPr fontId="1" type="noConversion"/><pageMargins'),
    )
    return before_end(book, "xl/styles.xml", f"<extLst>{slicers}</extLst>")


@specimen
def as_google_writes_it() -> bytes:
    """Empty drawings, sizes for every row, and no properties."""
    drawing = '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>'
    book = edited(
        by_openpyxl(),
        SHEET,
        ('<row r="1"', '<row r="1" ht="15.75" customHeight="1"'),
        (
            "</worksheet>",
            '<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId900"/></worksheet>',
        ),
    )
    return with_part(book, SHEET, "drawing", "xl/drawings/drawing1.xml", drawing)


@specimen
def sheet_with_line_breaks() -> bytes:
    """Some programs put every row and cell on a line of its own."""
    parts = parts_of(by_xlsxwriter())
    for mark in (b"<row", b"<c ", b"<v>", b"</c>", b"</row>", b"</sheetData>"):
        parts[SHEET] = parts[SHEET].replace(mark, b"\n  " + mark)
    return packed(parts)
