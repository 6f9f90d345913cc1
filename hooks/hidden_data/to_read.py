"""The contact sheet: what no check can read in a document, drawn for the person who will."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable, Iterator
from functools import partial

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from hidden_data.documents import inspect
from hidden_data.report import Inspection, ToRead

MOST = 40
"""Pictures of one document that are drawn; a person opens the document itself for the others."""
DRAWN = ("pdf", "html", "png", "jpg")

Draw = Callable[[], Image.Image]

_WIDEST, _LARGEST = 1_400, 4_000_000
"""Pixels. A page of A4 that is so wide is as sharp as a scan for reading."""
_LONGEST, _OVERLAP = 2_800, 60
"""Pixels. A line that the end of one piece cuts through is whole in the next."""
_VISIBLE = 12
"""Levels of 255 between two neighbours that everybody sees."""
_GAIN = 24
"""By which contrast is stretched, so that nobody overlooks two or three levels."""
_AROUND = 24
"""Pixels around each, of which the mean becomes grey: more than a letter is wide."""
_CELL, _CELLS = 8, 4
"""So many squares of so many pixels are as much as a letter."""


def contact_sheet(data: bytes, ending: str) -> list[ToRead]:
    """Draw what a person must read in a document, and list the words in it that no page shows.

    Raises whatever a broken document makes a library raise.
    """
    if ending not in DRAWN:
        return []
    found = inspect(data, ending)
    if found.faults:
        return [ToRead("the whole, which is not drawn while there are findings about it")]
    drawn = [
        _drawn(where, draw()) if number <= MOST else ToRead(where)
        for number, (where, draw) in enumerate(_pictures(data, ending, found), 1)
    ]
    unseen = [ToRead(each.where, words=each.text) for each in found.passages if not each.shown]
    return drawn + unseen


def _pictures(data: bytes, ending: str, found: Inspection) -> Iterator[tuple[str, Draw]]:
    """What can hold words in a document: its place, and a function that draws it."""
    if not found.unread:
        return
    if ending == "pdf":
        document = pypdfium2.PdfDocument(data)
        for number in found.unread_pages or range(1, len(document) + 1):
            yield f"page {number}", partial(_page, document, number)
    elif ending == "html":
        pictures = re.findall(rb"data:image/(?:png|jpeg);base64,([A-Za-z0-9+/=]+)", data)
        for number, encoded in enumerate(pictures, 1):
            yield from _pieces(f"picture {number}", base64.b64decode(encoded))
    else:
        yield from _pieces("the picture", data)


def _page(document: pypdfium2.PdfDocument, number: int) -> Image.Image:
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(_WIDEST / width, (_LARGEST / (width * height)) ** 0.5)
    drawn: Image.Image = page.render(scale=scale, draw_annots=False).to_pil()
    page.close()
    return drawn


def _pieces(where: str, data: bytes) -> Iterator[tuple[str, Draw]]:
    """A picture, piece by piece if it is as long as a screenshot of a whole page of the web."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    image.thumbnail((_WIDEST, image.height))
    if image.height <= _LONGEST:
        yield where, image.copy
        return
    for number, top in enumerate(range(0, image.height - _OVERLAP, _LONGEST - _OVERLAP), 1):
        box = 0, top, image.width, min(top + _LONGEST, image.height)
        yield f"{where}, part {number}", partial(image.crop, box)


def _drawn(where: str, image: Image.Image) -> ToRead:
    image = image.convert("RGB")
    stretched = _encoded(_stretched(image), 40) if _is_faint(image) else b""
    return ToRead(where, _encoded(image), stretched)


def _encoded(image: Image.Image, quality: int = 75) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality)
    return file.getvalue()


def _stretched(image: Image.Image) -> Image.Image:
    """By how much each pixel differs from those around it, so that no background hides words."""
    own = image.filter(ImageFilter.GaussianBlur(0.8))
    mean = image.filter(ImageFilter.BoxBlur(_AROUND))
    return ImageChops.subtract(own, mean, 1 / _GAIN, 128)


def _is_faint(image: Image.Image) -> bool:
    """Whether it changes somewhere by so little, there and around there, that nobody sees it."""
    before = image.copy()
    before.paste(image, (1, 0))
    red, green, blue = ImageChops.difference(image, before).split()
    changes = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    some, seen = (
        changes.point([0] * least + [255] * (256 - least)).reduce(_CELL).point([0] + [255] * 255)
        for least in (1, _VISIBLE)
    )
    unseen = ImageChops.subtract(some, seen.filter(ImageFilter.MaxFilter(3)))
    return unseen.histogram()[255] >= _CELLS
