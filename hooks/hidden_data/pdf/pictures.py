"""The pictures of a PDF, and whether all of them can be seen.

Whoever opens the file with another program can lift a picture out from under what lies over it. So
each picture with something over it is drawn alone, and with and without itself: where it shows
something alone and makes no difference on the page, it is covered.

Refused are a shape of one colour over a part of a picture (a picture of one colour counts as a
shape), a picture that lies wholly under others, and a picture of which more than a tenth is cut off
by the page or by a frame. A picture with another picture over a part of it passes (a logo on a
photograph), and so do lines, arrows and signs on a map.
"""

from __future__ import annotations

import ctypes
import math
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image, ImageChops, ImageFilter

from hidden_data.faults import COVERED_PICTURE
from hidden_data.report import Inspection

from .page import SCALE, Box, Sheet, Thing, whole
from .unread import MAX_PIXELS, pixels, shows_something
from .visible import FAINT, FLAT, is_flat

SMALLEST = 5.0
"""Points. What is narrower or lower covers no word and no face."""
DETAIL = 40
"""Of 255: how much neighbouring pixels must differ to count as something that is shown."""
FEW = 30
"""Square points of detail under a cover that are too few to be a word."""
FEWEST_PIXELS = 1_000
"""Pixels of a picture that are too few to be a word or a face, such as those of a tile or a
sign."""
CUT = 0.1
"""Share of a picture that may be cut off: a frame of its own rarely fits to the hair."""
SAME = 8
"""Of 255: colours that differ less are the same to a reader."""
MAX_COVERED = 40
"""Pictures of a page that lie under something, of which each is drawn alone."""
_LIFT = (
    "crop or paint over the picture itself in a picture program, and put the new picture into the "
    "original; or print the PDF to a PDF 'as image'"
)


def check_pictures(sheet: Sheet, where: str, found: Inspection, bare: Image.Image) -> None:
    """Refuse pictures that are covered or cut off; *bare* is the page without its text."""
    smallest = SMALLEST * sheet.scale
    pictures = [
        thing
        for thing in sheet.things
        if thing.is_picture
        and (math.prod(pixels(thing)) >= FEWEST_PIXELS or _is_shaped(sheet, thing))
    ]
    if not pictures:
        return
    changed = ImageChops.difference(
        bare, sheet.draw(without=lambda thing: thing.is_text or thing.is_picture)
    )
    # What is fainter than the faintest letter, nobody sees.
    changed = changed.point(lambda level: 255 * (level >= FAINT))
    unseen = [
        picture
        for picture in pictures
        if _is_unseen(sheet, picture, smallest, changed) or _is_made_one_colour(picture)
    ]
    if unseen:
        some = "a picture" if len(unseen) == 1 else f"{len(unseen)} pictures"
        found.refuse(
            COVERED_PICTURE,
            where,
            f"{some} cannot be seen, but can be taken out of the file",
            _LIFT,
        )
    pictures = [
        p
        for p in pictures
        if p not in unseen and p.box[2] - p.box[0] >= smallest and p.box[3] - p.box[1] >= smallest
    ]
    cut = sum(_is_cut_off(sheet, picture, bare) for picture in pictures)
    if cut:
        some = "a picture is" if cut == 1 else f"{cut} pictures are"
        found.refuse(
            COVERED_PICTURE, where, f"{some} cut off; what was cut off is still inside", _LIFT
        )
    covers = [thing for thing in sheet.things if not thing.is_text and _covers(thing, smallest)]
    candidates = [
        (picture, over)
        for picture in pictures
        if (over := [c for c in covers if c.order > picture.order and _meet(c.box, picture.box)])
    ]
    if len(candidates) > MAX_COVERED:
        found.refuse(
            COVERED_PICTURE,
            where,
            f"{len(candidates)} pictures lie over one another, "
            "too many to see whether one is covered",
            _LIFT,
        )
        return
    covered = sum(_is_covered(sheet, picture, over, bare) for picture, over in candidates)
    if covered:
        some = "a picture is" if covered == 1 else f"{covered} pictures are"
        found.refuse(
            COVERED_PICTURE,
            where,
            f"{some} covered, in part or wholly; what is under the cover is still inside",
            _LIFT,
        )


def _is_unseen(sheet: Sheet, picture: Thing, smallest: float, changed: Image.Image) -> bool:
    """Whether a picture of something makes no difference on the page, or is drawn as a dot or a
    line; *changed* is what pictures make of the page."""
    across, down = picture.box[2] - picture.box[0], picture.box[3] - picture.box[1]
    width, height = pixels(picture)
    place = whole(picture.box, changed)
    shrunk = min(across, down) < smallest and (
        width > 16 * max(across, 1) or height > 16 * max(down, 1)
    )
    return (shrunk or (place is not None and not changed.crop(place).getbbox())) and (
        shows_something(picture) or _is_shaped(sheet, picture)
    )


def _is_shaped(sheet: Sheet, picture: Thing) -> bool:
    """Whether a mask gives a picture a shape, which can be that of words. Nothing is known of one
    that is too large to draw alone."""
    if math.prod(pixels(picture)) > MAX_PIXELS:
        return False
    bitmap = raw.FPDFImageObj_GetRenderedBitmap(sheet.page.pdf.raw, sheet.page.raw, picture.handle)
    if not bitmap:
        return False
    drawn = pypdfium2.PdfBitmap.from_raw(bitmap).to_pil()
    if "A" not in drawn.getbands():
        return False
    extremes: Any = drawn.getchannel("A").getextrema()
    low, high = extremes
    return bool(high - low >= FLAT)


