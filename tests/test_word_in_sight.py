"""What a reader of a Word document sees is on its page, and nothing else."""

from __future__ import annotations

import pytest

from hidden_data.documents import rebuild
from rebuilt_word import NAME, codes, paragraph, shown
from specimens.word_parts import letter as letter_of
from specimens.word_parts import put, rebuilt, saved
from specimens.word_texts import a_picture, field, picture_bytes, run
from specimens.words_everyday import item, numbering, numbers, with_body

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


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
