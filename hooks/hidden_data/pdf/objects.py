"""The objects of the PDF that is made, and how they are written: always in the same way, whatever
the libraries do."""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_TOGETHER = 200
"""Objects that are packed into one."""


class Name(str):
    """A name, without its slash."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "/" + str(self)


class Ref(int):
    """The number of an object."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{int(self)} R"


@dataclass
class Stream:
    """Entries and bytes. The bytes are packed unless the entries name a filter of their own."""

    entries: dict[str, Any]
    content: bytes


Value = Any
"""Nothing, a truth, a number, bytes for a string, a :class:`Name`, :class:`Ref` or :class:`Stream`,
or a list or dictionary of them."""
Packing = Callable[[int, bytes], bytes]
"""Packs the bytes of the object of this number."""


class Objects:
    """Objects in the order of their numbers, from 1."""

    def __init__(self) -> None:
        self._list: list[Value] = []
        self._shared: dict[tuple[str, bytes], Ref] = {}

    def reserve(self) -> Ref:
        self._list.append(None)
        return Ref(len(self._list))

    def put(self, place: Ref, value: Value) -> None:
        self._list[place - 1] = value

    def add(self, value: Value) -> Ref:
        self._list.append(value)
        return Ref(len(self._list))

    def shared(self, value: Value) -> Ref:
        """The number of an object that holds the *value*; the same for the same one."""
        plain, content = (
            (value.entries, value.content) if isinstance(value, Stream) else (value, b"")
        )
        key = repr(plain), content
        if key not in self._shared:
            self._shared[key] = self.add(value)
        return self._shared[key]

    def __getitem__(self, place: Ref) -> Value:
        return self._list[place - 1]

    def written(self, root: Ref, packing: Packing) -> bytes:
        """The whole file. Objects that are no streams lie packed in streams at its end."""
        out = [HEADER]
        at = len(HEADER)
        places: list[tuple[int, int, int]] = [(0, 0, 255)]
        waiting: list[tuple[int, bytes]] = []
        for number, value in enumerate(self._list, 1):
            if isinstance(value, Stream):
                places.append((1, at, 0))
                out.append(_stream(number, value, packing))
                at += len(out[-1])
            else:
                holder = len(self._list) + 1 + len(waiting) // _TOGETHER
                places.append((2, holder, len(waiting) % _TOGETHER))
                waiting.append((number, serialised(value)))
        for start in range(0, len(waiting), _TOGETHER):
            places.append((1, at, 0))
            out.append(
                _stream(len(places) - 1, _together(waiting[start : start + _TOGETHER]), packing)
            )
            at += len(out[-1])
        places.append((1, at, 0))
        table = b"".join(
            kind.to_bytes(1) + place.to_bytes(4) + index.to_bytes(2)
            for kind, place, index in places
        )
        entries: dict[str, Value] = {"Type": Name("XRef"), "Size": len(places), "Root": root}
        entries |= {"W": [1, 4, 2], "Length": len(table)}
        out.append(
            b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n"
            % (len(places) - 1, serialised(entries), table)
        )
        return b"".join(out) + b"startxref\n%d\n%%%%EOF\n" % at


def _together(objects: list[tuple[int, bytes]]) -> Stream:
    places, at = [], 0
    for number, text in objects:
        places.append(b"%d %d" % (number, at))
        at += len(text) + 1
    head = b" ".join(places) + b"\n"
    entries: dict[str, Value] = {"Type": Name("ObjStm"), "N": len(objects), "First": len(head)}
    return Stream(entries, head + b"\n".join(text for _, text in objects))


def _stream(number: int, stream: Stream, packing: Packing) -> bytes:
    entries, content = dict(stream.entries), stream.content
    if "Filter" not in entries:
        content = packing(number, content)
        entries["Filter"] = Name("FlateDecode")
    entries["Length"] = len(content)
    return b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (number, serialised(entries), content)


def packed(_number: int, content: bytes) -> bytes:
    return zlib.compress(content, 6)


def packed_as(stored: Callable[[int], bytes]) -> Packing:
    """Packs as in a file whose *stored* bytes of an object are these, where they are the same
    unpacked: libraries pack the same bytes in different ways over the years."""

    def packing(number: int, content: bytes) -> bytes:
        own, theirs = packed(number, content), stored(number)
        inflating = zlib.decompressobj()
        try:
            same = inflating.decompress(theirs, len(content) + 1) == content and inflating.eof
        except zlib.error:
            return own
        # Much room could be wasted on something else than packing.
        tight = len(theirs) <= len(own) + len(own) // 4 + 64
        return theirs if same and tight and not inflating.unused_data else own

    return packing


def serialised(value: Value) -> bytes:
    """Raises :class:`TypeError` for anything that is no value."""
    if value is None:
        return b"null"
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, Name):
        return name(value)
    if isinstance(value, Ref):
        return b"%d 0 R" % value
    if isinstance(value, int):
        return b"%d" % value
    if isinstance(value, float | Decimal):
        return number(float(value))
    if isinstance(value, bytes):
        return string(value)
    if isinstance(value, list):
        return b"[" + b" ".join(map(serialised, value)) + b"]"
    if isinstance(value, dict):
        pairs = (name(key) + b" " + serialised(each) for key, each in sorted(value.items()))
        return b"<<" + b" ".join(pairs) + b">>"
    raise TypeError("no value of a PDF")


@lru_cache(4096)
def name(text: str) -> bytes:
    return b"/" + re.sub(
        rb"[^A-Za-z0-9_.+-]", lambda sign: b"#%02X" % sign[0][0], text.encode("utf-8", "replace")
    )


def string(content: bytes) -> bytes:
    return b"(" + re.sub(rb"[\\()]", rb"\\\g<0>", content).replace(b"\r", b"\\r") + b")"


@lru_cache(65536)
def number(value: float) -> bytes:
    """Seven digits are more than a drawing needs, and too few to say much."""
    if not math.isfinite(value):
        return b"0"
    text = format(Decimal(format(value, ".7g")), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return b"0" if text == "-0" else text.encode()
