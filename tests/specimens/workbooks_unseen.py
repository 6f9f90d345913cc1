"""Workbooks with cells that nobody can see."""

from __future__ import annotations

import datetime

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
    return by_openpyxl(lambda book: (styled("B3", number_format="0;")(book), setattr(book.active["B3"], "value", -7)))


@specimen
def tiny_font() -> bytes:
    return by_openpyxl(styled("A3", font=Font(size=1)))


@specimen
def birthday_shown_as_year() -> bytes:
    return by_openpyxl(styled("B3", value=datetime.date(1961, 5, 17), number_format="yyyy"))


@specimen
def white_words_in_a_cell() -> bytes:
    def fill(book, sheet) -> None:  # type: ignore[no-untyped-def]
        sheet.write_rich_string("A5", "Yew Lane ", book.add_format({"font_color": "white"}), "Colin Fictional")

    return by_xlsxwriter(fill)


@specimen
def white_by_condition() -> bytes:
    return by_openpyxl(
        lambda book: book.active.conditional_formatting.add("B2:B4", CellIsRule(operator="lessThan", formula=["5"], font=Font(color="FFFFFFFF")))
    )


@specimen
def bars_for_values() -> bytes:
    return by_xlsxwriter(lambda book, sheet: sheet.conditional_format("B2:B4", {"type": "data_bar", "bar_only": True}))


@specimen
def cell_under_a_merged_one() -> bytes:
    return edited(by_openpyxl(), SHEET, ("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>'))


@specimen
def picture_over_cells() -> bytes:
    def fill(book, sheet) -> None:  # type: ignore[no-untyped-def]
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
    return edited(_shape(), "xl/drawings/drawing1.xml", ("<a:prstGeom", '<a:blipFill><a:srcRect b="40000"/></a:blipFill><a:prstGeom'))


@specimen
def hidden_shape_over_a_sheet() -> bytes:
    return edited(_shape(), "xl/drawings/drawing1.xml", ('name="TextBox 1"', 'name="TextBox 1" hidden="1"'))


def _shape() -> bytes:
    return by_xlsxwriter(lambda book, sheet: sheet.insert_textbox("F2", "Lamps by lane"))
