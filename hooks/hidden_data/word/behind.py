"""What lies behind the text of a page without being part of it, and can make letters unseen: a dark
picture, a shape in the colour of the letters."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from hidden_data.colours import Colour, covered

from .names import WP, WPS, A, V, W
from .shapes import TWIP, fills, length, number, old_fills, old_style
from .story import Story, linked
from .styles import attributes

_LEAST_SHARE = 0.05
"""Of a picture, so much can be as dark as letters: what is less hides no word."""
_TOLERANCE = 400
"""Twips that a drawing around the text may reach into it."""
_LINE = 280
"""Twips from line to line of a header."""
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF")
_MOST_PIXELS = 40_000_000
_SIDE = 64
"""A picture is looked at in so many pixels across and down."""
Extent = tuple[float, float] | None
"""Where something begins and ends, in twips; ``None`` when that cannot be told."""


@dataclass(frozen=True)
class Ground:
    """The colours that lie behind the text of one page, or of all."""

    where: str
    colours: tuple[Colour, ...]
    unknown: bool = False
    """Whether there is a picture among it that cannot be looked into."""
    page: int | None = None
    """Counted by page breaks; ``None`` for all."""

    def hides(self, inks: dict[int, set[Colour]]) -> bool:
        """Whether letters that stand there in these colours, by page, cannot be seen upon it."""
        pages = [inks.get(self.page, set())] if self.page is not None else list(inks.values())
        there = set().union(*pages)
        if self.unknown and there:
            return True
        return any(covered(ink, colour) for ink in there for colour in self.colours)


def note_ground(story: Story, holder: etree._Element, where: str) -> None:
    """Keep in mind what a drawing behind the text shows, unless it lies beside all text."""
    if not _Place(story, holder).under_text:
        return
    colours = [
        colour
        for shape in holder.iter(f"{WPS}wsp")
        if shape.find(f"{WPS}spPr/{A}blipFill") is None
        for colour in fills(shape, story.palette, ())
    ]
    looks = [
        _seen(story, linked(blip, story, "embed"))
        for blip in holder.iter(f"{A}blip")
        if not _washed_out(blip)
    ]
    _keep(story, where, colours, looks)


def note_old_ground(story: Story, shape: etree._Element, where: str) -> None:
    """The same for a shape in Word's older way of drawing."""
    if shape.find(f"{V}textpath") is not None or not _OldPlace(story, shape).under_text:
        return
    shapes = shape.iter(f"{V}shape", f"{V}rect", f"{V}roundrect", f"{V}oval")
    pictures = list(shape.iter(f"{V}imagedata"))
    colours = [colour for one in shapes for colour in old_fills(one, ()) if not pictures]
    looks = [
        _seen(story, linked(image, story, "id", "pict"))
        for image in pictures
        if number(image.get("blacklevel")) <= 0 and "gain" not in image.attrib
    ]
    _keep(story, where, colours, looks)


def note_background(story: Story, background: etree._Element | None) -> None:
    """The same for the picture or the blend that pages are laid upon."""
    if background is None or not story.parts.setting("displayBackgroundShape"):
        return
    colours: list[Colour] = []
    looks = []
    for shape in background:
        fill = shape.find(f"{V}fill")
        kind = fill.get("type", "solid") if fill is not None else "solid"
        if kind in ("frame", "tile", "pattern"):
            looks.append(_seen(story, linked(fill, story, "id")))
        elif kind != "solid":
            colours += old_fills(shape, ())
    _keep(story, "every page", colours, looks)


def note_picture(story: Story, part: str, where: str) -> None:
    """The same for the picture that fills the box which is about to be read."""
    _keep(story, where, [], [_seen(story, part)])


def _keep(
    story: Story, where: str, colours: list[Colour], looks: list[tuple[Colour, ...] | None]
) -> None:
    document = story.document
    known = {*colours, *(colour for look in looks for colour in look or ())}
    if known or None in looks:
        page = None if story.in_margin or where == "every page" else document.page
        document.grounds.append(Ground(where, tuple(sorted(known)), None in looks, page))


