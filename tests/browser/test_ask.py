"""Ask first: somebody who types a question meets the answers that exist, and nobody learns what was
typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import PAGES, REVIEWED, Visit, Visitor, every_width
from .sites import Server

pytestmark = pytest.mark.browser

GUIDANCE = PAGES["guidance"]
QUESTION = "When was the library at Elder Lane open?"
WORDS = ("library", "elder", "open", "zebra")
UNHEARD = "Zebra crossings painted purple"
PAUSE = 500
"""Milliseconds without a key before it searches."""

Ask = Callable[..., Visit]


def question(page: Page) -> Locator:
    return page.get_by_label("What would you like to know?")


def wanted(page: Page) -> Locator:
    return page.get_by_label("What information do you want?")


def answers(page: Page) -> Locator:
    return page.get_by_role("list", name="Answers that already exist").locator("> li")


def said(page: Page) -> Locator:
    return page.locator("[data-ask-first]").get_by_role("status")


def onwards(page: Page) -> Locator:
    return page.get_by_role("link", name="I still want to ask")


@pytest.fixture
def ask(visit: Visitor) -> Ask:
    """Open the page and type a question: ``ask("When?", width=320)``."""

    def go(text: str = QUESTION, **options: object) -> Visit:
        seen = visit(GUIDANCE, **options)
        question(seen.page).fill(text)
        expect(said(seen.page)).not_to_be_empty()
        return seen

    return go


# ---- what is shown


def test_an_answer_that_exists_is_shown_with_its_date_and_its_outcome(ask: Ask) -> None:
    first = answers(ask().page).first
    expect(first).to_contain_text("FH 17-1")
    expect(first).to_contain_text("15 May 2017")
    expect(first.locator(".dl-tag")).to_have_text("Provided")


def test_the_passage_that_matches_is_shown_and_its_words_are_marked(ask: Ask) -> None:
    first = answers(ask().page).first
    expect(first).to_contain_text("Every day but Sunday.")
    assert {"library", "open"} <= {
        word.strip("?.,").lower() for word in first.locator("mark").all_inner_texts()
    }


def test_what_is_published_anyway_is_shown_and_said_to_be(ask: Ask) -> None:
    expect(
        answers(ask("Is there a street plan?").page).filter(has_text="Already published")
    ).to_contain_text("Street plan")


def test_a_publication_is_shown_for_a_long_question_that_holds_its_name(ask: Ask) -> None:
    page = ask(
        "Please tell me the number of purple zebra crossings painted in the street plan"
    ).page
    expect(answers(page).filter(has_text="Street plan")).to_have_count(1)


def test_the_number_of_answers_is_announced(ask: Ask) -> None:
    page = ask().page
    number = answers(page).count()
    assert number
    expect(said(page)).to_contain_text(f"{number} published answer")


def test_a_question_nobody_asked_is_said_to_be_new_and_leads_on(ask: Ask) -> None:
    page = ask(UNHEARD).page
    expect(said(page)).to_have_text("Nothing like this was found.")
    expect(answers(page)).to_have_count(0)
    expect(onwards(page)).to_be_visible()


def test_answers_go_when_the_question_goes(ask: Ask) -> None:
    page = ask().page
    question(page).fill("")
    expect(answers(page)).to_have_count(0)
    expect(onwards(page)).to_be_hidden()


def test_it_searches_when_the_keys_rest(own_clock: Page, site: Server) -> None:
    page = own_clock
    page.clock.install(time=0)
    page.goto(site.url(GUIDANCE))
    question(page).focus()
    page.wait_for_load_state("networkidle")
    page.clock.pause_at(3_600_000)
    question(page).fill(QUESTION)
    page.clock.run_for(PAUSE - 1)
    assert not said(page).inner_text()
    page.clock.run_for(2)
    expect(said(page)).not_to_be_empty()


@every_width
def test_the_answers_fit_the_screen(ask: Ask, width: int) -> None:
    page = ask(width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# ---- the two ways on


def test_this_answers_me_leads_to_the_question_that_was_answered(ask: Ask, site: Server) -> None:
    page = ask().page
    answers(page).first.get_by_role("link", name="This answers my question").click()
    page.wait_for_url(lambda url: url.partition(":~:")[0] == site.url(f"{REVIEWED}#question-1"))


def test_this_answers_me_says_which_answer_to_those_who_do_not_see_it(ask: Ask) -> None:
    names = (
        answers(ask().page)
        .locator(".dl-answers-me a")
        .evaluate_all("all => all.map(link => link.textContent)")
    )
    assert len(names) == len(set(names))
    assert names[0].startswith("This answers my question: Opening hours of Elder Lane library")


def test_i_still_want_to_ask_carries_the_question_over(ask: Ask) -> None:
    page = ask().page
    onwards(page).click()
    expect(wanted(page)).to_be_focused()
    expect(wanted(page)).to_have_value(QUESTION)


def test_a_question_that_was_changed_takes_the_place_of_the_one_carried_over(ask: Ask) -> None:
    page = ask().page
    onwards(page).click()
    question(page).fill(UNHEARD)
    onwards(page).click()
    expect(wanted(page)).to_have_value(UNHEARD)


def test_what_was_written_already_stays_when_a_question_is_carried_over(visit: Visitor) -> None:
    page = visit(GUIDANCE).page
    wanted(page).fill("How many lamps are there?")
    question(page).fill(QUESTION)
    onwards(page).click()
    expect(wanted(page)).to_have_value(f"How many lamps are there?\n\n{QUESTION}")


def test_everything_is_reached_with_the_keyboard_alone(visit: Visitor) -> None:
    page = visit(GUIDANCE).page
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "dl-question":
            break
    page.keyboard.type(QUESTION)
    expect(said(page)).not_to_be_empty()
    expect(question(page)).to_be_focused()
    texts = []
    for _ in range(40):
        page.keyboard.press("Tab")
        texts.append(page.evaluate("document.activeElement.innerText"))
        if texts[-1] == "I still want to ask":
            break
    assert texts[0] == answers(page).first.locator("a").first.inner_text()
    assert any(text.startswith("This answers my question") for text in texts)
    page.keyboard.press("Enter")
    expect(wanted(page)).to_be_focused()


# ---- nobody learns what was typed


def test_no_address_that_is_asked_for_holds_a_word_of_the_question(ask: Ask, site: Server) -> None:
    seen = ask()
    question(seen.page).press_sequentially(f" {UNHEARD}", delay=30)
    seen.page.wait_for_timeout(2 * PAUSE)
    seen.page.wait_for_load_state("networkidle")
    _, *fetched = seen.requests
    assert len(fetched) > 10
    # The names of the site's own files are not the visitor's words.
    assert [url for url in fetched if any(word in url.lower() for word in WORDS)] == []
    assert [url for url in fetched if not url.startswith((site.url(""), "data:"))] == []


def test_the_body_of_no_request_holds_anything(visit: Visitor) -> None:
    page = visit(GUIDANCE).page
    bodies: list[str | None] = []
    page.on("request", lambda request: bodies.append(request.post_data))
    question(page).fill(QUESTION)
    expect(answers(page).first).to_be_visible()
    assert bodies and not any(bodies)


def test_the_question_is_neither_in_the_address_nor_kept(ask: Ask) -> None:
    page = ask().page
    onwards(page).click()
    kept = page.evaluate(
        "[location.href, document.cookie, ...Object.values(localStorage), ...Object.values(sessionStorage)].join(' ').toLowerCase()"
    )
    assert [word for word in WORDS if word in kept] == []


def test_the_page_says_that_nothing_typed_leaves_the_browser(visit: Visitor) -> None:
    expect(question(visit(GUIDANCE).page)).to_have_accessible_description(
        "Answers that already exist appear below as you type. What you type stays on your device."
    )


def test_nothing_of_the_search_is_fetched_before_somebody_asks(visit: Visitor) -> None:
    seen = visit(GUIDANCE)
    seen.page.wait_for_load_state("networkidle")
    assert [url for url in seen.requests if "whole_search" in url or "/search/index" in url] == []


def test_the_search_keeps_the_policy_of_the_page_and_makes_no_complaint(ask: Ask) -> None:
    seen = ask()
    assert (seen.violations, seen.errors) == ([], [])


# ---- when it does not work


def test_a_search_that_cannot_be_loaded_says_so_and_leads_on(visit: Visitor) -> None:
    page = visit(GUIDANCE).page
    page.route("**/whole_search.*.js", lambda route: route.abort())
    question(page).fill(QUESTION)
    expect(said(page)).to_have_text(
        "The search could not be loaded. You can still make your request."
    )
    expect(onwards(page)).to_be_visible()


def test_without_scripts_the_page_has_no_field_and_leads_to_log_topics_and_scheme(
    visit: Visitor, site: Server
) -> None:
    page = visit(GUIDANCE, javascript=False).page
    assert page.locator("article :is(textarea, input, form)").count() == 0
    links = page.locator("#has-it-been-answered-already + .dl-prose a").evaluate_all(
        "all => all.map(link => link.href)"
    )
    assert links == [
        site.url(address) for address in ("disclosures/", "topics/", "publication-scheme/")
    ]
