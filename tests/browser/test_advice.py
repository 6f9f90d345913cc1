"""Advice on a request while somebody writes it. Which words get which advice is tested in
``tests/scripts/advice.test.js``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

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
        "more than 24 hours of staff time (£600)"
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
    ways = panel(page).get_by_role("link", name="Open in my email app")
    assert (ways.get_attribute("href") or "").startswith("mailto:foi@fernhollow.example")


# ---- advice that must not be passed unseen

SERIOUS = [
    "Please send me the report about my son of May 2025.",
    "What did Fernhollow write about Ada Elder in 2024?",
    "The name and home address of the social worker at Elder Lane in 2024",
    "The lamps in ZW24P00123 in 2024",
]
LIGHT = "How many lamps were repaired?"


def checked(visit: Visitor, information: str, **options: Any) -> Page:
    """The page after *Check my request*."""
    page = visit(GUIDANCE, **options).page
    control(page, "information").fill(information)
    control(page, "name").fill("Ada Elder")
    control(page, "email").fill("ada@elder.example")
    check(page)
    return page


def panel(page: Page) -> Locator:
    return page.locator(".dl-finished")


@pytest.mark.parametrize("information", SERIOUS)
def test_a_request_that_should_be_changed_is_never_called_ready(
    visit: Visitor, information: str
) -> None:
    shown = panel(checked(visit, information))
    expect(shown.get_by_role("heading")).to_have_text(
        "Please change your request before you send it"
    )
    expect(shown).not_to_contain_text("ready")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("information", [SERIOUS[0], LIGHT])
def test_the_advice_is_on_the_screen_beside_the_heading_that_has_the_focus(
    visit: Visitor, information: str, width: int
) -> None:
    page = checked(visit, information, width=width)
    expect(panel(page).get_by_role("heading")).to_be_focused()
    expect(panel(page).locator("[data-advice]").first).to_be_in_viewport()


def test_the_advice_comes_before_the_letter_and_the_first_button_changes_the_request(
    visit: Visitor,
) -> None:
    page = checked(visit, SERIOUS[0])
    buttons = panel(page).locator("button, a.md-button").all_inner_texts()
    assert buttons == [
        "Change my request",
        "Open in my email app anyway",
        "Copy the text",
    ]
    advice, letter = panel(page).locator("[data-advice], pre").all()[0:2]
    assert (advice.get_attribute("data-advice"), letter.get_attribute("class")) == (
        "own-information",
        "dl-letter",
    )


def test_change_my_request_leads_back_to_the_words_with_the_advice_beside_them(
    visit: Visitor,
) -> None:
    page = checked(visit, SERIOUS[0])
    page.get_by_role("button", name="Change my request").click()
    expect(control(page, "information")).to_be_focused()
    expect(panel(page)).to_be_hidden()
    expect(page.locator("[data-advice=own-information]")).to_be_visible()


def test_a_case_number_in_another_field_is_seen(visit: Visitor) -> None:
    page = visit(GUIDANCE).page
    control(page, "information").fill("How many lamps were repaired in 2024?")
    control(page, "name").fill("Ada Elder, ZW24P00123")
    control(page, "email").fill("ada@elder.example")
    check(page)
    expect(panel(page).locator("[data-advice=case-number]")).to_be_visible()


def test_a_request_without_advice_is_ready_at_once(visit: Visitor) -> None:
    page = checked(visit, "How many lamps were repaired in 2024?")
    expect(panel(page).get_by_role("heading")).to_have_text("Your request is ready to send")
    expect(page.get_by_role("button", name="Change my request")).to_have_count(0)
