"""Workbooks with cells that nobody can see."""

from __future__ import annotations

import datetime
from typing import Any

from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Color, Font, PatternFill

from . import specimen
from .workbook_parts import SHEET, by_openpyxl, by_xlsxwriter, edited, styled


@specimen
def white_text() -> bytes:
    return by_openpyxl(styled("A3", font=Font(color="FFFFFFFF")))


@specimen
def white_theme_text() -> bytes:
    return by_openpyxl(styled("A3", font=Font(color=Color(theme=0, tint=-0.02))))


@specimen
def white_palette_text() -> bytes:
    return by_openpyxl(styled("A3", font=Font(color=Color(indexed=9))))


@specimen
def black_boxes() -> bytes:
    return by_openpyxl(styled("A3", fill=PatternFill("solid", fgColor="FF000000")))


@specimen
def format_of_nothing() -> bytes:
    return by_openpyxl(styled("B3", number_format=";;;"))


@specimen
def number_shown_as_words() -> bytes:
    return by_openpyxl(styled("B4", number_format='[<9]"fewer than 9";0'))


@specimen
def negative_hidden() -> bytes:
    def fill(book: Any) -> None:
        styled("B3", number_format="0;")(book)
        book.active["B3"].value = -7

    return by_openpyxl(fill)


@specimen
def tiny_font() -> bytes:
    return by_openpyxl(styled("A3", font=Font(size=1)))


@specimen
def birthday_shown_as_year() -> bytes:
    return by_openpyxl(styled("B3", value=datetime.date(1961, 5, 17), number_format="yyyy"))


@specimen
def white_words_in_a_cell() -> bytes:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_rich_string(
            "A5", "Yew Lane ", book.add_format({"font_color": "white"}), "Colin Fictional"
        )

    return by_xlsxwriter(fill)


@specimen
def white_by_condition() -> bytes:
    return by_openpyxl(
        lambda book: book.active.conditional_formatting.add(
            "B2:B4", CellIsRule(operator="lessThan", formula=["5"], font=Font(color="FFFFFFFF"))
        )
    )


@specimen
def bars_for_values() -> bytes:
    return by_xlsxwriter(
        lambda book, sheet: sheet.conditional_format(
            "B2:B4", {"type": "data_bar", "bar_only": True}
        )
    )


