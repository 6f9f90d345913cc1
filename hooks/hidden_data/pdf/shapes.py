"""Words that were turned into shapes, and whether they can be seen.

A program that exports letters as shapes leaves them in the file under a black box, too, and whoever
opens the file can lift the box off.
"""

from __future__ import annotations

import pypdfium2.raw as raw
from PIL import Image, ImageChops

from hidden_data.faults import COVERED_PICTURE
from hidden_data.report import Inspection

from .page import Sheet, Thing, whole
from .visible import FAINT

MANY = 60
"""Parts of a shape that can be several letters."""
LOW, WIDE = 4.0, 12.0
"""Points. Shapes of less cannot be a word that somebody reads."""
_CURE = (
    "take the words out of the original and export it anew; or print the PDF to a PDF 'as image'"
)


def check_shapes(sheet: Sheet, where: str, found: Inspection, bare: Image.Image) -> None:
    """Refuse shapes like those of words that make no difference on the page; *bare* is the page
    without its text."""
    shapes = {id(thing) for thing in sheet.things if _can_be_words(thing, sheet.scale)}
    if not shapes:
        return
    without = sheet.draw(without=lambda thing: thing.is_text or id(thing) in shapes)
    changed = ImageChops.difference(bare, without).point(lambda level: 255 * (level >= FAINT))
    unseen = 0
    for thing in sheet.things:
        place = whole(thing.box, changed) if id(thing) in shapes else None
        unseen += place is not None and not changed.crop(place).getbbox()
    if unseen:
        some = "a shape" if unseen == 1 else f"{unseen} shapes"
        message = f"{some} with the detail of words cannot be seen, but can be taken out of it"
        found.refuse(COVERED_PICTURE, where, message, _CURE)


def _can_be_words(thing: Thing, scale: float) -> bool:
    return bool(
        thing.kind == raw.FPDF_PAGEOBJ_PATH
        and thing.box[3] - thing.box[1] >= LOW * scale
        and thing.box[2] - thing.box[0] >= WIDE * scale
        and raw.FPDFPath_CountSegments(thing.handle) >= MANY
    )