def _is_made_one_colour(picture: Thing) -> bool:
    """Whether the values of a picture differ, and are all made the same colour."""
    kind = ctypes.create_string_buffer(20)
    filters = raw.FPDFImageObj_GetImageFilterCount(picture.handle)
    for index in range(filters):
        raw.FPDFImageObj_GetImageFilter(picture.handle, index, kind, 20)
        if kind.value == b"DCTDecode":
            return False
    size = raw.FPDFImageObj_GetImageDataDecoded(picture.handle, None, 0)
    row = size // max(pixels(picture)[1], 1)
    if not row or size > 8 * MAX_PIXELS or shows_something(picture, SAME):
        return False
    values = ctypes.create_string_buffer(size)
    raw.FPDFImageObj_GetImageDataDecoded(picture.handle, values, size)
    rows = Image.frombytes("L", (row, size // row), values.raw[: size // row * row])
    extremes: Any = ImageChops.difference(rows, ImageChops.offset(rows, 0, 1)).getextrema()
    return bool(extremes[1] >= FLAT)


def _covers(thing: Thing, smallest: float) -> bool:
    """Whether a thing is large enough to cover something, and not only a line around it."""
    if thing.box[2] - thing.box[0] < smallest or thing.box[3] - thing.box[1] < smallest:
        return False
    if thing.kind != raw.FPDF_PAGEOBJ_PATH:
        return True
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing.handle, fill, stroke)
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(thing.handle, width)
    return bool(fill.value) or (bool(stroke.value) and width.value >= SMALLEST)


def _meet(one: Box, other: Box) -> bool:
    """Whether two boxes lie over one another by more than their edges."""
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > 2
        and min(one[3], other[3]) - max(one[1], other[1]) > 2
    )


def _is_covered(sheet: Sheet, picture: Thing, over: list[Thing], bare: Image.Image) -> bool:
    place = whole(picture.box, bare)
    if place is None or min(place[2] - place[0], place[3] - place[1]) < 2:
        return False
    detail = _detail(sheet.draw(without=lambda thing: thing is not picture).crop(place))
    if not detail.getbbox():
        return False
    unseen = ImageChops.subtract(
        detail,
        _difference(
            bare, sheet.draw(without=lambda thing: thing.is_text or thing is picture), place
        ),
    )
    few = FEW * (sheet.scale / SCALE) ** 2
    if _count(unseen) >= max(0.95 * _count(detail), few):
        return True
    for cover in over:
        part = whole(cover.box, bare)
        if part is None:
            continue
        inner = [(edge - place[index % 2]) // 2 for index, edge in enumerate(part)]
        within = (
            max(inner[0], 0),
            max(inner[1], 0),
            min(inner[2], unseen.width),
            min(inner[3], unseen.height),
        )
        if (
            within[2] > within[0]
            and within[3] > within[1]
            and _count(unseen.crop(within)) >= few
            and (cover.kind != raw.FPDF_PAGEOBJ_IMAGE or is_flat(bare.crop(_shrunk(part))))
        ):
            return True
    return False


def _detail(picture: Image.Image) -> Image.Image:
    """White where a picture shows something, black where it is of one colour or changes slowly; of
    half the size."""
    grey = picture.convert("L").reduce(2)
    return ImageChops.difference(
        grey.filter(ImageFilter.MaxFilter(5)), grey.filter(ImageFilter.MinFilter(5))
    ).point(lambda level: 255 * (level >= DETAIL))


def _difference(
    one: Image.Image, other: Image.Image, place: tuple[int, int, int, int]
) -> Image.Image:
    """White where two drawings differ, and a little around it, since the white between letters is
    not covered; of half the size."""
    grey = (
        ImageChops.difference(one.crop(place), other.crop(place))
        .convert("L")
        .point(lambda level: 255 * (level >= 8))
    )
    return grey.reduce(2).point(lambda level: 255 * (level > 0)).filter(ImageFilter.MaxFilter(7))


def _count(mask: Image.Image) -> int:
    return mask.histogram()[255]


def _shrunk(place: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    left, top, right, bottom = place
    return (
        (left + 1, top + 1, right - 1, bottom - 1)
        if right - left > 4 and bottom - top > 4
        else place
    )


def _is_cut_off(sheet: Sheet, picture: Thing, bare: Image.Image) -> bool:
    """Whether a good part of a picture lies outside the page or its frames, and shows something
    there."""
    left, top, right, bottom = picture.box
    seen = [0.0, 0.0, float(bare.width), float(bare.height)]
    for frame in sheet.frames(picture):
        seen = [
            max(seen[0], frame[0]),
            max(seen[1], frame[1]),
            min(seen[2], frame[2]),
            min(seen[3], frame[3]),
        ]
    width, height = (
        max(min(right, seen[2]) - max(left, seen[0]), 0),
        max(min(bottom, seen[3]) - max(top, seen[1]), 0),
    )
    if width * height >= (1 - CUT) * (right - left) * (bottom - top):
        return False
    return shows_something(picture)
