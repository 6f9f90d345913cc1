"""Colour profiles (ICC) of a PDF, written anew from their numbers: no title, no copyright, and no
part that has a maker's own meaning."""

from __future__ import annotations

import math
import struct

_SPACES = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4, b"Lab ": 3, b"XYZ ": 3}
_KEPT = b"A2B0 A2B1 A2B2 bTRC bXYZ bkpt chad gTRC gXYZ kTRC rTRC rXYZ wtpt".split()
_PARAMETERS = (1, 3, 4, 5, 7)
_TITLE = b"desc" + bytes(4) + struct.pack(">I", 8) + b"Colours\0" + bytes(78)
_RIGHTS = b"text" + bytes(4) + b"None\0"
MAX_SIZE = 4 * 1024 * 1024


def plain_profile(data: bytes, inks: int) -> bytes | None:
    """The numbers of a profile for so many *inks*; nothing when readers know it without (sRGB), or
    when it is not understood."""
    try:
        return None if b"sRGB" in data[:1024] or len(data) > MAX_SIZE else _written(data, inks)
    except (ValueError, IndexError, struct.error):
        return None


def _written(data: bytes, inks: int) -> bytes:
    kind, space, between = data[12:16], data[16:20], data[20:24]
    if data[36:40] != b"acsp" or _SPACES.get(space) != inks or between not in (b"XYZ ", b"Lab "):
        raise ValueError("no profile")
    if kind not in (b"mntr", b"scnr", b"prtr", b"spac"):
        raise ValueError("a profile for something else")
    parts = {b"cprt": _RIGHTS, b"desc": _TITLE}
    for at in range(132, 132 + 12 * min(int.from_bytes(data[128:132]), 100), 12):
        name, start, size = struct.unpack(">4sII", data[at : at + 12])
        if name in _KEPT:
            parts[name] = _numbers(data[start : start + size])
    out, places = bytearray(), {}
    begin = 132 + 12 * len(parts)
    table = b""
    for name, part in sorted(parts.items()):
        if part not in places:
            places[part] = begin + len(out)
            out += part + bytes(-len(part) % 4)
        table += struct.pack(">4sII", name, places[part], len(part))
    head = (
        struct.pack(">I4s", begin + len(out), b"") + data[8:10] + b"\0\0" + kind + space + between
    )
    head += bytes(12) + b"acsp" + bytes(24) + struct.pack(">I", data[67] & 3)
    # The light under which all profiles are compared.
    head += struct.pack(">III", 0xF6D6, 0x10000, 0xD32D)
    return head.ljust(128, b"\0") + struct.pack(">I", len(parts)) + table + bytes(out)


def _numbers(part: bytes) -> bytes:
    """A part of a profile, exactly as long as its numbers are. Raises :class:`ValueError`."""
    kind = part[:4]
    if kind == b"XYZ ":
        size = 20
    elif kind == b"curv":
        size = 12 + 2 * int.from_bytes(part[8:12])
    elif kind == b"para":
        size = 12 + 4 * _PARAMETERS[int.from_bytes(part[8:10])]
    elif kind == b"sf32":
        size = 8 + 4 * 9
    elif kind in (b"mft1", b"mft2"):
        inputs, outputs, grid = part[8:11]
        cells = math.prod([grid] * inputs) * outputs
        if kind == b"mft1":
            size = 48 + 256 * inputs + cells + 256 * outputs
        else:
            entries = int.from_bytes(part[48:50]) * inputs + int.from_bytes(part[50:52]) * outputs
            size = 52 + 2 * (entries + cells)
    else:
        raise ValueError("a part that is not understood")
    if len(part) < size:
        raise ValueError("a part that is cut short")
    return kind + bytes(4) + part[8:size]
