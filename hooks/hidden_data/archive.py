"""The archive of a rebuilt document: its parts one behind the other, and nothing else.

The bytes of an archive follow from its parts, except for how each part is compressed, which
differs between versions of zlib. So a document that was packed years ago can still be told to be
exactly the archive of its parts: no gap, no remark, no second name, no date.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

_VERSION, _UTF_8, _DEFLATED, _MIDNIGHT, _1980 = 20, 0x800, 8, 0, 0x21


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The archive of *parts*, by name, in their order."""
    return _assembled(parts, {name: _deflated(part) for name, part in parts.items()})


def parts_if_packed(data: bytes) -> dict[str, bytes] | None:
    """The parts of an archive that :func:`packed` could have made; ``None`` for any other.

    Raises what the library raises for a file that is no archive at all.
    """
    archive = zipfile.ZipFile(io.BytesIO(data))
    parts: dict[str, bytes] = {}
    streams: dict[str, bytes] = {}
    for info in archive.infolist():
        start = info.header_offset + 30 + len(info.filename.encode())
        stream = data[start : start + info.compress_size]
        part = inflated(stream, info.file_size)
        if part is None or info.filename in parts:
            return None
        parts[info.filename], streams[info.filename] = part, stream
    return parts if _assembled(parts, streams) == data else None


def inflated(stream: bytes, size: int) -> bytes | None:
    """What a compressed stream unpacks to; ``None`` unless it has this *size* and ends."""
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        plain = unpacking.decompress(stream, size + 1)
    except zlib.error:
        return None
    over = not unpacking.eof or unpacking.unused_data or unpacking.unconsumed_tail
    return None if over or len(plain) != size else plain


def _deflated(part: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(part) + packing.flush()


def _assembled(parts: Mapping[str, bytes], streams: Mapping[str, bytes]) -> bytes:
    body, directory = bytearray(), bytearray()
    for name, part in parts.items():
        path, stream = name.encode(), streams[name]
        common = struct.pack(
            "<HHHHHIIIHH",
            *(_VERSION, _UTF_8, _DEFLATED, _MIDNIGHT, _1980),
            *(zlib.crc32(part), len(stream), len(part), len(path), 0),
        )
        place = struct.pack("<HHHII", 0, 0, 0, 0, len(body))
        directory += b"PK\x01\x02" + struct.pack("<H", _VERSION) + common + place + path
        body += b"PK\x03\x04" + common + path + stream
    counts = len(parts), len(parts), len(directory), len(body)
    return bytes(body + directory + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, *counts, 0))
