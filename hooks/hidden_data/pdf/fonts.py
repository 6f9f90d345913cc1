"""The fonts of a PDF, each with the letters that its pages show and no others.

A font that lies in the file is written anew from the outlines of these letters; its own name, and
the names of its letters, go. What a letter stands for when it is copied or read aloud is said by
one table, for every letter. A font that does not lie in the file is known by its name, so this must
be a name that many fonts have.
"""

from __future__ import annotations

import struct
from typing import Any

import pikepdf
from fontTools.agl import toUnicode

from .cmaps import UNKNOWN, CMap, plain_text, to_unicode
from .encodings import ENCODINGS, glyphs_of, known_name, standard_name
from .functions import a_number, numbers
from .objects import Name, Ref, Stream, Value
from .outlines import CFF, Glyphs, Outline, Type1, named_font, numbered_font
from .resources import Copying, Resources
from .truetype import Damaged, TrueType

_DESCRIBED = (
    "FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth "
    "MissingWidth"
).split()
MAX_WIDTH = 100_000


class Font:
    """A font, and which of its letters are shown."""

    def __init__(self, copy: Copying, given: Any, ref: Ref, number: int) -> None:
        self.copy = copy
        self.given = given
        self.ref = ref
        self.name = Name(f"F{number}")
        self.kind = str(given.get("/Subtype", ""))[1:]
        self.codes: set[int] = set()
        """The codes that are shown; of a font with numbers for its letters, the numbers."""
        self.texts: dict[int, str] = {}
        table = given.get("/ToUnicode")
        self._given_texts = (
            CMap(table.read_bytes()).texts if isinstance(table, pikepdf.Stream) else {}
        )
        self._shapes: CMap | None = None
        self._vertical = False
        if self.kind == "Type0":
            self._read_codes(given.get("/Encoding"))

    def _read_codes(self, encoding: Any) -> None:
        if isinstance(encoding, pikepdf.Stream):
            if "/UseCMap" in encoding:
                raise Damaged
            self._shapes = CMap(encoding.read_bytes())
            self._vertical = self._shapes.vertical or encoding.get("/WMode") == 1
        elif encoding in (pikepdf.Name("/Identity-H"), pikepdf.Name("/Identity-V")):
            self._vertical = encoding == pikepdf.Name("/Identity-V")
        else:
            raise Damaged

    def shown(self, text: bytes) -> bytes:
        """Note what is shown; gives back the codes for it in the font that is written."""
        if self.kind != "Type0":
            self.codes.update(text)
            return text
        out = []
        codes = (
            self._shapes.codes(text)
            if self._shapes
            else (int.from_bytes(text[at : at + 2]) for at in range(0, len(text), 2))
        )
        for code in codes:
            shape = (self._shapes.shapes.get(code, 0) if self._shapes else code) & 0xFFFF
            self.codes.add(shape)
            self.texts.setdefault(shape, self._given_texts.get(code, UNKNOWN))
            out.append(shape.to_bytes(2))
        return b"".join(out)

    def write(self) -> None:
        """Put the font in its place. Raises whatever a broken font makes a library raise."""
        if self.kind == "Type0":
            entries = self._of_numbers()
        elif self.kind == "Type3":
            entries = self._of_drawings()
        else:
            entries = self._simple()
        entries["Type"] = Name("Font")
        self.copy.objects.put(self.ref, entries)

    # What both kinds have in common.

    def _program(self, descriptor: Any) -> tuple[str, bytes]:
        """The kind of font that lies in the file, and its program; nothing when none does."""
        if isinstance(descriptor, pikepdf.Dictionary):
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if isinstance(descriptor.get(key), pikepdf.Stream):
                    return key, descriptor[key].read_bytes()
        return "", b""

    def _descriptor(self, given: Any, flags: int | None = None) -> dict[str, Value]:
        entries: dict[str, Value] = {"Type": Name("FontDescriptor"), "FontName": self.name}
        own = int(given.get("/Flags", 32)) if given is not None else 32
        entries["Flags"] = (own & 0x700EF if flags is None else own & 0x700CB | flags) & 0x7FFFFFFF
        for key in _DESCRIBED:
            value = given.get(f"/{key}") if given is not None else None
            if isinstance(value, pikepdf.Array) and key == "FontBBox":
                entries[key] = numbers(value, 4)
            elif value is not None and key != "FontBBox" and not isinstance(value, pikepdf.Object):
                entries[key] = a_number(value)
        return entries

    def _letter_names(self) -> tuple[dict[int, str], str]:
        """What the file says that codes stand for: names for some, and a standard for the rest."""
        encoding = self.given.get("/Encoding")
        base, names = "", {}
        if isinstance(encoding, pikepdf.Name):
            base = str(encoding)[1:]
        elif isinstance(encoding, pikepdf.Dictionary):
            base = str(encoding.get("/BaseEncoding", ""))[1:]
            code = 0
            for each in encoding.get("/Differences", []):
                if isinstance(each, pikepdf.Name):
                    names[code] = str(each)[1:]
                    code += 1
                elif isinstance(each, int):
                    code = each
        return names, base if base in ENCODINGS else ""

    def _text(self, code: int, name: str) -> str:
        if code in self._given_texts:
            return self._given_texts[code]
        return plain_text(toUnicode(name)) if name else UNKNOWN

    def _to_unicode(self, size: int) -> Ref:
        return self.copy.objects.add(
            to_unicode({code: self.texts.get(code, UNKNOWN) for code in self.codes}, size)
        )

    # Fonts of 256 codes.

    def _simple(self) -> dict[str, Value]:
        descriptor = self.given.get("/FontDescriptor")
        kind, program = self._program(descriptor)
        names, base = self._letter_names()
        entries: dict[str, Value] = {"BaseFont": self.name}
        entries |= self._widths()
        if not kind:
            return entries | self._from_elsewhere(descriptor, names, base)
        if kind == "/FontFile3" and program[:4] in (b"OTTO", b"\0\1\0\0", b"true"):
            kind, program = _unwrapped(program)
        if kind == "/FontFile2" or program[:4] in (b"\0\1\0\0", b"true"):
            return entries | self._true_type(TrueType(program), descriptor, names, base)
        glyphs = Type1(program) if program[:2] in (b"%!", b"\x80\1") else CFF(program)
        return entries | self._outlines(glyphs, descriptor, names, base)

    def _widths(self) -> dict[str, Value]:
        given = self.given.get("/Widths")
        if not isinstance(given, pikepdf.Array) or not self.codes:
            return {}
        first = int(self.given.get("/FirstChar", 0))
        low, high = min(self.codes), max(self.codes)
        widths: list[Value] = []
        for code in range(low, high + 1):
            known = code in self.codes and 0 <= code - first < len(given)
            widths.append(_width(given[code - first]) if known else 0)
        return {"FirstChar": low, "LastChar": high, "Widths": widths}

    def _from_elsewhere(
        self, descriptor: Any, names: dict[int, str], base: str
    ) -> dict[str, Value]:
        """A font that a reader's own computer has."""
        own = str(self.given.get("/BaseFont", ""))[1:]
        chosen = known_name(own, descriptor)
        self.copy.renamed += chosen != own
        entries: dict[str, Value] = {"BaseFont": chosen}
        entries["Subtype"] = Name("TrueType" if self.kind == "TrueType" else "Type1")
        if descriptor is not None:
            described = self._descriptor(descriptor)
            described["FontName"] = chosen
            entries["FontDescriptor"] = self.copy.objects.add(described)
        differences = {
            code: name for code, name in names.items() if code in self.codes and toUnicode(name)
        }
        if base and not differences:
            entries["Encoding"] = Name(base)
        elif differences:
            encoding: dict[str, Value] = {
                "Type": Name("Encoding"),
                "Differences": _differences(differences),
            }
            if base:
                encoding["BaseEncoding"] = Name(base)
            entries["Encoding"] = encoding
        kept = {code: text for code, text in self._given_texts.items() if code in self.codes}
        if kept:
            entries["ToUnicode"] = self.copy.objects.add(to_unicode(kept, 1))
        return entries

    def _true_type(
        self, program: TrueType, descriptor: Any, names: dict[int, str], base: str
    ) -> dict[str, Value]:
        flags = int(descriptor.get("/Flags", 0))
        codes = glyphs_of(program, self.codes, names, base, symbolic=not flags & 32)
        for code in self.codes:
            self.texts[code] = self._text(
                code, names.get(code) or standard_name(base, code, bool(flags & 32))
            )
        written = program.program(set(codes.values()), codes)
        described = self._descriptor(descriptor, flags=4)
        described["FontFile2"] = self.copy.objects.add(Stream({"Length1": len(written)}, written))
        return {
            "Subtype": Name("TrueType"),
            "FontDescriptor": self.copy.objects.add(described),
            "ToUnicode": self._to_unicode(1),
        }

    def _outlines(
        self, glyphs: Glyphs, descriptor: Any, names: dict[int, str], base: str
    ) -> dict[str, Value]:
        chosen: list[tuple[str, Outline]] = []
        shown: dict[int, str] = {}
        for code in sorted(self.codes):
            name = names.get(code) or (
                standard_name(base, code, True) if base else glyphs.encoding.get(code, "")
            )
            self.texts[code] = self._text(code, name)
            if name in glyphs and name != ".notdef":
                shown[code] = f"g{code}"
                chosen.append((f"g{code}", glyphs.outline(name)))
        empty = glyphs.outline(".notdef") if ".notdef" in glyphs else Outline()
        written = named_font([(".notdef", empty), *chosen])
        described = self._descriptor(descriptor, flags=4)
        described["FontFile3"] = self.copy.objects.add(Stream({"Subtype": Name("Type1C")}, written))
        return {
            "Subtype": Name("Type1"),
            "FontDescriptor": self.copy.objects.add(described),
            "Encoding": {"Type": Name("Encoding"), "Differences": _differences(shown)},
            "ToUnicode": self._to_unicode(1),
        }

    def _of_drawings(self) -> dict[str, Value]:
        names, _ = self._letter_names()
        shapes = self.given.get("/CharProcs", {})
        drawn: dict[str, Value] = {}
        shown: dict[int, str] = {}
        resources = Resources()
        for code in sorted(self.codes):
            name = names.get(code, "")
            self.texts[code] = self._text(code, name)
            shape = shapes.get(f"/{name}") if name else None
            if isinstance(shape, pikepdf.Stream):
                shown[code] = f"g{code}"
                drawn[f"g{code}"] = self.copy.letter(shape, self.given, resources)
        a, b, c, d, *_ = matrix = numbers(self.given.FontMatrix, 6)
        if abs(a * d - b * c) < 1e-12:
            # Letters of no size can be copied, and nobody sees them.
            raise Damaged
        entries: dict[str, Value] = {
            "Subtype": Name("Type3"),
            "CharProcs": drawn,
            "Encoding": {"Type": Name("Encoding"), "Differences": _differences(shown)},
            "FontBBox": numbers(self.given.FontBBox, 4),
            "FontMatrix": matrix,
            "ToUnicode": self._to_unicode(1),
        }
        entries["Resources"] = resources.written()
        return entries | self._widths()

    # Fonts of numbers.

    def _of_numbers(self) -> dict[str, Value]:
        inner = self.given.DescendantFonts[0]
        descriptor = inner.get("/FontDescriptor")
        kind, program = self._program(descriptor)
        if not kind:
            raise Damaged
        described = self._descriptor(descriptor)
        described["Flags"] = 4
        entries: dict[str, Value] = {
            "Type": Name("Font"),
            "BaseFont": self.name,
            "CIDSystemInfo": {"Registry": b"Adobe", "Ordering": b"Identity", "Supplement": 0},
            "DW": _width(inner.get("/DW", 1000)),
        }
        widths = _listed(inner.get("/W"), 1)
        entries["W"] = [
            part for cid in sorted(self.codes & widths.keys()) for part in (cid, list(widths[cid]))
        ]
        if self._vertical:
            heights = _listed(inner.get("/W2"), 3)
            entries["DW2"] = numbers(inner.DW2, 2) if "/DW2" in inner else [880, -1000]
            entries["W2"] = [
                part
                for cid in sorted(self.codes & heights.keys())
                for part in (cid, list(heights[cid]))
            ]
        if program[:4] == b"OTTO":
            kind, program = _unwrapped(program)
        if program[:4] in (b"\0\1\0\0", b"true"):
            given = inner.get("/CIDToGIDMap")
            table = given.read_bytes() if isinstance(given, pikepdf.Stream) else None
            glyphs = {cid: _glyph(cid, table) for cid in self.codes}
            written = TrueType(program).program(set(glyphs.values()))
            described["FontFile2"] = self.copy.objects.add(
                Stream({"Length1": len(written)}, written)
            )
            entries["Subtype"] = Name("CIDFontType2")
            if all(cid == glyph for cid, glyph in glyphs.items()):
                entries["CIDToGIDMap"] = Name("Identity")
            else:
                listed = b"".join(glyphs.get(cid, 0).to_bytes(2) for cid in range(max(glyphs) + 1))
                entries["CIDToGIDMap"] = self.copy.objects.add(Stream({}, listed))
        else:
            written = _numbered(CFF(program), self.codes)
            described["FontFile3"] = self.copy.objects.add(
                Stream({"Subtype": Name("CIDFontType0C")}, written)
            )
            entries["Subtype"] = Name("CIDFontType0")
        entries["FontDescriptor"] = self.copy.objects.add(described)
        return {
            "Subtype": Name("Type0"),
            "BaseFont": self.name,
            "Encoding": Name("Identity-V" if self._vertical else "Identity-H"),
            "DescendantFonts": [self.copy.objects.add(entries)],
            "ToUnicode": self._to_unicode(2),
        }


