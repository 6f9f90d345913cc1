"""Colours, shadings and states of a PDF: numbers, and names from short lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pikepdf

from .objects import Name, Ref, Stream, Value, number
from .profiles import plain_profile

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

    def function(self, given: Any, depth: int = 0) -> Value:
        """A function from numbers to numbers. Raises :class:`Unknown`."""
        if depth > MAX_DEPTH:
            raise Unknown
        if isinstance(given, pikepdf.Array):
            return [self.function(each, depth + 1) for each in given]
        if given == pikepdf.Name.Identity:
            return Name("Identity")
        if not isinstance(given, pikepdf.Dictionary | pikepdf.Stream):
            raise Unknown
        kind = int(given.get("/FunctionType", -1))
        entries: dict[str, Value] = {"FunctionType": kind}
        for key in ("Domain", "Range", "C0", "C1", "Bounds", "Encode", "Decode", "Size"):
            if f"/{key}" in given:
                entries[key] = numbers(given[f"/{key}"], 256)
        if kind == 2:
            entries["N"] = a_number(given.N)
            return self.objects.shared(entries)
        if kind == 3:
            entries["Functions"] = [self.function(each, depth + 1) for each in given.Functions]
            return self.objects.shared(entries)
        if kind == 4:
            return self.objects.shared(Stream(entries, _calculation(given.read_bytes())))
        if kind != 0:
            raise Unknown
        bits, outputs = int(given.BitsPerSample), len(given.Range) // 2
        values = outputs
        for samples in given.Size:
            values *= int(samples)
        if bits not in (1, 2, 4, 8, 12, 16, 24, 32) or not 0 < values < 10_000_000:
            raise Unknown
        entries["BitsPerSample"] = bits
        size = -(-values * bits // 8)
        return self.objects.shared(Stream(entries, given.read_bytes()[:size].ljust(size, b"\0")))

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
            entries["Function"] = self.function(given.Function)
        if given.get("/AntiAlias") is True:
            entries["AntiAlias"] = True
        if kind in (1, 2, 3):
            return self.objects.shared(entries)
        if kind not in (4, 5, 6, 7) or not isinstance(given, pikepdf.Stream):
            raise Unknown
        for key in ("BitsPerCoordinate", "BitsPerComponent", "BitsPerFlag", "VerticesPerRow"):
            if f"/{key}" in given:
                entries[key] = int(given[f"/{key}"])
        return self.objects.shared(Stream(entries, given.read_bytes()))

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
