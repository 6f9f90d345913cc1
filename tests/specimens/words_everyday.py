"""Word documents for tests: reports and letters with what people use every day."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

from docx.enum.text import WD_BREAK
from docx.shared import Cm
from PIL import Image, ImageDraw

from . import specimen
from .word_parts import SPACES, WORD, Changes, declared, letter, put, rebuilt, related, saved
from .word_texts import BY, field, run

LEVELS = (
    ("decimal", "%1."),
    ("lowerLetter", "(%2)"),
    ("lowerRoman", "%3."),
)
CLAUSES = ("decimal", "%1"), ("decimal", "%1.%2")
NOTE = '<w:{kind}s {spaces}><w:{kind} w:id="4"><w:p><w:r><w:{kind}Ref/></w:r>{text}</w:p></w:{kind}></w:{kind}s>'


def numbers(*levels: tuple[str, str], name: int) -> str:
    """A list as Word keeps it: how each of its levels is numbered."""
    inside = "".join(
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for number, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{name}">{inside}</w:abstractNum>'


def numbering(*lists: str, more: str = "") -> str:
    """All lists of a document; each can be used by its place, from 1."""
    used = "".join(
        f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(len(lists))
    )
    return f"<w:numbering {SPACES}>{''.join(lists)}{used}{more}</w:numbering>"


def item(text: str, level: int = 0, name: int = 1, marks: str = "") -> str:
    """A paragraph of a list."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>'
    return f"<w:p><w:pPr>{number}{marks}</w:pPr>{run(text)}</w:p>"


def add(document: Any, xml: str) -> None:
    """Add elements at the end of a document, before what it says of its pages."""
    body = document.element.body
    end = body[-1]
    put(body, xml)
    body.append(end)


def with_body(
    xml: str, lists: str = "", notes: dict[str, str] | None = None, header: str = ""
) -> bytes:
    """A letter that ends with these elements, with lists, with notes by their kind and with a
    header."""
    changes: Changes = {
        "word/document.xml": lambda text: re.sub(
            "<w:document [^>]*>", f"<w:document {SPACES}>", text
        ).replace("<w:sectPr", f"{xml}<w:sectPr")
    }
    if lists:
        changes["word/numbering.xml"] = lambda _: lists
    data = rebuilt(_letter(header), changes)
    for kind, text in (notes or {}).items():
        name = f"word/{kind}s.xml"
        related_to = related(f"{kind}s", f"{kind}s.xml", f"rId{kind}")
        changes = {
            "[Content_Types].xml": declared(name, f"{WORD}.{kind}s+xml"),
            "word/_rels/document.xml.rels": related_to,
        }
        data = rebuilt(data, changes, {name: NOTE.format(kind=kind, spaces=SPACES, text=run(text))})
    return data


@cache
def _letter(header: str) -> bytes:
    """A plain letter. Making one with python-docx takes longer than looking into it."""
    document = letter()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return saved(document)


def a_plan() -> bytes:
    """A picture with lines, large enough to hold words."""
    plan = Image.new("RGB", (900, 300), "white")
    draw = ImageDraw.Draw(plan)
    draw.line((20, 150, 880, 150), fill="black", width=8)
    for x in range(60, 880, 120):
        draw.ellipse((x - 14, 120, x + 14, 148), fill=(30, 90, 160))
    result = io.BytesIO()
    plan.save(result, "PNG")
    return result.getvalue()


@specimen
def report_with_everything() -> bytes:
    """Headings, clauses, lists, a wide table, a plan, boxes to tick, notes, a link, changes."""
    document = letter(
        "This report says where the lamps of Elder Lane and of the eleven lanes around it stand, who"
        " looks after them, and when each was last renewed.",
    )
    document.sections[0].header.paragraphs[0].text = "Fernhollow Council"
    document.sections[0].header.add_paragraph("The Old Mill, Mill Road, Fernhollow")
    put(
        document.sections[0].footer.paragraphs[0],
        run("Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "2"),
    )
    document.add_heading("What was asked", 2)
    add(
        document,
        item("Where does each lamp stand?")
        + item("on a post, or", 1)
        + item("on a wall:", 1)
        + item("of brick", 2)
        + item("of stone", 2)
        + item("Who looks after them?"),
    )
    document.add_paragraph("The lamps are looked after by the lighting team.")
    add(document, item("When was each renewed?"))
    document.add_heading("What is held", 2)
    clauses = ("Lamps", 0), ("Each lamp has a number.", 1), ("Each has a place.", 1)
    add(document, "".join(item(text, level, 2) for text, level in clauses))
    document.add_paragraph("Lamps are the eyes of a lane.", "Quote")
    paragraph = document.add_paragraph("See ")
    put(paragraph, field('HYPERLINK "https://lamps.example/list"', "the list of lamps"))
    put(paragraph, run(" (15 m") + run("2", '<w:vertAlign w:val="superscript"/>') + run(" each)"))
    put(paragraph, '<w:r><w:footnoteReference w:id="4"/></w:r>' + run(". "))
    put(paragraph, f"<w:del {BY}><w:r><w:delText>Ask Colin Fictional.</w:delText></w:r></w:del>")
    put(paragraph, f"<w:ins {BY}>{run('Ask the office.')}</w:ins>")
    ticks = (
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
        '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
    )
    put(document.add_paragraph(), ticks[0] + run(" lit\t") + ticks[1] + run(" not lit"))
    address = document.add_paragraph("Lighting team")
    for line in ("The Old Mill", "Fernhollow"):
        address.add_run().add_break(WD_BREAK.LINE)
        address.add_run(line)
    document.add_picture(io.BytesIO(a_plan()), width=Cm(15))
    for element in document.element.iter("{*}docPr"):
        element.set("descr", "A plan of the lane with a lamp at every second house")
    document.add_heading("Lamps by lane and year", 3)
    lanes = "Elder Lane", "Oak Lane", "Ash Lane", "Church Walk", "Mill Road"
    table = document.add_table(2 + len(lanes), 9, "Light Grid Accent 1")
    table.cell(0, 1).merge(table.cell(0, 8)).text = "Lamps renewed"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Lane"
    for column in range(1, 9):
        table.cell(1, column).text = str(2008 + column)
    for number, lane in enumerate(lanes, 2):
        table.cell(number, 0).text = lane
        for column in range(1, 9):
            table.cell(number, column).text = str(number * column % 7)
    for row in table.rows[:2]:
        put(row._tr.get_or_add_trPr(), "<w:tblHeader/>")
    lists = numbering(numbers(*LEVELS, name=0), numbers(*CLAUSES, name=1))
    data = saved(document, {"word/numbering.xml": lambda _: lists})
    changes: Changes = {
        "[Content_Types].xml": declared("word/footnotes.xml", f"{WORD}.footnotes+xml"),
        "word/_rels/document.xml.rels": related("footnotes", "footnotes.xml", "rIdfootnote"),
    }
    note = NOTE.format(kind="footnote", spaces=SPACES, text=run("Measured in February 2016."))
    return rebuilt(data, changes, {"word/footnotes.xml": note})
