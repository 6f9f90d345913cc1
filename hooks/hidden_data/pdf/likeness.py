"""Whether the letters of fonts look like those that the file says they are.

What is copied, searched and read aloud is what a table in the file says of each shape. So each
shape is drawn, and compared with the same letter in a few usual fonts. A letter of an unusual font
looks like none of them; one that looks clearly like another letter stands for something else than
what a reader sees.
"""

from __future__ import annotations

import io
import math
import operator
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, ImageChops

from hidden_data.characters import visible_only
from hidden_data.faults import TOO_LARGE, UNSEEN_PDF_TEXT
from hidden_data.report import Inspection

from .cmaps import UNKNOWN, CMap
from .copy import SPLIT

CLEAR = 0.7
"""Likeness, of 1, from which on a shape is that of a letter."""
APART = 0.35
"""By how much more it is like another letter than like its own. In some 370 fonts with Latin
letters, hardly one has a single letter of which that is so."""
MOST = 1
"""Letters of a document that may look like others: one alone spells nothing."""
ALIKE = 3
"""Letters of one font that may look the same."""
MAX_SHAPES = 50_000
"""Letters of all fonts of a document; a Chinese book has some thousand."""
_USUAL = (
    *("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Times-Roman", "Times-Bold"),
    *("Times-Italic", "Courier", "Courier-Bold"),
)
_SIGNS = ("Symbol", "ZapfDingbats")
"""Their letters stand for other signs, and many programs say nothing of it."""
_LETTERS = "".join(chr(code) for code in range(48, 123) if chr(code).isalnum())
_SAME = ("aoO0QDdqecC", "IliJjt17", "Z2z", "S5s", "B8", "gq9y", "uUvVyY", "6bG", "hn", "cCGeOo0")
"""Letters that look the same in some fonts."""
_CELL, _ROW = 72, 12
"""Points of the square in which a letter is drawn, and squares in a row."""
_SIZE, _LEFT, _BASE = 36, 20, 24
_GRID = 16
"""Letters are compared in so many rows and columns."""
_SMALLEST = 8
"""Pixels. A dot or a dash is no letter."""
_STRETCHED = 0.25
"""By how much less alike shapes are when one is e (2.7) times as wide as the other, for its
height."""
_CURE = (
    "export the document anew from the program it was made with, with other fonts; "
    "or print the PDF to a PDF 'as image'"
)


@dataclass(frozen=True)
class Shape:
    """A letter as it is drawn, of one size and one contrast."""

    levels: tuple[float, ...]
    across: float
    """How wide it is for its height, as a logarithm."""

    def likeness(self, other: Shape) -> float:
        same: float = sum(map(operator.mul, self.levels, other.levels))
        return same - _STRETCHED * abs(self.across - other.across)


def check_letters(pdf: pikepdf.Pdf, found: Inspection) -> None:
    """Refuse a PDF whose letters look like others than those that can be copied."""
    fonts = [
        (thing, {code: text for code, text in texts.items() if _is_looked_at(text)})
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Dictionary)
        and isinstance(table := thing.get("/ToUnicode"), pikepdf.Stream)
        and (texts := CMap(table.read_bytes()).texts)
    ]
    if sum(len(texts) for _, texts in fonts) > MAX_SHAPES:
        found.refuse(TOO_LARGE, "", "its fonts have more letters than can be looked at", SPLIT)
        return
    wrong: set[tuple[str, str]] = set()
    same: dict[tuple[int, bytes, str], set[str]] = {}
    for (number, text), drawing in _drawings(fonts):
        script = unicodedata.name(text[0], "").partition(" ")[0]
        plain = unicodedata.normalize("NFKC", text).casefold()
        same.setdefault((number, drawing.tobytes(), script), set()).add(plain)
        if (shape := shape_of(drawing)) and (other := another(shape, text)):
            wrong.add((text, other))
    alike = max((len(texts) for texts in same.values()), default=0)
    if len(wrong) > MOST:
        message = f"{len(wrong)} letters of its fonts look like others than those that are copied"
        found.refuse(UNSEEN_PDF_TEXT, "", message, _CURE)
    elif alike > ALIKE:
        message = f"{alike} letters of a font look the same, so nobody can tell what they say"
        found.refuse(UNSEEN_PDF_TEXT, "", message, _CURE)


def _is_looked_at(text: str) -> bool:
    """Letters, and what shows nothing. The many other signs have more looks than can be known."""
    kinds = {unicodedata.category(sign) for sign in text}
    some = any(kind[0] in "LN" for kind in kinds)
    return UNKNOWN not in text and (some or kinds <= {"Zs", "Zl", "Zp", "Cf"})


