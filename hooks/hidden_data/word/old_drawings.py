"""Drawings of Word's older kind (VML), and the pictures that stand for embedded objects."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from hidden_data.colours import covered

from .behind import note_old_ground
from .boxes import on_picture, text_box
from .looks import off_side
from .names import V, W
from .pictures import old_picture, stand_in
from .refusals import OFF_PAGE, SAME_COLOUR, UPON
from .shapes import (
    MILLIMETRE,
    TWIP,
    has_text,
    length,
    old_fills,
    old_lies_behind,
    old_lies_upon_text,
    old_style,
)
from .story import Story, linked
from .styles import Room
from .text import write

_OLD_SHAPES = tuple(
    V + name for name in ("shape", "rect", "roundrect", "oval", "polyline", "line", "group")
)


def old_drawing(story: Story, element: etree._Element, room: Room) -> None:
    """A drawing of Word's older kind, or the picture that stands for an embedded object."""
    embedded = element.tag == f"{W}object"
    story.document.left("embedded object", embedded)
    shapes = [child for child in element if child.tag in _OLD_SHAPES]
    for shape in shapes:
        _old_shape(story, shape, room)
    if embedded and not shapes:
        stand_in(story, "embedded object", room)


def _old_shape(story: Story, shape: etree._Element, room: Room) -> None:
    style = old_style(shape)
    if (
        style.get("visibility") == "hidden"
        or style.get("display") == "none"
        or style.get("mso-hide")
    ):
        story.document.left("hidden picture or shape")
        return
    if any(str(name).endswith("}hr") for name in shape.attrib):
        return
    in_group = next(shape.iterancestors(), shape).tag == f"{V}group"
    floats = not in_group and style.get("position") == "absolute"
    if floats and not room.hidden and (old_lies_behind(shape) or story.in_margin):
        note_old_ground(story, shape, room.where)
    if not in_group and old_lies_upon_text(shape) and not story.in_margin:
        story.notice(UPON, room)
    size = length(style.get("width", "")), length(style.get("height", ""))
    if not in_group and _old_out_of_sight(story, shape, style):
        story.notice(OFF_PAGE, room)
    inner = replace(room, behind=old_fills(shape, (story.parts.paper,)), ink=None)
    shown = False
    for child in shape:
        if child.tag in _OLD_SHAPES:
            _old_shape(story, child, room)
        elif child.tag == f"{V}imagedata":
            old_picture(story, child, room, size, shape.get("alt", ""))
        elif child.tag == f"{V}textbox":
            fill = shape.find(f"{V}fill")
            part = linked(fill, story, "id") if fill is not None else ""
            for content in child.iterchildren(f"{W}txbxContent"):
                if part:
                    on_picture(story, part, content, inner)
                else:
                    text_box(story, content, inner)
        elif child.tag == f"{V}textpath" and child.get("string"):
            _word_art(story, shape, child, inner)
        else:
            continue
        shown = True
    if not shown:
        story.document.left("drawn shape or line")


def _word_art(story: Story, shape: etree._Element, path: etree._Element, room: Room) -> None:
    if story.in_margin:
        story.document.left("watermark")
        return
    hidden = all(covered(one, story.parts.paper) for one in room.behind)
    outlined = shape.get("stroked", "t") not in ("f", "false", "0")
    if hidden and not outlined:
        story.notice(SAME_COLOUR, room)
    write(story, path.get("string", ""), room, old_style(path).get("font-family", "").strip("\"' "))


def _old_out_of_sight(story: Story, shape: etree._Element, style: dict[str, str]) -> bool:
    """Whether an older shape with text lies off every page, or has no room for it."""
    if not has_text(shape):
        return False
    sizes = [length(style[name]) for name in ("width", "height") if name in style]
    if any(size < MILLIMETRE for size in sizes) and style.get("mso-fit-shape-to-text") != "t":
        return True
    places = (style.get(name, "0") for name in ("margin-left", "margin-top", "left", "top"))
    starts = [length(text) / TWIP for text in places]
    across, along = starts[0] + starts[2], starts[1] + starts[3]
    return (
        style.get("position") == "absolute"
        and (off_side(story, across + (sizes[0] / TWIP if across < 0 and sizes else 0)))
    ) or abs(along) >= story.parts.page[1]
