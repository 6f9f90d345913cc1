"""The day an answer is due, worked out in the browser, is the day the library works out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from conftest import TODAY
from disclosure_log.law.calendar import TimeLimit, due_date

from .conftest import PAGES, Visitor
from .sites import Server

pytestmark = pytest.mark.browser

GUIDANCE = PAGES["guidance"]


def day_in_script(page: Page, received: str, days: int = 20) -> list[str | None]:
    days_found: list[str | None] = page.evaluate(
        """async ([received, days]) => {
            const { dueDate } = await import("../assets/javascripts/due.js");
            const closed = new Set(document.querySelector("[data-composer]").dataset.closed.split(" "));
            return received.map(day => dueDate(day, days, closed));
        }""",
        [received.split(), days],
    )
    return days_found


@pytest.mark.parametrize("days", [20, 7])
def test_script_and_library_agree_for_every_day_of_two_years(visit: Visitor, days: int) -> None:
    every = [TODAY + timedelta(n) for n in range(731)]
    found = day_in_script(visit(GUIDANCE).page, " ".join(map(str, every)), days)
    assert found == [due_date(day, TimeLimit(days)).isoformat() for day in every]


def test_where_the_bank_holidays_are_not_known_no_day_is_given(visit: Visitor) -> None:
    assert day_in_script(visit(GUIDANCE).page, "2011-03-01 2055-03-01") == [None, None]


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-21T12:00:00Z", "Monday, 21 December 2026"),
        ("2026-12-11T12:00:00Z", "Thursday, 14 January 2027"),
        ("2026-06-30T23:30:00Z", "Thursday, 30 July 2026"),  # it is 1 July in London
    ],
)
def test_the_day_an_answer_is_due_is_said(
    own_clock: Page, site: Server, now: str, due: str
) -> None:
    own_clock.clock.set_fixed_time(now)
    own_clock.goto(site.url(GUIDANCE))
    expect(own_clock.locator(".dl-due")).to_have_text(
        f"A request that arrives today is to be answered by {due}. Working days until then: 20."
    )


def test_in_a_year_nobody_knows_only_the_number_of_days_is_said(
    own_clock: Page, site: Server
) -> None:
    own_clock.clock.set_fixed_time("2055-01-10T12:00:00Z")
    own_clock.goto(site.url(GUIDANCE))
    expect(own_clock.locator(".dl-due")).to_have_text(
        "A request is to be answered by working day 20, counted from the day after it arrives."
    )
