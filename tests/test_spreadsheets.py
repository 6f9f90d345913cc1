"""OpenDocument spreadsheets become workbooks of what a reader sees of them."""

from __future__ import annotations

import io

import openpyxl
import pytest

from canary import CANARY, holds
from hidden_data.documents import inspect, rebuild
from rebuilt_workbooks import LAMPS, rebuilt, refused, tables
from specimens import made
from specimens.spreadsheets import number, row, rule, sheet, spreadsheet, text, typed


def test_everything_that_is_hidden_in_a_spreadsheet_is_left_behind_and_counted() -> None:
    result = rebuilt(made("every_hidden_place_of_a_spreadsheet"), "ods")
    assert (result.ending, holds(result.content)) == ("xlsx", False)
    rows = inspect(result.content, "xlsx").tables[0].rows
    assert rows[:3] == LAMPS[:3] and CANARY not in str(rows)
    assert result.left == {
        "hidden sheet": 1, "hidden row": 4, "hidden column": 2, "unseen cell": 5, "far cell": 1,
        "cell under a merged cell": 1, "covered cell": 2, "comment": 1, "text box or shape": 1,
        "list of tracked changes": 1, "list or rule of allowed values": 1, "defined name": 1,
    }  # fmt: skip


def gap(cells: int) -> str:
    return f'<table:table-cell table:number-columns-repeated="{cells}"/>'


@pytest.mark.parametrize(
    ("rows", "far"),
    [
        (
            row(text("Elder Lane"))
            + row(attributes='table:number-rows-repeated="1048575"')
            + row(text("Oak Lane")),
            1,
        ),
        (
            row(text("Elder Lane"), gap(178), text("Oak Lane"))
            + row(attributes='table:number-rows-repeated="600"')
            + row(gap(89), text("Ash Lane")),
            2,
        ),
    ],
    ids=["behind the last row", "far once another one is gone"],
)
def test_what_lies_far_from_the_rest_is_left_behind_at_once(rows: str, far: int) -> None:
    result = rebuilt(spreadsheet(sheet(rows)), "ods")
    assert (result.left, rebuilt(result.content).left) == ({"far cell": far}, {})


def test_a_spreadsheet_of_libreoffice_becomes_the_same_workbook_as_its_workbook() -> None:
    spreadsheet_tables = tables(made("formats-by-libreoffice.ods"), "ods")
    assert spreadsheet_tables == tables(made("formats-by-libreoffice.xlsx"))


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        (number("1234.5", "£1,234.50", "currency"), 1234.5, "£#,##0.00"),
        (number("0.125", "12.5%", "percentage"), 0.125, "0.0%"),
        (number("0.12345", "12.3%", "percentage"), 0.123, "0.0%"),
        (number("-8075", "(8,075)"), -8075, "#,##0;(#,##0)"),
        (number("7", "fewer than 9", style="few"), "fewer than 9", "General"),
        (number("1234.5", "1.234,50"), "1.234,50", "General"),
        (text("007"), "007", "General"),
    ],
)
def test_a_number_of_a_spreadsheet_is_read_from_what_is_shown(
    cell: str, value: object, code: str
) -> None:
    content = rebuilt(spreadsheet(sheet(row(cell))), "ods").content
    found = openpyxl.load_workbook(io.BytesIO(content)).active["A1"]
    assert (found.value, found.number_format) == (value, code)


def test_a_date_of_a_spreadsheet_stays_a_date_as_it_was_shown() -> None:
    given = 'office:value-type="date" office:date-value="2016-03-01"'
    cell = f"<table:table-cell {given}><text:p>1 March 2016</text:p></table:table-cell>"
    content = rebuilt(spreadsheet(sheet(row(cell))), "ods").content
    found = openpyxl.load_workbook(io.BytesIO(content)).active["A1"]
    assert (found.value.isoformat()[:10], found.number_format) == ("2016-03-01", "d mmmm yyyy")


@pytest.mark.parametrize(
    "lie",
    [
        number("5", CANARY),
        number("5", "5 Placeholder"),
        number("5", "07700 900123"),
        number("7", "fewer than 9"),
        typed("date", "2016-03-01", "Placeholder"),
        typed("date", "2016-03-01", "1 March 1961"),
        typed("time", "PT01H02M03S", "07:30"),
        typed("boolean", "true", "Placeholder"),
        text("Yew Lane", 'office:string-value="Placeholder"'),
    ],
)
def test_a_cell_of_a_spreadsheet_whose_text_is_not_its_value_is_refused(lie: str) -> None:
    (fault,) = rebuild(spreadsheet(sheet(row(text("x"), lie))), "ods").faults
    assert (fault.code, fault.where) == ("DL507", "sheet 1, cell B1")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (number("1234567", "1.235"), "1.235"),
        (number("3.14159", "3 1/7"), "3 1/7"),
        (number("123456", "1.23E+05"), "1.23E+05"),
        (number("-0.5", "-.5"), "-.5"),
        (number("1", "TRUE"), "TRUE"),
        (typed("date", "2016-03-01", "1 Mawrth"), "1 Mawrth"),
        (typed("date", "2016-03-01T07:30:00", "Tue, 7:30 AM"), "Tue, 7:30 AM"),
        (typed("time", "PT00H01M02.75S", "01:02.75"), "01:02.75"),
        (typed("time", "PT01H35M03S", "95:03"), "95:03"),
        (typed("time", "PT36H05M00S", "36:05"), "36:05"),
        (typed("boolean", "false", "FALSE"), "FALSE"),
    ],
)
def test_a_value_of_a_spreadsheet_may_be_shown_in_many_ways(cell: str, shown: str) -> None:
    assert tables(spreadsheet(sheet(row(cell))), "ods")[0].rows == [[shown]]


