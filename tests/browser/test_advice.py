"""Advice on a request while somebody writes it. Which words get which advice is tested in
``tests/scripts/advice.test.js``."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from .conftest import PAGES, Visitor
from .test_composer import check, control

pytestmark = pytest.mark.browser

GUIDANCE = PAGES["guidance"]


@pytest.fixture(scope="module")
def form(open_page: Visitor) -> Iterator[Page]:
    page = open_page(GUIDANCE).page
    yield page
    page.close()


def given(page: Page) -> list[str]:
    advice = page.locator("[data-advice]")
    found: list[str] = advice.evaluate_all("all => all.map(row => row.dataset.advice)")
    return found


@pytest.mark.parametrize(
    ("information", "advice"),
    [
        ("I would like a copy of all my records", ["own-information", "broad", "period"]),
        ("The lamp policy", []),
    ],
)
def test_all_advice_that_fits_is_shown_and_no_other(
    form: Page, information: str, advice: list[str]
) -> None:
    control(form, "information").fill(information)
    check(form)
    assert given(form) == advice


def test_the_limit_is_that_of_the_authority(form: Page) -> None:
    control(form, "information").fill("All e-mails about lamps in 2024")
    check(form)
    expect(form.locator("[data-advice=cost]")).to_contain_text(
        "more than 24 hours of staff time, which equals £600."
    )


def test_advice_comes_while_somebody_writes(visit: Visitor) -> None:
    page = visit(GUIDANCE).page
    control(page, "information").press_sequentially("Why is it dark?")
    expect(page.locator("[data-advice=opinions]")).to_be_visible()
    expect(control(page, "information")).to_be_focused()


def test_advice_is_announced(visit: Visitor) -> None:
    page = visit(GUIDANCE).page
    control(page, "information").fill("Why is it dark?")
    expect(page.locator("[data-composer]").get_by_role("status").first).to_contain_text(
        "Does this ask for an opinion or a reason?"
    )


@pytest.mark.parametrize(
    ("information", "place"),
    [
        ("Please send me my file", "own-information"),
        ("Why is it dark?", "opinions"),
        ("I complain about a lamp.", "complaints"),
    ],
)
def test_what_the_act_is_not_for_leads_to_the_right_way(
    visit: Visitor, information: str, place: str
) -> None:
    page = visit(GUIDANCE).page
    control(page, "information").fill(information)
    page.locator(f"[data-advice={place}] a").click()
    expect(page.locator(f"#{place}")).to_be_in_viewport()
    expect(control(page, "information")).to_have_value(information)


def test_advice_stops_nobody(visit: Visitor) -> None:
    page = visit(GUIDANCE).page
    control(page, "information").fill("Why is it dark in all files?")
    control(page, "name").fill("Ada Elder")
    control(page, "email").fill("ada@elder.example")
    check(page)
    expect(page.get_by_role("region", name="Your request is ready to send")).to_be_visible()
