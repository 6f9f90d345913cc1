"""Which letters of a page can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from PIL import Image, ImageChops

from .letters import TINY, Letter, has_size
from .page import Box, Sheet, whole

FAINT = 24
"""Of 255: a letter that differs less from what is behind it, nobody reads. Pale grey on white
(#e0e0e0) differs by 31, yellow by 29."""
FLAT = 40
"""Of 255: a picture that varies less shows nothing there; a scan of blank paper varies by some
20."""
MISSING = 0.4
"""Share of a letter under something else, from which on it counts as covered. A line through it, or
the rule of a table, covers less."""
GONE = 8
"""Of 255: where a letter makes less of a difference than this, it is covered."""
FREE = 0.25
"""Share of the narrower of two letters by which each must reach out from under the other so that
both can be read: of an f and a j that are written into each other, about a third."""
KINDS = 3
"""Pairs of letters that a font writes into each other, on one page. Two words over each other make
one of nearly every letter."""
SHOWN = 0.33
"""Share of a letter within its frame, below which it counts as cut off: a wide table is cut through
the middle of a letter, and goes on upon another page."""


def unseen_letters(sheet: Sheet, letters: list[Letter], bare: Image.Image) -> list[Letter]:
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
            place = whole(letter.tight if has_size(letter.tight) else letter.loose, ink, 0.5)
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


def _others(letters: list[Letter], unseen: list[Letter]) -> list[Letter]:
    known = set(map(id, unseen))
    return [
        letter
        for letter in letters
        if letter.painted and id(letter) not in known and has_size(letter.tight)
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


def is_clipped(sheet: Sheet, piece: list[Letter]) -> bool:
    """Whether each letter of a piece of text lies outside of the frame that it is cut to."""
    frame = sheet.frame(piece[0].thing) if piece[0].thing else None
    return all(_is_cut(letter.tight, frame) for letter in piece)


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
    joined = _joined(letters)
    if not any(_pairs(letters, joined, ((0, 0),), size) for size in (8, 24)):
        return []
    grids = ((0, 0), (0.5, 0), (0, 0.5), (0.5, 0.5))
    crossed = _pairs(letters, joined, grids, 8) | _pairs(letters, joined, grids, 24)
    # A single one is a letter with a stroke or an accent, made of two.
    return list(crossed.values()) if len(crossed) > 5 else []


def _pairs(
    letters: list[Letter],
    joined: set[int],
    grids: tuple[tuple[float, float], ...],
    size: int,
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
                    and not _are_neighbours(other, letter, joined)
                    and _cover(letter.tight, other.tight)
                ):
                    crossed[id(other)], crossed[id(letter)] = other, letter
            if len(same) < 20:
                same.append(letter)
    return crossed


def _are_neighbours(one: Letter, other: Letter, joined: set[int]) -> bool:
    """Whether two letters follow one another in a word, as slanted ones do that reach over."""
    return abs(one.index - other.index) == 1 and (
        one.thing is other.thing or min(one.index, other.index) in joined
    )


def _joined(letters: list[Letter]) -> set[int]:
    """The first of every two letters that stand apart in the file and reach over each other on the
    page, but can both be read, as f and j do in many fonts. Where one such pair stands beside
    another, two words lie over each other."""
    pairs = [
        (one, other)
        for one, other in pairwise(letters)
        if other.index == one.index + 1
        and one.thing is not other.thing
        and (one.sign + other.sign).isalpha()
        and _goes_on(one.tight, other.tight)
    ]
    if len({(one.sign, other.sign) for one, other in pairs}) > KINDS:
        return set()
    return {
        one.index
        for one, other in pairs
        if not any(
            _are_close(one.tight, each.tight)
            for pair in pairs
            if pair[0] is not one
            for each in pair
        )
    }


def _goes_on(one: Box, other: Box) -> bool:
    """Whether a letter begins and ends so far behind the one before that both can be read, although
    their boxes cover one another."""
    free = min(other[0] - one[0], other[2] - one[2])
    return free > FREE * min(one[2] - one[0], other[2] - other[0]) and _cover(one, other)


def _are_close(one: Box, other: Box) -> bool:
    """Whether two letters stand in one line with room for no more than two others between them."""
    apart, below = max(one[0], other[0]) - min(one[2], other[2]), max(one[1], other[1])
    return below < min(one[3], other[3]) and apart < 2 * max(one[3] - one[1], one[2] - one[0])


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
