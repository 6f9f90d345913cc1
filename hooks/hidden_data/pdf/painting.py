"""Colours, shadings and states of a PDF: numbers, and names from short lists."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pikepdf

from .objects import Name, Ref, Stream, Value, number
from .profiles import plain_profile
from .samples import mesh, places, samples

if TYPE_CHECKING:
    from .objects import Objects

MAX_DEPTH = 12
_DEVICE = {1: Name("DeviceGray"), 3: Name("DeviceRGB"), 4: Name("DeviceCMYK")}
_DEVICES = {
    **{name: name for name in ("DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern")},
    "G": "DeviceGray",
    "RGB": "DeviceRGB",
    "CMYK": "DeviceCMYK",
    "CalRGB": "DeviceRGB",
    "CalGray": "DeviceGray",
    "CalCMYK": "DeviceCMYK",
}
_INKS = {"Cyan", "Magenta", "Yellow", "Black", "Red", "Green", "Blue", "All", "None"}
_BLENDING = set(
    "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight "
    "SoftLight Difference Exclusion Hue Saturation Color Luminosity".split()
)
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
_BITS = (1, 2, 4, 8, 12, 16, 24, 32)


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


class Profile(Ref):
    """The number of a profile, and for how many inks it is."""

    inks = 0


def inks_of(space: Value) -> int:
    """How many numbers a colour has in a space that was written anew."""
    if isinstance(space, list):
        kind = space[0]
        if kind == "ICCBased":
            return int(space[1].inks)
        if kind == "DeviceN":
            return len(space[1])
        return 3 if kind == "Lab" else 1
    return {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}.get(str(space), 0)


class Painting:
    """Writes them anew."""

    def __init__(self, objects: Objects) -> None:
        self.objects = objects
        self._profiles: dict[tuple[int, int], bytes | None] = {}

    def space(self, given: Any, resources: Any = None, depth: int = 0) -> Value:
        """A colour space. Raises :class:`Unknown`."""
        if depth > MAX_DEPTH:
            raise Unknown
        if isinstance(given, pikepdf.Name):
            plain = str(given)[1:]
            if plain in _DEVICES:
                return Name(_DEVICES[plain])
            known = (
                resources.get("/ColorSpace") if isinstance(resources, pikepdf.Dictionary) else None
            )
            if isinstance(known, pikepdf.Dictionary) and given in known:
                return self.space(known[given], None, depth + 1)
            raise Unknown
        if not isinstance(given, pikepdf.Array) or not len(given):
            raise Unknown
        kind, *rest = list(given)
        plain = str(kind)[1:]
        if plain == "ICCBased":
            return self._profiled(rest[0], resources, depth)
        if plain == "Pattern" and rest:
            return [Name("Pattern"), self.space(rest[0], resources, depth + 1)]
        if plain in _DEVICES:
            return Name(_DEVICES[plain])
        if plain == "Lab":
            return [
                Name("Lab"),
                {
                    key: numbers(rest[0][f"/{key}"], 4)
                    for key in ("WhitePoint", "Range")
                    if f"/{key}" in rest[0]
                },
            ]
        if plain in ("Indexed", "I"):
            base = self.space(rest[0], resources, depth + 1)
            table = rest[2].read_bytes() if isinstance(rest[2], pikepdf.Stream) else bytes(rest[2])
            highest, inks = int(rest[1]), inks_of(base)
            if not (0 <= highest < 256 and inks):
                raise Unknown
            size = inks * (highest + 1)
            return [Name("Indexed"), base, highest, table[:size].ljust(size, b"\0")]
        if plain not in ("Separation", "DeviceN"):
            raise Unknown
        several = plain == "DeviceN"
        named: Value = (
            [_ink(ink, place) for place, ink in enumerate(rest[0])] if several else _ink(rest[0], 0)
        )
        return [
            Name(plain),
            named,
            self.space(rest[1], resources, depth + 1),
            self.function(rest[2]),
        ]

    def _profiled(self, given: Any, resources: Any, depth: int) -> Value:
        """The colours of a profile, or without it what every reader takes them for."""
        inks = int(given.get("/N", 0))
        alternate = given.get("/Alternate")
        if isinstance(alternate, pikepdf.Array) and alternate[0] == pikepdf.Name.Lab:
            return self.space(alternate, resources, depth + 1)
        if inks not in _DEVICE:
            raise Unknown
        if given.objgen not in self._profiles:
            self._profiles[given.objgen] = plain_profile(given.read_bytes(), inks)
        profile = self._profiles[given.objgen]
        if profile is None:
            return _DEVICE[inks]
        entries = {"N": inks, "Alternate": _DEVICE[inks]}
        ref = Profile(self.objects.shared(Stream(entries, profile)))
        ref.inks = inks
        return [Name("ICCBased"), ref]

    def function(self, given: Any, used: list[float] | None = None, depth: int = 0) -> Value:
        """A function from numbers to numbers, which are *used* from here to there. Raises
        :class:`Unknown`."""
        if depth > MAX_DEPTH:
            raise Unknown
        if isinstance(given, pikepdf.Array):
            return [self.function(each, used, depth + 1) for each in given]
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
            yield self.function(each, asked, depth + 1)

    def shading(self, given: Any, resources: Any) -> Ref:
        """Raises :class:`Unknown`."""
        kind = int(given.get("/ShadingType", 0))
        entries: dict[str, Value] = {"ShadingType": kind}
        entries["ColorSpace"] = self.space(given["/ColorSpace"], resources)
        for key in ("Background", "BBox", "Coords", "Domain", "Matrix", "Decode"):
            if f"/{key}" in given:
                entries[key] = numbers(given[f"/{key}"])
        if "/Extend" in given:
            entries["Extend"] = [bool(each) for each in given.Extend]
        if "/Function" in given:
            usual = [0, 1] if kind in (2, 3) else [0, 1, 0, 1] if kind == 1 else None
            used = entries.get("Domain", usual) if usual else entries["Decode"][4:6]
            entries["Function"] = self.function(given.Function, sorted_pairs(used))
        if given.get("/AntiAlias") is True:
            entries["AntiAlias"] = True
        if kind in (1, 2, 3):
            return self.objects.shared(entries)
        if kind not in (4, 5, 6, 7) or not isinstance(given, pikepdf.Stream):
            raise Unknown
        for key in ("BitsPerCoordinate", "BitsPerComponent", "BitsPerFlag", "VerticesPerRow"):
            if f"/{key}" in given:
                entries[key] = int(given[f"/{key}"])
        coordinate, component = entries["BitsPerCoordinate"], entries["BitsPerComponent"]
        flag = entries.get("BitsPerFlag", 8)
        if coordinate not in _BITS or component not in _BITS or flag not in (2, 4, 8):
            raise Unknown
        inks = 1 if "/Function" in given else inks_of(entries["ColorSpace"])
        row = entries.get("VerticesPerRow", 2)
        drawn = mesh(given.read_bytes(), kind, inks, coordinate, component, flag, row)
        return self.objects.shared(Stream(entries, drawn))

    def state(self, given: Any) -> dict[str, Value]:
        """How lines and surfaces are drawn, but for a mask."""
        entries: dict[str, Value] = {}
        for key in ("LW", "LC", "LJ", "ML", "OPM", "CA", "ca", "FL", "SM"):
            if f"/{key}" in given:
                entries[key] = a_number(given[f"/{key}"])
        for key in ("OP", "op", "AIS", "TK", "SA"):
            if isinstance(given.get(f"/{key}"), bool):
                entries[key] = given[f"/{key}"]
        if "/D" in given:
            entries["D"] = [numbers(given.D[0]), a_number(given.D[1])]
        if "/BM" in given:
            modes = list(given.BM) if isinstance(given.BM, pikepdf.Array) else [given.BM]
            known = [str(mode)[1:] for mode in modes if str(mode)[1:] in _BLENDING]
            entries["BM"] = Name(known[0] if known else "Normal")
        return entries


def sorted_pairs(given: list[Value]) -> list[float]:
    """From here to there, for each number that a function is asked with."""
    return [each for at in range(0, len(given), 2) for each in sorted(given[at : at + 2])]


def _sampled(given: Any, entries: dict[str, Value], used: list[float]) -> Stream:
    """A function of samples, of which only those are kept that it is asked for."""
    bits, outputs = int(given.BitsPerSample), len(entries["Range"]) // 2
    sizes = [int(each) for each in entries["Size"]]
    values = outputs * math.prod(sizes)
    if bits not in _BITS or min(sizes) < 1 or not 0 < values < 10_000_000:
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


def _ink(given: Any, place: int) -> Name:
    plain = str(given)[1:]
    return Name(plain if plain in _INKS else f"Ink{place}")


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