@specimen
def cell_under_a_merged_one() -> bytes:
    return edited(
        by_openpyxl(),
        SHEET,
        ("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>'),
    )


@specimen
def picture_over_cells() -> bytes:
    def fill(book: Any, sheet: Any) -> None:
        sheet.insert_textbox("A2", "Redacted", {"width": 200, "height": 60})

    return by_xlsxwriter(fill)


@specimen
def cell_far_away() -> bytes:
    return by_openpyxl(styled("ZZ9000", value="Jane Placeholder"))


@specimen
def white_by_number_format() -> bytes:
    return by_openpyxl(styled("B3", number_format="[White]0"))


@specimen
def cropped_picture_in_a_sheet() -> bytes:
    return edited(
        _shape(),
        "xl/drawings/drawing1.xml",
        ("<a:prstGeom", '<a:blipFill><a:srcRect b="40000"/></a:blipFill><a:prstGeom'),
    )


@specimen
def hidden_shape_over_a_sheet() -> bytes:
    return edited(
        _shape(), "xl/drawings/drawing1.xml", ('name="TextBox 1"', 'name="TextBox 1" hidden="1"')
    )


def _shape() -> bytes:
    return by_xlsxwriter(lambda book, sheet: sheet.insert_textbox("F2", "Lamps by lane"))


# Around the cells.


@specimen
def text_box_beside_cells() -> bytes:
    return _shape()


@specimen
def chart_far_away() -> bytes:
    return _chart("ZZ90")


@specimen
def chart_of_no_size() -> bytes:
    return _chart("F2", {"x_scale": 0.01, "y_scale": 0.01})


@specimen
def white_chart_title() -> bytes:
    return _chart("F2", title={"name": "Colin Fictional", "name_font": {"color": "#FFFFFF"}})


@specimen
def tiny_chart_title() -> bytes:
    return _chart("F2", title={"name": "Colin Fictional", "name_font": {"size": 1}})


@specimen
def chart_title_off_its_chart() -> bytes:
    data = _chart("F2", title={"name": "Colin Fictional", "layout": {"x": 0.5, "y": 0.5}})
    return edited(data, "xl/charts/chart1.xml", ('<c:x val="0.5"/>', '<c:x val="2"/>'))


@specimen
def chart_with_title() -> bytes:
    """A good one: a title in white upon blue, at its usual place, and another in grey."""

    def fill(book: Any, sheet: Any) -> None:
        for cell, ground, ink in (("F2", "#003366", "#FFFFFF"), ("F20", "#FFFFFF", "#595959")):
            chart = book.add_chart({"type": "column"})
            chart.add_series({"categories": "=Lamps!$A$2:$A$4", "values": "=Lamps!$B$2:$B$4"})
            chart.set_chartarea({"fill": {"color": ground}})
            chart.set_title({"name": "Lamps by lane", "name_font": {"color": ink, "size": 14}})
            sheet.insert_chart(cell, chart)

    return by_xlsxwriter(fill)


def _chart(
    cell: str, options: dict[str, float] | None = None, title: dict[str, object] | None = None
) -> bytes:
    def fill(book: Any, sheet: Any) -> None:
        chart = book.add_chart({"type": "column"})
        chart.add_series({"categories": "=Lamps!$A$2:$A$4", "values": "=Lamps!$B$2:$B$4"})
        chart.set_title(title or {"name": "Lamps by lane"})
        sheet.insert_chart(cell, chart, options or {})

    return by_xlsxwriter(fill)


@specimen
def white_header() -> bytes:
    return by_xlsxwriter(lambda book, sheet: sheet.set_header("&L&KFFFFFFColin Fictional"))


@specimen
def theme_white_footer() -> bytes:
    return by_xlsxwriter(lambda book, sheet: sheet.set_footer("&C&K00-005Colin Fictional"))


@specimen
def tiny_header() -> bytes:
    return by_xlsxwriter(lambda book, sheet: sheet.set_header("&L&1Colin Fictional"))


@specimen
def coloured_header() -> bytes:
    """A good one: a grey header of size 8, and an ampersand before a number."""
    return by_xlsxwriter(
        lambda book, sheet: (
            sheet.set_header("&L&K595959&8Lamps && lanes"),
            sheet.set_footer("&CPage &P of &N"),
        )
    )


# Number formats that show nothing of the value.


@specimen
def white_in_the_last_section() -> bytes:
    return by_openpyxl(styled("A3", number_format="0;0;0;[White]@"))


@specimen
def white_by_a_numbered_colour() -> bytes:
    return by_openpyxl(styled("A3", number_format="[Color 2]@"))


@specimen
def words_in_place_of_text() -> bytes:
    return by_openpyxl(styled("A3", number_format='0;0;0;"withheld"'))


@specimen
def nothing_by_condition() -> bytes:
    return by_xlsxwriter(
        lambda book, sheet: sheet.conditional_format(
            "B2:B4",
            {
                "type": "cell",
                "criteria": ">",
                "value": 5,
                "format": book.add_format({"num_format": '""'}),
            },
        )
    )


@specimen
def thousands_by_condition() -> bytes:
    """A good one: a number format by condition that shows each value."""
    return by_xlsxwriter(
        lambda book, sheet: sheet.conditional_format(
            "B2:B4",
            {
                "type": "cell",
                "criteria": ">",
                "value": 5,
                "format": book.add_format({"num_format": "[Blue]#,##0;[Red]-#,##0"}),
            },
        )
    )
