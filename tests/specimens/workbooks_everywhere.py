"""One workbook with a word in every place where no reader sees it."""

from __future__ import annotations

from typing import Any

from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from . import specimen
from .workbook_parts import (
    BOOK,
    MAIN,
    OFFICE,
    PERSON,
    SHEET,
    by_openpyxl,
    edited,
    persons,
    saved_by_excel,
    with_part,
)

CANARY = "QZXCANARYQZX"


def _fill(book: Any) -> None:
    sheet = book.active
    for column, text in (("D", "D1"), ("E", "E1")):
        sheet[text] = CANARY
        sheet.column_dimensions[column].hidden = True
    sheet["A5"], sheet["A6"], sheet["A7"], sheet["A8"], sheet["B9"] = (CANARY,) * 5
    sheet.row_dimensions[5].hidden = True
    sheet["A6"].font = Font(color="FFFFFFFF")
    sheet["A7"].number_format = ";;;"
    sheet["A8"].font = Font(size=1)
    sheet.row_dimensions[9].height = 0.1
    sheet["ZZ9000"] = CANARY
    sheet["A2"].comment = Comment(CANARY, CANARY)
    sheet.oddHeader.center.text = CANARY
    sheet.add_data_validation(
        DataValidation(
            "list",
            formula1=f'"{CANARY}"',
            prompt=CANARY,
            promptTitle=CANARY,
            error=CANARY,
            sqref="B2",
        )
    )
    for state in ("hidden", "veryHidden"):
        other = book.create_sheet(CANARY + state)
        other["A1"] = CANARY
        other.sheet_state = state
    book.defined_names.add(DefinedName(CANARY, attr_text=f'"{CANARY}"', comment=CANARY))
    properties = book.properties
    for name in (
        "creator",
        "lastModifiedBy",
        "title",
        "subject",
        "description",
        "keywords",
        "category",
    ):
        setattr(properties, name, CANARY)
    book.custom_doc_props.append(StringProperty(name=CANARY, value=CANARY))


