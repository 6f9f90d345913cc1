"""Word documents for tests, with changes, comments, and text that no reader sees."""

from __future__ import annotations

import re
from typing import Any

from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Pt, RGBColor

from . import specimen
from .word_parts import SPACES, WORD, letter, put, rebuilt, saved, with_part, with_xml
from .word_texts import BY, NAME, a_picture, as_word_writes, picture_bytes, run

# Changes and comments.


@specimen
def tracked_changes() -> bytes:
    deleted = f"<w:del {BY}><w:r><w:delText>Ask Colin Fictional.</w:delText></w:r></w:del>"
    return with_xml(f"{deleted}<w:ins {BY}>{run('Ask the office.')}</w:ins>")


@specimen
def tracked_change_in_a_header() -> bytes:
    document = letter()
    put(
        document.sections[0].header.paragraphs[0],
        f"<w:del {BY}><w:r><w:delText>{NAME}</w:delText></w:r></w:del>",
    )
    return saved(document)


@specimen
def tracked_formatting_moves_and_cells() -> bytes:
    document = letter("First", "Second")
    put(
        document.paragraphs[1].runs[0]._r.get_or_add_rPr(),
        f"<w:rPrChange {BY}><w:rPr><w:vanish/></w:rPr></w:rPrChange>",
    )
    put(
        document.paragraphs[2],
        f"<w:moveFrom {BY}>{run('moved')}</w:moveFrom><w:moveTo {BY}>{run('moved')}</w:moveTo>",
    )
    table = document.add_table(1, 1)
    put(table.rows[0]._tr.get_or_add_trPr(), f"<w:del {BY}/>")
    put(table.cell(0, 0)._tc.get_or_add_tcPr(), f"<w:cellIns {BY}/>")
    put(
        document.styles["Title"].element.get_or_add_pPr(),
        f"<w:pPrChange {BY}><w:pPr/></w:pPrChange>",
    )
    return saved(document)


@specimen
def tracked_change_in_a_footnote() -> bytes:
    return rebuilt(
        as_word_writes(),
        {
            "word/footnotes.xml": lambda text: text.replace(
                " Counted in February 2016.</w:t></w:r>",
                f"</w:t></w:r><w:del {BY}><w:r><w:delText>x</w:delText></w:r></w:del>",
            )
        },
    )


@specimen
def comment_in_the_text() -> bytes:
    document = letter()
    document.add_comment(
        document.paragraphs[1].runs[0],
        text="Did Colin Fictional say so?",
        author=NAME,
        initials="JP",
    )
    return saved(document)


@specimen
def people_of_comments() -> bytes:
    people = f'<w15:people {SPACES}><w15:person w15:author="{NAME}"><w15:presenceInfo w15:providerId="AD" w15:userId="S::jane@fernhollow.example"/></w15:person></w15:people>'
    return with_part(
        saved(letter()),
        "word/people.xml",
        people,
        f"{WORD}.people+xml",
        "http://schemas.microsoft.com/office/2011/relationships/people",
    )


# Hidden.


@specimen
def hidden_words() -> bytes:
    return with_xml(run(" Ask Colin Fictional.", "<w:vanish/>"))


@specimen
def hidden_by_its_style() -> bytes:
    document = letter()
    put(document.styles.add_style("Secret", 1).element.get_or_add_rPr(), "<w:vanish/>")
    document.styles.add_style("Secret too", 1).base_style = document.styles["Secret"]
    document.add_paragraph(NAME, "Secret too")
    for name, mark in (
        ("Secret letters", "<w:vanish/>"),
        ("Shown letters", '<w:vanish w:val="0"/>'),
    ):
        put(document.styles.add_style(name, 2).element.get_or_add_rPr(), mark)
    # Word takes a switch in two styles for off, or for on when only one of them says so.
    document.add_paragraph(style="Secret too").add_run(NAME, "Shown letters")
    document.add_paragraph("Ask ").add_run(NAME, "Secret letters")
    return saved(document)


