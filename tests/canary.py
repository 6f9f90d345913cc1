"""Where a word is in a file, whatever it is packed in."""

from __future__ import annotations

import base64
import gzip
import io
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pikepdf
from PIL import Image

CANARY = "QZXCANARYQZX"
FORMS = [
    CANARY.encode(),
    CANARY.encode("utf-16-le"),
    CANARY.encode("utf-16-be"),
    CANARY.encode().hex().encode(),
    CANARY.lower().encode(),
]
"""The ways text is kept in files."""


def holds(data: bytes) -> bool:
    """Whether the word is in a file, or in anything packed in it."""
    return any(form in piece for piece in unpacked(data) for form in FORMS)


def holding(folder: Path) -> list[str]:
    """The files of a site in which the word is."""
    return [str(p) for p in folder.rglob("*") if p.is_file() and holds(p.read_bytes())]


def unpacked(data: bytes) -> Iterator[bytes]:
    """Everything in a file, and in whatever is packed in it."""
    yield data
    if data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    elif data.startswith(b"SQLite format 3"):
        with closing(sqlite3.connect(":memory:")) as base:
            # Bytes 18 and 19 say that there is a second file, in which nothing is left to read.
            base.deserialize(data[:18] + b"\x01\x01" + data[20:])
            yield "\n".join(base.iterdump()).encode()
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from unpacked(archive.read(name))
    elif data.startswith(b"%PDF"):
        plain = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.save(
                plain,
                qdf=True,
                stream_decode_level=pikepdf.StreamDecodeLevel.all,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
        yield plain.getvalue()
    elif data.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        with Image.open(io.BytesIO(data)) as picture:
            yield repr(picture.info).encode()
            yield picture.convert("RGBA").tobytes()
    for packed in re.findall(rb"data:[\w/+.-]+;base64,([A-Za-z0-9+/=]+)", data):
        yield from unpacked(base64.b64decode(packed))
