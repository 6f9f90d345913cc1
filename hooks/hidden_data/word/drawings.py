"""Drawings in a Word document: pictures, shapes and text boxes, in the newer way."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from .behind import note_ground
from .boxes import on_picture, text_box
from .names import MC, PIC, WP, WPC, WPG, WPS, A, W
from .pictures import new_picture, stand_in
from .refusals import OFF_PAGE, TINY, UPON
from .shapes import (
    TWIP,
    fills,
    has_text,
    in_top_margin,
    letters,
    lies_behind,
    lies_upon_text,
    number,
    out_of_sight,
    too_low,
)
from .story import Story, linked
from .styles import Room, attributes, on
from .versions import branch

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""
_STAND_INS = {"chart": "chart", "chartex": "chart", "diagram": "diagram"}
_UNDERSTOOD = ("picture", "wordprocessingShape", "wordprocessingGroup", "wordprocessingCanvas")
_GROUPS = (f"{WPG}wgp", f"{WPG}grpSp", f"{WPC}wpc")


def drawing(story: Story, element: etree._Element, room: Room) -> None:
    for holder in element.iterchildren(f"{WP}inline", f"{WP}anchor"):
        about = holder.find(f"{WP}docPr")
        marks = [
            holder.get("hidden"),
            *(one.get("hidden") for one in holder.iter(f"{WP}docPr", f"{PIC}cNvPr", f"{WPS}cNvPr")),
        ]
        behind = lies_behind(holder)
        if any(mark is not None and on({"val": mark}) for mark in marks):
            story.document.left("hidden picture or shape")
            continue
        # Whatever stands in a header stands behind the text of its page.
        floats = story.in_margin and holder.find(f"{WP}wrapNone") is not None
        if (behind or floats) and not room.hidden:
            note_ground(story, holder, room.where)
        if story.in_margin and behind and not has_text(holder):
            story.document.left("picture or shape behind the text of every page")
            continue
        if out_of_sight(holder, story.parts.page):
            story.notice(OFF_PAGE, room)
        # Letterheads have their emblem in front of an empty place at the top of the page.
        above_text = story.in_margin or in_top_margin(holder, story.parts.top_margin)
        if lies_upon_text(holder, story.palette, pictures_too=not above_text):
            story.notice(UPON, room)
        extent = attributes(holder.find(f"{WP}extent"))
        size = number(extent.get("cx")), number(extent.get("cy"))
        _content(story, holder, room, size, "" if about is None else _words(about))


def _content(
    story: Story, holder: etree._Element, room: Room, size: tuple[float, float], words: str
) -> None:
    for data in holder.iterfind(f"{A}graphic/{A}graphicData"):
        kind = data.get("uri", "").rstrip("/").rpartition("/")[2]
        if kind in _STAND_INS:
            stand_in(story, _STAND_INS[kind], room, words)
        elif kind in _UNDERSTOOD:
            _shapes(story, data, room, size, words)
        else:
            stand_in(story, "drawing", room, words)


def _shapes(
    story: Story, parent: etree._Element, room: Room, size: tuple[float, float], words: str
) -> None:
    """The pictures and shapes within a drawing or a group, in the order they are painted."""
    below: list[Box] = []
    for child in parent:
        if child.tag == f"{MC}AlternateContent":
            story.document.left("version for other programs", len(child) - 1)
            chosen = branch(child)
            if chosen is not None:
                _shapes(story, chosen, room, size, words)
            continue
        about = (
            next(child.iter(f"{PIC}cNvPr", f"{WPS}cNvPr"), None)
            if child.tag != f"{WPG}grpSp"
            else None
        )
        box = _box(child)
        if (
            child.tag == f"{WPS}wsp"
            and fills(child, story.palette, ())
            and any(_covers(box, one) for one in below)
        ):
            story.notice(UPON, room)
        if child.tag == f"{PIC}pic" or (child.tag == f"{WPS}wsp" and has_text(child)):
            below.append(box)
        of_its_own = _words(about) if about is not None else ""
        in_group = parent.tag in _GROUPS
        own = (of_its_own or words) if in_group else (words or of_its_own)
        if child.tag == f"{PIC}pic":
            new_picture(story, child, room, _extent(child) if in_group else size, own)
        elif child.tag == f"{WPS}wsp":
            _shape(story, child, room, size, own)
        elif child.tag in _GROUPS:
            _shapes(story, child, room, size, words)
        elif child.tag.endswith("}graphicFrame"):
            stand_in(story, "chart", room, own)


def _shape(
    story: Story, shape: etree._Element, room: Room, size: tuple[float, float], words: str
) -> None:
    palette = story.palette
    behind = fills(shape, palette, (story.parts.paper,))
    if (filled := shape.find(f"{WPS}spPr/{A}blipFill")) is not None:
        new_picture(story, filled, room, size, words)
    content = shape.find(f"{WPS}txbx/{W}txbxContent")
    if content is not None:
        if _crowded(shape, content):
            story.notice(TINY, room)
        inner = replace(room, behind=behind, ink=letters(shape, palette))
        if filled is not None:
            on_picture(story, linked(filled.find(f"{A}blip"), story, "embed"), content, inner)
        else:
            text_box(story, content, inner)
    elif filled is None:
        story.document.left("drawn shape or line")


def _crowded(shape: etree._Element, content: etree._Element) -> bool:
    """Whether the text of a box has no room in it."""
    about = attributes(shape.find(f"{WPS}bodyPr"))
    width, height = (side / TWIP for side in _extent(shape))
    left, right, above, below = (
        number(about.get(name)) / TWIP for name in ("lIns", "rIns", "tIns", "bIns")
    )
    if width and left + right >= width:
        return True
    if not height or shape.find(f"{WPS}bodyPr/{A}spAutoFit") is not None:
        return False
    lies = about.get("vert", "horz") == "horz"
    return above + below >= height or (lies and too_low(content, str(height), width))


def _words(about: etree._Element) -> str:
    """What a drawing says in words; its name is left behind."""
    return about.get("descr") or about.get("title") or ""


def _box(shape: etree._Element) -> Box:
    """Left, top, right and bottom of a shape within its group."""
    place = next(shape.iter(f"{A}xfrm"), None)
    off, extent = (
        attributes(place.find(A + name) if place is not None else None) for name in ("off", "ext")
    )
    left, top = number(off.get("x")), number(off.get("y"))
    return left, top, left + number(extent.get("cx")), top + number(extent.get("cy"))


def _extent(shape: etree._Element) -> tuple[float, float]:
    left, top, right, bottom = _box(shape)
    return right - left, bottom - top


def _covers(upper: Box, lower: Box) -> bool:
    """Whether one box lies over more than a twentieth of another."""
    width = min(upper[2], lower[2]) - max(upper[0], lower[0])
    height = min(upper[3], lower[3]) - max(upper[1], lower[1])
    area = (lower[2] - lower[0]) * (lower[3] - lower[1])
    return width > 0 and height > 0 and width * height > area / 20
