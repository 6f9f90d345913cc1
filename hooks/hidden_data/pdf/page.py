"""A page of a PDF as it looks: drawn whole, or with some of its objects left out."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image

SCALE = 2.0
"""Pixels for each point (1/72 inch); the small print of a footnote is then ten pixels high."""
MAX_PIXELS = 16_000_000
"""Of a page as large as the largest poster."""
MAX_AREA = 12_000_000
"""Square points: somewhat more than A0."""
MAX_OBJECTS, MAX_DEPTH = 200_000, 30

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels of the drawn page."""
Matrix = tuple[float, ...]
"""Six numbers by which a group of things is moved, turned and scaled."""


class TooMuch(ValueError):
    """There is more on the page than can be looked at."""


@dataclass
class Thing:
    """One thing a page draws: a piece of text, a shape, a picture or a shading."""

    kind: int
    """One of ``FPDF_PAGEOBJ_…``."""
    handle: Any
    order: int
    """Its place among the things of the page; what comes later lies above."""
    box: Box
    """Where it lies, as if nothing cut it off."""
    mode: int = 0
    """For text: whether it is filled, outlined, invisible (3) or cuts out what follows (4 to 7)."""
    frames: tuple[tuple[Any, Matrix], ...] = ()
    """The groups it stands in, from the outside, and itself, each with how its surroundings are
    moved and scaled."""

    @property
    def is_text(self) -> bool:
        return bool(self.kind == raw.FPDF_PAGEOBJ_TEXT)

    @property
    def is_picture(self) -> bool:
        return bool(self.kind == raw.FPDF_PAGEOBJ_IMAGE)


def address(handle: Any) -> int:
    """A number for an object of the library, the same for every handle on it."""
    return ctypes.addressof(handle.contents) if handle else 0


class Sheet:
    """One page, upright, and everything on it."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        page.set_rotation(0)
        self.page = page
        left, bottom, right, top = page.get_bbox()
        width, height = right - left, top - bottom
        if not (0 < width * height <= MAX_AREA):
            raise TooMuch
        self.scale = min(SCALE, (MAX_PIXELS / (width * height)) ** 0.5)
        self._left, self._top = left, top
        self.things: list[Thing] = []
        self._collect(None, (), (1, 0, 0, 1, 0, 0))
        self.by_address = {address(thing.handle): thing for thing in self.things}

    def _collect(self, group: Any, outer: tuple[tuple[Any, Matrix], ...], matrix: Matrix) -> None:
        count = (
            raw.FPDFPage_CountObjects(self.page.raw)
            if group is None
            else raw.FPDFFormObj_CountObjects(group)
        )
        for index in range(count):
            handle = (
                raw.FPDFPage_GetObject(self.page.raw, index)
                if group is None
                else raw.FPDFFormObj_GetObject(group, index)
            )
            kind = raw.FPDFPageObj_GetType(handle)
            if kind == raw.FPDF_PAGEOBJ_FORM:
                if len(outer) >= MAX_DEPTH:
                    raise TooMuch
                own = raw.FS_MATRIX()
                raw.FPDFPageObj_GetMatrix(handle, own)
                self._collect(
                    handle,
                    (*outer, (handle, matrix)),
                    _product((own.a, own.b, own.c, own.d, own.e, own.f), matrix),
                )
                continue
            if len(self.things) >= MAX_OBJECTS:
                raise TooMuch
            mode = raw.FPDFTextObj_GetTextRenderMode(handle) if kind == raw.FPDF_PAGEOBJ_TEXT else 0
            self.things.append(
                Thing(
                    kind,
                    handle,
                    len(self.things),
                    self._bounds(handle, matrix),
                    mode,
                    (*outer, (handle, matrix)),
                )
            )

    def _bounds(self, handle: Any, matrix: Matrix) -> Box:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
            return (0, 0, 0, 0)
        return self.around(
            [(x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)], matrix
        )

    def around(self, points: list[tuple[float, float]], matrix: Matrix) -> Box:
        """The box around some points of a group."""
        xs, ys = zip(*(_point(matrix, x, y) for x, y in points), strict=True)
        return self.box(min(xs), min(ys), max(xs), max(ys))

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Where something that is measured in points from the lower left lies on the drawn page."""
        return (
            (left - self._left) * self.scale,
            (self._top - top) * self.scale,
            (right - self._left) * self.scale,
            (self._top - bottom) * self.scale,
        )

    def frames(self, thing: Thing) -> Iterator[Box]:
        """The boxes around what a thing is cut to."""
        x, y = ctypes.c_float(), ctypes.c_float()
        for handle, matrix in thing.frames:
            clip = raw.FPDFPageObj_GetClipPath(handle)
            for index in range(max(raw.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
                points = []
                for segment in range(min(raw.FPDFClipPath_CountPathSegments(clip, index), 1_000)):
                    raw.FPDFPathSegment_GetPoint(
                        raw.FPDFClipPath_GetPathSegment(clip, index, segment), x, y
                    )
                    points.append((x.value, y.value))
                if points:
                    yield self.around(points, matrix)

    def frame(self, thing: Thing) -> Box | None:
        """The box of which no more than all of a thing is seen; nothing if nothing cuts it."""
        boxes = list(self.frames(thing))
        if not boxes:
            return None
        left, top, right, bottom = zip(*boxes, strict=True)
        return max(left), max(top), min(right), min(bottom)

    def draw(
        self, without: Callable[[Thing], bool] = lambda _: False, ground: int = 255
    ) -> Image.Image:
        """The page in colours, on a white or another *ground*, *without* some of its things."""
        left_out = [thing for thing in self.things if without(thing)]
        _switch(left_out, False)
        try:
            bitmap = self.page.render(
                scale=self.scale,
                may_draw_forms=False,
                draw_annots=False,
                fill_color=(ground, ground, ground, 255),
            )
            drawn: Image.Image = bitmap.to_pil()
            return drawn if drawn.mode == "RGB" else drawn.convert("RGB")
        finally:
            _switch(left_out, True)


def _switch(things: Iterable[Thing], on: bool) -> None:
    for thing in things:
        raw.FPDFPageObj_SetIsActive(thing.handle, on)


def _point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    first, second, place = _point(outer, a, b), _point(outer, c, d), _point(outer, e, f)
    return (
        first[0] - outer[4],
        first[1] - outer[5],
        second[0] - outer[4],
        second[1] - outer[5],
        *place,
    )


def whole(box: Box, picture: Image.Image, margin: float = 0.0) -> tuple[int, int, int, int] | None:
    """The pixels of *picture* a box covers, with a *margin*; nothing if none."""
    left, top = max(int(box[0] - margin), 0), max(int(box[1] - margin), 0)
    right, bottom = (
        min(int(-(-(box[2] + margin) // 1)), picture.width),
        min(int(-(-(box[3] + margin) // 1)), picture.height),
    )
    return (left, top, right, bottom) if right > left and bottom > top else None
