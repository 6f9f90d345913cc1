"""PDFs for tests: scripts, layers, boxes, leftovers, and a PDF with something in every hidden
place."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from . import specimen
from .pdf_parts import XMP, altered, appended, plain
from .pdfs_drawn import CANARY, drawn, noise, ordinary, page_with_hidden_texts


def with_root(**entries: object) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            pdf.Root["/" + key] = value

    return altered(change)


def with_page(pages: int = 1, **entries: object) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            pdf.pages[0].obj["/" + key] = value

    return altered(change, plain(pages))


@specimen
def pdf_with_script() -> bytes:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('15 lamps')"))
    return with_root(
        Names=Dictionary(JavaScript=Dictionary(Names=Array([String("lamps"), script])))
    )


@specimen
def pdf_that_launches() -> bytes:
    return with_root(OpenAction=Dictionary(S=Name.Launch, F=String("lamps.exe")))


@specimen
def pdf_that_sends() -> bytes:
    return with_page(
        AA=Dictionary(O=Dictionary(S=Name.SubmitForm, F=String("https://lamps.example/")))
    )


@specimen
def pdf_that_opens_another() -> bytes:
    return with_root(
        OpenAction=Dictionary(
            S=Name.GoToR, F=String("//fileserver.example/jane/lamps.pdf"), D=Array([0, Name.Fit])
        )
    )


def layered(hidden: bool) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Names of residents")))
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([layer]),
            D=Dictionary(Order=Array([layer]), OFF=Array([layer] if hidden else [])),
        )
        page = pdf.pages[0]
        page.obj.Resources.Properties = Dictionary(MC0=layer)
        page.contents_add(b"/OC /MC0 BDC BT /F1 12 Tf 72 300 Td (Colin Fictional) Tj ET EMC")

    return altered(change)


@specimen
def pdf_with_hidden_layer() -> bytes:
    return layered(hidden=True)


@specimen
def pdf_with_layers() -> bytes:
    return layered(hidden=False)


@specimen
def pdf_with_no_layers() -> bytes:
    """A list of layers, and none in it."""
    return with_root(OCProperties=Dictionary(OCGs=Array([]), D=Dictionary()))


@specimen
def cropped_pdf() -> bytes:
    return with_page(CropBox=Array([0, 400, 595.28, 841.89]))


@specimen
def cropped_by_inheritance_pdf() -> bytes:
    return altered(
        lambda pdf: pdf.Root.Pages.__setitem__("/CropBox", Array([0, 400, 595.28, 841.89]))
    )


@specimen
def print_ready_pdf() -> bytes:
    """With the boxes a printer cuts along, rounded, turned, and larger than its numbers say."""
    trim = Array([10, 10, 585, 831])
    return with_page(
        2,
        CropBox=Array([0, 0, 595, 841.5]),
        TrimBox=trim,
        BleedBox=Array([5, 5, 590, 836]),
        ArtBox=trim,
        Rotate=90,
        UserUnit=2,
    )


@specimen
def pdf_with_old_page() -> bytes:
    """A page that was deleted by a program which left it in the file."""

    kept = altered(lambda pdf: None, plain(2), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    # qpdf leaves out what nothing leads to, so the list of pages is shortened in the file itself.
    start = kept.index(b"/Kids [")
    end = kept.index(b"]", start)
    first = kept[start:end].split(b"R")[0] + b"R"
    shortened = first.ljust(end - start)
    return (kept[:start] + shortened + kept[end:]).replace(b"/Count 2", b"/Count 1")


@specimen
def pdf_with_bookmarked_old_page() -> bytes:
    """A page that was deleted, and that a bookmark still leads to."""

    def change(pdf: pikepdf.Pdf) -> None:
        old = pdf.pages[1].obj
        del pdf.pages[1]
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Lamps in Elder Lane", Array([old, Name.Fit])))

    return altered(change, plain(2))


@specimen
def pdf_with_private_data() -> bytes:
    return with_page(
        PieceInfo=Dictionary(
            Draw=Dictionary(
                LastModified=String("D:20160301"), Private=String("C:\\Users\\jane.placeholder")
            )
        )
    )


@specimen
def pdf_with_thumbnail() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        small = pdf.make_stream(
            bytes(300),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=10,
            Height=10,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
        )
        pdf.pages[0].obj.Thumb = small

    return altered(change)


@specimen
def pdf_with_unused_picture() -> bytes:
    """A picture in the list of what the page may draw, which it does not draw."""

    def change(pdf: pikepdf.Pdf) -> None:
        other = pdf.make_stream(
            bytes(300),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=10,
            Height=10,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
        )
        pdf.pages[0].obj.Resources.XObject = Dictionary(Im9=other)

    return altered(change)


@specimen
def pdf_with_unknown_data() -> bytes:
    return altered(
        lambda pdf: pdf.pages[0].obj.Resources.__setitem__(
            "/Caseworker", pdf.make_stream(b"Colin Fictional")
        )
    )


@specimen
def pdf_with_described_font() -> bytes:
    return altered(
        lambda pdf: pdf.pages[0].obj.Resources.Font.F1.__setitem__(
            "/Metadata", pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
        )
    )


def photograph(**how: Any) -> bytes:
    written = io.BytesIO()
    noise(120, 90).convert("RGB").save(written, "JPEG", **how)
    return written.getvalue()


def with_photograph(jpeg: bytes) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        entries = {
            "Type": Name.XObject,
            "Subtype": Name.Image,
            "Width": 120,
            "Height": 90,
            "ColorSpace": Name.DeviceRGB,
            "BitsPerComponent": 8,
            "Filter": Name.DCTDecode,
        }
        pdf.pages[0].obj.Resources.XObject = Dictionary(Im1=pdf.make_stream(jpeg, **entries))
        pdf.pages[0].contents_add(b"q 120 0 0 90 72 200 cm /Im1 Do Q")

    return altered(change)


@specimen
def pdf_with_photograph() -> bytes:
    return with_photograph(photograph())


@specimen
def pdf_with_photograph_of_a_camera() -> bytes:
    exif = Image.Exif()
    exif[0x013B] = "Jane Placeholder"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    return with_photograph(photograph(exif=exif))


@specimen
def pdf_with_photograph_and_remark() -> bytes:
    return with_photograph(photograph(comment=b"taken by Jane Placeholder"))


@specimen
def every_hidden_place_of_a_pdf() -> bytes:
    """A word in every place where a reader does not see it, and ordinary text on the page."""

    def change(pdf: pikepdf.Pdf) -> None:
        word = String(CANARY)
        page = pdf.pages[0].obj
        pdf.docinfo.update(
            {
                "/Author": word,
                "/Title": word,
                "/Subject": word,
                "/Keywords": word,
                "/Creator": word,
                "/Producer": word,
                "/Owner": word,
            }
        )
        pdf.Root.Metadata = pdf.make_stream(
            XMP.replace("AUTHOR", CANARY).encode(), Type=Name.Metadata, Subtype=Name.XML
        )
        pdf.Root.Lang = word
        spec = pikepdf.AttachedFileSpec(
            pdf, CANARY.encode(), filename=f"{CANARY}.txt", description=CANARY
        )
        pdf.attachments[CANARY] = spec
        pdf.Root.AF = Array([spec.obj])
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=word))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        page.Resources.Properties = Dictionary(MC0=layer)
        pdf.pages[0].contents_add(
            b"/OC /MC0 BDC BT /F1 12 Tf 72 30 Td (%b) Tj ET EMC" % CANARY.encode()
        )
        pdf.pages[0].contents_add(
            b"/Span <</ActualText (%b)>> BDC BT /F1 12 Tf 72 50 Td (Lamps) Tj ET EMC"
            % CANARY.encode()
        )
        field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=word, TU=word, V=word))
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=pdf.make_stream(CANARY.encode()))
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=word, T=word
        )
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([0, 0, 9, 9]),
            A=Dictionary(S=Name.URI, URI=String(f"https://lamps.example/{CANARY}")),
        )
        page.Annots = Array([note, link])
        page.PieceInfo = Dictionary(Draw=Dictionary(Private=word))
        page.Thumb = pdf.make_stream(CANARY.encode())
        part = pdf.make_indirect(Dictionary(S=Name.P, Alt=word, ActualText=word, E=word, T=word))
        pdf.Root.StructTreeRoot = Dictionary(
            Type=Name.StructTreeRoot, K=Array([part]), RoleMap=Dictionary({"/" + CANARY: Name.P})
        )
        pdf.Root.Names.Dests = Dictionary(Names=Array([word, Array([page, Name.Fit])]))
        pdf.Root.Names.JavaScript = Dictionary(
            Names=Array([word, Dictionary(S=Name.JavaScript, JS=word)])
        )
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=word)]))
        pdf.Root.SpiderInfo = Dictionary(V=1, C=word)
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(CANARY, 0))
        page.Resources.Font.F1.Caseworker = pdf.make_stream(CANARY.encode())

    data = altered(
        change, drawn(page_with_hidden_texts), object_stream_mode=pikepdf.ObjectStreamMode.disable
    )
    for content in (CANARY, "15 lamps"):
        data = appended(data, 900, b"(%b)" % content.encode())
    return data + b"%" + CANARY.encode() + b"\n" + CANARY.encode()


# Among the commands a page is drawn with.

PHONE = b"Ask 07700 900123"


def with_commands(commands: bytes) -> bytes:
    return altered(lambda pdf: pdf.pages[0].contents_add(commands))


@specimen
def pdf_with_remark() -> bytes:
    return with_commands(b"q % " + PHONE + b"\nQ")


@specimen
def pdf_with_unknown_command() -> bytes:
    return with_commands(b"BX (" + PHONE + b") zz EX")


@specimen
def pdf_with_too_much_before_a_command() -> bytes:
    return with_commands(b"q (" + PHONE + b") 1 0 0 1 0 0 cm Q")


@specimen
def pdf_with_number_in_pieces() -> bytes:
    return with_commands(b"q 07700 900123 1 0 0 1 0 0 cm Q")


@specimen
def pdf_with_telling_mark() -> bytes:
    return with_commands(b"/" + PHONE.replace(b" ", b"#20") + b" MP")


@specimen
def pdf_with_telling_entry() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        for font in pdf.pages[0].obj.Resources.Font.values():
            font["/Of"] = Name("/" + PHONE.decode().replace(" ", "#20"))

    return altered(change)


@specimen
def pdf_with_text_as_small_picture() -> bytes:
    return with_commands(b"q 4 0 0 4 72 90 cm BI /W 16 /H 1 /CS /G /BPC 8 ID " + PHONE + b" EI Q")


@specimen
def pdf_with_text_as_repeated_colours() -> bytes:
    """Packed by run lengths, which cut the number in two."""
    packed = b"".join(bytes([len(part) - 1]) + part for part in (PHONE[:12], PHONE[12:])) + b"\x80"
    return with_commands(
        b"q 4 0 0 4 72 90 cm BI /W 16 /H 1 /CS /G /BPC 8 /F /RL ID " + packed + b" EI Q"
    )


@specimen
def pdf_with_small_photograph() -> bytes:
    """A good one: a photograph among the commands, packed and written in letters."""

    def page(canvas: Canvas) -> None:
        ordinary(canvas)
        canvas.drawInlineImage(noise(200, 200).convert("RGB"), 72, 300, 200, 200)

    return drawn(page)


@specimen
def pdf_with_text_as_colours() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        space = Array([Name.Indexed, Name.DeviceGray, len(PHONE) - 1, String(PHONE)])
        pixels = pdf.make_stream(
            bytes(range(len(PHONE))) * 4,
            Subtype=Name.Image,
            Width=len(PHONE),
            Height=4,
            BitsPerComponent=8,
            ColorSpace=space,
        )
        pdf.pages[0].obj.Resources.XObject = Dictionary(Im=pixels)
        pdf.pages[0].contents_add(b"q 160 0 0 40 72 40 cm /Im Do Q")

    return altered(change)


@specimen
def pdf_with_remark_in_a_drawing() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        drawing = pdf.make_stream(
            b"% " + PHONE + b"\n0 0 m 40 40 l S",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 40, 40]),
        )
        pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=drawing)
        pdf.pages[0].contents_add(b"q 1 0 0 1 72 40 cm /Fm Do Q")

    return altered(change)


@specimen
def pdf_with_escaped_link() -> bytes:
    action = Dictionary(
        S=Name.URI, URI=String("mailto:office@fernhollow.example?body=Ask%252007700%2520900123")
    )
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([72, 90, 172, 110]),
        Border=Array([0, 0, 0]),
        A=action,
    )
    return with_page(Annots=Array([link]))
