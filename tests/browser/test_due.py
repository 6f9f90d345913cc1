"""The day an answer is due is said to whoever writes a request. That it is the right day is tested in
``tests/test_scripts.py``."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import PAGES
from .sites import Server

pytestmark = pytest.mark.browser

GUIDANCE = PAGES["guidance"]


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-21T12:00:00Z", "Monday 21 December 2026"),
        ("2026-12-11T12:00:00Z", "Thursday 14 January 2027"),
        ("2026-06-30T23:30:00Z", "Thursday 30 July 2026"),  # it is 1 July in London
    ],
)
def test_the_day_an_answer_is_due_is_said(
    own_clock: Page, site: Server, now: str, due: str
) -> None:
    own_clock.clock.set_fixed_time(now)
    own_clock.goto(site.url(GUIDANCE))
    expect(own_clock.locator(".dl-due")).to_have_text(
        f"If your request arrives today, we must reply by {due} (20 working days)."
    )


def test_in_a_year_nobody_knows_only_the_number_of_days_is_said(
    own_clock: Page, site: Server
) -> None:
    own_clock.clock.set_fixed_time("2055-01-10T12:00:00Z")
    own_clock.goto(site.url(GUIDANCE))
    expect(own_clock.locator(".dl-due")).to_have_text(
        "We must reply by working day 20, counted from the day after your request arrives."
    )
