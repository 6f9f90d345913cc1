"""PNG: chunks with a length, a name and a checksum."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from PIL import Image

from .colour_profile import MOST_BYTES
from .parts import Broken, Read, camera_notes

LETTER = 20
"""Pixels it takes to show a letter; fewer that differ under transparency show nothing."""

_CHUNKS = {
    b"IHDR": (13, 13), b"PLTE": (3, 768), b"IDAT": (0, 2**31), b"IEND": (0, 0), b"tRNS": (1, 256), b"gAMA": (4, 4), b"cHRM": (32, 32), b"sRGB": (1, 1),
    b"iCCP": (4, MOST_BYTES), b"sBIT": (1, 4), b"pHYs": (9, 9), b"bKGD": (1, 6), b"cICP": (4, 4), b"mDCV": (24, 24), b"cLLI": (8, 8),
}  # fmt: skip
"""The chunks a picture needs to be shown, with the least and the most bytes of each."""
_UNNEEDED = {
    b"tEXt": "words (tEXt)", b"zTXt": "words (zTXt)", b"iTXt": "words (iTXt)", b"tIME": "the time it was last changed (tIME)",
    b"acTL": "further pictures (APNG)", b"fcTL": "further pictures (APNG)", b"fdAT": "further pictures (APNG)",
    b"sPLT": "a list of colours with a name (sPLT)", b"caBX": "a record of how it was made (C2PA)",
}  # fmt: skip
_STEP = 1 << 16
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_INTERLACED = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""The seven passes of an interlaced PNG: first column, first row, and the steps between columns and rows."""


def read(data: bytes) -> Read:
    """Read a PNG to its last chunk. Raises :class:`Broken`, or what the standard library raises when the file is cut short."""
    picture, at, before = Read(needed=bytearray(data[:8])), 8, b""
    sizes: dict[bytes, int] = {}
    while before != b"IEND":
        length, name = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        (checksum,) = struct.unpack_from(">I", data, at + 8 + length)
        if zlib.crc32(name + body) != checksum:
            raise Broken("a checksum is wrong")
        if (name == b"IHDR") != (at == 8) or (name in sizes and name in _CHUNKS and not name == before == b"IDAT"):
            raise Broken("its pieces are in no order")
        if name not in _CHUNKS:
            picture.note(_unneeded_chunk(name, body))
        elif not _CHUNKS[name][0] <= length <= _CHUNKS[name][1]:
            raise Broken("a piece of it has a size it may not have")
        elif name == b"IHDR":
            picture.header = body
            picture.width, picture.height = struct.unpack(">II", body[:8])
        elif name == b"IDAT":
            picture.pixels.append((len(picture.needed) + 8, len(picture.needed) + 8 + length))
        elif name == b"iCCP":
            title, _, packed = body.partition(b"\0")
            picture.profile = _unpacked(packed[1:])
            picture.profile_title = title.decode("latin-1")
        if name in _CHUNKS:
            picture.needed += data[at : at + 12 + length]
        sizes[name], before = length, name
        at += 12 + length
    picture.end = at
    _check_colours(picture, sizes)
    return picture


def _check_colours(picture: Read, sizes: dict[bytes, int]) -> None:
    """A list of colours, or of which are transparent, is there only where it is used, and has no room for more."""
    depth, kind, packing, filtering, interlaced = picture.header[8:]
    if kind not in _CHANNELS or packing or filtering or interlaced > 1:
        raise Broken("its pixels are written in a way that is not understood")
    colours = sizes.get(b"PLTE", 0)
    if kind == 3 and not (colours and colours % 3 == 0 and colours <= 3 << depth):
        raise Broken("its list of colours is missing, or too long")
    if kind != 3 and colours:
        picture.note("a list of colours that it does not use")
    if sizes.get(b"tRNS", 0) > {0: 2, 2: 6, 3: colours // 3}.get(kind, 0):
        raise Broken("its list of transparent colours is too long")


def _unneeded_chunk(name: bytes, body: bytes) -> str:
    if name == b"eXIf":
        return camera_notes(body)
    if body.startswith(b"XML:com.adobe.xmp"):
        return "notes of the programs it went through (XMP)"
    return _UNNEEDED.get(name, "pieces that no program needs to show it")


def _unpacked(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    unpacked = unpacker.decompress(packed, MOST_BYTES)
    if not unpacker.eof or unpacker.unused_data:
        raise Broken("its colour profile does not end where it should")
    return unpacked


def has_more_than_it_shows(read: Read) -> bool:
    """Whether a PNG holds more pixels than it shows. Nothing is kept of what is unpacked."""
    depth, kind, _, _, interlaced = read.header[8:]
    passes = _INTERLACED if interlaced else ((0, 0, 1, 1),)
    sizes = [((read.width - x + dx - 1) // dx, (read.height - y + dy - 1) // dy) for x, y, dx, dy in passes]
    expected = sum(height * (1 + (width * depth * _CHANNELS[kind] + 7) // 8) for width, height in sizes if width > 0)
    unpacker, total = zlib.decompressobj(), 0
    for piece in _pieces(read):
        while piece:
            if unpacker.eof or total > expected:
                return True
            total += len(unpacker.decompress(piece, _STEP))
            piece = unpacker.unconsumed_tail or unpacker.unused_data
    total += len(unpacker.flush())
    if total < expected or not unpacker.eof:
        raise Broken("it ends too early")
    return total > expected


def _pieces(read: Read) -> Iterator[bytes]:
    """The packed pixels in small pieces, so that what is unpacked stays small as well."""
    for start, end in read.pixels:
        for at in range(start, end, _STEP):
            yield bytes(read.needed[at : min(at + _STEP, end)])


def hides_a_picture(image: Image.Image) -> bool:
    """Whether pixels that are wholly transparent differ in colour."""
    if image.mode not in ("RGBA", "LA", "PA") and not (image.mode == "P" and "transparency" in image.info):
        return False
    image = image.convert("RGBA")
    unseen = image.getchannel("A").point([255] + [0] * 255)
    for channel in "RGB":
        counts = image.getchannel(channel).histogram(unseen)
        if sum(counts) - max(counts) >= LETTER:
            return True
    return False
