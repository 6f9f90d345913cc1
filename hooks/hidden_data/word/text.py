"""Paragraphs, letters and fields of a Word document: their text, and whether a reader can see it."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from ..colours import BLACK, covered, nearly_black
from ..package import Refusal
from .fields import refusal_of
from .forms import keeps_other_date
from .names import MATH, W15, W
from .refusals import BLACK_HIGHLIGHT, BLACK_SHADING, CLEAR, FOLDED, HIDDEN, HIDDEN_MARK, ODD_PAGE, OFF_PAGE, OTHER_DATE, SAME_COLOUR, TINY, WEB
from .shapes import has_text, number, too_low
from .story import Story
from .styles import Look, Room, attributes, look_of, merged, on

_PAGE_NUMBER = re.compile(r"[\divxlcdm.\s–-]*", re.IGNORECASE)
_CODE_OF_SIGN = re.compile("(?!D[89A-F])[0-9A-F]{4}", re.IGNORECASE)
_LEAST_FONT, _LEAST_LINE, _LEAST_SCALE, _LEAST_FRAME, _FARTHEST_RAISE = 4, 80, 20, 200, 240
"""Half-points, twips (a twentieth of a point), percent, twips, half-points."""

_LEAST_PAGE = 1701
"""Three centimetres, in twips."""


def _paragraph(story: Story, paragraph: etree._Element, room: Room) -> None:
    properties = paragraph.find(f"{W}pPr")
    given = attributes(properties.find(f"{W}pStyle")) if properties is not None else {}
    style = story.styles.style(given.get("val"), "paragraph")
    look = merged(room.look, style, look_of(properties))
    shows = has_text(paragraph)
    where = room.where
    if not where:
        story.paragraphs += shows
        where = f"paragraph {story.paragraphs}" if shows or not story.paragraphs else f"after paragraph {story.paragraphs}"
    shading = story.styles.palette.shading(look["p:shd"]) if "p:shd" in look else None
    inner = replace(room, where=where, look=look, behind=(shading,) if shading else room.behind, hidden=room.hidden or on(style.get("vanish")))
    if properties is not None:
        _check_paragraph(story, paragraph, properties, look, shows, inner)
    before, story.text = story.text, []
    story.inside(paragraph, inner)
    story.pass_on("".join(story.text), where, shown=True)
    story.text = before


def _check_paragraph(story: Story, paragraph: etree._Element, properties: etree._Element, look: Look, shows: bool, room: Room) -> None:
    for mark in ("vanish", "specVanish"):
        if _is_on(properties, f"{W}rPr/{W}{mark}"):
            story.notice(HIDDEN_MARK, room)
            break
    if _is_on(properties, f"{W15}collapsed"):
        story.notice(FOLDED, room)
    if not shows:
        return
    line = look.get("p:spacing", {})
    if line.get("lineRule") == "exact" and number(line.get("line")) < _LEAST_LINE:
        story.notice(TINY, room)
    frame = look.get("p:framePr", {})
    if (frame.get("hRule") == "exact" and too_low(paragraph, frame.get("h"))) or ("w" in frame and number(frame["w"]) < _LEAST_FRAME):
        story.notice(TINY, room)
    if any(story.far(text) for text in (*look.get("p:ind", {}).values(), frame.get("x"), frame.get("y"))):
        story.notice(OFF_PAGE, room)


def _run(story: Story, run: etree._Element, room: Room) -> None:
    properties = run.find(f"{W}rPr")
    given = attributes(properties.find(f"{W}rStyle")) if properties is not None else {}
    style = story.styles.style(given.get("val"), "character") if given else {}
    direct = look_of(properties)
    look = merged(room.look, style, direct)
    # Whether a style hides text that another style shows again depends on the program.
    hidden = on(direct["vanish"]) if "vanish" in direct else room.hidden or on(room.look.get("vanish")) or on(style.get("vanish"))
    text = "".join(child.text or "" for child in run.iterchildren(f"{W}t", f"{W}delText", f"{MATH}t"))
    if hidden and (
        text.strip() or any(run.find(W + name) is not None for name in ("sym", "footnoteReference", "endnoteReference", "drawing", "pict", "object"))
    ):
        story.notice(HIDDEN, room)
    elif text.strip() or run.find(f"{W}sym") is not None:
        if on(look.get("webHidden")) and not _PAGE_NUMBER.fullmatch(text):
            story.notice(WEB, room)
        story.notice(_unseen(story, look, room), room)
        story.notice(story.fields.misplaced(), room)
    story.inside(run, room)


def _unseen(story: Story, look: Look, room: Room) -> Refusal | None:
    """Why nobody can see text of this look in this place, if so."""
    sizes = [look[name] for name in ("sz", "szCs") if name in look and (name == "sz" or on(look.get("cs")) or on(look.get("rtl")))]
    size = number(sizes[-1].get("val")) if sizes else 20
    scale, spacing = number(look.get("w", {}).get("val", "100")), number(look.get("spacing", {}).get("val"))
    if any(number(one.get("val")) < _LEAST_FONT for one in sizes) or scale < _LEAST_SCALE or spacing < -5 * size:
        return TINY
    if abs(number(look.get("position", {}).get("val"))) > _FARTHEST_RAISE:
        return OFF_PAGE
    palette = story.styles.palette
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
        return None if not covered(ink or BLACK, highlight) else BLACK_HIGHLIGHT if highlight == BLACK else SAME_COLOUR
    shading = palette.shading(look["shd"]) if "shd" in look else None
    behind = (shading,) if shading else room.behind
    # Letters without a colour of their own turn white on a dark ground in some programs, but not in all.
    if behind and all(nearly_black(colour) if ink is None else covered(ink, colour) for colour in behind):
        return BLACK_SHADING if nearly_black(behind[0]) else SAME_COLOUR
    return None


def _letters(story: Story, element: etree._Element, room: Room) -> None:
    story.text.append(element.text or "")


def _sign(story: Story, element: etree._Element, room: Room) -> None:
    """A letter by its number, in a font of its own: mostly one of a font of symbols, whose numbers are for private use."""
    code = attributes(element).get("char", "")
    story.text.append(chr(int(code, 16)) if _CODE_OF_SIGN.fullmatch(code) else "\ufffd")


def _gap(story: Story, element: etree._Element, room: Room) -> None:
    if element.getparent().tag != f"{W}r":  # the same name stands for a stop in the ruler
        return story.inside(element, room)
    story.text.append("-" if element.tag == f"{W}noBreakHyphen" else "\t" if element.tag in (f"{W}tab", f"{W}ptab") else "\n")


def _field_mark(story: Story, element: etree._Element, room: Room) -> None:
    refusal, code = story.fields.mark(attributes(element).get("fldCharType", ""))
    story.notice(refusal, room)
    story.pass_on(code, f"{room.where}, code of a field")
    story.inside(element, room)


def _field_code(story: Story, element: etree._Element, room: Room) -> None:
    story.notice(story.fields.add(element.text or ""), room)


def _simple_field(story: Story, element: etree._Element, room: Room) -> None:
    code = attributes(element).get("instr", "")
    story.notice(refusal_of(code), room)
    story.pass_on(code, f"{room.where}, code of a field")
    story.inside(element, room)


def _control(story: Story, control: etree._Element, room: Room) -> None:
    if keeps_other_date(control):
        story.notice(OTHER_DATE, room)
    story.inside(control, room)


def _page(story: Story, section: etree._Element, room: Room) -> None:
    """A page must be large enough to be seen, and what is around its text must lie on it."""
    size, margins = attributes(section.find(f"{W}pgSz")), attributes(section.find(f"{W}pgMar"))
    width, height = number(size.get("w", "12240")), number(size.get("h", "15840"))
    across = any(number(margins.get(side)) >= width for side in ("left", "right"))
    # A negative margin at the top or the bottom is one that no header moves.
    along = any(abs(number(margins.get(side))) >= height for side in ("top", "bottom"))
    beside = any(not 0 <= number(margins.get(side)) < height for side in ("header", "footer"))
    if min(width, height) < _LEAST_PAGE or across or along or beside:
        story.notice(ODD_PAGE, room)
    story.inside(section, room)


def _is_on(properties: etree._Element, switch: str) -> bool:
    found = properties.find(switch)
    return found is not None and on(attributes(found))


HANDLERS = {
    f"{W}p": _paragraph,
    f"{W}r": _run,
    f"{MATH}r": _run,
    f"{W}sym": _sign,
    f"{W}sdt": _control,
    f"{W}sectPr": _page,
    f"{W}fldChar": _field_mark,
    f"{W}instrText": _field_code,
    f"{W}delInstrText": _field_code,
    f"{W}fldSimple": _simple_field,
    **dict.fromkeys((f"{W}t", f"{W}delText", f"{MATH}t"), _letters),
    **dict.fromkeys((f"{W}noBreakHyphen", f"{W}br", f"{W}cr", f"{W}ptab", f"{W}tab"), _gap),
}
