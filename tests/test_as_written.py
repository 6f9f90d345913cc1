"""What is shown is what was written: lists, signs, tables, line ends and links of people who do not
know Markdown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from building import accepted, tree, words
from conftest import EVERYTHING, add_record, rendered
from disclosure_log.markdown.html import to_html, words_of
from disclosure_log.markdown.proof import first_difference


def lines(text: str) -> list[str]:
    """What a visitor reads, line by line."""
    html = to_html(text).replace("\n", " ").replace("<br>", "\n").replace("</p>", "</p>\n")
    page = str(tree(f"<body>{html}</body>").text_content())
    return [" ".join(line.split()) for line in page.split("\n") if line.strip()]


def marks(text: str) -> list[str]:
    """The elements that the page has for a text, paragraphs and line ends left out."""
    body = tree(f"<body>{to_html(text)}</body>")[0]
    return [e.tag for e in body.iterdescendants() if e.tag not in ("p", "br", "li", "div")]


# ---- text that looks like a list, and lists


@pytest.mark.parametrize(
    "text",
    [
        "15.",
        "12. See FOI/2024/0031.",
        "2019. The dates were not recorded.",
        "0.",
        "- 5 fewer",
        "+ 12 per cent",
        "- £5",
        "− 5",
        "– 5",
        "* fewer than five",
        "> 5 days",
        ">= 5 days",
        "<5",
        "~5",
        "#5 on the list",
        "5*3*2",
        "2*(3+4)*5",
        "£5* and £6*",
        "*Fewer than five. A 5* is an estimate",
        "*****",
        "* * *",
        "- - -",
        "***",
        "=====",
        "___/___/2019",
        "snake_case_name and another_name",
        "the citizens` lamps and the councils` bins",
        "1.2 Something",
        "No. 5",
        "5-10",
        "[1]",
        "[1]: Fewer than five.",
        "[Redacted]: 15",
        "[x] done",
        "section 12[3](a)",
        "one | two",
        "C:\\temp and \\\\server\\share and/or \\",
        "$5, 5%, 5°, ½, #1",
        "(c) “smart” ‘quotes’ … –",
        "💡",
        "- - - - - - - - - - 15",
        "1. 2. 3. 15",
        "####",
        ">",
        "> >",
    ],
)
def test_a_line_is_shown_as_it_was_written(text: str) -> None:
    assert accepted(text)
    assert (words(to_html(text)), marks(text)) == (text, [])


@pytest.mark.parametrize(
    "text",
    [
        "- 5 fewer\n- 12 fewer",
        "- 5 fewer\n- none",
        "+ 12 per cent\n+ 5 per cent",
        "- £5\n- £7",
        "-5\n-6",
        "1. one\n3. three",
        "2015. 15 lamps\n2019. 5 lamps",
        "3. one\n3. two",
        "01. one\n02. two",
        "1.\n2.",
        "(a) lamps\n(b) bins",
        "(i) lamps\n(ii) bins",
        "a) lamps\nb) bins",
        "A. lamps\nB. bins",
        "• lamps\n• bins",
        "· lamps\n· bins",
        "– lamps\n– bins",
        "> 5 days: 3\n> 20 days: 7",
        "Total: 15\n2016: 12\n2017: 3",
        "Fernhollow Council\nElder Lane\nOtherplace",
        "The wait in the longest of all the cases that were looked at was\n> 20 days",
        "The number of all lamps in the lane at the end of that year was\n12. The dates were not kept.",
        "The number of all lamps in the lane at the end of that year was\n- 12 fewer than before.",
        "The number of all lamps in the lane at the end of that year was\n* 12 to 15.",
        "The number of all lamps in the lane at the end of each of these years was 15\n7 were new.",
        "The lamps that were repaired in the first of the two years, 2015;\nthose of the second.",
        "Lamps of all kinds in Elder Lane and in all of its side streets | 15\nLamps in Birch Row | 7",
        "[1] Fewer than five lamps are shown as fewer than five, and not as none.\n[2] Rounded.",
    ],
)
def test_lines_stay_lines_with_their_marks(text: str) -> None:
    assert accepted(text)
    assert (lines(text), marks(text)) == (text.split("\n"), [])


@pytest.mark.parametrize("mark", ["o\t", "•\t", "–\t", "(a)\t", "o  "])
def test_an_item_from_word_stays_a_line(mark: str) -> None:
    assert lines(f"{mark}lamps\n{mark}bins") == [
        f"{mark.split()[0]} lamps",
        f"{mark.split()[0]} bins",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- lamps\n- bins", "lamps bins"),
        ("We have:\n- lamps\n- bins", "We have: lamps bins"),
        ("* lamps\n* bins", "lamps bins"),
        ("* lamps\n* bins\n\n2 * 3 = 6", "lamps bins 2 * 3 = 6"),
        ("1. lamps\n2. bins", "1. lamps 2. bins"),
        ("0. none\n1. one", "0. none 1. one"),
        ("2015. 15 lamps\n2016. 20 lamps", "2015. 15 lamps 2016. 20 lamps"),
        ("1. 5 lamps\n   1. old\n   2. new\n2. bins", "1. 5 lamps 1. old 2. new 2. bins"),
    ],
)
def test_a_list_is_shown_as_one(text: str, shown: str) -> None:
    assert accepted(text)
    assert (words_of(to_html(text)), marks(text)[0] in ("ol", "ul")) == (shown, True)


def test_a_list_numbered_with_brackets_keeps_them() -> None:
    assert tree(to_html("1) lamps\n2) bins")).xpath("//ol/@class") == ["dl-round"]


def test_a_dash_before_a_bold_figure_stays() -> None:
    assert lines("- **5** fewer\n- **7** fewer") == ["- 5 fewer", "- 7 fewer"]


def test_the_notes_of_a_table_keep_their_asterisks() -> None:
    text = "| lane | lamps |\n|---|---|\n| Elder | * |\n\n* fewer than five\n* rounded"
    assert "ul" not in marks(text)


def test_a_line_that_was_wrapped_goes_on() -> None:
    text = "The number of all lamps in the lane at the end of that year was\nnot recorded."
    assert lines(text) == [text.replace("\n", " ")]


def test_a_quotation_may_go_on_with_a_figure() -> None:
    text = "> The number of all lamps in the lane at the end of that year was\n> 15 or more."
    assert marks(text) == ["blockquote"]


def test_a_quotation_may_hold_a_list_with_numbers() -> None:
    assert marks("> 1. 5 lamps\n> 2. bins") == ["blockquote", "ol"]
    assert accepted("> 1. 5 lamps\n> 2. bins")


# ---- tables


@pytest.mark.parametrize(
    "text",
    [
        "lane\tlamps\nElder\t- 5\nBirch\t",
        "\tlamps\nElder\t- 5\nBirch\t7",
        "| lane | lamps |\n| Elder | - 5 |",
        "| lane | lamps |\n| - | - |\n| Elder | - 5 |",
        "lane        lamps\nElder Lane    - 5\nBirch           7",
        "Before:\nlane\tlamps\nElder\t- 5\nAfter.",
    ],
)
def test_a_pasted_table_is_a_table(text: str) -> None:
    assert accepted(text)
    rows = tree(to_html(text)).xpath("//tr")
    assert {len(row) for row in rows} == {2}
    assert "- 5" in rows[-1].text_content() + rows[1].text_content()


def test_a_table_ends_where_its_bars_end() -> None:
    text = "| lane | lamps |\n|---|---|\n| Elder | 15 |\nTotal: 15"
    assert [p.text_content() for p in tree(to_html(text)).xpath("//p")] == ["Total: 15"]


# ---- links


@pytest.mark.parametrize(
    ("text", "address", "shown"),
    [
        ("See www.lamps.example.", "https://www.lamps.example", "www.lamps.example"),
        ("(https://lamps.example/a_b_c)", "https://lamps.example/a_b_c", None),
        ("https://lamps.example/a_(b), and", "https://lamps.example/a_(b)", None),
        ("“https://lamps.example/?a=1&b=2”", "https://lamps.example/?a=1&b=2", None),
        ("**https://lamps.example/**", "https://lamps.example/", None),
    ],
)
def test_an_address_becomes_a_link(text: str, address: str, shown: str | None) -> None:
    [link] = tree(to_html(text)).xpath("//a")
    assert (link.get("href"), link.text_content()) == (address, shown or address)


@pytest.mark.parametrize(
    "text",
    [
        "http://lamps.example/",
        "ftp://lamps.example/",
        "javascript:alert(1)",
        "xhttps://lamps.example/",
        "someone@www.lamps.example",
        "`https://lamps.example/`",
        "https://lamps",
        "www.1.2",
        "www.",
    ],
)
def test_what_is_no_safe_address_stays_text(text: str) -> None:
    assert tree(to_html(text)).xpath("//a") == []


def test_an_address_inside_a_link_is_no_second_link() -> None:
    assert len(tree(to_html("[www.lamps.example](https://www.lamps.example)")).xpath("//a")) == 1


# ---- the proof


@pytest.mark.parametrize(
    ("text", "finished"),
    [
        ("- 5 fewer", "<ul><li>5 more</li></ul>"),
        ("15.", '<ol start="15"><li></li></ol>'),
        ("2. a", "<ol><li>a</li></ol>"),
        ("1) a", "<ol><li>a</li></ol>"),
        ("a\nb", "<p>ab</p>"),
        ("ab", "<p>a b</p>"),
        ("ab", "<p>a</p><p>b</p>"),
        ("5 > 3", "<p>5 3</p>"),
        ("> 5", "<p>5</p>"),
        ("5*", "<p>5</p>"),
        ("*5*", "<p>5</p>"),
        ("5", "<p>5</p><p>6</p>"),
        ("5 6", "<p>5</p>"),
        ("a\\.", "<p>a</p>"),
        ("`a*b*`", "<code>ab</code>"),
        ("| a | b |\n|--|--|\n| 5 | 6 |", "<table><tr><td>a</td><td>b</td></tr></table>"),
        ("&pound;5", "<p>$5</p>"),
        ("[a](https://lamps.example/) 5", "<p><a>a</a></p>"),
        ("# 5", "<p>5</p>"),
        ("---", "<p></p>"),
        (">", "<blockquote></blockquote>"),
        ("> 5 days", "<blockquote><p>5 days</p></blockquote>"),
        ("- 5\n- a", "<ul><li>5</li><li>a</li></ul>"),
        ("- a\n- £5", "<ul><li>a</li><li>£5</li></ul>"),
        ("12. See the plan", '<ol start="12"><li>See the plan</li></ol>'),
        ("- See the plan", "<ul><li>See the plan</li></ul>"),
    ],
)
def test_the_proof_sees_what_changed(text: str, finished: str) -> None:
    assert first_difference(text, finished) is not None


def test_a_finding_stands_where_the_page_begins_to_differ() -> None:
    assert first_difference("15 lamps, 7 bins", "<p>15 lamps, 8 bins</p>") == 10


# ---- any text

WRITTEN = st.sampled_from(
    """lamps|Elder Lane|5|15|2019|£5|5%|½|-5|- 5|+ 12|− 3|*|**|***|_|5*|*5|*note|*word*|**bold**|_x_|`|`x`
    |>|> |> 5|>=|<5|<b|1. |2. |3. |12. |1) |2) |(a) |(b) |(iv) |a) |o\t|•\t|– |- |* |+ |#|# |### |[1]|[x]|[1]: |[a](b)
    |[a](https://lamps.example/x)|www.lamps.example|https://lamps.example/b_c.|&|\\|\\*|\\.|…|“|é|💡|FH 16-1|snake_case
    |5*3*2|\u00a0|---|===|* * *|~~~|```|$5|(c)|and|the|.|,|:|;""".replace("\n    ", "").split("|")
    + ["|", " | ", "| a | b |\n", "|---|---|\n", "10\t20", "\t", "a   5", "   ", "    "]
    + ["\n"] * 12
    + ["\n\n"] * 6
    + ["\n- ", "\n- ", "\n1. ", "\n2. ", "\n> ", "\n  - ", "\n   1. ", "\n| 5 | 6 |"] * 2
    + [" "] * 12
)
EXAMPLES = 10_000 if EVERYTHING else 300


READ = re.compile(r"[^\W_]|[£$%½+−–•=<…“;:,]")
"""Letters, figures, and the signs that are never marks."""
LINK = re.compile(r"(?<=\])\((?:b|https://lamps\.example/x)\)")


@settings(deadline=None, max_examples=EXAMPLES)
@example("~~~lamps\n~~~")
@given(st.lists(WRITTEN, max_size=24).map("".join))
def test_no_word_or_figure_of_a_text_is_missing_from_the_page(text: str) -> None:
    if not accepted(text):
        return
    shown = words_of(to_html(text))
    read = "".join(READ.findall(shown))
    # Addresses behind words are the one thing that is not read; in text they are.
    for without_addresses in (LINK.sub("", text), text):
        if "".join(READ.findall(without_addresses)) == read:
            return
    rest = iter(read)
    assert "](" in text and all(letter in rest for letter in READ.findall(LINK.sub("", text)))


def test_an_empty_cell_at_the_end_of_a_pasted_table_is_kept(log: Path) -> None:
    """Without it the rows would not fit, and 1 and 234 would be read as one figure."""
    pasted = "|\n      Region\tMale\tFemale\tNote\n      North\t1\t234\t\n      South\t2\t345\t"
    add_record(log, "FH 16-9", answered=pasted)
    page = rendered(log).outputs["disclosures/2016/fh-16-9.md"].content.decode()
    assert page.count("<tr>") == 3
    assert "<td>345</td>" in page
