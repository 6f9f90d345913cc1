"""Everything can be reached and used with a keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from .conftest import PAGES, REVIEWED, TABLE, Visitor
from .sites import PARTS, Server

pytestmark = pytest.mark.browser

MENU = ".md-sidebar--primary"
NARROW = [PAGES["home"], REVIEWED, PAGES["404"]]
some_pages = pytest.mark.parametrize("place", NARROW, ids=["home", "entry", "404"])

# What has the focus and how it looks, once for each; of the theme's hidden radio buttons, the icon
# beside them that stands for them.
STOP = """menu => {
    const focused = document.activeElement;
    if (focused === document.body || focused.dataset.visited) return null;
    focused.dataset.visited = "yes";
    const shown = focused.matches(".md-option") ? focused.nextElementSibling : focused;
    const style = getComputedStyle(shown);
    const box = shown.getClientRects()[0];
    const points = box ? [[1, 1], [1, 3], [2, 2], [3, 1], [3, 3]].map(([x, y]) => [box.left + box.width * x / 4, box.top + box.height * y / 4]) : [];
    const visible = hit => hit && (shown.contains(hit) || hit.contains(shown));
    return {
        what: focused.outerHTML.replace(/\\s+/g, " ").slice(0, 160),
        leadsTo: focused.href,
        outlined: Boolean(box) && shown.checkVisibility({opacityProperty: true}) && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
        inMenu: Boolean(focused.closest(menu)),
        hidden: !points.some(point => visible(document.elementFromPoint(...point))),
    };
}"""

WHERE = """menu => {
    const focused = document.activeElement;
    return focused.closest(".md-header") ? "header" : focused.closest(menu) ? "menu" : focused.outerHTML.slice(0, 80);
}"""


def stops(page: Page, key: str = "Tab") -> list[dict[str, Any]]:
    """Everything that takes the focus, in order."""
    found = []
    page.keyboard.press(key)
    while stop := page.evaluate(STOP, MENU):
        found.append(stop)
        page.keyboard.press(key)
    return found


def menu_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Menu")


def menu_is_open(page: Page) -> bool:
    return page.locator(f"{MENU} .md-nav__link:visible").count() > 0


def has_focus(element: Locator) -> bool:
    focused: bool = element.evaluate("element => element === document.activeElement")
    return focused


# ---- the menu of a narrow screen


@some_pages
def test_the_menu_button_is_reached_by_tab(visit: Visitor, place: str) -> None:
    page = visit(place, width=320).page
    reached = False
    for _ in range(5):
        page.keyboard.press("Tab")
        reached = reached or has_focus(menu_button(page))
    assert reached


@some_pages
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_with_a_key(visit: Visitor, place: str, key: str) -> None:
    page = visit(place, width=320).page
    menu_button(page).focus()
    assert not menu_is_open(page)
    page.keyboard.press(key)
    assert menu_is_open(page)


@some_pages
def test_the_menu_button_says_whether_the_menu_is_open(visit: Visitor, place: str) -> None:
    page = visit(place, width=320).page
    said = [menu_button(page).get_attribute("aria-expanded")]
    menu_button(page).focus()
    for key in ("Enter", "Escape"):
        page.keyboard.press(key)
        said.append(menu_button(page).get_attribute("aria-expanded"))
    assert said == ["false", "true", "false"]


@some_pages
def test_the_links_of_the_open_menu_are_reached_by_tab(
    visit: Visitor, site: Server, place: str
) -> None:
    page = visit(place, width=320).page
    menu_button(page).focus()
    page.keyboard.press("Enter")
    reached = {stop["leadsTo"] for stop in stops(page) if stop["inMenu"]}
    assert {site.url(address) for address in PARTS.values()} - reached == set()


@some_pages
def test_the_focus_stays_out_of_what_the_open_menu_covers(visit: Visitor, place: str) -> None:
    page = visit(place, width=320).page
    menu_button(page).focus()
    page.keyboard.press("Enter")
    found = []
    for _ in range(12):
        page.keyboard.press("Tab")
        found.append(page.evaluate(WHERE, MENU))
    assert found[0] == "menu"
    assert [
        stop for stop in found if stop not in ("header", "menu") and not stop.startswith("<body")
    ] == []


@pytest.mark.parametrize("end", ["closed", "wide"])
def test_what_the_menu_covered_takes_the_focus_again(visit: Visitor, end: str) -> None:
    page = visit("", width=320).page
    menu_button(page).click()
    before = page.locator("[inert]").count()
    if end == "closed":
        page.keyboard.press("Escape")
    else:
        page.set_viewport_size({"width": 1280, "height": 720})
        page.wait_for_function("!document.querySelector('[inert]')")
    assert (before > 3, page.locator("[inert]").count()) == (True, 0)


@some_pages
def test_without_scripts_the_keyboard_reaches_every_part_on_a_narrow_screen(
    visit: Visitor, site: Server, place: str
) -> None:
    page = visit(place, width=320, javascript=False).page
    parts = page.get_by_role("navigation", name="Parts of this site").get_by_role("link")
    assert parts.evaluate_all("all => all.map(link => [link.innerText, link.href])") == [
        [name, site.url(address)] for name, address in PARTS.items()
    ]
    assert (
        min(parts.evaluate_all("all => all.map(link => link.getBoundingClientRect().height)")) >= 24
    )
    parts.first.focus()
    assert has_focus(parts.first)


@some_pages
def test_nothing_in_the_menu_opens_with_a_mouse_alone(visit: Visitor, place: str) -> None:
    page = visit(place, width=320).page
    menu_button(page).click()
    assert page.locator(f"{MENU} label.md-nav__link:visible").all_inner_texts() == []


@some_pages
def test_escape_closes_the_menu_and_gives_the_focus_back(visit: Visitor, place: str) -> None:
    page = visit(place, width=320).page
    menu_button(page).focus()
    for key in ("Enter", "Tab", "Tab", "Escape"):
        page.keyboard.press(key)
    assert has_focus(menu_button(page))
    assert not menu_is_open(page)


@some_pages
def test_no_link_of_the_closed_menu_takes_the_focus(visit: Visitor, place: str) -> None:
    found = stops(visit(place, width=320).page)
    assert len(found) > 5
    assert [stop["what"] for stop in found if stop["inMenu"]] == []


def test_there_is_no_menu_button_where_the_parts_of_the_site_are_shown(visit: Visitor) -> None:
    page = visit("").page
    assert page.locator(".md-tabs a").first.is_visible()
    assert not menu_button(page).is_visible()


# ---- the way past the header

SKIP = "Skip to content"
AT = """() => ({
    text: document.activeElement.innerText,
    seen: document.activeElement.checkVisibility({opacityProperty: true}) && document.activeElement.getBoundingClientRect().top >= 0,
    inContent: Boolean(document.activeElement.closest(".md-content")),
})"""
PASSED_OVER = """() => {
    const target = document.querySelector(":target");
    const before = element => target.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING && !element.contains(target);
    return [...document.querySelectorAll("main :is(h1, .dl-lead, .dl-facts)")].filter(e => !target || before(e)).map(e => e.outerHTML.slice(0, 80));
}"""


@pytest.fixture(scope="module")
def way(address: str, open_page: Visitor) -> dict[str, Any]:
    """What happens with Tab, Enter and Tab again on every kind of page."""
    page = open_page(address).page
    page.keyboard.press("Tab")
    found: dict[str, Any] = {
        "first": page.evaluate(AT),
        "passed over": ["everything"],
        "next": {"inContent": False},
    }
    if found["first"]["text"] == SKIP:
        page.keyboard.press("Enter")
        found["passed over"] = page.evaluate(PASSED_OVER)
        page.keyboard.press("Tab")
        found["next"] = page.evaluate(AT)
    page.close()
    return found


def test_the_way_past_the_header_is_the_first_stop(way: dict[str, Any]) -> None:
    assert way["first"]["text"] == SKIP


def test_the_way_past_the_header_is_seen_when_it_has_the_focus(way: dict[str, Any]) -> None:
    assert way["first"]["seen"]


def test_the_way_past_the_header_passes_over_nothing_of_the_content(way: dict[str, Any]) -> None:
    assert way["passed over"] == []


def test_the_stop_after_the_way_past_the_header_is_in_the_content(way: dict[str, Any]) -> None:
    assert way["next"]["inContent"]


# ---- the focus

WALKS = [
    (address, width, key)
    for address in (REVIEWED, TABLE)
    for width in (1280, 320)
    for key in ("Tab", "Shift+Tab")
]


@pytest.fixture(scope="module", params=WALKS, ids=lambda walk: " ".join(map(str, walk)))
def walk(request: pytest.FixtureRequest, open_page: Visitor) -> list[dict[str, Any]]:
    """Everything that takes the focus on an entry, forwards and backwards, wide and narrow."""
    address, width, key = request.param
    page = open_page(address, width=width).page
    found = stops(page, key)
    page.close()
    assert len(found) > 15
    return found


def test_the_focus_is_seen_wherever_it_is(walk: list[dict[str, Any]]) -> None:
    assert [stop["what"] for stop in walk if not stop["outlined"]] == []


def test_what_has_the_focus_is_not_hidden_by_anything(walk: list[dict[str, Any]]) -> None:
    assert [stop["what"] for stop in walk if stop["hidden"]] == []


@pytest.mark.parametrize("place", [REVIEWED, TABLE], ids=["entry with review", "entry with table"])
def test_every_link_and_button_of_an_entry_takes_the_focus(visit: Visitor, place: str) -> None:
    page = visit(place).page
    stops(page)
    left = page.locator(".md-content :is(a[href], button, summary, [tabindex='0'])").evaluate_all(
        "all => all.filter(element => element.checkVisibility() && !element.dataset.visited).map(element => element.outerHTML)"
    )
    assert left == []


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_colours_change_with_a_key(visit: Visitor, key: str) -> None:
    page = visit("").page
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("Boolean(document.activeElement.closest('[data-md-component=palette]'))"):
            break
    page.keyboard.press(key)
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
