"""Colours, shadings and states of a PDF: numbers, and names from short lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

from .functions import BITS, MAX_DEPTH, Functions, Unknown, a_number, numbers, sorted_pairs
from .objects import Name, Ref, Stream, Value
from .profiles import plain_profile
from .samples import mesh

if TYPE_CHECKING:
    from .objects import Objects

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
        self.functions = Functions(objects)
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
            self.functions.write(rest[2]),
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
            entries["Function"] = self.functions.write(given.Function, sorted_pairs(used))
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
        if coordinate not in BITS or component not in BITS or flag not in (2, 4, 8):
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


def _ink(given: Any, place: int) -> Name:
    plain = str(given)[1:]
    return Name(plain if plain in _INKS else f"Ink{place}")
