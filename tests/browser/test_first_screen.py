"""The answer stands on the first screen, and all text of a page between the same two edges."""

from __future__ import annotations

import pytest

from conftest import CAFCASS

from .conftest import PAGES, REVIEWED, TABLE, Visitor
from .sites import Server

pytestmark = pytest.mark.browser

REAL = sorted(
    path.relative_to(CAFCASS).as_posix().removesuffix(".yml") + "/"
    for path in (CAFCASS / "disclosures").glob("*/*.yml")
)
SCREENS = {"phone": (360, 740), "desktop": (1440, 900)}

FIRST_LINE = """() => {
    const text = document.querySelector(".dl-answered > :not(.dl-label)");
    const range = document.createRange();
    range.selectNodeContents(text);
    return range.getClientRects()[0].bottom;
}"""

EDGES = """() => {
    const edges = {};
    const labels = "dt, th, td, figure *, .dl-line *, table *, pre *, .dl-documents *, .dl-neighbours *, .dl-index *, .dl-cards *, .dl-terms *, .dl-facts *";
    for (const box of document.querySelectorAll("main :is(h1, h2, h3, p, ul, ol, dl, blockquote, details, .dl-notice)")) {
        const own = box.getBoundingClientRect();
        if (!own.width || box.matches(labels) || box.closest(".md-sidebar--primary") || getComputedStyle(box).display === "inline") continue;
        (edges[Math.round(own.right)] ??= []).push(box.outerHTML.slice(0, 60));
    }
    return edges;
}"""


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("place", [*REAL, "disclosures/2016/fh-16-1/", REVIEWED])
def test_the_first_answer_begins_on_the_first_screen(
    visit: Visitor, place: str, screen: str
) -> None:
    width, height = SCREENS[screen]
    page = visit(place, width=width).page
    page.set_viewport_size({"width": width, "height": height})
    assert page.evaluate(FIRST_LINE) <= height


@pytest.mark.parametrize(
    "kind", [kind for kind in PAGES if kind not in ("search", "guidance", "released document")]
)
def test_a_wide_page_has_at_most_two_right_edges_of_text(visit: Visitor, kind: str) -> None:
    page = visit(PAGES[kind], width=1440).page
    edges = page.evaluate(EDGES)
    assert len(edges) <= 2, edges


def test_a_question_is_in_the_outline_in_its_own_words(visit: Visitor) -> None:
    links = visit(TABLE).page.get_by_role("navigation", name="On this page").get_by_role("link")
    assert "3. Who asked for the lamp?" in links.all_inner_texts()


def test_the_outline_comes_after_the_heading(visit: Visitor) -> None:
    assert visit(REVIEWED).page.evaluate(
        "Boolean(document.querySelector('h1').compareDocumentPosition(document.querySelector('.md-nav--secondary')) & Node.DOCUMENT_POSITION_FOLLOWING)"
    )


def test_a_phone_has_a_list_of_many_questions(visit: Visitor) -> None:
    page = visit(REVIEWED, width=360).page
    page.locator(".dl-contents summary").click()
    page.get_by_role("link", name="Is the door green?").click()
    assert page.url.endswith("#question-4")


def test_a_link_to_a_question_is_copied(visit: Visitor, site: Server) -> None:
    page = visit(REVIEWED).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.origin)
    page.get_by_role("link", name="Link to this question, number 2").click()
    page.get_by_text("Link copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == site.url(f"{REVIEWED}#question-2")


def test_an_entry_leads_back_to_the_results_it_was_found_in(visit: Visitor) -> None:
    page = visit("search/?q=lamps").page
    page.locator("#dl-results h3 a").first.click()
    page.get_by_role("link", name="Back to results").click()
    page.wait_for_url("**/search/?q=lamps")


def test_an_entry_that_was_not_searched_for_leads_back_to_no_results(visit: Visitor) -> None:
    page = visit("disclosures/").page
    page.locator("[data-entry] a").first.click()
    page.wait_for_url("**/disclosures/*/*/")
    assert page.locator(".dl-crumbs").inner_text().startswith("Home")


def test_entries_lead_from_one_to_the_next(visit: Visitor) -> None:
    page = visit("disclosures/2016/fh-16-1/", javascript=False).page
    page.get_by_role("link", name="Older answer").click()
    here = page.url
    page.get_by_role("link", name="Newer answer").click()
    assert page.url.endswith("/disclosures/2016/fh-16-1/") and here != page.url
