"""No page asks another host for anything or runs a script but the theme's own, whatever stands in a
record."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route

from .conftest import REVIEWED, Visit, Visitor
from .sites import HOSTILE, HOSTILE_ENTRY, PARTS, Server

pytestmark = pytest.mark.browser

SMUGGLED = "<script>window.ran = true</script><img src=x onerror='window.ran = true'>"


def test_a_page_asks_no_other_host_for_anything(seen: Visit, site: Server) -> None:
    assert seen.requests
    assert [url for url in seen.requests if not url.startswith((site.url(""), "data:"))] == []


def test_a_page_keeps_its_policy(seen: Visit) -> None:
    assert seen.violations == []


def test_a_page_makes_no_complaint_on_the_console(seen: Visit) -> None:
    assert seen.errors == []


# ---- past the checks


def smuggle(page: Page, url: str) -> None:
    """Load a page with something in it that nothing has checked or escaped."""

    def fulfil(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=answer.text().replace("</article>", f"{SMUGGLED}</article>")
        )

    page.route(url, fulfil)
    page.reload(wait_until="networkidle")


def test_a_script_smuggled_into_a_page_does_not_run(visit: Visitor, site: Server) -> None:
    page = visit(REVIEWED).page
    smuggle(page, site.url(REVIEWED))
    assert page.locator("article script, article img").count() == 2
    assert page.evaluate("window.ran") is None


def test_these_tests_notice_a_script_that_was_stopped(visit: Visitor, site: Server) -> None:
    seen = visit(REVIEWED)
    smuggle(seen.page, site.url(REVIEWED))
    assert seen.errors
    assert {violation.split()[0] for violation in seen.violations} == {
        "script-src-elem",
        "script-src-attr",
    }


@pytest.fixture(
    scope="module",
    params=[
        *PARTS.values(),
        "disclosures/2017/",
        HOSTILE_ENTRY,
        "topics/streets/",
        "no/such/page/",
    ],
)
def hostile(
    request: pytest.FixtureRequest, hostile_site: Server, open_page: Visitor
) -> Iterator[Visit]:
    """Every kind of page, with a hostile text in the place of every other."""
    visit = open_page(request.param, of=hostile_site)
    visit.page.wait_for_load_state("networkidle")
    yield visit
    visit.page.close()


def test_a_hostile_text_opens_no_dialog(hostile: Visit) -> None:
    assert hostile.dialogs == []


def test_a_hostile_text_needs_no_policy_to_stop_it(hostile: Visit) -> None:
    assert hostile.violations == []


def test_a_hostile_text_is_shown_as_text(hostile: Visit) -> None:
    assert (
        hostile.page.locator("img, [onerror]").evaluate_all(
            "all => all.map(element => element.parentElement.outerHTML.slice(0, 90))"
        )
        == []
    )
    assert HOSTILE in hostile.page.locator("body").inner_text()
    assert HOSTILE in hostile.page.title()
