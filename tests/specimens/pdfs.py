"""PDFs for tests: how the file is built and what it says of itself. What can be seen on their pages
is in :mod:`.pdfs_drawn`."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from . import pdfs_beside as pdfs_beside
from . import pdfs_covered as pdfs_covered
from . import pdfs_drawn as pdfs_drawn
from . import pdfs_within as pdfs_within
from . import specimen
from .pdf_parts import HISTORY, XMP, altered, appended, number_of_contents, plain


@specimen
def plain_pdf() -> bytes:
    return plain(3)


@specimen
def linked_pdf() -> bytes:
    """Links to the web, to a mailbox and to a page, bookmarks, page labels and named places."""

    def change(pdf: pikepdf.Pdf) -> None:
        targets = [
            Dictionary(A=Dictionary(S=Name.URI, URI=String("https://lamps.example/list"))),
            Dictionary(
                A=Dictionary(S=Name.URI, URI=String("mailto:foi@fernhollow.example")),
                Contents=String("Write to the office"),
            ),
            Dictionary(Dest=Array([pdf.pages[1].obj, Name.Fit])),
            Dictionary(A=Dictionary(S=Name.GoTo, D=String("lamps"))),
        ]
        for row, target in enumerate(targets):
            target.update(
                {
                    "/Type": Name.Annot,
                    "/Subtype": Name.Link,
                    "/Rect": Array([72, 200 - 20 * row, 200, 215 - 20 * row]),
                    "/Border": Array([0, 0, 0]),
                }
            )
        pdf.pages[0].obj.Annots = Array(targets)
        pdf.Root.Names = Dictionary(
            Dests=Dictionary(Names=Array([String("lamps"), Array([pdf.pages[1].obj, Name.Fit])]))
        )
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r, P=String("Annex "))]))
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Lamps in Elder Lane", 0))

    return altered(change, plain(2))


@specimen
def linearised_pdf() -> bytes:
    return altered(
        lambda pdf: None,
        plain(4),
        linearize=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )


@specimen
def packed_pdf() -> bytes:
    return altered(lambda pdf: None, plain(4), object_stream_mode=pikepdf.ObjectStreamMode.generate)


def word_like(author: str, more: str = "") -> bytes:
    """As Word writes it: tagged, with a description, and with a second, empty table behind the
    first end that names a third one."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata = pdf.make_stream(
            XMP.replace("AUTHOR", author).replace("MORE", more).encode(),
            Type=Name.Metadata,
            Subtype=Name.XML,
        )
        pdf.Root.Lang, pdf.Root.MarkInfo = String("en-GB"), Dictionary(Marked=True)
        page = pdf.pages[0].obj
        shown = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(
            b"/P <</MCID 0/ActualText<FEFF00A0004C0061006D00700073>>> BDC\n" + shown + b"\nEMC"
        )
        page.StructParents, page.Tabs = 0, Name.S
        tree = pdf.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary({"/Heading#201": Name.H1}))
        )
        part = pdf.make_indirect(
            Dictionary(
                S=Name.P,
                P=tree,
                Pg=page,
                K=0,
                A=Dictionary(O=Name.Layout, Placement=Name.Block),
                Alt=String("A list of lamps"),
            )
        )
        tree.K, tree.ParentTree = (
            Array([part]),
            pdf.make_indirect(Dictionary(Nums=Array([0, Array([part])]))),
        )
        pdf.Root.StructTreeRoot = tree
        pdf.docinfo = pdf.make_indirect(
            Dictionary(
                Author=author,
                Creator="Microsoft® Word for Microsoft 365",
                Producer="Microsoft® Word for Microsoft 365",
            )
        )

    data = altered(change, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number, root, info = len(pdf.objects) + 1, pdf.Root.objgen[0], pdf.docinfo.objgen[0]
    table = data.rindex(b"xref\n0 ")
    rows = b"\0\0\0\0\0\0\xff" + b"".join(
        b"\1%b\0\0" % int(line[:10]).to_bytes(4)
        for line in data[table:].split(b"\n")[3 : number + 2]
    )
    third = (
        b"%d 0 obj\n<</Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Length %d>>\nstream\n%b\nendstream\nendobj\n"
        % (number, number, root, len(rows), rows)
    )
    lines = (
        data[table : data.rindex(b"startxref")]
        .replace(b"xref\n0 %d\n" % number, b"xref\n0 %d\n" % (number + 1))
        .replace(b"/Size %d " % number, b"/Size %d " % (number + 1))
    )
    listed = lines.replace(b"trailer", b"%010d 00000 n \ntrailer" % table)
    first = data[:table] + third + listed + b"startxref\n%d\n%%%%EOF\n" % (table + len(third))
    second = b"xref\n0 0\ntrailer\n<</Size %d/Root %d 0 R/Info %d 0 R/Prev %d/XRefStm %d>>\nstartxref\n%d\n%%%%EOF"
    return first + second % (number + 1, root, info, table + len(third), table, len(first))


@specimen
def word_pdf() -> bytes:
    return word_like("Information Governance Team")


@specimen
def pdf_with_author() -> bytes:
    return word_like("Jane Placeholder")


@specimen
def pdf_with_history() -> bytes:
    return word_like("", HISTORY)


@specimen
def pdf_with_own_property() -> bytes:
    return altered(lambda pdf: pdf.docinfo.__setitem__("/Caseworker", String("Colin Fictional")))


@specimen
def locked_pdf() -> bytes:
    """Opens without a password, and forbids printing."""
    return altered(
        lambda pdf: None,
        encryption=pikepdf.Encryption(
            owner="elder", user="", allow=pikepdf.Permissions(print_highres=False)
        ),
    )


@specimen
def pdf_with_password() -> bytes:
    return altered(lambda pdf: None, encryption=pikepdf.Encryption(owner="elder", user="lane"))


@specimen
def pdf_saved_again() -> bytes:
    """The first version named somebody; a second one was saved behind it."""
    data = plain()
    return appended(
        data,
        number_of_contents(data),
        b"<</Length 41>>\nstream\nBT /F1 12 Tf 72 700 Td (15 lamps) Tj ET   \nendstream",
    )


@specimen
def linearised_pdf_saved_again() -> bytes:
    data = altered(
        lambda pdf: None,
        plain(2),
        linearize=True,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return appended(data, 90, b"(Colin Fictional)")


@specimen
def pdf_with_data_behind() -> bytes:
    return plain() + b"Colin Fictional, 01632 960001"


@specimen
def pdf_with_data_between() -> bytes:
    """An object that the table of the file does not name."""
    data = plain()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        size = len(pdf.objects) + 1
    place = data.rindex(b"xref\n0 ")
    lost = b"%d 0 obj\n(Colin Fictional)\nendobj\n" % (size + 5)
    tail = data[place : data.rindex(b"startxref")]
    return data[:place] + lost + tail + b"startxref\n%d\n%%%%EOF\n" % (place + len(lost))


def annotated(**entries: Any) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Annots = Array(
            [
                pdf.make_indirect(
                    Dictionary(Type=Name.Annot, Rect=Array([72, 740, 300, 775]), **entries)
                )
            ]
        )

    return altered(change)


@specimen
def pdf_with_note() -> bytes:
    return annotated(
        Subtype=Name.Text, Contents=String("Ask Colin Fictional"), T=String("Jane Placeholder")
    )


@specimen
def pdf_with_unapplied_redaction() -> bytes:
    return annotated(Subtype=Name.Redact, IC=Array([0, 0, 0]), OverlayText=String("s.40(2)"))


@specimen
def pdf_with_link_to_file() -> bytes:
    return annotated(
        Subtype=Name.Link,
        A=Dictionary(S=Name.URI, URI=String("file:///C:/Users/jane.placeholder/lamps.xlsx")),
    )


@specimen
def pdf_with_launching_link() -> bytes:
    return annotated(Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("lamps.exe")))


@specimen
def pdf_with_named_link() -> bytes:
    return annotated(
        Subtype=Name.Link, T=String("Jane Placeholder"), A=Dictionary(S=Name.Named, N=Name.NextPage)
    )


@specimen
def pdf_with_attached_note() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        file = pdf.make_stream(b"name\nColin Fictional\n", Type=Name.EmbeddedFile)
        spec = Dictionary(Type=Name.Filespec, F=String("lamps.csv"), EF=Dictionary(F=file))
        pdf.pages[0].obj.Annots = Array(
            [
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.FileAttachment,
                    Rect=Array([72, 740, 90, 760]),
                    FS=spec,
                )
            ]
        )

    return altered(change)


