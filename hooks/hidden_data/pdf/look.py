"""Whether two PDFs look the same: pages drawn small, and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image, ImageChops

from .navigation import letters

SCALE = 1.0
MAX_POINTS = 2_000_000
"""Square points of a page that is drawn in full size; a larger one is drawn smaller."""
LETTERS = 60
"""Of 255: by how much a pixel may lie outside of what the other page shows around it. The edge of a
letter is drawn a little otherwise when its font has no hints (up to 46); one that is missing makes
100 and more."""
FINE = 6
"""Times. Letters of nine points are drawn without hints then, and look as they are."""
MAX_FINE = 30_000_000
"""Pixels of a page that is drawn so."""
COLOURS = 48
"""Of 255: by how much the colour of a place may differ. Colours made for a printer look a little
otherwise without their profile."""


def differing(one: bytes, other: bytes, marks: bool) -> Iterator[int]:
    """The pages, from 1, that look different; the first may have *marks* over its pages.

    Raises :class:`ValueError` when the numbers of pages differ.
    """
    first, second = pypdfium2.PdfDocument(one), pypdfium2.PdfDocument(other)
    try:
        if marks:
            first.init_forms()
            if first.formenv:
                raw.FPDF_SetFormFieldHighlightAlpha(first.formenv.raw, 0)
        if len(first) != len(second):
            raise ValueError("pages are counted differently")
        for index in range(len(first)):
            # Hints move the edges of letters, and more in some fonts than in others.
            if not any(
                _alike(_drawn(first, index, marks, fine), _drawn(second, index, False, fine))
                for fine in (1, FINE)
            ):
                yield index + 1
    finally:
        first.close()
        second.close()


def _alike(one: Image.Image, other: Image.Image) -> bool:
    if one.size != other.size:
        return False
    apart = ImageChops.difference(one, other)
    if _highest(apart) < min(LETTERS, COLOURS):
        return True
    if _highest(apart.reduce(8)) > COLOURS:
        return False
    one, other = one.convert("L"), other.convert("L")
    return max(_strange(one, other), _strange(other, one)) <= LETTERS


def _strange(one: Image.Image, other: Image.Image) -> int:
    """By how much a pixel of one page is darker or lighter than all around it on the other."""
    lighter = ImageChops.subtract(one, _spread(other, ImageChops.lighter))
    darker = ImageChops.subtract(_spread(other, ImageChops.darker), one)
    return max(_highest(lighter), _highest(darker))


def _highest(picture: Image.Image) -> int:
    return max(level % 256 for level, count in enumerate(picture.histogram()) if count)


def _spread(
    picture: Image.Image, choose: Callable[[Image.Image, Image.Image], Image.Image]
) -> Image.Image:
    for x, y in ((1, 0), (0, 1)):
        beside = choose(ImageChops.offset(picture, x, y), ImageChops.offset(picture, -x, -y))
        picture = choose(picture, beside)
    return picture


def _drawn(document: pypdfium2.PdfDocument, index: int, marks: bool, fine: int) -> Image.Image:
    """A page, drawn so many times finer than it is given back."""
    page = document[index]
    try:
        size = page.get_width() * page.get_height()
        scale = SCALE * min(1.0, (MAX_POINTS / max(size, 1)) ** 0.5)
        fine = max(min(fine, int((MAX_FINE / max(size * scale**2, 1)) ** 0.5)), 1)
        drawn: Image.Image = page.render(
            scale=scale * fine, may_draw_forms=marks, draw_annots=marks
        ).to_pil()
        return (drawn if drawn.mode == "RGB" else drawn.convert("RGB")).reduce(fine)
    finally:
        page.close()


def words(data: bytes) -> str:
    """The letters of all pages, in small letters and without anything between them."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(letters(_text(document, index)) for index in range(len(document)))
    finally:
        document.close()


def _text(document: pypdfium2.PdfDocument, index: int) -> str:
    page = document[index]
    text = page.get_textpage()
    try:
        return str(text.get_text_range()) if text.count_chars() else ""
    finally:
        text.close()
        page.close()
