"""Word documents for tests that say something where nobody reads, or in letters that only a program
reads."""

from __future__ import annotations

from . import specimen
from .word_parts import letter, rebuilt, saved, with_xml
from .word_texts import run

# Words where a font, a language or a number of eight digits belongs.

PHONE = "Ask 07700 900123"


@specimen
def number_as_a_font() -> bytes:
    return with_xml(run(" Ask us.", f'<w:rFonts w:ascii="{PHONE}"/>'))


@specimen
def number_as_a_language() -> bytes:
    return with_xml(run(" Ask us.", f'<w:lang w:val="{PHONE}"/>'))


@specimen
def number_as_a_revision() -> bytes:
    document = letter()
    document.paragraphs[1]._p.set(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}rsidR", PHONE
    )
    return saved(document)


@specimen
def number_in_the_theme() -> bytes:
    return rebuilt(
        saved(letter()),
        {
            "word/theme/theme1.xml": lambda text: text.replace(
                'name="Office Theme"', f'name="{PHONE}"'
            )
        },
    )


# Letters that say something to a program only.


@specimen
def letters_nobody_sees() -> bytes:
    return saved(
        letter(
            "Nine of them are old."
            + "".join(chr(0xE0000 + ord(sign)) for sign in "Ask Colin Fictional, 07700 900123")
        )
    )


@specimen
def letters_for_private_use() -> bytes:
    return saved(
        letter(
            "Nine are old. "
            + "".join(
                chr(0xE000 + ord(sign)) if sign != " " else sign for sign in "Ask Colin Fictional"
            )
        )
    )


@specimen
def letters_for_private_use_apart() -> bytes:
    return saved(letter(" ".join(chr(0xF000 + ord(sign)) for sign in "AskColinFictional")))


@specimen
def signs_of_a_font_of_symbols() -> bytes:
    """A good one: bullets as Word keeps them, as letters and by their numbers."""
    return saved(
        letter("\uf0b7 Elder Lane", "\uf0b7 Oak Lane \uf0e0 Ash Lane", "Is it lit?"),
        {"word/document.xml": lambda text: _signs(text, "Is it lit?", "F0A8")},
    )


@specimen
def number_in_letters_by_their_numbers() -> bytes:
    return saved(
        letter("Is it lit?"),
        {
            "word/document.xml": lambda text: _signs(
                text, "Is it lit?", *(f"{ord(sign):04X}" for sign in f" {PHONE}")
            )
        },
    )


def _signs(text: str, after: str, *codes: str) -> str:
    """Letters by their numbers behind some words."""
    signs = "".join(f'<w:sym w:font="Wingdings" w:char="{code}"/>' for code in codes)
    return text.replace(f"<w:t>{after}</w:t>", f"<w:t>{after}</w:t>{signs}")
