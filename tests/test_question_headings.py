"""A question is a heading: all of it, or as much as is short, and the rest of it below."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from building import tree, words
from conftest import add_record, plain_record, rendered
from disclosure_log.markdown.html import to_html
from disclosure_log.site.question_heading import LONGEST, question_heading

WHOLE = "How many lamps are there?"
LONG = "Which of the lamps in the lanes of the borough were broken, repaired, replaced or taken down between 2015 and 2016, by whom and"


def divided(asked: str) -> tuple[str, str]:
    """What stands in the heading, and what below."""
    heading = question_heading(Markup(to_html(asked)))
    return words(heading.words), words(heading.rest)


@pytest.mark.parametrize(
    ("asked", "heading", "rest"),
    [
        (WHOLE, WHOLE, ""),
        (f"{WHOLE}\n\nAnd who lights them?", WHOLE, "And who lights them?"),
        (f"{WHOLE} {LONG} why?", WHOLE, f"{LONG} why?"),
        (f"See No. 5 and the rest. {LONG} why?", "See No. 5 and the rest.", f"{LONG} why?"),
        (f"{LONG} by which of the teams?", f"{LONG} by which of the teams?", ""),
        ("a) Lamps\nb) Bins", "a) Lamps", "b) Bins"),
        ("Please list:\n\n1. lamps\n2. bins", "Please list:", "lamps bins"),
    ],
)
def test_a_question_is_divided_where_a_reader_would_pause(
    asked: str, heading: str, rest: str
) -> None:
    assert divided(asked) == (heading, rest)


@pytest.mark.parametrize("asked", ["- lamps\n- bins", "| a | b |\n| --- | --- |\n| c | d |"])
def test_what_begins_with_no_sentence_has_its_first_words_above_the_whole(asked: str) -> None:
    heading, rest = divided(asked)
    assert heading.endswith("…") and rest == words(to_html(asked))


def test_a_sentence_that_never_ends_has_its_first_words_above_the_whole() -> None:
    asked = "lamps and " * 60
    heading, rest = divided(asked)
    assert heading.endswith("…") and len(heading) < LONGEST and rest == asked.strip()


def test_a_link_and_emphasis_are_never_torn() -> None:
    asked = f"Is *this. It* on [Page. Two](https://a.example/)? {LONG} {LONG} why?"
    heading = question_heading(Markup(to_html(asked)))
    assert words(heading.words) == "Is this. It on Page. Two?"
    assert heading.words.count("<em>") == heading.words.count("</em>") == 1


@given(st.lists(st.sampled_from([WHOLE, LONG, "*so. It*", "Is it?", "\n", "\n\n", "b) x"])))
def test_no_word_is_lost_or_told_twice(pieces: list[str]) -> None:
    text = " ".join(pieces).strip()
    heading, rest = divided(text or "x")
    if not heading.endswith("…"):
        assert f"{heading} {rest}".split() == words(to_html(text or "x")).split()


def test_an_entry_has_its_questions_as_headings_under_their_addresses(log: Path) -> None:
    add_record(
        log,
        "FH 16-2",
        plain_record(
            "FH 16-2",
            f"parts:\n  - {{asked: {WHOLE}, answered: Two.}}\n  - {{asked: Faint nhw?, answered: Dau., language: cy}}\n",
        ),
    )
    page = rendered(log).outputs["disclosures/2016/fh-16-2.md"].content.decode()
    headings = tree(re.sub("(?s)^---.*?---", "", page)).xpath("//h2[@class='dl-question']")
    assert [(h.get("id"), h.text_content(), h.get("lang")) for h in headings] == [
        ("question-1", f"1. {WHOLE}", None),
        ("question-2", "2. Faint nhw?", "cy"),
    ]
