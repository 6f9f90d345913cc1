"""Which letter a code of a font stands for, by the names and standards that a PDF gives."""

from __future__ import annotations

import re
from typing import Any

from fontTools.agl import UV2AGL, toUnicode
from fontTools.encodings.MacRoman import MacRoman
from fontTools.encodings.StandardEncoding import StandardEncoding

from .cmaps import UNKNOWN
from .objects import Name
from .truetype import TrueType

_FAMILIES = (
    r"Helvetica(Neue)?|Arial(Narrow|Black|Unicode)?|Times(NewRoman)?|Courier(New)?|Symbol|"
    r"ZapfDingbats|Calibri|"
    r"Cambria(Math)?|Candara|Consolas|Constantia|Corbel|Verdana|Tahoma|Georgia|Garamond|Trebuchet|"
    r"SegoeUI|Wingdings[23]?|Webdings|ComicSans|Century(Gothic|Schoolbook)?|BookAntiqua|Palatino|"
    r"LucidaConsole|LucidaSans|Aptos|FrutigerLTStd|GillSans|Univers|DejaVuSans(Mono)?|DejaVuSerif|"
    r"Liberation(Sans|Serif|Mono)|OpenSans|Roboto|NotoSans|NotoSerif"
)
_KNOWN = re.compile(
    rf"({_FAMILIES})(MS|MT|PS|PSMT|Linotype)?"
    r"([-,]?(Bold|Italic|Oblique|Regular|Roman|Light|Medium|Semibold|Black|Narrow|MT|PSMT|PS))*"
)
ENCODINGS = {"WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding", "MacExpertEncoding"}
_WIN_ANSI = [
    bytes([code]).decode("cp1252", "replace") if code >= 32 else UNKNOWN for code in range(256)
]
_NAMES = {chr(code): name for code, name in UV2AGL.items()} | {"\xa0": "space", "\xad": "hyphen"}
_PREFIXES = (0xF000, 0xF100, 0xF200, 0)
_MAC = {name: code for code, name in reversed(list(enumerate(MacRoman)))}


def standard_name(base: str, code: int, usual: bool) -> str:
    """The name of the letter that a code stands for by a standard."""
    if base == "MacRomanEncoding":
        return str(MacRoman[code])
    if base == "WinAnsiEncoding":
        return _name_of(_WIN_ANSI[code])
    return str(StandardEncoding[code]) if usual and base != "MacExpertEncoding" else ""


def _name_of(letter: str) -> str:
    return _NAMES.get(letter, f"uni{ord(letter):04X}") if letter != UNKNOWN else "bullet"


def known_name(name: str, descriptor: Any) -> Name:
    """A name that many fonts have: the given one, or one of a font that looks like it."""
    plain = name.partition("+")[2] or name
    if _KNOWN.fullmatch(plain.replace(" ", "")):
        return Name(plain)
    flags = int(descriptor.get("/Flags", 32)) if descriptor is not None else 32
    bold = "bold" in name.lower() or flags & 0x40000
    slanted = re.search("italic|oblique", name.lower()) or flags & 0x40
    if flags & 2 and not flags & 1:
        style = (
            ("BoldItalic" if slanted else "Bold") if bold else ("Italic" if slanted else "Roman")
        )
        return Name(f"Times-{style}")
    style = ("Bold" if bold else "") + ("Oblique" if slanted else "")
    return Name(("Courier" if flags & 1 else "Helvetica") + (f"-{style}" if style else ""))


def glyphs_of(
    program: TrueType, codes: set[int], names: dict[int, str], base: str, symbolic: bool
) -> dict[int, int]:
    """The letter that readers show for each code: by the name of the letter where the font has the
    usual letters, and otherwise by the code itself."""
    maps = program.maps
    symbols, latin = maps.get((3, 0)), maps.get((1, 0))
    letters = (
        maps.get((3, 1))
        or maps.get((3, 10))
        or maps.get((0, 3))
        or maps.get((0, 1))
        or maps.get((0, 0))
    )
    named = None
    found = {}
    for code in codes:
        glyph = 0
        name = names.get(code) or (
            standard_name(base, code, not symbolic) if base or not symbolic else ""
        )
        if name and not (symbolic and symbols and not names) and (names or base or not symbolic):
            text = toUnicode(name)
            if letters and len(text) == 1:
                glyph = letters.get(ord(text), 0)
            if not glyph and latin and name in _MAC:
                glyph = latin.get(_MAC[name], 0)
            if not glyph:
                named = program.names() if named is None else named
                glyph = named.get(name, 0)
        for table, tries in ((symbols, _PREFIXES), (latin, (0,)), (letters, (0, 0xF000))):
            for prefix in tries if not glyph else ():
                glyph = glyph or (table or {}).get(prefix + code, 0)
        if not glyph and not maps:
            glyph = code
        found[code] = glyph
    return found
