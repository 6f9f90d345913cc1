"""PDFs for tests: what can be seen on their pages, and what cannot."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from . import specimen

CANARY = "QZXCANARYQZX"
SECRET = "Jane Placeholder"
WORDS = [
    "lamps",
    "council",
    "Elder",
    "Lane",
    "repair",
    "winter",
    "counted",
    "office",
    "figure",
    "column",
    "record",
    "street",
]


def drawn(*pages: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=size, invariant=True)
    canvas.setTitle("Lamps")
    canvas.setAuthor("")
    for page in pages:
        canvas.setFont("Helvetica", 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def ordinary(canvas: Canvas) -> None:
    for row in range(6):
        canvas.drawString(
            72, 780 - 16 * row, "The council keeps 15 lamps in Elder Lane - see the table."
        )


def noise(width: int, height: int) -> Image.Image:
    """A photograph of nothing: the same at every call."""
    return Image.frombytes("L", (width, height), random.Random(9).randbytes(width * height)).resize(
        (width, height)
    )


def photo() -> ImageReader:
    """A picture with something everywhere, soft enough for letters to be read on it."""
    return ImageReader(
        noise(40, 30)
        .resize((400, 300), Image.Resampling.BICUBIC)
        .point(lambda level: 120 + level // 2)
        .convert("RGB")
    )


def line(
    canvas: Canvas, y: float, words: str, mode: int = 0, size: float = 11, x: float = 72
) -> None:
    text = canvas.beginText(x, y)
    text.setFont("Helvetica", size)
    text.setTextRenderMode(mode)
    text.textOut(words)
    text.setTextRenderMode(0)
    canvas.drawText(text)


def letter_font() -> str:
    """Where a font lies that can be put into a file."""
    return str(ImageFont.truetype("DejaVuSerif.ttf", 24).path)


def black_box(canvas: Canvas) -> None:
    ordinary(canvas)
    canvas.drawString(72, 500, SECRET)
    canvas.rect(70, 496, 95, 14, fill=1)


def box_that_is_too_low(canvas: Canvas) -> None:
    ordinary(canvas)
    canvas.drawString(72, 500, SECRET)
    canvas.rect(70, 496, 95, 10, fill=1)


def thin_frame(canvas: Canvas) -> None:
    ordinary(canvas)
    frame = canvas.beginPath()
    frame.rect(70, 503, 95, 0.4)
    canvas.clipPath(frame, stroke=0)
    canvas.drawString(72, 500, SECRET)


def without_size(canvas: Canvas) -> None:
    ordinary(canvas)
    line(canvas, 500, SECRET, size=0)


def without_width(canvas: Canvas) -> None:
    ordinary(canvas)
    canvas.scale(0.00001, 1)
    canvas.drawString(72, 480, SECRET)


def white_text(canvas: Canvas) -> None:
    ordinary(canvas)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 500, SECRET)


def nearly_white_text(canvas: Canvas) -> None:
    ordinary(canvas)
    canvas.setFillColorRGB(0.97, 0.97, 0.97)
    canvas.drawString(72, 500, SECRET)


def black_on_black(canvas: Canvas) -> None:
    ordinary(canvas)
    canvas.rect(70, 496, 95, 14, fill=1)
    canvas.drawString(72, 500, SECRET)


def invisible_text(canvas: Canvas) -> None:
    ordinary(canvas)
    line(canvas, 500, SECRET, mode=3)


def off_the_page(canvas: Canvas) -> None:
    ordinary(canvas)
    canvas.drawString(700, 500, SECRET)


def tiny_text(canvas: Canvas) -> None:
    ordinary(canvas)
    line(canvas, 500, SECRET, size=1)


def under_a_photograph(canvas: Canvas) -> None:
    ordinary(canvas)
    canvas.drawString(100, 500, SECRET)
    canvas.drawImage(photo(), 72, 400, 200, 150)


def in_a_group(canvas: Canvas) -> None:
    ordinary(canvas)
    canvas.beginForm("inner")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 500, SECRET)
    canvas.endForm()
    canvas.beginForm("outer")
    canvas.doForm("inner")
    canvas.endForm()
    canvas.doForm("outer")


def under_other_text(canvas: Canvas) -> None:
    ordinary(canvas)
    canvas.setFont("Courier", 11)
    canvas.drawString(72, 500, "JANEPLACEHOLDER")
    canvas.drawString(72, 500, "XXXXXXXXXXXXXXX")


def see_through_text(canvas: Canvas) -> None:
    ordinary(canvas)
    canvas.setFillColor(Color(0, 0, 0, alpha=0.02))
    canvas.drawString(72, 500, SECRET)


def cut_out_text(canvas: Canvas) -> None:
    ordinary(canvas)
    canvas.saveState()
    line(canvas, 500, SECRET, mode=7)
    canvas.restoreState()


for _page in (
    *(
        black_box,
        box_that_is_too_low,
        thin_frame,
        without_size,
        without_width,
        white_text,
        nearly_white_text,
        black_on_black,
        invisible_text,
        off_the_page,
        tiny_text,
    ),
    *(under_a_photograph, in_a_group, under_other_text, see_through_text, cut_out_text),
):

    def _make(page: Callable[[Canvas], None] = _page) -> bytes:
        return drawn(ordinary, page)

    _make.__name__ = f"pdf_{_page.__name__}"
    specimen(_make)


def page_with_hidden_texts(canvas: Canvas) -> None:
    """A word under a box, in white, invisible, off the page and too small, below ordinary text."""
    ordinary(canvas)
    line(canvas, 500, CANARY)
    canvas.rect(70, 496, 115, 14, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    line(canvas, 460, CANARY)
    canvas.setFillColorRGB(0, 0, 0)
    line(canvas, 420, CANARY, mode=3)
    line(canvas, 380, CANARY, x=700)
    line(canvas, 340, CANARY, size=0.8)


@specimen
def pdf_text_in_a_pattern() -> bytes:
    with pikepdf.open(io.BytesIO(drawn(ordinary))) as pdf:
        page = pdf.pages[0]
        entries = {
            "PatternType": 1,
            "PaintType": 1,
            "TilingType": 1,
            "BBox": Array([0, 0, 200, 50]),
            "XStep": 200,
            "YStep": 50,
            "Resources": Dictionary(Font=page.obj.Resources.Font),
        }
        page.obj.Resources.Pattern = Dictionary(
            P1=pdf.make_stream(b"BT /F1 11 Tf 2 20 Td (Jane Placeholder) Tj ET", **entries)
        )
        page.contents_add(b"/Pattern cs /P1 scn 72 300 200 50 re f")
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


# Ordinary pages that look as if something were hidden.


def readable(canvas: Canvas) -> None:
    """White on blue, shaded rows, small grey notes, dots, rules, hyphens, letters twice for
    boldness, on a photograph, outlined, turned, marked, underlined and struck out."""
    canvas.setFillColorRGB(0.11, 0.31, 0.57)
    canvas.rect(60, 770, 480, 30, fill=1, stroke=0)
    canvas.setFillColorRGB(1, 1, 1)
    line(canvas, 780, "Lamps in Elder Lane", size=16)
    for row in range(12):
        canvas.setFillColorRGB(*((0.87, 0.9, 0.95) if row % 2 else (1, 1, 1)))
        canvas.rect(60, 740 - 16 * row, 480, 16, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        line(canvas, 744 - 16 * row, f"Lane {row} ......... - {row * 7} | 2015-16 _ ' , : ; i l")
    for row, grey in enumerate((0.4, 0.6, 0.75, 0.85)):
        canvas.setFillColorRGB(grey, grey, grey)
        line(canvas, 500 - 12 * row, "Counted once a year, in winter - see note 1.", size=7)
    canvas.setFillColorRGB(1, 0.9, 0)
    line(canvas, 440, "A heading in yellow", size=14)
    canvas.setFillColorRGB(0, 0, 0)
    for shift in (0, 0.3):
        line(canvas, 420, "Bold by printing twice", x=72 + shift)
    line(canvas, 400, "Outlined letters", mode=1, size=18)
    line(canvas, 385, "Small print of four points, all of it to be read", size=4)
    canvas.setFillColorRGB(1, 1, 0)
    canvas.rect(300, 396, 90, 14, fill=1, stroke=0)
    canvas.setFillColorRGB(0, 0, 0)
    for shift in (-2, 3):
        line(canvas, 400, "Struck and underlined", x=302)
        canvas.rect(300, 400 + shift, 110, 0.8, fill=1, stroke=0)
    canvas.drawImage(photo(), 72, 250, 160, 120)
    line(canvas, 300, "On a photograph", x=80)
    canvas.saveState()
    canvas.setFillColor(Color(0.5, 0.5, 0.5, alpha=0.25))
    canvas.translate(200, 300)
    canvas.rotate(45)
    line(canvas, 0, "DRAFT", size=90, x=0)
    canvas.restoreState()
    canvas.rotate(90)
    line(canvas, -560, "Up the side", x=300)


@specimen
def pdf_all_readable() -> bytes:
    with pikepdf.open(io.BytesIO(drawn(readable, readable))) as pdf:
        pdf.pages[1].obj.Rotate = 90
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def scan(burned_in: bool = False) -> tuple[Image.Image, list[tuple[float, float, str, float]]]:
    """A page as a scanner sees it, a little uneven, and (x, y, word, width in points) of each word
    on it."""
    picture = Image.new("L", (1190, 1684), 244)
    pen, font = ImageDraw.Draw(picture), ImageFont.truetype("DejaVuSerif.ttf", 24)
    words, chance = [], random.Random(4)
    for row in range(32):
        x = 140.0
        while x < 980:
            word = (
                SECRET.split()[row % 2]
                if row in (10, 11) and 300 < x < 450
                else chance.choice(WORDS)
            )
            width = font.getlength(word)
            pen.text((x, 140 + 44 * row), word, fill=40, font=font)
            if burned_in and row in (10, 11) and word in SECRET:
                pen.rectangle((x - 6, 136 + 44 * row, x + width + 6, 172 + 44 * row), fill=8)
            words.append((x / 2, 842 - (140 + 44 * row + 23) / 2, word, width / 2))
            x += width + 14
    speckle = noise(1190, 1684).point(lambda level: level // 16)
    return Image.composite(
        picture.point(lambda level: max(level - 12, 0)),
        picture,
        speckle.point(lambda level: 255 * (level < 3)),
    ), words


def scanned(words: bool, burned_in: bool = False) -> Callable[[Canvas], None]:
    def page(canvas: Canvas) -> None:
        picture, layer = scan(burned_in)
        packed = io.BytesIO()
        picture.save(packed, "JPEG", quality=60)
        canvas.drawImage(ImageReader(packed), 0, 0, 595, 842)
        for x, y, word, width in layer if words else ():
            text = canvas.beginText(x, y)
            text.setFont("Helvetica", 12)
            text.setTextRenderMode(3)
            text.setHorizScale(100 * width / canvas.stringWidth(word, "Helvetica", 12))
            text.textOut(word)
            canvas.drawText(text)

    return page


@specimen
def honest_scan() -> bytes:
    return drawn(scanned(words=True), size=(595, 842))


@specimen
def scan_with_a_stamp() -> bytes:
    def stamped(canvas: Canvas) -> None:
        scanned(words=False)(canvas)
        canvas.drawString(40, 820, "Annex B to the answer of 1 March 2016, with the plan of lamps")

    return drawn(ordinary, stamped, size=(595, 842))


def _beside_text(width: float, height: float) -> Callable[[Canvas], None]:
    def page(canvas: Canvas) -> None:
        ordinary(canvas)
        canvas.drawImage(photo(), 72, 400, width, height)

    return page


@specimen
def picture_beside_text() -> bytes:
    """On 13 % of the last three pages, as a screenshot that was pasted into a letter."""
    return drawn(ordinary, *[_beside_text(300, 220)] * 3, size=(595, 842))


@specimen
def logo_beside_text() -> bytes:
    """On 1.3 % of the page."""
    return drawn(_beside_text(90, 70), size=(595, 842))


@specimen
def scan_with_burned_in_boxes() -> bytes:
    return drawn(scanned(words=True, burned_in=True), size=(595, 842))


@specimen
def scan_without_text() -> bytes:
    return drawn(ordinary, scanned(words=False), ordinary, scanned(words=False))
