"""Word documents for tests, with things they carry along: files, links, fields, data, pictures."""

from __future__ import annotations

import io

from docx.shared import Cm
from PIL import Image

from . import specimen
from .word_parts import (
    KINDS,
    SPACES,
    WORD,
    declared,
    in_settings,
    letter,
    put,
    rebuilt,
    related,
    saved,
    with_part,
    with_xml,
)
from .word_texts import NAME, a_picture, field, picture_bytes, run

# Embedded, linked, left behind.


@specimen
def embedded_object() -> bytes:
    xml = '<w:r><w:object><v:shape id="x" style="width:10pt;height:10pt"/><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="x" DrawAspect="Icon" ObjectID="_1" r:id="rIdX"/></w:object></w:r>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return with_part(
        with_xml(xml),
        "word/embeddings/Microsoft_Excel_Worksheet.xlsx",
        b"PK\x03\x04 not looked at",
        kind,
        "package",
    )


@specimen
def other_file_taken_in() -> bytes:
    document = letter()
    put(document.element.body, '<w:altChunk r:id="rIdX"/>')
    return with_part(saved(document), "word/afchunk.txt", NAME.encode(), "text/plain", "aFChunk")


@specimen
def attached_template() -> bytes:
    data = saved(letter(), in_settings('<w:attachedTemplate r:id="rIdX"/>'))
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdX" Type="{KINDS}/attachedTemplate" Target="file:///C:\\Users\\jane\\reply.dotx" TargetMode="External"/></Relationships>'
    return rebuilt(data, added={"word/_rels/settings.xml.rels": rels})


@specimen
def linked_picture() -> bytes:
    data = rebuilt(
        a_picture(picture_bytes()),
        {"word/document.xml": lambda text: text.replace("r:embed=", 'r:link="rIdX" r:embed=')},
    )
    return rebuilt(
        data,
        {
            "word/_rels/document.xml.rels": related(
                "image", "https://lamps.example/a.png", external=True
            )
        },
    )


@specimen
def cropped_picture() -> bytes:
    return a_picture(picture_bytes(), '<a:srcRect l="25000" b="10000"/>')


@specimen
def picture_with_camera_notes() -> bytes:
    notes = Image.Exif()
    notes[0x013B] = NAME
    return a_picture(picture_bytes("JPEG", exif=notes))


@specimen
def picture_no_page_shows() -> bytes:
    return with_part(
        saved(letter()), "word/media/image9.png", picture_bytes(), "image/png", "image"
    )


@specimen
def chart_with_its_figures() -> bytes:
    chart = '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart/></c:chartSpace>'
    return with_part(
        saved(letter()),
        "word/charts/chart1.xml",
        chart,
        "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
        "chart",
    )


@specimen
def fields_that_fetch() -> bytes:
    return with_xml(
        field('INCLUDETEXT "C:\\\\Users\\\\jane\\\\reply.docx"')
        + field('HYPERLINK \\t "_blank" "\\\\\\\\server\\\\share\\\\list.docx"', "the list")
    )


@specimen
def fields_that_hold_more() -> bytes:
    merge = f'<w:fldSimple w:instr=" MERGEFIELD Surname ">{run("Resident")}</w:fldSimple>'
    document = letter()
    put(document.paragraphs[1], merge)
    put(
        document.paragraphs[2],
        field("AUTHOR")
        + field("FILENAME \\p")
        + field("DATE")
        + field('IF 1 = 1 "yes" "Jane Placeholder"', "yes")
        + field(""),
    )
    return saved(document)


@specimen
def words_within_a_code() -> bytes:
    return with_xml(field("PAGE", "1", run(NAME)))


