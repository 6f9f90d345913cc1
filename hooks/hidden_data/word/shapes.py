"""Shapes and pictures in a Word document: what is behind the text in them, and what they cover."""

from __future__ import annotations

import re

from lxml import etree

from hidden_data.colours import Colour, Palette, written

from .names import PIC, WP, WPS, A, V
from .styles import attributes

MILLIMETRE = 36_000
"""In the unit of drawings, of which an inch has 914,400."""
TWIP = 635
LEAST_LINE = 120
"""Twips (a twentieth of a point) that a line needs."""
_LEAST_LETTER = 50
"""Twips that a letter of six points needs across."""
_MARGIN = 2 * 914_400
"""No page has a wider margin; what lies farther out from where text begins is on no page."""


def number(text: str | None) -> float:
    """The number that *text* begins with; 0 for none."""
    match = re.match(r"\s*-?\d{1,15}(\.\d{1,6})?", text or "")
    return float(match[0]) if match else 0.0


def twips(text: str | None) -> float:
    """A length in twips, which newer programs may give in another unit."""
    units = {"pt": 20, "pc": 240, "pi": 240, "in": 1440, "cm": 567, "mm": 56.7}
    return number(text) * units.get((text or "").strip()[-2:], 1)


def length(text: str) -> float:
    """A length with a unit as older drawings have it, in the unit of newer ones."""
    unit = {"in": 914_400, "cm": 360_000, "mm": MILLIMETRE, "px": 9525}.get(
        text.strip()[-2:], 12_700
    )
    return number(text) * unit


def fills(
    shape: etree._Element, palette: Palette, behind: tuple[Colour, ...]
) -> tuple[Colour, ...]:
    """The colours a drawn shape is filled with, or what is *behind* it when it is not."""
    properties = shape.find(f"{WPS}spPr")
    for kind in properties if properties is not None else ():
        name = kind.tag.rpartition("}")[2]
        if name == "noFill":
            return behind
        if name == "solidFill":
            colour = palette.of_drawing(kind)
            return (colour,) if colour else behind
        if name in ("gradFill", "pattFill"):
            stops = [
                palette.of_drawing(stop) for stop in kind.iter(f"{A}gs", f"{A}fgClr", f"{A}bgClr")
            ]
            return tuple(stop for stop in stops if stop)
        if name in ("grpFill", "blipFill"):
            return ()
    style = shape.find(f"{WPS}style/{A}fillRef")
    if style is None or style.get("idx", "0") in ("0", "1000"):
        return behind
    colour = palette.of_drawing(style)
    return (colour,) if colour else behind


def letters(shape: etree._Element, palette: Palette) -> Colour | None:
    """The colour a drawn shape gives to letters that have none of their own."""
    return palette.of_drawing(shape.find(f"{WPS}style/{A}fontRef"))


def old_fills(shape: etree._Element, behind: tuple[Colour, ...]) -> tuple[Colour, ...]:
    """The same for a shape in Word's older way of drawing (VML)."""
    fill = shape.find(f"{V}fill")
    given = attributes(fill)
    if (
        shape.get("filled", given.get("on", "t")) in ("f", "false", "0")
        or number(given.get("opacity", "1")) == 0
    ):
        return behind
    texts = (shape.get("fillcolor") or given.get("color") or "white", given.get("color2", ""))
    colours = [written(text.partition("[")[0]) for text in texts if text]
    return tuple(colour for colour in colours if colour)


def old_style(shape: etree._Element) -> dict[str, str]:
    """Where and how an older shape is drawn, by the names that CSS has for it."""
    pairs = (entry.partition(":") for entry in (shape.get("style") or "").lower().split(";"))
    return {name.strip(): text.strip() for name, _, text in pairs}


def has_text(element: etree._Element) -> bool:
    return any((text.text or "").strip() for text in element.iter("{*}t"))


