"""The page of the search: what it shows, its address, facets and keyboard; whoever types something
is always told what to do next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from .conftest import PAGES, SEARCH, TABLE, Visit, Visitor, every_page_but, every_width
from .looking import Search, again, look, open_filters
from .sites import Server
from .test_keyboard import has_focus, stops

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("words", ["s40", "section 40", "personal data"])
def test_what_people_call_an_exemption_leads_to_the_page_that_explains_it(
    visit: Visitor, words: str
) -> None:
    assert look(visit, words).results[0].split("#")[0].endswith("/exemptions/s40/")


@pytest.mark.parametrize("words", ["<b>lamps</b>", "”><img src=x onerror=alert(1)>"])
def test_what_was_typed_is_only_ever_text(visit: Visitor, words: str) -> None:
    seen = look(visit, words)
    assert words in seen.said
    assert not seen.page.locator("article :is(b, img)").count() and not seen.dialogs


# ---- references


def test_the_reference_of_a_withdrawn_entry_leads_to_its_notice(visit: Visitor) -> None:
    seen = look(visit, "FH 17-3")
    assert seen.said == "FH 17-3 is no longer in this log."
    assert seen.first == "2017/fh-17-3/"
    row = seen.page.locator("#dl-results > li").inner_text()
    assert "No longer in the log" in row and "Trees" not in row


def test_the_reference_of_a_merged_entry_leads_to_where_its_content_is(visit: Visitor) -> None:
    assert look(visit, "FH 17-5").first == "2017/fh-17-1/"


def test_a_reference_is_not_called_missing_where_only_the_ticks_leave_it_out(
    visit: Visitor,
) -> None:
    seen = look(visit, "FH 17-1", "&year=2014")
    assert seen.said == "FH 17-1 is in this log, but your filters hide it."
    assert seen.page.locator("#dl-narrowed").is_visible()


# ---- what a result shows


@pytest.fixture(scope="module")
def barred(open_page: Visitor, own_site: Server) -> Iterator[Search]:
    seen = look(open_page, "barred phone numbers", of=own_site)
    yield seen
    seen.page.close()


def test_a_result_shows_outcome_reference_and_date(barred: Search) -> None:
    row = barred.page.locator("#dl-results > li").first
    assert row.locator(".dl-tag--some").inner_text() == "Provided as far as held"
    assert "CAF 16-19" in row.inner_text() and "answered 1 March 2016" in row.inner_text()


def test_the_words_are_marked_in_the_passage(barred: Search) -> None:
    assert {"barred", "numbers"} <= {
        mark.lower()
        for mark in barred.page.locator("#dl-results > li").first.locator("mark").all_inner_texts()
    }


def test_the_number_of_entries_is_announced(barred: Search) -> None:
    assert barred.said == "1 answer for “barred phone numbers”."


def test_a_search_keeps_the_policy_and_makes_no_complaint(barred: Search) -> None:
    assert (barred.violations, barred.errors) == ([], [])


def test_a_search_asks_no_other_host(barred: Search, own_site: Server) -> None:
    assert not [url for url in barred.requests if not url.startswith((own_site.url(""), "data:"))]


def test_what_was_typed_goes_to_no_server(visit: Visitor, own_site: Server) -> None:
    """The address of the page holds it, and the browser has asked for that once; typed afterwards,
    it is asked for nowhere."""
    found = look(visit, "barred phone numbers", of=own_site)
    before = len(found.requests)
    again(found.page, "quokka lanterns")
    assert not [url for url in found.requests[before:] if "quokka" in url]


def test_the_text_of_a_released_table_is_found_and_called_so(visit: Visitor) -> None:
    seen = look(visit, "hours by day")
    assert any(
        "In a released document:" in text
        for text in seen.page.locator("#dl-results h3").all_inner_texts()
    )


# ---- nothing found


def test_a_search_without_result_says_which_words_are_unknown(
    visit: Visitor, own_site: Server
) -> None:
    seen = look(visit, "aeroplane maintenance", of=own_site)
    assert seen.said == "Nothing close was found for “aeroplane maintenance”."
    assert seen.notes == "No answer has the words “aeroplane” or “maintenance”."


def test_a_search_without_result_leads_to_topics(visit: Visitor, own_site: Server) -> None:
    page = look(visit, "aeroplane maintenance", of=own_site).page
    page.locator("#dl-nothing").get_by_role("link", name="Medical evidence").click()
    page.wait_for_url("**/topics/medical-evidence/")


def test_a_word_is_not_called_unknown_where_only_the_ticks_leave_it_out(
    visit: Visitor, own_site: Server
) -> None:
    seen = look(visit, "worcester", "&topic=complaints", of=own_site)
    assert seen.said == "Nothing close was found for “worcester”."
    assert "worcester" not in seen.notes
    assert seen.page.locator("#dl-narrowed").is_visible()


LOST = "() => document.querySelector('[role=status]')?.textContent.includes('could not be loaded')"


@pytest.mark.parametrize(
    "lost",
    [
        "**/search/index.json",
        "**/stems/*.txt",
        "**/pages/*.json",
        "**/whole_search.*.js",
    ],
)
def test_a_search_whose_download_is_lost_says_so(
    visit: Visitor, own_site: Server, lost: str
) -> None:
    page = visit("about/", of=own_site).page
    page.route(lost, lambda route: route.abort())
    page.goto(own_site.url(f"{SEARCH}?q=barred"))
    page.wait_for_function(LOST)


def test_a_search_works_again_when_the_network_does(visit: Visitor, own_site: Server) -> None:
    page = visit("about/", of=own_site).page
    page.route("**/stems/*.txt", lambda route: route.abort())
    page.goto(own_site.url(f"{SEARCH}?q=barred"))
    page.wait_for_function(LOST)
    page.unroute("**/stems/*.txt")
    again(page, "barred numbers")
    page.locator("#dl-results li").first.wait_for()


@pytest.mark.parametrize("way", ["make a request", "publication scheme"])
def test_a_search_without_result_shows_a_way_on(visit: Visitor, way: str) -> None:
    assert (
        look(visit, "aeroplane maintenance")
        .page.locator("#dl-nothing")
        .get_by_role("link", name=way)
        .is_visible()
    )


# ---- address, facets, order


def test_what_is_looked_for_stands_in_the_address(visit: Visitor) -> None:
    page = visit(SEARCH).page
    again(page, "lamps")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["lamps"]}


def test_a_facet_narrows_and_stands_in_the_address(visit: Visitor, own_site: Server) -> None:
    page = look(visit, "policy", of=own_site).page
    page.locator("summary", has_text="Year").click()
    page.get_by_label("2019").check()
    page.wait_for_function(
        "() => document.querySelectorAll('#dl-results h3 a').length && [...document.querySelectorAll('#dl-results h3 a')].every(a => a.href.includes('/2019/'))"
    )
    assert parse_qs(urlsplit(page.url).query) == {"q": ["policy"], "year": ["2019"]}


@pytest.mark.parametrize(
    ("facet", "entry"),
    [
        ("topic=contacting-cafcass", "caf-16-19"),
        ("outcome=not-held", "caf-18-172"),
        ("year=2015&topic=medical-evidence", "caf-15-189"),
    ],
)
def test_an_address_with_a_facet_shows_only_such_entries(
    visit: Visitor, own_site: Server, facet: str, entry: str
) -> None:
    found = (
        look(visit, "information", f"&{facet}", of=own_site)
        if entry != "caf-16-19"
        else look(visit, "numbers", f"&{facet}", of=own_site)
    )
    assert {urlsplit(link).path.rstrip("/").split("/")[-1] for link in found.results} == {entry}


def test_an_open_group_shows_how_many_entries_have_each_value(
    visit: Visitor, own_site: Server
) -> None:
    page = look(visit, "medical", of=own_site).page
    page.locator("summary", has_text="Topic").click()
    page.get_by_text("(2)").first.wait_for()
    assert "Medical evidence (2)" in " ".join(
        page.locator("[data-facet=topic]").inner_text().split()
    )


def test_results_can_be_put_in_order_of_date(visit: Visitor, own_site: Server) -> None:
    found = look(visit, "medical", "&sort=newest", of=own_site)
    years = [
        int(urlsplit(link).path.partition("/disclosures/")[2][:4])
        for link in found.results
        if "/disclosures/" in link
    ]
    assert years == sorted(years, reverse=True) and len(years) > 1


def test_a_facet_without_a_word_lists_its_entries(visit: Visitor, own_site: Server) -> None:
    page = visit(f"{SEARCH}?topic=medical-evidence", of=own_site).page
    page.wait_for_function("() => document.querySelectorAll('#dl-results h3').length")
    found = Search(page, [], [], [])
    assert found.said == "2 answers, newest first."
    assert [link.split("/")[-2] for link in found.results] == ["caf-18-172", "caf-15-189"]


def test_going_back_shows_what_was_looked_for_before(visit: Visitor, own_site: Server) -> None:
    seen = look(visit, "life story work", of=own_site)
    again(seen.page, "barred phone numbers")
    seen.page.go_back()
    seen.page.wait_for_function(
        "() => document.querySelector('[role=status]')?.textContent.includes('life story')"
    )
    assert seen.page.get_by_label("What are you looking for?").input_value() == "life story work"


def test_back_and_reload_keep_the_place_and_the_number_of_results(
    visit: Visitor, own_site: Server
) -> None:
    page = look(visit, "Cafcass information", of=own_site).page
    page.get_by_role("button", name="Show more results").click()
    page.wait_for_function("() => document.querySelectorAll('#dl-results > li').length > 5")
    page.locator("#dl-results > li").nth(6).scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    before = page.evaluate("[scrollY, document.querySelectorAll('#dl-results > li').length]")
    assert before[0] > 300
    same = "before => scrollY === before[0] && document.querySelectorAll('#dl-results > li').length === before[1]"
    page.reload()
    page.wait_for_function(same, arg=before)
    page.locator("#dl-results > li h3 a").first.evaluate("link => link.click()")
    page.wait_for_url(lambda url: "/search/" not in url)
    page.go_back()
    page.wait_for_function(same, arg=before)


def test_a_result_marks_its_words_where_it_leads(visit: Visitor, own_site: Server) -> None:
    found = look(visit, "barred phone numbers", of=own_site)
    _, _, marks = found.results[0].partition(":~:")
    assert "barred" in marks and marks.startswith("text=")


# ---- keyboard, narrow screens


def test_a_search_needs_no_mouse(visit: Visitor) -> None:
    page = visit(SEARCH).page
    page.get_by_label("What are you looking for?").focus()
    page.keyboard.type("lamps")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('#dl-results h3').length > 0")
    reached = [stop["leadsTo"] for stop in stops(page)]
    assert set(Search(page).results) <= set(reached)


@every_width
def test_the_focus_is_seen_wherever_it_is_among_results(visit: Visitor, width: int) -> None:
    page = look(visit, "lamps", width=width).page
    open_filters(page)
    for summary in page.locator(".dl-facets summary").all():
        summary.click()
    found = stops(page)
    assert len(found) > 15
    assert [stop["what"] for stop in found if not stop["outlined"] or stop["hidden"]] == []


@every_width
def test_results_and_open_facets_fit_the_screen(visit: Visitor, width: int) -> None:
    page = look(visit, "lamps", width=width).page
    open_filters(page)
    for summary in page.locator(".dl-facets summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_one_further_result_is_shown_without_a_button(visit: Visitor) -> None:
    page = visit(f"{SEARCH}?year=2019&year=2016&year=2017").page
    page.wait_for_function("() => document.querySelectorAll('#dl-results h3').length")
    assert Search(page).said == "6 answers, newest first."
    assert page.locator("#dl-results > li").count() == 6
    assert not page.locator("#dl-more").is_visible()


def test_there_is_no_button_for_further_results_when_all_are_shown(
    visit: Visitor, own_site: Server
) -> None:
    assert (
        not look(visit, "redefine a diagnosis", of=own_site).page.locator("#dl-more").is_visible()
    )


def test_the_first_result_is_on_the_first_screen_of_a_phone(
    visit: Visitor, own_site: Server
) -> None:
    seen = look(visit, "blokced numbers", of=own_site, width=360)
    box = seen.page.locator("#dl-results h3").first.bounding_box()
    assert box and box["y"] + 40 < 740


@pytest.mark.parametrize("query", ["?q=policy", "?q=aeroplane", ""])
def test_hardly_anything_moves_on_a_phone_while_the_search_gets_ready(
    visit: Visitor, query: str
) -> None:
    page = visit(f"{SEARCH}{query}", width=360).page
    page.wait_for_load_state("networkidle")
    moved = page.evaluate(
        """() => new Promise(done => new PerformanceObserver(list => done(
            list.getEntries().reduce((sum, { value }) => sum + value, 0)
        )).observe({ type: "layout-shift", buffered: true }) || setTimeout(() => done(0), 500))"""
    )
    assert moved < 0.05  # 0.1 is called good; a line that breaks into two is 0.02


@pytest.mark.parametrize("query", ["policy", "aeroplane maintenance", ""])
def test_the_filters_of_a_phone_are_one_closed_line(
    visit: Visitor, own_site: Server, query: str
) -> None:
    page = (look(visit, query, of=own_site, width=360) if query else visit(SEARCH, width=360)).page
    line = page.get_by_text("Filter", exact=True)
    assert line.is_visible() and not page.locator(".dl-facets").is_visible()
    box, sort = line.bounding_box(), page.get_by_label("Sort by").bounding_box()
    assert box and sort and abs(box["y"] - sort["y"]) < 20 and box["height"] < 48
    line.click()
    assert page.locator("summary", has_text="Topic").is_visible()


def test_the_filters_say_how_many_are_ticked_and_can_be_cleared_at_once(
    visit: Visitor, own_site: Server
) -> None:
    page = look(visit, "policy", "&year=2019&topic=complaints", of=own_site, width=360).page
    page.get_by_text("Filter (2)").click()
    page.get_by_role("button", name="Clear filters").click()
    page.wait_for_url(lambda url: url.endswith("?q=policy"))
    assert page.locator("#dl-ticked").inner_text() == ""
    assert not page.locator("[data-facet] input:checked").count()
    assert not page.get_by_role("button", name="Clear filters").is_visible()


def test_the_filters_stand_open_at_the_left_where_there_is_room(
    visit: Visitor, own_site: Server
) -> None:
    page = look(visit, "policy", of=own_site, width=1280).page
    filters = page.locator("summary", has_text="Topic").bounding_box()
    answers = page.locator(".dl-answers").bounding_box()
    assert filters and answers
    assert filters["x"] + filters["width"] < answers["x"] and abs(filters["y"] - answers["y"]) < 40


def test_the_filters_follow_a_screen_that_is_turned(visit: Visitor, own_site: Server) -> None:
    page = look(visit, "policy", of=own_site, width=1280).page
    page.set_viewport_size({"width": 400, "height": 800})
    page.locator(".dl-facets").wait_for(state="hidden")
    page.set_viewport_size({"width": 1280, "height": 720})
    page.locator(".dl-facets").wait_for(state="visible")


def test_the_menu_sorts_the_results(visit: Visitor, own_site: Server) -> None:
    page = look(visit, "policy", of=own_site, width=360).page
    page.get_by_label("Sort by").select_option("Newest first")
    page.wait_for_url("**&sort=newest")
    page.go_back()
    page.wait_for_url(lambda url: "sort" not in url)
    assert page.get_by_label("Sort by").input_value() == ""


def test_whoever_scrolls_and_follows_a_link_at_once_comes_back_to_the_same_place(
    visit: Visitor, own_site: Server
) -> None:
    page = look(visit, "policy", of=own_site).page
    page.evaluate("scrollTo({top: 400, behavior: 'instant'})")
    page.locator("#dl-results > li h3 a").nth(2).evaluate("link => link.click()")
    page.wait_for_url(lambda url: "/search/" not in url)
    page.go_back()
    page.wait_for_function("() => scrollY === 400")


def test_further_results_take_the_focus(visit: Visitor, own_site: Server) -> None:
    page = look(visit, "Cafcass information", of=own_site).page
    page.get_by_role("button", name="Show more results").click()
    page.wait_for_function("() => document.querySelectorAll('#dl-results > li').length > 5")
    assert has_focus(page.locator("#dl-results > li").nth(5).locator("h3 a"))


# ---- everywhere else


@pytest.mark.parametrize("javascript", [True, False])
@every_width
def test_the_form_in_the_header_leads_to_the_search(
    visit: Visitor, width: int, javascript: bool
) -> None:
    page = visit(TABLE, width=width, javascript=javascript).page
    if width > 1000:
        page.get_by_label("Search the answers").fill("lamps")
    page.get_by_role("button", name="Search").click()
    # The page takes an empty search out of its address.
    query = "[?]q=lamps" if width > 1000 else "([?]q=)?"
    page.wait_for_url(re.compile(f"/{SEARCH}{query}$"))


@pytest.mark.parametrize("javascript", [True, False])
@every_width
def test_the_form_of_the_first_page_leads_to_the_search(
    visit: Visitor, width: int, javascript: bool
) -> None:
    page = visit(PAGES["home"], width=width, javascript=javascript).page
    page.get_by_label("Search what has been answered").fill("lamps")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url(f"**/{SEARCH}?q=lamps")


def test_without_scripts_the_search_says_so_and_leads_to_years_and_topics(visit: Visitor) -> None:
    page = visit(SEARCH, javascript=False).page
    assert "Search needs JavaScript" in page.locator("article").inner_text()
    assert not page.locator("#dl-search").is_visible()
    ways = page.locator("article a").evaluate_all(
        "all => all.map(link => link.getAttribute('href'))"
    )
    assert {"../disclosures/2017/", "../topics/streets/", "../disclosures/"} <= set(ways)


@every_page_but(SEARCH, PAGES["guidance"])
def test_a_page_that_does_not_search_fetches_nothing_of_the_search(seen: Visit) -> None:
    assert [
        url
        for url in seen.requests
        if "/search/" in url or "/search." in url or "/whole_search." in url
    ] == []


def test_the_search_fetches_nothing_of_its_index_before_it_is_used(
    visit: Visitor, site: Server
) -> None:
    seen = visit(SEARCH)
    seen.page.wait_for_load_state("networkidle")
    assert [url.removeprefix(site.url("")) for url in seen.requests if "/search/" in url] == [
        "search/"
    ]
