"""The pictures of a site that others show: the card beside a link to it, and the icon on the screen
of a telephone.

They are drawn in the authority's colour when the site is built, so nobody has to make them.
"""

from __future__ import annotations

import io
from textwrap import wrap

from PIL import Image, ImageColor, ImageDraw, ImageFont

CARD, TOUCH_ICON = "assets/card.png", "assets/touch-icon.png"
CARD_SIZE = (1200, 630)
"""In pixels, as programs that show cards expect them."""
_ICON_SIZE = 180
_USUAL = "#1d3d5c"
_PAPER = "#ffffff"


def card(name: str, colour: str) -> bytes:
    """The card of the log of an authority called *name*: a PNG of :data:`CARD_SIZE`."""
    lead = _colour(colour)
    picture = Image.new("RGB", CARD_SIZE, lead)
    draw = ImageDraw.Draw(picture)
    _sheet(draw, (80, 205), 5.5, lead)
    lines = wrap(name, 24)[:3]
    top = 240 - 45 * len(lines)
    for number, line in enumerate(lines):
        draw.text((330, top + 90 * number), line, _PAPER, ImageFont.load_default(72))
    below = top + 90 * len(lines) + 20
    draw.text((330, below), "Disclosure log", _PAPER, ImageFont.load_default(56))
    draw.text(
        (330, below + 90),
        "What people asked, and what was answered",
        _PAPER,
        ImageFont.load_default(36),
    )
    return _png(picture)


def touch_icon(colour: str) -> bytes:
    """The icon: a PNG of 180 by 180 pixels."""
    lead = _colour(colour)
    picture = Image.new("RGB", (_ICON_SIZE, _ICON_SIZE), lead)
    _sheet(ImageDraw.Draw(picture), (48, 33), 2.85, lead)
    return _png(picture)


def _sheet(draw: ImageDraw.ImageDraw, at: tuple[int, int], size: float, lead: str) -> None:
    """The sheet of the favicon with its three lines, twice *size* pixels for each of its units."""
    left, top = at

    def place(x: float, y: float) -> tuple[float, float]:
        return left + x * 2 * size, top + y * 2 * size

    draw.polygon([place(0, 0), place(10, 0), place(14, 4), place(14, 20), place(0, 20)], _PAPER)
    for y, end in ((7, 11), (11, 11), (15, 8)):
        draw.line([place(3, y), place(end, y)], lead, round(3.6 * size))


def _colour(colour: str) -> str:
    """A colour of a style sheet as Pillow knows it; the usual one if it does not."""
    try:
        return "#{:02x}{:02x}{:02x}".format(*ImageColor.getrgb(colour)[:3])
    except ValueError:
        return _USUAL


def _png(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=32).save(
        written, "PNG", optimize=True
    )
    return written.getvalue()
