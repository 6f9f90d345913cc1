"""Workbooks, rebuilt: what a reader sees of them stays, and goes through the checks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from hidden_data.documents import inspect
from hidden_data.report import Table
from rebuilt_workbooks import inspected, opened, rebuilt, tables
from specimens import made
from specimens.workbook_parts import by_openpyxl, by_xlsxwriter, styled


def test_values_of_every_kind_are_shown() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row("A5", (True, False))
        sheet.write_string("C5", "two\nlines")

    assert tables(by_xlsxwriter(fill))[0].rows[4] == ["TRUE", "FALSE", "two\nlines"]


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    data = by_xlsxwriter(lambda _, sheet: sheet.write_string("A5", "=1+1"))
    assert opened(data).active["A5"].data_type == "s"


DAY, NOON = datetime(2016, 3, 1), datetime(2016, 3, 1, 12)
WITH_TIME = "yyyy-mm-dd h:mm:ss"


def moments(*days: datetime) -> Table:
    """The table of a workbook with moments in its first column."""

    def fill(book: Any, sheet: Any) -> None:
        look = book.add_format({"num_format": WITH_TIME})
        for place, day in enumerate(days, 4):
            sheet.write_datetime(place, 0, day, look)

    return tables(by_xlsxwriter(fill))[0]


def test_days_of_a_column_without_any_time_stand_without_one() -> None:
    table = moments(DAY, DAY)
    assert [row[0] for row in table.rows[4:]] == ["2016-03-01"] * 2 and not table.as_shown


def test_days_of_a_column_with_a_time_keep_theirs() -> None:
    table = moments(DAY, NOON)
    assert [row[0] for row in table.rows[4:]] == ["2016-03-01T00:00:00", "2016-03-01T12:00:00"]
    assert [row[0] for row in table.as_shown[4:]] == ["2016-03-01 00:00:00", "2016-03-01 12:00:00"]


def test_separators_of_thousands_are_kept_beside_the_plain_number() -> None:
    def fill(book: Any, sheet: Any) -> None:
        for column, code in enumerate(("£#,##0.00", "0.00", "00,000")):
            sheet.write(4, column, -3825.5, book.add_format({"num_format": code}))

    [table] = tables(by_xlsxwriter(fill))
    assert table.rows[4] == ["-£3825.50", "-3825.50", "-03826"]
    assert table.as_shown[4] == ["-£3,825.50", "-3825.50", "-03826"]


def test_merged_cells_stay_merged() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.merge_range("A5:B6", "Yew Lane")
        sheet.write("C6", "old")

    data = by_xlsxwriter(fill)
    assert [str(area) for area in opened(data).active.merged_cells.ranges] == ["A5:B6"]


def test_a_merged_cell_reaches_out_of_a_hidden_column() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.merge_range("A5:C5", "Yew Lane")
        sheet.set_column("A:A", None, None, {"hidden": True})

    data = by_xlsxwriter(fill)
    assert tables(data)[0].rows[4] == ["Yew Lane", ""]
    assert [str(area) for area in opened(data).active.merged_cells.ranges] == ["A5:B5"]


def test_a_table_repeats_a_merged_label_and_says_a_merged_number_once() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.merge_range("A5:A6", "Yew Lane")
        sheet.write_column("C5", ("new", "old"))
        sheet.merge_range("B5:B6", 15)
        sheet.merge_range("A7:B7", "Both lanes")
        sheet.write("C7", "all")
        sheet.merge_range("A8:C8", "Notes")

    assert tables(by_xlsxwriter(fill))[0].rows[4:] == [
        ["Yew Lane", "15", "new"],
        ["Yew Lane", "[as above]", "old"],
        ["Both lanes", "Both lanes", "all"],
        ["Notes", "", ""],
    ]


def test_headings_stay_bold_and_columns_as_wide_as_they_were() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.set_column("A:A", 30)
        sheet.write("A1", "Lane", book.add_format({"bold": True}))

    page = opened(by_xlsxwriter(fill)).active
    assert page["A1"].font.b and not page["A2"].font.b
    assert page.column_dimensions["A"].width == pytest.approx(30.71, abs=0.1)


def test_a_column_is_wide_enough_for_its_numbers() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.set_column("B:B", 2)
        sheet.write("B5", 123456789.5, book.add_format({"num_format": "£#,##0.00"}))

    assert opened(by_xlsxwriter(fill)).active.column_dimensions["B"].width > 16


def test_a_sheet_keeps_its_name_and_is_screened_for_it() -> None:
    found = inspected(by_openpyxl(lambda book: setattr(book.active, "title", "Lamps & lanes")))
    assert found.tables[0].name == "Lamps & lanes"
    assert ("sheet 1, its name", "Lamps & lanes") in {(p.where, p.text) for p in found.passages}


def test_a_link_keeps_its_text_and_its_address_is_counted() -> None:
    result = rebuilt(made("workbook_by_a_team_with_links"))
    assert result.left == {"address of a link, which its text does not say": 1}
    assert ["the lamps", "", ""] in inspect(result.content, "xlsx").tables[0].rows


def test_a_text_of_a_column_is_given_once_with_all_its_cells() -> None:
    fill = by_openpyxl(lambda book: [book.active.append(("Elder Lane",)) for _ in range(9)])
    (passage,) = (p for p in inspected(fill).passages if p.text == "Elder Lane")
    assert [passage.where, *passage.also] == [
        "sheet 1, cell A2",
        *(f"sheet 1, cell A{row}" for row in range(5, 14)),
    ]


def test_a_number_without_its_format_goes_through_the_screen_too() -> None:
    data = by_openpyxl(styled("B3", value=7700900123, number_format='0" calls"'))
    assert {"7700900123", "7700900123 calls"} <= {p.text for p in inspected(data).passages}
