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


@pytest.mark.parametrize(
    "words",
    [
        "barrel",
        "childminder",
        "lifeboat",
        "criminology",
        "18-1722",
        "15-1055",
        "CAF 99-001",
        "172",
        "a" * 300,
    ],
)
def test_what_the_log_does_not_know_is_not_swapped_for_something_else(
    visit: Visitor, own_site: Server, words: str
) -> None:
    assert look(visit, words, of=own_site).said == f"Nothing found for “{words}”."


def test_a_reference_of_no_entry_leads_to_the_question_that_mentions_it(
    visit: Visitor, own_site: Server
) -> None:
    seen = look(visit, "CAF 15-194", of=own_site)
    assert seen.said == "CAF 15-194 is not in this log. 1 entry mentions it."
    assert seen.first == "2016/caf-16-19/#question-3"


def test_numbers_among_other_words_are_no_reference(visit: Visitor, own_site: Server) -> None:
    seen = look(visit, "children aged 16-19", of=own_site)
    assert "caf" not in seen.said.lower()
    assert not any("caf-16-19" in link for link in seen.results)


@pytest.fixture(scope="module")
def odd_site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(build_odd_site(tmp_path_factory.mktemp("odd") / "log")) as server:
        yield server


HARD = "non-molestation|molestation|nonmolestation|parent/carer|carer|re-introduction|introduction|fees|GPs|news|pass|gas|cafe|café|tŷ|rule 12|12.73|split 50/50|section 40(2)"


@pytest.mark.parametrize("words", HARD.split("|"))
def test_a_word_is_found_however_it_is_put_together_short_or_accented(
    visit: Visitor, odd_site: Server, words: str
) -> None:
    seen = look(visit, words, of=odd_site)
    assert "found for" in seen.said
    assert seen.first.startswith("2016/fh-16-2/")


FINDS_ALL = """async () => {
    const { find } = await import(new URL("../assets/javascripts/search_client.js", location));
    const settings = await (await fetch("index.json")).json();
    const lost = [];
    const unpacked = async (number) => {
        const answer = await fetch(`${settings.index}fragment/${number.toString(36)}.pf_fragment`);
        if (!answer.ok) return null;
        const text = await new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).text();
        return JSON.parse(text.slice("pagefind_dcd".length));
    };
    for (let number = 0, page; (page = await unpacked(number)); number++) {
        const sections = page.sections.filter(([id]) => id !== "reference");
        const words = sections.flatMap(([, , text]) => text.replace(/[\uf8fd-\uf8ff]/g, "").split(" "));
        // Whatever is neither in small letters nor long is where words were lost.
        for (const word of new Set(words.filter((word) => word && (word.length < 5 || !/^[a-z]+[.,:;?]?$/.test(word))))) {
            const { hits, wanted, reference } = await find(word, { page: 400 });
            if (wanted.length && !reference && !hits.some(({ url }) => url === page.url || url.endsWith(page.url))) lost.push(`${word} of ${page.url}`);
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
