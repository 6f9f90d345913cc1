"""What an author writes is shown as it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import accepted, at, patient, tree, words
from disclosure_log.markdown.allowed import problems
from disclosure_log.markdown.html import as_html, parser, to_html
from disclosure_log.markdown.plain import is_plain
from disclosure_log.markdown.proof import first_difference

# ---- what is accepted is shown


@pytest.mark.parametrize(
    "text",
    [
        "fewer than <5",
        "x<y",
        "<redacted>",
        "a < b > c",
        "Mr <redacted>, £1,234,567",
        "16-19 in 2019-20",
        "[2019] UKUT 247",
        "C:\\temp",
        "snake_case_name",
        "2 * 3 = 6",
        "R&D",
        "AT&T; &c",
        "\\\\server\\x",
    ],
)
def test_words_that_look_like_marks_are_shown_as_they_are(text: str) -> None:
    assert accepted(text)
    assert words(to_html(text)) == text


PLAIN = st.text(
    st.characters(
        categories=["L", "N", "P", "Sc", "Sm"],
        exclude_characters="*_`[]\\<>&#~|!=+-{}\ufffd\u2800\u3164\uffa0\u115f\u1160",
    ),
    min_size=1,
    max_size=8,
).map(lambda word: re.sub(r"^([0-9]+)[.)]$", r"\1", word))


@patient
@given(st.lists(PLAIN, min_size=1, max_size=12))
def test_every_character_of_plain_words_is_shown(plain: list[str]) -> None:
    text = "Lamps " + " ".join(plain)
    if accepted(text):
        assert words(to_html(text)) == text


NEARLY_PLAIN = st.lists(
    st.sampled_from(
        [
            *(
                "Lamps",
                "the",
                "o",
                "a.",
                "iv)",
                "(a)",
                "1.",
                "15.",
                "2)",
                "15",
                "-",
                "--",
                "---",
                "==",
            ),
            *(
                " ",
                " ",
                " ",
                "  ",
                "\n",
                "\n",
                "\n\n",
                "\t",
                "|",
                "*",
                "_",
                "#",
                ">",
                "+",
                ":",
                "~~~",
            ),
            *(
                "www.lamps.example",
                "https://lamps.example",
                "jane@lamps.example",
                '"',
                "'",
                "\u201c",
            ),
            *("HYPERLINK", "Error! Bookmark not found", "&amp;", "\\", "`", "<", "[", "{", "!"),
        ]
    ),
    max_size=12,
).map("".join)


@patient
@given(NEARLY_PLAIN)
def test_a_text_that_is_passed_as_plain_is_words_in_paragraphs(text: str) -> None:
    if is_plain(text):
        tokens = parser().parse(text)
        inside = [child.type for token in tokens for child in token.children or ()]
        assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
        assert set(inside) <= {"text", "softbreak", "hardbreak"}
        assert first_difference(text, to_html(text)) is None


PLAIN_LINES = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *(
                    "Lamps",
                    "lanes;",
                    "o",
                    "(a)",
                    "iv)",
                    "15",
                    "2016",
                    "\u201cElder\u201d",
                    "£5",
                    "A&E",
                ),
                "a line of words that is about as long as one that was wrapped",
            ]
        ),
        st.sampled_from([" ", "\n", "\n", "\n\n"]),
    ),
    min_size=2,
    max_size=8,
).map(lambda pieces: "".join(chain.from_iterable(pieces)))


@patient
@given(PLAIN_LINES)
def test_plain_lines_become_what_the_parser_makes_of_them(text: str) -> None:
    made = as_html(parser().parse(text), links_to_lamps)
    assert to_html(text, links_to_lamps) == made


def links_to_lamps(words: str) -> Iterator[tuple[int, int, str]]:
    return ((m.start(), m.end(), "../../2016/fh-16-1/") for m in re.finditer("Lamps", words))


@pytest.mark.parametrize(
    "text", ["", "15.", "> 5", "1. one\n2. two", "www.lamps.example", "a\tb\nc\td"]
)
def test_what_could_be_a_mark_is_not_passed_as_plain(text: str) -> None:
    assert not is_plain(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Before.\n\n[Redacted]: 15\n\nAfter.", "15"),
        ("[Elder Lane]: lamps.csv\n", "lamps.csv"),
        ("| lane |\n|---|\n| Elder | fifteen |", "fifteen"),
        ("```Figures for 2016\n15\n```", "Figures for 2016"),
        ("~~~ fifteen lamps\n15\n~~~", "fifteen lamps"),
        ("1. one\n3. three\n", "three"),
        ("Lamps\\\nlanes", "lanes"),
        ("`a\nb`", "a b"),
    ],
)
def test_nothing_of_an_accepted_text_is_lost(text: str, shown: str) -> None:
    assert not accepted(text) or shown in words(to_html(text))


def test_a_list_begins_with_the_number_that_was_written() -> None:
    html = to_html("2016. Lamps\n2017. Bins")
    assert tree(html).xpath("//ol/@start") == ["2016"]


# ---- how it is shown


def test_a_table_scrolls_in_a_region_of_its_own() -> None:
    [region] = tree(to_html("| lane | lamps |\n|---|---|\n| Elder | 15 |")).xpath("//div[table]")
    assert dict(region.attrib) == {
        "class": "dl-scroll",
        "tabindex": "0",
        "role": "region",
        "aria-label": "Table",
    }


def test_a_column_of_numbers_keeps_its_side_without_a_style() -> None:
    [cell] = tree(to_html("| lane | lamps |\n|---|---:|\n| Elder | 15 |")).xpath("//td")
    assert dict(cell.attrib) == {"class": "dl-right"}


@pytest.mark.parametrize("level", [3, 4, 5, 6])
def test_a_heading_of_a_text_keeps_its_level_below_the_headings_of_the_page(level: int) -> None:
    assert to_html("#" * level + " Lamps") == f"<h{level}>Lamps</h{level}>"


def test_a_text_is_rendered_twice_alike() -> None:
    text = "[a](https://lamps.example/?a=b&c=d) & <5 `x` | \\| FH 16-1"
    assert to_html(text) == to_html(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_code_is_closed_whatever_ends_its_lines(end: str) -> None:
    closed = end.join(["one", "", "```", "two", "```", "", "three"])
    assert "DL306" not in {finding.code for finding in problems(closed, at)}
    open_ = end.join(["one", "", "```", "two"])
    assert "DL306" in {finding.code for finding in problems(open_, at)}


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ("| Elder | 5 |\n| Ash | 6 |", ["Elder", "Ash"]),
        ("| Elder | 5 |\n| Elder | 6 |", []),
        ("| Elder | 5 |\n|  | 6 |", []),
    ],
)
def test_a_row_has_a_head_where_the_first_column_names_the_rows(
    rows: str, heads: list[str]
) -> None:
    table = tree(to_html(f"| Lane | Lamps |\n|---|---|\n{rows}"))
    assert table.xpath("//th[@scope='row']/text()") == heads
    assert table.xpath("//th[@scope='col']/text()") == ["Lane", "Lamps"]


def test_a_table_of_one_column_has_no_heads_of_rows() -> None:
    table = tree(to_html("| Lane |\n|---|\n| Elder |\n| Ash |"))
    assert not table.xpath("//th[@scope='row']")
