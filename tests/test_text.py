"""What an author writes is shown as it was meant, and can do nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import ATTRIBUTES, TAGS, accepted, at, patient, tree, words, write
from conftest import A_RECORD, add_record, checked, places, rendered
from disclosure_log.markdown.allowed import is_plain, line_problems, problems
from disclosure_log.markdown.html import parser, to_html
from disclosure_log.markdown.proof import first_difference
from hostile import STRUCTURE, WORDS, block

# ---- what is accepted can do nothing


HOSTILE = st.sampled_from(
    [
        *(
            "<script>",
            "</script>",
            "<img src=x onerror=alert(1)>",
            "<x/onclick=alert(1)>",
            "<svg/onload=alert(1)>",
            "<a href=javascript:alert(1)>",
            "</div>",
            "</td>",
        ),
        *(
            "<!--",
            "-->",
            "<![CDATA[",
            "<?",
            "<",
            ">",
            "</",
            "<b",
            "<redacted>",
            "<5",
            "&lt;",
            "&#60;",
            "&#x3c;script&#x3e;",
            "&amp;lt;",
            "&quot;",
            "&",
            "&#0;",
            "&#1;",
        ),
        *(
            "[x](",
            ")",
            "](",
            "[",
            "]",
            "![",
            "!",
            "[x]",
            "[x]: ",
            "(",
            "javascript:alert(1)",
            "java&#115;cript:alert(1)",
            "data:text/html,x",
            "//lamps.example",
            "https://lamps.example/",
        ),
        *(
            'https://lamps.example/" onclick="alert(1)',
            "mailto:a@lamps.example",
            "<https://lamps.example>",
            "<javascript:alert(1)>",
            ' "title"',
            " 'ti\" onclick=\"tle'",
            "vbscript:",
            "\\",
        ),
        *(
            "`",
            "``",
            "```",
            "~~~",
            "*",
            "**",
            "_",
            "__",
            "\n",
            "\n\n",
            "    ",
            "- ",
            "> ",
            "1. ",
            "### ",
            "# ",
            "|",
            "|---|\n",
            "| a | b |\n|---|:-:|\n",
            "---",
            "===",
            "\t",
            " ",
        ),
        *(
            "{{ x }}",
            "{: onclick=alert(1) }",
            "--8<--",
            "[TOC]",
            "lamps",
            "é",
            "💡",
            '"',
            "'",
            "FH 16-1",
            "on",
            "=",
        ),
        *(
            "[x](https://lamps.example/?a=b)",
            "[*x*](mailto:a@lamps.example)",
            "\n\n| a | b |\n|---|:-:|\n| c | d |\n\n",
            "\n\n- a\n  - b\n\n",
            "\n\n### c\n\n",
            "\n\n> d\n\n",
            "`<b>`",
            "\n\n```\n<b>\n```\n\n",
        ),
    ]
)


@patient
@given(st.lists(HOSTILE, max_size=14).map("".join))
def test_accepted_text_yields_only_what_is_allowed(text: str) -> None:
    if not accepted(text):
        return
    for element in lxml.html.fragment_fromstring(
        to_html(text), create_parent="body"
    ).iterdescendants():
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES
        assert re.match("https://|mailto:", element.get("href", "https://"), re.IGNORECASE)


@patient
@given(st.lists(HOSTILE, max_size=14).map("".join))
def test_the_cleaner_has_nothing_to_do(text: str) -> None:
    if accepted(text):
        html = to_html(text)
        kept = nh3.clean(html, tags=TAGS, attributes={"*": ATTRIBUTES}, link_rel=None)
        assert lxml.html.tostring(tree(f"<body>{kept}</body>")) == lxml.html.tostring(
            tree(f"<body>{html}</body>")
        )


@patient
@given(st.lists(HOSTILE, max_size=14).map("".join))
def test_every_finding_stands_inside_its_text(text: str) -> None:
    assert all(
        0 <= finding.column <= len(text)
        for finding in [*problems(text, at), *line_problems(text, at)]
    )


@pytest.mark.long
@pytest.mark.parametrize(
    "entity",
    [
        "&#8203;",
        "&#x200B;",
        "&ZeroWidthSpace;",
        "&shy;",
        "&#x202e;",
        "&rlm;",
        "&lrm;",
        "&zwj;",
        "&#xE0041;",
        "&#xFEFF;",
        "&#x2028;",
        "&NoBreak;",
        "&#x2062;",
    ],
)
@pytest.mark.parametrize("field", ["title", "summary", "answered"])
def test_an_entity_cannot_hide_a_character(log: Path, field: str, entity: str) -> None:
    write(log, **{"answered": "15.", field: f"Lamps {entity}here"})
    line, column = {"title": (2, 15), "summary": (6, 17), "answered": (9, 22)}[field]
    assert places(log) == [f"disclosures/2016/fh-16-9.yml:{line}:{column} DL003"]


@pytest.mark.parametrize(
    "entity", ["&nbsp;", "&pound;", "&#163;", "&amp;", "&hellip;", "&amp;#8203;", "&notanentity;"]
)
def test_an_entity_for_a_letter_or_sign_is_allowed(entity: str) -> None:
    assert accepted(f"Lamps {entity}5")


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
    [cell] = tree(to_html("| lane | lamps |\n|---|---:|\n| Elder | 15 |")).xpath("//td[2]")
    assert dict(cell.attrib) == {"class": "dl-right"}


@pytest.mark.parametrize("level", [3, 4, 5, 6])
def test_a_heading_of_a_text_keeps_its_level_below_the_headings_of_the_page(level: int) -> None:
    assert to_html("#" * level + " Lamps") == f"<h{level}>Lamps</h{level}>"


def test_a_text_is_rendered_twice_alike() -> None:
    text = "[a](https://lamps.example/?a=b&c=d) & <5 `x` | \\| FH 16-1"
    assert to_html(text) == to_html(text)


# ---- references become links


def links_to_entries(folder: Path, text: str) -> list[tuple[str, str]]:
    """(words, address) of the links of an answer in the page that is given to the publisher."""
    write(folder, text)
    page = tree(rendered(folder).outputs["disclosures/2016/fh-16-9.md"].content.decode())
    return [
        (link.text_content(), link.get("href"))
        for link in page.xpath("//div[@class='dl-answered']//a")
    ]


@pytest.mark.parametrize(
    "spelling",
    [
        "FH 16-1",
        "FH16-1",
        "fh 16-1",
        "Fh16-1",
        "Req/FH 16-1",
        "req/fh16-1",
        "FH\u00a016-1",
        "FH 16\u20111",
        "FH 16\u20131",
        "FH 16\u22121",
        "FH 16&#45;1",
        "FH&nbsp;16-1",
    ],
)
def test_a_reference_in_any_spelling_becomes_a_link(log: Path, spelling: str) -> None:
    [(_, address)] = links_to_entries(log, f"As in {spelling}.")
    assert address.endswith("/2016/fh-16-1/")


@pytest.mark.parametrize(
    "around",
    [
        "(FH 16-1)",
        "FH 16-1's",
        "“FH 16-1”",
        "**FH 16-1**",
        "- FH 16-1",
        "> FH 16-1",
        "### FH 16-1",
        "| a |\n|---|\n| FH 16-1 |",
        "see FH 16-1, please",
        "FH 16-1",
    ],
)
def test_a_reference_becomes_a_link_wherever_it_stands(log: Path, around: str) -> None:
    assert [text for text, _ in links_to_entries(log, around)] == ["FH 16-1"]


@pytest.mark.parametrize(
    "both",
    [
        "FH 16-1 and FH 16-1",
        "FH 16-1, FH 16-1",
        "FH 16-1/FH 16-1",
        "FH 16-1–FH 16-1",
        "FH 16-1; FH 16-1",
    ],
)
def test_each_of_two_references_becomes_a_link(log: Path, both: str) -> None:
    assert [text for text, _ in links_to_entries(log, both)] == ["FH 16-1", "FH 16-1"]


@pytest.mark.parametrize(
    "written", ["FH\n16-1", "FH 16-\n1", "FH-16/1", "fh16\u20131", "Req/FH 16 1"]
)
def test_a_reference_becomes_a_link_in_any_spelling_and_over_a_line_end(
    log: Path, written: str
) -> None:
    assert len(links_to_entries(log, f"As in the answer {written}.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "FH 16-2",
        "FH 16-12",
        "FH 16-1a",
        "XFH 16-1",
        "FH 16",
        "16-1",
        "FH 16-9",
        "`FH 16-1`",
        "```\nFH 16-1\n```",
    ],
)
def test_what_is_no_reference_to_another_entry_stays_text(log: Path, text: str) -> None:
    assert links_to_entries(log, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[FH 16-1](https://lamps.example/)",
        "[see **FH 16-1** there](https://lamps.example/)",
        "<https://lamps.example/FH16-1>",
    ],
)
def test_a_reference_inside_a_link_is_no_second_link(log: Path, text: str) -> None:
    [(_, address)] = links_to_entries(log, text)
    assert address.startswith("https://lamps.example/")


def test_an_entry_links_to_itself_by_none_of_its_references(log: Path) -> None:
    add_record(
        log,
        "FH 16-9",
        A_RECORD + "also_known_as: [FH 16-10]\n",
        answered="FH 16-9, FH16-9 and FH 16-10.",
    )
    assert not tree(rendered(log).outputs["disclosures/2016/fh-16-9.md"].content.decode()).xpath(
        "//div[@class='dl-answered']//a"
    )


def test_a_former_reference_becomes_a_link_too(log: Path) -> None:
    add_record(
        log,
        "FH 16-8",
        A_RECORD + "also_known_as: [FH 15-80]\n",
    )
    assert [address for _, address in links_to_entries(log, "As in FH 15-80.")] == [
        "../../../disclosures/2016/fh-16-8/"
    ]


# ---- length


def test_an_answer_of_thirty_thousand_characters_with_links_is_allowed(log: Path) -> None:
    paragraph = "In 2019-20 there were fewer than <5 lamps (s.40(2)); see [the list](https://lamps.example/list?a=b&c=d) and FH 16-1.\n\n- *Elder Lane*: `15`\n\n"
    write(log, paragraph * 220)
    assert places(log) == []


@pytest.mark.long
@pytest.mark.parametrize("text", STRUCTURE.values(), ids=STRUCTURE)
def test_no_structure_stops_the_check(log: Path, text: str) -> None:
    add_record(log, "FH 16-9", answered=block(text))
    checked(log)


@pytest.mark.long
@pytest.mark.parametrize("text", WORDS.values(), ids=WORDS)
def test_no_words_stop_the_check(log: Path, text: str) -> None:
    write(log, text, title=text)
    checked(log)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_code_is_closed_whatever_ends_its_lines(end: str) -> None:
    closed = end.join(["one", "", "```", "two", "```", "", "three"])
    assert "DL306" not in {finding.code for finding in problems(closed, at)}
    open_ = end.join(["one", "", "```", "two"])
    assert "DL306" in {finding.code for finding in problems(open_, at)}
