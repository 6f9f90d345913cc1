"""Text of a Word document that has no room on its page, or lies beside it, is refused."""

from __future__ import annotations

import pytest

from rebuilt_word import NAME, cell, codes, paragraph
from specimens.word_texts import run

# Places.


def indented(side: str, twips: str) -> str:
    return paragraph(run(NAME), f'<w:ind w:{side}="{twips}"/>')


def framed(marks: str, more: str = "") -> str:
    return paragraph(run(NAME), f"<w:framePr {marks}/>{more}")


def table(cells: str, marks: str = "", columns: tuple[int, ...] = (), height: int = 0) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    row = f'<w:trHeight w:val="{height}" w:hRule="exact"/>' if height else ""
    return (
        f"<w:tbl><w:tblPr>{marks}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr>{row}</w:trPr>{cells}</w:tr></w:tbl>"
    )


FIXED = '<w:tblLayout w:type="fixed"/>'
WIDE = '<w:tcW w:w="2000" w:type="dxa"/>'
SHADED = '<w:shd w:val="clear" w:fill="1F3864"/>'
PLACE = 'w:x="1500" w:y="1500" w:hAnchor="page" w:vAnchor="page"'


@pytest.mark.parametrize(
    ("hidden", "seen"),
    [
        (indented("left", "12000"), indented("left", "7000")),
        (indented("left", "20in"), indented("left", "2in")),
        (indented("left", "-6000"), indented("left", "-720")),
        (indented("hanging", "6000"), indented("hanging", "567")),
        (framed('w:x="-5000" w:hAnchor="page"'), framed('w:x="-700"')),
        (framed(f'{PLACE} w:wrap="through"', SHADED), framed(f'{PLACE} w:wrap="around"', SHADED)),
        (
            table(cell(NAME), '<w:tblInd w:w="-9000" w:type="dxa"/>'),
            table(cell(NAME), '<w:tblInd w:w="-900" w:type="dxa"/>'),
        ),
        (
            table(cell("15") + cell(NAME), FIXED, (13000, 3000)),
            table(cell("15") + cell(NAME), FIXED, (6000, 3000)),
        ),
        (
            table(cell(NAME) + cell("15"), FIXED, (1, 3000)),
            table(cell(NAME) + cell("15"), "", (1, 3000)),
        ),
        (
            table(cell(f"{NAME} " * 100, WIDE), height=300),
            table(cell(NAME, WIDE), height=300),
        ),
        (
            table(cell(NAME * 9, '<w:tcW w:w="150" w:type="dxa"/><w:tcFitText/>')),
            table(cell(NAME, f"{WIDE}<w:tcFitText/>")),
        ),
        (
            table(cell(NAME, f'{WIDE}<w:tcMar><w:left w:w="9000"/></w:tcMar>')),
            table(cell(NAME, f'{WIDE}<w:tcMar><w:left w:w="90"/></w:tcMar>')),
        ),
    ],
)
def test_text_without_room_on_its_page_is_refused(hidden: str, seen: str) -> None:
    assert (codes(hidden), codes(seen)) == (["DL538"], [])


@pytest.mark.parametrize(
    ("hidden", "seen"),
    [
        ('<w:pgMar w:left="7000" w:right="7000"/>', '<w:pgMar w:left="3000" w:right="3000"/>'),
        ('<w:pgMar w:gutter="12240"/>', '<w:pgMar w:gutter="500"/>'),
        ('<w:cols w:num="2" w:space="90000"/>', '<w:cols w:num="2" w:space="720"/>'),
        ('<w:cols><w:col w:w="1"/><w:col w:w="8000"/></w:cols>', '<w:cols w:num="1"/>'),
    ],
)
def test_a_page_without_room_for_text_is_refused(hidden: str, seen: str) -> None:
    pages = (paragraph(run(NAME), f"<w:sectPr>{marks}</w:sectPr>") for marks in (hidden, seen))
    assert [codes(page) for page in pages] == [["DL538"], []]


# Shapes.


def old_shape(style: str, content: str = "", marks: str = "filled='f'") -> str:
    box = f"<v:textbox><w:txbxContent>{paragraph(run(NAME))}</w:txbxContent></v:textbox>"
    shape = f'<v:shape style="{style}" {marks}>{content or box}</v:shape>'
    return paragraph(f"<w:r><w:pict>{shape}</w:pict></w:r>")


ART = '<v:textpath string="Jane"/>'
SIZE = "width:100pt;height:50pt"


@pytest.mark.parametrize(
    ("hidden", "seen"),
    [
        (
            old_shape(f"position:absolute;margin-left:-5000pt;{SIZE}"),
            old_shape(f"position:absolute;margin-left:-20pt;{SIZE}"),
        ),
        (old_shape("width:0;height:0"), old_shape(SIZE)),
        (
            old_shape(SIZE, ART, "fillcolor='white' stroked='f'"),
            old_shape(SIZE, ART, "fillcolor='white'"),
        ),
    ],
)
def test_an_older_shape_that_shows_no_text_is_refused(hidden: str, seen: str) -> None:
    assert (codes(hidden), codes(seen)) == (["DL538"], [])


def anchored(across: str, simple: str = "0", text: str = NAME, insets: str = "") -> str:
    """A box of about five by two centimetres."""
    size = 'cx="1800000" cy="720000"'
    box = (
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm></wps:spPr><wps:txbx>'
        f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent></wps:txbx><wps:bodyPr {insets}/>"
    )
    return paragraph(
        f'<w:r><w:drawing><wp:anchor simplePos="{simple}" behindDoc="0">'
        f'<wp:simplePos x="-9000000" y="0"/><wp:positionH relativeFrom="page">{across}'
        f'</wp:positionH><wp:extent {size}/><wp:wrapSquare wrapText="bothSides"/>'
        '<wp:docPr id="9" name="x"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/'
        'office/word/2010/wordprocessingShape"><wps:wsp><wps:spPr>'
        f"{box}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


HERE = "<wp:posOffset>900000</wp:posOffset>"
SHARE = (
    '<p:pctPosHOffset xmlns:p="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingDrawing">{}</p:pctPosHOffset>'
)


@pytest.mark.parametrize(
    ("hidden", "seen"),
    [
        (anchored(HERE, simple="1"), anchored(HERE)),
        (anchored(SHARE.format(-500_000)), anchored(SHARE.format(20_000))),
        (anchored(HERE, insets='lIns="1800000"'), anchored(HERE, insets='lIns="90000"')),
        (anchored(HERE, text=f"{NAME} " * 99), anchored(HERE, text=f"{NAME} " * 5)),
    ],
)
def test_a_box_without_room_or_off_the_page_is_refused(hidden: str, seen: str) -> None:
    assert (codes(hidden), codes(seen)) == (["DL538"], [])


def old_picture(look: str) -> str:
    return old_shape(SIZE, f"<v:imagedata {look}/>")


@pytest.mark.parametrize(
    ("hidden", "seen"),
    [
        ('gain="0" blacklevel=".5"', 'gain="19661f" blacklevel="22938f"'),
        ('blacklevel="32768f"', 'blacklevel="6554f"'),
    ],
)
def test_an_older_picture_that_is_made_white_is_refused(hidden: str, seen: str) -> None:
    assert [codes(old_picture(look)) for look in (hidden, seen)] == [["DL538"], []]
