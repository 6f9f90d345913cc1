"""Workbooks, rebuilt: what a reader sees of them and nothing else."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from canary import CANARY, holds
from hidden_data.documents import inspect, rebuild
from hidden_data.report import Inspection, Rebuilt, Table
from hidden_data.workbook.rebuild import read
from hidden_data.workbook.shown import FORMULA
from specimens import made
from specimens.spreadsheets import number, row, rule, sheet, spreadsheet, text, typed
from specimens.workbook_parts import (
    SHEET,
    by_openpyxl,
    by_xlsxwriter,
    edited,
    parts_of,
    saved_by_excel,
    styled,
)

LAMPS = [
    ["Lane", "Lamps", "Share"],
    ["Elder Lane", "15", "0.5"],
    ["Ash Lane", "12", "0.4"],
    ["Oak Lane", "7", "0.1"],
]
PROPERTY = "property, such as author or title"


def rebuilt(data: bytes, ending: str = "xlsx") -> Rebuilt:
    result = rebuild(data, ending)
    assert not result.faults
    result.left.pop(PROPERTY, None)  # the libraries of the tests name themselves as authors
    return result


def inspected(data: bytes, ending: str = "xlsx") -> Inspection:
    return inspect(rebuilt(data, ending).content, "xlsx")


def tables(data: bytes, ending: str = "xlsx") -> list[Table]:
    return inspected(data, ending).tables


def refused(data: bytes, ending: str = "xlsx") -> list[str]:
    return [fault.code for fault in rebuild(data, ending).faults]


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(rebuilt(data).content))


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


# A document that was rebuilt before.


def test_a_rebuilt_workbook_stays_what_it_is_whichever_zlib_packed_it() -> None:
    content = rebuilt(made("plain_workbook")).content
    assert rebuild(content, "xlsx").content == content
    weaker = repacked(content, level=1)
    assert weaker != content
    assert rebuild(weaker, "xlsx").content == weaker
    assert not inspect(weaker, "xlsx").faults


def test_a_workbook_of_an_older_writer_that_said_less_stays_what_it_is() -> None:
    content = rebuilt(made("plain_workbook")).content
    older = repacked(content, ("xl/workbook.xml", b' lowestEdited="4"', b""))
    assert rebuild(older, "xlsx").content == older
    assert not inspect(older, "xlsx").faults


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/workbook.xml", b'lowestEdited="4"', b'lowestEdited="5"'),
        ("xl/workbook.xml", b"<sheets>", b"<!--Jane Placeholder--><sheets>"),
        ("xl/worksheets/sheet1.xml", b"</sheetData>", b"</sheetData><!--Jane-->"),
        ("xl/worksheets/sheet1.xml", b"<v>15</v>", b"<v>15</v><note/>"),
        ("xl/worksheets/sheet1.xml", b'spans="1:3"', b'spans="1:9483"'),
        ("xl/sharedStrings.xml", b"</sst>", b"<si><t>Jane Placeholder</t></si></sst>"),
        ("xl/styles.xml", b'val="Calibri"', b'val="Jane"'),
        ("xl/theme/theme1.xml", b'name="Office Theme"', b'name="Jane"'),
        ("docProps/core.xml", b"<dc:creator>", b"<dc:creator>Jane Placeholder"),
        ("docProps/app.xml", b"<Company>", b"<Company>Jane Placeholder"),
    ],
)
def test_nothing_can_be_added_to_a_rebuilt_workbook(part: str, old: bytes, new: bytes) -> None:
    content = rebuilt(made("plain_workbook")).content
    changed = repacked(content, (part, old, new))
    assert [fault.code for fault in inspect(changed, "xlsx").faults] == ["DL509"]


@pytest.mark.parametrize("way", ["extra", "comment", "time", "another part", "stored"])
def test_nothing_can_be_added_to_the_archive_of_a_rebuilt_workbook(way: str) -> None:
    parts = parts_of(rebuilt(made("plain_workbook")).content)
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            info = zipfile.ZipInfo(
                name, (2016, 3, 1, 0, 0, 0) if way == "time" else (1980, 1, 1, 0, 0, 0)
            )
            info.compress_type = zipfile.ZIP_STORED if way == "stored" else zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr, info.flag_bits = 0, 0, 0x800
            if way == "extra":
                info.extra = b"\x99\x99\x04\x00Jane"
            archive.writestr(info, part)
        if way == "another part":
            archive.writestr("xl/notes.xml", "<notes/>")
        if way == "comment":
            archive.comment = b"Jane Placeholder"
    assert [fault.code for fault in inspect(to.getvalue(), "xlsx").faults] == ["DL509"]


def repacked(content: bytes, *changes: tuple[str, bytes, bytes], level: int | None = None) -> bytes:
    """A rebuilt workbook with changed parts, packed as the program packs it."""
    from hidden_data import archive

    parts = parts_of(content)
    for part, old, new in changes:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new, 1)
    if level is None:
        return archive.packed(parts)
    with pytest.MonkeyPatch.context() as patch:
        compress = zlib.compressobj
        patch.setattr(zlib, "compressobj", lambda **how: compress(level, **how))
        return archive.packed(parts)


# OpenDocument spreadsheets.


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
