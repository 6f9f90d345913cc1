"""A Word document becomes a web page of what its reader sees."""

from __future__ import annotations

import io
import zipfile

import pytest

from canary import holds
from hidden_data.documents import rebuild
from rebuilt_word import cell, lines, page_of, paragraph, row, table
from specimens import made
from specimens.word_parts import in_settings, letter, rebuilt, saved, with_xml
from specimens.word_texts import BY, field, run
from specimens.words_carried import hidden_places
from specimens.words_everyday import CLAUSES, LEVELS, item, numbering, numbers, with_body

# Changes.


def test_a_tracked_deletion_is_gone_and_an_insertion_is_text() -> None:
    result, body = page_of(made("tracked_changes"))
    assert "old.Ask the office." in body.text_content() and b"Colin" not in result.content
    assert result.left["tracked deletion"] == 1
    assert result.changed == {"tracked insertion or move, shown as accepted": 1}


def test_a_paragraph_whose_mark_is_deleted_goes_on_with_the_next() -> None:
    xml = paragraph(run("Ask "), f"<w:rPr><w:del {BY}/></w:rPr>") + paragraph(run("the office."))
    assert lines(with_body(xml)) == ["Ask the office."]


def test_a_row_that_is_deleted_or_hidden_is_gone() -> None:
    rows = row(cell("Elder"), marks=f"<w:del {BY}/>"), row(cell("Oak"), marks="<w:hidden/>")
    assert lines(with_body(table(*rows, row(cell("Ash"))))) == ["Ash"]


def test_moved_text_stands_only_where_it_was_moved_to() -> None:
    xml = f"<w:moveTo {BY}>{run('lamps')}</w:moveTo> <w:moveFrom {BY}>{run('lamps')}</w:moveFrom>"
    assert lines(with_body(paragraph(xml))) == ["lamps"]


# Hidden.


SEEN = {"web view", "phonetic guide", "word art", "link in a field"}
"""What is no hiding place: a reader sees it, or where a link leads."""


@pytest.mark.long
@pytest.mark.parametrize("place", sorted(hidden_places().keys() - SEEN))
def test_no_hidden_place_gets_into_the_page(place: str) -> None:
    found = rebuild(with_xml(hidden_places()[place]), "docx")
    assert not holds(repr(found).encode())


@pytest.mark.parametrize("place", sorted(SEEN))
def test_what_a_reader_sees_gets_into_the_page(place: str) -> None:
    assert holds(rebuild(with_xml(hidden_places()[place]), "docx").content)


def test_hidden_text_is_left_behind_by_whatever_style_it_is_hidden() -> None:
    result, body = page_of(made("hidden_by_its_style"))
    assert "Jane Placeholder" not in body.text_content()
    assert result.left["hidden text"] == 3


def test_text_that_is_shown_against_its_style_stays() -> None:
    assert "shown" in page_of(made("unused_hidden_style"))[1].text_content()


@pytest.mark.parametrize(
    "specimen",
    [
        "hidden_shape",
        "header_that_no_page_shows",
        "footnote_without_a_mark",
        "hidden_row_and_mark",
        "comment_in_the_text",
        "document_variables",
        "custom_xml_with_words",
    ],
)
def test_what_no_page_shows_is_left_behind_and_counted(specimen: str) -> None:
    result, _ = page_of(made(specimen))
    ordinary = page_of(made("plain_letter"))[0].left
    assert b"Placeholder" not in result.content and len(result.left) >= len(ordinary)
    assert specimen == "custom_xml_with_words" or result.left.keys() > ordinary.keys()


@pytest.mark.parametrize(("half_points", "codes"), [(7, ["DL538"]), (8, [])])
def test_text_of_less_than_four_points_cannot_be_read(half_points: int, codes: list[str]) -> None:
    xml = paragraph(run("Jane Placeholder", f'<w:sz w:val="{half_points}"/>'))
    assert [fault.code for fault in rebuild(with_body(xml), "docx").faults] == codes


def test_letters_nobody_sees_are_left_behind() -> None:
    result, _ = page_of(made("letters_nobody_sees"))
    assert result.left["character that nobody sees"] == 33
    assert max(result.content.decode()) < "\U000e0000"


