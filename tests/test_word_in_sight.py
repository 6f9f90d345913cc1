"""What a reader of a Word document sees is on its page, and nothing else."""

from __future__ import annotations

import lxml.html
import pytest

from hidden_data.documents import rebuild
from specimens.word_parts import letter as letter_of
from specimens.word_parts import put, rebuilt, saved
from specimens.word_texts import a_picture, field, picture_bytes, run
from specimens.words_everyday import item, numbering, numbers, with_body

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
NAME = "Jane Placeholder"


def paragraph(xml: str, marks: str = "") -> str:
    return f"<w:p><w:pPr>{marks}</w:pPr>{xml}</w:p>"


def shown(xml: str, lists: str = "") -> str:
    """What the page says behind the two paragraphs of the plain letter."""
    result = rebuild(with_body(xml, lists), "docx")
    assert not result.faults
    parser = lxml.html.HTMLParser(encoding="utf-8")
    blocks = list(lxml.html.document_fromstring(result.content, parser=parser).iter("p"))
    return " ".join("".join(map(str, block.itertext())) for block in blocks[2:])


def codes(xml: str, lists: str = "") -> list[str]:
    return [fault.code for fault in rebuild(with_body(xml, lists), "docx").faults]


# Fields.


def without_result(code: str) -> str:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{end}"


def simple(code: str) -> str:
    shows = '<w:vanish w:val="0"/>'
    return f'<w:fldSimple w:instr="{code}">{run(NAME, shows)}</w:fldSimple>'


@pytest.mark.parametrize("code", ["SET x y", "ASK x y", "XE y", "tc y", "RD y", "PRIVATE", "TA"])
def test_a_field_that_shows_nothing_is_left_behind(code: str) -> None:
    assert shown(paragraph(run("15 ") + simple(code) + field(code, NAME))) == "15"


@pytest.mark.parametrize("code", ["=SUM(ABOVE)", "seq Table", "FORMTEXT", "TOC\\o", "ADDIN x"])
def test_a_field_that_shows_its_result_is_read(code: str) -> None:
    assert shown(paragraph(simple(code) + field(code, "15"))) == f"{NAME}15"


@pytest.mark.parametrize("code", ["ADVANCE \\y 999", "FERNHOLLOW", ""])
def test_a_field_of_an_unknown_kind_is_refused(code: str) -> None:
    assert codes(paragraph(field(code, "15"))) == ["DL507"]


def test_the_words_on_a_button_are_read() -> None:
    assert shown(paragraph(without_result("MACROBUTTON NoMacro Ask the office"))) == (
        "Ask the office"
    )


def test_white_words_on_a_button_are_refused() -> None:
    white = '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:instrText>'
    button = without_result("MACROBUTTON NoMacro Ask").replace("<w:r><w:instrText>", white)
    assert codes(paragraph(button)) == ["DL538"]


def test_a_sign_that_a_field_names_is_read() -> None:
    code = 'SYMBOL 252 \\f "Wingdings"'
    assert shown(paragraph(without_result(code) + without_result("SYMBOL 0x41"))) == "✓A"


def test_a_formula_in_a_field_is_said_to_be_left_out() -> None:
    assert shown(paragraph(without_result("EQ \\f(1,2)"))) == "[formula left out]"


# Numbers of lists.


def in_a_list(look: str = "", mark: str = "", form: str = "decimal", text: str = "No %1") -> str:
    lists = numbering(
        numbers((form, text), name=0).replace("</w:lvl>", f"<w:rPr>{look}</w:rPr></w:lvl>")
    )
    entry = item("lamps", marks=f"<w:rPr>{mark}</w:rPr>")
    faults = codes(entry, lists)
    return faults[0] if faults else shown(entry, lists)


WHITE = '<w:color w:val="FFFFFF"/>'


def test_a_white_number_of_a_list_is_refused() -> None:
    assert in_a_list(WHITE) == in_a_list(mark=WHITE) == "DL538"


def test_a_number_with_a_colour_of_its_own_is_read() -> None:
    assert in_a_list('<w:color w:val="1F3864"/>', mark=WHITE) == "No 1 lamps"


def test_a_hidden_number_of_a_list_is_left_behind() -> None:
    assert in_a_list("<w:vanish/>") == "lamps"


