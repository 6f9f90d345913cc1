"""Fonts of a Word document that do not show the letters of its text."""

from __future__ import annotations

import string

import pytest

from hidden_data.documents import rebuild
from specimens.fonts import KEY, a_font, an_ordinary_font, locked, with_fonts
from specimens.word_parts import rebuilt
from specimens.word_texts import run
from specimens.words_everyday import item, numbering, numbers, with_body

NAME = "Jane Placeholder"
LISTED = f'<w:font w:name="Lamp"><w:embedRegular r:id="rIdF" w:fontKey="{KEY}"/></w:font>'


def named(font: str, *slots: str) -> str:
    given = " ".join(f'w:{slot}="{font}"' for slot in slots or ("ascii", "hAnsi"))
    return f"<w:rFonts {given}/>"


def text(look: str, words: str = NAME) -> bytes:
    return with_body(f"<w:p>{run(words, look)}</w:p>")


def codes(data: bytes) -> list[str]:
    return [fault.code for fault in rebuild(data, "docx").faults]


def embedded(font: bytes, words: str = NAME) -> list[str]:
    return codes(with_fonts(text(named("Lamp"), words), LISTED, locked(font)))


# Fonts known by their names.


@pytest.mark.parametrize(
    ("hidden", "seen"),
    [
        ("Adobe Blank", "Blanka"),
        ("AdobeBlank", "Adobe Garamond Pro"),
        ("Redacted Script", "Segoe Script"),
        ("GlyphLessFont", "Gill Sans"),
        ("Flow Block", "Cooper Black"),
        ("Invisible", "Century Gothic"),
    ],
)
def test_a_font_that_is_known_to_show_no_letters_is_refused(hidden: str, seen: str) -> None:
    assert [codes(text(named(font))) for font in (hidden, seen)] == [["DL538"], []]


@pytest.mark.parametrize(
    ("font", "shown"),
    [
        ("Libre Barcode 39", "[symbol]"),
        ("Free 3 of 9", "[symbol]"),
        ("Wingdings 4", "[symbol]"),
        ("Fira Code", NAME),
        ("Courier 10 Pitch", NAME),
        ("Segoe UI Symbol", NAME),
    ],
)
def test_bars_and_signs_are_said_to_be_signs(font: str, shown: str) -> None:
    page = rebuild(text(named(font), NAME.replace(" ", "")), "docx").content
    assert shown.replace(" ", "").encode() in page


def test_a_font_that_the_document_calls_one_of_signs_shows_signs() -> None:
    listed = '<w:font w:name="Fern"><w:charset w:val="{}"/></w:font>'
    pages = [
        rebuild(with_fonts(text(named("Fern")), listed.format(kind)), "docx").content
        for kind in ("02", "00")
    ]
    assert [NAME.encode() in page for page in pages] == [False, True]


def test_a_font_of_the_theme_is_looked_up() -> None:
    data = text('<w:rFonts w:asciiTheme="minorHAnsi"/>')
    theme = {
        "word/theme/theme1.xml": lambda xml: xml.replace(
            '<a:latin typeface="Cambria"', '<a:latin typeface="AdobeBlank"'
        )
    }
    assert (codes(rebuilt(data, theme)), codes(data)) == (["DL538"], [])


def test_the_font_that_stands_in_for_another_counts() -> None:
    listed = '<w:font w:name="Fern"><w:altName w:val="{}"/></w:font>'
    found = [
        codes(with_fonts(text(named("Fern")), listed.format(other)))
        for other in ("Arial, Adobe Blank", "Arial")
    ]
    assert found == [["DL538"], []]


@pytest.mark.parametrize(
    ("slot", "words", "faults"),
    [
        ("ascii", "Lamps", ["DL538"]),
        ("hAnsi", "Lamps", []),
        ("hAnsi", "Châlet", ["DL538"]),
        ("cs", "Lamps", []),
        ("eastAsia", "灯", ["DL538"]),
    ],
)
def test_a_font_counts_for_its_kind_of_letters(slot: str, words: str, faults: list[str]) -> None:
    assert codes(text(named("Adobe Blank", slot), words)) == faults


def test_a_font_of_letters_that_run_from_the_right_counts() -> None:
    look = f"{named('Adobe Blank', 'cs')}<w:rtl/>"
    assert codes(text(look, "שלום")) == ["DL538"]


def test_the_number_of_a_list_in_a_blank_font_is_refused() -> None:
    lists = numbering(
        numbers(("decimal", "No %1"), name=0).replace(
            "</w:lvl>", f"<w:rPr>{named('Adobe Blank')}</w:rPr></w:lvl>"
        )
    )
    assert codes(with_body(item("lamps"), lists)) == ["DL538"]


def test_hidden_text_in_a_blank_font_is_left_behind() -> None:
    assert codes(text(f"{named('Adobe Blank')}<w:vanish/>")) == []


# Fonts that lie in the document.


def test_an_ordinary_font_in_the_document_is_in_order() -> None:
    assert embedded(an_ordinary_font()) == []


def test_letters_that_the_font_does_not_have_are_shown_in_another() -> None:
    assert embedded(an_ordinary_font(), "Châlet – 灯") == []


def test_a_font_without_outlines_is_refused() -> None:
    assert embedded(a_font(blank=string.printable)) == ["DL538"]


def test_a_letter_without_an_outline_is_refused_where_it_is_used() -> None:
    font = a_font(blank="c")
    assert (embedded(font, "Placeholder"), embedded(font, "Lamps")) == (["DL538"], [])


def test_a_font_of_almost_no_size_is_refused() -> None:
    assert (embedded(a_font(size=100)), embedded(a_font(size=400))) == (["DL538"], [])


def test_a_font_with_the_same_mark_for_all_letters_is_refused() -> None:
    assert embedded(a_font(apart=False)) == ["DL538"]


@pytest.mark.parametrize("called", [True, False])
def test_a_font_whose_letters_change_places_is_refused(called: bool) -> None:
    rows = string.ascii_lowercase, string.ascii_uppercase, string.digits
    moved = {letter: row[(at + 1) % len(row)] for row in rows for at, letter in enumerate(row)}
    assert embedded(a_font(swapped=moved, called=called)) == ["DL538"]


def test_two_letters_that_change_places_are_told_by_their_names() -> None:
    assert embedded(a_font(swapped={"n": "u", "u": "n"}, called=True)) == ["DL538"]


def test_capitals_in_the_place_of_small_letters_are_in_order() -> None:
    moved = {letter: letter.upper() for letter in "cstuvwxyz"}
    assert embedded(a_font(swapped=moved, called=True)) == []


def test_a_font_that_cannot_be_read_is_refused() -> None:
    assert embedded(b"no font at all, but long enough for a key") == ["DL538"]


def test_a_font_that_no_text_uses_does_not_matter() -> None:
    font = locked(a_font(blank=string.printable))
    assert codes(with_fonts(text(""), LISTED, font)) == []
