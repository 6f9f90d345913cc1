"""What a page shows that no program reads: pictures that can hold words."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image

from .letters import Letter
from .page import Sheet, Thing, whole
from .visible import FLAT, is_flat

LOGO = 0.02
"""Share of a page below which a picture is a logo or an icon. Several, or one in strips, may be
twice as large together."""
FINE = 12
"""Pixels of a picture in each point, from which on it holds more than is seen. Print has about
4."""
MAX_PIXELS = 40_000_000
FEW = 80
"""Pixels across or down that are too few for words."""


def pixels(picture: Thing) -> tuple[int, int]:
    """How many pixels a picture has across and down, as it is stored."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(picture.handle, width, height)
    return width.value, height.value


def _is_finer_than_seen(picture: Thing, scale: float) -> bool:
    """Whether a picture is drawn so small that words in it show only to those who come close."""
    across, down = (
        (picture.box[2] - picture.box[0]) / scale,
        (picture.box[3] - picture.box[1]) / scale,
    )
    width, height = pixels(picture)
    return (
        min(width, height) >= FEW and width > FINE * max(across, 1) and height > FINE * max(down, 1)
    )


def shows_something(picture: Thing, least: int = FLAT) -> bool:
    """Whether a picture, as it is stored, is more than one colour, which differ by at *least* so
    much. One that is too large to unpack
    counts as such."""
    if math.prod(pixels(picture)) > MAX_PIXELS:
        return True
    bitmap = raw.FPDFImageObj_GetBitmap(picture.handle)
    if not bitmap:
        return True
    # The wrapper gives the memory back by itself.
    extremes: Any = pypdfium2.PdfBitmap.from_raw(bitmap).to_pil().convert("RGB").getextrema()
    return any(high - low >= least for low, high in extremes)


def unread(letters: list[Letter], sheet: Sheet, bare: Image.Image) -> str:
    """Words for what a page shows that no program reads, behind ``page 2 …``; empty when its text
    is text.

    A picture can hold words, and letters beside or over it do not tell which: a scan with a stamp
    or with the text a scanner recognised.
    """
    area = bare.width * bare.height
    covered = largest = 0.0
    for thing in sheet.things:
        place = whole(thing.box, bare)
        # A picture too faint to be seen here can hold words for those with another screen.
        if (
            place
            and thing.is_picture
            and (not is_flat(bare.crop(place)) or shows_something(thing, 1))
        ):
            part = (place[2] - place[0]) * (place[3] - place[1]) / area
            fine = _is_finer_than_seen(thing, sheet.scale)
            covered, largest = covered + part, max(largest, part, LOGO * fine)
    if covered >= 0.5:
        return "is a picture"
    if largest >= LOGO or covered >= 2 * LOGO:
        return "holds a picture"
    strokes = sum(
        raw.FPDFPath_CountSegments(thing.handle)
        for thing in sheet.things
        if thing.kind == raw.FPDF_PAGEOBJ_PATH
    )
    if len(letters) < 20 and strokes > 1_000 and not is_flat(bare):
        return "is a drawing without text"
    return ""


def in_words(pages: dict[str, list[int]]) -> str:
    """``pages 2, 5 and 7 are …`` for the pages that share a state."""
    said = []
    for state, numbers in pages.items():
        if len(numbers) == 1:
            said.append(f"page {numbers[0]} {state}")
            continue
        shown = list(_runs(numbers))
        which = f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]
        plural = (
            state.replace("is a picture", "are pictures")
            .replace("is a drawing", "are drawings")
            .replace("holds a picture", "hold pictures")
        )
        said.append(f"pages {which} {plural.replace('has letters', 'have letters')}")
    return "; ".join(said)


def _runs(numbers: list[int]) -> Iterator[str]:
    """Every page, three or more in a row as ``2 to 5``."""
    start = end = numbers[0]
    for number in [*numbers[1:], 0]:
        if number == end + 1:
            end = number
            continue
        yield from (
            (f"{start} to {end}",)
            if end - start > 1
            else (str(page) for page in range(start, end + 1))
        )
        start = end = number
