"""The request composer: it checks what a request needs, advises, counts the days, and keeps
nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import PAGES, Visit, Visitor, every_width
from .sites import Server
from .test_sizes import CUT_OFF

pytestmark = pytest.mark.browser

GUIDANCE = PAGES["guidance"]
REQUEST = "How many lamps were repaired in Elder Lane between January 2024 and December 2025?"
POST = "3 Invented Lane\nOtherplace\nOT9 9ZZ"
LABELS = {
    "information": "What information do you want?",
    "name": "Your name",
    "email": "Your email address",
    "post": "Your postal address",
}

Compose = Callable[..., Visit]


def control(page: Page, name: str) -> Locator:
    return page.get_by_label(LABELS[name])


def check(page: Page) -> None:
    page.get_by_role("button", name="Check my request").click()


def problem(page: Page) -> Locator:
    return page.locator("[data-composer] .dl-problem")


def finished(page: Page) -> Locator:
    return page.get_by_role("region", name="Your request is ready to send")


def mail(page: Page) -> str:
    return (
        finished(page).get_by_role("link", name="Open in my email app").get_attribute("href") or ""
    )


def letter(page: Page) -> str:
    return finished(page).locator("pre").text_content() or ""


@pytest.fixture
def compose(visit: Visitor) -> Compose:
    """Fill in the form and press the button: ``compose(name="")``. What is not given is in order."""

    def go(
        *,
        information: str = REQUEST,
        name: str = "Ada Elder",
        email: str = "ada@elder.example",
        post: str | None = None,
        **options: Any,
    ) -> Visit:
        seen = visit(GUIDANCE, **options)
        control(seen.page, "information").fill(information)
        control(seen.page, "name").fill(name)
        if post is None:
            control(seen.page, "email").fill(email)
        else:
            seen.page.get_by_label("By post").check()
            control(seen.page, "post").fill(post)
        check(seen.page)
        return seen

    return go


# ---- what a valid request needs

INCOMPLETE = [
    ("information", {"information": ""}, "Enter the information you want"),
    ("information", {"information": " \n "}, "Enter the information you want"),
    (
        "information",
        {"information": "?!"},
        "Describe the information, so that we can look for it",
    ),
    ("name", {"name": ""}, "Enter your name"),
    ("name", {"name": "A. E."}, "Enter your name, not only your initials"),
    ("email", {"email": ""}, "Enter an email address for the answer"),
    (
        "email",
        {"email": "ada"},
        "Enter an email address in the correct format, such as name@example.com",
    ),
    (
        "email",
        {"email": "ada@elder"},
        "Enter an email address in the correct format, such as name@example.com",
    ),
    (
        "email",
        {"email": "ada elder@elder.example"},
        "Enter an email address in the correct format, such as name@example.com",
    ),
    ("post", {"post": ""}, "Enter a postal address for the answer"),
    ("post", {"post": "Otherplace"}, "Enter the full postal address, with street and town"),
]


@pytest.mark.parametrize(
    ("name", "given", "message"),
    INCOMPLETE,
    ids=[f"{name} {next(iter(given.values()))!r}" for name, given, _ in INCOMPLETE],
)
def test_what_is_missing_is_said_at_the_top_and_at_the_field(
    compose: Compose, name: str, given: dict[str, str], message: str
) -> None:
    page = compose(**given).page
    assert problem(page).get_by_role("link").all_inner_texts() == [message]
    expect(control(page, name)).to_have_accessible_description(
        f"{described(name)}Error: {message}".strip()
    )
    expect(control(page, name)).to_have_attribute("aria-invalid", "true")
    expect(finished(page)).to_have_count(0)


def described(name: str) -> str:
    hints = {
        "information": "Say what it is about, which period you mean, and whether you want figures or documents. Do not include details of your own case. ",
        "name": "First name or initial and surname, or the name of your organisation. ",
    }
    return hints.get(name, "")


def test_everything_that_is_missing_is_said_at_once_in_the_order_of_the_fields(
    visit: Visitor,
) -> None:
    page = visit(GUIDANCE).page
    check(page)
    expected = [
        "Enter the information you want",
        "Enter your name",
        "Enter an email address for the answer",
    ]
    assert problem(page).get_by_role("link").all_inner_texts() == expected


def test_the_list_of_problems_takes_the_focus_and_the_title_says_so(compose: Compose) -> None:
    page = compose(name="").page
    expect(problem(page)).to_be_focused()
    assert page.title().startswith("Error: ")


def test_a_problem_leads_to_its_field(compose: Compose) -> None:
    page = compose(email="").page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(control(page, "email")).to_be_focused()


def test_a_problem_goes_when_it_is_mended(compose: Compose) -> None:
    page = compose(name="").page
    control(page, "name").fill("Ada Elder")
    check(page)
    expect(problem(page)).to_be_hidden()
    assert control(page, "name").get_attribute("aria-invalid") is None
    assert not page.title().startswith("Error: ")
    expect(finished(page)).to_be_visible()


@pytest.mark.parametrize(
    "name",
    [
        "Ada Elder",
        "A. Elder",
        "Ørsted",
        "李明",
        "王",
        "Elder Lane Residents' Association",
        "Ó Néill, S.",
    ],
)
def test_a_name_is_not_refused(compose: Compose, name: str) -> None:
    expect(finished(compose(name=name).page)).to_be_visible()


def test_a_short_request_is_not_refused(compose: Compose) -> None:
    page = compose(information="Staff numbers?").page
    expect(page.get_by_role("link", name="Open in my email app")).to_be_visible()
    expect(page.locator("[data-advice=short]")).to_contain_text(
        "Say more, so that we can look for it."
    )


# ---- fields


def test_every_field_says_that_it_is_required(visit: Visitor) -> None:
    page = visit(GUIDANCE).page
    assert [control(page, name).get_attribute("aria-required") for name in LABELS] == ["true"] * 4


def test_every_field_has_a_label_and_none_has_a_placeholder(visit: Visitor) -> None:
    fields = visit(GUIDANCE).page.locator(
        "[data-composer] :is(input, textarea), [data-ask-first] textarea"
    )
    assert (
        fields.evaluate_all(
            "all => all.map(field => [field.labels.length, field.placeholder ?? ''])"
        )
        == [[1, ""]] * 7
    )


def test_the_browser_knows_what_the_fields_are_for(visit: Visitor) -> None:
    page = visit(GUIDANCE).page
    assert {name: page.locator(f"#dl-{name}").get_attribute("autocomplete") for name in LABELS} == {
        "information": "off",
        "name": "name",
        "email": "email",
        "post": "street-address",
    }


def test_only_the_address_that_was_chosen_is_asked_for(visit: Visitor) -> None:
    page = visit(GUIDANCE).page
    expect(control(page, "post")).to_be_hidden()
    page.get_by_label("By post").check()
    expect(control(page, "post")).to_be_visible()
    expect(control(page, "email")).to_be_hidden()


# ---- the letter


def test_the_letter_says_what_is_wanted_who_asks_and_where_the_answer_goes(
    compose: Compose,
) -> None:
    text = letter(compose().page)
    assert REQUEST in text and "ada@elder.example" in text and text.endswith("Ada Elder\n")
    assert text.startswith("Dear Fernhollow,\n\nUnder the Freedom of Information Act 2000,")


def test_an_answer_by_post_goes_to_the_postal_address(compose: Compose) -> None:
    assert f"by post to:\n\n{POST}" in letter(compose(post=POST).page)


@pytest.mark.parametrize(
    "information",
    [
        REQUEST,
        "Lamps & <b>lanes</b>? 100% of #5 + “quotes”\n\nlampadaire à l’été, 電燈 👩‍👩‍👧 &body=x%0Acc:",
    ],
)
def test_the_mail_program_gets_the_whole_letter_with_its_subject(
    compose: Compose, information: str
) -> None:
    page = compose(information=information).page
    address = urlsplit(mail(page))
    fields = parse_qs(address.query.replace("+", "%2B"), strict_parsing=True)
    assert (address.scheme, address.path) == ("mailto", "foi@fernhollow.example")
    assert fields == {
        "subject": ["Freedom of information request"],
        "body": [letter(page).replace("\n", "\r\n")],
    }


def test_a_letter_too_long_for_a_link_is_copied_and_never_cut(compose: Compose) -> None:
    page = compose(information=f"{REQUEST} " * 40).page
    assert (
        mail(page) == "mailto:foi@fernhollow.example?subject=Freedom%20of%20information%20request"
    )
    expect(finished(page)).to_contain_text("too long for a link to carry. Copy the text")


def test_no_link_is_longer_than_mail_programs_take(compose: Compose) -> None:
    page = compose(information=f"{REQUEST} " * 12).page
    assert 1500 < len(mail(page)) <= 1900


def test_the_text_is_copied_and_that_is_said(compose: Compose) -> None:
    page = compose().page
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async text => { window.copied = text; }}})"
    )
    page.get_by_role("button", name="Copy the text").click()
    expect(finished(page).get_by_role("status")).to_have_text("Text copied.")
    assert page.evaluate("copied") == letter(page)


def test_the_text_is_marked_where_the_browser_lets_nothing_be_copied(compose: Compose) -> None:
    page = compose().page
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("button", name="Copy the text").click()
    expect(finished(page).get_by_role("status")).to_contain_text("Text selected. Press Ctrl+C")
    assert page.evaluate("getSelection().toString().trim()").startswith("Dear Fernhollow,")


def test_a_letter_that_no_longer_says_what_the_fields_say_goes(compose: Compose) -> None:
    page = compose().page
    control(page, "name").fill("Ada Lane")
    expect(finished(page)).to_have_count(0)


def test_a_tag_in_the_request_is_shown_as_text(compose: Compose) -> None:
    seen = compose(information="How many <img src=x onerror=alert(1)> lamps since 2024?")
    assert "<img src=x onerror=alert(1)>" in letter(seen.page)
    assert seen.page.locator("article img").count() == 0
    assert (seen.violations, seen.errors, seen.dialogs) == ([], [], [])


# ---- with the keyboard, on a narrow screen, without scripts


def test_a_request_is_written_and_handed_over_with_the_keyboard_alone(visit: Visitor) -> None:
    page = visit(GUIDANCE).page
    control(page, "information").focus()
    page.keyboard.type(REQUEST)
    page.keyboard.press("Tab")
    page.keyboard.type("Ada Elder")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # from email to post
    page.keyboard.press("Tab")
    page.keyboard.type(POST)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(finished(page).get_by_role("heading")).to_be_focused()
    stops = []
    for _ in range(3):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.innerText.split('\\n')[0]"))
    assert stops == ["Dear Fernhollow,", "Open in my email app", "Copy the text"]


@pytest.fixture(params=["wrong", "ready"])
def narrow(request: pytest.FixtureRequest, compose: Compose) -> Page:
    broad = f"Please send me all e-mails about my son's case and explain why. I want to make a complaint about {'x' * 200}."
    return compose(
        information=broad, name="" if request.param == "wrong" else "Ada Elder", width=320
    ).page


def test_the_form_fits_a_narrow_screen(narrow: Page) -> None:
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320
    assert narrow.locator("[data-composer]").evaluate(CUT_OFF) == []


@every_width
def test_what_has_the_focus_is_below_the_header(compose: Compose, width: int) -> None:
    page = compose(width=width).page
    header = page.locator(".md-header").bounding_box()
    heading = finished(page).get_by_role("heading").bounding_box()
    assert header and heading
    assert header["y"] + header["height"] <= heading["y"]


def test_without_scripts_the_page_says_what_a_request_needs_and_where_it_goes(
    visit: Visitor,
) -> None:
    page = visit(GUIDANCE, javascript=False).page
    text = page.locator("#write-your-request + .dl-prose").inner_text()
    for needed in (
        "The information you want",
        "Your name",
        "An address for the answer",
        "foi@fernhollow.example",
        "FOI Desk, Invented House, Fernhollow",
    ):
        assert needed in text


# ---- nothing is kept


def test_nothing_that_was_typed_is_kept_or_asked_for(compose: Compose, site: Server) -> None:
    seen = compose()
    seen.page.wait_for_load_state("networkidle")
    kept = seen.page.evaluate(
        "[location.href, document.cookie, ...Object.entries(localStorage), ...Object.entries(sessionStorage)].join(' ')"
    )
    typed = ("Elder", "ada", "lamps", "repaired")
    assert [word for word in typed if word in kept] == []
    assert [
        url for url in seen.requests if any(word in url.removeprefix(site.origin) for word in typed)
    ] == []


def asked_before_leaving(seen: Visit) -> bool:
    seen.page.evaluate(
        "() => { const event = new Event('beforeunload', {cancelable: true}); window.asked = !dispatchEvent(event); }"
    )
    asked: bool = seen.page.evaluate("asked")
    return asked


def test_leaving_with_an_unfinished_request_is_asked_about(visit: Visitor) -> None:
    seen = visit(GUIDANCE)
    said = [asked_before_leaving(seen)]
    for text in ("Lamps", ""):
        control(seen.page, "information").fill(text)
        said.append(asked_before_leaving(seen))
    assert said == [False, True, False]


def test_leaving_with_a_finished_request_is_not_asked_about_until_it_changes(
    compose: Compose,
) -> None:
    seen = compose()
    said = [asked_before_leaving(seen)]
    control(seen.page, "name").fill("Ada Lane")
    assert [*said, asked_before_leaving(seen)] == [False, True]


def test_a_page_opened_again_has_empty_fields(compose: Compose) -> None:
    page = compose().page
    page.reload()
    assert [control(page, name).input_value() for name in LABELS] == [""] * 4
