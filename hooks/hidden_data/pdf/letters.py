"""The letters of a page, each with its place."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2.raw as raw

from .page import Box, Sheet, Thing, address

TINY = 2.0
"""Points. A line of the smallest print, in a wide table that was made to fit, is three."""
SLIGHT = 0.1
"""Points. Of smaller letters, the library does not hand out all."""
SLIM = 0.1
"""Pixels. A letter that is lower or narrower draws nothing if it is a line by its nature: the space
of some fonts is one without width."""
LINE = 0.004
"""Share of its place on the line, below which a letter is a line. The library rounds nothing up to
a thousandth of the font size."""
_PAINTED = (0, 1, 2, 4, 5, 6)


@dataclass(slots=True)
class Letter:
    """One character of a page."""

    sign: str
    thing: Thing | None
    """The piece of text it belongs to."""
    tight: Box
    """Where its ink is."""
    loose: Box
    """Its place on the line; only for letters that are small, invisible or unknown, and otherwise
    where its ink is."""
    index: int
    unknown: bool
    """Whether the file does not say which letter its shape stands for."""
    upright: bool = True
    """Whether its line runs across or along the page, so that the box around it is close."""

    @property
    def painted(self) -> bool:
        return self.thing is None or self.thing.mode in _PAINTED

    @property
    def is_line(self) -> bool:
        """Whether it draws nothing, since its shape has no height or no width."""
        return any(
            end - start < min(SLIM, LINE * (far - near))
            for start, end, near, far in zip(
                self.tight[:2], self.tight[2:], self.loose[:2], self.loose[2:], strict=True
            )
        )


def letters_of(sheet: Sheet, text_page: Any) -> Iterator[Letter]:
    """Every character that is drawn; spaces and what the library adds between words left out."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    rough = raw.FS_RECTF()
    close = 3 * TINY * sheet.scale
    for index in range(raw.FPDFText_CountChars(text_page)):
        code = raw.FPDFText_GetUnicode(text_page, index)
        sign = chr(code) if code < 0x110000 else "\ufffd"
        if _blank(sign) or raw.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        tight = loose = sheet.box(left.value, bottom.value, right.value, top.value)
        thing = sheet.by_address.get(address(raw.FPDFText_GetTextObject(text_page, index)))
        unknown = (
            code == 0xFFFD
            or 0xE000 <= code < 0xF900
            or raw.FPDFText_HasUnicodeMapError(text_page, index) == 1
            or code < 32
        )
        small = max(tight[2] - tight[0], tight[3] - tight[1]) < close
        if unknown or small or (thing and thing.mode not in _PAINTED):
            raw.FPDFText_GetLooseCharBox(text_page, index, rough)
            loose = sheet.box(rough.left, rough.bottom, rough.right, rough.top)
        turned = raw.FPDFText_GetCharAngle(text_page, index) % (math.pi / 2)
        upright = min(turned, math.pi / 2 - turned) < 0.03
        yield Letter(sign, thing, tight, loose, index, unknown, upright)


def without_size(sheet: Sheet, text_page: Any) -> int:
    """How many pieces of text are so narrow that the library leaves them out."""
    handed_out = {
        address(raw.FPDFText_GetTextObject(text_page, index))
        for index in range(raw.FPDFText_CountChars(text_page))
    }
    return sum(
        thing.is_text and address(thing.handle) not in handed_out and _is_slight(thing)
        for thing in sheet.things
    )


def _is_slight(thing: Thing) -> bool:
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(thing.handle, size)
    raw.FPDFPageObj_GetMatrix(thing.handle, matrix)
    across, up = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
    return abs(size.value) * min(across, up) < SLIGHT


@lru_cache(4096)
def _blank(sign: str) -> bool:
    """Whether a sign draws nothing by its nature. Signs for private use draw something."""
    if sign.isspace() or sign in "\u2800\u3164\u115f\u1160\uffa0":
        return True
    return unicodedata.category(sign) in ("Zs", "Zl", "Zp", "Cf", "Cs")


def has_size(box: Box) -> bool:
    return box[2] - box[0] > 0.01 and box[3] - box[1] > 0.01