def test_a_request_to_fill_in_a_control_is_no_text() -> None:
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here.')}</w:sdtContent></w:sdt>"
    assert lines(with_body(paragraph(control + run("Yes")))) == ["Yes"]


def test_a_control_within_a_control_shows_its_text() -> None:
    inner = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('15 lamps')}</w:sdtContent></w:sdt>"
    outer = f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    assert lines(with_body(paragraph(outer))) == ["15 lamps"]


# Fields and links.


def test_a_field_shows_its_result_and_not_its_code() -> None:
    xml = field('IF 1 = 1 "yes" "Jane Placeholder"', "yes")
    assert lines(with_body(paragraph(xml))) == ["yes"]


def test_a_box_of_a_form_is_ticked_or_not() -> None:
    def box(ticked: str) -> str:
        form = f"<w:ffData><w:checkBox><w:default w:val='{ticked}'/></w:checkBox></w:ffData>"
        begin = f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r>'
        code = "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        return f'{begin}{code}<w:r><w:fldChar w:fldCharType="end"/></w:r>'

    assert lines(with_body(paragraph(box("1") + run(" ") + box("0")))) == ["☒ ☐"]


def test_a_field_without_an_end_is_refused() -> None:
    found = rebuild(made("field_without_an_end"), "docx").faults
    assert [fault.code for fault in found] == ["DL507"]


@pytest.mark.parametrize("address", ["https://lamps.example/a?b=1&c=2", "mailto:a@lamps.example"])
def test_a_link_to_the_web_or_a_mailbox_stays(address: str) -> None:
    xml = field(f'HYPERLINK "{address.replace("&", "&amp;")}"', "the list")
    links = page_of(with_body(paragraph(xml)))[1].iter("a")
    assert [(link.get("href"), link.text) for link in links] == [(address, "the list")]


@pytest.mark.parametrize(
    "address",
    [
        "file:///C:/lamps.docx",
        r"\\\\server\\lamps",
        "javascript:alert(1)",
        "https://a:b@lamps.example",
    ],
)
def test_any_other_link_is_plain_text(address: str) -> None:
    result, body = page_of(with_body(paragraph(field(f'HYPERLINK "{address}"', "the list"))))
    assert not list(body.iter("a")) and "the list" in body.text_content()
    assert result.left["link to a file, a server or another place, now plain text"] == 1


def test_a_link_that_shows_another_address_is_plain_text() -> None:
    xml = field('HYPERLINK "https://lamps.example/x"', "https://www.fernhollow.example/lamps")
    result, body = page_of(with_body(paragraph(xml)))
    assert not list(body.iter("a"))
    assert result.changed == {"link whose text shows another address, now plain text": 1}


# Lists.


def test_items_are_numbered_as_the_page_shows_them() -> None:
    xml = (
        item("one") + item("first", 1) + item("second", 1) + paragraph(run("between")) + item("two")
    )
    lists = numbering(numbers(*LEVELS, name=0))
    _, body = page_of(with_body(xml, lists))
    tops = [each for each in body.iter("ol") if each.getparent() is body]
    assert [each.get("start") for each in tops] == [None, "2"]
    assert [each.text_content() for each in tops[0].iter("p")] == ["one", "(a) first", "(b) second"]


def test_clauses_keep_their_whole_numbers() -> None:
    xml = item("Lamps") + item("posts", 1) + item("walls", 1) + item("Lanes") + item("Elder", 1)
    lists = numbering(numbers(*CLAUSES, name=0))
    assert lines(with_body(xml, lists)) == [
        "1 Lamps",
        "1.1 posts",
        "1.2 walls",
        "2 Lanes",
        "2.1 Elder",
    ]


def test_a_list_that_begins_anew_is_another_list() -> None:
    again = '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    xml = item("a") + item("b") + item("c", name=2)
    _, body = page_of(with_body(xml, numbering(numbers(*LEVELS, name=0), more=again)))
    assert [len(each) for each in body.iter("ol")] == [2, 1]


def test_a_deleted_item_is_not_counted() -> None:
    gone = f"<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del {BY}/></w:rPr></w:pPr><w:del {BY}><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    xml = item("one") + gone + item("two")
    _, body = page_of(with_body(xml, numbering(numbers(*LEVELS, name=0))))
    assert [each.get("value") for each in body.iter("li")] == [None, None]


