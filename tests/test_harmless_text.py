"""What an author writes can do nothing: run nothing, hide nothing, stop nothing."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import ATTRIBUTES, TAGS, accepted, at, patient, tree, write
from conftest import add_record, checked, places
from disclosure_log.markdown.allowed import line_problems, problems
from disclosure_log.markdown.html import to_html
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
