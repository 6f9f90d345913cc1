"""No page has a fault that axe-core finds: every kind of page, wide and narrow, light and dark, and with its menu open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .conftest import MOVED, PAGES, REVIEWED, Visitor

pytestmark = pytest.mark.browser

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
AXE = Axe()
EVERY_PAGE = PAGES | {"moved": MOVED}
"""Every kind of page, also the one that nobody sees for long."""


def faults(page: Page) -> list[str]:
    """Each rule that is broken, with where and why."""
    options: dict[str, Any] = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": STANDARDS}}
    found = AXE.run(page, options=options).response["violations"]
    return [f"{fault['id']}: {node['target']} {node['failureSummary']}" for fault in found for node in fault["nodes"]]


@pytest.fixture(scope="module", params=EVERY_PAGE.values(), ids=EVERY_PAGE.keys())
def looked_at(request: pytest.FixtureRequest, open_page: Visitor) -> Iterator[dict[str, list[str]]]:
    """What is wrong with every kind of page, by how it is looked at."""
    page = open_page(request.param, still=True).page
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function("dark => (document.body.dataset.mdColorScheme === 'slate') === dark", arg=scheme == "dark")
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 720})
            found[f"{scheme}, {width} pixels"] = faults(page)
        page.get_by_role("button", name="Menu").click()
        assert page.locator(".md-sidebar--primary .md-nav__link:visible").count() > 5
        found[f"{scheme}, menu open"] = faults(page)
        page.keyboard.press("Escape")
    yield found
    page.close()


@pytest.mark.parametrize("way", [f"{scheme}, {state}" for scheme in ("light", "dark") for state in ("1280 pixels", "320 pixels", "menu open")])
def test_a_page_has_no_fault(looked_at: dict[str, list[str]], way: str) -> None:
    assert looked_at[way] == []


def test_an_entry_has_no_fault_while_it_shows_how_its_days_were_counted(visit: Visitor) -> None:
    page = visit(REVIEWED).page
    page.locator("summary").click()
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
    page.locator(".dl-lead").evaluate("lead => lead.insertAdjacentHTML('afterend', '<img src=\"data:,\">')")
    assert [fault.split(":")[0] for fault in faults(page)] == ["image-alt"]