def _unwrapped(program: bytes) -> tuple[str, bytes]:
    """The outlines of a font of the kind OpenType."""
    for at in range(12, 12 + 16 * int.from_bytes(program[4:6]), 16):
        tag, _, start, size = struct.unpack(">4sIII", program[at : at + 16])
        if tag == b"CFF ":
            return "/FontFile3", program[start : start + size]
    return "/FontFile2", program


def _numbered(glyphs: CFF, cids: set[int]) -> bytes:
    chosen: dict[int, Outline] = {}
    for cid in sorted({0, *cids}):
        if glyphs.by_cid is not None:
            name = glyphs.by_cid.get(cid)
        else:
            name = glyphs.order[cid] if cid < len(glyphs.order) else None
        if name is not None:
            chosen[cid] = glyphs.outline(name)
    chosen.setdefault(0, Outline())
    return numbered_font(sorted(chosen.items()))


def _glyph(cid: int, table: bytes | None) -> int:
    return cid if table is None else int.from_bytes(table[2 * cid : 2 * cid + 2])


def _width(given: Any) -> Value:
    value = a_number(given)
    return value if -MAX_WIDTH < value < MAX_WIDTH else 0


def _listed(given: Any, size: int) -> dict[int, tuple[Value, ...]]:
    """The widths in a list that gives some one by one, and others for whole rows."""
    found: dict[int, tuple[Value, ...]] = {}
    parts = list(given) if isinstance(given, pikepdf.Array) else []
    at = 0
    while at + 1 < len(parts):
        first, after = int(parts[at]), parts[at + 1]
        if isinstance(after, pikepdf.Array):
            values = [_width(each) for each in after]
            for place in range(len(values) // size):
                found[first + place] = tuple(values[size * place : size * (place + 1)])
            at += 2
        else:
            values = [_width(each) for each in parts[at + 2 : at + 2 + size]]
            for cid in range(first, min(int(after), 65_535) + 1):
                found[cid] = tuple(values)
            at += 2 + size
    return found


def _differences(names: dict[int, str]) -> list[Value]:
    return [part for code, name in sorted(names.items()) for part in (code, Name(name))]
