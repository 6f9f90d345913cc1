"""The fonts of a Word document: whether they show the letters that the text has."""

from __future__ import annotations

import io
import re
import string
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from lxml import etree

from hidden_data.package import Package
from hidden_data.symbols import is_of_symbols, shows_no_letters

from .names import A, R, W
from .styles import Look, attributes, child, on

_FACES = tuple(f"{W}embed{face}" for face in ("Regular", "Bold", "Italic", "BoldItalic"))
_CONTOURS = {
    letter: number
    for number, letters in enumerate(
        ("cfhklmnrstuvwxyzCEFGHIJKLMNSTUVWXYZ12357", "abdeijopqADOPQR0469", "B8"), 1
    )
    for letter in letters
}
"""How many lines closed in themselves draw a letter or figure in nearly every font."""
_ALPHABETS = string.ascii_lowercase, string.ascii_uppercase, string.digits
_MOST_ODD = 0.25
"""The share of an alphabet that may be drawn with another number of lines. In ordinary fonts it is
an eighth at most; where letters change places, nearly a half."""
_LEAST_HEIGHT, _LEAST_WIDTH, _FARTHEST = 0.15, 0.04, 2.0
"""In the size of the font."""
_ASIAN = re.compile("[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")
_THEMED = {"latin": ("Ascii", "HAnsi"), "ea": ("EastAsia",), "cs": ("Bidi",)}


class Fonts:
    """What is known of a document's fonts: their names, and those that lie in the file."""

    def __init__(self, package: Package, table: str, theme: etree._Element | None) -> None:
        """*table* is the part that lists the fonts."""
        self._listed: dict[str, list[etree._Element]] = {}
        self._package, self._table = package, table
        for font in package.xml(table).iterchildren(f"{W}font") if table else ():
            self._listed.setdefault(_key(attributes(font).get("name", "")), []).append(font)
        self._theme: dict[str, str] = {}
        for size in ("major", "minor"):
            for kind, slots in _THEMED.items():
                found = theme.find(f".//{A}{size}Font/{A}{kind}") if theme is not None else None
                name = found.get("typeface", "") if found is not None else ""
                self._theme |= {f"{size}{slot}": name for slot in slots}
        self._faces: dict[str, list[Face]] = {}

    def slot(self, look: Look, name: str) -> str:
        """The font of a kind of letters (``ascii``, ``hAnsi``, ``eastAsia``, ``cs``)."""
        given = look.get("rFonts", {})
        themed = given.get("cstheme" if name == "cs" else f"{name}Theme", "")
        return self._theme.get(themed, "") or given.get(name, "")

    def used(self, look: Look, text: str) -> set[str]:
        """The fonts that show a *text* of this *look*, or may."""
        if on(look.get("cs")) or on(look.get("rtl")):
            slots = {"cs"}
        else:
            slots = {"ascii"} if any(map(str.isascii, text)) else set()
            if not text.isascii():
                slots |= {"hAnsi", "eastAsia", "cs"}
        return {self.slot(look, name) for name in slots} - {""}

    def of_signs(self, name: str) -> bool:
        """Whether the document says that a font has signs in the place of letters."""
        return not is_of_symbols(name) and any(
            child(font, "charset").get("val", "").lstrip("0") == "2"
            for font in self._listed.get(_key(name), ())
        )

    def misleads(self, name: str, text: str) -> bool:
        """Whether a font shows nothing, or other letters, in the place of a *text*."""
        names = [name]
        for font in self._listed.get(_key(name), ()):
            names += child(font, "altName").get("val", "").split(",")
        if any(map(shows_no_letters, names)):
            return True
        if is_of_symbols(name) or self.of_signs(name):
            return False
        key = _key(name)
        if key not in self._faces:
            self._faces[key] = list(self._embedded(key))
        return any(face.misleads(text) for face in self._faces[key])

    def _embedded(self, key: str) -> Iterator[Face]:
        relations = {each.id: each for each in self._package.relations(self._table)}
        for font in self._listed.get(key, ()):
            for face in font.iterchildren(*_FACES):
                relation = relations.get(face.get(f"{R}id", ""))
                if relation and not relation.external and relation.target in self._package.names:
                    data = self._package.read(relation.target)
                    yield Face(unlocked(data, attributes(face).get("fontKey", "")))


