"""Fields and links of a Word document."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from lxml import etree

from hidden_data.page.markup import WEB

from .fields import PAGE_NUMBERS, address_of, name_of
from .names import R
from .story import INLINES, Story
from .styles import Room, attributes
from .text import write


def field_mark(story: Story, element: etree._Element, room: Room) -> None:
    """A field begins, goes on to its result, or ends."""
    ended = story.fields.mark(element)
    if ended is None:
        if story.fields.open and story.fields.open[-1].result:
            field = story.fields.open[-1]
            field.link = safe_address(story, address_of("".join(field.code)))
        return
    _count_code(story, ended.name)
    story.line.page_number |= ended.name in PAGE_NUMBERS
    if not ended.result:
        write(story, ended.shown_by_itself, room)
    story.document.left("form field", ended.form is not None)


def field_code(story: Story, element: etree._Element, room: Room) -> None:
    story.fields.add(element.text or "")


def simple_field(story: Story, element: etree._Element, room: Room) -> None:
    code = attributes(element).get("instr", "")
    name = name_of(code)
    _count_code(story, name)
    story.line.page_number |= name in PAGE_NUMBERS
    story.read(
        story.document.handlers[INLINES],
        element,
        replace(room, link=room.link or safe_address(story, address_of(code))),
    )


def _count_code(story: Story, name: str) -> None:
    if name not in ("", "HYPERLINK", *PAGE_NUMBERS):
        story.document.left("code of a field")


def hyperlink(story: Story, element: etree._Element, room: Room) -> None:
    relation = story.relations.get(element.get(f"{R}id", ""))
    if attributes(element).get("tooltip"):
        story.document.left("tooltip of a link")
    address = safe_address(story, relation.target if relation else "")
    story.read(story.document.handlers[INLINES], element, replace(room, link=address))


def safe_address(story: Story, address: str) -> str:
    """An address that a link of a page may have; empty, and counted, for any other."""
    if not address:
        return ""
    plain = quote(address.strip(), safe="!#$%&'()*+,-./:;=?@[]_~")
    if WEB.fullmatch(plain):
        return plain
    story.document.left("link to a file, a server or another place, now plain text")
    return ""