@specimen
def hidden_row_and_mark() -> bytes:
    document = letter()
    table = document.add_table(2, 1)
    table.cell(1, 0).text = NAME
    put(table.rows[1]._tr.get_or_add_trPr(), "<w:hidden/>")
    put(document.paragraphs[-1]._p.get_or_add_pPr(), "<w:rPr><w:vanish/></w:rPr>")
    return saved(document)


@specimen
def header_that_no_page_shows() -> bytes:
    document = letter()
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = NAME
    document.sections[0].different_first_page_header_footer = False
    return saved(document)


@specimen
def footnote_without_a_mark() -> bytes:
    return as_word_writes(notes=f'<w:footnote w:id="2"><w:p>{run(NAME)}</w:p></w:footnote>')


@specimen
def hidden_shape() -> bytes:
    return rebuilt(
        as_word_writes(),
        {
            "word/document.xml": lambda text: text.replace(
                'name="Text Box 2"/>', 'name="Text Box 2" hidden="1"/>'
            )
        },
    )


@specimen
def folded_heading() -> bytes:
    document = letter()
    put(document.paragraphs[0]._p.get_or_add_pPr(), "<w15:collapsed/>")
    return saved(document)


# Covered.


@specimen
def black_highlight() -> bytes:
    document = letter()
    document.paragraphs[-1].add_run(NAME).font.highlight_color = WD_COLOR_INDEX.BLACK
    return saved(document)


@specimen
def black_shading() -> bytes:
    document = letter()
    put(
        document.paragraphs[1],
        run(NAME, '<w:color w:val="000000"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>'),
    )
    put(document.paragraphs[2], run(NAME, '<w:shd w:val="solid" w:color="auto" w:fill="auto"/>'))
    return saved(document)


@specimen
def white_words() -> bytes:
    theme = run(NAME, '<w:color w:val="000000" w:themeColor="background1"/>') + run(
        NAME, '<w:color w:val="000000" w:themeColor="text1" w:themeTint="0A"/>'
    )
    document = letter()
    document.paragraphs[1].runs[0].font.color.rgb = RGBColor(0xFD, 0xFD, 0xFD)
    put(document.paragraphs[2], theme)
    clear = "<w14:textFill><w14:noFill/></w14:textFill>"
    put(document.add_paragraph(), run(NAME, clear))
    return saved(document)


@specimen
def tiny_words() -> bytes:
    document = letter()
    document.paragraphs[1].runs[0].font.size = Pt(1)
    put(document.paragraphs[2].runs[0]._r.get_or_add_rPr(), '<w:w w:val="1"/>')
    document.add_paragraph("Squeezed").paragraph_format.line_spacing = Pt(1)
    return saved(document)


@specimen
def blackened_cells() -> bytes:
    document = letter()
    table = document.add_table(2, 2, "Table Grid")
    for row, (fill, ink) in enumerate((("000000", None), ("1F3864", RGBColor(0x1F, 0x38, 0x64)))):
        table.cell(row, 1).text = NAME
        put(
            table.cell(row, 1)._tc.get_or_add_tcPr(),
            f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>',
        )
        if ink:
            table.cell(row, 1).paragraphs[0].runs[0].font.color.rgb = ink
    return saved(document)


@specimen
def white_by_its_table_style() -> bytes:
    """White letters from a table's style, in cells that were given no colour behind them."""
    document = letter()
    table = document.add_table(2, 2, "Medium Shading 1")
    for cell in table.rows[0].cells:
        cell.text = NAME
        put(cell._tc.get_or_add_tcPr(), '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>')
    return saved(document)


@specimen
def black_words_in_a_black_box() -> bytes:
    return as_word_writes(
        box='<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>',
        box_look='<w:rPr><w:color w:val="000000"/></w:rPr>',
    )


@specimen
def white_words_in_a_pale_box() -> bytes:
    pale = '<a:solidFill><a:schemeClr val="accent1"><a:lumMod val="20000"/><a:lumOff val="80000"/></a:schemeClr></a:solidFill>'
    return as_word_writes(box=pale, box_look='<w:rPr><w:color w:val="FFFFFF"/></w:rPr>')