def test_numbers_of_a_kind_that_is_not_known_are_refused() -> None:
    lists = numbering(numbers(("chicago", "%1."), name=0))
    found = rebuild(with_body(item("one"), lists), "docx").faults
    assert [(fault.code, fault.where) for fault in found] == [("DL507", "paragraph 4")]


# Notes, headers, signs.


def test_a_note_leads_to_its_place_and_back() -> None:
    data = with_body(
        paragraph(run("Lamps") + '<w:r><w:footnoteReference w:id="4"/></w:r>'),
        notes={"footnote": "Counted in 2016."},
    )
    _, body = page_of(data)
    there, back = body.iter("a")
    assert (there.get("href"), back.get("href")) == ("#note-1", "#ref-1")
    assert body.get_element_by_id("note-1").text_content() == "1 Counted in 2016."


def test_an_endnote_has_the_number_that_word_gives_it() -> None:
    reference = '<w:r><w:endnoteReference w:id="4"/></w:r>'
    data = with_body(paragraph(run("Lamps") + reference), notes={"endnote": "Counted."})
    assert lines(data) == ["Lampsi", "i Counted."]


def test_a_header_stands_at_the_beginning_once() -> None:
    _, body = page_of(with_body("", header="The Old Mill, Fernhollow"))
    assert body[0].text_content() == "The Old Mill, Fernhollow"
    assert body.text_content().count("The Old Mill") == 1


def test_the_number_of_a_page_is_left_behind() -> None:
    result, body = page_of(made("letter_with_everything_usual"))
    assert "of 2" not in body.text_content()
    assert result.left["page number in a header or footer"] == 1


@pytest.mark.parametrize(
    ("font", "letters", "shown"),
    [
        ("Wingdings", "þ", "☑"),
        ("Wingdings", "\uf0fc", "✓"),
        ("Symbol", "m = 5", "μ = 5"),
        ("Webdings", "Colin", "[symbol]"),
    ],
)
def test_a_font_of_symbols_shows_its_signs(font: str, letters: str, shown: str) -> None:
    xml = run(letters, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')
    assert lines(with_body(paragraph(xml))) == [shown]


def test_breaks_tabs_and_raised_letters_stay() -> None:
    xml = run("a") + "<w:r><w:br/></w:r>" + run("b") + "<w:r><w:tab/></w:r>" + run("m")
    data = with_body(paragraph(xml + run("2", '<w:vertAlign w:val="superscript"/>')))
    assert lines(data) == ["a|b\tm2"]
    assert [each.text for each in page_of(data)[1].iter("sup")] == ["2"]


def test_headings_never_leave_out_a_level() -> None:
    document = letter()
    for level in (4, 2):
        document.add_heading("Next", level)
    _, body = page_of(saved(document))
    assert [each.tag for each in body.iter("h1", "h2", "h3", "h4")] == ["h1", "h2", "h2"]


# Parts of the file.


def test_settings_with_names_are_left_behind() -> None:
    template = in_settings('<w:attachedTemplate r:id="rId99"/>')
    assert page_of(saved(letter(), template))[0].left["template"] == 1


def test_remarks_within_the_parts_are_left_behind() -> None:
    remark = rebuilt(
        made("plain_letter"),
        {"word/document.xml": lambda text: text.replace("<w:body>", "<w:body><!-- Jane -->")},
    )
    assert b"Jane" not in page_of(remark)[0].content


def test_a_document_whose_main_part_has_another_name_is_read() -> None:
    data = made("plain_letter")
    renamed = rebuilt(
        data,
        {
            "[Content_Types].xml": lambda text: text.replace(
                "/word/document.xml", "/word/document2.xml"
            ),
            "_rels/.rels": lambda text: text.replace("word/document.xml", "word/document2.xml"),
        },
        dropped=("word/document.xml", "word/_rels/document.xml.rels"),
        added=_parts(data, "word/document.xml", "word/_rels/document.xml.rels"),
    )
    assert lines(renamed) == []


def _parts(data: bytes, *names: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name.replace("document", "document2"): package.read(name) for name in names}
