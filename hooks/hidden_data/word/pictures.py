"""Pictures of a Word document, cut and turned for good as the page shows them."""

from __future__ import annotations

import io
from collections.abc import Callable

from lxml import etree

from hidden_data.page.markup import source_of

from .flow import clean_words
from .names import PIC, A
from .refusals import FAINT_PICTURE
from .shapes import number
from .story import Story, View, linked
from .styles import Room, attributes
from .text import add, write

_EMU = 9525
"""In the unit of drawings, of which an inch has 914,400: a pixel of a web page."""
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF")
_MOST_PIXELS = 40_000_000
_EFFECTS = frozenset("biLevel alphaBiLevel alphaRepl alphaMod alphaInv clrRepl fillOverlay".split())
"""Effects that can make a picture clear, or of one colour."""
_PLAIN_SHAPES = ("rect", "roundRect", "round1Rect", "round2SameRect", "snip1Rect")


def new_picture(
    story: Story, picture: etree._Element, room: Room, size: tuple[float, float], words: str
) -> None:
    """A picture (``pic:pic``) or the picture that fills a shape."""
    blip = next(picture.iter(f"{A}blip"), None)
    if blip is None:
        return
    if _faint(picture, blip):
        story.notice(FAINT_PICTURE, room)
    crop = attributes(picture.find(f".//{A}srcRect"))
    stretch = attributes(picture.find(f".//{A}stretch/{A}fillRect"))
    cut = tuple(
        max(0.0, number(crop.get(side)) / 100_000, -number(stretch.get(side)) / 100_000)
        for side in "ltrb"
    )
    place = picture.find(f"{PIC}spPr/{A}xfrm")
    given = attributes(place)
    turned = round(number(given.get("rot")) / 5_400_000) % 4
    mirrored = given.get("flipH") in ("1", "true"), given.get("flipV") in ("1", "true")
    show(story, View(linked(blip, story, "embed"), cut, turned, mirrored), room, size, words)  # type: ignore[arg-type]


def old_picture(
    story: Story, image: etree._Element, room: Room, size: tuple[float, float], words: str
) -> None:
    """The same in Word's older way of drawing (VML)."""
    given = attributes(image)
    if _old_faint(image):
        story.notice(FAINT_PICTURE, room)
    texts = [given.get(f"crop{side}", "") for side in ("left", "top", "right", "bottom")]
    cut = tuple(max(0.0, number(text) / (65_536 if text.endswith("f") else 1)) for text in texts)
    show(story, View(linked(image, story, "id", "pict"), cut), room, size, words)  # type: ignore[arg-type]


def show(story: Story, view: View, room: Room, size: tuple[float, float], words: str) -> None:
    if story.fields.hide or room.hidden:
        story.document.left("hidden picture or shape", room.hidden)
        return
    made = _made(story, view)
    if made is None:
        stand_in(story, "picture", room, words)
        return
    content, ending = made
    width, height = (min(max(round(side / _EMU), 1), 9999) for side in size)
    given = {
        "alt": clean_words(words),
        "src": source_of(content, ending),
        "width": str(width),
        "height": str(height),
    }
    add(story, etree.Element("img", given), room)


def stand_in(story: Story, what: str, room: Room, words: str = "") -> None:
    """Say in the page that something is not shown there."""
    story.document.left(f"{what}, in whose place the page says so")
    words = clean_words(words)
    write(story, f"[{what} left out{': ' if words else ''}{words}]", room)


def _made(story: Story, view: View) -> tuple[bytes, str] | None:
    """A picture as it is published; ``None`` when it cannot be decoded."""
    document = story.document
    if view not in document.pictures:
        document.pictures[view] = (
            _rebuilt(story, view) if view.part in document.parts.package.names else None
        )
    return document.pictures[view]


def _rebuilt(story: Story, view: View) -> tuple[bytes, str] | None:
    from hidden_data.picture.rebuild import (
        rebuild,  # only documents with pictures need its libraries
    )

    data = _as_shown(story.parts.package.read(view.part), view)
    if data is None:
        return None
    made = rebuild(data)
    for what, count in made.left.items():
        story.document.left(f"{what} (in a picture)", count)
    for fault in made.faults:
        story.document.noticed.setdefault((fault.code, fault.message, fault.fix), []).append(
            "a picture"
        )
    if max(view.cut) >= 0.001:
        story.document.left("part of a picture that was cropped")
    return made.content, made.ending


def _as_shown(data: bytes, view: View) -> bytes | None:
    """What is shown of a picture, as PNG or JPEG."""
    from PIL import Image, UnidentifiedImageError  # the same

    try:
        opened = Image.open(io.BytesIO(data), formats=_FORMATS)
    except (UnidentifiedImageError, Image.DecompressionBombError):
        return None
    with opened as picture:
        kind = "JPEG" if picture.format == "JPEG" else "PNG"
        if (
            view.whole and picture.format in ("PNG", "JPEG")
        ) or picture.width * picture.height > _MOST_PIXELS:
            return data
        left, top, right, bottom = (
            round(share * side) for share, side in zip(view.cut, picture.size * 2, strict=True)
        )
        box = left, top, max(picture.width - right, left + 1), max(picture.height - bottom, top + 1)
        shown = (
            picture if picture.mode in ("1", "L", "LA", "RGB", "RGBA") else picture.convert("RGBA")
        ).crop(box)
        steps: list[Callable[[Image.Image], Image.Image]] = [
            *(
                [lambda one: one.transpose(Image.Transpose.FLIP_LEFT_RIGHT)]
                if view.mirrored[0]
                else []
            ),
            *(
                [lambda one: one.transpose(Image.Transpose.FLIP_TOP_BOTTOM)]
                if view.mirrored[1]
                else []
            ),
            *([lambda one: one.transpose(Image.Transpose.ROTATE_270)] * view.turned),
        ]
        for step in steps:
            shown = step(shown)
        shown.info = {}
        written = io.BytesIO()
        shown.convert("RGB" if kind == "JPEG" else shown.mode).save(
            written, kind, **({"quality": 92} if kind == "JPEG" else {})
        )
    return written.getvalue()


def _one_colour(blip: etree._Element) -> bool:
    """Whether a picture is drawn in shades between two colours that are the same."""
    tones = blip.find(f"{A}duotone")
    looks = [etree.tostring(tone) for tone in tones] if tones is not None else []
    return bool(looks) and len(set(looks)) == 1


def _old_faint(image: etree._Element) -> bool:
    """The same for a picture in the older way: its contrast and its brightness."""
    gain, black = (
        number(image.get(name)) / (65_536 if image.get(name, "").endswith("f") else 1)
        for name in ("gain", "blacklevel")
    )
    return ("gain" in image.attrib and abs(gain) < 0.1) or abs(black) > 0.45


def _faint(picture: etree._Element, blip: etree._Element) -> bool:
    """Whether an effect hides a picture, or another shape cuts something off it."""
    clear = attributes(blip.find(f"{A}alphaModFix")).get("amt")
    light = attributes(blip.find(f"{A}lum"))
    shape = attributes(picture.find(f"{PIC}spPr/{A}prstGeom")).get("prst", "rect")
    own_shape = picture.find(f"{PIC}spPr/{A}custGeom") is not None
    return (
        (clear is not None and number(clear) < 20_000)
        or abs(number(light.get("bright"))) > 90_000
        or number(light.get("contrast")) < -90_000
        or any(child.tag.rpartition("}")[2] in _EFFECTS for child in blip)
        or _one_colour(blip)
        or (picture.tag == f"{PIC}pic" and (shape not in _PLAIN_SHAPES or own_shape))
    )
