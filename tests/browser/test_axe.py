"""No page has a fault that axe-core finds: every kind of page, wide and narrow, with its menu open,
and in use.

Pages in use are looked at in dark colours too. Of the others, test_colours compares all colours of
the dark scheme, and nothing else differs in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .conftest import MOVED, PAGES, REVIEWED, SEARCH, Visitor
from .looking import open_filters

pytestmark = pytest.mark.browser

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
AXE = Axe()
MENU = ".md-sidebar--primary"
EVERY_PAGE = PAGES | {"moved": MOVED}
"""Every kind of page, also the one that nobody sees for long."""


def faults(page: Page, within: str = "html") -> list[str]:
    """Each rule that is broken *within* a part of the page, with where and why."""
    options: dict[str, Any] = {
        "resultTypes": ["violations"],
        "runOnly": {"type": "tag", "values": STANDARDS},
    }
    found = AXE.run(page, within, options=options).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"]
    ]


def _wide_and_narrow(page: Page) -> dict[str, list[str]]:
    """The faults of a *page*, wide and narrow, which it stays."""
    found = {}
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 720})
        found[f"{width} pixels"] = faults(page)
    return found


@pytest.fixture(scope="module", params=EVERY_PAGE.values(), ids=list(EVERY_PAGE))
def looked_at(request: pytest.FixtureRequest, open_page: Visitor) -> Iterator[dict[str, list[str]]]:
    """What is wrong with every kind of page, by how it is looked at."""
    page = open_page(request.param, still=True).page
    found = _wide_and_narrow(page)
    page.get_by_role("button", name="Menu").click()
    assert page.locator(f"{MENU} .md-nav__link:visible").count() > 5
    found["menu open"] = faults(page, MENU)
    yield found
    page.close()


@pytest.mark.parametrize("way", ["1280 pixels", "320 pixels", "menu open"])
def test_a_page_has_no_fault(looked_at: dict[str, list[str]], way: str) -> None:
    assert looked_at[way] == []


def _look(page: Page, words: str) -> None:
    page.get_by_label("What are you looking for?").fill(words)
    page.get_by_role("button", name="Search").click()


def _results(page: Page) -> None:
    _look(page, "lamps")
    page.locator("#dl-results li").first.wait_for()
    open_filters(page)
    for group in page.locator(".dl-facets summary").all():
        group.click()


def _no_result(page: Page) -> None:
    _look(page, "aeroplane maintenance")
    page.locator("#dl-nothing").wait_for()


def _answers_that_exist(page: Page) -> None:
    page.get_by_label("What would you like to know?").fill(
        "When was the library at Elder Lane open?"
    )
    page.locator(".dl-existing li").first.wait_for()


def _problems_and_advice(page: Page) -> None:
    page.get_by_label("What information do you want?").fill("All e-mails about my case")
    page.get_by_role("button", name="Check my request").click()
    page.get_by_role("alert").wait_for()


def _finished_request(page: Page) -> None:
    page.get_by_label("What information do you want?").fill("How many lamps were repaired in 2016?")
    page.get_by_label("Your name").fill("Jane Placeholder")
    page.get_by_label("Your email address").fill("jane@mail.example")
    page.get_by_role("button", name="Check my request").click()
    page.locator(".dl-letter").wait_for()


STATES = {
    "search with results and open facets": (SEARCH, _results),
    "search without result": (SEARCH, _no_result),
    "ask first with answers": (PAGES["guidance"], _answers_that_exist),
    "request with problems": (PAGES["guidance"], _problems_and_advice),
    "request that is finished": (PAGES["guidance"], _finished_request),
}


@pytest.mark.parametrize("state", STATES)
def test_a_page_in_use_has_no_fault(visit: Visitor, state: str) -> None:
    address, bring_about = STATES[state]
    page = visit(address).page
    bring_about(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => document.body.dataset.mdColorScheme === 'slate'")
    found = {"dark": faults(page)}
    page.emulate_media(color_scheme="light")
    page.wait_for_function("() => document.body.dataset.mdColorScheme !== 'slate'")
    found |= _wide_and_narrow(page)
    assert not any(found.values()), found


@pytest.mark.parametrize(
    "kind", ["home", "entry with review", "year of many", "search", "guidance"]
)
def test_a_page_with_text_of_twice_the_size_has_no_fault(visit: Visitor, kind: str) -> None:
    page = visit(PAGES[kind], width=640).page
    page.evaluate(
        "document.documentElement.style.fontSize = 2 * parseFloat(getComputedStyle(document.documentElement).fontSize) + 'px'"
    )
    assert faults(page) == []


def test_an_entry_has_no_fault_while_it_shows_how_its_days_were_counted(visit: Visitor) -> None:
    page = visit(REVIEWED).page
    page.locator(".dl-clock summary").click()
    assert faults(page) == []


def test_an_entry_has_no_fault_without_scripts(visit: Visitor) -> None:
    """Asked with scripts, of the page as it is before any of its own ran."""
    page = visit("about/").page
    page.route("**/*.js", lambda route: route.abort())
    page.goto(page.url.replace("about/", REVIEWED))
    assert page.locator("html.no-js").count() == 1
    assert faults(page) == []


def test_these_tests_notice_a_fault(visit: Visitor) -> None:
    page = visit(REVIEWED).page
    page.locator(".dl-lead").evaluate(
        "lead => lead.insertAdjacentHTML('afterend', '<img src=\"data:,\">')"
    )
    assert [fault.split(":")[0] for fault in faults(page)] == ["image-alt"]
