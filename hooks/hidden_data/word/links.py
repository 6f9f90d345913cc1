"""Fields and links of a Word document."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from lxml import etree

from hidden_data.page.markup import WEB

from .fields import PAGE_NUMBERS, WORKED_OUT, Field, address_of
from .looks import unseen
from .names import R
from .pictures import stand_in
from .refusals import BROKEN_FIELD, UNKNOWN_FIELD
from .story import INLINES, Story, has_content
from .styles import Room, attributes
from .text import write


def field_mark(story: Story, element: etree._Element, room: Room) -> None:
    """A field begins, goes on to its result, or ends."""
    ended = story.fields.mark(element)
    if ended is None:
        if story.fields.open and story.fields.open[-1].result:
            field = story.fields.open[-1]
            field.link = safe_address(story, address_of(field.code))
        return
    _end(story, ended, room)


def _end(story: Story, field: Field, room: Room) -> None:
    """What is done where a field ends: one without a result may show something by itself."""
    if field.name not in ("", "HYPERLINK", *PAGE_NUMBERS):
        story.document.left("code of a field")
    story.line.page_number |= field.name in PAGE_NUMBERS
    story.document.left("form field", field.form is not None)
    if not field.known:
        story.notice(UNKNOWN_FIELD, room)
    elif not field.result and field.name in WORKED_OUT:
        stand_in(story, WORKED_OUT[field.name], room)
    elif not field.result:
        sign, font = field.symbol
        _show(story, field.shown_by_itself + sign, room, font)
    for words, where in field.button if not field.result else ():
        _show(story, words, where)


def _show(story: Story, text: str, room: Room, font: str = "") -> None:
    if text.strip() and not story.fields.hide and not room.hidden:
        story.notice(unseen(story, room.look, room), room)
    write(story, text, room, font)


def field_code(story: Story, element: etree._Element, room: Room) -> None:
    story.fields.add(element.text or "", room)


def simple_field(story: Story, element: etree._Element, room: Room) -> None:
    code = attributes(element).get("instr", "")
    field = Field(pieces=[(code, room)], result=any(map(has_content, element)))
    if not field.result:
        _end(story, field, room)
        return
    field.link = safe_address(story, address_of(code))
    before = story.fields.open
    story.fields.open = within = [*before, field]
    story.read(story.document.handlers[INLINES], element, room)
    if within != [*before, field]:
        story.notice(BROKEN_FIELD, room)
    story.fields.open = before
    _end(story, field, room)


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
