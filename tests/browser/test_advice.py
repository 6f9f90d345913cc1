"""What the words of a request suggest: that another way is the right one, or that it may fail."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from .conftest import PAGES, Visitor
from .test_composer import check, control

pytestmark = pytest.mark.browser

GUIDANCE = PAGES["guidance"]

NONE: list[str] = []
ADVICE = {
    # too short
    "Staff numbers?": ["short"],
    "": NONE,
    "The lamp policy": NONE,
    # your own file
    "Please send me my file from 2024.": ["own-information"],
    "I would like a copy of all my records": ["own-information", "broad", "period"],
    "What information do you hold about me?": ["own-information"],
    "Please send the report about my daughter of May 2025.": ["own-information"],
    "Who has seen my medical information since 2020?": ["own-information"],
    "How many lamps are in my street now?": NONE,
    "My name is Ada Elder. How many lamps are there now?": NONE,
    "In my information request of 2024 I asked for lamps. Which were repaired?": NONE,
    "Your policy on subject access requests, latest version": ["own-information"],
    "A copy of my daughters section 7 report": ["own-information"],
    "my grandchildren": ["short", "own-information"],
    "Letters to the school of my youngest son in 2024": ["own-information"],
    "The recording of my phone call": ["own-information"],
    "Our readers want data on delays in 2024": NONE,
    # somebody else
    "What does Fernhollow know about Ada Elder": ["somebody-else"],
    "What is held about Dr Ada O’Elder-Lane?": ["somebody-else"],
    "Guidance about Child Arrangements Orders": NONE,
    "Papers about Elder Lane from 2024": NONE,
    "What has been written about green lamps": NONE,
    # case numbers
    "The lamps in ZW24P00123": ["case-number"],
    "The lamps in zw 24 c 00123": ["case-number"],
    "The answer to FH 24-123": NONE,
    # opinions and reasons
    "Why was the library closed in 2024?": ["opinions"],
    "Do you think that lamps should be green?": ["opinions"],
    "What is your opinion of the lamps?": ["opinions"],
    "Please explain the closing of the library in 2024.": ["opinions"],
    "The guidance that explains how lamps are repaired today": NONE,
    "Guidance on views of the child": NONE,
    "What are your views on green lamps?": ["opinions"],
    "The reasons why staff left in 2024": NONE,
    "Is the service biased against fathers?": ["opinions"],
    "Is there a policy on biased lamps?": NONE,
    # complaints
    "I want to complain about the lamps.": ["complaints"],
    "I wish to make a formal complaint about a lamp.": ["complaints"],
    "I am very unhappy with the lamps.": ["complaints"],
    "How many complaints were received in 2024?": NONE,
    "I would like the complaints procedure that is in force now.": NONE,
    "I ask for the complaint figures of 2024.": NONE,
    "The officer lied. Please discipline them": ["complaints"],
    "The policy by which managers discipline staff": NONE,
    # too broad
    "Any and all paper on lamps in 2024": ["broad"],
    "All documents about lamps from 2024": ["broad"],
    "Everything you have on lamps since 2024": ["broad"],
    "All lamps that were green in 2024": NONE,
    "Every email mentioning Wales": ["broad", "period", "cost"],
    # no period
    "How many lamps were repaired?": ["period"],
    "The minutes of the lamp committee": ["period"],
    "How many lamps were repaired last year?": NONE,
    "How many lamps were repaired from 2023 to 2025?": NONE,
    "How many lamps are there at present?": NONE,
    "The policy on lamps": NONE,
    "The complaints procedure please": NONE,
    "How many staff are there?": NONE,
    "How many staff were there?": ["period"],
    # over the cost limit
    "Number of reports for each child in 2023": NONE,
    "The report for each child in 2023": ["cost"],
    "All e-mails about lamps in 2024": ["broad", "cost"],
    "The cause of fault in every single case file of 2024": ["cost"],
    "How many lamps were repaired in each year from 2005 to 2025?": ["cost"],
    "The e-mails of the lamp desk of 3 May 2024 with Elder Ltd": NONE,
}


@pytest.fixture(scope="module")
def form(open_page: Visitor) -> Iterator[Page]:
    page = open_page(GUIDANCE).page
    yield page
    page.close()


def given(page: Page) -> list[str]:
    advice = page.locator("[data-advice]")
    found: list[str] = advice.evaluate_all("all => all.map(row => row.dataset.advice)")
    return found


@pytest.mark.parametrize("information", ADVICE)
def test_advice_is_given_where_it_helps_and_nowhere_else(form: Page, information: str) -> None:
    control(form, "information").fill(information)
    check(form)
    assert given(form) == ADVICE[information]


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
