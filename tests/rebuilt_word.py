"""What the tests of Word documents share: parts of a document, and what its page says."""

from __future__ import annotations

import lxml.html

from hidden_data.documents import rebuild
from hidden_data.report import Rebuilt
from specimens.word_texts import run
from specimens.words_everyday import with_body

NAME = "Jane Placeholder"


def page_of(data: bytes) -> tuple[Rebuilt, lxml.html.HtmlElement]:
    """A document rebuilt, and the body of its page."""
    result = rebuild(data, "docx")
    assert not result.faults
    parser = lxml.html.HTMLParser(encoding="utf-8")
    tree = lxml.html.document_fromstring(result.content, parser=parser)
    return result, tree.find("body")


def lines(data: bytes) -> list[str]:
    """The paragraphs of a page behind those of the plain letter."""
    _, body = page_of(data)
    for line_break in body.iter("br"):
        line_break.tail = "|" + (line_break.tail or "")
    found = [block.text_content() for block in body.iter("p", "h1", "h2", "h3")]
    assert found[:3] == [
        "Lamps in Elder Lane",
        "There are 15 lamps in Elder Lane.",
        "Nine of them are old.",
    ]
    return found[3:]


def shown(xml: str, lists: str = "") -> str:
    """What the page says behind the two paragraphs of the plain letter."""
    result = rebuild(with_body(xml, lists), "docx")
    assert not result.faults
    parser = lxml.html.HTMLParser(encoding="utf-8")
    blocks = list(lxml.html.document_fromstring(result.content, parser=parser).iter("p"))
    return " ".join("".join(map(str, block.itertext())) for block in blocks[2:])


def codes(xml: str, lists: str = "") -> list[str]:
    return [fault.code for fault in rebuild(with_body(xml, lists), "docx").faults]


def paragraph(xml: str, marks: str = "") -> str:
    return f"<w:p><w:pPr>{marks}</w:pPr>{xml}</w:p>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, marks: str = "") -> str:
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(cells)}</w:tr>"


def cell(text: str, marks: str = "") -> str:
    return f"<w:tc><w:tcPr>{marks}</w:tcPr>{paragraph(run(text))}</w:tc>"
