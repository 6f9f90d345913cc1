"""What a page looks like to those who see it otherwise: on paper, in colours of their own, and how
much has to be fetched for it."""

from __future__ import annotations

import gzip
import re
import urllib.request
from typing import Any

import pytest

from .conftest import PAGES, REVIEWED, TABLE, Visitor
from .sites import Server

pytestmark = pytest.mark.browser

ENTRY = PAGES["entry"]
MARK = """(tag) => {
    const mark = getComputedStyle(tag, "::before");
    return {shape: mark.maskImage, painted: mark.backgroundColor, behind: getComputedStyle(document.body).backgroundColor, width: parseFloat(mark.width)};
}"""


# ---- an outcome has a word and a shape


def marks(visit: Visitor, **media: Any) -> dict[str, dict[str, Any]]:
    """How the mark of each kind of outcome is drawn."""
    found: dict[str, dict[str, Any]] = {}
    for place, kinds in ((REVIEWED, ("other",)), (TABLE, ("all", "some", "refused"))):
        page = visit(place).page
        page.emulate_media(**media)
        found |= {kind: page.locator(f".dl-tag--{kind}").first.evaluate(MARK) for kind in kinds}
    return found


def test_outcomes_of_different_kinds_have_marks_of_different_shapes(visit: Visitor) -> None:
    found = marks(visit)
    assert len({mark["shape"] for mark in found.values()}) == 4
    assert all("svg" in mark["shape"] and mark["width"] > 8 for mark in found.values())


@pytest.mark.parametrize(
    "media", [{"forced_colors": "active"}, {"media": "print"}, {"color_scheme": "dark"}], ids=str
)
def test_the_marks_are_seen_however_the_page_is_shown(
    visit: Visitor, media: dict[str, str]
) -> None:
    assert [
        kind
        for kind, mark in marks(visit, **media).items()
        if mark["painted"] in (mark["behind"], "rgba(0, 0, 0, 0)")
    ] == []


# ---- the line of the days


def test_a_list_shows_the_numbers_that_were_written(visit: Visitor) -> None:
    """The theme makes letters of them in a list within a list."""
    shown = (
        visit(ENTRY)
        .page.locator(".dl-answered")
        .first.evaluate(
            """answer => {
                const lists = [answer, answer].map(() => document.createElement("ol"));
                lists[0].className = "dl-round";
                answer.append(lists[0]);
                lists[0].append(lists[1]);
                return lists.map(list => getComputedStyle(list).listStyleType);
            }"""
        )
    )
    assert shown == ["dl-round", "decimal"]


def test_the_line_of_the_days_is_as_long_between_two_points_as_the_days_between_them(
    visit: Visitor,
) -> None:
    received, answered = (
        visit(ENTRY).page.locator(f".dl-line__{kind}").bounding_box()
        for kind in ("received", "answered")
    )
    assert received and answered
    assert received["y"] == answered["y"]
    assert received["width"] > 1.5 * answered["width"]


def test_the_line_of_the_days_runs_downwards_on_a_narrow_screen(visit: Visitor) -> None:
    page = visit(ENTRY, width=320).page
    boxes = [box for point in page.locator(".dl-line > div").all() if (box := point.bounding_box())]
    assert len({box["x"] for box in boxes}) == 1
    assert [box["y"] for box in boxes] == sorted({box["y"] for box in boxes})


# ---- figures


def test_the_bars_of_a_list_are_as_long_as_its_numbers_are_large(visit: Visitor) -> None:
    page = visit(PAGES["year of many"]).page
    numbers = [int(text) for text in page.locator(".dl-bars td span").all_inner_texts()]
    lengths = page.locator(".dl-bars path").evaluate_all(
        "all => all.map(bar => bar.getBoundingClientRect().width)"
    )
    assert numbers == [260, 130, 130]
    assert [round(length / max(lengths) * 260) for length in lengths] == numbers


def test_a_number_of_a_long_list_leads_to_its_entries(visit: Visitor) -> None:
    page = visit(PAGES["year of many"], javascript=False).page
    page.get_by_role("row", name="Withheld").get_by_role("link").click()
    assert page.locator("h1").inner_text().endswith("Withheld")
    assert page.locator("[data-entry] .dl-tag").all_inner_texts() == ["Withheld"] * 130


# ---- paper


def test_a_printed_page_says_whose_it_is_where_it_is_from_and_when_it_was_printed(
    visit: Visitor, site: Server
) -> None:
    page = visit(REVIEWED).page
    printed = page.locator(".dl-printed")
    assert not printed.is_visible()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    authority, _, address, day = filter(None, printed.inner_text().splitlines())
    assert authority == "Borough of Fernhollow"
    assert address == page.locator("link[rel=canonical]").get_attribute("href")
    assert re.fullmatch("Printed on [0-9]{1,2} [A-Z][a-z]+ 20[0-9]{2}", day)


def test_a_printed_page_is_dark_on_white_whatever_the_screen_was(visit: Visitor) -> None:
    page = visit(REVIEWED).page
    page.get_by_role("button", name="Switch to dark colours").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.emulate_media(media="print")
    text, paper = page.evaluate(
        "[getComputedStyle(document.querySelector('.dl-answered p:not(.dl-label)')).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert (text, paper) == ("rgb(20, 25, 31)", "rgb(255, 255, 255)")


def test_a_printed_page_has_nothing_of_what_is_only_of_use_on_a_screen(visit: Visitor) -> None:
    page = visit(REVIEWED).page
    page.emulate_media(media="print")
    left = page.locator(
        ":is(.md-header, .md-tabs, .md-sidebar, .md-footer, .dl-crumbs, .headerlink, .md-content__button)"
    )
    assert left.count() > 5
    assert [element.get_attribute("class") for element in left.all() if element.is_visible()] == []


def test_a_printed_page_shows_what_is_folded_on_the_screen(visit: Visitor) -> None:
    page = visit(REVIEWED).page
    folded = page.locator("details.dl-clock li").first
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()


# ---- what has to be fetched

BUDGETS = {
    "home": 40_000,
    "entry": 40_000,
    "entry with review": 40_000,
    "entry with table": 40_000,
    "own entry": 40_000,
}
"""Bytes of a first view, compressed as a server would."""
LISTS = dict.fromkeys(
    ("log", "year of many", "month of many", "list by title", "outcome of many", "topic of many"),
    50_000,
)


@pytest.mark.parametrize(("kind", "most"), (BUDGETS | LISTS).items())
def test_the_first_view_of_a_page_is_light(visit: Visitor, kind: str, most: int) -> None:
    seen = visit(PAGES[kind])
    seen.page.wait_for_load_state("networkidle")
    assert 3 <= len(seen.requests) <= 4  # the page, its style sheet, its script, perhaps its icon
    assert sum(map(transferred, seen.requests)) <= most


def transferred(url: str) -> int:
    if url.startswith("data:"):
        return 0
    with urllib.request.urlopen(url, timeout=10) as answer:
        return len(gzip.compress(answer.read(), 6))
