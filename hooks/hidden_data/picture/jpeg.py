"""JPEG: segments with a marker and a length, and passes over the picture that end where the next marker stands."""

from __future__ import annotations

import re
import struct

from PIL import Image, ImageChops, ImageStat

from .colour_profile import MOST_BYTES
from .parts import Broken, Read, camera_notes, decoded

MOST_PASSES = 32
"""Passes over one picture. Programs that build it up step by step take about ten."""
MOST_FILLING = 16
"""Bytes that may fill up the room before a marker."""
TAIL = 24
"""Bytes at the end of a pass that must make a difference to the picture."""

_END_OF_PASS = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_SOS, _EOI, _DHT, _DQT, _DRI = 0xDA, 0xD9, 0xC4, 0xDB, 0xDD
_IN_ONE_GO, _STEP_BY_STEP = (0xC0, 0xC1), 0xC2
_EXTRAS = [
    (0xE1, b"Exif\0", ""),
    (0xE1, b"http://ns.adobe.com/", "notes of the programs it went through (XMP)"),
    (0xE2, b"MPF\0", "a list of further pictures (MPF)"),
    (0xE0, b"JFXX\0", "a small copy of the picture (JFXX)"),
    (0xE0, b"JFIF\0", "a small copy of the picture (JFIF)"),
    (0xEB, b"", "a record of how it was made (C2PA)"),
    (0xED, b"", "notes of an editor, such as captions and names (IPTC or Photoshop)"),
    (0xFE, b"", "a comment"),
]


def read(data: bytes) -> Read:
    """Read a JPEG to its last segment. Raises :class:`Broken`, or IndexError when the file is cut short."""
    picture, at, passes = Read(needed=bytearray(data[:2])), 2, _Passes()
    profile: list[bytes] = []
    while True:
        filling = len(data[at : at + MOST_FILLING]) - len(data[at : at + MOST_FILLING].lstrip(b"\xff"))
        at += max(filling - 1, 0)
        marker = data[at + 1]
        if data[at : at + 2] == bytes([0xFF, _EOI]):
            break
        length = int.from_bytes(data[at + 2 : at + 4])
        body = data[at + 4 : at + 2 + length]
        if data[at] != 0xFF or marker < 0xC0 or 0xD0 <= marker <= 0xD8 or length < 2 or len(body) != length - 2:
            raise Broken("its pieces do not follow one another")
        begun, at = at, at + 2 + length
        if marker in (*_IN_ONE_GO, _STEP_BY_STEP):
            passes.begin(body, marker == _STEP_BY_STEP)
            picture.height, picture.width = struct.unpack(">HH", body[1:5])
        elif marker == _SOS:
            if not (ended := _END_OF_PASS.search(data, at)):
                raise Broken("it ends too early")
            passes.add(body, data[at : ended.start()])
            picture.pixels.append((len(picture.needed) + at - begun, len(picture.needed) + ended.start() - begun))
            at = ended.start()
        elif marker in (_DHT, _DQT, _DRI):
            passes.define(marker, body)
        elif marker == 0xE2 and body.startswith(b"ICC_PROFILE\0"):
            profile.append(body[12:])
        elif not _is_needed(marker, body):
            picture.note(_unneeded_segment(marker, body))
            continue
        picture.needed += data[begun:at]
    picture.needed += data[at : at + 2]
    picture.end = at + 2
    picture.profile = _whole(profile)
    if passes.unused:
        picture.note("tables that it does not use")
    return picture


def _is_needed(marker: int, body: bytes) -> bool:
    """Whether a segment is one of the two that say how to show the picture: JFIF, without a small copy, and Adobe."""
    jfif = marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) == 14 and body[12:] == b"\0\0"
    return jfif or (marker == 0xEE and body.startswith(b"Adobe") and len(body) == 12)


def _unneeded_segment(marker: int, body: bytes) -> str:
    words = (words for number, start, words in _EXTRAS if number == marker and body.startswith(start))
    return next(words, "pieces that no program needs to show it") or camera_notes(body)


def _whole(profile: list[bytes]) -> bytes:
    """A colour profile from its numbered parts."""
    if sum(map(len, profile)) > MOST_BYTES or any(part[:2] != bytes([number, len(profile) & 255]) for number, part in enumerate(profile[:255], 1)):
        raise Broken("its colour profile is not whole")
    return b"".join(part[2:] for part in profile)


