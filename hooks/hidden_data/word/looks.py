"""Whether a reader can see text of a certain look in a certain place."""

from __future__ import annotations

from lxml import etree

from hidden_data.colours import BLACK, covered, nearly_black
from hidden_data.package import Refusal

from .refusals import BLACK_HIGHLIGHT, BLACK_SHADING, CLEAR, ODD_PAGE, OFF_PAGE, SAME_COLOUR, TINY
from .shapes import number, too_low
from .story import Story
from .styles import Look, Room, child, on

_LEAST_FONT, _LEAST_LINE, _LEAST_SCALE, _LEAST_FRAME, _FARTHEST_RAISE = 8, 80, 20, 200, 240
"""Half-points, twips (a twentieth of a point), percent, twips, half-points."""
_LEAST_PAGE = 1701
"""Three centimetres, in twips."""


def unseen(story: Story, look: Look, room: Room) -> Refusal | None:
    """Why nobody can see text of this look in this place, if so."""
    sizes = [
        look[name]
        for name in ("sz", "szCs")
        if name in look and (name == "sz" or on(look.get("cs")) or on(look.get("rtl")))
    ]
    size = number(sizes[-1].get("val")) if sizes else 20
    scale = number(look.get("w", {}).get("val", "100"))
    spacing = number(look.get("spacing", {}).get("val"))
    if (
        any(number(one.get("val")) < _LEAST_FONT for one in sizes)
        or scale < _LEAST_SCALE
        or spacing < -5 * size
    ):
        return TINY
    if abs(number(look.get("position", {}).get("val"))) > _FARTHEST_RAISE:
        return OFF_PAGE
    palette = story.palette
    ink = palette.of_attributes(look["color"], "val") if "color" in look else room.ink
    if "textFill" in look:
        fill = next(iter(etree.fromstring(look["textFill"]["xml"])), None)
        kind = fill.tag.rpartition("}")[2] if fill is not None else ""
        colour = palette.of_drawing(fill) if kind == "solidFill" else ink
        if kind == "noFill" or (kind == "solidFill" and colour is None):
            return CLEAR
        ink = colour
    highlight = palette.highlight(look["highlight"]) if "highlight" in look else None
    if highlight:
        same = BLACK_HIGHLIGHT if highlight == BLACK else SAME_COLOUR
        return same if covered(ink or BLACK, highlight) else None
    shading = palette.shading(look["shd"]) if "shd" in look else None
    behind = (shading,) if shading else room.behind
    # Letters without a colour of their own turn white on a dark ground in some programs only.
    if behind and all(nearly_black(one) if ink is None else covered(ink, one) for one in behind):
        return BLACK_SHADING if nearly_black(behind[0]) else SAME_COLOUR
    return None


def check_paragraph(story: Story, paragraph: etree._Element, look: Look, room: Room) -> None:
    """Stop at a paragraph whose lines have no room, or lie off the page."""
    line = look.get("p:spacing", {})
    frame = look.get("p:framePr", {})
    if (
        (line.get("lineRule") == "exact" and number(line.get("line")) < _LEAST_LINE)
        or (frame.get("hRule") == "exact" and too_low(paragraph, frame.get("h")))
        or ("w" in frame and number(frame["w"]) < _LEAST_FRAME and "dropCap" not in frame)
    ):
        story.notice(TINY, room)
    if any(
        story.far(text)
        for text in (*look.get("p:ind", {}).values(), frame.get("x"), frame.get("y"))
    ):
        story.notice(OFF_PAGE, room)


def check_page(story: Story, section: etree._Element, room: Room) -> None:
    """A page must be large enough to be seen, and what is around its text must lie on it."""
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    width, height = number(size.get("w", "12240")), number(size.get("h", "15840"))
    across = any(number(margins.get(side)) >= width for side in ("left", "right"))
    # A negative margin at the top or the bottom is one that no header moves.
    along = any(abs(number(margins.get(side))) >= height for side in ("top", "bottom"))
    beside = any(not 0 <= number(margins.get(side)) < height for side in ("header", "footer"))
    if min(width, height) < _LEAST_PAGE or across or along or beside:
        story.notice(ODD_PAGE, room)
