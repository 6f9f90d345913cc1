"""What is drawn in a Word document is on its page as its reader sees it, or is said to be left out."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from hidden_data.documents import rebuild
from rebuilt_word import lines, page_of, paragraph
from specimens import made
from specimens.word_parts import rebuilt
from specimens.word_texts import a_picture, as_word_writes, picture_bytes
from specimens.words_everyday import with_body


def picture_in(data: bytes) -> Image.Image:
    """The one picture of a page."""
    [element] = page_of(data)[1].iter("img")
    encoded = element.get("src", "").partition(",")[2]
    return Image.open(io.BytesIO(base64.b64decode(encoded)))


def test_what_is_cropped_off_a_picture_is_gone() -> None:
    assert picture_in(made("cropped_picture")).size == (45, 36)


def test_a_picture_that_is_turned_is_turned_for_good() -> None:
    turned = rebuilt(
        a_picture(picture_bytes()),
        {"word/document.xml": lambda text: text.replace("<a:xfrm>", '<a:xfrm rot="5400000">')},
    )
    assert picture_in(turned).size == (40, 60)


def test_the_notes_of_a_camera_are_gone() -> None:
    assert not picture_in(made("picture_with_camera_notes")).getexif()


def test_a_picture_needs_a_reader_and_an_icon_does_not() -> None:
    icon = io.BytesIO()
    Image.new("RGB", (16, 16), "green").save(icon, "PNG")
    assert rebuild(a_picture(picture_bytes()), "docx").unread == "it holds a picture"
    assert rebuild(a_picture(icon.getvalue()), "docx").unread == ""


def test_a_picture_that_nothing_describes_is_named() -> None:
    silent = a_picture(picture_bytes())
    told = {"word/document.xml": lambda text: text.replace("<wp:docPr ", '<wp:docPr descr="Map" ')}
    assert rebuild(silent, "docx").undescribed == "picture 1 has no description"
    assert not rebuild(rebuilt(silent, told), "docx").undescribed


@pytest.mark.parametrize(
    "effect",
    [
        '<a:alphaModFix amt="5000"/>',
        '<a:lum bright="100000"/>',
        '<a:lum bright="-95000"/>',
        '<a:lum contrast="-100000"/>',
        '<a:biLevel thresh="0"/>',
        '<a:clrRepl><a:srgbClr val="FFFFFF"/></a:clrRepl>',
        '<a:duotone><a:prstClr val="white"/><a:prstClr val="white"/></a:duotone>',
    ],
)
def test_a_picture_that_an_effect_hides_is_refused(effect: str) -> None:
    faint = rebuilt(
        a_picture(picture_bytes()),
        {
            "word/document.xml": lambda text: text.replace(
                "/><a:stretch>", f">{effect}</a:blip><a:stretch>"
            )
        },
    )
    assert [fault.code for fault in rebuild(faint, "docx").faults] == ["DL538"]


def test_a_chart_is_said_to_be_left_out() -> None:
    chart = '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="x" descr="Lamps by year"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></wp:inline></w:drawing></w:r>'
    assert lines(with_body(paragraph(chart))) == ["[chart left out: Lamps by year]"]


def test_a_text_box_stands_once_behind_its_paragraph() -> None:
    _, body = page_of(as_word_writes())
    texts = [each.text_content() for each in body.iter("p")]
    assert texts.count("Six are new.") == 1
    assert texts.index("Six are new.") == texts.index("There are 15 lamps1.") + 1


def test_a_black_box_over_a_picture_of_a_group_is_refused() -> None:
    spot = '<a:xfrm><a:off x="{0}" y="0"/><a:ext cx="400000" cy="400000"/></a:xfrm>'
    black = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'

    def group(x: int) -> str:
        shape = f"<wps:wsp><wps:spPr>{spot.format(x)}{black}</wps:spPr><wps:bodyPr/></wps:wsp>"
        picture = f"<pic:pic><pic:blipFill><a:blip/></pic:blipFill><pic:spPr>{spot.format(0)}</pic:spPr></pic:pic>"
        space = 'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
        return f'<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp {space}>{picture}{shape}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'

    over = rebuild(with_body(paragraph(group(100_000))), "docx")
    assert [fault.code for fault in over.faults] == ["DL538"]
    assert not rebuild(with_body(paragraph(group(500_000))), "docx").faults
