"""Boxes of text beside the paragraphs of a Word document."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from .behind import note_picture
from .flow import Flow
from .paragraphs import finish
from .refusals import BROKEN_FIELD
from .story import BLOCKS, Line, Story
from .styles import Room


def on_picture(story: Story, part: str, content: etree._Element, room: Room) -> None:
    """Read what stands in a box that is filled with a picture, as a page of its own."""
    document = story.document
    page, document.page = document.page, -len(document.grounds) - 1
    note_picture(story, part, room.where)
    text_box(story, content, replace(room, behind=()))
    document.page = page


def text_box(story: Story, content: etree._Element, room: Room) -> None:
    """Read what stands in a box: paragraphs behind the one that it belongs to."""
    if story.fields.hide or room.hidden:
        return
    story.boxes += 1
    place = f"{story.name}, text box {story.boxes}".removeprefix(", ")
    holder = etree.Element("td")
    before = story.grids, story.flow, story.line, story.fields
    story.grids, story.flow, story.line, story.fields = (
        [],
        Flow(holder),
        Line(),
        type(story.fields)(),
    )
    inner = Room(place, story.styles.defaults, room.behind, room.ink)
    story.read(story.document.handlers[BLOCKS], content, inner)
    finish(story, inner)
    if story.fields.hide:
        story.notice(BROKEN_FIELD, inner)
    story.grids, story.flow, story.line, story.fields = before
    story.line.beside += holder
