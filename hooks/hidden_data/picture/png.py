"""PNG, in the one form in which it is published: a header, the pixels in one piece, the end."""

from __future__ import annotations

import struct
import zlib

from PIL import Image, ImageChops

BEGINNING = b"\x89PNG\r\n\x1a\n"

_COLOURS = {"L": 0, "RGB": 2}
_ABOVE = b"\2"


def written(image: Image.Image, original: bytes) -> bytes:
    """A PNG of an *image* in grey or RGB: the *original* itself when it already is that file.

    Another zlib packs the same pixels into other bytes, so what is compared is unpacked.
    """
    header = struct.pack(">IIBBBBB", *image.size, 8, _COLOURS[image.mode], 0, 0, 0)
    before, after, rows = BEGINNING + _chunk(b"IHDR", header), _chunk(b"IEND"), _rows(image)
    packed = original[len(before) + 8 : -len(after) - 4]
    if original == before + _chunk(b"IDAT", packed) + after:
        unpacker = zlib.decompressobj()
        same = unpacker.decompress(packed, len(rows) + 1) == rows
        if same and unpacker.eof and not unpacker.unused_data:
            return original
    return before + _chunk(b"IDAT", zlib.compress(rows)) + after


def _rows(image: Image.Image) -> bytes:
    """The pixels, each as its difference to the one above, with that filter's mark on each row.

    One filter for all leaves nothing to choose from one row to the next.
    """
    above = Image.new(image.mode, image.size)
    above.paste(image, (0, 1))
    pixels = ImageChops.subtract_modulo(image, above).tobytes()
    length = len(pixels) // image.height
    return b"".join(_ABOVE + pixels[at : at + length] for at in range(0, len(pixels), length))


def _chunk(name: bytes, body: bytes = b"") -> bytes:
    checksum = zlib.crc32(name + body)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", checksum)
