"""A Word document that says a thing twice, of which programs choose one."""

from __future__ import annotations

import pytest

from hidden_data.documents import rebuild
from specimens.word_parts import Changes, declared, rebuilt, related
from specimens.word_texts import run
from specimens.words_everyday import item, numbering, numbers, with_body

NAME = "Jane Placeholder"
HIDES, SHOWS = "<w:vanish/>", "<w:b/>"


def codes(data: bytes) -> list[str]:
    return [fault.code for fault in rebuild(data, "docx").faults]


def paragraph(xml: str, marks: str = "") -> str:
    return f"<w:p><w:pPr>{marks}</w:pPr>{xml}</w:p>"


def style(look: str, name: str = "Fern", kind: str = "paragraph", marks: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}" {marks}><w:name w:val="{name}"/>'
        f"<w:rPr>{look}</w:rPr></w:style>"
    )


def in_styles(*styles: str) -> Changes:
    return {
        "word/styles.xml": lambda xml: xml.replace("</w:styles>", f"{''.join(styles)}</w:styles>")
    }


IN_FERN = with_body(paragraph(run(NAME), '<w:pStyle w:val="Fern"/>'))


@pytest.mark.parametrize(
    ("second", "faults"),
    [(style(HIDES), ["DL507"]), (style(SHOWS), []), (style(HIDES, "Ash"), [])],
    ids=["another look", "the same", "another name"],
)
def test_two_styles_under_one_id_are_refused(second: str, faults: list[str]) -> None:
    assert codes(rebuilt(IN_FERN, in_styles(style(SHOWS), second))) == faults


def test_two_styles_that_no_text_uses_do_not_matter() -> None:
    twice = in_styles(style(SHOWS, "Ash"), style(HIDES, "Ash"))
    assert codes(rebuilt(with_body(paragraph(run(NAME))), twice)) == []


def test_two_styles_of_which_a_third_is_based_on_one_are_refused() -> None:
    based = style("", "Fern").replace("<w:rPr>", '<w:basedOn w:val="Ash"/><w:rPr>')
    twice = in_styles(style(SHOWS, "Ash"), style(HIDES, "Ash"), based)
    assert codes(rebuilt(IN_FERN, twice)) == ["DL507"]


def test_two_styles_for_all_paragraphs_are_refused() -> None:
    second = in_styles(style(HIDES, marks='w:default="1"'))
    assert codes(rebuilt(with_body(paragraph(run(NAME))), second)) == ["DL507"]


LIST = numbers(("decimal", "No %1"), name=0)
OTHER = numbers(("decimal", "Lamp %1"), name=0)
USED = '<w:num w:numId="1"><w:abstractNumId w:val="{}"/></w:num>'


@pytest.mark.parametrize(
    ("lists", "faults"),
    [
        (numbering(LIST, more=USED.format(5)), ["DL507"]),
        (numbering(LIST, more=USED.format(0)), []),
        (numbering(LIST).replace(LIST, LIST + OTHER), ["DL507"]),
        (numbering(LIST).replace(LIST, LIST + LIST), []),
        (numbering(LIST.replace("</w:abstractNum>", OTHER[OTHER.index("<w:lvl ") :])), ["DL507"]),
    ],
    ids=["another use", "the same use", "another list", "the same list", "another level"],
)
def test_two_lists_under_one_id_are_refused(lists: str, faults: list[str]) -> None:
    assert codes(with_body(item("lamps"), lists)) == faults


@pytest.mark.parametrize(
    ("look", "faults"),
    [
        ('<w:color w:val="000000"/><w:color w:val="800000"/>', ["DL507"]),
        ('<w:color w:val="000000"/><w:color w:val="000000"/>', []),
        ('<w:lang w:val="en-GB"/><w:lang w:val="cy-GB"/>', []),
    ],
)
def test_formatting_that_is_given_twice_is_refused(look: str, faults: list[str]) -> None:
    assert codes(with_body(paragraph(run(NAME, look)))) == faults


def test_two_sets_of_formatting_for_one_run_are_refused() -> None:
    twice = f"<w:r><w:rPr><w:b/></w:rPr><w:rPr>{HIDES}</w:rPr><w:t>{NAME}</w:t></w:r>"
    assert codes(with_body(paragraph(twice))) == ["DL507"]


FOREIGN = 'xmlns:x="urn:fernhollow" x:val="0"'


@pytest.mark.parametrize("foreign", [FOREIGN, 'val="0"'])
def test_an_attribute_of_another_namespace_says_nothing(foreign: str) -> None:
    page = rebuild(with_body(paragraph(run(NAME, f"<w:vanish {foreign}/>") + run("15"))), "docx")
    assert (NAME.encode() in page.content, page.faults) == (False, [])


def test_two_parts_under_one_id_are_refused() -> None:
    twice = {"word/_rels/document.xml.rels": related("image", "media/a.png", "rId1")}
    once = {"word/_rels/document.xml.rels": related("image", "media/a.png", "rId99")}
    letter = with_body("")
    assert (codes(rebuilt(letter, twice)), codes(rebuilt(letter, once))) == (["DL507"], [])


def test_two_parts_with_styles_are_refused() -> None:
    changes = {
        "word/_rels/document.xml.rels": related("styles", "styles2.xml"),
        "[Content_Types].xml": declared("word/styles2.xml", "application/xml"),
    }
    assert codes(rebuilt(with_body(""), changes, {"word/styles2.xml": "<x/>"})) == ["DL507"]


def test_capitals_in_the_name_of_a_part_make_no_difference() -> None:
    hides = rebuilt(IN_FERN, in_styles(style(HIDES)))
    capitals = {
        "word/_rels/document.xml.rels": lambda xml: xml.replace('"styles.xml"', '"Styles.xml"')
    }
    page = rebuild(rebuilt(hides, capitals), "docx")
    assert (NAME.encode() in page.content, page.faults) == (False, [])


def test_two_notes_under_one_number_are_refused() -> None:
    letter = with_body(
        paragraph('<w:r><w:footnoteReference w:id="4"/></w:r>'), notes={"footnote": "Seen."}
    )
    second = f'<w:footnote w:id="4"><w:p>{run(NAME)}</w:p></w:footnote></w:footnotes>'
    twice = {"word/footnotes.xml": lambda xml: xml.replace("</w:footnotes>", second)}
    assert (codes(letter), codes(rebuilt(letter, twice))) == ([], ["DL507"])