@specimen
def every_hidden_place_of_a_workbook() -> bytes:
    """Visible are the three lanes with their lamps; the canary is everywhere else."""
    data = edited(
        saved_by_excel(by_openpyxl(_fill)),
        BOOK,
        (
            "<bookViews>",
            (
                '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x15">'
                f'<x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\\Users\\{CANARY}\\"/></mc:Choice>'
                "</mc:AlternateContent><bookViews>"
            ),
        ),
    )
    data = edited(
        data,
        SHEET,
        ("</sheetData>", (f'</sheetData><scenarios><scenario name="{CANARY}" user="{CANARY}" count="1"><inputCells r="B2" val="{CANARY}"/></scenario></scenarios>'
         '<mergeCells count="1"><mergeCell ref="A10:B10"/></mergeCells>')),
        ('<row r="9000">', (f'<row r="10"><c r="A10" t="inlineStr"><is><t>All</t></is></c><c r="B10" t="inlineStr"><is><t>{CANARY}</t></is></c></row>'
         f'<row r="11"><c r="A11"><f>"{CANARY}"</f><v>30</v></c></row><row r="9000">')),
    )  # fmt: skip
    text = f'<sst xmlns="{MAIN}"><si><t>{CANARY}</t><rPh sb="0" eb="1"><t>{CANARY}</t></rPh></si></sst>'
    data = with_part(data, BOOK, "sharedStrings", "xl/sharedStrings.xml", text, "rId909")
    data = with_part(
        data,
        SHEET,
        "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
        "xl/threadedComments/threadedComment1.xml",
        _thread(),
    )
    data = with_part(
        data,
        BOOK,
        PERSON,
        "xl/persons/person.xml",
        persons(f'<person displayName="{CANARY}" id="{{2}}" userId="{CANARY}" providerId="AD"/>'),
        "rId901",
    )
    cache = f'<sheetName val="{CANARY}"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>{CANARY}</v></cell></row></sheetData></sheetDataSet>'
    link = f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE}" r:id="rId1"><sheetNames>{cache}</externalBook></externalLink>'
    data = with_part(
        data, BOOK, "externalLink", "xl/externalLinks/externalLink1.xml", link, "rId902"
    )
    fields = f'<cacheFields count="1"><cacheField name="{CANARY}"><sharedItems count="1"><s v="{CANARY}"/></sharedItems></cacheField></cacheFields>'
    definition, records = (
        "xl/pivotCache/pivotCacheDefinition1.xml",
        "xl/pivotCache/pivotCacheRecords1.xml",
    )
    data = with_part(
        data,
        BOOK,
        "pivotCacheDefinition",
        definition,
        f'<pivotCacheDefinition xmlns="{MAIN}">{fields}</pivotCacheDefinition>',
        "rId903",
    )
    data = with_part(
        data,
        definition,
        "pivotCacheRecords",
        records,
        f'<pivotCacheRecords xmlns="{MAIN}" count="1"><r><s v="{CANARY}"/></r></pivotCacheRecords>',
    )
    connection = f'<connections xmlns="{MAIN}"><connection id="1" name="{CANARY}" type="5"><dbPr connection="Server={CANARY}"/></connection></connections>'
    data = with_part(data, BOOK, "connections", "xl/connections.xml", connection, "rId904")
    model = "http://schemas.microsoft.com/office/2007/relationships/powerPivotData"
    data = with_part(
        data,
        BOOK,
        model,
        "xl/model/item.data",
        CANARY.encode() * 20,
        "rId905",
        "application/vnd.openxmlformats-officedocument.model+data",
    )
    data = with_part(
        data,
        SHEET,
        "printerSettings",
        "xl/printerSettings/printerSettings1.bin",
        CANARY.encode("utf-16-le"),
        "rId906",
        "application/octet-stream",
    )
    data = with_part(data, SHEET, "drawing", "xl/drawings/drawing1.xml", _drawing(), "rId907")
    data = with_part(
        data, "xl/drawings/drawing1.xml", "chart", "xl/charts/chart1.xml", _chart(), "rId1"
    )
    data = with_part(
        data,
        "xl/charts/chart1.xml",
        "package",
        "xl/embeddings/Microsoft_Excel_Sheet1.xlsx",
        CANARY.encode(),
        "rId1",
    )
    return with_part(data, BOOK, "customXml", "customXml/item1.xml", f"<x>{CANARY}</x>", "rId908")


def _thread() -> str:
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    return f'<ThreadedComments xmlns="{space}"><threadedComment ref="A2" id="{{1}}" personId="{{2}}"><text>{CANARY}</text></threadedComment></ThreadedComments>'


def _drawing() -> str:
    xdr, a = (
        "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
    )
    corners = "".join(
        f"<xdr:{n}><xdr:col>{c}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{r}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{n}>"
        for n, c, r in (("from", 6, 1), ("to", 9, 9))
    )
    chart = f'<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="{OFFICE}" r:id="rId1"/>'
    frame = (
        f'<xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="{CANARY}" descr="{CANARY}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm/>'
        f'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">{chart}</a:graphicData></a:graphic></xdr:graphicFrame>'
    )
    return f'<xdr:wsDr xmlns:xdr="{xdr}" xmlns:a="{a}"><xdr:twoCellAnchor>{corners}{frame}<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>'


def _chart() -> str:
    cache = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{CANARY}</c:v></c:pt></c:strCache>'
    series = f'<c:ser><c:idx val="0"/><c:order val="0"/><c:cat><c:strRef><c:f>Lamps!$A$2</c:f>{cache}</c:strRef></c:cat></c:ser>'
    return (
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart><c:plotArea><c:barChart><c:barDir val="col"/>'
        f'{series}</c:barChart></c:plotArea></c:chart><c:externalData xmlns:r="{OFFICE}" r:id="rId1"/></c:chartSpace>'
    )
