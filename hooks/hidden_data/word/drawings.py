"""Drawings in a Word document as its stories come upon them: pictures, shapes, text boxes, and their double for older programs."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from .names import MC, PIC, WP, WPS, A, R, V, W
from .refusals import CROPPED, HIDDEN_SHAPE, OFF_PAGE, STORED_DRAWING, UPON
from .shapes import cropped, fills, letters, lies_upon_text, old_cropped, old_fills, old_lies_upon_text, old_style, out_of_sight
from .story import Story
from .styles import Room, attributes, on

_IN_MARGIN = ("header", "footer", "first-page", "even-page")


def _drawing(story: Story, drawing: etree._Element, room: Room) -> None:
    marks = [drawing.get("hidden"), *(one.get("hidden") for one in drawing.iter(f"{WP}docPr", f"{PIC}cNvPr", f"{WPS}cNvPr"))]
    if any(mark is not None and on({"val": mark}) for mark in marks):
        story.notice(HIDDEN_SHAPE, room)
    if out_of_sight(drawing, story.document.page):
        story.notice(OFF_PAGE, room)
    # Letterheads have their emblem in front of an empty place at the top of the page.
    if lies_upon_text(drawing, story.styles.palette, not story.name.startswith(_IN_MARGIN)):
        story.notice(UPON, room)
    story.inside(drawing, room)


def _shape(story: Story, shape: etree._Element, room: Room) -> None:
    palette = story.styles.palette
    story.inside(shape, replace(room, behind=fills(shape, palette, (story.document.paper,)), ink=letters(shape, palette)))


def _old_shape(story: Story, shape: etree._Element, room: Room) -> None:
    style = old_style(shape)
    if style.get("visibility") == "hidden" or style.get("display") == "none" or style.get("mso-hide"):
        story.notice(HIDDEN_SHAPE, room)
    if any(name.endswith("gfxdata") for name in shape.attrib):
        story.notice(STORED_DRAWING, room)
    if shape.getparent().tag != f"{V}group" and old_lies_upon_text(shape):
        story.notice(UPON, room)
    story.inside(shape, replace(room, behind=old_fills(shape, (story.document.paper,)), ink=None))


def _text_box(story: Story, content: etree._Element, room: Room) -> None:
    text = "".join(content.itertext())
    if story.older and text in story.boxes_read:
        return
    story.boxes_read.add(text)
    story.boxes += 1
    before, story.grids = story.grids, []
    story.inside(content, Room(f"{story.name}, text box {story.boxes}".removeprefix(", "), story.styles.defaults, room.behind, room.ink))
    story.grids = before


def _older(story: Story, fallback: etree._Element, room: Room) -> None:
    before, story.older = story.older, True
    story.inside(fallback, room)
    story.older = before


def _picture(story: Story, picture: etree._Element, room: Room) -> None:
    """A reference to a picture, new (``blip``) or old (``imagedata``)."""
    for name in (f"{R}embed", f"{R}id", f"{R}pict", f"{R}link"):
        if target := story.images.get(picture.get(name, "")):
            story.document.pictures.setdefault(target, room.where)
    if old_cropped(attributes(picture)):
        story.notice(CROPPED, room)
    story.inside(picture, room)


def _crop(story: Story, crop: etree._Element, room: Room) -> None:
    if cropped(attributes(crop)):
        story.notice(CROPPED, room)


HANDLERS = {
    f"{WP}inline": _drawing,
    f"{WP}anchor": _drawing,
    f"{WPS}wsp": _shape,
    **dict.fromkeys((V + name for name in ("shape", "rect", "roundrect", "oval", "polyline", "line", "group")), _old_shape),
    f"{W}txbxContent": _text_box,
    f"{MC}Fallback": _older,
    f"{A}blip": _picture,
    f"{V}imagedata": _picture,
    f"{A}srcRect": _crop,
}
