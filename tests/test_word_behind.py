"""What lies behind the text of a Word document, and can make letters unseen."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from hidden_data.documents import rebuild
from specimens.word_parts import SPACES, in_settings, rebuilt, related
from specimens.word_texts import run
from specimens.words_everyday import with_body

NAME = "Jane Placeholder"
PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
DARK, PALE = "0A0A0A", "DDEEFF"


def codes(data: bytes) -> list[str]:
    return [fault.code for fault in rebuild(data, "docx").faults]


def picture(*colours: str, kind: str = "PNG") -> bytes:
    """A picture with a stripe for each colour."""
    made = Image.new("RGB", (40, 40 * len(colours)))
    for at, colour in enumerate(colours):
        made.paste(f"#{colour}", (0, 40 * at, 40, 40 * at + 40))
    result = io.BytesIO()
    made.save(result, kind)
    return result.getvalue()


def _offset(axis: str, of: str, place: int | str) -> str:
    inside = (
        f"<wp:align>{place}</wp:align>"
        if isinstance(place, str)
        else f"<wp:posOffset>{place}</wp:posOffset>"
    )
    return f'<wp:position{axis} relativeFrom="{of}">{inside}</wp:position{axis}>'


def anchored(
    content: str,
    across: tuple[str, int | str] = ("column", 0),
    along: tuple[str, int | str] = ("paragraph", 0),
    size: tuple[int, int] = (5_000_000, 3_000_000),
    behind: int = 1,
) -> str:
    kind = "picture" if content.startswith("<pic:") else "wordprocessingShape"
    ours = "schemas.openxmlformats.org/drawingml/2006" if kind == "picture" else (
        "schemas.microsoft.com/office/word/2010"
    )  # fmt: skip
    return (
        f'<w:r><w:drawing><wp:anchor simplePos="0" behindDoc="{behind}">'
        f"{_offset('H', *across)}{_offset('V', *along)}"
        f'<wp:extent cx="{size[0]}" cy="{size[1]}"/><wp:wrapNone/><wp:docPr id="9" name="x"/>'
        f'<a:graphic><a:graphicData uri="http://{ours}/{kind}">{content}'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def shape(colour: str) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    return f"<wps:wsp><wps:spPr>{fill}</wps:spPr><wps:bodyPr/></wps:wsp>"


def pictured(effect: str = "") -> str:
    return (
        f'<pic:pic><pic:blipFill><a:blip r:embed="rIdP">{effect}</a:blip></pic:blipFill>'
        "<pic:spPr/></pic:pic>"
    )


def body(*xml: str) -> bytes:
    return with_body("".join(f"<w:p>{one}</w:p>" for one in xml))


def with_picture(data: bytes, content: bytes, of: str = "document") -> bytes:
    rels = f"word/_rels/{of}.xml.rels"
    name = "word/media/ground.png"
    return rebuilt(data, {rels: related("image", "media/ground.png", "rIdP")}, {name: content})


# In the text.


@pytest.mark.parametrize(("colour", "faults"), [(DARK, ["DL538"]), (PALE, [])])
def test_a_shape_behind_the_text_in_its_colour_is_refused(colour: str, faults: list[str]) -> None:
    assert codes(body(anchored(shape(colour)) + run(NAME))) == faults


def test_text_in_the_colour_of_a_shape_behind_it_is_refused() -> None:
    look = '<w:color w:val="{}"/>'
    found = [
        codes(body(anchored(shape("C00000")) + run(NAME, look.format(ink))))
        for ink in ("C00000", "1F3864")
    ]
    assert found == [["DL538"], []]


def test_a_shape_on_another_page_than_text_of_its_colour_does_not_matter() -> None:
    red = run(NAME, '<w:color w:val="C00000"/>')
    assert codes(body(anchored(shape("C00000")) + PAGE_BREAK, red)) == []


def test_text_with_a_shading_of_its_own_is_seen_upon_a_shape() -> None:
    paper = '<w:shd w:val="clear" w:fill="FFFFFF"/>'
    page = PAGE_BREAK + anchored(shape(DARK)) + run(NAME, paper)
    assert codes(body(page)) == []


@pytest.mark.parametrize(
    ("colours", "faults"),
    [((DARK,), ["DL538"]), ((PALE,), []), ((PALE, DARK, PALE), ["DL538"])],
    ids=["dark", "pale", "partly dark"],
)
def test_a_picture_behind_the_text_that_is_dark_is_refused(
    colours: tuple[str, ...], faults: list[str]
) -> None:
    data = body(anchored(pictured()) + run(NAME))
    assert codes(with_picture(data, picture(*colours))) == faults


def test_a_picture_behind_the_text_that_cannot_be_looked_into_is_refused() -> None:
    data = body(anchored(pictured()) + run(NAME))
    assert codes(with_picture(data, b"\1\0\0\0 no picture known here")) == ["DL538"]


def test_a_picture_that_is_washed_out_behind_the_text_is_in_order() -> None:
    pale = anchored(pictured('<a:lum bright="70000" contrast="-70000"/>'))
    assert codes(with_picture(body(pale + run(NAME)), picture(DARK))) == []


def test_a_dark_picture_beside_the_text_is_in_order() -> None:
    narrow = anchored(pictured(), ("page", 0), ("page", 0), (700_000, 9_000_000))
    assert codes(with_picture(body(narrow + run(NAME)), picture(DARK))) == []


OLD = "position:absolute;width:300pt;height:200pt;z-index:{}"


@pytest.mark.parametrize(("colour", "faults"), [("#0a0a0a", ["DL538"]), ("#ddeeff", [])])
def test_an_older_shape_behind_the_text_in_its_colour_is_refused(
    colour: str, faults: list[str]
) -> None:
    old = f'<w:r><w:pict><v:rect style="{OLD.format(-1)}" fillcolor="{colour}"/></w:pict></w:r>'
    assert codes(body(old + run(NAME))) == faults


# In headers.


def in_header(xml: str) -> bytes:
    data = with_body("", header="Fernhollow")
    header = f"<w:hdr {SPACES}><w:p>{xml}{run('Fernhollow')}</w:p></w:hdr>"
    return rebuilt(
        data,
        {"word/header1.xml": lambda _: header},
        {
            "word/_rels/header1.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org'
            '/package/2006/relationships"></Relationships>'
        },
    )


@pytest.mark.parametrize(
    ("xml", "faults"),
    [
        (anchored(pictured()), ["DL538"]),
        (anchored(pictured(), behind=0), ["DL538"]),
        (anchored(pictured(), size=(900_000, 500_000)), []),
        (anchored(pictured(), ("page", 0), ("page", 0), (7_000_000, 900_000)), []),
        (anchored(pictured(), ("page", 0), ("page", "bottom"), (7_000_000, 700_000)), []),
        (anchored(pictured(), ("page", "right"), ("page", 0), (900_000, 9_000_000)), []),
        (anchored(pictured(), ("margin", "center"), ("margin", "center")), ["DL538"]),
        (anchored(shape(DARK)), ["DL538"]),
        (anchored(shape(PALE)), []),
    ],
    ids=[
        "behind the text",
        "in front, but in a header",
        "small",
        "at the top",
        "at the bottom",
        "at the side",
        "in the middle",
        "a shape",
        "a pale shape",
    ],
)
def test_a_dark_picture_in_a_header_is_refused_where_text_stands_on_it(
    xml: str, faults: list[str]
) -> None:
    assert codes(with_picture(in_header(xml), picture(DARK), "header1")) == faults


def test_an_older_shape_in_a_header_is_behind_the_text() -> None:
    old = '<w:r><w:pict><v:rect style="{}" fillcolor="{}"/></w:pict></w:r>'
    found = [codes(in_header(old.format(OLD.format(1), colour))) for colour in ("black", "#ddeeff")]
    assert found == [["DL538"], []]


# Around the text.


def filled_box(effect: str = "") -> str:
    fill = f'<a:blipFill><a:blip r:embed="rIdP">{effect}</a:blip></a:blipFill>'
    text = f"<w:txbxContent><w:p>{run(NAME)}</w:p></w:txbxContent>"
    box = f"<wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx>{text}</wps:txbx><wps:bodyPr/></wps:wsp>"
    return anchored(box, behind=0).replace("<wp:wrapNone/>", "<wp:wrapSquare/>")


@pytest.mark.parametrize(("colour", "faults"), [(DARK, ["DL538"]), (PALE, [])])
def test_text_in_a_box_that_is_filled_with_a_dark_picture_is_refused(
    colour: str, faults: list[str]
) -> None:
    assert codes(with_picture(body(filled_box()), picture(colour))) == faults


@pytest.mark.parametrize(
    ("colour", "shown", "faults"),
    [(DARK, True, ["DL538"]), (PALE, True, []), (DARK, False, [])],
)
def test_a_dark_picture_behind_every_page_is_refused(
    colour: str, shown: bool, faults: list[str]
) -> None:
    ground = (
        '<w:background w:color="FFFFFF"><v:background><v:fill r:id="rIdP" type="frame"/>'
        "</v:background></w:background><w:body>"
    )
    data = rebuilt(
        body(run(NAME)),
        {
            "word/document.xml": lambda xml: xml.replace("<w:body>", ground),
            **(in_settings("<w:displayBackgroundShape/>") if shown else {}),
        },
    )
    assert codes(with_picture(data, picture(colour))) == faults