def unlocked(data: bytes, key: str) -> bytes:
    """A font whose first 32 bytes were mixed with a *key*, as Word does."""
    digits = re.sub("[^0-9A-Fa-f]", "", key)
    if len(digits) != 32 or data[:4] in (b"\0\1\0\0", b"OTTO", b"true"):
        return data
    mask = bytes.fromhex(digits)[::-1] * 2
    return bytes(a ^ b for a, b in zip(data[:32], mask, strict=False)) + data[32:]


class Face:
    """One font that lies in a document."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._known: dict[str, bool] = {}
        self._shapes: dict[str, list[Any]] = {}

    def misleads(self, text: str) -> bool:
        """Whether it does not show the letters of a *text*, or cannot be read."""
        said = {sign for sign in text if not sign.isspace() and sign.isprintable()}
        try:
            return bool(said) and (self._confuses or any(map(self._hides, sorted(said))))
        except Exception:  # whatever a broken font makes the library raise
            return True

    @cached_property
    def _font(self) -> Any:
        from fontTools.ttLib import TTFont  # only documents with fonts need it

        return TTFont(io.BytesIO(self._data), lazy=True)

    @cached_property
    def _glyphs(self) -> Any:
        return self._font.getGlyphSet()

    @cached_property
    def _names(self) -> dict[int, str]:
        """The glyphs by letter."""
        names = self._font.getBestCmap()
        if names is None:
            raise ValueError("its signs stand for no letters")
        return dict(names)

    @cached_property
    def _confuses(self) -> bool:
        """Whether letters of an alphabet look the same, or like others."""
        return any(map(self._confused, _ALPHABETS))

    def _confused(self, alphabet: str) -> bool:
        shapes = {each: self._shape(each) for each in alphabet if ord(each) in self._names}
        different = {repr(shape) for shape in shapes.values()}
        odd = sum(
            each in _CONTOURS and sum(step == "moveTo" for step, _ in shape) != _CONTOURS[each]
            for each, shape in shapes.items()
        )
        misnamed = any(self._misnamed(each) for each in shapes)
        return len(different) < len(shapes) or odd > max(1, len(shapes) * _MOST_ODD) or misnamed

    def _misnamed(self, letter: str) -> bool:
        """Whether a letter is shown by a glyph that is called like another."""
        from fontTools.agl import toUnicode  # the same

        called = toUnicode(self._names[ord(letter)])
        other = called.casefold() != letter.casefold()
        return len(called) == 1 and called.isascii() and called.isalnum() and other

    def _shape(self, sign: str) -> list[Any]:
        from fontTools.pens.recordingPen import DecomposingRecordingPen  # the same

        if sign not in self._shapes:
            pen = DecomposingRecordingPen(self._glyphs)
            self._glyphs[self._names[ord(sign)]].draw(pen)
            self._shapes[sign] = pen.value
        return self._shapes[sign]

    def _hides(self, sign: str) -> bool:
        """Whether a sign has no outline, or one too small or too far off. One that the font does
        not have is shown in another."""
        if ord(sign) not in self._names:
            return False
        if sign not in self._known:
            self._known[sign] = self._is_unseen(sign)
        return self._known[sign]

    def _is_unseen(self, sign: str) -> bool:
        em = self._font["head"].unitsPerEm
        points = [
            point
            for _, given in self._shape(sign)
            for point in given
            if point is not None  # a curve without a beginning on itself
        ]
        if not points:
            return True
        across, along = zip(*points, strict=True)
        if max(map(abs, (*across, *along))) > _FARTHEST * em:
            return True
        if not sign.isascii() or not sign.isalnum():
            return bool(max(across) <= min(across) or max(along) <= min(along))
        wide = min(self._glyphs[self._names[ord(sign)]].width, max(across) - min(across))
        high = max(along) - min(along)
        return bool(wide < _LEAST_WIDTH * em or high < _LEAST_HEIGHT * em)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
