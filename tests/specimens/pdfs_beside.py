"""PDFs for tests: a word beside what the pages show, in the places that programs and people use,
and marks over the pages, which are seen."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from PIL.TiffImagePlugin import TiffImageFile
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from . import specimen
from .pdf_parts import altered, plain
from .pdfs_drawn import CANARY, drawn, letter_font, line, ordinary
from .pdfs_within import photograph

WORD = CANARY.encode()


def in_a_font(change: Callable[[pikepdf.Pdf, pikepdf.Object], None]) -> bytes:
    """A page in a font that lies in the file, after a change of the font."""

    def page(canvas: Canvas) -> None:
        if "Lamps" not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont("Lamps", letter_font()))
        canvas.setFont("Lamps", 12)
        canvas.drawString(72, 700, "There are 15 lamps in Elder Lane.")

    def changed(pdf: pikepdf.Pdf) -> None:
        fonts = pdf.pages[0].obj.Resources.Font
        change(pdf, next(font for font in fonts.values() if "/ToUnicode" in font))

    return altered(changed, drawn(page))


@specimen
def pdf_with_data_behind_a_font() -> bytes:
    def change(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
        program = font.FontDescriptor.FontFile2.read_bytes()
        font.FontDescriptor.FontFile2 = pdf.make_stream(program + WORD, Length1=len(program))

    return in_a_font(change)


@specimen
def pdf_with_remark_on_letters() -> bytes:
    def change(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
        font.ToUnicode = pdf.make_stream(b"% " + WORD + b"\n" + font.ToUnicode.read_bytes())

    return in_a_font(change)


@specimen
def pdf_with_telling_font() -> bytes:
    def change(_: pikepdf.Pdf, font: pikepdf.Object) -> None:
        font.BaseFont = font.FontDescriptor.FontName = Name(f"/ABCDEF+{CANARY}")
        font.FontDescriptor.FontFamily = String(CANARY)

    return in_a_font(change)


@specimen
def pdf_with_a_letter_that_says_much() -> bytes:
    """One letter stands for a whole sentence when it is copied."""

    def change(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
        said = CANARY.encode("utf-16-be").hex().encode()
        extra = b"1 beginbfchar <6C> <%b> endbfchar\n" % said
        table = font.ToUnicode.read_bytes().replace(b"endcmap", extra + b"endcmap")
        font.ToUnicode = pdf.make_stream(table)

    return in_a_font(change)


def with_picture(pixels: bytes, **entries: object) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        own = {"Width": 40, "Height": 30, "BitsPerComponent": 8, "ColorSpace": Name.DeviceRGB}
        stream = pdf.make_stream(pixels, **{"Subtype": Name.Image, **own, **entries})
        pdf.pages[0].obj.Resources.XObject = Dictionary(Im1=stream)
        pdf.pages[0].contents_add(b"q 40 0 0 30 72 200 cm /Im1 Do Q")

    return altered(change)


@specimen
def pdf_with_data_behind_pixels() -> bytes:
    return with_picture(bytes(3600) + WORD)


@specimen
def pdf_with_data_behind_a_photograph() -> bytes:
    return with_picture(photograph() + WORD, Width=120, Height=90, Filter=Name.DCTDecode)


@specimen
def pdf_with_colours_nobody_uses() -> bytes:
    space = Array([Name.Indexed, Name.DeviceGray, 255, String(WORD.ljust(256, b"\0"))])
    return with_picture(bytes([40]) * 1200, ColorSpace=space)


@specimen
def pdf_with_profile() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        profile = pdf.make_stream(bytes(128) + WORD, N=3)
        pdf.pages[0].obj.Resources.ColorSpace = Dictionary(
            Cs=Array([Name.ICCBased, profile]),
            Ink=Array([Name.Separation, Name("/" + CANARY), Name.DeviceGray, _identity()]),
        )
        pdf.pages[0].contents_add(
            b"/Cs cs 0 0 1 sc 72 200 40 40 re f /Ink cs 1 scn 72 150 9 9 re f"
        )

    return altered(change)


def _identity() -> Dictionary:
    return Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([0]), N=1, Note=String(CANARY)
    )


@specimen
def pdf_with_a_picture_under_nothing() -> bytes:
    """Where a picture is wholly transparent, it still has pixels."""

    def change(pdf: pikepdf.Pdf) -> None:
        alpha = pdf.make_stream(
            bytes([255]) * 600 + bytes(600),
            Subtype=Name.Image,
            Width=40,
            Height=30,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
        )
        pixels = bytes([90]) * 1800 + (WORD * 150)[:1800]
        picture = pdf.make_stream(
            pixels,
            Subtype=Name.Image,
            Width=40,
            Height=30,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceRGB,
            SMask=alpha,
        )
        pdf.pages[0].obj.Resources.XObject = Dictionary(Im1=picture)
        pdf.pages[0].contents_add(b"q 40 0 0 30 72 200 cm /Im1 Do Q")

    return altered(change)


@specimen
def pdf_with_telling_tags() -> bytes:
    """A word in the tags, in the places and names they have, and in the language."""

    def change(pdf: pikepdf.Pdf) -> None:
        page, word = pdf.pages[0].obj, String(CANARY)
        shown = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(
            b"/%b <</MCID 0 /Alt (%b)>> BDC\n%b\nEMC" % (WORD, WORD, shown)
        )
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        part = pdf.make_indirect(Dictionary(S=Name("/" + CANARY), P=tree, Pg=page, K=0))
        for key in ("Alt", "ActualText", "E", "T", "ID", "Lang"):
            part["/" + key] = word
        part.A = Dictionary(O=Name("/" + CANARY), Summary=word)
        tree.RoleMap = Dictionary({"/" + CANARY: Name.P})
        tree.IDTree = Dictionary(Names=Array([word, part]))
        tree.K = part
        tree.ParentTree = Dictionary(Nums=Array([0, Array([part])]))
        page.StructParents = 0
        pdf.Root.StructTreeRoot, pdf.Root.Lang = tree, word
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(CANARY, 0))
            outline.root.append(pikepdf.OutlineItem("22 in Oak Lane", 0))

    return altered(change)


def marked(kind: str, commands: bytes, **entries: object) -> bytes:
    """A mark of this *kind* over a page, and what it looks like."""

    def change(pdf: pikepdf.Pdf) -> None:
        look = pdf.make_stream(
            commands,
            Subtype=Name.Form,
            BBox=Array([0, 0, 200, 40]),
            Resources=Dictionary(
                Font=Dictionary(
                    F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
                )
            ),
        )
        own = {"Type": Name.Annot, "Subtype": Name("/" + kind), "Rect": Array([72, 200, 272, 240])}
        mark = Dictionary({f"/{key}": value for key, value in {**own, **entries}.items()})
        mark.AP = Dictionary(N=look)
        mark.Contents = mark.T = String(CANARY)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(mark)])

    def page(canvas: Canvas) -> None:
        ordinary(canvas)
        canvas.drawString(72, 304, "The names of the residents")

    return altered(change, drawn(page))


_SAID = b"BT /F1 12 Tf 8 12 Td (Released in part) Tj ET"


@specimen
def pdf_with_stamp() -> bytes:
    return marked("Stamp", b"1 0 0 RG 2 2 196 36 re S " + _SAID, F=4)


@specimen
def pdf_with_hidden_stamp() -> bytes:
    return marked("Stamp", b"BT /F1 12 Tf 8 12 Td (%b) Tj ET" % WORD, F=2)


@specimen
def pdf_with_box_over_text() -> bytes:
    """A black box that lies over a page, and can be lifted off."""
    return marked("Square", b"0 0 200 40 re f", Rect=Array([70, 300, 270, 320]), F=4)


@specimen
def pdf_with_link_that_lies() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([70, 695, 400, 715]),
            Border=Array([0, 0, 0]),
            A=Dictionary(S=Name.URI, URI=String("https://elsewhere.example/form")),
        )
        pdf.pages[0].obj.Annots = Array([link])

    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Write to https://www.fernhollow.example/foi")

    return altered(change, drawn(page))


@specimen
def pdf_with_printed_layer() -> bytes:
    """Shown on the screen, and not on paper."""

    def change(pdf: pikepdf.Pdf) -> None:
        usage = Dictionary(Print=Dictionary(PrintState=Name.OFF))
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Lamps"), Usage=usage))
        automatic = Dictionary(Event=Name.Print, Category=Array([Name.Print]), OCGs=Array([layer]))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(AS=Array([automatic])))
        pdf.pages[0].obj.Resources.Properties = Dictionary(MC0=layer)
        pdf.pages[0].contents_add(b"/OC /MC0 BDC BT /F1 12 Tf 72 200 Td (A draft) Tj ET EMC")

    return altered(change)


@specimen
def pdf_typed_over() -> bytes:
    """A name under capital letters of other widths."""

    def page(canvas: Canvas) -> None:
        ordinary(canvas)
        line(canvas, 500, "Jane Placeholder")
        for shift in (0, 0.7, 1.4):
            line(canvas, 500, "XXXXXXXXXXXXXXX", x=72 + shift)

    return drawn(ordinary, page)


@specimen
def pdf_with_faint_picture() -> bytes:
    """A picture of letters at 2 % of its strength."""

    def page(canvas: Canvas) -> None:
        from .pdfs_covered import letter

        ordinary(canvas)
        canvas.setFillAlpha(0.02)
        canvas.drawImage(letter(), 72, 400, 300, 150)

    return drawn(page)


@specimen
def pdf_of_a_fax() -> bytes:
    """A page in two colours, packed as a fax machine does."""
    written = io.BytesIO()
    picture = Image.new("1", (800, 1100), 1)
    for row in range(100, 1000, 40):
        for column in range(80, 700, 9):
            picture.putpixel((column, row), 0)
    picture.save(written, "TIFF", compression="group4")
    with TiffImageFile(io.BytesIO(written.getvalue())) as tiff:
        start, size = tiff.tag_v2[273][0], tiff.tag_v2[279][0]
    parameters = Dictionary(K=-1, Columns=800, Rows=1100, BlackIs1=False)
    return with_picture(
        written.getvalue()[start : start + size],
        Width=800,
        Height=1100,
        BitsPerComponent=1,
        ColorSpace=Name.DeviceGray,
        Filter=Name.CCITTFaxDecode,
        DecodeParms=parameters,
    )


@specimen
def pdf_drawn_within_itself() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(
            b"/Fm Do 0 0 9 9 re f", Subtype=Name.Form, BBox=Array([0, 0, 40, 40])
        )
        form.Resources = Dictionary(XObject=Dictionary(Fm=form))
        pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=form)
        pdf.pages[0].contents_add(b"/Fm Do")

    return altered(change, plain())
