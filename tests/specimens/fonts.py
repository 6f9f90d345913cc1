"""Fonts for tests, whose letters are drawn as squares, and Word documents in which they lie."""

from __future__ import annotations

import io
import string
from collections.abc import Collection, Mapping
from functools import cache

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from .word_parts import KINDS, SPACES, rebuilt

KEY = "{0F1E2D3C-4B5A-6978-8796-A5B4C3D2E1F0}"
LETTERS = string.ascii_letters + string.digits
_TWO, _THREE = "abdeijopqADOPQR0469", "B8"


def a_font(
    blank: Collection[str] = (),
    swapped: Mapping[str, str] | None = None,
    size: int = 700,
    called: bool = False,
    apart: bool = True,
) -> bytes:
    """A font that has the letters without accents and the figures. Some can be *blank*, or drawn
    like others; *called* says what they are, and those that are not *apart* look the same."""
    names = {each: each if called and each.isalpha() else f"glyph{ord(each)}" for each in LETTERS}
    glyphs = {".notdef": TTGlyphPen(None).glyph()}
    for at, letter in enumerate(LETTERS):
        pen = TTGlyphPen(None)
        squares = 0 if letter in blank else 3 if letter in _THREE else 2 if letter in _TWO else 1
        for left in range(0, squares * 100, 100):
            width = size // 10 + at * apart
            corners = ((left, 0), (left, size), (left + width, size), (left + width, 0))
            pen.moveTo(corners[0])
            for corner in corners[1:]:
                pen.lineTo(corner)
            pen.closePath()
        glyphs[names[letter]] = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(
        {ord(each): names[(swapped or {}).get(each, each)] for each in LETTERS}
    )
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Lamp", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    result = io.BytesIO()
    builder.save(result)
    return result.getvalue()


@cache
def an_ordinary_font() -> bytes:
    return a_font(called=True)


def locked(font: bytes) -> bytes:
    """A font with its beginning mixed with a key, as Word keeps it."""
    mask = bytes.fromhex(KEY.strip("{}").replace("-", ""))[::-1] * 2
    return bytes(a ^ b for a, b in zip(font[:32], mask, strict=True)) + font[32:]


def with_fonts(data: bytes, listed: str, font: bytes = b"") -> bytes:
    """A document with another list of fonts, one of which can lie in it as ``rIdF``."""
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rIdF" Type="{KINDS}/font" Target="fonts/font1.odttf"/></Relationships>'
    )
    added: dict[str, str | bytes] = {
        "word/_rels/fontTable.xml.rels": rels,
        "word/fonts/font1.odttf": font,
    }
    table = {"word/fontTable.xml": lambda _: f"<w:fonts {SPACES}>{listed}</w:fonts>"}
    return rebuilt(data, table, added if font else {})
