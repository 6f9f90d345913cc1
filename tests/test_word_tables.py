"""A table of a Word document becomes one of its page, with its merged cells and its headings."""

from __future__ import annotations

import pytest

from hidden_data.documents import inspect, rebuild
from rebuilt_word import cell, page_of, row, table
from specimens.words_everyday import with_body


def test_merged_cells_stay_merged() -> None:
    rows = (
        row(cell("Lane", '<w:vMerge w:val="restart"/>'), cell("Lamps", '<w:gridSpan w:val="2"/>')),
        row(cell("", "<w:vMerge/>"), cell("old"), cell("new")),
    )
    _, body = page_of(with_body(table(*rows)))
    spans = [(c.get("rowspan"), c.get("colspan")) for c in body.iter("td")]
    assert spans == [("2", None), (None, "2"), (None, None), (None, None)]


def test_what_a_merged_cell_covers_is_left_behind() -> None:
    rows = row(cell("Lane", '<w:vMerge w:val="restart"/>')), row(cell("Colin", "<w:vMerge/>"))
    result, body = page_of(with_body(table(*rows)))
    assert "Colin" not in body.text_content()
    assert result.left["text in a cell that is merged into another"] == 1


def test_the_rows_that_word_repeats_are_headings() -> None:
    rows = row(cell("Lane"), marks="<w:tblHeader/>"), row(cell("Elder"))
    _, body = page_of(with_body(table(*rows)))
    assert [each.text_content().strip() for each in body.iter("th")] == ["Lane"]


HEADINGS = ("Lane", "Lamps", "Share")
TICKED = '<w:tblPr><w:tblLook w:firstRow="1"/></w:tblPr>'
BLUE, PALE = (f'<w:shd w:val="clear" w:fill="{fill}"/>' for fill in ("DDEEFF", "FFFFFF"))


def headings_of(first: tuple[str, ...], look: str = "", marks: str = "") -> list[str]:
    """The headings on the page of a table with this *first* row and one more."""
    rows = (
        row(*(cell(text, marks) for text in first)),
        row(*(cell("Elder") for _ in first)),
    )
    _, body = page_of(with_body(table(look, *rows)))
    return [each.text_content().strip() for each in body.iter("th")]


@pytest.mark.parametrize(
    ("look", "marks", "headings"),
    [("", BLUE, list(HEADINGS)), ("", PALE, []), ("", "", []), (TICKED, "", list(HEADINGS))],
    ids=["shaded", "white", "plain", "ticked"],
)
def test_a_first_row_that_is_shaded_or_ticked_holds_headings(
    look: str, marks: str, headings: list[str]
) -> None:
    assert headings_of(HEADINGS, look, marks) == headings


@pytest.mark.parametrize(
    "first",
    [("Lane", "Elder"), ("Lane", "", "Share"), ("Ash", "12", "old")],
    ids=["two columns", "an empty cell", "a figure"],
)
def test_a_first_row_is_ticked_by_word_itself_and_may_hold_no_headings(
    first: tuple[str, ...],
) -> None:
    assert headings_of(first, TICKED) == []


def test_rows_that_are_all_shaded_have_no_headings() -> None:
    rows = [row(cell(text, BLUE)) for text in ("Lane", "Elder")]
    _, body = page_of(with_body(table(*rows)))
    assert not list(body.iter("th"))


def test_the_cells_of_a_table_are_handed_out_each_in_its_column() -> None:
    rows = (
        row(cell("Lane", '<w:vMerge w:val="restart"/>'), cell("Lamps", '<w:gridSpan w:val="2"/>')),
        row(cell("", "<w:vMerge/>"), cell("old"), cell("new")),
        row(cell("Elder"), cell("9"), cell("6")),
    )
    found = inspect(rebuild(with_body(table(*rows)), "docx").content, "html")
    assert [each.rows for each in found.tables] == [
        [["Lane", "Lamps", "Lamps"], ["Lane", "old", "new"], ["Elder", "9", "6"]]
    ]
