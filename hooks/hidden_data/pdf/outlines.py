"""Fonts of the kinds Type 1 and CFF: outlines are read from them, and written into a font of our
own, so that nothing else of the program is kept."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fontTools.cffLib import CFFFontSet
from fontTools.encodings.StandardEncoding import StandardEncoding
from fontTools.misc.psCharStrings import T1CharString
from fontTools.pens.recordingPen import DecomposingRecordingPen

from .geometry import product

_ONE = 65_536
"""Coordinates are kept in so many parts of a unit."""
_USUAL = (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)
MAX_PARTS = 100_000
"""Lines and curves of one letter."""

Point = tuple[int, int]
Part = tuple[str, tuple[Point, ...]]


@dataclass
class Outline:
    """One letter: its width, and the lines and curves around it."""

    width: int = 0
    parts: list[Part] = field(default_factory=list)


class Glyphs:
    """The letters of a font program, read one by one."""

    def __init__(self) -> None:
        self.encoding: dict[int, str] = {}
        """The letters that codes stand for, where nothing else says so."""
        self.by_cid: dict[int, str] | None = None
        """The letters by number, in a font that has numbers for them."""
        self.order: list[str] = []
        self._matrices: dict[str, tuple[float, ...]] = {}
        self._matrix: tuple[float, ...] = _USUAL
        self._shapes: dict[str, Callable[[DecomposingRecordingPen], float]] = {}

    def __contains__(self, name: object) -> bool:
        return name in self._shapes

    def outline(self, name: str) -> Outline:
        """Raises whatever a broken letter makes the library raise."""
        pen = DecomposingRecordingPen(_Drawables(self._shapes))
        width = self._shapes[name](pen)
        if len(pen.value) > MAX_PARTS:
            raise ValueError("a letter of too many lines")
        matrix = [value * 1_000 for value in self._matrices.get(name, self._matrix)]
        parts: list[Part] = []
        for what, points in pen.value:
            if what in ("moveTo", "lineTo", "curveTo"):
                parts.append((what, tuple(_moved(matrix, point) for point in points)))
        while parts and parts[-1][0] == "moveTo":
            parts.pop()
        return Outline(round(width * matrix[0] * _ONE), parts)


class _Drawables:
    """The letters that others are put together from."""

    def __init__(self, shapes: dict[str, Callable[[DecomposingRecordingPen], float]]) -> None:
        self._shapes = shapes

    def __getitem__(self, name: str) -> _Drawable:
        return _Drawable(self._shapes[name])


class _Drawable:
    def __init__(self, draw: Callable[[DecomposingRecordingPen], float]) -> None:
        self._draw = draw

    def draw(self, pen: DecomposingRecordingPen) -> None:
        self._draw(pen)


def _moved(matrix: list[float], point: tuple[float, float]) -> Point:
    x, y = point
    a, b, c, d, e, f = matrix
    return round((a * x + c * y + e) * _ONE), round((b * x + d * y + f) * _ONE)


class CFF(Glyphs):
    """A font in the compact format. Raises whatever a broken one makes the library raise."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        font = fonts[0]
        self.order = list(font.charset)
        self._matrix = tuple(font.rawDict.get("FontMatrix", _USUAL))
        shapes = font.CharStrings
        if hasattr(font, "ROS"):
            self.by_cid = {int(name[3:]): name for name in self.order if name.startswith("cid")}
            self.by_cid[0] = self.order[0]
            inner = [each.rawDict.get("FontMatrix") for each in font.FDArray]
            chosen = font.FDSelect
            for index, name in enumerate(self.order):
                own = inner[chosen[index] if chosen is not None else 0]
                if own is not None:
                    outer = font.rawDict.get("FontMatrix")
                    self._matrices[name] = tuple(own) if outer is None else product(own, outer)
        elif isinstance(font.Encoding, str):
            if font.Encoding == "StandardEncoding":
                self.encoding = dict(enumerate(StandardEncoding))
        else:
            self.encoding = dict(enumerate(font.Encoding))
        for name in self.order:
            self._shapes[name] = _drawing(shapes, name)