def test_minutes_of_a_spreadsheet_do_not_become_hours() -> None:
    content = rebuilt(spreadsheet(sheet(row(typed("time", "PT01H35M03S", "95:03")))), "ods").content
    found = openpyxl.load_workbook(io.BytesIO(content)).active["A1"]
    assert (str(found.value), found.number_format) == ("1:35:03", "[mm]:ss")


@pytest.mark.parametrize(("style", "cells"), [("paper", ["x"]), ("ink", ["x", "-7"])])
def test_a_format_can_paint_a_number_of_a_spreadsheet_white(style: str, cells: list[str]) -> None:
    data = spreadsheet(sheet(row(text("x"), number("-7", style=style))))
    assert tables(data, "ods")[0].rows == [cells]


@pytest.mark.parametrize(
    ("style", "codes"), [("words", ["DL522"]), ("meadow_1", ["DL522"]), ("ink", [])]
)
def test_a_rule_that_may_hide_cells_of_a_spreadsheet_stands_in_the_way(
    style: str, codes: list[str]
) -> None:
    cells = row(text("Yew Lane", 'table:style-name="green"'))
    assert refused(spreadsheet(sheet(cells + rule(style))), "ods") == codes


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (f"<text:hidden-text>{CANARY}</text:hidden-text>", "Yew Lane"),
        (f"<text:note><text:p>{CANARY}</text:p></text:note>", "Yew Lane"),
        (f"<text:ruby-text>{CANARY}</text:ruby-text>", "Yew Lane"),
        ("<text:sheet-name>Lamps</text:sheet-name>", "Yew LampsLane"),
    ],
)
def test_only_what_programs_show_of_a_text_of_a_spreadsheet_is_kept(
    inside: str, shown: str
) -> None:
    data = spreadsheet(sheet(row(text(f"Yew {inside}Lane"))))
    assert tables(data, "ods")[0].rows == [[shown]]


def test_a_copy_of_cells_of_another_file_is_left_behind() -> None:
    copy = sheet(row(text(CANARY))).replace('"Lamps"', "\"'file:///lamps.ods'#Lamps\"")
    result = rebuilt(spreadsheet(sheet(row(text("x"))), copy), "ods")
    assert result.left == {"copy of cells of another file": 1}


@pytest.mark.parametrize(("said", "left"), [("true", 0), ("0", 1)])
def test_a_sheet_is_shown_only_if_that_is_certain(said: str, left: int) -> None:
    shows = f'<style:table-properties table:display="{said}"/></style:style>'
    styles = f'<style:style style:name="maybe" style:family="table">{shows}'
    other = sheet(row(text("y")), 'table:style-name="maybe"')
    result = rebuilt(spreadsheet(sheet(row(text("x"))), other, styles=styles), "ods")
    assert result.left.get("hidden sheet", 0) == left


def test_the_style_of_every_cell_of_a_spreadsheet_can_hide_them() -> None:
    white = '<style:text-properties fo:color="#fff"/></style:style>'
    styles = f'<style:style style:name="Default" style:family="table-cell">{white}'
    cells = row(text("x"), text("y", 'table:style-name="green"'))
    assert tables(spreadsheet(sheet(cells), styles=styles), "ods")[0].rows == [["", "y"]]


def test_a_letter_of_a_spreadsheet_in_a_font_of_symbols_becomes_the_sign() -> None:
    data = spreadsheet(sheet(row(text("ü", 'table:style-name="signs"'))))
    assert tables(data, "ods")[0].rows == [["✓"]]


def test_a_formula_of_a_spreadsheet_without_a_result_stands_in_the_way() -> None:
    cell = '<table:table-cell table:formula="of:=SUM([.A1])"/>'
    assert refused(spreadsheet(sheet(row(cell, text("x")))), "ods") == ["DL530"]


def test_a_spreadsheet_with_a_password_is_refused() -> None:
    assert refused(made("locked_spreadsheet"), "ods") == ["DL507"]


@pytest.mark.parametrize(
    "bomb",
    [
        row(text("x"), attributes='table:number-rows-repeated="1048576"') * 2,
        row(text("x", 'table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="99"'),
    ],
)  # fmt: skip
def test_cells_that_are_repeated_without_end_are_refused(bomb: str) -> None:
    assert refused(spreadsheet(sheet(bomb)), "ods") == ["DL506"]
