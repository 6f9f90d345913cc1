"""What can be copied from a PDF is what its letters look like."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from hidden_data.documents import inspect, rebuild
from hidden_data.pdf.cmaps import CMap, to_unicode
from specimens import made
from specimens.pdf_parts import altered, plain
from specimens.pdfs_drawn import drawn, letter_font

pytestmark = pytest.mark.long

LOWER = "abcdefghijklmnopqrstuvwxyz"
Change = Callable[[str], str]


def by_another_program(canvas: Canvas) -> None:
    registerFont(TTFont("Another", letter_font()))
    canvas.setFont("Another", 11)
    for row, words in enumerate(
        ("The quick brown fox jumps over 15 lazy dogs", "in 2017: £36.40 for 89 lamps & efforts")
    ):
        canvas.drawString(72, 700 - 20 * row, words)


def said_otherwise(change: Change, data: bytes | None = None) -> bytes:
    """A PDF with tables that say something else of its letters than they look like."""

    def tables(pdf: pikepdf.Pdf) -> None:
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
                texts = CMap(font.ToUnicode.read_bytes()).texts
                said = {code: change(text) for code, text in texts.items()}
                size = 2 if font.Subtype == pikepdf.Name.Type0 else 1
                font.ToUnicode = pdf.make_stream(to_unicode(said, size).content)

    return altered(tables, data or drawn(by_another_program))


def codes_of(data: bytes) -> list[str]:
    return [fault.code for fault in rebuild(data, "pdf").faults]


def moved(text: str) -> str:
    return LOWER[(LOWER.index(text) + 13) % 26] if text in LOWER else text


@pytest.mark.parametrize(
    ("change", "data"),
    [
        (moved, None),
        (moved, "reply-by-chromium.pdf"),
        (moved, "reply-by-libreoffice.pdf"),
        (lambda text: {"5": "7", "7": "5"}.get(text, text), None),
        (lambda text: {"o": "Jane Pla", "e": "ceholder"}.get(text, text), None),
        (lambda text: " " if text in LOWER else text, None),
    ],
    ids=["others", "of Chromium", "of LibreOffice", "two figures", "words for letters", "nothing"],
)
def test_letters_that_are_copied_as_others_are_refused(change: Change, data: str | None) -> None:
    assert codes_of(said_otherwise(change, made(data) if data else None)) == ["DL552"]


def test_letters_of_a_font_that_is_not_in_the_file_are_refused_when_copied_as_others() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        said = {ord(letter): moved(letter) for letter in LOWER}
        font = pdf.pages[0].obj.Resources.Font.F1
        font.ToUnicode = pdf.make_stream(to_unicode(said, 1).content)

    assert codes_of(altered(change, plain())) == ["DL552"]


def test_one_shape_for_many_letters_is_refused() -> None:
    """As in a font that makes a bar of every letter."""

    def change(pdf: pikepdf.Pdf) -> None:
        shapes = {f"/{letter}": pdf.make_stream(BAR) for letter in LOWER}
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=pikepdf.Array([0, 0, 600, 700]),
            FontMatrix=pikepdf.Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=pikepdf.Dictionary(shapes),
            FirstChar=97,
            LastChar=122,
            Widths=pikepdf.Array([600] * 26),
            Encoding=pikepdf.Dictionary(
                Differences=pikepdf.Array([97, *map(pikepdf.Name, shapes)])
            ),
        )
        pdf.pages[0].obj.Resources.Font.Bars = pdf.make_indirect(font)
        pdf.pages[0].contents_add(b"BT /Bars 12 Tf 72 60 Td (janeplaceholder) Tj ET")

    assert codes_of(altered(change)) == ["DL552"]


BAR = b"600 0 0 0 600 700 d1 0 0 600 700 re f"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        str.upper,
        lambda text: {"o": "0", "0": "O", "l": "I", "1": "l"}.get(text, text),
        lambda text: {"a": "\u0430", "o": "\u03bf"}.get(text, text),
        lambda text: {"w": "m"}.get(text, text),
        lambda text: "\ue000" if text == "x" else text,
    ],
    ids=["as they are", "capitals", "look-alikes", "other alphabets", "one alone", "no letter"],
)
def test_letters_that_look_like_what_is_copied_are_kept(change: Change) -> None:
    assert codes_of(said_otherwise(change)) == []


def flag(letters: str) -> str:
    """A black flag, and which one it is in letters that nobody sees."""
    return "\U0001f3f4" + "".join(chr(0xE0000 + ord(each)) for each in letters) + "\U000e007f"


def test_the_flag_of_wales_is_kept() -> None:
    assert codes_of(said_otherwise(lambda text: {"z": flag("gbwls")}.get(text, text))) == []


@pytest.mark.parametrize(
    "said",
    [{"z": flag("jane")}, {"z": flag("gbjan")}, {"z": flag("gbwls"), "y": "\U000e006a"}],
    ids=["a word", "a word of Britain", "a letter behind it"],
)
def test_a_flag_that_spells_something_else_is_refused(said: dict[str, str]) -> None:
    assert codes_of(said_otherwise(lambda text: said.get(text, text))) == ["DL552"]


def test_a_long_word_in_a_flag_is_left_out() -> None:
    made = rebuild(said_otherwise(lambda text: {"z": flag("gbwlsjane")}.get(text, text)), "pdf")
    text = "".join(passage.text for passage in inspect(made.content, "pdf").passages)
    assert "quick brown" in text and "\U000e006a" not in text
