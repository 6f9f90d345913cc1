"""Letters of a PDF that look as if nobody could see them, and can be read all the same."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from hidden_data.documents import rebuild
from specimens.pdfs_drawn import drawn


def codes_of(data: bytes) -> list[str]:
    return [fault.code for fault in rebuild(data, "pdf").faults]


def one_by_one(canvas: Canvas, letters: str, *, x: float, y: float, step: float) -> None:
    """Letters that are pieces of text of their own, as browsers write them when they kern."""
    for place, letter in enumerate(letters):
        canvas.drawString(x + step * place, y, letter)


def pairs(step: float, letters: str = "nu", apart: float = 30) -> Callable[[Canvas], None]:
    """Eight times two letters, the second by so many points behind the first."""

    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 740, "There are 15 lamps in Elder Lane.")
        for place in range(8):
            one_by_one(canvas, letters, x=72 + apart * place, y=700, step=step)

    return page


def test_two_letters_that_reach_over_each_other_can_be_read() -> None:
    assert codes_of(drawn(pairs(1.8))) == []


def test_two_letters_in_one_place_are_refused() -> None:
    assert codes_of(drawn(pairs(0.8))) == ["DL552"]


def test_two_words_over_each_other_are_refused() -> None:
    assert codes_of(drawn(pairs(1.8, apart=6.5))) == ["DL552"]


def test_letters_over_letters_are_refused_when_others_stand_between_them_in_the_file() -> None:
    def page(canvas: Canvas) -> None:
        for place, letter in enumerate("Janeholder"):
            one_by_one(canvas, letter + "M", x=72 + 30 * place, y=700, step=1.3)
            canvas.drawString(72 + 12 * place, 300, "lamps"[place % 5])

    assert codes_of(drawn(page)) == ["DL552"]
