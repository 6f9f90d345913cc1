"""Titles, words and code as a built page shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import answer, article, built, tree, write
from conftest import checkout

# ---- in a page that MkDocs has built


TITLE = "Bins & <5 \"lamps\" of 'Elder' x<y `tick` ~~~ *a*_b_ 💡 Łódź – Tŷ {a}"
CODE = [
    *(
        "{{ config }}",
        "{% raw %}",
        "{: onclick=x }",
        '--8<-- "mkdocs.yml"',
        "[TOC]",
        "<script>alert(1)</script>",
        "</div></div></article>",
        "<!--",
        "~~~",
        "# x",
        "*a* _b_",
        "&amp; &#8226;",
        "\\",
        "[x](y)",
    ),
    *("x  y", "$1 \\1 \\g<0>", "wzxhzdk:0", "!!! note", "| a | b |", "a\"b'c", "💡", "---"),
]
BLOCK = 'a  b\n\n    four\n<div>\n</div></div>\n<!-- x\n~~~\n{{ x }}\n--8<-- "mkdocs.yml"\n[TOC]\n# heading\n- item\n&lt; & \\ *a*\n  trailing  \n!!! note\n\n\n\n[x]: y'
FAMILY = "👨‍👩‍👧"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = checkout(tmp_path_factory.mktemp("text") / "log")
    spans = "\n\n".join(f"`{code}`" if "`" not in code else f"`` {code} ``" for code in CODE)
    write(
        folder,
        f"{spans}\n\n`` a`b ``\n\n````\n{BLOCK}\n````\n\n\\`\\`\\` and ~~~\n\nFewer than <5.",
        title=TITLE,
        summary=TITLE,
    )
    write(
        folder,
        f"{FAMILY}\n\n```\nlane\tlamps\n```\n\n```\nlane\n   \nlamps\n```",
        reference="FH 16-8",
        title=f"Lamps {FAMILY}",
    )
    return built(folder)


ENTRY = "disclosures/2016/fh-16-9/index.html"


def test_the_title_of_the_window_is_the_title(site: Path) -> None:
    assert (
        tree((site / ENTRY).read_text("utf-8")).findtext(".//title")
        == f"{TITLE} - Fernhollow disclosure log"
    )


def test_the_heading_is_the_title(site: Path) -> None:
    assert [h.text_content() for h in tree((site / ENTRY).read_text("utf-8")).xpath("//h1")] == [
        TITLE
    ]


def test_the_description_for_search_engines_is_the_summary(site: Path) -> None:
    assert tree((site / ENTRY).read_text("utf-8")).xpath(
        "//meta[@name='description']/@content"
    ) == [TITLE]


def test_the_way_to_cite_an_entry_quotes_the_title(site: Path) -> None:
    assert f"“{TITLE}”" in article(site / ENTRY).text_content()


@pytest.mark.parametrize(
    "page",
    [
        "index.html",
        "disclosures/index.html",
        "disclosures/2016/index.html",
        "topics/streets/index.html",
    ],
)
def test_a_list_shows_the_title(site: Path, page: str) -> None:
    [row] = tree((site / page).read_text("utf-8")).xpath(
        "//li[@data-entry='disclosures/2016/fh-16-9/']"
    )
    assert row.xpath("string(a)") == TITLE


def test_a_related_entry_shows_the_title(site: Path) -> None:
    assert TITLE in [
        a.text_content()
        for a in article(site / "disclosures/2016/fh-16-1/index.html").xpath(
            ".//ul[@class='dl-related']//a"
        )
    ]


@pytest.mark.parametrize("code", [*CODE, "a`b"])
def test_a_span_of_code_comes_through_as_it_was_written(site: Path, code: str) -> None:
    assert code in [span.text_content() for span in answer(site / ENTRY).xpath("p/code")]


def test_a_block_of_code_comes_through_as_it_was_written(site: Path) -> None:
    assert [block.text_content() for block in answer(site / ENTRY).xpath("pre/code")] == [
        BLOCK + "\n"
    ]


def test_fences_in_words_come_through(site: Path) -> None:
    assert "``` and ~~~" in [p.text_content() for p in answer(site / ENTRY).xpath("p")]


def test_fewer_than_five_is_shown_as_it_is(site: Path) -> None:
    assert answer(site / ENTRY).xpath("p")[-1].text_content() == "Fewer than <5."


OTHER = "disclosures/2016/fh-16-8/index.html"


def test_a_joined_emoji_stays_whole_in_a_title(site: Path) -> None:
    assert article(site / OTHER).xpath("string(.//h1)") == f"Lamps {FAMILY}"


def test_a_joined_emoji_stays_whole_in_an_answer(site: Path) -> None:
    assert FAMILY in [p.text_content() for p in answer(site / OTHER).xpath("p")]


def test_a_tab_in_code_stays_a_tab(site: Path) -> None:
    assert answer(site / OTHER).xpath("pre/code")[0].text_content() == "lane\tlamps\n"


def test_a_line_of_spaces_in_code_keeps_its_spaces(site: Path) -> None:
    assert answer(site / OTHER).xpath("pre/code")[1].text_content() == "lane\n   \nlamps\n"


def test_the_page_goes_on_after_the_code(site: Path) -> None:
    assert [h.text_content() for h in article(site / ENTRY).xpath(".//h2")] == [
        "1. How many lamps are there?",
        "Dates and details",
        "Related answers",
        "About this entry",
    ]
