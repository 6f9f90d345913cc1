"""What Word itself writes into its documents, and the pieces that specimens are put together from."""

from __future__ import annotations

import io

from docx.shared import Cm
from PIL import Image

from .word_parts import SPACES, WORD, declared, letter, rebuilt, related, saved

BY = 'w:id="7" w:author="Jane Placeholder" w:date="2016-02-09T10:00:00Z"'
NAME = "Jane Placeholder"


def picture_bytes(kind: str = "PNG", **extra: object) -> bytes:
    picture = Image.new("RGB", (60, 40), (30, 90, 160))
    for x in range(10, 50):
        for y in range(10, 30):
            picture.putpixel((x, y), (220, x * 5, 60))
    result = io.BytesIO()
    picture.save(result, kind, **extra)
    return result.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str = "15", marks: str = "") -> str:
    start, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f'{start}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{marks}{middle}{run(result)}{end}'


WORD_BODY = """
<w:p w14:paraId="3A1F0B11" w14:textId="77777777" w:rsidR="00AA11BB" w:rsidRDefault="00AA11BB" w:rsidP="00CC22DD"><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>
<w:bookmarkStart w:id="0" w:name="_Toc445000001"/><w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00AA11BB"><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>Lamps</w:t></w:r>
<w:proofErr w:type="spellEnd"/><w:bookmarkEnd w:id="0"/></w:p>
<w:sdt><w:sdtPr><w:id w:val="-1234567"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtEndPr><w:rPr><w:b/><w:bCs/><w:noProof/></w:rPr></w:sdtEndPr>
<w:sdtContent><w:p><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9016"/></w:tabs></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>
<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>
<w:hyperlink w:anchor="_Toc445000001" w:history="1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/><w:noProof/></w:rPr><w:t>Lamps</w:t></w:r>
<w:r><w:rPr><w:noProof/><w:webHidden/></w:rPr><w:tab/></w:r><w:r><w:rPr><w:noProof/><w:webHidden/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>
<w:r><w:rPr><w:noProof/><w:webHidden/></w:rPr><w:instrText xml:space="preserve"> PAGEREF _Toc445000001 \\h </w:instrText></w:r><w:r><w:rPr><w:webHidden/></w:rPr></w:r>
<w:r><w:rPr><w:noProof/><w:webHidden/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:noProof/><w:webHidden/></w:rPr><w:t>1</w:t></w:r>
<w:r><w:rPr><w:noProof/><w:webHidden/></w:rPr><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>
<w:p><w:r><w:t xml:space="preserve">There are 15 lamps</w:t></w:r><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r><w:r><w:t>.</w:t></w:r>
<w:r><w:rPr><w:noProof/></w:rPr><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="45720" distB="45720" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264"
 behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>3200400</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>182880</wp:posOffset></wp:positionV><wp:extent cx="2360930" cy="1404620"/><wp:effectExtent l="0" t="0" r="22860" b="11430"/>
<wp:wrapSquare wrapText="bothSides"/><wp:docPr id="217" name="Text Box 2"/><wp:cNvGraphicFramePr><a:graphicFrameLocks/></wp:cNvGraphicFramePr><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"><a:spLocks noChangeArrowheads="1"/></wps:cNvSpPr>
<wps:spPr bwMode="auto"><a:xfrm><a:off x="0" y="0"/><a:ext cx="2360930" cy="1404620"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>BOXFILL
<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:miter lim="800000"/><a:headEnd/><a:tailEnd/></a:ln></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r>BOXLOOK<w:t>Six are new.</w:t></w:r></w:p></w:txbxContent></wps:txbx>
<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="91440" tIns="45720" rIns="91440" bIns="45720" anchor="t" anchorCtr="0"><a:spAutoFit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
<v:shape id="Text Box 2" o:spid="_x0000_s1026" type="#_x0000_t202" style="position:absolute;margin-left:252pt;margin-top:14.4pt;width:185.9pt;height:110.6pt;z-index:251659264;visibility:visible;mso-wrap-style:square"><v:textbox style="mso-fit-shape-to-text:t"><w:txbxContent><w:p><w:r>BOXLOOK<w:t>Six are new.</w:t></w:r></w:p></w:txbxContent></v:textbox><w10:wrap type="square"/></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="4508"/></w:tblGrid>
<w:tr w:rsidR="00AA11BB" w14:paraId="3A1F0B12" w14:textId="77777777"><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w="4508" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="1F3864" w:themeFill="accent1" w:themeFillShade="80"/></w:tcPr>
<w:p><w:r><w:rPr><w:color w:val="FFFFFF" w:themeColor="background1"/></w:rPr><w:t>Lane</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t xml:space="preserve"> </w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>The end.</w:t></w:r><w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/></w:p>
<w:sectPr w:rsidR="00AA11BB"><w:footerReference w:type="default" r:id="rIdF"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/><w:cols w:space="708"/><w:docGrid w:linePitch="360"/></w:sectPr>
"""
PLAIN_BOX = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
NOTES = '<w:footnotes {spaces}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Counted in February 2016.</w:t></w:r></w:p></w:footnote>{more}</w:footnotes>'
FOOTER = '<w:ftr {spaces}><w:sdt><w:sdtPr><w:id w:val="55"/><w:docPartObj><w:docPartGallery w:val="Page Numbers (Bottom of Page)"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent><w:p>{page}</w:p></w:sdtContent></w:sdt></w:ftr>'


def as_word_writes(
    body: str = "", box: str = PLAIN_BOX, box_look: str = "", notes: str = ""
) -> bytes:
    """A document as Word itself writes it: its ids, marks, both ways of drawing, contents, notes
    and an empty list of sources."""
    text = (
        WORD_BODY.replace("BOXFILL", box)
        .replace("BOXLOOK", box_look)
        .replace("<w:sectPr", body + "<w:sectPr")
    )
    main = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {SPACES} mc:Ignorable="w14 w15"><w:body>{text}</w:body></w:document>'
    parts = {
        "word/footnotes.xml": NOTES.format(spaces=SPACES, more=notes),
        "word/footer1.xml": FOOTER.format(spaces=SPACES, page=field("PAGE   \\* MERGEFORMAT", "1")),
    }
    rels = related("footnotes", "footnotes.xml", "rIdN"), related("footer", "footer1.xml", "rIdF")
    kinds = (
        declared("word/footnotes.xml", f"{WORD}.footnotes+xml"),
        declared("word/footer1.xml", f"{WORD}.footer+xml"),
    )
    changes = {
        "word/document.xml": lambda _: main,
        "word/_rels/document.xml.rels": lambda text: rels[0](rels[1](text)),
        "[Content_Types].xml": lambda text: kinds[0](kinds[1](text)),
    }
    return rebuilt(saved(letter()), changes, parts)


def a_picture(part: bytes, crop: str = "") -> bytes:
    document = letter()
    document.add_picture(io.BytesIO(part), width=Cm(3))
    return saved(
        document,
        {"word/document.xml": lambda text: text.replace("<a:stretch>", f"{crop}<a:stretch>")},
    )