def _drawing(shapes: Any, name: str) -> Callable[[DecomposingRecordingPen], float]:
    def draw(pen: DecomposingRecordingPen) -> float:
        shape = shapes[name]
        shape.draw(pen)
        return float(shape.width or 0)

    return draw


class Type1(Glyphs):
    """A font as PostScript has it. Raises :class:`ValueError` when it cannot be read."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        if data[:1] == b"\x80":
            data = _unwrapped(data)
        head, mark, rest = data.partition(b"eexec")
        if not mark:
            raise ValueError("a font without letters")
        rest = rest.lstrip(b" \t\r\n")
        if re.match(rb"[0-9A-Fa-f\s]{8}", rest):
            digits = re.sub(rb"[^0-9A-Fa-f]", b"", rest)
            rest = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
        private = _decrypted(rest, 55_665)[4:]
        skipped = re.search(rb"/lenIV\s+(-?\d+)", private)
        skip = int(skipped[1]) if skipped else 4
        if matrix := re.search(rb"/FontMatrix\s*\[([^\]]*)\]", head):
            self._matrix = tuple(float(each) for each in matrix[1].split())
        self._read_encoding(head)
        begun = re.search(rb"/CharStrings\b[^/]*?\bbegin\s", private)
        if not begun:
            raise ValueError("a font without letters")
        start = max(private.find(b"/Subrs"), 0)
        subrs: dict[int, bytes] = {}
        for match in _pieces(
            rb"dup\s+(\d+)\s+(\d+)\s+(?:RD|-\||\S+) ", private, start, begun.start()
        ):
            subrs[int(match[0])] = match[1]
        count = max(subrs, default=-1) + 1
        if count > 100_000:
            raise ValueError("too many parts")
        known = [T1CharString(_plain(subrs.get(at, b""), skip)) for at in range(count)]
        for each in known:
            each.subrs = known
        for name, code in _pieces(
            rb"/([^\s/{}\[\]()<>%]+)\s+(\d+)\s+(?:RD|-\||\S+) ", private, begun.end(), len(private)
        ):
            shape = T1CharString(_plain(code, skip), subrs=known)
            plain = name.decode("latin-1")
            if plain not in self._shapes:
                self._shapes[plain] = _drawing_of(shape)
                self.order.append(plain)
        if not self._shapes:
            raise ValueError("a font without letters")

    def _read_encoding(self, head: bytes) -> None:
        if re.search(rb"/Encoding\s+StandardEncoding", head):
            self.encoding = dict(enumerate(StandardEncoding))
            return
        for match in re.finditer(rb"dup\s+(8#)?(\d+)\s*/(\S+)\s+put", head):
            code = int(match[2], 8 if match[1] else 10)
            if code < 256:
                self.encoding[code] = match[3].decode("latin-1")


def _drawing_of(shape: T1CharString) -> Callable[[DecomposingRecordingPen], float]:
    def draw(pen: DecomposingRecordingPen) -> float:
        shape.draw(pen)
        return float(shape.width or 0)

    return draw


def _pieces(pattern: bytes, data: bytes, start: int, end: int) -> list[tuple[bytes, bytes]]:
    """Names or numbers, each with the so many bytes that follow it."""
    found = []
    compiled = re.compile(pattern)
    while match := compiled.search(data, start, end):
        size = int(match[2])
        found.append((match[1], data[match.end() : match.end() + size]))
        start = match.end() + size
    return found


def _unwrapped(data: bytes) -> bytes:
    """A font of segments with their lengths, in one piece."""
    out, at = b"", 0
    while data[at : at + 1] == b"\x80" and data[at + 1] in (1, 2):
        size = int.from_bytes(data[at + 2 : at + 6], "little")
        out += data[at + 6 : at + 6 + size]
        at += 6 + size
    return out


def _plain(code: bytes, skip: int) -> bytes:
    return code if skip < 0 else _decrypted(code, 4_330)[skip:]


def _decrypted(data: bytes, key: int) -> bytes:
    out = bytearray(len(data))
    for at, sign in enumerate(data):
        out[at] = sign ^ (key >> 8)
        key = ((sign + key) * 52_845 + 22_719) & 0xFFFF
    return bytes(out)


# Writing. A letter is a name or a number, and its outline; the first stands for all that are not
# there.


def named_font(outlines: list[tuple[str, Outline]]) -> bytes:
    """A font of letters with names; the first is called ``.notdef``."""
    names = [name.encode("ascii") for name, _ in outlines[1:]]
    charset = b"\0" + b"".join(struct.pack(">H", 391 + at) for at in range(len(names)))
    return _compact(_index(names), b"", charset, [outline for _, outline in outlines], b"")


def numbered_font(outlines: list[tuple[int, Outline]]) -> bytes:
    """A font of letters with numbers, in their order; the first is 0."""
    numbers = [number for number, _ in outlines]
    charset = b"\0" + b"".join(struct.pack(">H", number) for number in numbers[1:])
    kind = _integer(391) + _integer(392) + _integer(0) + b"\x0c\x1e"
    kind += _place(max(numbers) + 1) + b"\x0c\x22"
    select = b"\3" + struct.pack(">HHBH", 1, 0, 0, len(outlines))
    return _compact(
        _index([b"Adobe", b"Identity"]), kind, charset, [each for _, each in outlines], select
    )


def _compact(
    strings: bytes, kind: bytes, charset: bytes, outlines: list[Outline], select: bytes
) -> bytes:
    letters = _index([_letter(outline) for outline in outlines])
    head = b"\1\0\4\4" + _index([b"F"])
    # All places are written in five bytes, so the length of what holds them is known.
    size = len(kind) + 2 * 6 + (2 * 7 if select else 11)
    at = len(head) + len(_index([bytes(size)])) + len(strings) + len(_index([]))
    places = {"charset": at, "letters": at + len(charset)}
    after = places["letters"] + len(letters)
    top = kind + _place(places["charset"]) + b"\x0f" + _place(places["letters"]) + b"\x11"
    tail = b""
    if select:
        # No hints: the part of a font that holds them is empty.
        own = _index([_place(0) + _place(after + len(select)) + b"\x12"])
        top += _place(after) + b"\x0c\x25" + _place(after + len(select)) + b"\x0c\x24"
        tail = select + own
    else:
        top += _place(0) + _place(after) + b"\x12"
    return head + _index([top]) + strings + _index([]) + charset + letters + tail


def _index(items: list[bytes]) -> bytes:
    if not items:
        return b"\0\0"
    at, places = 1, [1]
    for item in items:
        at += len(item)
        places.append(at)
    return (
        struct.pack(">HB", len(items), 4)
        + struct.pack(f">{len(places)}I", *places)
        + b"".join(items)
    )


def _place(value: int) -> bytes:
    return b"\x1d" + struct.pack(">i", value)


def _integer(value: int) -> bytes:
    if -107 <= value <= 107:
        return bytes([value + 139])
    if 108 <= value <= 1131:
        return bytes([(value - 108) // 256 + 247, (value - 108) % 256])
    if -1131 <= value <= -108:
        return bytes([(-value - 108) // 256 + 251, (-value - 108) % 256])
    return b"\x1c" + struct.pack(">h", value)


def _coordinate(value: int) -> bytes:
    """A number of parts of a unit, as letters are written. Raises :class:`struct.error` if too
    large."""
    if value % _ONE == 0 and -32_768 <= value // _ONE <= 32_767:
        return _integer(value // _ONE)
    return b"\xff" + struct.pack(">i", value)


def _letter(outline: Outline) -> bytes:
    out = [_coordinate(outline.width)]
    x = y = 0
    for what, points in outline.parts:
        for to_x, to_y in points:
            out += [_coordinate(to_x - x), _coordinate(to_y - y)]
            x, y = to_x, to_y
        out.append({"moveTo": b"\x15", "lineTo": b"\x05", "curveTo": b"\x08"}[what])
    return b"".join(out) + b"\x0e"
