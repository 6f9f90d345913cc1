"""Every page is whole: outlined, and complete without scripts."""

from __future__ import annotations

import itertools
import urllib.request
from collections.abc import Iterator
from urllib.error import HTTPError

import pytest
import yaml

from .conftest import PAGES, REVIEWED, SEARCH, TABLE, Visit, Visitor, every_page_but
from .sites import PARTS, RECORDS, Server

pytestmark = pytest.mark.browser

SITE = "Fernhollow disclosure log"
TITLE = yaml.safe_load((RECORDS / "2017/fh-17-2.yml").read_text(encoding="utf-8"))["title"]
every_depth = pytest.mark.parametrize(
    "missing", ["nothing", "a/", "a/b/c/d/e.html", "disclosures/2017/fh-99-9/"]
)


# ---- outline


def test_a_page_has_one_first_heading(seen: Visit) -> None:
    assert seen.page.locator("h1").count() == 1


def test_a_page_says_its_language(seen: Visit) -> None:
    assert seen.page.locator("html").get_attribute("lang") == "en"


def test_a_page_has_a_title_of_its_own_before_the_name_of_the_site(seen: Visit) -> None:
    own, _, name = seen.page.title().rpartition(" - ")
    assert own and name == SITE


def test_a_page_describes_itself(seen: Visit) -> None:
    described = seen.page.locator("head meta[name=description]")
    assert described.count() == 1 and described.get_attribute("content")


def test_a_page_has_one_main_landmark_with_its_heading_in_it(seen: Visit) -> None:
    assert seen.page.locator("main").count() == 1
    assert seen.page.locator("main h1").count() == 1


def test_the_headings_of_a_page_skip_no_level(seen: Visit) -> None:
    levels = seen.page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "all => all.map(heading => Number(heading.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), levels


# ---- texts that look like something else


def test_a_title_is_shown_as_it_was_written(visit: Visitor) -> None:
    assert (
        visit(TABLE).page.locator("h1").evaluate("heading => heading.firstChild.data.trim()")
        == TITLE
    )


def test_a_title_stands_in_the_tab_as_it_was_written(visit: Visitor) -> None:
    assert visit(TABLE).page.title() == f"{TITLE} - {SITE}"


@pytest.mark.parametrize("kind", ["home", "log", "year", "topic"])
def test_a_list_shows_a_title_as_it_was_written(visit: Visitor, kind: str) -> None:
    assert visit(PAGES[kind]).page.locator("[data-entry$='/fh-17-2/'] a").inner_text() == TITLE


def test_code_in_an_answer_is_shown_and_not_obeyed(visit: Visitor) -> None:
    shown = visit(TABLE).page.locator(".md-content")
    assert "<script>alert(1)</script>" in shown.inner_text()
    assert "<svg onload=alert(1)>" in shown.inner_text()
    assert not shown.locator("script, img, svg").count()


# ---- addresses


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize(
    "former",
    ["disclosures/2017/fh-17-1a/", "disclosures/2017/fh-17-5/", "disclosures/2016/fh-17-1/"],
    ids=["former reference", "merged entry", "folder of another year"],
)
def test_an_address_that_moved_leads_to_where_it_moved(
    visit: Visitor, site: Server, former: str, javascript: bool
) -> None:
    visit(former, javascript=javascript).page.wait_for_url(site.url(REVIEWED))


@pytest.mark.parametrize("former", ["disclosures/2017/fh-17-1a/", "disclosures/2016/fh-17-1/"])
def test_the_address_of_a_question_that_moved_leads_to_the_question(
    visit: Visitor, site: Server, former: str
) -> None:
    page = visit(f"{former}#question-2").page
    page.wait_for_url(site.url(f"{REVIEWED}#question-2"))
    assert page.locator("#question-2:target").count() == 1


def test_the_address_of_a_question_of_a_merged_entry_leads_to_no_other_question(
    visit: Visitor, site: Server
) -> None:
    visit("disclosures/2017/fh-17-5/#question-2").page.wait_for_url(site.url(REVIEWED))


def test_the_address_of_a_file_that_is_gone_leads_to_its_entry(
    visit: Visitor, site: Server
) -> None:
    entry = PAGES["entry removed"]
    visit(f"{entry}benches.csv").page.wait_for_url(site.url(entry))


@every_depth
def test_the_page_for_a_missing_address_looks_like_the_others(visit: Visitor, missing: str) -> None:
    look = "() => ['--dl-soft', '--md-primary-fg-color'].map(name => getComputedStyle(document.body).getPropertyValue(name))"
    there = visit("about/").page.evaluate(look)
    assert all(there)
    assert visit(missing).page.evaluate(look) == there


@every_depth
def test_the_links_of_the_page_for_a_missing_address_work(visit: Visitor, missing: str) -> None:
    links = (
        visit(missing)
        .page.locator("a[href]")
        .evaluate_all(
            "all => all.map(link => link.href.split('#')[0]).filter(way => way !== location.href)"
        )
    )
    links = [link for link in links if link.startswith("http://127.0.0.1")]
    assert len(links) > 10
    assert {link: status(link) for link in links} == dict.fromkeys(links, 200)


def test_the_server_of_these_tests_says_what_is_missing(site: Server) -> None:
    assert status(site.url("nothing")) == 404


def status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            found: int = answer.status
            return found
    except HTTPError as error:
        error.close()
        return error.code


# ---- without scripts


@pytest.fixture(scope="module")
def plain(address: str, open_page: Visitor) -> Iterator[Visit]:
    """The page as it is without JavaScript."""
    visit = open_page(address, javascript=False)
    yield visit
    visit.page.close()


# What a script may add, and nothing else, is a tool in the place that is kept for it.
WITHOUT_TOOLS = """content => {
    const tools = [...content.querySelectorAll("[data-ask-first], [data-composer]")];
    for (const tool of tools) tool.style.display = "none";
    const text = content.innerText;
    for (const tool of tools) tool.style.display = "";
    return text;
}"""


@every_page_but(SEARCH)  # it says what to do instead: see test_search.py
def test_a_page_says_the_same_without_scripts(seen: Visit, plain: Visit) -> None:
    texts = [visit.page.locator(".md-content").evaluate(WITHOUT_TOOLS) for visit in (seen, plain)]
    assert texts[1] == texts[0]
    assert len(texts[1]) > 150


def test_the_links_to_every_part_of_the_site_are_there_without_scripts(plain: Visit) -> None:
    assert [
        link.inner_text() for link in plain.page.locator(".md-tabs a").all() if link.is_visible()
    ] == list(PARTS)


def test_the_narrow_menu_opens_with_a_tap_without_scripts(visit: Visitor) -> None:
    page = visit(REVIEWED, width=320, javascript=False).page
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="Topics")
    assert not link.is_visible()
    page.locator(".md-header label[for=__drawer]").click()
    assert link.is_visible()