@specimen
def picture_upon_the_text() -> bytes:
    """A picture that python-docx put in line with the text, made to float in front of it as Word
    writes that."""

    def floating(text: str) -> str:
        text = text.replace("<wp:inline", '<wp:anchor behindDoc="0" simplePos="0"').replace(
            "</wp:inline>", "</wp:anchor>"
        )
        return text.replace("<wp:docPr", "<wp:wrapNone/><wp:docPr")

    return rebuilt(a_picture(picture_bytes()), {"word/document.xml": floating})


@specimen
def box_upon_the_text() -> bytes:
    return rebuilt(
        as_word_writes(),
        {
            "word/document.xml": lambda text: text.replace(
                '<wp:wrapSquare wrapText="bothSides"/>', "<wp:wrapNone/>"
            ).replace('<w10:wrap type="square"/>', "")
        },
    )


@specimen
def words_off_the_page() -> bytes:
    document = letter()
    document.paragraphs[1].paragraph_format.left_indent = Pt(-800)
    return saved(document)


# Off the page, or in no height.


@specimen
def header_above_the_page() -> bytes:
    document = letter()
    document.sections[0].header.paragraphs[0].text = "Colin Fictional"
    return rebuilt(
        saved(document),
        {"word/document.xml": lambda text: re.sub('w:header="[0-9]+"', 'w:header="-1200"', text)},
    )


@specimen
def footer_below_the_page() -> bytes:
    document = letter()
    document.sections[0].footer.paragraphs[0].text = "Colin Fictional"
    return rebuilt(
        saved(document),
        {"word/document.xml": lambda text: re.sub('w:footer="[0-9]+"', 'w:footer="-1200"', text)},
    )


@specimen
def page_of_almost_no_size() -> bytes:
    document = letter()
    section = document.add_section()
    section.page_width = section.page_height = Pt(30)
    return saved(document)


@specimen
def row_lower_than_its_lines() -> bytes:
    document = letter()
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "15 lamps\nColin Fictional\n7 lamps"
    put(table.rows[0]._tr.get_or_add_trPr(), '<w:trHeight w:val="140" w:hRule="exact"/>')
    return saved(document)


@specimen
def frame_lower_than_its_line() -> bytes:
    document = letter()
    put(
        document.add_paragraph("Colin Fictional")._p.get_or_add_pPr(),
        '<w:framePr w:w="4000" w:h="40" w:hRule="exact"/>',
    )
    return saved(document)


@specimen
def raised_off_the_page() -> bytes:
    return with_xml(run(" Ask Colin Fictional.", '<w:position w:val="1000"/>'))


@specimen
def date_kept_behind_a_year() -> bytes:
    return saved(_dated("1961-05-17T00:00:00Z", "1961"))


@specimen
def date_that_is_none() -> bytes:
    return saved(_dated("Colin Fictional", "17 May 1961"))


@specimen
def rows_and_dates_in_full() -> bytes:
    """A good one: exact rows as high as their lines, and dates that are kept as they are shown."""
    document = _dated("2016-02-09T00:00:00Z", "Tuesday, 9 February 2016")
    for kept, shown in (
        ("2016-02-09", "09/02/16"),
        ("2020-09-04", "4 Sept 2020"),
        ("2020-05-04", "4 Mai 2020"),
        ("2020-12-04", "4 Rhagfyr 2020"),
    ):
        control = f'<w:sdt><w:sdtPr><w:date w:fullDate="{kept}T00:00:00Z"/></w:sdtPr><w:sdtContent>{run(shown)}</w:sdtContent></w:sdt>'
        put(document.element.body, f"<w:p>{control}</w:p>")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "15 lamps\n7 lamps"
    put(table.rows[0]._tr.get_or_add_trPr(), '<w:trHeight w:val="567" w:hRule="exact"/>')
    return saved(document)


def _dated(kept: str, shown: str) -> Any:
    document = letter()
    control = f'<w:sdt><w:sdtPr><w:date w:fullDate="{kept}"><w:dateFormat w:val="dddd, d MMMM yyyy"/></w:date></w:sdtPr>'
    put(document.paragraphs[2], f"{control}<w:sdtContent>{run(shown)}</w:sdtContent></w:sdt>")
    return document
