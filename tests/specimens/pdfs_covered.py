"""PDFs for tests: pictures that are covered or cut off, and pictures that only look so."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from . import specimen
from .pdf_parts import altered
from .pdfs_drawn import drawn, line, ordinary, photo, scanned


def letter_drawn() -> Image.Image:
    """A picture of a few lines of text."""
    picture = Image.new("RGB", (600, 300), "white")
    pen, font = ImageDraw.Draw(picture), ImageFont.truetype("DejaVuSerif.ttf", 24)
    for row in range(6):
        pen.text((30, 20 + 44 * row), "Dear Jane Placeholder, about lamps", fill="black", font=font)
    return picture


def letter() -> ImageReader:
    return ImageReader(letter_drawn())


def strip_of_a_letter(number: int) -> ImageReader:
    """One of ten: some programs divide a picture into low strips."""
    return ImageReader(letter_drawn().crop((0, 30 * number, 600, 30 * number + 30)))


def plain_picture(colour: str) -> ImageReader:
    return ImageReader(Image.new("RGB", (8, 8), colour))


@specimen
def picture_under_a_box() -> bytes:
    def page(canvas: Canvas) -> None:
        ordinary(canvas)
        canvas.drawImage(letter(), 72, 400, 300, 150)
        canvas.rect(130, 503, 130, 16, fill=1)

    return drawn(page)


@specimen
def picture_under_a_white_ellipse() -> bytes:
    def page(canvas: Canvas) -> None:
        ordinary(canvas)
        canvas.beginForm("cover")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.ellipse(120, 440, 200, 500, stroke=0, fill=1)
        canvas.endForm()
        canvas.drawImage(photo(), 72, 400, 200, 150)
        canvas.doForm("cover")

    return drawn(page)


@specimen
def picture_under_a_thick_line() -> bytes:
    def page(canvas: Canvas) -> None:
        ordinary(canvas)
        canvas.drawImage(letter(), 72, 400, 300, 150)
        canvas.setLineWidth(16)
        canvas.line(130, 511, 260, 511.1)

    return drawn(page)


@specimen
def picture_under_a_black_picture() -> bytes:
    def page(canvas: Canvas) -> None:
        ordinary(canvas)
        canvas.drawImage(letter(), 72, 400, 300, 150)
        canvas.drawImage(plain_picture("black"), 130, 503, 130, 16)

    return drawn(page)


@specimen
def picture_under_another() -> bytes:
    def page(canvas: Canvas) -> None:
        ordinary(canvas)
        canvas.drawImage(letter(), 80, 410, 200, 100)
        canvas.drawImage(photo(), 72, 400, 300, 150)

    return drawn(page)


@specimen
def picture_off_the_page() -> bytes:
    def page(canvas: Canvas) -> None:
        ordinary(canvas)
        canvas.drawImage(letter(), 900, 400, 300, 150)

    return drawn(page)


@specimen
def picture_cut_by_a_frame() -> bytes:
    def page(canvas: Canvas) -> None:
        ordinary(canvas)
        frame = canvas.beginPath()
        frame.rect(72, 400, 300, 75)
        canvas.clipPath(frame, stroke=0)
        canvas.drawImage(letter(), 72, 400, 300, 150)

    return drawn(page)


@specimen
def picture_as_a_dot() -> bytes:
    def page(canvas: Canvas) -> None:
        ordinary(canvas)
        canvas.drawImage(letter(), 72, 400, 2, 1)

    return drawn(page)


@specimen
def picture_as_a_line() -> bytes:
    def page(canvas: Canvas) -> None:
        ordinary(canvas)
        canvas.drawImage(letter(), 72, 400, 300, 0.5)

    return drawn(page)


def with_picture(pixels: bytes, **entries: object) -> bytes:
    """A page with a grey picture of 200 by 100, or what these *entries* make of it."""

    def change(pdf: pikepdf.Pdf) -> None:
        own = {"Width": 200, "Height": 100, "BitsPerComponent": 8, "ColorSpace": Name.DeviceGray}
        mask = entries.pop("SMask", None)
        picture = pdf.make_stream(pixels, Subtype=Name.Image, **(own | entries))
        if isinstance(mask, bytes):
            picture.SMask = pdf.make_stream(mask, Subtype=Name.Image, **own)
        pdf.pages[0].obj.Resources.XObject = Dictionary(Im=picture)
        pdf.pages[0].contents_add(b"q 200 0 0 100 72 200 cm /Im Do Q")

    return altered(change)


def words_in_grey() -> bytes:
    picture = Image.new("L", (200, 100), 255)
    font = ImageFont.truetype("DejaVuSerif.ttf", 20)
    ImageDraw.Draw(picture).text((5, 40), "Jane Placeholder", fill=0, font=font)
    return picture.tobytes()


def ink(darkest: float) -> Array:
    """A colour of a printer, from half grey to the darkest."""
    shade = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0.5], C1=[darkest])
    return Array([Name.Separation, Name.Spot, Name.DeviceGray, shade])


@specimen
def picture_made_one_colour() -> bytes:
    return with_picture(words_in_grey(), ColorSpace=ink(0.5))


@specimen
def picture_in_an_ink() -> bytes:
    return with_picture(words_in_grey(), ColorSpace=ink(0))


@specimen
def white_picture_in_the_shape_of_words() -> bytes:
    shape = bytes(255 - level for level in words_in_grey())
    return with_picture(b"\xff" * 20_000, SMask=shape)


@specimen
def picture_whose_values_mean_one_colour() -> bytes:
    return with_picture(words_in_grey(), Decode=Array([0.5, 0.5]))


@specimen
def picture_turned_round() -> bytes:
    return with_picture(words_in_grey(), Decode=Array([1, 0]))


@specimen
def picture_nobody_sees_through() -> bytes:
    def page(canvas: Canvas) -> None:
        ordinary(canvas)
        canvas.setFillAlpha(0.0)
        canvas.drawImage(letter(), 72, 400, 300, 150)

    return drawn(page)


@specimen
def scan_under_a_box() -> bytes:
    """A scan with its text, and a black box drawn over the scan afterwards; the text under it was
    taken out."""

    def page(canvas: Canvas) -> None:
        scanned(words=False)(canvas)
        canvas.rect(150, 540, 120, 16, fill=1)

    return drawn(page, size=(595, 842))


@specimen
def pictures_all_seen() -> bytes:
    """Pictures with frames, captions, arrows, signs, a shadow, a logo and text on them; on a tinted
    page; cut by a hair; side by side in strips."""

    def page(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.95, 0.97, 1)
        canvas.rect(0, 0, 595, 842, fill=1, stroke=0)
        canvas.setFillColorRGB(0, 0, 0)
        ordinary(canvas)
        canvas.setFillColor(Color(0, 0, 0, alpha=0.3))
        canvas.rect(76, 546, 200, 120, fill=1, stroke=0)
        canvas.setFillColor(Color(0, 0, 0, alpha=1))
        canvas.drawImage(photo(), 72, 550, 200, 120)
        canvas.rect(72, 550, 200, 120)
        canvas.setLineWidth(2)
        canvas.line(80, 560, 200, 640)
        canvas.circle(200, 640, 2, fill=1)
        for sign in range(8):
            canvas.rect(180 + 11 * sign % 80, 570 + 9 * sign, 9, 9, fill=1)
        line(canvas, 600, "Elder Lane", x=90)
        canvas.setFillColor(Color(1, 1, 0, alpha=0.4))
        canvas.rect(100, 570, 60, 30, fill=1, stroke=0)
        canvas.setFillColor(Color(0, 0, 0, alpha=1))
        canvas.drawImage(photo(), 300, 550, 200, 120)
        canvas.drawImage(letter(), 440, 560, 50, 25)
        line(canvas, 535, "Photograph 1", size=8)
        canvas.saveState()
        frame = canvas.beginPath()
        frame.rect(72, 400, 199, 119)
        canvas.clipPath(frame, stroke=0)
        canvas.drawImage(photo(), 72, 400, 200, 120)
        canvas.restoreState()
        for strip in range(10):
            canvas.drawImage(strip_of_a_letter(strip), 72, 136 - 4 * strip, 100, 4)
        canvas.drawImage(plain_picture("white"), 400, 100, 50, 50)

    return drawn(page)


@specimen
def pdf_with_meaningless_letters() -> bytes:
    """Its font is made of drawings and does not say which letters they stand for, as some programs
    leave it."""

    def change(pdf: pikepdf.Pdf) -> None:
        shapes = {
            f"/g{n}": pdf.make_stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f") for n in range(26)
        }
        encoding = Dictionary(Type=Name.Encoding, Differences=Array([1, *map(Name, shapes)]))
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 600, 700]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        )
        font.update(
            {
                "/CharProcs": Dictionary(shapes),
                "/Encoding": encoding,
                "/FirstChar": 1,
                "/LastChar": 26,
                "/Widths": Array([600] * 26),
            }
        )
        pdf.pages[1].obj.Resources.Font = Dictionary(F1=pdf.make_indirect(font))
        pdf.pages[1].obj.Contents = pdf.make_stream(
            b"BT /F1 12 Tf 72 600 Td 14 TL" + b" T* (\1\2\3\4\5\6\7) Tj" * 20 + b" ET"
        )

    return altered(change, drawn(ordinary, ordinary))