@specimen
def pdf_with_attachment() -> bytes:
    return altered(
        lambda pdf: pdf.attachments.__setitem__(
            "lamps.csv",
            pikepdf.AttachedFileSpec(pdf, b"name\nColin Fictional\n", filename="lamps.csv"),
        )
    )


@specimen
def pdf_portfolio() -> bytes:
    return altered(
        lambda pdf: pdf.Root.__setitem__(
            "/Collection", Dictionary(Type=Name.Collection, View=Name.D)
        )
    )


@specimen
def pdf_form() -> bytes:
    written = io.BytesIO()
    page = canvas.Canvas(written, pagesize=A4, invariant=True)
    page.drawString(72, 700, "Name")
    page.acroForm.textfield(name="name", value="Colin Fictional", x=120, y=690, width=200)
    page.save()
    return written.getvalue()


@specimen
def pdf_with_hidden_form() -> bytes:
    """No field lies on a page, but the form behind it holds what was typed."""
    form = "<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><name>Colin Fictional</name></xdp:xdp>"
    return altered(
        lambda pdf: pdf.Root.__setitem__(
            "/AcroForm", Dictionary(Fields=Array([]), XFA=pdf.make_stream(form.encode()))
        )
    )


@specimen
def signed_pdf() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        signature = Dictionary(
            Type=Name.Sig,
            Filter=Name("/Adobe.PPKLite"),
            Name=String("Jane Placeholder"),
            ByteRange=Array([0, 1, 2, 3]),
        )
        field = pdf.make_indirect(
            Dictionary(FT=Name.Sig, T=String("Signature1"), V=pdf.make_indirect(signature))
        )
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)

    return altered(change)


@specimen
def pdf_with_empty_form() -> bytes:
    return altered(
        lambda pdf: pdf.Root.__setitem__(
            "/AcroForm", Dictionary(Fields=Array([]), DR=Dictionary(), DA=String("/Helv 0 Tf 0 g"))
        )
    )
