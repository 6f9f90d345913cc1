"""A released table, however large, is read with its heads, by everybody, and on paper."""

from __future__ import annotations

import time

import pytest

from .conftest import LARGE_TABLE, PAGES, TABLE, Visitor
from .sites import LARGE
from .test_axe import faults

pytestmark = pytest.mark.browser

SMALL = PAGES["released table"]
PATIENCE = 120
"""Seconds that axe-core may take for 12,000 cells on a busy machine."""


@pytest.mark.parametrize("width", [1280, 320])
def test_a_link_that_is_the_head_of_a_row_breaks_within_no_word(visit: Visitor, width: int) -> None:
    heads = visit(PAGES["figures"], width=width).page.locator(".dl-table tbody th a")
    assert heads.count() > 1
    words_and_lines = """links => links.map(link => [
        link.textContent.trim().split(/\\s+/).length, link.getClientRects().length])"""
    for words, lines in heads.evaluate_all(words_and_lines):
        assert lines <= words


def test_a_large_table_has_no_fault_and_is_looked_at_to_its_end(visit: Visitor) -> None:
    page = visit(LARGE_TABLE).page
    page.set_default_timeout(PATIENCE * 1000)
    assert page.locator("tbody tr").count() == LARGE[0]
    began = time.monotonic()
    assert faults(page) == []
    assert time.monotonic() - began < PATIENCE


def test_every_cell_has_the_head_of_its_row_and_of_its_column(visit: Visitor) -> None:
    table = visit(LARGE_TABLE).page.get_by_role("table", name="Lamps by lane and week")
    assert table.get_by_role("columnheader").count() == LARGE[1]
    assert table.get_by_role("rowheader").count() == LARGE[0]


@pytest.mark.parametrize("width", [1280, 360])
def test_the_heads_of_a_large_table_stay_when_it_scrolls(visit: Visitor, width: int) -> None:
    page = visit(LARGE_TABLE, width=width).page
    scroller = page.locator(".dl-scroll")
    scroller.evaluate("box => box.scrollTo(3000, 3000)")
    box = scroller.bounding_box()
    corner, head, row = (
        page.locator(selector).bounding_box()
        for selector in (
            "thead th:first-child",
            "thead th:nth-child(40)",
            "tbody tr:nth-child(60) th",
        )
    )
    assert box and corner and head and row
    assert [round(place) for place in (corner["x"], row["x"])] == [round(box["x"])] * 2
    assert [round(place) for place in (corner["y"], head["y"])] == [round(box["y"])] * 2
    assert row["width"] <= box["width"] / 2


def test_the_first_column_of_a_large_table_breaks_into_few_lines(visit: Visitor) -> None:
    rows = visit(LARGE_TABLE).page.locator("tbody tr")
    assert max(rows.evaluate_all("all => all.map(row => row.offsetHeight)")) < 70


def test_a_large_table_says_how_to_read_on_and_obeys_the_arrow_keys(visit: Visitor) -> None:
    page = visit(LARGE_TABLE).page
    region = page.get_by_role("region", name="Lamps by lane and week")
    assert page.get_by_text("The table scrolls sideways").is_visible()
    assert region.get_attribute("aria-describedby") == "sideways"
    region.focus()
    for key in ("ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    page.wait_for_function(
        "() => { const box = document.querySelector('.dl-scroll'); return box.scrollLeft > 0 && box.scrollTop > 0; }"
    )


def test_a_small_table_does_not_say_that_it_scrolls(visit: Visitor) -> None:
    assert not visit(SMALL).page.get_by_text("The table scrolls sideways").count()


def test_figures_and_their_heads_stand_on_the_right(visit: Visitor) -> None:
    page = visit(LARGE_TABLE).page
    for selector in ("thead th:nth-child(2)", "tbody td"):
        cell = page.locator(selector).first
        assert cell.evaluate("cell => getComputedStyle(cell).textAlign") == "right"


def test_on_paper_a_sentence_leads_from_a_large_table_to_its_file(visit: Visitor) -> None:
    page = visit(LARGE_TABLE).page
    sentence = page.locator(".dl-too-wide")
    assert not sentence.is_visible()
    page.emulate_media(media="print")
    assert sentence.inner_text().endswith("/log/disclosures/2017/fh-17-6/lamps.csv")
    assert not page.locator("table").is_visible()


def test_on_paper_a_small_table_is_whole(visit: Visitor) -> None:
    page = visit(SMALL).page
    page.emulate_media(media="print")
    assert page.locator("table").is_visible()


def test_a_table_of_an_answer_keeps_within_the_page(visit: Visitor) -> None:
    box = visit(TABLE, width=360).page.locator(".dl-scroll").first.bounding_box()
    assert box and box["x"] + box["width"] <= 360


def test_the_first_column_of_a_table_of_an_answer_stays_when_it_scrolls(visit: Visitor) -> None:
    page = visit(TABLE, width=320).page
    scroller = page.locator(".dl-scroll").first
    scroller.evaluate(
        "box => { box.querySelector('td').style.minWidth = '60rem'; box.scrollTo(300, 0) }"
    )
    box, head = scroller.bounding_box(), scroller.locator("tbody th").first.bounding_box()
    assert box and head and round(head["x"]) == round(box["x"])
    assert scroller.evaluate("box => box.scrollLeft") == 300
