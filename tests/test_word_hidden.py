"""Text of a Word document that is hidden by the sum of several settings."""

from __future__ import annotations

import pytest

from hidden_data.documents import rebuild
from specimens.word_parts import in_settings, put, rebuilt, saved
from specimens.word_parts import letter as letter_of
from specimens.word_texts import field, run
from specimens.words_everyday import item, numbering, numbers, with_body
from test_word_doubles import codes, in_styles, paragraph, style

NAME = "Jane Placeholder"
OFF = '<w:vanish w:val="0"/>'
HIDES = "<w:vanish/>"


def styled(of_paragraph: str, of_letters: str, direct: str = "", of_table: str = "") -> bytes:
    """A paragraph in a table, with formatting by the styles of all three and by itself."""
    letters = f'<w:rStyle w:val="Letters"/>{direct}'
    text = paragraph(run(NAME, letters), '<w:pStyle w:val="Whole"/>')
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Cells"/></w:tblPr><w:tr><w:tc><w:tcPr/>'
        f"{text}{paragraph(run('15'))}</w:tc></w:tr></w:tbl>"
    )
    return rebuilt(
        with_body(table),
        in_styles(
            style(of_paragraph, "Whole"),
            style(of_letters, "Letters", "character"),
            style(of_table, "Cells", "table"),
        ),
    )


def page_of(data: bytes) -> str:
    result = rebuild(data, "docx")
    assert not result.faults
    return result.content.decode()


# Switches in several styles.


@pytest.mark.parametrize(
    ("of_paragraph", "of_letters", "direct", "of_table", "shown"),
    [
        (HIDES, "", "", "", False),
        ("", HIDES, "", "", False),
        ("", "", "", HIDES, False),
        (HIDES, OFF, "", "", False),
        (OFF, "", "", HIDES, False),
        (HIDES, HIDES, "", "", True),
        ("", HIDES, "", HIDES, True),
        (HIDES, HIDES, "", HIDES, False),
        (HIDES, HIDES, HIDES, "", False),
        (HIDES, "", OFF, "", True),
        ("", "", "", "", True),
    ],
)
def test_text_is_hidden_when_an_odd_number_of_styles_hide_it_or_it_does_so_itself(
    of_paragraph: str, of_letters: str, direct: str, of_table: str, shown: bool
) -> None:
    page = page_of(styled(of_paragraph, of_letters, direct, of_table))
    assert (NAME in page) == shown


@pytest.mark.parametrize(
    ("of_paragraph", "of_letters", "shown"),
    [
        ("<w:caps/>", "", NAME.upper()),
        ("<w:caps/>", "<w:caps/>", NAME),
        ("<w:b/>", "", f"<strong>{NAME}</strong>"),
        ("<w:b/>", "<w:b/>", f"<p>{NAME}</p>"),
        ("<w:strike/>", "<w:strike/>", f"<p>{NAME}</p>"),
        ("<w:u w:val='single'/>", "<w:u w:val='single'/>", f"<u>{NAME}</u>"),
    ],
)
def test_a_switch_in_two_styles_is_off(of_paragraph: str, of_letters: str, shown: str) -> None:
    assert shown in page_of(styled(of_paragraph, of_letters))


def test_a_switch_of_the_whole_document_stays_on() -> None:
    whole = {
        "word/styles.xml": lambda xml: xml.replace("<w:rPrDefault><w:rPr>", f"{DEFAULT}<w:caps/>")
    }
    page = page_of(rebuilt(styled("<w:caps/>", ""), whole))
    assert NAME.upper() in page


DEFAULT = "<w:rPrDefault><w:rPr>"


# Paragraphs whose end is hidden.


ONE_LIST = numbering(numbers(("decimal", "No %1"), name=0))
END = "<w:rPr>{}</w:rPr>"


@pytest.mark.parametrize(
    ("mark", "faults"),
    [
        (HIDES, ["DL538"]),
        (OFF, []),
        ("<w:vanish/><w:specVanish/>", []),
    ],
)
def test_the_number_of_an_entry_whose_end_is_hidden_cannot_be_told(
    mark: str, faults: list[str]
) -> None:
    entries = item("lamps", marks=END.format(mark)) + paragraph(run(" and posts"))
    assert codes(with_body(entries, ONE_LIST)) == faults


def test_an_entry_that_a_style_hides_is_not_counted() -> None:
    number = '<w:pStyle w:val="Fern"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    entries = item("one") + paragraph(run(NAME), number) + item("two")
    page = page_of(rebuilt(with_body(entries, ONE_LIST), in_styles(style(HIDES))))
    assert ("No 2 two" in page, NAME in page) == (True, False)


