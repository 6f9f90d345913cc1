"""What a picture holds beside its pixels, in words. All of it is left behind."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator

from PIL import Image

_CHUNKS = {
    **dict.fromkeys((b"tEXt", b"zTXt", b"iTXt"), "words that no picture shows"),
    b"tIME": "the time it was last changed",
    b"fcTL": "further pictures (APNG)",
    b"sPLT": "a list of colours with a name",
    b"caBX": "a record of how it was made (C2PA)",
    b"iCCP": "a colour profile (ICC)",
    **dict.fromkeys(b"IHDR PLTE IDAT IEND tRNS acTL fdAT".split(), ""),
    **dict.fromkeys(b"gAMA cHRM sRGB sBIT pHYs bKGD hIST cICP mDCV cLLI".split(), ""),
}
"""Chunks of a PNG; those without words say how its pixels are to be shown, and no more."""
_SEGMENTS = [
    (0xE1, b"http://ns.adobe.com/", "notes of the programs it went through (XMP)"),
    (0xE2, b"MPF\0", "a list of further pictures (MPF)"),
    (0xE2, b"ICC_PROFILE\0\1", "a colour profile (ICC)"),
    (0xE2, b"ICC_PROFILE\0", ""),
    (0xE0, b"JFXX\0", "a small copy of the picture (JFXX)"),
    (0xEB, b"", "a record of how it was made (C2PA)"),
    (0xED, b"", "notes of an editor, such as captions and names (IPTC or Photoshop)"),
    (0xEE, b"Adobe", ""),
    (0xFE, b"", "a comment"),
]
_OTHER = "pieces that no program needs to show it"
_BEHIND = "data behind the end of the picture"
_EOI, _SOS = 0xD9, 0xDA
_END_OF_PASS = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")


def of_png(data: bytes) -> Iterator[str]:
    """The pieces of a PNG that no pixel needs, one after the other."""
    at, name, drawn = 8, b"", False
    while at < len(data) and name != b"IEND":
        length, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + length]
        at += 12 + length
        drawn |= name == b"IDAT"
        if name == b"fcTL" and not drawn:
            continue  # it goes with the first picture, which is kept
        if name == b"eXIf":
            yield _camera_notes(body)
        elif body.startswith(b"XML:com.adobe.xmp"):
            yield _SEGMENTS[0][2]
        elif words := _CHUNKS.get(name, _OTHER):
            yield words
    if data[at:].strip(b"\0"):
        yield _BEHIND


def of_jpeg(data: bytes) -> Iterator[str]:
    """The pieces of a JPEG that no pixel needs, as far as they follow one another."""
    at = 2
    while marker := re.compile(rb"\xff+([^\xff])", re.DOTALL).match(data, at):
        kind, at = marker[1][0], marker.end()
        if kind == _EOI:
            if data[at:].strip(b"\0"):
                yield _BEHIND
            return
        length = int.from_bytes(data[at : at + 2])
        body = data[at + 2 : at + length]
        at += length
        if kind == _SOS:
            ended = _END_OF_PASS.search(data, at)
            at = ended.start() if ended else len(data)
        elif (kind >= 0xE0 or kind == 0xFE) and (words := _segment(kind, body)):
            yield words


def _segment(kind: int, body: bytes) -> str:
    if kind == 0xE1 and body.startswith(b"Exif\0"):
        return _camera_notes(body)
    if kind == 0xE0 and body.startswith(b"JFIF\0"):
        return "" if len(body) == 14 else "a small copy of the picture (JFIF)"
    words = (
        words for number, start, words in _SEGMENTS if number == kind and body.startswith(start)
    )
    return next(words, _OTHER)


def _camera_notes(notes: bytes) -> str:
    """What the notes of a camera are about."""
    try:
        with warnings.catch_warnings(action="ignore"):
            exif = Image.Exif()
            exif.load(notes)
            place, copy = 0x8825 in exif, 0x0201 in exif.get_ifd(1)
    except Exception:  # the library raises whatever broken notes make it raise
        place = copy = False
    with_place = ", with a place (GPS)" * place
    return f"notes of the camera (EXIF){with_place}" + ", with a small copy of the picture" * copy
