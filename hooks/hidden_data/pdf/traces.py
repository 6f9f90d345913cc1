"""What is in a PDF that was written anew, and that no page shows by itself: texts among the pixels
of pictures, and pictures in patterns, masks and letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

MAX_PIXELS = 64 * 1024
"""Bytes of a picture that is looked through. In a larger one, colours look like text by chance."""
WORDS = 10_000
"""Pixels of a picture that can hold words."""

_RUN = re.compile(rb"[ -~]{6,}")
_RUN_OF_PAIRS = re.compile(rb"(?:\0[ -~]){6,}|(?:[ -~]\0){6,}")
# Colours beside each other are alike, so dark ones run through signs, digits and capitals that look
# like addresses and numbers. Only text leaps: from a letter to a blank and back, from a small
# letter to an @ and back, from nothing or a small letter to digits and back.
_LEAP = rb"[A-Za-z0-9][.,:;]? [+(]?[A-Za-z0-9]|[a-z]\d?@[a-z]|(?<![ -`])[+(]?\d{7,}+(?![ -`])"
_LIKE_TEXT = re.compile(rb"(?:.{0,24}?(?:%b))++.{0,24}" % _LEAP)


def texts_in_pixels(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What reads like text among bytes that stand for colours."""
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Stream) or thing.get("/Subtype") != pikepdf.Name.Image:
            continue
        if thing.get("/Filter") == pikepdf.Name.FlateDecode:
            pixels = thing.read_bytes()
            if len(pixels) <= MAX_PIXELS:
                yield from _runs(pixels)
        space = thing.get("/ColorSpace")
        if isinstance(space, pikepdf.Array) and space[0] == pikepdf.Name.Indexed:
            yield from _runs(bytes(space[3]))


def _runs(data: bytes) -> Iterator[str]:
    pairs = (pair.replace(b"\0", b"") for pair in _RUN_OF_PAIRS.findall(data))
    for run in (*_RUN.findall(data), *pairs):
        for text in _LIKE_TEXT.findall(run):
            yield text.decode("ascii")


def pictures_in_patterns(page: Any) -> bool:
    """Whether a page draws with a pattern, a mask or letters that hold a picture of some size."""
    waiting: list[tuple[Any, bool]] = [(page.get("/Resources"), False)]
    seen: set[tuple[tuple[int, int], bool]] = set()
    while waiting:
        resources, inside = waiting.pop()
        if not isinstance(resources, pikepdf.Dictionary):
            continue
        for thing in resources.get("/XObject", {}).values():
            if (thing.objgen, inside) in seen:
                continue
            seen.add((thing.objgen, inside))
            if thing.Subtype == pikepdf.Name.Form:
                waiting.append((thing.get("/Resources"), inside))
            elif inside and int(thing.Width) * int(thing.Height) >= WORDS:
                return True
        for thing in _indirect(resources):
            if thing.is_indirect and (thing.objgen, True) in seen:
                continue
            seen.add((thing.objgen, True))
            waiting.append((thing.get("/Resources"), True))
    return False


def _indirect(resources: Any) -> Iterator[Any]:
    for kind in ("/Pattern", "/Font"):
        for thing in resources.get(kind, {}).values():
            if "/Resources" in thing:
                yield thing
    for state in resources.get("/ExtGState", {}).values():
        mask = state.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary):
            yield mask.G