def test_a_paragraph_whose_end_is_hidden_by_a_style_goes_on_with_the_next() -> None:
    mark = END.format('<w:rStyle w:val="Fern"/>')
    body = paragraph(run("15 "), mark) + paragraph(run("lamps"))
    page = page_of(rebuilt(with_body(body), in_styles(style(HIDES, kind="character"))))
    assert "<p>15 lamps</p>" in page


# Other ways.


def test_the_end_of_a_heading_used_as_a_mark_of_letters_is_refused() -> None:
    hidden, shown = ("<w:specVanish/>", '<w:specVanish w:val="0"/>')
    found = [codes(with_body(paragraph(run(NAME, mark)))) for mark in (hidden, shown)]
    assert found == [["DL538"], []]


@pytest.mark.parametrize(("mark", "faults"), [("<w:hidden/>", ["DL538"]), ("", [])])
def test_a_table_style_that_hides_rows_is_refused(mark: str, faults: list[str]) -> None:
    cells = style("", "Cells", "table").replace(
        "</w:style>",
        f'<w:tblStylePr w:type="firstRow"><w:trPr>{mark}</w:trPr></w:tblStylePr></w:style>',
    )
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Cells"/></w:tblPr><w:tr><w:tc>'
        f"{paragraph(run(NAME))}</w:tc></w:tr></w:tbl>"
    )
    assert codes(rebuilt(with_body(table), in_styles(cells))) == faults


@pytest.mark.parametrize(("mark", "faults"), [("1", ["DL538"]), ("0", [])])
def test_a_heading_that_a_style_folds_is_refused(mark: str, faults: list[str]) -> None:
    folds = style("").replace("<w:rPr>", f'<w:pPr><w15:collapsed w15:val="{mark}"/></w:pPr><w:rPr>')
    space = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    folds = folds.replace("<w15:collapsed", f"<w15:collapsed {space}")
    letter = with_body(paragraph(run("Lamps"), '<w:pStyle w:val="Fern"/>'))
    assert codes(rebuilt(letter, in_styles(folds))) == faults


@pytest.mark.parametrize(
    ("line", "rule", "faults"),
    [("12", "auto", ["DL538"]), ("180", "auto", []), ("12", "atLeast", []), ("0", "auto", [])],
)
def test_lines_upon_one_another_are_refused(line: str, rule: str, faults: list[str]) -> None:
    marks = f'<w:spacing w:line="{line}" w:lineRule="{rule}"/>'
    assert codes(with_body(paragraph(run(NAME), marks))) == faults


@pytest.mark.parametrize("header", ["even", "first"])
def test_a_header_that_is_not_in_force_is_left_behind(header: str) -> None:
    letter = with_body("", header="Fernhollow Council")
    other = {"word/document.xml": lambda xml: xml.replace('w:type="default"', f'w:type="{header}"')}
    setting = in_settings("<w:evenAndOddHeaders/>")
    pages = [page_of(rebuilt(letter, change)) for change in (other, {}, {**other, **setting})]
    shown = ["Fernhollow Council" in page for page in pages]
    assert shown == [False, True, header == "even"]


def test_a_choice_that_word_fills_with_other_words_is_refused() -> None:
    def control(held: str) -> list[str]:
        document = letter_of()
        document.core_properties.title = "2"
        binding = (
            '<w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:title[1]"'
            ' w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/>'
        )
        entries = '<w:listItem w:displayText="lit" w:value="2"/>'
        put(
            document.paragraphs[-1],
            f"<w:sdt><w:sdtPr>{binding}<w:dropDownList>{entries}</w:dropDownList></w:sdtPr>"
            f"<w:sdtContent>{run(held)}</w:sdtContent></w:sdt>",
        )
        return codes(saved(document))

    assert (control(NAME), control("lit")) == (["DL507"], [])


def test_what_stands_above_hidden_letters_is_hidden_with_them() -> None:
    sound = (
        f"<w:r><w:rPr>{HIDES}</w:rPr><w:ruby><w:rt>{run(NAME, OFF)}</w:rt>"
        f"<w:rubyBase>{run('15')}</w:rubyBase></w:ruby></w:r>"
    )
    assert NAME not in page_of(with_body(paragraph(sound + run("lamps"))))


def test_a_field_in_a_paragraph_that_a_style_hides_is_left_behind() -> None:
    body = paragraph(field("QUOTE x", NAME), '<w:pStyle w:val="Fern"/>') + paragraph(run("15"))
    assert NAME not in page_of(rebuilt(with_body(body), in_styles(style(HIDES))))
