"""The screen reads tables: rows of figures explain one another, and small numbers of people are
pointed out."""

from __future__ import annotations

import pytest

from disclosure_log.privacy.detector import Public, small_numbers
from personal_data import NOTHING_PUBLIC, hits

# ---- rows of figures

COUNTS = "".join(
    f"Ward {n} {n * 37 % 900 + 100} {n * 53 % 900 + 100} {n * 997 % 9000 + 1000}\n"
    for n in range(10, 18)
)


CODES = "".join(f"Depot 0{n * 997 % 9000 + 1000} {n * 53991 % 900000 + 100000}\n" for n in range(8))
MOBILES = "".join(f"Post {n} 07700 90012{n}\n" for n in range(8))


def found_in(text: str, public: Public = NOTHING_PUBLIC) -> list[str]:
    return [text[start:end] for _, start, end in hits(text, public)]


def test_a_row_that_passes_a_checksum_is_a_row_among_others() -> None:
    assert hits("Ward 9 943 476 5919\n")
    assert hits(COUNTS + "Ward 9 943 476 5919\n" + COUNTS) == []


def test_a_number_unlike_the_rows_beside_it_is_no_row() -> None:
    rows = COUNTS.replace(" 1", " 11")
    assert found_in(rows + "Jane 07700 900 123\n" + rows) == ["07700 900 123"]


def test_a_row_of_other_figures_does_not_explain_a_number() -> None:
    text = "Lamps 12 345\nLanes 44 567\nBins 44 555\nBulbs 55 444\nJane 07700 900123\n"
    assert found_in(text) == ["07700 900123"]


def test_codes_that_begin_with_nought_are_rows_when_most_are_no_telephone_numbers() -> None:
    text = "".join(f"Depot 04{n}12 34{n}567 8\n" for n in range(8)) + "Depot 07700 900123 8\n"
    assert hits(text) == []


def test_a_list_of_people_with_numbers_is_found_although_one_is_mistyped() -> None:
    assert len(found_in(MOBILES + "Post 9 04700 900129\n")) == 8


def test_a_list_of_numbers_of_organisations_hides_no_number_of_a_person() -> None:
    text = "".join(f"Post 0300 123 456{n}\n" for n in range(8)) + "Jane 0161 496 0123\n"
    assert found_in(text) == ["0161 496 0123"]


def test_a_list_of_public_numbers_hides_no_other_number() -> None:
    own = [f"01632 96099{n}" for n in range(9)]
    text = "".join(f"Post {number}\n" for number in own) + "Jane 01632 960123\n"
    assert found_in(text, Public.of(own)) == ["01632 960123"]


def test_no_number_is_joined_across_two_rows() -> None:
    assert hits("A 1 9 89 5 J\nZ20 30 40 5 A\n") == []
    assert hits("NI number J\nZ203040A")


# ---- small numbers

TABLE = [
    ["Area", "Children", "Year", "Cost"],
    ["Elder", "3", "2", "4"],
    ["Larch", "12", "4", "1"],
    ["Heron", "1.0", "1", "2"],
    ["Total", "16", "", ""],
]


def test_small_counts_of_people_are_pointed_out() -> None:
    assert small_numbers(TABLE) == [(1, 1), (3, 1)]
    assert small_numbers(
        [["", "2015", "2016"], ["Complaints", "2", "14"], ["Lamps", "3", "1"]]
    ) == [(1, 1)]
    assert small_numbers(
        [["Children by area", "", ""], ["Area", "2015/16", "2016/17"], ["Elder", "4", "0"]]
    ) == [(2, 1)]


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [[]],
        [["Area", "Lamps"], ["Elder", "3"]],
        [["Area", "Children (%)"], ["Elder", "3"]],
        [["Question", "Children"], ["1", "15"]],
        [["Children", "Rank"], ["Many", "1"]],
        [["Area", "Children"], ["Elder", "5"], ["Larch", "0"], ["Heron", "<5"], ["Ash", "1.5"]],
        [["Month", "Staff"], ["3", "120"]],
        [["Contracts", "Number of contracts"], ["Staff agency", "no"], ["Lamps", "4"]],
    ],
)
def test_other_small_numbers_are_left_alone(rows: list[list[str]]) -> None:
    assert small_numbers(rows) == []
