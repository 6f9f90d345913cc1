"""What a reader sees of a workbook, taken out of workbooks that are not fit to publish."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl.styles import Font

from hidden_data.workbook import cells, grid, inspect, visible_tables
from specimens import made
from specimens.workbook_parts import (
    BOOK,
    MAIN,
    SHEET,
    by_openpyxl,
    by_xlsxwriter,
    edited,
    packed,
    parts_of,
    styled,
    with_part,
)
from specimens.workbooks_everywhere import CANARY
from specimens.workbooks_good import charted

VISIBLE = [
    ["Lane", "Lamps", "Share"],
    ["Elder Lane", "15", "0.5"],
    ["Ash Lane", "12", "0.4"],
    ["Oak Lane", "7", "0.1"],
]


def test_nothing_hidden_gets_into_the_visible_tables() -> None:
    tables, left, _ = visible_tables(made("every_hidden_place_of_a_workbook"))
    assert [table.name for table in tables] == ["Lamps"]
    assert tables[0].rows == [
        *VISIBLE,
        ["", "", ""],
        ["", "", ""],
        ["", "", ""],
        ["All", "", ""],
        ["30", "", ""],
    ]
    assert left == {
        "hidden sheet": 2, "hidden row": 2, "hidden column": 2, "unseen cell": 3, "cell under a merged cell": 1, "far cell": 1, "formula": 1, "comment": 2,
        "pivot cache": 1, "chart": 1, "link to another workbook": 1, "embedded file": 1, "connection": 1, "data model": 1, "defined name": 1,
        "text in no cell": 1,
    }  # fmt: skip


def test_a_hidden_word_goes_through_the_screen_and_into_no_message() -> None:
    found = inspect(made("every_hidden_place_of_a_workbook"))
    places = {
        passage.where.split(" and ")[0] for passage in found.passages if CANARY in passage.text
    }
    for place in (
        "comments",
        "drawing",
        "chart 1",
        "lists of allowed values",
        "header",
        "settings",
        "cell D1",
    ):
        assert f"sheet 1, {place}" in places
    assert {
        "properties",
        "custom properties",
        "defined names",
        "texts in no cell",
        "people who wrote comments",
        "sheet 2, its name",
    } <= places
    assert CANARY not in repr(found.faults)


def test_the_inspector_gives_the_same_tables() -> None:
    for name in (
        "every_hidden_place_of_a_workbook",
        "formats-by-libreoffice.xlsx",
        "dates_and_shares",
        "hidden_column",
    ):
        assert inspect(made(name)).tables == visible_tables(made(name))[0]


def test_what_is_shown_is_written_as_text() -> None:
    tables, left, _ = visible_tables(made("formats-by-libreoffice.xlsx"))
    assert [table.name for table in tables] == ["Lamps", "Headings"]
    assert tables[0].rows[:3] == [
        ["Lane", "Fitted", "At", "Share", "Cost", "Change"],
        ["Elder Lane", "2016-03-01", "2016-03-01T10:30", "0.0%", "£0.00", "0"],
        ["Ash Lane", "2016-03-02", "2016-03-02T10:30", "12.5%", "£1234.50", "-1500"],
    ]
    assert not left


@pytest.mark.parametrize(
    ("name", "rows", "left"),
    [
        ("hidden_row", [VISIBLE[0], VISIBLE[1], VISIBLE[3]], {"hidden row": 1}),
        ("filtered_rows", VISIBLE[:3], {"hidden row": 1}),
        ("hidden_column", [[row[0], row[2]] for row in VISIBLE], {"hidden column": 1}),
        ("white_text", [*VISIBLE[:2], ["", "12", "0.4"], VISIBLE[3]], {"unseen cell": 1}),
        ("white_words_in_a_cell", [*VISIBLE, ["Yew Lane ", "", ""]], {"unseen cell": 1}),
        (
            "number_shown_as_words",
            [*VISIBLE[:3], ["Oak Lane", "fewer than 9", "0.1"]],
            {"unseen cell": 1},
        ),
        (
            "birthday_shown_as_year",
            [*VISIBLE[:2], ["Ash Lane", "1961", "0.4"], VISIBLE[3]],
            {"shortened date": 1},
        ),
        ("formula", [*VISIBLE, ["", "30", ""]], {"formula": 1}),
    ],
)
def test_the_rest_is_left_out_and_counted(
    name: str, rows: list[list[str]], left: dict[str, int]
) -> None:
    tables, counts, _ = visible_tables(made(name))
    assert [table.rows for table in tables] == [rows]
    assert counts == left


def test_values_of_every_kind() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row("A5", (True, False))
        sheet.write_formula("A6", "=1/0", None, "#DIV/0!")
        sheet.write_formula("B6", '="a"', None, "a")
        sheet.write_string("C6", "two\nlines")
        sheet.merge_range("A7:C7", "across")

    rows = visible_tables(by_xlsxwriter(fill))[0][0].rows
    assert rows[4:] == [["TRUE", "FALSE", ""], ["#DIV/0!", "a", "two\nlines"], ["across", "", ""]]


def test_a_merged_label_is_repeated_and_a_merged_number_stands_once() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.merge_range("A5:A6", "Yew Lane")
        sheet.write_column("C5", ("new", "old"))
        sheet.merge_range("B5:B6", 15)
        sheet.merge_range("A7:B7", "Both lanes")
        sheet.write("C7", "all")

    [table], left, changed = visible_tables(by_xlsxwriter(fill))
    assert table.rows[4:] == [
        ["Yew Lane", "15", "new"],
        ["Yew Lane", "[as above]", "old"],
        ["Both lanes", "Both lanes", "all"],
    ]
    assert not left and sum(changed.values()) == 3


def test_the_sign_of_a_currency_is_kept_where_the_workbook_says_which_it_is() -> None:
    def fill(book: Any, sheet: Any) -> None:
        for row, code in enumerate(("£#,##0.00", 44)):
            sheet.write(4 + row, 1, 12.5, book.add_format({"num_format": code}))

    [table], _, changed = visible_tables(by_xlsxwriter(fill))
    assert [row[1] for row in table.rows[4:]] == ["£12.50", "12.50"]
    assert list(changed.values()) == [1]


def test_sheets_without_visible_cells_give_no_table() -> None:
    def fill(book: Any) -> None:
        book.create_sheet("Empty")
        book.create_sheet("White")["A1"] = "x"
        book["White"]["A1"].font = Font(color="FFFFFFFF")

    assert [table.name for table in visible_tables(by_openpyxl(fill))[0]] == ["Lamps"]


def test_a_text_is_given_once_to_the_screen() -> None:
    found = inspect(
        by_openpyxl(lambda book: [book.active.append(("Elder Lane",)) for _ in range(9)])
    )
    assert [passage.where for passage in found.passages if passage.text == "Elder Lane"] == [
        "sheet 1, cell A2 and 9 more"
    ]


def test_a_number_without_its_format_goes_through_the_screen_too() -> None:
    def fill(book: Any) -> None:
        book.active["A5"] = 7700900123
        book.active["A5"].number_format = "0000 000 000"

    assert {"7700900123", "7700 900 123"} <= {
        passage.text for passage in inspect(by_openpyxl(fill)).passages
    }


def test_more_cells_than_can_be_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MAX_CELLS", 12)
    assert not inspect(made("plain_workbook")).faults
    monkeypatch.setattr(cells, "MAX_CELLS", 11)
    assert [fault.code for fault in inspect(made("plain_workbook")).faults] == ["DL506"]


def test_a_sheet_that_is_wide_and_long_but_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MAX_AREA", 11)
    assert [fault.code for fault in inspect(made("plain_workbook")).faults] == ["DL506"]
    with pytest.raises(ValueError, match="wider than it is full"):
        visible_tables(made("plain_workbook"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<row r="2"', '<row r="9"'),
        ('<c r="B2"', '<c r="A1"'),
        ('<c r="B2"', '<c r="B7"'),
        ('<c r="B2"', '<c r="b2"'),
        ('<c r="B2"', '<c r="B12"'),
        ('<c r="B2"', '<c r="B2" note="Jane Placeholder"'),
        ('<row r="2"', '<row note="Jane Placeholder" r="2"'),
        ("<v>15</v>", "<v>15</v>Jane Placeholder"),
        ("<v>15</v>", "<v>15</v><v>16</v>"),
        ("<v>15</v>", "<v>15</v><is><t>Jane Placeholder</t></is>"),
        ("<v>15</v>", "<v>Jane Placeholder</v>"),
        ("<v>15</v>", "<note>15</note>"),
        ("<sheetData>", "<sheetData>Jane Placeholder"),
        ("</sheetData>", "</sheetData><sheetData></sheetData>"),
        ("<sheetData>", "<note>Jane Placeholder</note><sheetData>"),
        ("<pageMargins", "Jane Placeholder<pageMargins"),
        ("<pageMargins", '<pageMargins note="Jane Placeholder"'),
        (
            "</sheetData>",
            '</sheetData><extLst><ext uri="{1}"><note>Jane Placeholder</note></ext></extLst>',
        ),
        ("<is><t>Elder Lane</t></is>", "<is><t>Elder Lane</t>Jane Placeholder</is>"),
    ],
)
def test_a_sheet_that_is_built_in_another_way_is_refused(old: str, new: str) -> None:
    assert [fault.code for fault in inspect(edited(by_openpyxl(), SHEET, (old, new))).faults] == [
        "DL507"
    ]


def test_the_strict_form_is_refused_with_its_cure() -> None:
    (fault,) = inspect(made("strict_workbook")).faults
    assert fault.code == "DL507" and "strict" in fault.message and "Excel Workbook" in fault.fix


def test_a_picture_in_a_sheet_is_looked_into() -> None:
    found = inspect(made("workbook_with_a_picture"))
    assert not found.faults and found.unread.startswith("sheet 1, picture 1")
    parts = parts_of(made("workbook_with_a_picture"))
    media = next(name for name in parts if name.startswith("xl/media/"))
    assert any(
        fault.where == "sheet 1, picture 1"
        for fault in inspect(packed({**parts, media: parts[media] + b"Jane Placeholder"})).faults
    )
    assert [fault.code for fault in inspect(packed({**parts, media: b"<svg/>"})).faults] == [
        "DL511"
    ]


@pytest.mark.parametrize(
    "new",
    [
        "Jane Placeholder<a:themeElements",
        "<note/><a:themeElements",
        '<a:themeElements note="' + "Jane Placeholder " * 20 + '"',
    ],
)
def test_a_theme_holds_looks_alone(new: str) -> None:
    parts = parts_of(made("plain_workbook"))
    theme = parts["xl/theme/theme1.xml"].replace(b"<a:themeElements", new.encode(), 1)
    assert [
        fault.code for fault in inspect(packed({**parts, "xl/theme/theme1.xml": theme})).faults
    ] == ["DL507"]


@pytest.mark.parametrize("name", ["text_between_the_rows", "row_twice"])
def test_what_stands_between_rows_is_refused(name: str) -> None:
    assert [fault.code for fault in inspect(made(name)).faults] == ["DL507"]


def test_a_white_number_is_as_unseen_as_a_white_text() -> None:
    found = inspect(by_openpyxl(styled("B3", font=Font(color="FFFFFFFF"))))
    assert [(fault.code, fault.where) for fault in found.faults] == [("DL522", "sheet 1")]
    assert found.tables[0].rows[2] == ["Ash Lane", "", "0.4"]


def test_data_types_with_whole_records_are_refused() -> None:
    types = f'<metadata xmlns="{MAIN}"><metadataTypes count="1"><metadataType name="NAME" minSupportedVersion="120000"/></metadataTypes></metadata>'
    for name, codes in (("XLDAPR", []), ("XLRICHVALUE", ["DL527"])):
        found = inspect(
            with_part(
                by_openpyxl(), BOOK, "sheetMetadata", "xl/metadata.xml", types.replace("NAME", name)
            )
        )
        assert [fault.code for fault in found.faults] == codes


def test_a_chart_of_a_hidden_sheet_is_refused_with_it() -> None:
    def fill(book: Any, sheet: Any) -> None:
        charted(book, book.add_worksheet("Charts"))
        sheet.hide()
        book.get_worksheet_by_name("Charts").activate()

    assert {fault.code for fault in inspect(by_xlsxwriter(fill)).faults} == {"DL520", "DL528"}


def test_a_chart_that_brings_its_own_workbook_is_refused() -> None:
    found = inspect(
        with_part(
            made("chart"), "xl/charts/chart1.xml", "package", "xl/embeddings/sheet1.xlsx", b"PK"
        )
    )
    assert {fault.code for fault in found.faults} == {"DL515", "DL528"}


def test_names_of_fonts_are_no_names_of_people() -> None:
    found = inspect(by_openpyxl(styled("B3", font=Font(name="MS Gothic"))))
    assert not any("Gothic" in passage.text for passage in found.passages)


def test_words_of_formats_go_through_the_screen() -> None:
    found = inspect(by_openpyxl(styled("B3", number_format='0" lamps"')))
    assert ("styles", '0" lamps"') in {(passage.where, passage.text) for passage in found.passages}
    assert found.tables[0].rows[2][1] == "12 lamps"
