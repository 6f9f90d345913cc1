"""Words that were turned into shapes, and whether they can be seen.

A program that exports letters as shapes leaves them in the file under a black box, too, and whoever
opens the file can lift the box off.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from itertools import chain, islice, pairwise

import pypdfium2.raw as raw
from PIL import Image, ImageChops

from hidden_data.faults import COVERED_PICTURE
from hidden_data.report import Inspection

from .geometry import product
from .page import Box, Matrix, Sheet, Thing, whole
from .visible import FAINT

MANY = 60
"""Parts of a shape that can be several letters."""
LETTERS = 4
"""Unlike shapes in a row that can be a word."""
TURNS = 2.25
"""How often the outline of a slice of a chart turns round, with its tip, either way taken together.
Of two letters in one stroke, each turns about as often."""
ROUGH = 0.5
"""Points. Shorter steps of an outline say little of where it turns, since places are rounded."""
_BAND = 16
"""Pixels, about as high as a line of text."""
TALL = 24.0
"""Points. A higher shape rather covers a line of text than belongs to one."""
LOW, WIDE = 4.0, 12.0
"""Points. Shapes of less cannot be a word that somebody reads."""
Form = tuple[tuple[int, int], ...]
Piece = tuple[Box, Form]
"""Where a part of a shape lies, and how it goes on from its lower left, in parts of its size."""
_CURE = (
    "take the words out of the original and export it anew; or print the PDF to a PDF 'as image'"
)


def check_shapes(sheet: Sheet, where: str, found: Inspection, bare: Image.Image) -> None:
    """Refuse shapes like those of words that make no difference on the page; *bare* is the page
    without its text."""
    shapes = {id(thing): thing for thing in sheet.things if _can_be_a_letter(thing, sheet.scale)}
    if not shapes:
        return
    # What a shape covers is looked for with that shape in its place.
    tall = {
        key for key, thing in shapes.items() if thing.box[3] - thing.box[1] > TALL * sheet.scale
    }
    unseen = [shapes[key] for key in _unseen(sheet, shapes, bare)]
    if 0 < len(tall) < len(shapes):
        low = {key: thing for key, thing in shapes.items() if key not in tall}
        known = set(map(id, unseen))
        unseen += [low[key] for key in _unseen(sheet, low, bare) if key not in known]
    words = sum(_can_be_words(sheet, thing) for thing in unseen)
    words = words or _rows_of_letters(sheet, unseen)
    if words:
        some = "a shape" if words == 1 else f"{words} shapes"
        message = f"{some} with the detail of words cannot be seen, but can be taken out of it"
        found.refuse(COVERED_PICTURE, where, message, _CURE)


def _unseen(sheet: Sheet, shapes: dict[int, Thing], bare: Image.Image) -> Iterator[int]:
    """Which of some shapes make no difference on the page when all of them are gone."""
    without = sheet.draw(without=lambda thing: thing.is_text or id(thing) in shapes)
    changed = ImageChops.difference(bare, without).point(lambda level: 255 * (level >= FAINT))
    for key, thing in shapes.items():
        place = whole(thing.box, changed)
        if place is not None and not changed.crop(place).getbbox():
            yield key


def _can_be_a_letter(thing: Thing, scale: float) -> bool:
    """Whether a shape is more than a rectangle, which rather covers something."""
    if thing.kind != raw.FPDF_PAGEOBJ_PATH or thing.box[3] - thing.box[1] < LOW * scale:
        return False
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing.handle, fill, stroke)
    return bool(raw.FPDFPath_CountSegments(thing.handle) > (5 if fill.value else 2))


def _can_be_words(sheet: Sheet, thing: Thing) -> bool:
    return bool(
        thing.box[2] - thing.box[0] >= WIDE * sheet.scale
        and raw.FPDFPath_CountSegments(thing.handle) >= MANY
        and not _is_round(sheet, thing)
    )


def _is_round(sheet: Sheet, thing: Thing) -> bool:
    """Whether a shape goes round once, as a slice of a chart does: letters turn to and fro."""
    matrix = _matrix(thing)
    points: list[tuple[float, float]] = []
    for index, (kind, x, y) in enumerate(_segments(thing)):
        if index and kind == raw.FPDF_SEGMENT_MOVETO:
            return False
        point = sheet.around([(x, y)], matrix)[:2]
        if not points or math.dist(point, points[-1]) > ROUGH * sheet.scale:
            points.append(point)
    ways = [math.atan2(to_y - y, to_x - x) for (x, y), (to_x, to_y) in pairwise(points)]
    turned = sum(abs(math.remainder(to - way, math.tau)) for way, to in pairwise(ways))
    return turned < TURNS * math.tau


def _rows_of_letters(sheet: Sheet, unseen: list[Thing]) -> int:
    """How many shapes stand beside one another as letters do: of about the same height, each a
    little further than the one before, and not all alike. Signs of a chart that lie under others
    are alike, and rules and surfaces are plain."""
    pieces = sorted(piece for thing in unseen for piece in _pieces(sheet, thing))
    rows: list[list[Piece]] = []
    bands: dict[int, list[list[Piece]]] = {}
    for piece in pieces:
        box = piece[0]
        band = int((box[1] + box[3]) / 2 / _BAND)
        near = [row for each in (band - 1, band, band + 1) for row in bands.get(each, [])[-20:]]
        row = next((row for row in near if _goes_on(row[-1][0], box)), None)
        if row is None:
            row = []
            rows.append(row)
        row.append(piece)
        if not any(row is each for each in bands.setdefault(band, [])[-20:]):
            bands[band].append(row)
    return sum(len(row) for row in rows if len({form for _, form in row}) >= LETTERS)


def _goes_on(last: Box, box: Box) -> bool:
    """Whether what lies in a *box* can be the next letter after the *last*."""
    low, tall = sorted((last[3] - last[1], box[3] - box[1]))
    across = min(last[3], box[3]) - max(last[1], box[1])
    return (
        tall <= 3 * low
        and across > 0.4 * low
        and (last[0] + last[2]) / 2 < box[0] + 0.2 * tall
        and -0.3 * tall < box[0] - last[2] < 1.5 * tall
    )


def _pieces(sheet: Sheet, thing: Thing) -> Iterator[Piece]:
    """The separate parts of a shape, but for plain lines and rectangles."""
    matrix = _matrix(thing)
    points: list[tuple[float, float]] = []
    curved = False
    end = (raw.FPDF_SEGMENT_MOVETO, 0.0, 0.0)
    for kind, x, y in chain(islice(_segments(thing), MANY * MANY), [end]):
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 2 and (curved or not _is_plain(points)):
                box = sheet.around(points, matrix)
                if box[3] - box[1] >= LOW * sheet.scale:
                    yield box, _form(points)
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append((x, y))


def _segments(thing: Thing) -> Iterator[tuple[int, float, float]]:
    """How each part of a shape is drawn, and where it ends, before the shape is moved to its
    place."""
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(raw.FPDFPath_CountSegments(thing.handle)):
        segment = raw.FPDFPath_GetPathSegment(thing.handle, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        yield raw.FPDFPathSegment_GetType(segment), x.value, y.value


def _matrix(thing: Thing) -> Matrix:
    """How a shape is moved to its place on the page."""
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing.handle, own)
    return product((own.a, own.b, own.c, own.d, own.e, own.f), thing.frames[-1][1])


def _form(points: list[tuple[float, float]]) -> Form:
    left, bottom = (min(each[at] for each in points) for at in (0, 1))
    size = max(max(x - left, y - bottom) for x, y in points) or 1.0
    return tuple((round(4 * (x - left) / size), round(4 * (y - bottom) / size)) for x, y in points)


def _is_plain(points: list[tuple[float, float]]) -> bool:
    """Whether a part is a rectangle."""
    return len(points) <= 5 and all(
        abs(x - to_x) < 0.01 or abs(y - to_y) < 0.01 for (x, y), (to_x, to_y) in pairwise(points)
    )
