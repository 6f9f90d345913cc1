"""How pictures for tests are made: by Pillow; what it does not write is put in afterwards, piece by
piece."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image, ImageCms, ImageDraw

CANARY = b"QZXCANARYQZX"
"""Stands in every hidden place of the pictures that have all of them; nothing of it may be
published."""


def drawing(mode: str = "RGB", size: tuple[int, int] = (120, 40)) -> Image.Image:
    """A street sign, for a picture that is worth looking at."""
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((2, 2, size[0] - 3, size[1] - 3), outline="navy", fill="lightblue")
    pen.text((10, 12), "Elder Lane: 15 lamps", fill="black")
    return image.convert(mode)


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def png(mode: str = "RGB", **options: object) -> bytes:
    return saved(drawing(mode), "PNG", **options)


def jpeg(mode: str = "RGB", **options: object) -> bytes:
    return saved(drawing(mode), "JPEG", **options)


def chunk(name: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def with_chunks(picture: bytes, *chunks: bytes) -> bytes:
    """A PNG with more *chunks* behind its first, which has a length that never changes."""
    return picture[:33] + b"".join(chunks) + picture[33:]


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def with_segments(picture: bytes, *segments: bytes) -> bytes:
    """A JPEG with more *segments* behind its beginning and its JFIF segment."""
    return picture[:20] + b"".join(segments) + picture[20:]


def pixels_rewritten(picture: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A PNG of Pillow's with its unpacked pixels changed."""
    at = picture.index(b"IDAT")
    length = int.from_bytes(picture[at - 4 : at])
    rows = zlib.decompress(picture[at + 4 : at + 4 + length])
    return (
        picture[: at - 4] + chunk(b"IDAT", zlib.compress(change(rows))) + picture[at + 8 + length :]
    )


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def profile_saying(words: bytes) -> bytes:
    """A colour profile whose title says something else, of the same length."""
    title = "sRGB built-in".encode("utf-16-be")
    profile = srgb()
    assert profile.count(title) == 1
    return profile.replace(title, words.decode().ljust(13)[:13].encode("utf-16-be"))


def camera(words: str = "Jane Placeholder") -> Image.Exif:
    """Notes as a camera makes them, with a place."""
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x0132] = words, words, "2016:02:09 10:00:00"
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)}
    return exif


def archive(words: bytes = b"name\nJane Placeholder\n") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as opened:
        opened.writestr("names.csv", words)
    return file.getvalue()


XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>%s</dc:creator></x:xmpmeta>"
IPTC = b"Photoshop 3.0\0008BIM\x04\x04\0\0\0\x16\x1c\x02P\0\x10%s\0"
