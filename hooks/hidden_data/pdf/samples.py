"""Numbers that are packed bit by bit: the corners of a mesh of colours, and the samples of a
function. Only those that are drawn are kept."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import product

_FREE, _LATTICE, _COONS, _TENSOR = 4, 5, 6, 7
_POINTS = {_FREE: (1, 1), _LATTICE: (1, 1), _COONS: (12, 8), _TENSOR: (16, 12)}
"""Points of a part that stands alone, and of one that goes on from the part before."""
_COLOURS = {_FREE: (1, 1), _LATTICE: (1, 1), _COONS: (4, 2), _TENSOR: (4, 2)}


def mesh(
    data: bytes, kind: int, inks: int, coordinate: int, component: int, flag: int, row: int
) -> bytes:
    """The whole parts of a mesh, without what stands in unused bits and behind the last of them.
    The numbers behind *inks* are bits, and *row* the corners in a row."""

    def bits(following: bool) -> int:
        points, colours = _POINTS[kind][following], _COLOURS[kind][following]
        own = 0 if kind == _LATTICE else flag
        return own + 2 * coordinate * points + inks * component * colours

    if kind == _LATTICE:
        size = -(-bits(False) // 8)
        corners = len(data) // size // max(row, 2) * max(row, 2)
        return b"".join(
            _part(data[at : at + size], bits(False), 0, 0) for at in range(0, corners * size, size)
        )
    out: list[bytes] = []
    at = 0
    while at < len(data):
        chosen = int.from_bytes(data[at : at + 4].ljust(4, b"\0")) >> (32 - flag) & 3
        # What would go on from nothing is drawn by no reader.
        following = chosen > 0
        size = -(-bits(following) // 8)
        parts = 3 if kind == _FREE and not following else 1
        if at + parts * size > len(data) or (following and not out):
            break
        for number in range(parts):
            piece = data[at : at + size]
            out.append(_part(piece, bits(following), flag, 0 if number else chosen))
            at += size
    return b"".join(out)


def _part(piece: bytes, bits: int, flag: int, chosen: int) -> bytes:
    """A part of which only the *bits* count, and of its flag only what is *chosen*."""
    value = int.from_bytes(piece) >> (8 * len(piece) - bits)
    value = value & ((1 << (bits - flag)) - 1) | chosen << (bits - flag)
    return (value << (8 * len(piece) - bits)).to_bytes(len(piece))


def places(
    low: float, high: float, domain: Sequence[float], encode: Sequence[float], size: int
) -> tuple[int, int]:
    """The first and the last of *size* samples that are asked for between two numbers."""
    start, end = domain
    first, last = encode
    scale = (last - first) / (end - start) if end > start else 0.0
    asked = [first + (min(max(each, start), end) - start) * scale for each in (low, high)]
    inside = [min(max(each, 0.0), size - 1.0) for each in asked]
    lowest = min(math.floor(min(inside) + 1e-6), max(size - 2, 0))
    return lowest, min(max(math.ceil(max(inside) - 1e-6), lowest + 1), size - 1)


def samples(data: bytes, sizes: Sequence[int], bits: int, kept: Sequence[tuple[int, int]]) -> bytes:
    """The samples, each of so many *bits*, in the *kept* part of a table of several dimensions,
    of which the first goes fastest."""
    (first, last), *rest = kept
    strides = [sizes[0]]
    for size in sizes[1:-1]:
        strides.append(strides[-1] * size)

    def rows() -> Iterator[tuple[int, int]]:
        for place in product(*(range(low, high + 1) for low, high in reversed(rest))):
            start = sum(at * stride for at, stride in zip(reversed(place), strides, strict=False))
            yield start + first, start + last + 1

    if bits % 8 == 0:
        each = bits // 8
        return b"".join(data[each * start : each * end] for start, end in rows())
    total = 8 * len(data)
    digits = f"{int.from_bytes(data):0{total}b}" if total else ""
    joined = "".join(digits[bits * start : bits * end] for start, end in rows())
    joined += "0" * (-len(joined) % 8)
    return bytes(int(joined[at : at + 8], 2) for at in range(0, len(joined), 8))