def _seen(story: Story, part: str) -> tuple[Colour, ...] | None:
    """The colours that a notable share of a picture has; ``None`` when that cannot be told."""
    from PIL import Image, UnidentifiedImageError  # only documents with pictures need it

    if part not in story.parts.package.names:
        return ()
    try:
        opened = Image.open(io.BytesIO(story.parts.package.read(part)), formats=_FORMATS)
    except (UnidentifiedImageError, Image.DecompressionBombError):
        return None
    with opened as picture:
        if picture.width * picture.height > _MOST_PIXELS:
            return None
        shown = picture.convert("RGBA")
    paper = Image.new("RGBA", shown.size, (*story.parts.paper, 255))
    small = Image.alpha_composite(paper, shown).convert("RGB").resize((_SIDE, _SIDE))
    pixels = small.tobytes()
    found: Counter[Colour] = Counter()
    for at in range(0, len(pixels), 3):
        red, green, blue = (value // 16 * 17 for value in pixels[at : at + 3])
        found[red, green, blue] += 1
    least = _LEAST_SHARE * found.total()
    near = {one: sum(found[other] for other in found if covered(one, other)) for one in found}
    return tuple(sorted(colour for colour, count in near.items() if count >= least))


def _washed_out(blip: etree._Element) -> bool:
    """Whether a picture is made pale, as Word does for one that stands behind text."""
    bright = attributes(blip.find(f"{A}lum")).get("bright")
    seen = attributes(blip.find(f"{A}alphaModFix")).get("amt", "100000")
    return number(bright) >= 40_000 or number(seen) <= 50_000


class _Place:
    """Where a drawing lies on its page, as far as that can be told."""

    def __init__(self, story: Story, holder: etree._Element) -> None:
        self.story, self.holder = story, holder

    @cached_property
    def under_text(self) -> bool:
        """Whether it may lie where the text of the page stands."""
        parts = self.story.parts
        across, along = (self._extent(axis) for axis in "HV")
        width, height = parts.page
        return (
            across is None
            or (
                across[1] > parts.margin("left") + _TOLERANCE
                and across[0] < width - parts.margin("right") - _TOLERANCE
            )
        ) and (
            along is None
            or (
                along[1] > self._top + _TOLERANCE
                and along[0] < height - parts.margin("bottom") - _TOLERANCE
            )
        )

    @cached_property
    def _top(self) -> float:
        """Where the text begins, which a header can move down."""
        parts = self.story.parts
        if "header" not in self.story.name:
            return parts.margin("top")
        root = self.holder.getroottree().getroot()
        lines = sum(1 for _ in root.iter(f"{W}p", f"{W}br"))
        return max(parts.margin("top"), parts.margin("header") + lines * _LINE)

    def _given(self, axis: str) -> tuple[str, float | None, str, float]:
        """What the place counts from, how far it is from there, or on which side, and the size."""
        extent = attributes(self.holder.find(f"{WP}extent"))
        size = number(extent.get("cx" if axis == "H" else "cy")) / TWIP
        position = self.holder.find(f"{WP}position{axis}")
        if position is None or self.holder.get("simplePos") in ("1", "true", "on"):
            return "", None, "", size
        offset = position.findtext(f"{WP}posOffset")
        away = number(offset) / TWIP if offset is not None else None
        return position.get("relativeFrom", ""), away, position.findtext(f"{WP}align") or "", size

    def _extent(self, axis: str) -> Extent:
        of, away, side, size = self._given(axis)
        parts = self.story.parts
        before, behind = ("left", "right") if axis == "H" else ("top", "bottom")
        whole = parts.page[0 if axis == "H" else 1]
        first, last = parts.margin(before), whole - parts.margin(behind)
        in_margin = {"header": parts.margin("header"), "footer": whole - parts.margin("footer")}
        areas = {
            "page": (0.0, whole),
            "margin": (first, last),
            "column": (first, last),
            f"{before}Margin": (0.0, first),
            f"{behind}Margin": (last, whole),
        }
        if axis == "V" and of in ("paragraph", "line", "text") and self.story.in_margin:
            kind = "header" if "header" in self.story.name else "footer"
            areas[of] = in_margin[kind], whole
        if of not in areas:
            return None
        begin, end = areas[of]
        if away is not None:
            return begin + away, begin + away + size
        if side in ("left", "top"):
            return begin, begin + size
        if side in ("right", "bottom"):
            return end - size, end
        if side == "center":
            return (begin + end - size) / 2, (begin + end + size) / 2
        return None


class _OldPlace(_Place):
    """The same for a shape in Word's older way of drawing."""

    def _given(self, axis: str) -> tuple[str, float | None, str, float]:
        style = old_style(self.holder)
        name, side, size = (
            ("horizontal", "left", "width") if axis == "H" else ("vertical", "top", "height")
        )
        usual = "column" if axis == "H" else "paragraph"
        of = style.get(f"mso-position-{name}-relative", usual)
        of = {"text": usual, "char": "character"}.get(of, of.replace("-margin-area", "Margin"))
        align = style.get(f"mso-position-{name}", "absolute")
        away = length(style.get(f"margin-{side}", "0")) / TWIP
        wide = length(style.get(size, "0")) / TWIP
        return (of, None, align, wide) if align != "absolute" else (of, away, "", wide)
