"""Colour profiles (ICC) inside pictures. They are tables of numbers with a title and a line of copyright; other things can be put into them."""

from __future__ import annotations

import struct

MOST_BYTES = 4 * 1024 * 1024
"""The largest profiles, for four inks in print, take two megabytes."""

_TAGS = frozenset(
    b"A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3 pre0 pre1 pre2 gamt rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt lumi chad chrm "
    b"meas view vued tech calt cicp desc dscm cprt dmnd dmdd vcgt vcgp ndin mmod aarg aagg aabg".split()
)
_NUMBERS = frozenset(
    [
        b"XYZ ",
        b"curv",
        b"para",
        b"sf32",
        b"mft1",
        b"mft2",
        b"mAB ",
        b"mBA ",
        b"mpet",
        b"meas",
        b"view",
        b"sig ",
        b"chrm",
        b"dtim",
        b"cicp",
        b"vcgt",
        b"vcgp",
        b"ndin",
        b"mmod",
    ]
)
_TEXTS = frozenset([b"text", b"desc", b"mluc"])


def texts_of(profile: bytes) -> list[str]:
    """Every text in a *profile*. Raises ValueError when it holds anything that is not a part of a colour profile."""
    if len(profile) < 132 or profile[36:40] != b"acsp" or int.from_bytes(profile[:4]) != len(profile) or any(profile[100:128]):
        raise ValueError("no colour profile")
    count = int.from_bytes(profile[128:132])
    if not 0 < count <= 100 or 132 + 12 * count > len(profile):
        raise ValueError("no list of parts")
    found: list[str] = []
    taken: set[tuple[int, int]] = {(0, 132 + 12 * count)}
    for name, start, size in struct.iter_unpack(">4sII", profile[132 : 132 + 12 * count]):
        part = profile[start : start + size]
        if name not in _TAGS or part[:4] not in _NUMBERS | _TEXTS or len(part) != size:
            raise ValueError("a part that is not understood")
        if part[:4] == b"mluc" and 16 + 12 * int.from_bytes(part[8:12]) > size:
            raise ValueError("a text that is not understood")
        if part[:4] in _TEXTS and (start, start + size) not in taken:
            found += _texts(part)
        taken.add((start, start + size))
    reached = 0
    for start, end in sorted(taken):
        # Parts begin at multiples of four bytes; what fills the gap is too short to say anything.
        if start - reached > 3:
            raise ValueError("something between the parts")
        reached = max(reached, end)
    if len(profile) - reached > 3:
        raise ValueError("something behind the parts")
    return found


def _texts(part: bytes) -> list[str]:
    """A text, written in one byte or in two for each character; in which, not every program gets right."""
    begins = 16 + 12 * int.from_bytes(part[8:12]) if part[:4] == b"mluc" else 8
    narrow = part[begins:].replace(b"\0", b"").decode("latin-1")
    wide = part[begins:].decode("utf-16-be", "replace") if part[:4] == b"mluc" else narrow
    return [printable for text in {narrow: 0, wide: 0} if (printable := "".join(c if c.isprintable() else " " for c in text).strip())]
