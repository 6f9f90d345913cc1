"""A page fits the screen: nothing is cut off, and what is wider scrolls inside itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from .conftest import REVIEWED, TABLE, Visit, Visitor, every_width

pytestmark = pytest.mark.browser

CUT_OFF = """content => {
    const scrolls = element => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const insideScroller = element => element && (scrolls(element) || insideScroller(element.parentElement));
    const wide = element => element.getBoundingClientRect().right > innerWidth + 0.5;
    return [...content.querySelectorAll("*")].filter(e => wide(e) && !insideScroller(e.parentElement)).map(e => e.outerHTML.slice(0, 80));
}"""


TWICE = "document.documentElement.style.fontSize = 2 * parseFloat(getComputedStyle(document.documentElement).fontSize) + 'px'"
SPACED = """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }"""
SPACE = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
"""As WCAG 2.2, success criterion 1.4.12, lets a visitor space text."""
Fit = tuple[bool, list[str]]
"""Whether a page scrolls sideways, and what of it is cut off at the side."""
WAYS = ("1280 pixels", "320 pixels", "320 pixels, widely spaced", "text of twice the size")


@pytest.fixture(scope="module")
def fits(address: str, open_page: Visitor) -> Iterator[dict[str, Fit]]:
    """How every kind of page fits its window, in each of the ways."""
    page = open_page(address).page
    found = {"1280 pixels": _fit(page)}
    page.evaluate(TWICE)
    found["text of twice the size"] = _fit(page)
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size({"width": 320, "height": 720})
    found["320 pixels"] = _fit(page)
    page.evaluate(SPACED, SPACE)
    found["320 pixels, widely spaced"] = _fit(page)
    yield found
    page.close()


def _fit(page: Page) -> Fit:
    scrolled, width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    parts = page.locator(".md-header, .md-tabs, .md-content, .md-footer")
    return scrolled > width, parts.evaluate_all(f"all => all.flatMap({CUT_OFF})")


@pytest.mark.parametrize("way", WAYS)
def test_a_page_never_scrolls_sideways(fits: dict[str, Fit], way: str) -> None:
    scrolls, _ = fits[way]
    assert not scrolls


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_cut_off_at_the_side(fits: dict[str, Fit], way: str) -> None:
    _, cut_off = fits[way]
    assert cut_off == []


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_a_wide_table_is_read_to_its_end_with_the_arrow_keys(
    visit: Visitor, javascript: bool
) -> None:
    page = visit(TABLE, width=320, javascript=javascript).page
    page.locator(".dl-scroll").focus()
    last = page.locator(".dl-scroll thead th").last
    assert last.evaluate("cell => cell.getBoundingClientRect().left > innerWidth")
    for _ in range(200):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(10)
        if last.evaluate("cell => cell.getBoundingClientRect().right <= innerWidth"):
            return
    pytest.fail("the last column stays out of view")


def test_a_wide_table_is_one_stop(visit: Visitor) -> None:
    """Whatever scrolls takes the focus, so a scroller in a scroller would be two."""
    page = visit(TABLE, width=320).page
    scrollers = page.locator(".dl-scroll, .dl-scroll *, :has(> .dl-scroll)").evaluate_all(
        "all => all.filter(e => e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX)).length"
    )
    assert scrollers == 1


def test_a_long_line_of_code_scrolls_inside_itself(visit: Visitor) -> None:
    code = visit(TABLE, width=320).page.locator("pre code").first
    assert code.evaluate(
        "code => code.scrollWidth > code.clientWidth && /auto|scroll/.test(getComputedStyle(code).overflowX)"
    )


@pytest.mark.parametrize(("column", "side"), [(1, "left"), (2, "right"), (13, "center")])
def test_a_column_of_a_table_is_set_as_it_was_written(
    visit: Visitor, column: int, side: str
) -> None:
    cell = visit(TABLE).page.locator(f".dl-scroll tbody tr > :nth-child({column})").first
    assert (
        cell.evaluate("cell => getComputedStyle(cell).textAlign.replace('start', 'left')") == side
    )


@pytest.mark.parametrize(
    "place",
    [f"{REVIEWED}#question-2", "publication-scheme/#street-plan"],
    ids=["question", "publication"],
)
@every_width
def test_a_link_to_a_place_brings_it_into_view_below_the_header(
    visit: Visitor, place: str, width: int
) -> None:
    page = visit(place, width=width).page
    target = page.locator(":target").bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert target and header
    assert header["y"] + header["height"] <= target["y"] <= 720 / 2


UNSEEN = """() => [...document.querySelectorAll("main *")].filter(element => {
    const style = getComputedStyle(element);
    return ["Top", "Right", "Bottom", "Left"].some(side => parseFloat(style[`border${side}Width`]) >= 2
        && style[`border${side}Style`] === "solid" && style[`border${side}Color`] === "rgba(0, 0, 0, 0)");
}).map(element => element.outerHTML.slice(0, 80))"""


def test_nothing_has_a_border_that_only_forced_colours_would_show(seen: Visit) -> None:
    """A border that is transparent otherwise is drawn in the colour of the text."""
    assert seen.page.evaluate(UNSEEN) == []