class _Passes:
    """The passes over a JPEG: what was said for them, and which part of the picture each has given."""

    def __init__(self) -> None:
        self.frame = b""
        self.step_by_step = False
        self.count = 0
        self.unused: set[tuple[int, int]] = set()
        """(marker, number) of the tables that were given and not used so far."""
        self.restart = 0
        """Units of the picture between two restart marks; 0 when there are none."""
        self.given: dict[tuple[int, int], int] = {}
        """(component, coefficient) to the lowest bit that was given."""

    def begin(self, frame: bytes, step_by_step: bool) -> None:
        if self.frame or frame[0] != 8 or len(frame) != 6 + 3 * frame[5]:
            raise Broken("it is built for more than one picture, or for colours that are rare")
        self.frame, self.step_by_step = frame, step_by_step

    def define(self, marker: int, body: bytes) -> None:
        """Take the tables of one segment. None is given again before it was used, so that no room is left to fill."""
        if marker == _DRI:
            if len(body) != 2:
                raise Broken("a piece of it has a size it may not have")
            self.restart = int.from_bytes(body)
            return
        while body:
            size = 1 + (128 if body[0] >> 4 else 64) if marker == _DQT else 17 + sum(body[1:17])
            entries = body[17:size] if marker == _DHT else b""
            table = (marker, body[0] & 15 if marker == _DQT else body[0])
            if table in self.unused or len(body) < size or len(set(entries)) != len(entries) or (marker == _DQT and self.count):
                raise Broken("its tables are given twice, or are not understood")
            self.unused.add(table)
            body = body[size:]

    def add(self, body: bytes, written: bytes) -> None:
        """Take one pass. Every part of the picture is given once, or by its higher bits before its lower ones; nothing is covered by a later pass."""
        if not self.frame or len(body) != 4 + 2 * body[0] or self.count == MOST_PASSES:
            raise Broken("it has too many passes, or one that is not understood")
        self.count += 1
        components, tables, (first, last, bits) = body[1:-3:2], body[2:-3:2], body[-3:]
        if not components or not set(components) <= set(self.frame[6::3]) or len(set(components)) != len(components):
            raise Broken("a pass is about something that is not in the picture")
        if (not self.step_by_step and (first, last, bits) != (0, 63, 0)) or not first <= last <= 63:
            raise Broken("a pass is not understood")
        for key in ((component, number) for component in components for number in range(first, last + 1)):
            if (bits >> 4) != self.given.get(key, 0) or (key in self.given and not bits >> 4):
                raise Broken("one pass covers another")
            self.given[key] = bits & 15
        self.unused -= {(_DHT, table >> 4) for table in tables if not first} | {(_DHT, 16 | table & 15) for table in tables if last}
        self.unused -= {(_DQT, table) for table in self.frame[8::3]}
        marks = [mark[0][1] & 7 for mark in re.finditer(rb"\xff[\xd0-\xd7]", written)]
        expected = -(-self._units(components) // self.restart) - 1 if self.restart else 0
        if len(marks) != expected or any(mark != number % 8 for number, mark in enumerate(marks)):
            raise Broken("it has more or fewer restart marks than it needs")

    def _units(self, components: bytes) -> int:
        """How many units a pass consists of: blocks of one component, or groups of blocks of several."""
        height, width = struct.unpack(">HH", self.frame[1:5])
        sampling = {self.frame[at]: (self.frame[at + 1] >> 4, self.frame[at + 1] & 15) for at in range(6, len(self.frame), 3)}
        if any(not 1 <= factor <= 4 for pair in sampling.values() for factor in pair):
            raise Broken("its colours are written in a way that is not understood")
        across, down = (max(pair[axis] for pair in sampling.values()) for axis in (0, 1))
        own_across, own_down = sampling[components[0]] if len(components) == 1 else (1, 1)
        return -(-width * own_across // (8 * across)) * -(-height * own_down // (8 * down))


def has_more_than_it_shows(read: Read, image: Image.Image) -> bool:
    """Whether the last bytes of a JPEG that is written in one pass may be anything: then they are no part of the picture, but something put behind it.

    Of pictures in one colour, and of those built up step by step, it cannot be told.
    """
    if len(read.pixels) > 1 or all(low == high for low, high in ImageStat.Stat(image).extrema):
        return False
    begun, end = read.pixels[0]
    start = max(begun, end - TAIL)
    # A byte behind 0xFF would become a marker.
    start += read.needed[start - 1] == 0xFF
    others = (bytes(min(byte ^ pattern, 0xFE) for byte in read.needed[start:end]) for pattern in (0x2A, 0x55))
    return end - begun > TAIL and all(_same(image, read.needed[:start] + other + read.needed[end:]) for other in others)


def _same(image: Image.Image, altered: bytes | bytearray) -> bool:
    try:
        return ImageChops.difference(image, decoded(altered)).getbbox(alpha_only=False) is None
    except OSError:
        return False
