"""Paragraphs of a Word document: headings, items of lists, quotations and plain ones."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from .flow import Piece, filled, trimmed
from .looks import check_page, check_paragraph, unseen
from .names import W
from .numbering import Label, OddNumbers
from .refusals import FOLDED, HIDDEN_END, ODD_NUMBERS, UNSEEN_NUMBER
from .shapes import has_text
from .story import INLINES, Line, Story
from .styles import Look, Room, attributes, child, look_of, merged, on
from .text import looks_of, read_as

_ONLY_A_NUMBER = re.compile(
    r"\W*(?:page|tudalen|p|no)?\W*[\divxlc]*\W*(?:of|o|out of)?\W*[\divxlc]*\W*", re.IGNORECASE
)
"""What a header or footer says that gives the number of the page and nothing else."""

_LEVELS = "012345678"
"""The outline levels of headings, as Word counts them."""


def paragraph(story: Story, element: etree._Element, room: Room) -> None:
    properties = element.find(f"{W}pPr")
    style = child(properties, "pStyle").get("val")
    of_style = story.styles.style(style, "paragraph")
    look = merged(story.styles.with_letters(room.look, of_style), look_of(properties))
    where = room.where
    if not where:
        shows = has_text(element)
        story.paragraphs += shows
        where = f"{'after ' * (story.paragraphs > 0 and not shows)}paragraph {story.paragraphs}"
    shading = story.palette.shading(look["p:shd"]) if "p:shd" in look else None
    inner = replace(
        room,
        where=where,
        look=look,
        behind=(shading,) if shading else room.behind,
        hidden=room.hidden or on(look.get("vanish")),
    )
    if properties is not None:
        for section in properties.iterchildren(f"{W}sectPr"):
            check_page(story, section, inner)
            story.document.page += child(section, "type").get("val") != "continuous"
    if has_text(element):
        story.notice(FOLDED if on(look.get("p:collapsed")) else None, inner)
        check_paragraph(story, element, look, inner)
    begin = len(story.line.pieces)
    story.read(story.document.handlers[INLINES], element, inner)
    mark = properties.find(f"{W}rPr") if properties is not None else None
    style_of_mark, direct = looks_of(story, mark)
    inner = replace(inner, look=merged(story.styles.with_letters(look, style_of_mark), direct))
    hidden = on(inner.look.get("vanish"))
    joined = hidden or _is(mark, "specVanish", "del", "moveFrom")
    # A paragraph whose mark is deleted or hidden goes on with the next one, behind its own number.
    if joined or look.get("p:framePr", {}).get("dropCap", "none") != "none":
        if story.line.pieces[begin:] and _is(mark, "specVanish"):
            seen = replace(inner, look={**inner.look, "vanish": {"val": "0"}})
            label = _label(story, look, style or "", seen)
            story.line.pieces[begin:begin] = [((), f"{label.text} ")] if label else []
        elif hidden and story.line.pieces[begin:] and story.parts.numbering.has(look):
            story.notice(HIDDEN_END, inner)
        return
    line, story.line = story.line, Line()
    place(story, line, look, style, inner)


def _is(mark: etree._Element | None, *names: str) -> bool:
    """Whether the mark at the end of a paragraph is hidden or gone in one of these ways."""
    found = mark.iterchildren(*(W + name for name in names)) if mark is not None else ()
    return any(on(attributes(one)) for one in found)


def finish(story: Story, room: Room) -> None:
    """Put what still waits for a next paragraph into the page, where there is none."""
    if story.line:
        line, story.line = story.line, Line()
        place(story, line, {}, None, room)


def place(story: Story, line: Line, look: Look, style: str | None, room: Room) -> None:
    """Put a paragraph that was read to its end into the page."""
    pieces = trimmed(line.pieces)
    if story.in_margin and line.page_number and _ONLY_A_NUMBER.fullmatch(_words(pieces)):
        story.document.left("page number in a header or footer")
        pieces = []
    label = _label(story, look, style or "", room)
    if pieces:
        name = story.styles.named(style)
        level = look.get("p:outlineLvl", {}).get("val", "9")
        if name == "title" or level in _LEVELS:
            if label and not label.bullet:
                pieces = [((), f"{label.text} "), *pieces]
            story.flow.heading(1 if name == "title" else _LEVELS.index(level) + 1, _plain(pieces))
        elif label:
            story.flow.item(label, pieces)
        elif "quote" in name:
            story.flow.quote(filled(etree.Element("p"), pieces))
        else:
            story.flow.place(filled(etree.Element("p"), pieces))
    for block in line.beside:
        story.flow.beside(block)


def _label(story: Story, look: Look, style: str, room: Room) -> Label | None:
    try:
        label = story.parts.numbering.next(look, style)
    except OddNumbers:
        story.notice(ODD_NUMBERS, room)
        return None
    if label is None or label.bullet:
        return label
    own = replace(room, look=merged(room.look, label.look))
    if on(own.look.get("vanish")):
        story.document.left("hidden number of a list")
        return None
    if unseen(story, own.look, own):
        story.notice(UNSEEN_NUMBER, room)
    return replace(label, text=read_as(story, label.text, own))


def _plain(pieces: list[Piece]) -> list[Piece]:
    """A heading is bold as a whole."""
    return [
        (tuple(mark for mark in marks if mark != "strong"), content) for marks, content in pieces
    ]


def _words(pieces: list[Piece]) -> str:
    return "".join(
        content if isinstance(content, str) else "picture" if content.tag == "img" else ""
        for _, content in pieces
    )