def too_low(holder: etree._Element, height: str | None, width: float = 0) -> bool:
    """Whether lines do not fit into an exact height in twips: each needs six points at least, and
    letters that are wider than a *width* need more than one."""
    lines = last = letters = 0
    for element in holder.iter("{*}p", "{*}br", "{*}cr", "{*}t"):
        if not element.tag.endswith("}t"):
            lines += 1
        elif (element.text or "").strip():
            last = lines
            letters += len(element.text or "")
    room = twips(height)
    return room < last * LEAST_LINE or 0 < width * room < letters * _LEAST_LETTER * LEAST_LINE


def lies_behind(holder: etree._Element) -> bool:
    """Whether a drawing stands behind the text."""
    return holder.get("behindDoc", "0") in ("1", "true", "on")


def lies_upon_text(anchor: etree._Element, palette: Palette, pictures_too: bool) -> bool:
    """Whether a floating drawing is in front of text."""
    if anchor.find(f"{WP}wrapNone") is None or lies_behind(anchor):
        return False
    if pictures_too and anchor.find(f".//{PIC}pic") is not None:
        return True
    return any(
        fills(shape, palette, ()) or shape.find(f"{WPS}spPr/{A}grpFill") is not None
        for shape in anchor.iter(f"{WPS}wsp")
    )


def old_lies_behind(shape: etree._Element) -> bool:
    return number(old_style(shape).get("z-index")) < 0


def old_lies_upon_text(shape: etree._Element) -> bool:
    """The same for a shape in Word's older way of drawing."""
    style = old_style(shape)
    if style.get("position") != "absolute" or old_lies_behind(shape):
        return False
    wrap = next(shape.iter("{urn:schemas-microsoft-com:office:word}wrap"), None)
    if wrap is not None and wrap.get("type", "none") != "none":
        return False
    return any(
        old_fills(one, ())
        for one in shape.iter(f"{V}shape", f"{V}rect", f"{V}roundrect", f"{V}oval")
    )


def in_top_margin(anchor: etree._Element, margin: float) -> bool:
    """Whether a floating drawing ends above the text of its page, whose *margin* is in twips."""
    position = anchor.find(f"{WP}positionV")
    offset = position.find(f"{WP}posOffset") if position is not None else None
    if (
        position is None
        or offset is None
        or position.get("relativeFrom") not in ("page", "topMargin")
    ):
        return False
    height = number(attributes(anchor.find(f"{WP}extent")).get("cy"))
    return number(offset.text) + height <= margin * TWIP


def out_of_sight(drawing: etree._Element, page: tuple[float, float]) -> bool:
    """Whether a drawing with text or a picture lies outside its page (width and height in
    twips), or is too small to be seen."""
    picture = drawing.find(f".//{PIC}pic") is not None
    if not picture and not has_text(drawing):
        return False
    extent = drawing.find(f"{WP}extent")
    width, height = (
        (number(extent.get(name)) for name in ("cx", "cy")) if extent is not None else (0.0, 0.0)
    )
    # A box that grows with its text has the height of an earlier one.
    if not picture and drawing.find(f".//{A}spAutoFit") is not None:
        height = max(height, MILLIMETRE)
    if (
        min(width, height) < (MILLIMETRE / 6 if picture else MILLIMETRE)
        or max(width, height) < MILLIMETRE
    ):
        return True
    for axis, size, room in (("H", width, page[0]), ("V", height, page[1])):
        position = drawing.find(f"{WP}position{axis}")
        offset = position.find(f"{WP}posOffset") if position is not None else None
        share = position.find(f"{{*}}pctPos{axis}Offset") if position is not None else None
        simple = drawing.get("simplePos") in ("1", "true", "on")
        if simple or offset is not None or share is not None:
            start = number(offset.text) if offset is not None else 0.0
            if share is not None:
                start = number(share.text) / 100_000 * room * TWIP
            if simple:
                place = attributes(drawing.find(f"{WP}simplePos"))
                start = number(place.get("x" if axis == "H" else "y"))
            least = 0 if simple or position.get("relativeFrom") == "page" else -_MARGIN  # type: ignore[union-attr]
            if start + size <= least or start >= room * TWIP:
                return True
    return False
