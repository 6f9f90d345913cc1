"""What the site says of its own can be read at the age of 12. How that is measured is tested too."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from lxml import html

from building import built
from conftest import ROOT

sys.path.append(str(ROOT / "tests/benchmarks"))
from reading_age import LEAST, OLDEST, age, pages, sentences, vocabularies


@pytest.mark.parametrize("name", vocabularies())
def test_the_meanings_of_a_vocabulary_can_be_read_at_12(name: str) -> None:
    assert age(vocabularies()[name]) <= OLDEST


def test_the_meaning_of_each_ground_can_be_read_at_12() -> None:
    meanings = vocabularies()["grounds"]
    assert [text for text in meanings if age([text]) > OLDEST] == []


@pytest.mark.long
def test_every_page_can_be_read_at_12(log: Path) -> None:
    found = {
        name: age(said) for name, said in pages(built(log)) if len(" ".join(said).split()) >= LEAST
    }
    assert {"/about/", "/checks/", "/how-to-request/", "/publication-scheme/"} <= set(found)
    assert {name: years for name, years in found.items() if years > OLDEST} == {}


def test_a_long_sentence_of_long_words_needs_an_older_reader() -> None:
    plain = "We will tell you what we can give you. You can ask for anything that is written down."
    heavy = (
        "Notwithstanding the foregoing, the authority may determine that confirmation or denial of"
        " the existence of information would prejudice legitimate commercial interests."
    )
    assert age([plain]) < OLDEST < age([heavy])


def test_the_words_of_records_addresses_and_names_are_not_counted() -> None:
    page = html.fragment_fromstring(
        "<div><p>We answered the request on time.</p><div class='dl-qa dl-asked'><p>Asked by somebody"
        " else entirely.</p></div><ul class='dl-list'><li>A title of an entry.</li></ul>"
        "<p>Cite “An extraordinarily complicated title” as the source, ask foi@fernhollow.example</p>"
        "<p>Too short this</p></div>"
    )
    assert sentences(page) == ["We answered the request on time.", "Cite as the source, ask."]
