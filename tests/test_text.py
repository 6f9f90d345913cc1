"""What an author writes is shown as it was meant, and can do nothing else: in the library, and in pages that MkDocs has built."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import lxml.html
import nh3
import pytest
from conftest import add_record, checked, checkout, places, rendered
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_log.audit import audit
from disclosure_log.markdown import to_html
from disclosure_log.subset import line_problems, problems
from publish import build

TAGS = set("a p br em strong ul ol li blockquote code pre h3 h4 h5 h6 hr table thead tbody tr th td div".split())
ATTRIBUTES = {"href", "title", "class", "start", "tabindex", "role", "aria-label"}
CHARACTERS_OF_A_FIELD = 60_000
SECONDS = 2.5
"""Of the processor's time: the longest that checking a log with one hostile field may take."""

A_RECORD = """\
reference: {reference}
title: {title}
received: 2016-02-09
responded: 2016-03-01
topics: [streets]
summary: {summary}
parts:
  - asked: How many?
    answered: {answered}
"""
A_PAGE = """\
---
title: About this log
description: What is published here.
reviewed: 2026-01-05
---

{body}

The last words of the page.
"""


patient = settings(deadline=None, max_examples=300)
"""For properties: more examples than usual, however slow the machine."""


def accepted(text: str) -> bool:
    return not list(problems(text))


