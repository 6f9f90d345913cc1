"""References in every spelling, and what only looks like one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_log.records.references import mentioned, normal, unwrapped
from disclosure_log.records.settings import References

SPELLING = References.model_validate(
    {
        "prefix": "FOI",
        "other_prefixes": ["CAF", {"prefix": "EIR", "regime": "eir"}, "F", "IC", "RFI"],
        "lead_ins": ["Gov/"],
    }
)
SIGNS = ["-", "/", " ", "_", "\u2010", "\u2011", "\u2013", "\u2212", " - ", "\u00a0", "-\n", " \n"]
LOG = [
    "FOI/2024/0031",
    "EIR-24-7",
    "F0012345",
    "IC-12345-X1Y2",
    "FOI 26-203",
    "CAF26-204",
    "RFI/0123/24",
    "FOI 24",
]
KNOWN = {normal(reference, SPELLING) for reference in LOG}

numbers = st.lists(
    st.from_regex("[0-9]{1,6}[A-Z]?|[A-Z][0-9]{1,3}", fullmatch=True), min_size=1, max_size=3
).filter(lambda found: found[0][0].isdigit())
references = st.tuples(st.sampled_from(sorted(SPELLING.regimes)), numbers)


@st.composite
def spelt(draw: st.DrawFn, reference: tuple[str, list[str]]) -> str:
    """Some spelling of a reference given as its prefix and its numbers."""
    prefix, (first, *others) = reference
    text = prefix + draw(st.sampled_from(["", *SIGNS])) + first
    for number in others:
        text += draw(st.sampled_from(SIGNS)) + number
    text = "".join(c.upper() if draw(st.booleans()) else c.lower() for c in text)
    return draw(st.sampled_from(["", "Gov/", "gov/"])) + text


@settings(max_examples=50)
@given(st.data(), references)
def test_every_spelling_of_a_reference_is_the_same(
    data: st.DataObject, reference: tuple[str, list[str]]
) -> None:
    one, other = data.draw(spelt(reference)), data.draw(spelt(reference))
    assert normal(one, SPELLING) == normal(other, SPELLING)


@settings(max_examples=50)
@given(st.data(), references, references)
def test_two_references_never_become_one(
    data: st.DataObject, one: tuple[str, list[str]], other: tuple[str, list[str]]
) -> None:
    same = normal(data.draw(spelt(one)), SPELLING) == normal(data.draw(spelt(other)), SPELLING)
    assert same == (one == other)


@given(st.data(), st.sampled_from(["FOI/2024/0031", "EIR/24/7", "IC/12345/X1Y2", "RFI/0123/24"]))
def test_every_spelling_of_a_reference_is_found_in_a_sentence(
    data: st.DataObject, reference: str
) -> None:
    prefix, *parts = reference.split("/")
    text = data.draw(spelt((prefix, parts)))
    (found,) = mentioned(f"We said so in {text}, and again later.", SPELLING, KNOWN)
    assert found == (14, 14 + len(text), normal(reference))


@given(st.text())
def test_no_text_stops_the_search_and_what_is_found_is_in_order(text: str) -> None:
    spans = [(start, end) for start, end, _ in mentioned(text, SPELLING, KNOWN)]
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FOI/2024/31", "FOI/24/0031"),
        ("FOI/2024/31", "FOI/2024/0031"),
        ("FOI 26-203", "FOI26203"),
        ("FOI 1-23", "FOI 12-3"),
        ("FOI 26-203", "CAF 26-203"),
        ("FH 16-1", "FH 16-1/A"),
    ],
)
def test_what_may_be_two_responses_is_not_taken_for_one(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Compare FOI 2024 0031 (page 2).", ["FOI 2024 0031"]),
        ("CAF 26-204/FOI 26-203", ["CAF 26-204", "FOI 26-203"]),
        ("FOI 26-203\u2013CAF 26-204", ["FOI 26-203", "CAF 26-204"]),
        ("FOI 26-203 \u2013 12 pages", ["FOI 26-203"]),
        ("the FOI EIR-24-7", ["EIR-24-7"]),
        ("FOI 26-203's answer", ["FOI 26-203"]),
        ("(Gov/CAF26-204)", ["Gov/CAF26-204"]),
        ("FOI 24, F0012345.", ["FOI 24", "F0012345"]),
    ],
)
def test_a_reference_is_found_as_far_as_it_goes(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end, _ in mentioned(text, SPELLING, KNOWN)] == found


@pytest.mark.parametrize(
    "text",
    [
        "the FOI Act",
        "FOI 2000",
        "EIR 2004",
        "FOI 26-2035",
        "FOI 26-203-9",
        "FOI 26-203/2",
        "SIC-12345-X1Y2",
        "A-IC-12345-X1Y2",
        "IC-12345-X1Y2Z",
        "https://log.example/foi-26-203",
        "https://log.example/2026/foi-26-203",
        "See FOI 26\n- 203 lamps",
        "foi-26-203@authority.example",
        "foi-26-203.example",
        "FOI 24 March 2024",
        "FOI 24/03/2024",
        "FOI 24.50",
        "FOI 24,000",
        "FOI 24%",
        "FOI \u00a324",
        "FOI\n\n26-203",
    ],
)
def test_what_only_looks_like_a_reference_is_none(text: str) -> None:
    known = KNOWN | {"foi2000", "eir2004"}
    assert not list(mentioned(text, SPELLING, known))


def test_where_two_readings_are_in_the_log_neither_is_taken() -> None:
    assert not list(mentioned("FOI 24 31 people", SPELLING, {"foi24", "foi24-31"}))


def test_a_line_break_inside_a_reference_goes_and_any_other_stays() -> None:
    text = "See CAF 26-\n204 and FOI\n26-203\nand CAF 26-\n999."
    assert unwrapped(text, SPELLING, KNOWN) == ("See CAF 26-204 and FOI 26-203\nand CAF 26-\n999.")


def test_a_long_text_of_beginnings_is_searched_quickly() -> None:
    text = "FOI " * 5_000 + "FOI-" * 5_000 + "FOI 1 " * 5_000 + " " * 20_000
    assert not list(mentioned(text, SPELLING, KNOWN))
    assert len(re.findall("FOI", text)) == 15_000