def test_letters_nobody_sees_are_no_part_of_a_number() -> None:
    assert in_a_list(text="N\u200bo %1") == "No 1 lamps"


def test_words_in_the_place_of_a_bullet_are_read() -> None:
    assert in_a_list(form="bullet", text="Note:") == "Note: lamps"


def test_the_number_of_a_paragraph_that_goes_on_in_the_next_is_read() -> None:
    lists = numbering(numbers(("decimal", "No %1"), name=0))
    first = item("lamps", marks="<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
    assert shown(first + paragraph(run(" and posts")), lists) == "No 1 lamps and posts"


# Formulas.


def formula(xml: str) -> str:
    return paragraph(f'<m:oMath xmlns:m="{MATH}">{xml}</m:oMath>')


def letter(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def switch(kind: str, *names: str, on: str = "1") -> str:
    switches = "".join(f'<m:{name} m:val="{on}"/>' for name in names)
    return f"<m:{kind}Pr>{switches}</m:{kind}Pr>"


def nary(lower: str, upper: str, marks: str = "") -> str:
    ends = f"<m:sub>{letter(lower)}</m:sub><m:sup>{letter(upper)}</m:sup>"
    return f"<m:nary>{marks}{ends}<m:e>{letter('y')}</m:e></m:nary>"


def root(degree: str, marks: str = "") -> str:
    return f"<m:rad>{marks}<m:deg>{letter(degree)}</m:deg><m:e>{letter('y')}</m:e></m:rad>"


def phantom(text: str, on: str) -> str:
    return f"<m:phant>{switch('phant', 'show', on=on)}<m:e>{letter(text)}</m:e></m:phant>"


@pytest.mark.parametrize(
    ("xml", "read"),
    [
        (phantom(NAME, "0"), ""),
        (phantom("y", "1"), "y"),
        (root(NAME, switch("rad", "degHide")), "√y"),
        (root("3"), "3√y"),
        (nary(NAME, NAME, switch("nary", "subHide", "supHide")), "∫ y"),
        (nary("0", "9"), "∫_0^9 y"),
        (f"<m:d><m:e>{letter('y')}</m:e></m:d>", "(y)"),
    ],
)
def test_a_formula_is_read_without_its_hidden_parts(xml: str, read: str) -> None:
    assert shown(formula(letter("x=") + xml)) == f"x={read}"


# Letters.


@pytest.mark.parametrize(("width", "faults"), [(20, ["DL538"]), (900, [])])
def test_letters_squeezed_into_a_width_are_refused(width: int, faults: list[str]) -> None:
    pieces = [run(part, f'<w:fitText w:val="{width}" w:id="1"/>') for part in NAME.split()]
    assert codes(paragraph("".join(pieces))) == faults


@pytest.mark.parametrize(
    ("xml", "faults"),
    [
        (run("pay \u202e001\u202c"), ["DL507"]),
        (run("\u202b10 20\u202c"), ["DL507"]),
        (run("\u202a10 20\u202c"), []),
        (run("\u202bשלום\u202c"), []),
        (f'<w:bdo w:val="rtl">{run("123 456")}</w:bdo>', ["DL507"]),
        (f'<w:bdo w:val="rtl">{run("שלום")}</w:bdo>', []),
        (f'<w:bdo w:val="ltr">{run("שלום")}</w:bdo>', ["DL507"]),
        (f'<w:dir w:val="ltr">{run("lamps")}</w:dir>', []),
        (run("10 20", "<w:rtl/>"), ["DL507"]),
        (run("10.20 lamps", "<w:rtl/>"), []),
    ],
)
def test_letters_in_another_order_than_they_are_kept_are_refused(
    xml: str, faults: list[str]
) -> None:
    assert codes(paragraph(xml)) == faults


def test_capitals_are_read_as_capitals_and_small_ones_as_they_are_written() -> None:
    xml = run("lamps ß ", "<w:caps/>") + run("Lamps", "<w:smallCaps/>")
    assert shown(paragraph(xml)) == "LAMPS ß Lamps"


# Places.


def indented(side: str, twips: str) -> str:
    return paragraph(run(NAME), f'<w:ind w:{side}="{twips}"/>')


def framed(marks: str, more: str = "") -> str:
    return paragraph(run(NAME), f"<w:framePr {marks}/>{more}")


def cell(text: str, marks: str = "") -> str:
    return f"<w:tc><w:tcPr>{marks}</w:tcPr>{paragraph(run(text))}</w:tc>"


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


# Looks.


GRADIENT = (
    "<w14:textFill><w14:gradFill><w14:gsLst>{}<w14:gs w14:pos='1'>"
    "<w14:srgbClr w14:val='{}'/></w14:gs></w14:gsLst></w14:gradFill></w14:textFill>"
).format("<w14:gs w14:pos='0'><w14:srgbClr w14:val='1F3864'/></w14:gs>", "{}")


def test_letters_that_fade_into_the_paper_are_refused() -> None:
    looks = GRADIENT.format("FFFFFF"), GRADIENT.format("800000")
    assert [codes(paragraph(run(NAME, look))) for look in looks] == [["DL538"], []]


@pytest.mark.parametrize(("half_points", "faults"), [(60, ["DL538"]), (22, [])])
def test_lines_much_lower_than_their_letters_are_refused(
    half_points: int, faults: list[str]
) -> None:
    line = '<w:spacing w:line="200" w:lineRule="exact"/>'
    assert codes(paragraph(run(NAME, f'<w:sz w:val="{half_points}"/>'), line)) == faults


def test_formatting_in_several_versions_is_read_in_the_one_that_is_shown() -> None:
    look = (
        '<mc:AlternateContent><mc:Choice Requires="{}"><w:vanish/></mc:Choice>'
        "<mc:Fallback><w:i/></mc:Fallback></mc:AlternateContent>"
    )
    xml = run(NAME, look.format("w14")) + run("15", look.format("v"))
    assert shown(paragraph(xml)) == "15"


def test_a_mark_of_hidden_text_that_is_taken_back_beside_it_still_hides() -> None:
    assert shown(paragraph(run(NAME, '<w:vanish w:val="0"/><w:vanish/>') + run("15"))) == "15"


def test_a_style_of_another_kind_gives_letters_nothing() -> None:
    letters = paragraph(run("lamps", '<w:rStyle w:val="Heading1"/>'))
    assert b"<p>lamps</p>" in rebuild(with_body(letters), "docx").content


@pytest.mark.parametrize(("half_points", "faults"), [(1, ["DL538"]), (10, [])])
def test_a_sound_too_small_to_be_read_is_refused(half_points: int, faults: list[str]) -> None:
    size = f'<w:rubyPr><w:hps w:val="{half_points}"/></w:rubyPr>'
    sound = f"<w:ruby>{size}<w:rt>{run(NAME)}</w:rt><w:rubyBase>{run('15')}</w:rubyBase></w:ruby>"
    assert codes(paragraph(f"<w:r>{sound}</w:r>")) == faults


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


def test_a_picture_in_two_tones_is_shown() -> None:
    tones = '<a:duotone><a:prstClr val="black"/><a:prstClr val="white"/></a:duotone>'
    change = "/><a:stretch>", f">{tones}</a:blip><a:stretch>"
    toned = rebuilt(
        a_picture(picture_bytes()), {"word/document.xml": lambda text: text.replace(*change)}
    )
    assert not rebuild(toned, "docx").faults


# Controls.


def bound(held: str, kept: str) -> list[str]:
    """A control for the document's title, which holds one text while the title is another."""
    binding = (
        '<w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:title[1]"'
        ' w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/>'
    )
    control = (
        f"<w:sdt><w:sdtPr>{binding}<w:text/></w:sdtPr>"
        f"<w:sdtContent>{run(held)}</w:sdtContent></w:sdt>"
    )
    document = letter_of("15 lamps")
    document.core_properties.title = kept
    put(document.paragraphs[-1], control)
    return [fault.code for fault in rebuild(saved(document), "docx").faults]


def test_a_control_that_word_fills_with_other_words_is_refused() -> None:
    assert bound(NAME, "Lamps") == bound(NAME, "") == ["DL507"]


def test_a_control_that_shows_what_it_holds_is_read() -> None:
    assert bound("15 lamps", "15 lamps") == []
