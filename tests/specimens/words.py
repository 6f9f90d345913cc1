"""Word documents for tests: those that may be published. The others lie in modules of their own."""

from __future__ import annotations

import io

from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Cm, RGBColor

from . import specimen, words_carried, words_encoded, words_everyday, words_unseen  # noqa: F401
from .word_parts import in_settings, letter, put, saved, with_xml
from .word_texts import a_picture, as_word_writes, field, picture_bytes, run


@specimen
def plain_letter() -> bytes:
    return saved(letter())


@specimen
def letter_with_everything_usual() -> bytes:
    """Headings, lists, a picture, links, page numbers, breaks, marks in colours that can be read."""
    document = letter("There are 15 lamps.")
    document.add_paragraph("On posts", "List Bullet")
    document.add_paragraph("On walls", "List Number")
    paragraph = document.add_paragraph("Marked: ")
    paragraph.add_run("yellow").font.highlight_color = WD_COLOR_INDEX.YELLOW
    paragraph.add_run("white on dark blue").font.color.rgb = RGBColor(255, 255, 255)
    put(
        paragraph.runs[-1]._r.get_or_add_rPr(),
        '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>',
    )
    paragraph.add_run("grey").font.color.rgb = RGBColor(0x80, 0x80, 0x80)
    paragraph.add_run("white on black").font.color.rgb = RGBColor(255, 255, 255)
    put(
        paragraph.runs[-1]._r.get_or_add_rPr(),
        '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>',
    )
    document.add_picture(io.BytesIO(picture_bytes()), width=Cm(3))
    document.add_picture(io.BytesIO(picture_bytes("JPEG")), width=Cm(3))
    document.add_page_break()
    put(
        document.add_paragraph("See "),
        field('HYPERLINK "https://lamps.example/list"', "the list")
        + run(" and table ")
        + field("SEQ Table \\* ARABIC", "1"),
    )
    put(
        document.sections[0].footer.paragraphs[0],
        run("Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "2"),
    )
    document.sections[0].header.paragraphs[0].text = "Fernhollow Council"
    return saved(document)


@specimen
def tables_with_white_headings() -> bytes:
    """White on blue from a table's style, from cells of their own colour, and a dark cell whose
    letters turn white by themselves."""
    document = letter("By lane:")
    for style in (
        "Medium Shading 1 Accent 1",
        "Medium Grid 3",
        "Dark List",
        "Light Shading",
        "Table Grid",
        "Colorful List Accent 2",
    ):
        table = document.add_table(4, 3, style)
        for row in table.rows:
            for cell in row.cells:
                cell.text = "lamps"
        for cell in table.rows[0].cells:
            if style.startswith("Medium Shading"):
                cell.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
            if style == "Table Grid":
                put(
                    cell._tc.get_or_add_tcPr(),
                    '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>',
                )
    for cell in table.rows[1].cells:
        put(
            cell._tc.get_or_add_tcPr(),
            '<w:shd w:val="clear" w:color="auto" w:fill="000000" w:themeFill="text1"/>',
        )
        cell.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
    return saved(document)


@specimen
def unused_hidden_style() -> bytes:
    """A style that hides text and one that blackens it, which nothing uses; text that shows
    although its style hides it; a hidden space."""
    document = letter()
    for name, mark in (("Secret", "<w:vanish/>"), ("Blackened", '<w:highlight w:val="black"/>')):
        put(document.styles.add_style(name, 2).element.get_or_add_rPr(), mark)
    put(
        document.paragraphs[-1],
        run("shown", '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>') + run(" ", "<w:vanish/>"),
    )
    return saved(document)


@specimen
def letter_as_word_writes_it() -> bytes:
    return as_word_writes()


@specimen
def white_words_in_a_blue_box() -> bytes:
    blue = '<a:solidFill><a:schemeClr val="accent1"><a:lumMod val="50000"/></a:schemeClr></a:solidFill>'
    return as_word_writes(
        box=blue, box_look='<w:rPr><w:color w:val="FFFFFF" w:themeColor="background1"/></w:rPr>'
    )


@specimen
def picture_cropped_by_nothing() -> bytes:
    return a_picture(picture_bytes(), '<a:srcRect l="-13" t="0" r="40" b="0"/>')


@specimen
def plain_content_control() -> bytes:
    return with_xml(
        f'<w:sdt><w:sdtPr><w:alias w:val="Lane"/><w:tag w:val="lane"/><w:id w:val="3"/><w:text/></w:sdtPr><w:sdtContent>{run("Elder Lane")}</w:sdtContent></w:sdt>'
    )


@specimen
def changes_accepted_but_still_tracking() -> bytes:
    return saved(letter(), in_settings("<w:trackRevisions/>"))
