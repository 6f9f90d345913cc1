"""Letters of a PDF that look as if nobody could see them, and can be read all the same."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from hidden_data.documents import rebuild
from specimens.pdf_parts import altered
from specimens.pdfs_drawn import drawn

Page = Callable[[Canvas], None]


def codes_of(data: bytes) -> list[str]:
    return [fault.code for fault in rebuild(data, "pdf").faults]


def one_by_one(canvas: Canvas, letters: str, *, x: float, y: float, step: float) -> None:
    """Letters that are pieces of text of their own, as browsers write them when they kern."""
    for place, letter in enumerate(letters):
        canvas.drawString(x + step * place, y, letter)


def pairs(step: float, letters: str = "nu", apart: float = 30) -> Page:
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


def test_figures_over_figures_are_refused_as_no_font_joins_them() -> None:
    assert codes_of(drawn(pairs(1.8, letters="78"))) == ["DL552"]


def test_two_words_over_each_other_are_refused() -> None:
    assert codes_of(drawn(pairs(1.8, apart=6.5))) == ["DL552"]


def test_letters_over_letters_are_refused_when_others_stand_between_them_in_the_file() -> None:
    def page(canvas: Canvas) -> None:
        for place, letter in enumerate("Janeholder"):
            one_by_one(canvas, letter + "M", x=72 + 30 * place, y=700, step=1.3)
            canvas.drawString(72 + 12 * place, 300, "lamps"[place % 5])

    assert codes_of(drawn(page)) == ["DL552"]


def with_strange_letters(height: int, paint: bytes) -> bytes:
    """Letters of a font that does not say what they stand for, and some of another *height*, in
    thousandths of their size, between them."""

    def change(pdf: pikepdf.Pdf) -> None:
        shapes = {
            "/g0": pdf.make_stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f"),
            "/g1": pdf.make_stream(b"600 0 0 0 500 %d d1 0 0 500 %d re f" % (height, height)),
        }
        names = pikepdf.Array([1, *map(pikepdf.Name, shapes)])
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=[0, 0, 600, 700],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            CharProcs=pikepdf.Dictionary(shapes),
            Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=names),
            FirstChar=1,
            LastChar=2,
            Widths=[600, 600],
        )
        pdf.pages[0].obj.Resources.Font.F9 = pdf.make_indirect(font)
        pdf.pages[0].contents_add(
            b"BT /F9 11 Tf 72 300 Td 0 g (\\001) Tj " + paint + b" (\\002\\002) Tj ET"
        )

    return altered(change)


def test_a_space_that_is_a_line_without_height_hides_nothing() -> None:
    assert codes_of(with_strange_letters(1, b"1 g")) == []


@pytest.mark.parametrize(
    ("height", "paint"),
    [(200, b"1 g"), (700, b"1 0 0 0.004 72 300 Tm"), (700, b"/F9 0.05 Tf")],
    ids=["white", "pressed flat", "too small"],
)
def test_letters_of_which_nothing_is_known_and_that_nobody_sees_are_refused(
    height: int, paint: bytes
) -> None:
    assert codes_of(with_strange_letters(height, paint)) == ["DL552"]


Point = tuple[float, float]


def slice_of_a_chart(wave: float = 0) -> list[Point]:
    """Three quarters of a disc, of 80 lines, whose edge goes in and out by so many points."""
    edge = [(math.pi * 1.5 * step / 79, 60 + wave * math.sin(step)) for step in range(80)]
    return [(0, 0), *((far * math.cos(turned), far * math.sin(turned)) for turned, far in edge)]


def word_in_one_stroke(size: float, far: float = 0) -> list[Point]:
    """ "Nina" as a pen writes it in straight strokes, each of five short lines, and at last a line
    *far* to the right and round."""
    corners = [(0, 0), (0, 9), (6, 0), (6, 9), (6, 0), (8, 0), (8, 5), (8, 0), (10, 0), (10, 5)]
    corners += [(14, 5), (14, 0), (16, 0), (16, 5), (20, 5), (20, 0), (16, 0), (16, 3), (20, 3)]
    short = [
        (size * (x + (to_x - x) * part / 5), size * (y + (to_y - y) * part / 5))
        for (x, y), (to_x, to_y) in pairwise(corners)
        for part in range(5)
    ]
    return short + ([(far, 0), (far, far), (0, far)] if far else [])


def under_a_box(points: list[Point], matrix: str = "1 0 0 1 300 300", paint: str = "f") -> bytes:
    path = " ".join(f"{x:.5f} {y:.5f} {'l' if at else 'm'}" for at, (x, y) in enumerate(points))
    drawing = f"q {matrix} cm 0 g 0.01 w {path} {paint} Q 0.9 g 200 200 300 300 re f"
    return altered(lambda pdf: pdf.pages[0].contents_add(drawing.encode()))


def test_a_slice_of_a_chart_that_nobody_sees_is_no_word() -> None:
    assert codes_of(under_a_box(slice_of_a_chart())) == []


@pytest.mark.parametrize(
    "drawing",
    [
        under_a_box(slice_of_a_chart(wave=8)),
        under_a_box(word_in_one_stroke(2), paint="S"),
        under_a_box(word_in_one_stroke(0.02), "100 0 0 100 300 300", "S"),
        under_a_box(word_in_one_stroke(0.8, far=180), paint="S"),
    ],
    ids=["as restless as letters", "a word in one stroke", "enlarged", "with a long tail"],
)
def test_a_shape_that_turns_to_and_fro_as_letters_do_is_refused(drawing: bytes) -> None:
    assert codes_of(drawing) == ["DL553"]


LABELS = ("Highways and lamps", "Schools", "Fleet and fuel")


def chart(labels: tuple[str, ...] = LABELS, x: float = 72, y: float = 400) -> Page:
    """Labels from left to right, the first of them slanted as if letter by letter."""

    def draw(canvas: Canvas) -> None:
        one_by_one(canvas, labels[0], x=x, y=y + 40, step=8)
        for place, label in enumerate(labels[1:]):
            canvas.drawString(x + 100 * place, y, label)

    return draw


def shown_above(height: float, draw: Page) -> Page:
    """What a program draws on a page that shows only what stands above a *height*."""

    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 740, "There are 15 lamps in Elder Lane.")
        frame = canvas.beginPath()
        frame.rect(60, height, 400, 700 - height)
        canvas.clipPath(frame, stroke=0)
        draw(canvas)

    return page


@pytest.mark.parametrize("height", [420, 600], ids=["some of it", "all of it"])
def test_what_is_cut_off_of_a_chart_is_seen_on_another_page(height: float) -> None:
    assert codes_of(drawn(chart(y=550), shown_above(height, chart()))) == []


def name(canvas: Canvas) -> None:
    canvas.drawString(72, 400, "Jane Placeholder")


SENTENCE = "Jane Placeholder of Elder Lane asked for a review"


@pytest.mark.parametrize(
    ("shown", "cut"),
    [
        (chart(), chart(("Highways and lamps", "Schools", "Jane and fuel"))),
        (chart(), name),
        (chart((*LABELS, "5")), chart((*LABELS, "7"))),
        (name, name),
        (chart(("Highways", "Jane Placeholder")), chart(("Schools", "Jane Placeholder"))),
        (chart(), chart(("Highways and lamps", "Fleet and fuel", "Schools"))),
        (lambda canvas: canvas.drawString(72, 400, SENTENCE), chart((SENTENCE,))),
    ],
    ids=[
        "another label",
        "other words",
        "another figure",
        "a name that stands elsewhere",
        "a name beside other words",
        "another order",
        "at other distances",
    ],
)
def test_what_is_cut_off_and_seen_nowhere_else_is_refused(shown: Page, cut: Page) -> None:
    assert codes_of(drawn(shown, shown_above(600, cut))) == ["DL552"]


def test_what_is_cut_off_on_both_pages_is_refused() -> None:
    pages = (shown_above(420, chart()), shown_above(600, chart()))
    assert codes_of(drawn(*pages)) == ["DL552", "DL552"]
