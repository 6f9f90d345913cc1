"""The screen reads many passages at once, each by itself, and whatever characters they hold."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.privacy.detector import screen
from disclosure_log.privacy.normalise import NormalisedText
from personal_data import FOUND, NOTHING_PUBLIC, hits


def test_nothing_is_found_across_two_pieces() -> None:
    for whole in (
        "07700 900123",
        "jane@example.com",
        "Dear Jane",
        "WC1X 8NH",
        "DOB 03/03/2009",
        "943 476 5919",
        "12-34-56 12345678",
        "Mr Placeholder",
        "ZZ 15 P 00123",
    ):
        assert hits(whole)
        first, second = whole[: len(whole) // 2], whole[len(whole) // 2 :]
        assert (
            screen([first, second], NOTHING_PUBLIC)
            == screen([first.strip()], NOTHING_PUBLIC)
            == screen([f"{first.strip()}", ""], NOTHING_PUBLIC)
        )


def test_a_word_in_one_piece_does_not_explain_another() -> None:
    assert hits("the car A12 BCD") and hits("case 1688123456789011") and hits("patient 9434765919")
    assert (
        screen(
            ["the car", "A12 BCD", "case", "1688123456789011", "patient", "9434765919"],
            NOTHING_PUBLIC,
        )
        == []
    )


def test_each_hit_names_its_piece() -> None:
    found = screen(
        ["", "Ring 07700 900123", "", "no", "jane@example.com and 07700 900123"], NOTHING_PUBLIC
    )
    assert [(hit.kind.id, hit.passage, hit.start, hit.end) for hit in found] == [
        ("phone", 1, 5, 17),
        ("email", 4, 0, 16),
        ("phone", 4, 21, 33),
    ]


def test_the_sign_between_pieces_hides_nothing_inside_one() -> None:
    assert hits("07700\x1e900123") == [("phone", 0, 12)]


ANYTHING = st.lists(
    st.text(st.characters(exclude_categories=()))
    | st.sampled_from([re.sub("[⟦⟧]", "", text) for texts in FOUND.values() for text in texts]),
    max_size=8,
)


@given(ANYTHING)
def test_whatever_comes_is_read_and_every_place_is_inside(passages: list[str]) -> None:
    for hit in screen(passages, NOTHING_PUBLIC):
        assert 0 <= hit.start < hit.end <= len(passages[hit.passage])


@given(ANYTHING)
def test_a_piece_is_read_alike_alone_and_among_others(passages: list[str]) -> None:
    alone = [
        (hit.kind, number, hit.start, hit.end)
        for number, passage in enumerate(passages)
        for hit in screen([passage], NOTHING_PUBLIC)
    ]
    assert [
        (hit.kind, hit.passage, hit.start, hit.end) for hit in screen(passages, NOTHING_PUBLIC)
    ] == alone


@given(st.text(st.characters(exclude_categories=())))
def test_every_place_of_the_plain_text_leads_into_the_original(text: str) -> None:
    plain = NormalisedText(text)
    places = [plain.origin(offset) for offset in range(len(plain.text))]
    assert places == sorted(places) and all(0 <= place < len(text) for place in places)
    assert len(plain.folded) == len(plain.text)
    assert "  " not in plain.text or "\x1e" in text


@given(st.text(st.sampled_from("ab1. \n*_~`\\&#64;\u200b\u00e9\ufb01\u00a0")))
def test_reading_twice_changes_nothing_but_entities_and_marks(text: str) -> None:
    plain = NormalisedText(text).text
    assert NormalisedText(plain).text == plain or set("&\\*_~`") & set(plain)