@specimen
def field_without_an_end() -> bytes:
    return with_xml('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run(NAME))


@specimen
def document_variables() -> bytes:
    return saved(
        letter(),
        in_settings(f'<w:docVars><w:docVar w:name="caseworker" w:val="{NAME}"/></w:docVars>'),
    )


@specimen
def settings_of_a_mail_merge() -> bytes:
    return saved(
        letter(),
        in_settings(
            '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="textFile"/><w:query w:val="SELECT Surname FROM residents"/></w:mailMerge>'
        ),
    )


@specimen
def protected_document() -> bytes:
    return saved(
        letter(),
        in_settings(
            '<w:documentProtection w:edit="readOnly" w:enforcement="1" w:hash="AAAA" w:salt="AAAA"/>'
        ),
    )


@specimen
def content_controls() -> bytes:
    bound = (
        '<w:sdt><w:sdtPr><w:alias w:val="Author"/><w:dataBinding w:xpath="/ns0:a" w:storeItemID="{0}"/></w:sdtPr><w:sdtContent>'
        + run("x")
        + "</w:sdtContent></w:sdt>"
    )
    choice = f'<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="{NAME}" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent>{run("x")}</w:sdtContent></w:sdt>'
    return with_xml(bound + choice)


@specimen
def building_blocks() -> bytes:
    return with_part(
        saved(letter()),
        "word/glossary/document.xml",
        f"<w:glossaryDocument {SPACES}/>",
        f"{WORD}.document.glossary+xml",
        "glossaryDocument",
    )


@specimen
def custom_xml_with_words() -> bytes:
    return rebuilt(
        saved(letter()),
        {"customXml/item1.xml": lambda _: f"<case><officer>{NAME}</officer></case>"},
    )


@specimen
def list_of_sources() -> bytes:
    source = f"<b:Source><b:Author>{NAME}</b:Author></b:Source>"
    return rebuilt(
        saved(letter()),
        {"customXml/item1.xml": lambda text: text.replace("/>", f">{source}</b:Sources>")},
    )


@specimen
def words_outside_of_runs() -> bytes:
    return with_xml("<w:unheardOf/>" + "<w:bookmarkEnd w:id='1'>Jane Placeholder</w:bookmarkEnd>")


@specimen
def strict_document() -> bytes:
    old, new = (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    return rebuilt(saved(letter()), {"word/document.xml": lambda text: text.replace(old, new)})


# Everywhere at once.

CANARY = "QZXCANARYQZX"


def _drawn(name: str) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="9" name="{name} name" descr="{name} description" title="{name} title"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        f"</wps:spPr><wps:txbx><w:txbxContent><w:p>{run(name)}</w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def hidden_places() -> dict[str, str]:
    """Pieces of a document's text that hold the canary word where no reader sees it, by what they
    are."""
    by = f'w:id="8" w:author="{CANARY}"'
    return {
        "deletion": f"<w:del {by}><w:r><w:delText>{CANARY}</w:delText></w:r></w:del>",
        "insertion by": f"<w:ins {by}>{run('x')}</w:ins>",
        "moved text": f"<w:moveFrom {by}>{run(CANARY)}</w:moveFrom>",
        "earlier formatting": f'<w:r><w:rPr><w:rPrChange {by}><w:rPr><w:rFonts w:ascii="{CANARY}"/></w:rPr></w:rPrChange></w:rPr><w:t>x</w:t></w:r>',
        "hidden text": run(CANARY, "<w:vanish/>"),
        "web view": run(CANARY, "<w:webHidden/>"),
        "white text": run(CANARY, '<w:color w:val="FFFFFF"/>'),
        "black highlight": run(CANARY, '<w:highlight w:val="black"/>'),
        "black shading": run(CANARY, '<w:shd w:val="clear" w:fill="000000"/>'),
        "transparent text": run(CANARY, "<w14:textFill><w14:noFill/></w14:textFill>"),
        "tiny text": run(CANARY, '<w:sz w:val="1"/>'),
        "narrow text": run(CANARY, '<w:w w:val="1"/>'),
        "text box": _drawn(CANARY),
        "older shape": f'<w:r><w:pict><v:rect style="visibility:hidden" alt="{CANARY}" title="{CANARY}"><v:textbox><w:txbxContent><w:p>{run(CANARY)}</w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r>',
        "stored drawing": f'<w:r><w:pict><v:rect o:gfxdata="{CANARY}"/></w:pict></w:r>',
        "word art": f'<w:r><w:pict><v:shape><v:textpath string="{CANARY}"/></v:shape></w:pict></w:r>',
        "author field": field(f"AUTHOR {CANARY}"),
        "choice in a field": field(f'IF 1 = 2 "{CANARY}" "15"'),
        "link in a field": field(f'HYPERLINK "mailto:{CANARY}@fernhollow.example"'),
        "contents switch": field(f"TOC \\f {CANARY}"),
        "text in a code": field("PAGE", "1", run(CANARY)),
        "data of a field": f'<w:r><w:fldChar w:fldCharType="begin"><w:fldData>{CANARY}</w:fldData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "form field": f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:helpText w:val="{CANARY}"/></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "merge field": f'<w:fldSimple w:instr="MERGEFIELD {CANARY}">{run("x")}</w:fldSimple>',
        "bookmark": f'<w:bookmarkStart w:id="77" w:name="{CANARY}"/><w:bookmarkEnd w:id="77"/>',
        "hint of a link": f'<w:hyperlink w:anchor="{CANARY}" w:tooltip="{CANARY}">{run("x")}</w:hyperlink>',
        "content control": f'<w:sdt><w:sdtPr><w:alias w:val="{CANARY}"/><w:tag w:val="{CANARY}"/></w:sdtPr><w:sdtContent>{run("x")}</w:sdtContent></w:sdt>',
        "choices": f'<w:sdt><w:sdtPr><w:comboBox><w:listItem w:displayText="{CANARY}"/></w:comboBox></w:sdtPr><w:sdtContent>{run("x")}</w:sdtContent></w:sdt>',
        "bound data": f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="{CANARY}"/></w:sdtPr><w:sdtContent>{run("x")}</w:sdtContent></w:sdt>',
        "smart tag": f'<w:smartTag w:uri="x" w:element="{CANARY}"><w:smartTagPr><w:attr w:name="x" w:val="{CANARY}"/></w:smartTagPr>{run("x")}</w:smartTag>',
        "custom XML": f'<w:customXml w:element="{CANARY}">{run("x")}</w:customXml>',
        "permission": f'<w:permStart w:id="5" w:ed="{CANARY}"/><w:permEnd w:id="5"/>',
        "phonetic guide": f"<w:r><w:ruby><w:rt>{run(CANARY)}</w:rt><w:rubyBase>{run('x')}</w:rubyBase></w:ruby></w:r>",
        "unheard of": f'<w:unheardOf w:val="{CANARY}"/>',
        "text in no run": f"<w:proofErr>{CANARY}</w:proofErr>",
        "text in a description": f"<w:bookmarkStart w:id='6' w:name='x'>{run(CANARY)}</w:bookmarkStart>",
        "object": f'<w:r><w:object><o:OLEObject ProgID="{CANARY}"/></w:object></w:r>',
        "comment mark": f'<w:r><w:commentReference w:id="{CANARY}"/></w:r>',
        "hidden note mark": '<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="1"/></w:r>',
    }


@specimen
def every_hidden_place_of_a_word_document() -> bytes:
    """The canary word wherever Word documents can carry text that their readers do not see.

    What shows is a letter about lamps.
    """
    document = letter()
    document.core_properties.author = document.core_properties.last_modified_by = (
        document.core_properties.keywords
    ) = CANARY
    document.core_properties.comments = document.core_properties.category = CANARY
    document.add_comment(document.paragraphs[1].runs[0], text=CANARY, author=CANARY)
    put(document.styles.add_style(CANARY, 1).element.get_or_add_rPr(), "<w:vanish/>")
    document.add_paragraph(CANARY, CANARY)
    table = document.add_table(2, 1)
    table.cell(1, 0).text = CANARY
    put(table.rows[1]._tr.get_or_add_trPr(), "<w:hidden/>")
    put(table._tbl.tblPr, f'<w:tblCaption w:val="{CANARY}"/><w:tblDescription w:val="{CANARY}"/>')
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = CANARY
    document.sections[0].different_first_page_header_footer = False
    put(document.paragraphs[1], "".join(hidden_places().values()))
    notes = Image.Exif()
    notes[0x013B] = CANARY
    document.add_picture(io.BytesIO(picture_bytes("JPEG", exif=notes)), width=Cm(3))
    data = saved(
        document,
        in_settings(
            f'<w:docVars><w:docVar w:name="{CANARY}" w:val="{CANARY}"/></w:docVars><w:captions><w:caption w:name="{CANARY}"/></w:captions>'
        ),
    )
    note = f'<w:footnotes {SPACES}><w:footnote w:id="1"><w:p>{run("note")}</w:p></w:footnote><w:footnote w:id="2"><w:p>{run(CANARY)}</w:p></w:footnote></w:footnotes>'
    for name, content, kind, relation in (
        ("word/footnotes.xml", note, f"{WORD}.footnotes+xml", "footnotes"),
        (
            "word/people.xml",
            f'<w15:people {SPACES}><w15:person w15:author="{CANARY}"/></w15:people>',
            f"{WORD}.people+xml",
            "people",
        ),
        (
            "word/glossary/document.xml",
            f"<w:glossaryDocument {SPACES}>{CANARY}</w:glossaryDocument>",
            f"{WORD}.document.glossary+xml",
            "glossaryDocument",
        ),
        (
            "word/embeddings/oleObject1.bin",
            CANARY.encode(),
            "application/vnd.openxmlformats-officedocument.oleObject",
            "oleObject",
        ),
        (
            "word/charts/chart1.xml",
            f"<c>{CANARY}</c>",
            "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
            "chart",
        ),
        (
            "word/diagrams/data1.xml",
            f"<d>{CANARY}</d>",
            "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
            "diagramData",
        ),
        ("word/media/image9.emf", CANARY.encode(), "image/x-emf", "image"),
        (
            "word/fonts/font1.odttf",
            CANARY.encode(),
            "application/vnd.openxmlformats-officedocument.obfuscatedFont",
            "font",
        ),
        ("customXml/item2.xml", f"<c>{CANARY}</c>", "application/xml", "customXml"),
        (
            "docProps/custom.xml",
            f"<c><property>{CANARY}</property></c>",
            "application/vnd.openxmlformats-officedocument.custom-properties+xml",
            "custom-properties",
        ),
    ):
        changes = {
            "[Content_Types].xml": declared(name, kind),
            "word/_rels/document.xml.rels": related(relation, f"/{name}", f"rId{relation}"),
        }
        data = rebuilt(data, changes, {name: content})
    template = related("attachedTemplate", f"file:///C:\\{CANARY}.dotx", external=True)
    return rebuilt(data, {"word/_rels/document.xml.rels": template})
