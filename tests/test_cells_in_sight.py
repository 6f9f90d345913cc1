"""Cells of a workbook that have no room, or that something lies over: they are left behind."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl.styles import Alignment, Font
from PIL import Image

from hidden_data.documents import rebuild
from rebuilt_workbooks import COVERED, LOW, NARROW, SHRUNK, left
from specimens.workbook_parts import SHEET, by_openpyxl, by_xlsxwriter, edited, packed, parts_of

# Room within a cell.


def set_in_a3(
    size: float = 11, height: float | None = None, value: str = "Ash Lane", **how: Any
) -> bytes:
    def fill(book: Any) -> None:
        cell = book.active["A3"]
        cell.value, cell.font, cell.alignment = value, Font(size=size), Alignment(**how)
        if height:
            book.active.row_dimensions[3].height = height

    return by_openpyxl(fill)


@pytest.mark.parametrize(("indent", "count"), [(250, 1), (2, 0)])
def test_a_text_indented_out_of_its_cell_is_left_behind(indent: int, count: int) -> None:
    data = set_in_a3(horizontal="left", indent=indent)
    assert left(data).get(NARROW, 0) == count


def test_a_text_indented_over_empty_cells_is_seen_there() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write("A5", "Yew Lane", book.add_format({"indent": 15}))

    assert left(by_xlsxwriter(fill)) == {}


@pytest.mark.parametrize(
    ("size", "height", "count"), [(300, 15, 1), (300, None, 0), (14, 12, 0), (300, 320, 0)]
)
def test_letters_far_higher_than_their_row_are_left_behind(
    size: float, height: float | None, count: int
) -> None:
    assert left(set_in_a3(size, height)).get(LOW, 0) == count


def test_letters_as_high_as_the_rows_that_are_merged_stay() -> None:
    def fill(book: Any, sheet: Any) -> None:
        for place in range(4, 8):
            sheet.set_row(place, 15)
        sheet.merge_range("A5:A8", "Yew Lane", book.add_format({"font_size": 40}))

    assert left(by_xlsxwriter(fill)) == {}


@pytest.mark.parametrize(("letters", "count"), [(500, 1), (15, 0)])
def test_a_text_shrunk_until_nobody_can_read_it_is_left_behind(letters: int, count: int) -> None:
    data = set_in_a3(value="x" * letters, shrink_to_fit=True)
    assert left(data).get(SHRUNK, 0) == count


@pytest.mark.parametrize(("width", "count"), [(0.5, 1), (3, 0)])
def test_a_turned_text_needs_a_column_as_wide_as_half_a_letter(width: float, count: int) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.set_column("F:F", width)
        sheet.write("F1", "Yew Lane", book.add_format({"rotation": 90}))

    assert left(by_xlsxwriter(fill)).get(NARROW, 0) == count


@pytest.mark.parametrize("height", ["nan", "-1", "1_5", "0x1"])
def test_a_height_that_is_no_plain_number_is_refused(height: str) -> None:
    data = edited(by_openpyxl(), SHEET, ('<row r="3"', f'<row ht="{height}" r="3"'))
    assert [fault.code for fault in rebuild(data, "xlsx").faults] == ["DL507"]


# What lies over cells.


def picture(alpha: int, **options: Any) -> bytes:
    """A picture of one colour over the first three lanes."""
    to = io.BytesIO()
    Image.new("RGBA", (60, 40), (0, 0, 0, alpha)).save(to, "PNG")

    def fill(book: Any, sheet: Any) -> None:
        sheet.insert_image("A2", "x.png", {"image_data": to, "x_scale": 4, "y_scale": 2, **options})

    return by_xlsxwriter(fill)


@pytest.mark.parametrize(("alpha", "count"), [(0, 0), (30, 0), (128, 9), (255, 9)])
def test_a_picture_covers_cells_unless_a_reader_sees_through_it(alpha: int, count: int) -> None:
    assert left(picture(alpha)).get(COVERED, 0) == count


def test_a_frame_without_a_fill_around_a_picture_changes_nothing() -> None:
    part = "xl/drawings/drawing1.xml"
    geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    data = edited(picture(255), part, (geometry, f"{geometry}<a:noFill/>"))
    assert left(data)[COVERED] == 9


def box(**options: Any) -> bytes:
    """A text box over the first three lanes, of which the column is wide."""

    def fill(book: Any, sheet: Any) -> None:
        sheet.set_column("A:A", 40)
        sheet.insert_textbox("A2", "", {"width": 100, "height": 60, **options})

    return by_xlsxwriter(fill)


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ({}, 3),
        ({"x_offset": 15}, 3),
        ({"x_offset": 120}, 0),
        ({"y_offset": 52, "height": 30}, 0),
        ({"fill": {"none": True}}, 0),
    ],
    ids=["over all of the text", "but for two letters", "beside the text", "below", "no fill"],
)
def test_a_text_box_hides_the_text_it_lies_over(options: dict[str, Any], count: int) -> None:
    assert left(box(**options)).get(COVERED, 0) == count


@pytest.mark.parametrize(("amount", "count"), [(0, 0), (15_000, 0), (90_000, 3)])
def test_a_shape_of_a_transparent_colour_hides_nothing(amount: int, count: int) -> None:
    part, white = "xl/drawings/drawing1.xml", '<a:schemeClr val="lt1"/>'
    clear = f'<a:schemeClr val="lt1"><a:alpha val="{amount}"/></a:schemeClr>'
    assert left(edited(box(), part, (white, clear))).get(COVERED, 0) == count


@pytest.mark.parametrize(("width", "count"), [(9525, 0), (76_200, 3)])
def test_a_line_hides_text_once_it_is_thick(width: int, count: int) -> None:
    part = "xl/drawings/drawing1.xml"
    shape = ('prst="rect"', 'prst="line"'), ('<a:ln w="9525"', f'<a:ln w="{width}"')
    assert left(edited(box(), part, *shape)).get(COVERED, 0) == count


def test_a_hidden_shape_hides_nothing() -> None:
    part, name = "xl/drawings/drawing1.xml", 'name="TextBox 1"'
    assert COVERED not in left(edited(box(), part, (name, f'{name} hidden="1"')))


@pytest.mark.parametrize(
    ("prefix", "shown", "count"), [("x", True, 6), ("z", True, 6), ("x", False, 0)]
)
def test_a_comment_hides_cells_while_it_is_open(prefix: str, shown: bool, count: int) -> None:
    def fill(_: Any, sheet: Any) -> None:
        place = {"start_col": 1, "start_row": 1, "x_offset": 15, "y_offset": 0}
        sheet.write_comment("E1", "note", {"visible": shown, "width": 300, **place})

    data = by_xlsxwriter(fill)
    part = "xl/drawings/vmlDrawing1.vml"
    vml = parts_of(data)[part].replace(b"<x:", f"<{prefix}:".encode())
    vml = vml.replace(b"</x:", f"</{prefix}:".encode())
    vml = vml.replace(b"xmlns:x=", f"xmlns:{prefix}=".encode())
    assert left(packed({**parts_of(data), part: vml})).get(COVERED, 0) == count
