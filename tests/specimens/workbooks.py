"""Workbooks with something hidden in them, by where it hides."""

from __future__ import annotations

from typing import Any

from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from . import made, specimen
from . import workbook_packages as workbook_packages
from . import workbooks_unseen as workbooks_unseen
from .workbook_parts import (
    BOOK,
    MAIN,
    OFFICE,
    PERSON,
    SHEET,
    before_end,
    by_openpyxl,
    by_xlsxwriter,
    edited,
    parts_of,
    persons,
    png,
    saved_by_excel,
    styled,
    with_part,
)
from .workbooks_everywhere import (
    every_hidden_place_of_a_workbook as every_hidden_place_of_a_workbook,
)
from .workbooks_good import chart, charted, table


def _second(book: Any, state: str = "visible") -> Any:
    sheet = book.create_sheet("Notes")
    sheet.append(("Jane Placeholder", "asked for the lamps"))
    sheet.sheet_state = state
    return sheet


# Sheets.
@specimen
def hidden_sheet() -> bytes:
    return by_openpyxl(lambda book: _second(book, "hidden"))


@specimen
def very_hidden_sheet() -> bytes:
    return by_openpyxl(lambda book: _second(book, "veryHidden"))


@specimen
def sheet_without_tab() -> bytes:
    return edited(by_openpyxl(_second), BOOK, ('showSheetTabs="1"', 'showSheetTabs="0"'))


# Rows and columns.
@specimen
def hidden_row() -> bytes:
    return by_openpyxl(lambda book: setattr(book.active.row_dimensions[3], "hidden", True))


@specimen
def hidden_column() -> bytes:
    return by_openpyxl(lambda book: setattr(book.active.column_dimensions["B"], "hidden", True))


@specimen
def narrow_column() -> bytes:
    return by_xlsxwriter(lambda book, sheet: sheet.set_column("B:B", 0.1))


@specimen
def low_row() -> bytes:
    return by_xlsxwriter(lambda book, sheet: sheet.set_row(2, 0.5))


@specimen
def collapsed_rows() -> bytes:
    def fill(book: Any, sheet: Any) -> None:
        for row in (1, 2):
            sheet.set_row(row, None, None, {"level": 1, "hidden": True})
        sheet.set_row(3, None, None, {"collapsed": True})

    return by_xlsxwriter(fill)


@specimen
def filtered_rows() -> bytes:
    def fill(book: Any, sheet: Any) -> None:
        sheet.autofilter("A1:C4")
        sheet.filter_column("B", "x > 10")
        sheet.set_row(3, options={"hidden": True})

    return by_xlsxwriter(fill)


@specimen
def rows_before_the_frozen_ones() -> bytes:
    return by_xlsxwriter(
        lambda book, sheet: (sheet.freeze_panes(3, 0), sheet.set_top_left_cell("A3"))
    )


@specimen
def low_rows_by_default() -> bytes:
    return edited(
        by_openpyxl(), SHEET, ('defaultRowHeight="15"', 'defaultRowHeight="0" zeroHeight="1"')
    )


# Comments.
@specimen
def comment() -> bytes:
    return by_openpyxl(styled("A2", comment=Comment("ask Jane Placeholder", "Jane Placeholder")))


@specimen
def threaded_comment() -> bytes:
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    thread = f'<ThreadedComments xmlns="{space}"><threadedComment ref="A2" id="{{1}}" personId="{{2}}"><text>ask Jane Placeholder</text></threadedComment></ThreadedComments>'
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    return with_part(by_openpyxl(), SHEET, kind, "xl/threadedComments/threadedComment1.xml", thread)


@specimen
def person_who_commented() -> bytes:
    return with_part(
        by_openpyxl(),
        BOOK,
        PERSON,
        "xl/persons/person.xml",
        persons('<person displayName="Jane Placeholder" id="{2}" userId="j" providerId="AD"/>'),
    )


@specimen
def picture_in_a_header() -> bytes:
    return by_xlsxwriter(
        lambda book, sheet: sheet.set_header(
            "&C&G", {"image_center": "lamp.png", "image_data_center": png()}
        )
    )


# Names, links, pivots, models.
@specimen
def defined_name() -> bytes:
    return by_openpyxl(
        lambda book: book.defined_names.add(DefinedName("extract", attr_text='"Jane Placeholder"'))
    )


@specimen
def print_area_of_a_hidden_sheet() -> bytes:
    return by_openpyxl(lambda book: setattr(_second(book, "hidden"), "print_area", "A1:B1"))


@specimen
def link_to_a_workbook() -> bytes:
    cache = f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE}" r:id="rId1"><sheetNames><sheetName val="Staff"/></sheetNames></externalBook></externalLink>'
    return with_part(
        by_openpyxl(), BOOK, "externalLink", "xl/externalLinks/externalLink1.xml", cache
    )


@specimen
def connection() -> bytes:
    text = f'<connections xmlns="{MAIN}"><connection id="1" name="staff" type="5"><dbPr connection="Server=hr.example"/></connection></connections>'
    return with_part(by_openpyxl(), BOOK, "connections", "xl/connections.xml", text)