@cache
def another(shape: Shape, text: str) -> str:
    """The letter that a shape looks like, when that is clearly another than its *text*."""
    plain = visible_only("".join(unicodedata.normalize("NFKC", text).split()))[0]
    try:
        plain.encode("cp1252")
    except UnicodeEncodeError:
        return ""
    own = {plain, plain.lower(), plain.upper()} - {""}
    itself = max((_likeness(shape, each, signs=True) for each in own), default=-1.0)
    if itself > 1 - APART:
        return ""
    others = (sign for sign in _LETTERS if not _look_the_same(sign, plain))
    likeness, other = max((_likeness(shape, sign), sign) for sign in others)
    return other if likeness >= max(CLEAR, itself + APART) else ""


def _look_the_same(one: str, other: str) -> bool:
    return one.lower() == other.lower() or any(one in each and other in each for each in _SAME)


def _likeness(shape: Shape, text: str, signs: bool = False) -> float:
    usual = _usual(text)[: None if signs else len(_USUAL)]
    return max((shape.likeness(each) for each in usual if each), default=-1.0)


def shape_of(drawing: Image.Image) -> Shape | None:
    """A letter that is drawn white on black; nothing for a dot, a dash or a box."""
    box = drawing.point(lambda level: 255 * (level > 60)).getbbox()
    if not box or max(box[2] - box[0], box[3] - box[1]) < _SMALLEST:
        return None
    small = drawing.crop(box).resize((_GRID, _GRID), Image.Resampling.BOX)
    levels = small.tobytes()
    mean = sum(levels) / len(levels)
    apart = [level - mean for level in levels]
    size = math.sqrt(sum(map(operator.mul, apart, apart)))
    if size < 380:
        return None
    across = math.log((box[2] - box[0]) / (box[3] - box[1]))
    return Shape(tuple(level / size for level in apart), across)


# Drawing.

_Font = Any


@cache
def _usual(text: str) -> tuple[Shape | None, ...]:
    """A text in the usual fonts, and in those of signs."""
    with pikepdf.new() as pdf:
        drawings = []
        for name in _USUAL + _SIGNS:
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name(f"/{name}"),
            )
            if name in _USUAL:
                font.Encoding = pikepdf.Name.WinAnsiEncoding
            drawings.append((pdf.make_indirect(font), text.encode("cp1252", "replace")))
        return tuple(map(shape_of, _drawn(pdf, drawings)))


def _drawings(
    fonts: list[tuple[_Font, dict[int, str]]],
) -> Iterator[tuple[tuple[int, str], Image.Image]]:
    """Each letter of some fonts: the number of its font, its text, and how it is drawn."""
    with pikepdf.new() as pdf:
        names, shown = [], []
        for number, (font, texts) in enumerate(fonts):
            own = pdf.copy_foreign(font)
            size = 2 if font.get("/Subtype") == pikepdf.Name.Type0 else 1
            for code, text in sorted(texts.items()):
                if code < 256**size:
                    names.append((number, text))
                    shown.append((own, code.to_bytes(size)))
        yield from zip(names, _drawn(pdf, shown), strict=True)


def _drawn(pdf: pikepdf.Pdf, shown: list[tuple[_Font, bytes]]) -> Iterator[Image.Image]:
    """What fonts make of codes, white on black, each in a square of its own."""
    if not shown:
        return
    wide = _CELL * _ROW
    for start in range(0, len(shown), _ROW * _ROW):
        page = pdf.add_blank_page(page_size=(wide, wide))
        known: dict[tuple[int, int], str] = {}
        fonts, commands = pikepdf.Dictionary(), []
        for at, (font, code) in enumerate(shown[start : start + _ROW * _ROW]):
            name = known.setdefault(font.objgen, f"/F{len(known)}")
            fonts[name] = font
            x, y = at % _ROW * _CELL, at // _ROW * _CELL
            commands.append(
                f"q {x} {y} {_CELL} {_CELL} re W n BT {name} {_size(font, code)} Tf "
                f"{x + _LEFT} {y + _BASE} Td <{code.hex()}> Tj ET Q"
            )
        page.obj.Resources = pikepdf.Dictionary(Font=fonts)
        page.obj.Contents = pdf.make_stream("\n".join(commands).encode())
    written = io.BytesIO()
    pdf.save(written)
    document = pypdfium2.PdfDocument(written.getvalue())
    try:
        for start in range(0, len(shown), _ROW * _ROW):
            page = document[start // (_ROW * _ROW)]
            whole = ImageChops.invert(page.render(scale=1).to_pil().convert("L"))
            page.close()
            for at in range(len(shown[start : start + _ROW * _ROW])):
                left, top = at % _ROW * _CELL, wide - (at // _ROW + 1) * _CELL
                yield whole.crop((left, top, left + _CELL, top + _CELL))
    finally:
        document.close()


def _size(font: _Font, code: bytes) -> float:
    """Points of a letter, so that it fits into its square."""
    if font.Subtype == pikepdf.Name.Type3:
        return round(
            _SIZE / 1000 / max(math.hypot(*map(float, list(font.FontMatrix)[2:4])), 1e-9), 6
        )
    return _SIZE if font.Subtype == pikepdf.Name.Type0 else _SIZE / len(code)
