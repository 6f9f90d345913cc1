"""The composer on a phone: what four kinds of request are told, and in what order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visitor
from .sites import Server
from .test_advice import checked, panel

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
OPEN, ANYWAY = "Open in my email app", "Open in my email app anyway"
COPY, CHANGE = "Copy the text", "Change my request"


@dataclass(frozen=True)
class Kind:
    """A request, and what its panel holds from top to bottom."""

    request: str
    heading: str
    advice: list[str]
    buttons: list[str]


KINDS = {
    "about one's own child": Kind(
        "Please send me what was written about my youngest in 2025. He is my son.",
        "Please change your request before you send it",
        ["own-information"],
        [CHANGE, ANYWAY, COPY],
    ),
    "naming an employee": Kind(
        "Please give the name and home address of the social worker at Elder Lane in 2025.",
        "Please change your request before you send it",
        ["staff"],
        [CHANGE, ANYWAY, COPY],
    ),
    "too broad": Kind(
        "Any documents you hold about lamps",
        "Check this before you send your request",
        ["broad", "period"],
        [CHANGE, OPEN, COPY],
    ),
    "in order": Kind(
        "How many lamps were repaired in each year from 2023 to 2025?",
        "Your request is ready to send",
        [],
        [OPEN, COPY],
    ),
}
every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
with_advice = pytest.mark.parametrize(
    "kind",
    [kind for kind in KINDS.values() if kind.advice],
    ids=[k for k in KINDS if KINDS[k].advice],
)

PARTS = """panel => [...panel.querySelectorAll("h3, [data-advice], .dl-letter, button, a.md-button")]
    .map(part => [Math.round(part.getBoundingClientRect().top + scrollY), Math.round(part.getBoundingClientRect().left),
                  part.dataset.advice ?? (part.matches("pre") ? "letter" : part.innerText.trim())])"""


def on_a_phone(visit: Visitor, kind: Kind) -> Page:
    return checked(visit, kind.request, width=PHONE["width"], height=PHONE["height"])


@every_kind
def test_the_panel_goes_from_the_advice_to_the_letter_to_the_ways_of_sending(
    visit: Visitor, kind: Kind
) -> None:
    first, *others = kind.buttons
    change, send = ([first], others) if first == CHANGE else ([], kind.buttons)
    parts: list[Any] = panel(on_a_phone(visit, kind)).evaluate(PARTS)
    assert [what for _, _, what in parts] == [
        kind.heading,
        *kind.advice,
        *change,
        "letter",
        *send,
    ]
    places = [(top, left) for top, left, _ in parts]
    assert places == sorted(places), "what is read first also stands first on the screen"


@every_kind
def test_the_heading_takes_the_focus_and_is_on_the_screen(visit: Visitor, kind: Kind) -> None:
    heading = panel(on_a_phone(visit, kind)).get_by_role("heading")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport(ratio=1)


@with_advice
def test_all_advice_and_the_button_to_follow_it_are_on_the_first_screen(
    visit: Visitor, kind: Kind
) -> None:
    page = on_a_phone(visit, kind)
    for advice in panel(page).locator("[data-advice]").all():
        expect(advice).to_be_in_viewport(ratio=1)
    expect(panel(page).get_by_role("button", name=CHANGE)).to_be_in_viewport(ratio=1)


@with_advice
def test_only_the_button_that_changes_the_request_leads(visit: Visitor, kind: Kind) -> None:
    leading = panel(on_a_phone(visit, kind)).locator(".md-button--primary")
    assert leading.all_inner_texts() == [CHANGE]


@every_kind
def test_no_word_of_the_request_leaves_the_device(visit: Visitor, kind: Kind, site: Server) -> None:
    seen = visit("how-to-request/", **PHONE)
    seen.page.wait_for_load_state("networkidle")
    before = len(seen.requests)
    seen.page.locator("#dl-information").fill(kind.request)
    seen.page.locator("#dl-name").fill("Ada Elder")
    seen.page.locator("#dl-email").fill("ada@elder.example")
    seen.page.get_by_role("button", name="Check my request").click()
    expect(panel(seen.page)).to_be_visible()
    seen.page.wait_for_load_state("networkidle")
    assert seen.requests[before:] == []
    assert seen.page.evaluate("location.search + document.cookie") == ""
