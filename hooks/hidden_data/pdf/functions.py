"""Functions of a PDF, from numbers to numbers: they mix colours."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pikepdf

from .objects import Name, Stream, Value, number
from .samples import places, samples

if TYPE_CHECKING:
    from .objects import Objects

MAX_DEPTH = 12
_CALCULATING = (
    "abs add atan ceiling cos cvi cvr div exp floor idiv ln log mod mul neg round sin sqrt sub "
    "truncate and bitshift eq false ge gt le lt ne not or true xor if ifelse copy dup exch index "
    "pop roll"
).split()
_OF_FUNCTIONS = {
    0: ("Domain", "Range", "Encode", "Decode", "Size"),
    2: ("Domain", "Range", "C0", "C1"),
    3: ("Domain", "Range", "Bounds", "Encode"),
    4: ("Domain", "Range"),
}
_NOTHING = {"FunctionType": 2, "Domain": [0, 1], "N": 1}
BITS = (1, 2, 4, 8, 12, 16, 24, 32)


class Unknown(ValueError):
    """A colour, function or shading that is built in a way that is not understood."""


def numbers(given: Any, most: int = 64) -> list[Value]:
    """A list of numbers. Raises :class:`Unknown` for any other."""
    if not isinstance(given, pikepdf.Array) or len(given) > most:
        raise Unknown
    return [a_number(each) for each in given]


def a_number(given: Any) -> Value:
    if isinstance(given, bool | pikepdf.Object):
        raise Unknown
    return given if isinstance(given, int) else float(given)


class Functions:
    """Writes the functions of a document anew."""

    def __init__(self, objects: Objects) -> None:
        self.objects = objects

    def write(self, given: Any, used: list[float] | None = None, depth: int = 0) -> Value:
        """A function from numbers to numbers, which are *used* from here to there. Raises
        :class:`Unknown`."""
        if depth > MAX_DEPTH:
            raise Unknown
        if isinstance(given, pikepdf.Array):
            return [self.write(each, used, depth + 1) for each in given]
        if given == pikepdf.Name.Identity:
            return Name("Identity")
        if not isinstance(given, pikepdf.Dictionary | pikepdf.Stream):
            raise Unknown
        kind = int(given.get("/FunctionType", -1))
        entries: dict[str, Value] = {"FunctionType": kind}
        for key in _OF_FUNCTIONS.get(kind, ()):
            if f"/{key}" in given:
                entries[key] = numbers(given[f"/{key}"], 256)
        if used is None or len(used) != len(entries["Domain"]):
            used = [float(each) for each in entries["Domain"]]
        if kind == 2:
            entries["N"] = a_number(given.N)
            return self.objects.shared(entries)
        if kind == 3:
            entries["Functions"] = list(self._parts(given, entries, used, depth))
            return self.objects.shared(entries)
        if kind == 4:
            return self.objects.shared(Stream(entries, _calculation(given.read_bytes())))
        if kind != 0:
            raise Unknown
        return self.objects.shared(_sampled(given, entries, used))

    def _parts(
        self, given: Any, entries: dict[str, Value], used: list[float], depth: int
    ) -> Iterator[Value]:
        """The functions that another is put together from; of one that nothing asks, a constant is
        kept in its place."""
        start, end = entries["Domain"]
        edges, encode = [start, *entries["Bounds"], end], entries["Encode"]
        for at, each in enumerate(given.Functions):
            low, high = max(edges[at], used[0]), min(edges[at + 1], used[1])
            if low > high:
                yield self.objects.shared(_NOTHING)
                continue
            first, last = encode[2 * at : 2 * at + 2]
            scale = (last - first) / ((edges[at + 1] - edges[at]) or 1)
            asked = sorted(first + (edge - edges[at]) * scale for edge in (low, high))
            yield self.write(each, asked, depth + 1)


def sorted_pairs(given: list[Value]) -> list[float]:
    """From here to there, for each number that a function is asked with."""
    return [each for at in range(0, len(given), 2) for each in sorted(given[at : at + 2])]


def _sampled(given: Any, entries: dict[str, Value], used: list[float]) -> Stream:
    """A function of samples, of which only those are kept that it is asked for."""
    bits, outputs = int(given.BitsPerSample), len(entries["Range"]) // 2
    sizes = [int(each) for each in entries["Size"]]
    values = outputs * math.prod(sizes)
    if bits not in BITS or min(sizes) < 1 or not 0 < values < 10_000_000:
        raise Unknown
    if len(sizes) * 2 != len(entries["Domain"]):
        raise Unknown
    domain = [float(each) for each in entries["Domain"]]
    encode = entries.get("Encode") or [edge for size in sizes for edge in (0, size - 1)]
    kept = [
        places(used[at], used[at + 1], domain[at : at + 2], encode[at : at + 2], size)
        for at, size in zip(range(0, len(domain), 2), sizes, strict=True)
    ]
    data = given.read_bytes()
    data = data[: -(-values * bits // 8)].ljust(-(-values * bits // 8), b"\0")
    entries["BitsPerSample"] = bits
    if any(low or high < size - 1 for (low, high), size in zip(kept, sizes, strict=True)):
        entries["Encode"] = [edge - kept[at // 2][0] for at, edge in enumerate(encode)]
        entries["Size"] = [high - low + 1 for low, high in kept]
    return Stream(entries, samples(data, sizes, outputs * bits, kept))


def _calculation(program: bytes) -> bytes:
    """A small program that calculates a colour, without remarks. Raises :class:`Unknown`."""
    words = []
    for word in re.findall(rb"[{}]|[^\s{}]+", re.sub(rb"%[^\r\n]*", b"", program)[:100_000]):
        if word in (b"{", b"}") or word.decode("latin-1") in _CALCULATING:
            words.append(word)
        else:
            try:
                words.append(number(float(word)))
            except ValueError:
                raise Unknown from None
    return b" ".join(words)