def tree(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def words(html: str) -> str:
    """What a visitor reads, with one space between words."""
    return " ".join(tree(f"<body>{html}</body>").text_content().split())


def write(folder: Path, answered: str, *, reference: str = "FH 16-9", title: str = "Lamps", summary: str = "How many lamps there are.") -> None:
    """A record with any characters in its fields: JSON is YAML that needs no rules for quoting."""
    quoted = {name: json.dumps(value, ensure_ascii=False) for name, value in {"title": title, "summary": summary, "answered": answered}.items()}
    text = A_RECORD.replace("{title}", quoted["title"]).replace("{summary}", quoted["summary"])
    add_record(folder, reference, text, answered=quoted["answered"])


def built(folder: Path) -> Path:
    """The site MkDocs makes of the log in *folder*."""
    into = folder / "site"
    build(folder, rendered(folder), into, lambda: None)
    return into


def article(page: Path) -> lxml.html.HtmlElement:
    return tree(page.read_text("utf-8")).xpath("//article")[0]


def answer(page: Path) -> lxml.html.HtmlElement:
    return tree(page.read_text("utf-8")).xpath("//div[@class='dl-answered']")[0]


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
        *("{{ x }}", "{: onclick=alert(1) }", "--8<--", "[TOC]", "lamps", "é", "💡", '"', "'", "FH 16-1", "on", "="),
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
    for element in lxml.html.fragment_fromstring(to_html(text), create_parent="body").iterdescendants():
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES
        assert re.match("https://|mailto:", element.get("href", "https://"), re.IGNORECASE)


@patient
@given(st.lists(HOSTILE, max_size=14).map("".join))
def test_the_cleaner_has_nothing_to_do(text: str) -> None:
    if accepted(text):
        html = to_html(text)
        kept = nh3.clean(html, tags=TAGS, attributes={"*": ATTRIBUTES}, link_rel=None)
        assert lxml.html.tostring(tree(f"<body>{kept}</body>")) == lxml.html.tostring(tree(f"<body>{html}</body>"))


@patient
@given(st.lists(HOSTILE, max_size=14).map("".join))
def test_every_problem_stands_inside_its_text(text: str) -> None:
    assert all(0 <= problem.offset <= len(text) for problem in [*problems(text), *line_problems(text)])


@pytest.mark.parametrize(
    "entity",
    ["&#8203;", "&#x200B;", "&ZeroWidthSpace;", "&shy;", "&#x202e;", "&rlm;", "&lrm;", "&zwj;", "&#xE0041;", "&#xFEFF;", "&#x2028;", "&NoBreak;", "&#x2062;"],
)
@pytest.mark.parametrize("field", ["title", "summary", "answered"])
def test_an_entity_cannot_hide_a_character(log: Path, field: str, entity: str) -> None:
    write(log, **{"answered": "15.", field: f"Lamps {entity}here"})
    line, column = {"title": (2, 15), "summary": (6, 17), "answered": (9, 22)}[field]
    assert places(log) == [f"disclosures/2016/fh-16-9.yml:{line}:{column} DL003"]


@pytest.mark.parametrize("entity", ["&nbsp;", "&pound;", "&#163;", "&amp;", "&hellip;", "&amp;#8203;", "&notanentity;"])
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
    assert words(to_html(text)) == text.replace("\\\\", "\\")


PLAIN = st.text(
    st.characters(categories=["L", "N", "P", "Sc", "Sm"], exclude_characters="*_`[]\\<>&#~|!=+-{}\ufffd\u2800\u3164\uffa0\u115f\u1160"), min_size=1, max_size=8
).map(lambda word: re.sub(r"^([0-9]+)[.)]$", r"\1", word))


@patient
@given(st.lists(PLAIN, min_size=1, max_size=12))
def test_every_character_of_plain_words_is_shown(plain: list[str]) -> None:
    text = "Lamps " + " ".join(plain)
    if accepted(text):
        assert words(to_html(text)) == text


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


def test_a_number_at_the_start_of_a_list_is_kept() -> None:
    assert tree(to_html("2016. Lamps")).xpath("//ol/@start") == ["2016"]


# ---- how it is shown


def test_a_table_scrolls_in_a_region_of_its_own() -> None:
    [region] = tree(to_html("| lane | lamps |\n|---|---|\n| Elder | 15 |")).xpath("//div[table]")
    assert dict(region.attrib) == {"class": "dl-scroll", "tabindex": "0", "role": "region", "aria-label": "Table"}


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
    return [(link.text_content(), link.get("href")) for link in page.xpath("//div[@class='dl-answered']//a")]


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


@pytest.mark.parametrize("both", ["FH 16-1 and FH 16-1", "FH 16-1, FH 16-1", "FH 16-1/FH 16-1", "FH 16-1–FH 16-1", "FH 16-1; FH 16-1"])
def test_each_of_two_references_becomes_a_link(log: Path, both: str) -> None:
    assert [text for text, _ in links_to_entries(log, both)] == ["FH 16-1", "FH 16-1"]


def test_a_reference_that_goes_over_a_line_end_becomes_a_link(log: Path) -> None:
    assert len(links_to_entries(log, "As in the answer FH\n16-1.")) == 1


@pytest.mark.parametrize(
    "text", ["FH 16-2", "FH 16-12", "FH 16-1a", "XFH 16-1", "FH 16", "FH-16-1", "16-1", "FH 16-9", "`FH 16-1`", "```\nFH 16-1\n```", "    FH 16-1"]
)
def test_what_is_no_reference_to_another_entry_stays_text(log: Path, text: str) -> None:
    assert links_to_entries(log, text) == []


@pytest.mark.parametrize("text", ["[FH 16-1](https://lamps.example/)", "[see **FH 16-1** there](https://lamps.example/)", "<https://lamps.example/FH16-1>"])
def test_a_reference_inside_a_link_is_no_second_link(log: Path, text: str) -> None:
    [(_, address)] = links_to_entries(log, text)
    assert address.startswith("https://lamps.example/")


def test_an_entry_links_to_itself_by_none_of_its_references(log: Path) -> None:
    add_record(
        log,
        "FH 16-9",
        A_RECORD.replace("{title}", "Lamps\nalso_known_as: [FH 16-10]").replace("{summary}", "How many."),
        answered="FH 16-9, FH16-9 and FH 16-10.",
    )
    assert not tree(rendered(log).outputs["disclosures/2016/fh-16-9.md"].content.decode()).xpath("//div[@class='dl-answered']//a")


def test_a_former_reference_becomes_a_link_too(log: Path) -> None:
    add_record(log, "FH 16-8", A_RECORD.replace("{title}", "Bins\nalso_known_as: [FH 15-80]").replace("{summary}", "How many."), answered="15.")
    assert [address for _, address in links_to_entries(log, "As in FH 15-80.")] == ["../../../disclosures/2016/fh-16-8/"]


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
    write(folder, f"{spans}\n\n`` a`b ``\n\n````\n{BLOCK}\n````\n\n\\`\\`\\` and ~~~\n\nFewer than <5.", title=TITLE, summary=TITLE)
    write(folder, f"{FAMILY}\n\n```\nlane\tlamps\n```\n\n```\nlane\n   \nlamps\n```", reference="FH 16-8", title=f"Lamps {FAMILY}")
    return built(folder)


ENTRY = "disclosures/2016/fh-16-9/index.html"


def test_the_title_of_the_window_is_the_title(site: Path) -> None:
    assert tree((site / ENTRY).read_text("utf-8")).findtext(".//title") == f"{TITLE} - Fernhollow disclosure log"


def test_the_heading_is_the_title(site: Path) -> None:
    assert [h.text_content() for h in tree((site / ENTRY).read_text("utf-8")).xpath("//h1")] == [TITLE]


def test_the_description_for_search_engines_is_the_summary(site: Path) -> None:
    assert tree((site / ENTRY).read_text("utf-8")).xpath("//meta[@name='description']/@content") == [TITLE]


def test_the_bar_at_the_top_shows_the_title(site: Path) -> None:
    [topic] = tree((site / ENTRY).read_text("utf-8")).xpath("//*[@data-md-component='header-topic']")
    assert " ".join(topic.text_content().split()) == TITLE


def test_the_way_to_cite_an_entry_quotes_the_title(site: Path) -> None:
    assert f"“{TITLE}”" in article(site / ENTRY).text_content()


@pytest.mark.parametrize("page", ["index.html", "disclosures/index.html", "disclosures/2016/index.html", "topics/streets/index.html"])
def test_a_list_shows_title_and_summary(site: Path, page: str) -> None:
    [row] = tree((site / page).read_text("utf-8")).xpath("//li[@data-entry='disclosures/2016/fh-16-9/']")
    assert [row.xpath("string(a)"), row.xpath("string(p[@class='dl-list__summary'])")] == [TITLE, TITLE]


def test_a_related_entry_shows_the_title(site: Path) -> None:
    assert TITLE in [a.text_content() for a in article(site / "disclosures/2016/fh-16-1/index.html").xpath(".//ul[@class='dl-related']//a")]


@pytest.mark.parametrize("code", [*CODE, "a`b"])
def test_a_span_of_code_comes_through_as_it_was_written(site: Path, code: str) -> None:
    assert code in [span.text_content() for span in answer(site / ENTRY).xpath("p/code")]


def test_a_block_of_code_comes_through_as_it_was_written(site: Path) -> None:
    assert [block.text_content() for block in answer(site / ENTRY).xpath("pre/code")] == [BLOCK + "\n"]


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
    assert [h.text_content().rstrip("#") for h in article(site / ENTRY).xpath(".//h2")] == ["Question 1", "Related answers", "About this entry"]


# ---- settings


@pytest.mark.parametrize(
    "name",
    [
        "Fernhollow & <Elder",
        'Fern" class="x',
        "Fern' x='y",
        "Fern <redacted> hollow",
        "*Fern*_hollow_",
        "[Fern](hollow)",
        "`Fern`",
        "Fern &amp; hollow",
        "# Fern",
        "1. Fern",
        "- Fern",
        "💡",
    ],
)
def test_the_name_of_the_authority_is_shown_as_it_is(log: Path, name: str) -> None:
    settings = log / "disclosures/authority.yml"
    settings.write_text(settings.read_text("utf-8").replace("short_name: Fernhollow", f"short_name: {json.dumps(name, ensure_ascii=False)}"), encoding="utf-8")
    page = log / "docs/about.md"
    page.write_text(A_PAGE.replace("{body}", "{{ short_name }} answers.\n\n`{{ short_name }}`\n\n## Ask {{ short_name }}"), encoding="utf-8")
    html = tree((built(log) / "about/index.html").read_text("utf-8"))
    assert html.findtext(".//title") == f"About this log - {name} disclosure log"
    assert set(html.xpath("//a[contains(@class, 'md-logo')]/@aria-label | //a[contains(@class, 'md-logo')]/@title")) == {f"{name} disclosure log"}
    assert " ".join(html.xpath("//*[@class='md-header__topic'][1]")[0].text_content().split()) == f"{name} disclosure log"
    assert [p.text_content() for p in html.xpath("//article//p")][:2] == [f"{name} answers.", name]
    assert html.xpath("//article/h2")[0].text_content() == f"Ask {name}#"
    assert f"Ask {name}" in {" ".join(link.text_content().split()) for link in html.xpath("//nav[contains(@class, 'md-nav--secondary')]//a")}


@pytest.mark.parametrize(
    "lines",
    [["1. First floor", "Elder Lane"], ["- Desk", "+ Desk", "* Desk"], ["# 4, Elder Lane"], ["> Desk", "---", "==="], ["A_b_c & <5", "`x`", "| a | b |"]],
)
def test_every_line_of_an_address_is_shown_as_it_is(log: Path, lines: list[str]) -> None:
    settings = log / "disclosures/authority.yml"
    settings.write_text(settings.read_text("utf-8").replace("post: [FOI Desk, Invented House, Fernhollow]", f"post: {json.dumps(lines)}"), encoding="utf-8")
    [post, *_] = article(built(log) / "how-to-request/index.html").xpath(".//blockquote")
    assert [line.strip() for line in post.xpath(".//text()") if line.strip()] == lines


@pytest.mark.parametrize(
    "address",
    [
        "https://regulator.example/a_b*c~d#e",
        "https://regulator.example/?a=b&copy=c&lt",
        "https://regulator.example/a(b)c",
        "https://regulator.example/a)b",
        "https://regulator.example/a(b",
        "https://regulator.example/it's",
    ],
)
def test_the_address_of_the_regulator_is_linked_as_it_is(log: Path, address: str) -> None:
    settings = log / "disclosures/authority.yml"
    settings.write_text(settings.read_text("utf-8").replace("website: https://regulator.example/", f'website: "{address}"'), encoding="utf-8")
    assert address in article(built(log) / "how-to-request/index.html").xpath(".//a/@href")


# ---- guidance, which the publisher's own Markdown reads


SCRIPT = "<script>alert(1)</script>"
HOSTILE_GUIDANCE = {
    "a tag at the start of a line in a span of code": f"Lamps `\n{SCRIPT}\n` lanes",
    "a text field in a span of code": "`\n<textarea>\n` lanes",
    "a style in a span of code": "Lamps `\n<style>*{display:none}</style>\n` lanes",
    "a fence one space in": f" ```\n{SCRIPT}\n ```",
    "a fence one space in, with a picture": " ```\n<img srcset='https://lamps.example/x 1x'>\n ```",
    "a fence with a longer end": f"```\nx\n\n{SCRIPT}\n````",
    "a fence whose end is four spaces in": f"```\n{SCRIPT}\n    ```",
    "a fence that ends in a quotation": f"```\n{SCRIPT}\n> ```",
    "a fence in a quotation": f"> ```\n> {SCRIPT}\n> ```",
    "a fence in a list": f"- ```\n  {SCRIPT}\n  ```",
    "a fence with many words behind it": f"``` a b c\n{SCRIPT}\n```",
    "code in a list": "- An item.\n\n      <img src=https://lamps.example/x.png>",
    "code in a numbered list": "1. An item.\n\n       <iframe src=https://lamps.example></iframe>",
    "a picture with a set of sources": "- An item.\n\n      <img srcset='https://lamps.example/x 1x'>",
    "a picture of another name": "- An item.\n\n      <image src=https://lamps.example/x>",
    "a script that calls itself data": "- An item.\n\n      <script data-x='application/json'>alert(1)</script>",
    "a link without a scheme": "- An item.\n\n      <a href='//lamps.example/'>x</a>",
    "a second title": "- An item.\n\n      <title>x</title><h1>x</h1>",
    "a page that sends its visitor away": "- An item.\n\n      <meta http-equiv=refresh content='0; URL=https://lamps.example/'>",
    "the end of the page in code": "- An item.\n\n      </article></main><plaintext>",
    "a comment in code": "- An item.\n\n      <!--",
    "a definition in the middle of a paragraph": "Lamps\n[x]: javascript:alert(1)\n\nClick [x].",
    "a definition to another host": "Lamps\n[x]: //lamps.example/\n\nClick [x].",
    "a picture by a definition": "Lamps\n[x]: https://lamps.example/x.png\n\nSee `a` !\\[x].\n\n- a\n\n      ![x]",
    "a handler behind a slash": "<x/onclick=alert(1)>Lamps</x>",
    "an unknown tag with nothing in it": "The name <redacted> stays.",
    "a tag that never ends": "Lamps <textarea/ lanes",
    "a declaration": "<!ELEMENT x",
    "a tag that ends nothing": "</ lamps",
    "an instruction": "Lamps `\n<?php\n` lanes",
    "a block in a span of code": "`{{ newest }}`",
    "a block in a fence": "```\n{{ newest }}\n```",
    "a block in a list": "- {{ newest }}\n- lanes",
    "a block in a heading": "## {{ newest }}",
    "a block in a table": "| a |\n|---|\n| {{ newest }} |",
    "a block in a quotation": "> {{ newest }}",
    "a fact in code": "`{{ regulator.website }}` `{{ contact.email }}`",
    "ids of the theme": "## \\_\\_drawer\n\n## \\_\\_search",
    "the id of a generated page": "## Page title",
    "the id of a generated page in words": 'The words id="page-title" are harmless.',
}


@pytest.mark.parametrize("body", HOSTILE_GUIDANCE.values(), ids=HOSTILE_GUIDANCE)
def test_a_page_of_guidance_is_refused_or_harmless(log: Path, body: str) -> None:
    (log / "docs/about.md").write_text(A_PAGE.replace("{body}", body), encoding="utf-8")
    if checked(log).findings:
        return
    site = built(log)
    page = article(site / "about/index.html")
    assert {str(element.tag) for element in page.iterdescendants()} <= {*TAGS, "h1", "h2", "span", "svg", "path"}
    assert all(re.match("https://|mailto:|[.#]", href) for href in page.xpath(".//@href"))
    assert not page.xpath(
        ".//@src | .//@srcset | .//@onclick | .//*[self::p or self::li or self::td or self::blockquote][not(node())] | .//h2[not(text())] | .//p[.='`' or .='|']"
    )
    assert len(page.xpath(".//h1")) == 1
    assert "The last words of the page." in [p.text_content() for p in page.xpath(".//p")]
    assert "dl-list" not in page.text_content() and "&#" not in page.text_content()
    assert "<redacted>" not in body or "<redacted>" in page.text_content()
    assert not audit(site, rendered(log))


@pytest.mark.parametrize("name", ["disclosures.md", "topics.md", "about/index.md"])
def test_two_pages_never_have_one_address(log: Path, name: str) -> None:
    page = log / "docs" / name
    page.parent.mkdir(exist_ok=True)
    page.write_text(A_PAGE.replace("{body}", "A page that would be lost."), encoding="utf-8")
    assert [place.split(":")[0] for place in places(log)] == [f"docs/{name}"]


# ---- length and time


def test_an_answer_of_thirty_thousand_characters_with_links_is_allowed(log: Path) -> None:
    paragraph = (
        "In 2019-20 there were fewer than <5 lamps (s.40(2)); see [the list](https://lamps.example/list?a=b&c=d) and FH 16-1.\n\n- *Elder Lane*: `15`\n\n"
    )
    write(log, paragraph * 220)
    assert places(log) == []


def fill(unit: str) -> str:
    return (unit * (CHARACTERS_OF_A_FIELD // len(unit) + 1))[:CHARACTERS_OF_A_FIELD]


STRUCTURE = {
    **{
        f"only {unit!r}": fill(unit)
        for unit in ["[", "]", "(", "<", ">", "{", "}", "*", "_", "`", "~", "|", "#", "!", "\\", "&", "-", "=", "+", "\n", " ", "\t", "x", ":", "1", '"']
    },
    **{
        f"many {unit!r}": fill(unit)
        for unit in [
            "[a](b)",
            "![a](b)",
            "[a]: b\n",
            "a\n",
            "a\n\n",
            "- a\n",
            "- a\n+ b\n",
            "1. a\n",
            "> ",
            "> a\n",
            "# a\n",
            "a\n-\n",
            "### a\n",
            "~~~\n",
            "~~~\na\n\n",
        ]
    },
    **{
        f"many {unit!r}": fill(unit)
        for unit in ["--8<--\n\n", "!!! a\n", "[TOC]\n\n", "<b>\n\n", "FH 16-1 ", "FH 16", "FH\n", "a  \n", "x_y ", "](", "https://", "<https://a.example> "]
    },
    "a reference that never ends": "FH 16" + fill("-1")[:-5],
    "a link that never ends": "[a](" + fill("(")[:-4],
    "a table of many columns": "|" + "a|" * 9_000 + "\n|" + "-|" * 9_000 + "\n" + "x\n" * 9_000,
    "a table of many rows": "| a | b |\n|---|---|\n" + "x\n" * 29_000,
    "lists inside lists": "".join("  " * n + "- a\n" for n in range(240)),
    "fences of growing length": "".join("`" * n + " " for n in range(1, 340)),
}
WORDS = {
    **{
        f"many {unit!r}": fill(unit)
        for unit in [
            "a=",
            "{ ",
            "{a=",
            "{{",
            "{% ",
            "<a ",
            "<b> ",
            "</",
            "&#8203;",
            "&#8203; ",
            "&amp;",
            "-8<-",
            "!!! ",
            "👩\u200d",
            "❤\ufe0f",
            "e\u0301",
            "&eacute;",
            "\\!",
        ]
    },
    "one brace and many equals signs": "{" + fill("a=")[:-1],
    "one brace and many spaces": "{" + fill(" ")[:-2] + "x",
    "one tag that never ends": "<a " + fill("a ")[:-3],
    "one tag of slashes that never ends": "<a/" + fill("a/")[:-3],
}


def seconds_to_check(folder: Path, **fields: str) -> float:
    record = A_RECORD
    for field, value in {"summary": "How many.", "title": "Lamps", "answered": "15.", **fields}.items():
        record = record.replace("{" + field + "}", value)
    add_record(folder, "FH 16-9", record)
    start = time.process_time()
    checked(folder)
    return time.process_time() - start


def block(text: str) -> str:
    return "|\n" + "".join(f"      {line}\n" for line in text.split("\n"))


@pytest.mark.parametrize("text", STRUCTURE.values(), ids=STRUCTURE)
def test_no_markdown_takes_long_to_check(log: Path, text: str) -> None:
    assert seconds_to_check(log, answered=block(text)) < SECONDS


@pytest.mark.parametrize("text", [STRUCTURE[name] for name in ("many '# a\\n'", "many 'a\\n-\\n'", "many '--8<--\\n\\n'", "many '- a\\n+ b\\n'")])
def test_no_markdown_in_quotes_takes_long_to_check(log: Path, text: str) -> None:
    assert seconds_to_check(log, answered=json.dumps(text)) < SECONDS


@pytest.mark.parametrize("text", WORDS.values(), ids=WORDS)
@pytest.mark.parametrize("field", ["title", "answered"])
def test_no_words_take_long_to_check(log: Path, field: str, text: str) -> None:
    assert seconds_to_check(log, **{field: json.dumps(text)}) < SECONDS


@pytest.mark.parametrize("unit", ["{a=", "a=", "&#8203; ", "# a\n", "a\n-\n", "| a | b |\n|---|---|\n", "- a\n+ b\n"])
@pytest.mark.parametrize("field", ["title", "answered"])
def test_a_text_far_longer_than_allowed_does_not_take_long_either(log: Path, field: str, unit: str) -> None:
    text = "{" + (unit * 200_000)[:200_000]
    assert seconds_to_check(log, **{field: json.dumps(text)}) < SECONDS
