"""Whether a reader can see text of a certain look in a certain place."""

from __future__ import annotations

from lxml import etree

from hidden_data.colours import BLACK, WHITE, covered, nearly_black
from hidden_data.package import Refusal

from .names import W
from .refusals import (
    BLACK_HIGHLIGHT,
    BLACK_SHADING,
    CLEAR,
    ODD_PAGE,
    OFF_PAGE,
    SAME_COLOUR,
    TINY,
    UPON,
)
from .shapes import number, too_low, twips
from .story import Story
from .styles import Look, Room, attributes, child, on

LEAST_FONT, _LEAST_LINE, _LEAST_SCALE, _LEAST_FRAME, _FARTHEST_RAISE = 8, 80, 20, 200, 240
"""Half-points, twips (a twentieth of a point), percent, twips, half-points."""
_LEAST_SHARE_OF_LINE = 72
"""Of the 240 parts of a line that is as high as its letters."""
_LEAST_LETTER = 30
"""The width of a letter of four points, in twips."""
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
        any(number(one.get("val")) < LEAST_FONT for one in sizes)
        or scale < _LEAST_SCALE
        or spacing < -5 * size
    ):
        return TINY
    line = look.get("p:spacing", {})
    if line.get("lineRule") == "exact" and twips(line.get("line")) < 4 * size:
        return TINY
    if abs(twips(look.get("position", {}).get("val"))) > _FARTHEST_RAISE:
        return OFF_PAGE
    palette = story.palette
    ink = palette.of_attributes(look["color"], "val") if "color" in look else room.ink
    if "textFill" in look:
        fill = next(iter(etree.fromstring(look["textFill"]["xml"])), None)
        kind = fill.tag.rpartition("}")[2] if fill is not None else ""
        colour = palette.of_drawing(fill) if kind == "solidFill" else ink
        stops = (
            [palette.of_drawing(stop) for stop in fill.iter("{*}gs")] if fill is not None else []
        )
        clear = any(
            stop is None or all(covered(stop, one) for one in room.behind or (WHITE,))
            for stop in stops
        )
        if kind == "noFill" or (kind == "solidFill" and colour is None) or clear:
            return CLEAR
        ink = colour
    highlight = palette.highlight(look["highlight"]) if "highlight" in look else None
    if highlight:
        same = BLACK_HIGHLIGHT if highlight == BLACK else SAME_COLOUR
        return same if covered(ink or BLACK, highlight) else None
    shading = palette.shading(look["shd"]) if "shd" in look else None
    behind = (shading,) if shading else room.behind
    if not shading and behind in ((), (story.parts.paper,)):
        story.document.inks.setdefault(story.document.page, set()).add(ink or BLACK)
    # Letters without a colour of their own turn white on a dark ground in some programs only.
    if behind and all(nearly_black(one) if ink is None else covered(ink, one) for one in behind):
        return BLACK_SHADING if nearly_black(behind[0]) else SAME_COLOUR
    return None


def squeezed(run: etree._Element, look: Look) -> Refusal | None:
    """Why nobody can read a run that is made to fit into a width, if so."""
    given = look.get("fitText")
    if given is None:
        return None
    # Runs that follow one another share the width, under one id.
    runs = [
        one for one in run.itersiblings(run.tag) if child(one.find(f"{W}rPr"), "fitText") == given
    ]
    letters = sum(len(text.text or "") for one in (run, *runs) for text in one.iter(f"{W}t"))
    return TINY if number(given.get("val")) < letters * _LEAST_LETTER else None


def check_paragraph(story: Story, paragraph: etree._Element, look: Look, room: Room) -> None:
    """Stop at a paragraph whose lines have no room, or lie off the page."""
    line = look.get("p:spacing", {})
    frame = look.get("p:framePr", {})
    if (
        (line.get("lineRule") == "exact" and number(line.get("line")) < _LEAST_LINE)
        or (
            line.get("lineRule", "auto") == "auto"
            and 0 < number(line.get("line")) < _LEAST_SHARE_OF_LINE
        )
        or (frame.get("hRule") == "exact" and too_low(paragraph, frame.get("h")))
        or ("w" in frame and number(frame["w"]) < _LEAST_FRAME and "dropCap" not in frame)
    ):
        story.notice(TINY, room)
    given = look.get("p:ind", {})
    indent = {name: twips(text) for name, text in given.items()}
    begin = indent.get("left", indent.get("start", 0))
    first = begin + indent.get("firstLine", 0) * ("hanging" not in indent)
    begin -= max(indent.get("hanging", 0), 0)
    if (
        any(map(story.far, (*given.values(), frame.get("x"), frame.get("y"))))
        or off_side(story, min(begin, first))
        or off_side(story, max(begin, first))
        or ("x" in frame and off_side(story, twips(frame["x"]), frame.get("hAnchor") == "page"))
    ):
        story.notice(OFF_PAGE, room)
    shading = story.palette.shading(look["p:shd"]) if "p:shd" in look else None
    if frame.get("wrap") in ("none", "through") and "dropCap" not in frame and shading:
        story.notice(UPON, room)


def off_side(story: Story, start: float, of_page: bool = False) -> bool:
    """Whether what begins this far, in twips, to the right of the margin or of the page's edge
    begins off the page."""
    place = start + (0 if of_page else story.parts.left_margin)
    return not -_LEAST_FRAME < place < story.parts.page[0] - _LEAST_LINE


def check_page(story: Story, section: etree._Element, room: Room) -> None:
    """A page must be large enough to be seen, and what is around its text must lie on it."""
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    width, height = number(size.get("w", "12240")), number(size.get("h", "15840"))
    across = any(number(margins.get(side)) >= width for side in ("left", "right"))
    # A negative margin at the top or the bottom is one that no header moves.
    along = any(abs(number(margins.get(side))) >= height for side in ("top", "bottom"))
    beside = any(not 0 <= number(margins.get(side)) < height for side in ("header", "footer"))
    sides = sum(abs(number(margins.get(side))) for side in ("left", "right", "gutter"))
    columns = [child_ for one in section.iter(f"{W}cols") for child_ in (one, *one)]
    narrow = any(
        ("w" in attributes(one) and number(attributes(one)["w"]) < _LEAST_FRAME)
        or number(attributes(one).get("space")) >= width
        for one in columns
    )
    across = across or narrow or width - sides < _LEAST_FRAME
    if min(width, height) < _LEAST_PAGE or across or along or beside:
        story.notice(ODD_PAGE, room)
