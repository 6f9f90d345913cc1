"""Workbooks, rebuilt: what nobody sees is left behind, and what is not certain is refused."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl.styles import Font

from hidden_data.documents import inspect, rebuild
from hidden_data.workbook.rebuild import read
from hidden_data.workbook.shown import FORMULA
from rebuilt_workbooks import LAMPS, rebuilt, refused, tables
from specimens import made
from specimens.workbook_parts import (
    SHEET,
    by_openpyxl,
    by_xlsxwriter,
    edited,
    parts_of,
    saved_by_excel,
    styled,
)


def test_everything_that_is_hidden_is_left_behind_and_counted() -> None:
    result = rebuilt(made("every_hidden_place_of_a_workbook"))
    [table] = inspect(result.content, "xlsx").tables
    nothing = [["", "", ""]] * 3
    assert table.rows == [*LAMPS, *nothing, ["All", "", ""], ["30", "", ""]]
    assert result.left == {
        "hidden sheet": 2, "hidden row": 2, "hidden column": 2, "unseen cell": 3, "far cell": 1,
        "cell under a merged cell": 1, FORMULA: 1, "comment": 2, "chart": 1, "scenario": 1,
        "copy of the rows behind a pivot table": 1, "link to another workbook": 1,
        "embedded file": 1, "connection to a database": 1, "data model": 1, "defined name": 1,
        "text in no cell": 1, "header or footer": 1, "list or rule of allowed values": 1,
        "settings of a printer": 1, "data of another program": 2, "folder it was kept in": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("specimen", "rows", "left"),
    [
        ("hidden_row", [LAMPS[0], LAMPS[1], LAMPS[3]], {"hidden row": 1}),
        ("low_row", [LAMPS[0], LAMPS[1], LAMPS[3]], {"hidden row": 1}),
        ("collapsed_rows", [LAMPS[0], LAMPS[3]], {"hidden row": 2}),
        ("hidden_column", [[one[0], one[2]] for one in LAMPS], {"hidden column": 1}),
        ("narrow_column", [[one[0], one[2]] for one in LAMPS], {"hidden column": 1}),
        ("white_text", [*LAMPS[:2], ["", "12", "0.4"], LAMPS[3]], {"unseen cell": 1}),
        ("white_words_in_a_cell", [*LAMPS, ["Yew Lane ", "", ""]], {"unseen cell": 1}),
        ("cell_far_away", LAMPS, {"far cell": 1}),
        ("hidden_sheet", LAMPS, {"hidden sheet": 1}),
        ("very_hidden_sheet", LAMPS, {"hidden sheet": 1}),
        ("sheet_without_tab", LAMPS, {"hidden sheet": 1}),
        ("comment", LAMPS, {"comment": 1}),
        ("threaded_comment", LAMPS, {"comment": 1}),
        ("chart", LAMPS, {"chart": 1}),
        ("workbook_with_a_picture", LAMPS, {"picture": 1}),
        ("text_box_beside_cells", LAMPS, {"text box or shape": 1}),
        ("picture_over_cells", LAMPS[:1], {"text box or shape": 1, "covered cell": 9}),
        ("formula", [*LAMPS, ["", "30", ""]], {FORMULA: 1}),
        ("coloured_header", LAMPS, {"header or footer": 2}),
        ("list_of_values", LAMPS, {"list or rule of allowed values": 1}),
        ("workbook_with_a_file_inside", LAMPS, {"embedded file": 1}),
        ("workbook_with_an_unknown_part", LAMPS, {"part of a kind that is not known here": 1}),
        ("workbook_in_a_remark", LAMPS, {"remark in the archive": 1}),
    ],
)
def test_what_nobody_sees_is_left_behind(
    specimen: str, rows: list[list[str]], left: dict[str, int]
) -> None:
    result = rebuilt(made(specimen))
    assert [table.rows for table in inspect(result.content, "xlsx").tables] == [rows]
    assert result.left == left
    assert not any(name in part for part in parts_of(result.content).values() for name in HIDDEN)


HIDDEN = (b"Placeholder", b"Fictional", b"Redacted", b"SUM(")
"""Words that stand in the hidden places of the specimens."""


def test_rows_before_the_frozen_ones_are_out_of_reach() -> None:
    left = rebuilt(made("rows_before_the_frozen_ones")).left
    assert left == {"cell before the frozen rows or columns, out of reach": 6}


def test_a_column_without_room_for_a_letter_shows_only_what_reaches_beyond() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.set_column("A:A", 0.3)
        sheet.write("A5", "All lamps of the borough")

    result = rebuilt(by_xlsxwriter(fill))
    assert result.left == {"cell in a column too narrow to be read": 4}
    assert inspect(result.content, "xlsx").tables[0].rows[3:] == [
        ["", "7", "0.1"],
        ["All lamps of the borough", "", ""],
    ]


def test_a_nought_that_the_sheet_does_not_show_is_left_behind() -> None:
    data = by_xlsxwriter(lambda _, sheet: (sheet.hide_zero(), sheet.write("B5", 0)))
    assert rebuilt(data).left == {"unseen cell": 1}


def test_a_picture_that_is_placed_by_its_size_covers_cells_too() -> None:
    anchor = ("<xdr:twoCellAnchor>", "<xdr:oneCellAnchor>")
    data = made("picture_over_cells")
    part = "xl/drawings/drawing1.xml"
    drawing = parts_of(data)[part].decode()
    end = drawing[drawing.index("<xdr:to>") : drawing.index("</xdr:to>") + len("</xdr:to>")]
    size = '<xdr:ext cx="1905000" cy="571500"/>'
    data = edited(data, part, anchor, (end, size), ("</xdr:twoCell", "</xdr:oneCell"))
    assert rebuilt(data).left["covered cell"] == 9


@pytest.mark.parametrize("specimen", ["white_by_condition", "bars_for_values"])
def test_a_rule_that_may_hide_cells_stands_in_the_way(specimen: str) -> None:
    assert refused(made(specimen)) == ["DL522"]


@pytest.mark.parametrize(
    "specimen",
    ["formula_with_an_empty_result", "formula_without_a_result", "formula_written_as_nought"],
)
def test_a_result_that_was_never_calculated_stands_in_the_way(specimen: str) -> None:
    (fault,) = rebuild(made(specimen), "xlsx").faults
    assert fault.code == "DL530"
    assert fault.fix == "open it once in Excel or LibreOffice, save it, and try again"


def test_a_result_that_is_an_error_is_shown() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_formula("A5", "=1/0", None, "#DIV/0!")

    assert tables(saved_by_excel(by_xlsxwriter(fill)))[0].rows[4:] == [["#DIV/0!", "", ""]]


@pytest.mark.parametrize(("said", "left"), [(" 1 ", 1), (" true ", 1), ("0", 0), ("false", 0)])
def test_a_setting_may_have_blanks_around_it(said: str, left: int) -> None:
    data = edited(by_openpyxl(), SHEET, ('<row r="3"', f'<row hidden="{said}" r="3"'))
    assert rebuilt(data).left.get("hidden row", 0) == left


@pytest.mark.parametrize(("height", "left"), [(3, 1), (6, 0)])
def test_a_row_too_low_for_a_letter_is_not_seen(height: float, left: int) -> None:
    data = by_xlsxwriter(lambda _, sheet: sheet.set_row(2, height))
    assert rebuilt(data).left.get("hidden row", 0) == left


@pytest.mark.parametrize(("kind", "covered"), [("Button", 1), ("Checkbox", 0)])
def test_a_button_covers_cells(kind: str, covered: int) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.insert_button("A3", {"width": 64, "height": 20})

    old = 'ObjectType="Button"'
    data = edited(by_xlsxwriter(fill), "xl/drawings/vmlDrawing1.vml", (old, f'ObjectType="{kind}"'))
    assert rebuilt(data).left.get("covered cell", 0) == covered


@pytest.mark.parametrize(("colour", "codes"), [("FFFFFFFF", ["DL522"]), ("FF9C0006", [])])
def test_the_style_of_a_table_can_hide_its_cells(colour: str, codes: list[str]) -> None:
    def fill(book: Any, sheet: Any) -> None:
        columns = [{"header": name} for name in LAMPS[0]]
        sheet.add_table(0, 0, 3, 2, {"columns": columns, "style": "Table Style Medium 9"})

    style = (
        f'<dxfs count="1"><dxf><font><color rgb="{colour}"/></font></dxf></dxfs>'
        '<tableStyles count="1"><tableStyle name="TableStyleMedium9" pivot="0" count="1">'
        '<tableStyleElement type="wholeTable" dxfId="0"/></tableStyle></tableStyles>'
    )
    styles = parts_of(by_xlsxwriter(fill))["xl/styles.xml"].decode()
    old = styles[styles.index("<dxfs") : styles.index("</styleSheet>")]
    assert refused(edited(by_xlsxwriter(fill), "xl/styles.xml", (old, style))) == codes


@pytest.mark.parametrize(("seen", "codes"), [("000000", []), ("FFFFFF", ["DL507"])])
def test_a_colour_of_a_theme_that_programs_read_in_two_ways_is_refused(
    seen: str, codes: list[str]
) -> None:
    data = by_openpyxl()
    old = '<a:sysClr val="windowText" lastClr="000000"/>'
    changed = edited(data, "xl/theme/theme1.xml", (old, old.replace("000000", seen)))
    assert refused(changed) == codes


@pytest.mark.parametrize(("font", "text"), [("Wingdings", "✓"), ("Webdings", "[symbol]")])
def test_a_letter_in_a_font_of_symbols_becomes_the_sign(font: str, text: str) -> None:
    data = by_openpyxl(styled("A2", value="ü", font=Font(name=font)))
    assert tables(data)[0].rows[1][0] == text


def test_a_text_that_is_repeated_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = sum(len(cell) for one in LAMPS for cell in one)
    for most, codes in ((letters - 1, ["DL506"]), (letters, [])):
        read.cache_clear()
        monkeypatch.setattr("hidden_data.workbook.rebuild.MAX_LETTERS", most)
        assert refused(by_openpyxl()) == codes


def test_sheets_without_visible_cells_are_no_tables() -> None:
    def fill(book: Any) -> None:
        book.create_sheet("Empty")
        book.create_sheet("White")["A1"] = "x"
        book["White"]["A1"].font = Font(color="FFFFFFFF")

    assert [table.name for table in tables(by_openpyxl(fill))] == ["Lamps"]


def test_a_workbook_of_which_nothing_can_be_seen_is_refused() -> None:
    assert refused(made("low_rows_by_default")) == ["DL503"]


def test_a_character_that_nobody_sees_is_left_behind() -> None:
    result = rebuilt(by_openpyxl(styled("A2", value="Elder\u200b Lane\U000e0041")))
    assert result.left == {"character that nobody sees": 2}
    assert inspect(result.content, "xlsx").tables[0].rows[1][0] == "Elder Lane"


def test_a_character_that_turns_others_round_is_refused() -> None:
    assert refused(by_openpyxl(styled("A2", value="Elder \u202eenaL"))) == ["DL504"]


@pytest.mark.parametrize(
    ("limit", "most", "enough"), [("MAX_CELLS", 12, 11), ("MAX_AREA", 12, 11), ("MAX_MERGED", 4, 3)]
)
def test_more_cells_than_can_be_looked_into_are_refused(
    limit: str, most: int, enough: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = edited(
        made("plain_workbook"),
        SHEET,
        ("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A3:B4"/></mergeCells>'),
    )
    for value, codes in ((most, []), (enough, ["DL506"])):
        read.cache_clear()
        for module in ("grid", "cells"):
            monkeypatch.setattr(f"hidden_data.workbook.{module}.{limit}", value, raising=False)
        assert refused(data) == codes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<row r="2"', '<row r="9"'),
        ('<c r="B2"', '<c r="A1"'),
        ('<c r="B2"', '<c r="B7"'),
        ('<c r="B2"', '<c r="b2"'),
        ('<c r="B2"', '<c r="B12"'),
        ("<v>15</v>", "<v>15</v><v>16</v>"),
        ("<v>15</v>", "<v>15</v><is><t>Jane Placeholder</t></is>"),
        ("<v>15</v>", "<v>Jane Placeholder</v>"),
        ("<v>15</v>", "<v>1_5</v>"),
        ('<row r="2"', '<row hidden="2" r="2"'),
        ("</sheetData>", "</sheetData><sheetData></sheetData>"),
        ("</sheetData>", '</sheetData><cols><col min="1" max="1" hidden="1"/></cols>'),
        (
            "</sheetData>",
            '</sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells>',
        ),
    ],
)
def test_a_sheet_that_two_programs_could_read_differently_is_refused(old: str, new: str) -> None:
    assert refused(edited(by_openpyxl(), SHEET, (old, new))) == ["DL507"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<c r="B2"', '<c r="B2" note="Jane Placeholder"'),
        ('<row r="2"', '<row note="Jane Placeholder" r="2"'),
        ("<v>15</v>", "<v>15</v>Jane Placeholder"),
        ("<sheetData>", "<sheetData>Jane Placeholder"),
        ("<sheetData>", "<note>Jane Placeholder</note><sheetData>"),
        ("<pageMargins", '<pageMargins note="Jane Placeholder"'),
        ("<is><t>Elder Lane</t></is>", "<is><t>Elder Lane</t>Jane Placeholder</is>"),
        ("<sheetData>", "<!-- Jane Placeholder --><sheetData>"),
    ],
)
def test_what_no_program_shows_of_a_sheet_is_left_behind(old: str, new: str) -> None:
    result = rebuilt(edited(by_openpyxl(), SHEET, (old, new)))
    assert inspect(result.content, "xlsx").tables[0].rows == LAMPS
    assert not any(b"Placeholder" in part for part in parts_of(result.content).values())
