"""What the search finds: the right question first, every word where it stands, and nothing in the
place of what the log does not know."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from .conftest import REVIEWED, SEARCH, Visitor
from .looking import look
from .sites import Server, build_odd_site, served

pytestmark = pytest.mark.browser

# ---- the right question first


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("life story work", "2015/caf-15-105/#question-1"),
        ("barred phone numbers", "2016/caf-16-19/#question-1"),
        ("who can see my medical information", "2015/caf-15-189/#question-3"),
        ("child contact centre Worcester", "2015/caf-15-105/#question-5"),
        ("redefine a diagnosis", "2019/caf-18-172/#internal-review"),
        ("banned from phoning", "2016/caf-16-19/#question-1"),
        ("blokced numbers", "2016/caf-16-19/#question-1"),
        ("mum dad contact", "2015/caf-15-105/#question-1"),
        ("interim contact centre costs", "2015/caf-15-105/#question-4"),
    ],
)
def test_the_question_that_answers_comes_first(
    visit: Visitor, own_site: Server, words: str, question: str
) -> None:
    assert look(visit, words, of=own_site).first == question


@pytest.mark.parametrize("number", ["15-105", "15-189", "16-19", "18-172"])
@pytest.mark.parametrize("spelling", ["CAF {}", "caf{}", "{}", "Gov/CAF{}", "caf-{}"])
def test_a_reference_leads_to_its_entry_however_it_is_spelt(
    visit: Visitor, own_site: Server, number: str, spelling: str
) -> None:
    found = look(visit, spelling.format(number), of=own_site)
    assert [urlsplit(link).path.rstrip("/").split("/")[-1] for link in found.results] == [
        f"caf-{number}"
    ]


def test_a_reference_with_a_long_dash_leads_to_its_entry(visit: Visitor, own_site: Server) -> None:
    assert look(visit, "CAF 18\u2013172", of=own_site).first == "2019/caf-18-172/"


def test_a_former_reference_leads_to_the_entry_it_became(visit: Visitor) -> None:
    assert look(visit, "FH 17-1a").first.startswith(REVIEWED.removeprefix("disclosures/"))


def test_an_item_of_the_publication_scheme_is_found_where_it_stands(
    visit: Visitor, own_site: Server
) -> None:
    assert any(
        "/publication-scheme/#" in link
        for link in look(visit, "operating framework", of=own_site).results
    )


# ---- every word, and no other


def test_guidance_that_answers_comes_first(visit: Visitor, own_site: Server) -> None:
    seen = look(visit, "what happens if I complain", of=own_site)
    assert "/how-to-request/#if-you-are-not-satisfied" in seen.results[0]


@pytest.mark.parametrize("words", ["lifeboat", "criminology", "18-1722", "172", "a" * 300])
def test_what_the_log_does_not_know_is_not_swapped_for_something_else(
    visit: Visitor, own_site: Server, words: str
) -> None:
    assert look(visit, words, of=own_site).said == f"Nothing close was found for “{words}”."


def test_a_near_word_is_shown_to_be_another_with_a_way_back(
    visit: Visitor, own_site: Server
) -> None:
    seen = look(visit, "blokced", of=own_site)
    assert "Showing “blocked” for “blokced”." in seen.notes
    seen.page.get_by_role("link", name="Search only for “blokced”").click()
    seen.page.wait_for_function(
        "() => document.querySelector('[role=status]')?.textContent.startsWith('Nothing close')"
    )
    assert seen.notes == "No answer has the word “blokced”."


def test_related_terms_are_shown_and_can_be_left_out(visit: Visitor, own_site: Server) -> None:
    seen = look(visit, "banned from phoning", of=own_site)
    assert "Also searched for" in seen.notes and "barred" in seen.notes
    seen.page.get_by_role("link", name="Leave these out").click()
    seen.page.wait_for_function(
        "() => document.getElementById('dl-notes')?.textContent.includes('Related terms are left out')"
    )
    assert "Also searched for" not in seen.notes


def test_a_word_that_stands_in_the_log_is_never_called_missing(
    visit: Visitor, own_site: Server
) -> None:
    seen = look(visit, "interim contact centre costs", of=own_site)
    assert "No answer has the word “interim”." in seen.notes


@pytest.mark.parametrize("reference", ["CAF 99-001", "caf99-001"])
def test_a_reference_that_nothing_mentions_is_said_to_be_missing(
    visit: Visitor, own_site: Server, reference: str
) -> None:
    said = look(visit, reference, of=own_site).said
    assert said == f"{reference} is not in this log, and no answer mentions it."


def test_a_reference_of_no_entry_leads_to_the_question_that_mentions_it(
    visit: Visitor, own_site: Server
) -> None:
    seen = look(visit, "CAF 15-194", of=own_site)
    assert seen.said == "CAF 15-194 is not in this log. 1 answer mentions it."
    assert seen.first == "2016/caf-16-19/#question-3"


def test_numbers_among_other_words_are_no_reference(visit: Visitor, own_site: Server) -> None:
    seen = look(visit, "children aged 16-19", of=own_site)
    assert seen.said == "No answer matches all of “children aged 16-19”. The closest are:"


@pytest.fixture(scope="module")
def odd_site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(build_odd_site(tmp_path_factory.mktemp("odd") / "log")) as server:
        yield server


HARD = "non-molestation|molestation|nonmolestation|parent/carer|carer|re-introduction|introduction|fees|GPs|news|pass|gas|cafe|café|tŷ|rule 12|12.73|split 50/50"


@pytest.mark.parametrize("words", HARD.split("|"))
def test_a_word_is_found_however_it_is_put_together_short_or_accented(
    visit: Visitor, odd_site: Server, words: str
) -> None:
    seen = look(visit, words, of=odd_site)
    assert "answer for" in seen.said or "answers for" in seen.said
    assert seen.first.startswith("2016/fh-16-2/")


FINDS_ALL = """async () => {
    const { find } = await import(document.querySelector("link[rel=modulepreload][href*=whole_search]").href);
    const settings = await (await fetch("index.json")).json();
    const lost = [];
    for (let number = 0; number < settings.pages; number++) {
        const page = await (await fetch(`${settings.index}pages/${number}.json`)).json();
        const texts = [page.title, page.keywords ?? "", page.summary ?? ""];
        for (const [, , , heading, text] of page.sections) texts.push(heading, text);
        const words = texts.join(" ").split(/\\s+/);
        // Whatever is neither in small letters nor long is where words were lost.
        for (const word of new Set(words.filter((word) => word && (word.length < 5 || !/^[a-z]+[.,:;?]?$/.test(word))))) {
            const { state, reference, words, total, more } = await find(word, {});
            if (reference || state === "empty") continue;
            const hits = await more(0, total);
            if (!hits.some(({ hit }) => hit.page === number) || words.some(({ isMissing }) => isMissing)) lost.push(`${word} of ${page.url}`);
        }
    }
    return lost;
}"""


@pytest.mark.parametrize("log", ["own_site", "odd_site"])
def test_every_word_finds_the_page_it_stands_on(
    visit: Visitor, request: pytest.FixtureRequest, log: str
) -> None:
    page = visit(SEARCH, of=request.getfixturevalue(log)).page
    assert page.evaluate(FINDS_ALL) == []


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("diagnoses", "2019/caf-18-172/"),
        ("barring numbers", "2016/caf-16-19/"),
        ("prepar", "2015/caf-15-105/"),
    ],
)
def test_another_form_of_a_word_or_its_beginning_is_found(
    visit: Visitor, own_site: Server, words: str, question: str
) -> None:
    assert look(visit, words, of=own_site).first.startswith(question)