@specimen
def pivot_cache() -> bytes:
    text = f'<pivotCacheDefinition xmlns="{MAIN}"><cacheFields count="1"><cacheField name="Jane Placeholder"/></cacheFields></pivotCacheDefinition>'
    return with_part(
        by_openpyxl(), BOOK, "pivotCacheDefinition", "xl/pivotCache/pivotCacheDefinition1.xml", text
    )


@specimen
def data_model() -> bytes:
    return with_part(
        by_openpyxl(),
        BOOK,
        "http://schemas.microsoft.com/office/2007/relationships/powerPivotData",
        "xl/model/item.data",
        b"\0" * 64,
    )


# Charts.
@specimen
def chart_of_older_figures() -> bytes:
    return edited(chart(), "xl/charts/chart1.xml", ("<c:v>12</c:v>", "<c:v>13</c:v>"))


@specimen
def chart_of_deleted_cells() -> bytes:
    return edited(chart(), "xl/charts/chart1.xml", ("Lamps!$B$2:$B$4", "#REF!"))


@specimen
def chart_of_hidden_cells() -> bytes:
    def fill(book: Any, sheet: Any) -> None:
        charted(book, sheet)
        sheet.set_column("B:B", None, None, {"hidden": True})

    return by_xlsxwriter(fill)


@specimen
def chart_with_its_own_figures() -> bytes:
    numbers = '<c:numLit><c:ptCount val="1"/><c:pt idx="0"><c:v>9483</c:v></c:pt></c:numLit>'
    text = parts_of(chart())["xl/charts/chart1.xml"].decode()
    values = text[text.index("<c:val>") : text.index("</c:val>")]
    return edited(chart(), "xl/charts/chart1.xml", (values, "<c:val>" + numbers))


# Texts in no cell, formulas, lists.
@specimen
def orphan_text() -> bytes:
    return before_end(by_xlsxwriter(), "xl/sharedStrings.xml", "<si><t>Jane Placeholder</t></si>")


@specimen
def reading_aid() -> bytes:
    return edited(
        by_xlsxwriter(),
        "xl/sharedStrings.xml",
        (
            "<si><t>Ash Lane</t>",
            '<si><t>Ash Lane</t><rPh sb="0" eb="1"><t>Jane Placeholder</t></rPh>',
        ),
    )


@specimen
def formula() -> bytes:
    """As Excel saves it, with its result."""
    return saved_by_excel(
        by_xlsxwriter(lambda book, sheet: sheet.write_formula("B5", "=SUM(B2:B4)", None, 30))
    )


@specimen
def formula_written_as_nought() -> bytes:
    """As a library writes it that does not calculate."""
    return by_xlsxwriter(lambda book, sheet: sheet.write_formula("B5", "=SUM(B2:B4)"))


@specimen
def formula_with_an_empty_result() -> bytes:
    return saved_by_excel(by_openpyxl(lambda book: book.active.append(("All", "=SUM(B2:B4)"))))


@specimen
def formula_without_a_result() -> bytes:
    return edited(made("formula_with_an_empty_result"), SHEET, ("<v></v>", ""))


@specimen
def list_of_values() -> bytes:
    return by_openpyxl(
        lambda book: book.active.add_data_validation(
            DataValidation("list", formula1='"Jane Placeholder,Colin Fictional"', sqref="D2")
        )
    )


@specimen
def condition_with_words() -> bytes:
    return by_openpyxl(
        lambda book: book.active.conditional_formatting.add(
            "A2:A4",
            FormulaRule(['$A2="Jane Placeholder"'], fill=PatternFill("solid", bgColor="FFFFFF00")),
        )
    )


@specimen
def saved_filter() -> bytes:
    def fill(book: Any) -> None:
        book.active.auto_filter.ref = "A1:C4"
        book.active.auto_filter.add_filter_column(0, ["Elder Lane", "Jane Placeholder"])

    return by_openpyxl(fill)


@specimen
def custom_view() -> bytes:
    view = '<customWorkbookViews><customWorkbookView name="Jane Placeholder" guid="{1}" windowWidth="1" windowHeight="1" activeSheetId="1"/></customWorkbookViews>'
    return before_end(by_openpyxl(), BOOK, view)


@specimen
def scenario() -> bytes:
    values = '<scenarios><scenario name="worst" user="Jane Placeholder" count="1"><inputCells r="B2" val="9483"/></scenario></scenarios>'
    return edited(by_openpyxl(), SHEET, ("</sheetData>", "</sheetData>" + values))


@specimen
def table_with_totals() -> bytes:
    def fill(book: Any, sheet: Any) -> None:
        columns = [
            {"header": "Lane", "total_string": "All"},
            {"header": "Lamps", "total_function": "sum", "total_value": 30},
            {"header": "Share"},
        ]
        sheet.add_table("A1:C5", {"total_row": True, "columns": columns})

    return by_xlsxwriter(fill)


@specimen
def table_with_other_names() -> bytes:
    return edited(
        table(), "xl/tables/table1.xml", ('id="2" name="Lamps"', 'id="2" name="Jane Placeholder"')
    )
