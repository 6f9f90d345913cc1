"""The screen for personal data: what it must find, in every disguise, and what it must leave alone."""

from __future__ import annotations

import re

import pytest

from disclosure_log.findings.registry import RULES
from disclosure_log.privacy.detector import Public, screen
from disclosure_log.privacy.kinds import (
    ACCEPTABLE,
    IDENTIFYING_COLUMN,
    KINDS,
    NEARLY_LISTED,
    SMALL_NUMBER,
    Strength,
)
from personal_data import FOUND, LEFT_ALONE, NOTHING_PUBLIC, hits


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """*text* without its marks, and the places they stood at."""
    places = [match.span() for match in re.finditer("⟦.*?⟧", text, re.DOTALL)]
    return re.sub("[⟦⟧]", "", text), [
        (start - 2 * number, end - 2 * number - 2) for number, (start, end) in enumerate(places)
    ]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in FOUND.items() for text in texts]
)
def test_it_is_found_where_it_stands_and_once(kind: str, text: str) -> None:
    plain, places = marked(text)
    assert hits(plain) == [(kind, *place) for place in places]


@pytest.mark.parametrize("text", [text for texts in LEFT_ALONE.values() for text in texts])
def test_a_near_miss_is_left_alone(text: str) -> None:
    assert hits(text) == []


def test_every_kind_has_both() -> None:
    assert FOUND.keys() == LEFT_ALONE.keys() == {kind.id for kind in KINDS}


def test_every_kind_is_in_the_catalogue_with_a_reason() -> None:
    for kind in (*KINDS, SMALL_NUMBER, NEARLY_LISTED):
        assert RULES[kind.code].name == kind.id
        assert (
            len(RULES[kind.code].why) > 40
            and not kind.advice.endswith(".")
            and kind.advice[0].islower()
        )
    assert ACCEPTABLE.keys() == {
        kind.id
        for kind in (*KINDS, SMALL_NUMBER, IDENTIFYING_COLUMN, NEARLY_LISTED)
        if kind.strength is not Strength.STOP
    }


# ---- one thing, one hit


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Dear Mr Placeholder", ["letter-opening"]),
        ("Yours sincerely, Dr Placeholder", ["sign-off"]),
        ("12 Elder Lane, WC1X 8NH", ["address"]),
        ("UTR 01234 56789", ["tax-reference"]),
        ("12 Elder Lane, Mr Placeholder, WC1X 8NH", ["address", "named-person"]),
        (
            "On 3 March 2016 at 10:12, Jane Placeholder <jane@example.com> wrote:",
            ["possible-name", "email"],
        ),
        ("From: Jane Placeholder <jane@example.com>", ["mail-header", "email"]),
        ("+44 7700 900123", ["phone"]),
    ],
)
def test_one_thing_is_named_once(text: str, kinds: list[str]) -> None:
    assert [kind for kind, *_ in hits(text)] == kinds


def test_an_officer_whom_the_authority_names_may_be_named() -> None:
    officers = Public.of(["Jane Placeholder"])
    assert officers.needless == ()
    assert hits("Jane Placeholder, Chief Executive; approved by Jane Placeholder", officers) == []
    assert [kind for kind, *_ in hits("Zoe Placeholder, Chief Executive", officers)] == [
        "named-person"
    ]


def test_a_hit_keeps_no_value() -> None:
    (hit,) = screen(["Ring 07700 900123"], NOTHING_PUBLIC)
    assert "07700" not in repr(hit) and "phone" in repr(hit)


# ---- what is public passes

PUBLIC = Public.of(
    [
        "Team@Fernhollow.example.gov.uk",
        "01632 960999",
        "Records, 1 Elder Lane, Fernhollow, WC1X 8NH",
        "0300 123 4567",
        "Head of Records",
        "Mr Placeholder",
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "team@fernhollow.example.gov.uk and mailto:TEAM@fernhollow.example.gov.uk.",
        "team [at] fernhollow.example.gov.uk",
        "(01632) 960 999, +44 (0)1632 960999, 0044 1632-960-999, tel:01632960999, 01632 960999 ext. 4",
        "wc1x8nh; WC1X 8NH",
        "1 Elder Lane, WC1X 8NH; 1 Elder Lane; 1 Elder Lane, WC1X8NH",
        "99 Larch Road, WC1X 8NH",
        "Second Floor, 1 Elder Lane, Fernhollow, WC1X 8NH",
        "MR PLACEHOLDER",
    ],
)
def test_what_is_public_passes_in_every_spelling(text: str) -> None:
    assert hits(text, PUBLIC) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("steam@fernhollow.example.gov.uk", "email"),
        ("team@fernhollow.example.gov.uk.example", "email"),
        ("01632 960998", "phone"),
        ("WC1X 8NJ", "postcode"),
        ("2 Elder Lane", "address"),
        ("Ms Placeholder", "named-person"),
        ("From: Jane Placeholder <team@fernhollow.example.gov.uk>", "mail-header"),
        (
            "On 3 March 2016 at 10:12, Jane Placeholder <team@fernhollow.example.gov.uk> wrote:",
            "mail-header",
        ),
        ("1 Elder Lane, Miss Fictional, WC1X 8NH", "named-person"),
    ],
)
def test_only_exactly_what_is_public_passes(text: str, kind: str) -> None:
    assert [found for found, *_ in hits(text, PUBLIC)] == [kind]


def test_an_exception_that_nothing_needs_is_told() -> None:
    assert PUBLIC.needless == (3, 4)
    assert Public.of([]).needless == ()
    assert "WC1X" not in repr(PUBLIC).upper()
