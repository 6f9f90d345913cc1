"""The text of a PDF, and whether all of it can be seen.

Each page is drawn twice, with its text and without. A letter whose place looks the same both times
is there only for those who select and copy: it lies under a box or a photograph, is white on white,
off the page, or of no size. A letter of which a good part is missing counts as one that nobody
sees: the box that was to redact it was drawn too small. Letters that are invisible on purpose
belong over a picture of themselves, as a scanner puts them; what is invisible over nothing, or over
a box that was burned into the picture, is refused as well. A letter that is invisible over another
part of a picture cannot be told from an honest one.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2.raw as raw
from PIL import Image, ImageChops

from hidden_data.faults import UNSEEN_PDF_TEXT
from hidden_data.report import Inspection, Passage

from .page import Box, Sheet, Thing, address, whole

FAINT = 24
"""Of 255: a letter that differs less from what is behind it, nobody reads. Pale grey on white
(#e0e0e0) differs by 31, yellow by 29."""
FLAT = 40
"""Of 255: a picture that varies less shows nothing there; a scan of blank paper varies by some
20."""
TINY = 2.0
"""Points. A line of the smallest print, in a wide table that was made to fit, is three."""
MOSTLY = 0.3
"""Share of the letters of a page that mean nothing to a program, from which on the page counts as
unread."""

MISSING = 0.4
"""Share of a letter under something else, from which on it counts as covered. A line through it, or
the rule of a table, covers less."""
GONE = 8
"""Of 255: where a letter makes less of a difference than this, it is covered."""
SHOWN = 0.33
"""Share of a letter within its frame, below which it counts as cut off: a wide table is cut through
the middle of a letter, and goes on upon another page."""
SLIGHT = 0.1
"""Points. Of smaller letters, the library does not hand out all."""

_PAINTED = (0, 1, 2, 4, 5, 6)
_UNSEEN_FIX = (
    "a black box or white letters do not redact; take the words out of the original and export it "
    "anew, or in Acrobat: All tools, Redact a PDF, Apply, then Sanitise document; where nothing "
    "was to be hidden, make the column wider that cuts a cell off, "
    "or the letters darker or larger"
)


@dataclass(slots=True)
class Letter:
    """One character of a page."""

    sign: str
    thing: Thing | None
    """The piece of text it belongs to."""
    tight: Box
    """Where its ink is."""
    loose: Box
    """Its place on the line; only for letters that are small or invisible, and otherwise where its
    ink is."""
    index: int
    unknown: bool
    """Whether the file does not say which letter its shape stands for."""
    upright: bool = True
    """Whether its line runs across or along the page, so that the box around it is close."""

    @property
    def painted(self) -> bool:
        return self.thing is None or self.thing.mode in _PAINTED


class Reader:
    """Reads a document page by page, and at the end says what of it cannot be seen."""

    def __init__(self, found: Inspection) -> None:
        self.found = found
        self._seen: dict[str, set[int]] = {}
        """For each piece of text, which of its letters are seen on some page."""
        self._unseen: list[tuple[str, int, list[tuple[str, list[int]]]]] = []
        """Where, how many letters nobody sees, and which letters of which pieces were perhaps only
        cut off."""

    def read(self, sheet: Sheet, where: str, bare: Image.Image) -> tuple[list[Letter], bool]:
        """Hand on the text of a page; *bare* is the page without it. Gives back its letters, and
        whether they mean nothing to a program."""
        text_page = sheet.page.get_textpage()
        try:
            text = text_page.get_text_range() if text_page.count_chars() else ""
            letters = list(_letters(sheet, text_page.raw))
            slight = _without_size(sheet, text_page.raw)
        finally:
            text_page.close()
        if text.strip():
            self.found.passages.append(
                Passage(where, text.replace("\r\n", "\n").replace("\r", "\n"), shown=True)
            )
        if slight:
            pieces = "a piece of text has" if slight == 1 else f"{slight} pieces of text have"
            message = f"{pieces} no size, so nobody sees what can be taken out of the file"
            self.found.refuse(UNSEEN_PDF_TEXT, where, message, _UNSEEN_FIX)
        if letters:
            unseen = [
                letter
                for letter in _unseen(sheet, letters, bare)
                if letter.sign.isalnum() or (letter.unknown and _has_size(letter.tight))
            ]
            self._note(where, letters, {id(letter) for letter in unseen}, bare)
        unknown = sum(letter.unknown for letter in letters)
        return letters, unknown > MOSTLY * len(letters) and unknown > 5

    def _note(self, where: str, letters: list[Letter], unseen: set[int], bare: Image.Image) -> None:
        pieces: dict[int, list[Letter]] = {}
        for letter in letters:
            pieces.setdefault(id(letter.thing), []).append(letter)
        cut_off = []
        certain = len(unseen)
        for piece in pieces.values():
            text = "".join(letter.sign for letter in piece)
            self._seen.setdefault(text, set()).update(
                index for index, letter in enumerate(piece) if id(letter) not in unseen
            )
            hidden = [index for index, letter in enumerate(piece) if id(letter) in unseen]
            # A table's program cuts at its margin, which lies on the page.
            cut = (
                hidden
                if 0 < len(hidden) < len(piece)
                else [index for index in hidden if whole(piece[index].tight, bare) is None]
            )
            if cut:
                cut_off.append((text, cut))
                certain -= len(cut)
        if unseen:
            self._unseen.append((where, certain, cut_off))

    def report(self) -> None:
        """Refuse what cannot be seen. A wide table runs over several pages and repeats its texts on
        each, cut off: they are seen elsewhere."""
        for where, certain, cut_off in self._unseen:
            count = certain + sum(
                index not in self._seen[text] for text, indexes in cut_off for index in indexes
            )
            if count:
                one = count == 1
                self.found.refuse(
                    UNSEEN_PDF_TEXT,
                    where,
                    f"{count} character{'' if one else 's'} cannot be seen but can be copied",
                    _UNSEEN_FIX,
                )


def _letters(sheet: Sheet, text_page: Any) -> Iterator[Letter]:
    """Every character that is drawn; spaces and what the library adds between words left out."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    rough = raw.FS_RECTF()
    close = 3 * TINY * sheet.scale
    for index in range(raw.FPDFText_CountChars(text_page)):
        code = raw.FPDFText_GetUnicode(text_page, index)
        sign = chr(code) if code < 0x110000 else "\ufffd"
        if _blank(sign) or raw.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        tight = loose = sheet.box(left.value, bottom.value, right.value, top.value)
        thing = sheet.by_address.get(address(raw.FPDFText_GetTextObject(text_page, index)))
        if (thing and thing.mode not in _PAINTED) or max(
            tight[2] - tight[0], tight[3] - tight[1]
        ) < close:
            raw.FPDFText_GetLooseCharBox(text_page, index, rough)
            loose = sheet.box(rough.left, rough.bottom, rough.right, rough.top)
        unknown = (
            code == 0xFFFD
            or 0xE000 <= code < 0xF900
            or raw.FPDFText_HasUnicodeMapError(text_page, index) == 1
            or code < 32
        )
        turned = raw.FPDFText_GetCharAngle(text_page, index) % (math.pi / 2)
        upright = min(turned, math.pi / 2 - turned) < 0.03
        yield Letter(sign, thing, tight, loose, index, unknown, upright)


def _without_size(sheet: Sheet, text_page: Any) -> int:
    """How many pieces of text are so narrow that the library leaves them out."""
    handed_out = {
        address(raw.FPDFText_GetTextObject(text_page, index))
        for index in range(raw.FPDFText_CountChars(text_page))
    }
    return sum(
        thing.is_text and address(thing.handle) not in handed_out and _is_slight(thing)
        for thing in sheet.things
    )


def _is_slight(thing: Thing) -> bool:
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(thing.handle, size)
    raw.FPDFPageObj_GetMatrix(thing.handle, matrix)
    across, up = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
    return abs(size.value) * min(across, up) < SLIGHT


@lru_cache(4096)
def _blank(sign: str) -> bool:
    """Whether a sign draws nothing by its nature. Signs for private use draw something."""
    if sign.isspace() or sign in "\u2800\u3164\u115f\u1160\uffa0":
        return True
    return unicodedata.category(sign) in ("Zs", "Zl", "Zp", "Cf", "Cs")


def _unseen(sheet: Sheet, letters: list[Letter], bare: Image.Image) -> list[Letter]:
    seen = ImageChops.difference(sheet.draw(), bare).convert("L")
    ink = seen.point(lambda level: 255 * (level >= FAINT))
    rows, width = ink.tobytes(), ink.width
    tiny = TINY * sheet.scale
    unseen: list[Letter] = []
    invisible: list[Letter] = []
    for letter in letters:
        if not letter.painted:
            invisible.append(letter)
        elif (
            letter.loose is not letter.tight
            and max(letter.loose[2] - letter.loose[0], letter.loose[3] - letter.loose[1]) < tiny
        ):
            unseen.append(letter)
        else:
            place = whole(letter.tight if _has_size(letter.tight) else letter.loose, ink, 0.5)
            if place is None:
                unseen.append(letter)
                continue
            # Most letters show in the middle, and one row of pixels is read many times faster than
            # a part of a picture.
            middle = (place[1] + place[3]) // 2 * width
            if (
                255 not in rows[middle + place[0] : middle + place[2]]
                and not ink.crop(place).getbbox()
            ):
                unseen.append(letter)
    unseen += _covered(sheet, _others(letters, unseen), seen)
    unseen += _crossed(
        [letter for letter in _others(letters, unseen) if letter.upright and letter.sign.isalnum()]
    )
    return unseen + _over_nothing(sheet, invisible, bare)


def _has_size(box: Box) -> bool:
    return box[2] - box[0] > 0.01 and box[3] - box[1] > 0.01


def _others(letters: list[Letter], unseen: list[Letter]) -> list[Letter]:
    known = set(map(id, unseen))
    return [
        letter
        for letter in letters
        if letter.painted and id(letter) not in known and _has_size(letter.tight)
    ]


def _covered(sheet: Sheet, letters: list[Letter], seen: Image.Image) -> list[Letter]:
    """Letters of which a good part is covered or cut off; *seen* is what text makes of the page."""
    frames: dict[int, Box | None] = {}
    cut = []
    for letter in letters:
        if letter.thing is None:
            continue
        key = id(letter.thing)
        if key not in frames:
            frames[key] = sheet.frame(letter.thing)
        if _is_cut(letter.tight, frames[key]):
            cut.append(letter)
    if all(thing.is_text for thing in sheet.things):
        return cut
    # What text alone makes of white and of black tells where it is, whatever its colour.
    on_white, on_black = (
        sheet.draw(without=lambda thing: not thing.is_text, ground=ground) for ground in (255, 0)
    )
    alone = ImageChops.subtract(on_white, on_black).convert("L")
    alone = alone.point(lambda level: 255 * (level < 128))
    gone = ImageChops.darker(alone, seen.point(lambda level: 255 * (level < GONE)))
    if not gone.getbbox():
        return cut
    covered = []
    for letter in letters:
        place = whole(letter.tight, gone)
        if place and gone.crop(place).histogram()[255] > (
            MISSING * alone.crop(place).histogram()[255]
        ):
            covered.append(letter)
    known = set(map(id, cut))
    return cut + [letter for letter in covered if id(letter) not in known]


def _is_cut(box: Box, frame: Box | None) -> bool:
    if frame is None:
        return False
    across = min(box[2], frame[2]) - max(box[0], frame[0])
    down = min(box[3], frame[3]) - max(box[1], frame[1])
    size = (box[2] - box[0]) * (box[3] - box[1])
    return max(across, 0) * max(down, 0) < SHOWN * size


def _crossed(letters: list[Letter]) -> list[Letter]:
    """Letters that are drawn over other letters of about their size, so that one of them cannot be
    read. Drawn twice, a letter is only bolder."""
    # One grid finds some of the pairs, and fast; the others only find those that lie across its
    # lines.
    if not any(_pairs(letters, ((0, 0),), size) for size in (8, 24)):
        return []
    grids = ((0, 0), (0.5, 0), (0, 0.5), (0.5, 0.5))
    crossed = _pairs(letters, grids, 8) | _pairs(letters, grids, 24)
    # A single one is a letter with a stroke or an accent, made of two.
    return list(crossed.values()) if len(crossed) > 5 else []


def _pairs(
    letters: list[Letter], grids: tuple[tuple[float, float], ...], size: int
) -> dict[int, Letter]:
    """Pairs whose middles lie in the same field of a grid."""
    crossed: dict[int, Letter] = {}
    for right, down in grids:
        places: dict[tuple[int, int], list[Letter]] = {}
        for letter in letters:
            left, top, end, bottom = letter.tight
            field = int((left + end) / (2 * size) + right), int((top + bottom) / (2 * size) + down)
            same = places.setdefault(field, [])
            for other in same:
                # One shape can stand for two letters, such as fi.
                if (
                    other.sign != letter.sign
                    and other.tight != letter.tight
                    and not _are_neighbours(other, letter)
                    and _cover(letter.tight, other.tight)
                ):
                    crossed[id(other)], crossed[id(letter)] = other, letter
            if len(same) < 20:
                same.append(letter)
    return crossed


def _are_neighbours(one: Letter, other: Letter) -> bool:
    """Whether two letters follow one another in a word, as slanted ones do that reach over."""
    return one.thing is other.thing and abs(one.index - other.index) == 1


def _cover(one: Box, other: Box) -> bool:
    """Whether most of the smaller box lies in the larger, and both are of about the same size."""
    width, height = (
        min(one[2], other[2]) - max(one[0], other[0]),
        min(one[3], other[3]) - max(one[1], other[1]),
    )
    if width <= 0 or height <= 0:
        return False
    small, large = sorted(
        ((one[2] - one[0]) * (one[3] - one[1]), (other[2] - other[0]) * (other[3] - other[1]))
    )
    return large < 4 * small and width * height > 0.6 * small


def _over_nothing(sheet: Sheet, letters: list[Letter], bare: Image.Image) -> list[Letter]:
    """Invisible letters without a picture of anything under them, judged word by word, since a
    scanner places words and not letters."""
    pictures = [thing.box for thing in sheet.things if thing.is_picture]
    unseen: list[Letter] = []
    for word in _words(letters):
        flat = [
            letter
            for letter in word
            if not _over_picture(letter.loose, pictures) or _is_flat(bare, letter.loose)
        ]
        run = longest = 0
        for letter in word:
            run = run + 1 if letter in flat else 0
            longest = max(longest, run)
        around = (
            word[0].loose[0],
            min(x.loose[1] for x in word),
            word[-1].loose[2],
            max(x.loose[3] for x in word),
        )
        if longest >= 3 or (
            len(flat) > len(word) / 2 and (len(word) > 2 or _is_flat(bare, around))
        ):
            unseen += flat
    return unseen


def _words(letters: list[Letter]) -> Iterator[list[Letter]]:
    word: list[Letter] = []
    for letter in letters:
        if word and (letter.index != word[-1].index + 1 or letter.thing is not word[-1].thing):
            yield word
            word = []
        word.append(letter)
    if word:
        yield word


def _over_picture(box: Box, pictures: list[Box]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in pictures)


def _is_flat(bare: Image.Image, box: Box) -> bool:
    place = whole(box, bare)
    return place is None or is_flat(bare.crop(place))


def is_flat(picture: Image.Image) -> bool:
    """Whether a part of a page shows nothing but one colour."""
    extremes: Any = picture.getextrema()
    return all(high - low < FLAT for low, high in extremes)
