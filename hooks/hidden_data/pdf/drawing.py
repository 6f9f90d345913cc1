"""Drawings: the commands of a page, a form, a pattern or a letter, written anew.

Only commands that draw something, or change how something is drawn, are kept. What they use is
collected under names of our own; what nothing uses is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from .geometry import Box, Matrix, box_around, product, shared
from .objects import Name, Ref, Value, name, number, string
from .resources import Copying, Drawn, Lettering, Resources
from .tokens import Command, Operand, Reader

MAX_DEPTH = 28
"""Drawings within drawings."""

_PATH = {b"m", b"l", b"c", b"v", b"y", b"h", b"re"}
_PAINT = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"n"}
_SHOW = {b"Tj", b"TJ", b"'", b'"'}
_COLOUR = {b"sc", b"scn", b"SC", b"SCN"}
_DEVICES = {"DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern"}
_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_INTENTS = {"AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual"}


EDGE = 20.0
"""By how much lines may lie outside of what is seen: they are wider than their path."""

_State = tuple[Lettering | None, bool, Matrix, Box | None, float]


class Drawing:
    """One drawing, of which no more is seen than a *box* of it. What lies outside is not kept."""

    def __init__(
        self,
        copy: Copying,
        given: Any,
        font: Lettering | None,
        depth: int,
        box: Box | None = None,
        resources: Resources | None = None,
    ) -> None:
        self.copy = copy
        self.given = given
        self.resources = resources or Resources()
        self.drawn = Drawn(b"", {})
        self._font, self._own = font, False
        self._depth = depth
        self._box = box
        self._wide = 1.0
        self._out: list[bytes] = []
        self._path: list[bytes] = []
        self._around: list[tuple[float, float]] = []
        self._clip = b""
        self._painted = 0
        """How often something was drawn, or marked."""
        self._last = 0
        """Where in what is written the last of it ends."""
        self._begun: list[
            tuple[int, int, tuple[Lettering | None, bool, Matrix, Box | None, float]]
        ] = []
        self._matrix: Matrix = (1, 0, 0, 1, 0, 0)
        self._marks: list[str] = []
        """For each mark that is open: kept, dropped, or hidden, which is on a layer that is off."""
        self._text = False
        self._hidden = 0
        self._handlers: dict[bytes, Callable[[Command], None]] = {
            b"q": self._begin,
            b"Q": self._end,
            b"cm": self._move,
            b"w": self._widen,
            b"BT": self._begin_text,
            b"ET": self._end_text,
            b"Tf": self._choose_font,
            b"gs": self._state,
            b"cs": self._space,
            b"CS": self._space,
            b"sh": self._shade,
            b"Do": self._do,
            b"ri": self._intent,
            b"BMC": self._mark,
            b"BDC": self._mark,
            b"EMC": self._unmark,
            b"BI": self._picture,
        }

    def of(self, commands: bytes) -> Drawn:
        """The drawing of these *commands*."""
        self.copy.spend(len(commands))
        self._reader = Reader(commands)
        for command in self._reader:
            operator = command.operator
            if operator in self._handlers:
                self._handlers[operator](command)
            elif operator in _PATH:
                self._add_to_path(command)
            elif operator in _PAINT:
                self._paint(operator)
            elif operator in (b"W", b"W*"):
                self._clip = operator
            elif operator in _SHOW:
                self._show(command)
            elif operator in _COLOUR:
                self._colour(command)
            else:
                self._write(command)
                if operator in (b"d0", b"d1"):
                    self._note()
        self.drawn.commands = b"\n".join([*self._out[: self._last], *self._ends()])
        self.drawn.resources = self.resources.written()
        return self.drawn

    def _ends(self) -> Iterator[bytes]:
        """The ends of what was begun before the last thing was drawn."""
        begun = False
        for each in self._out[self._last :]:
            if each in (b"Q", b"EMC") or (each == b"ET" and not begun):
                yield each
            begun = each == b"BT" or (begun and each != b"ET")
        yield from (b"EMC" for mark in self._marks if mark == "kept")
        if self._text and not begun:
            yield b"ET"
        yield from (b"Q" for start, *_ in self._begun if start < self._last)

    def _write(self, command: Command) -> None:
        parts = [_written(operand) for operand in command.operands]
        self._out.append(b" ".join([*parts, command.operator]))

    def _note(self) -> None:
        self._painted += 1
        self._last = len(self._out)

    # The state, and what is undone with it.

    def _begin(self, _: Command) -> None:
        if len(self._begun) > 500:
            raise self.copy.too_much()
        state = self._font, self._own, self._matrix, self._box, self._wide
        self._begun.append((len(self._out), self._painted, state))
        self._out.append(b"q")

    def _end(self, _: Command) -> None:
        if not self._begun:
            return
        start, painted, state = self._begun.pop()
        self._font, self._own, self._matrix, self._box, self._wide = state
        if painted == self._painted:
            # Between the two nothing was drawn.
            del self._out[start:]
        else:
            self._out.append(b"Q")

    def _move(self, command: Command) -> None:
        own = [float(operand.value) for operand in command.operands]
        self._matrix = product(own, self._matrix)
        self._write(command)

    def _widen(self, command: Command) -> None:
        self._wide = float(command.operands[0].value)
        self._write(command)

    def _begin_text(self, command: Command) -> None:
        if not self._text:
            self._text = True
            self._write(command)

    def _end_text(self, command: Command) -> None:
        if self._text:
            self._text = False
            self._write(command)

    def _state(self, command: Command) -> None:
        given = self._given("ExtGState", command)
        if isinstance(given, pikepdf.Dictionary):
            chosen = given.get("/Font")
            if isinstance(chosen, pikepdf.Array) and len(chosen) == 2:
                self._choose(chosen[0], b"%d" % int(chosen[1]))
            self._use(b"gs", "ExtGState", self.copy.state(given, self._depth))

    def _intent(self, command: Command) -> None:
        if command.operands[0].value in _INTENTS:
            self._write(command)

    # Paths.

    def _add_to_path(self, command: Command) -> None:
        self._path.append(
            b" ".join([*(_written(each) for each in command.operands), command.operator])
        )
        numbers = [float(operand.value) for operand in command.operands]
        if command.operator == b"re":
            x, y, width, height = numbers
            numbers = [x, y, x + width, y, x, y + height, x + width, y + height]
        self._around += zip(numbers[::2], numbers[1::2], strict=True)

    def _paint(self, operator: bytes) -> None:
        around = box_around(self._matrix, self._around) if self._around else None
        if operator != b"n" and (self._hidden or self._is_outside(around)):
            operator = b"n"
        if self._path and (operator != b"n" or self._clip):
            self._out += self._path
            if self._clip:
                self._out.append(self._clip)
            self._out.append(b"f" if operator == b"F" else operator)
            if operator != b"n":
                self._note()
        if self._clip and around:
            self._box = shared(around, self._box)
        self._path, self._around, self._clip = [], [], b""

    def _is_outside(self, around: Box | None) -> bool:
        if around is None or self._box is None:
            return False
        scale = max(map(abs, self._matrix[:4]))
        left, bottom, right, top = self._box
        edge = EDGE + 5 * abs(self._wide) * scale
        return (
            around[2] < left - edge
            or around[0] > right + edge
            or around[3] < bottom - edge
            or around[1] > top + edge
        )

    # Text.

    def _choose_font(self, command: Command) -> None:
        self._choose(self._given("Font", command), command.operands[1].value)

    def _choose(self, given: Any, size: bytes) -> None:
        if isinstance(given, pikepdf.Dictionary):
            self._font, self._own = self.copy.font(given), True
            self._out.append(b"%b %b Tf" % (self.resources.name("Font", self._font.ref), size))

    def _show(self, command: Command) -> None:
        if self._font is None:
            return
        self.drawn.inherits = self.drawn.inherits or not self._own
        self.drawn.shows_text = True
        last = command.operands[-1]
        strings = last.value if isinstance(last.value, list) else [last]
        for each in strings:
            if each.kind == "s" and not self._hidden:
                each.value = self._font.shown(each.value)
            elif each.kind == "s":
                each.value = b""
        self._write(command)
        if not self._hidden:
            self._note()

    # What is used by its name.

    def _given(self, kind: str, command: Command) -> Any:
        """What a command names, in the resources of the original."""
        named = next(str(each.value) for each in command.operands if each.kind == "N")
        known = self.given.get("/" + kind) if isinstance(self.given, pikepdf.Dictionary) else None
        try:
            return known.get("/" + named) if isinstance(known, pikepdf.Dictionary) else None
        except UnicodeEncodeError:
            return None

    def _use(self, operator: bytes, kind: str, value: Value, before: bytes = b"") -> None:
        self._out.append(before + self.resources.name(kind, value) + b" " + operator)

    def _space(self, command: Command) -> None:
        named = str(command.operands[0].value)
        named = _SHORT.get(named, named)
        if named in _DEVICES:
            self._out.append(name(named) + b" " + command.operator)
        elif (given := self._given("ColorSpace", command)) is not None:
            space = self.copy.colour_space(given, self.given)
            if isinstance(space, Name):
                self._out.append(name(space) + b" " + command.operator)
            else:
                self._use(command.operator, "ColorSpace", space)

    def _colour(self, command: Command) -> None:
        if not command.operands or command.operands[-1].kind != "N":
            self._write(command)
        elif (given := self._given("Pattern", command)) is not None:
            numbers = b"".join(_written(each) + b" " for each in command.operands[:-1])
            self._use(
                command.operator,
                "Pattern",
                self.copy.pattern(given, self._depth, self.given),
                numbers,
            )

    def _shade(self, command: Command) -> None:
        given = self._given("Shading", command)
        if given is not None and not self._hidden:
            self._use(b"sh", "Shading", self.copy.shading(given, self.given))
            self._note()

    def _do(self, command: Command) -> None:
        given = self._given("XObject", command)
        if not isinstance(given, pikepdf.Stream) or self._hidden:
            return
        if "/OC" in given and not self.copy.layers.shows(given.OC):
            return
        if given.get("/Subtype") == pikepdf.Name.Image:
            if self._is_out_of_sight():
                self.copy.cuts += 1
                return
            self._draw(self.copy.picture(given))
        elif given.get("/Subtype") == pikepdf.Name.Form:
            ref, drawn = self.copy.form(given, self.given, self._font, self._depth + 1)
            self.drawn.inherits = self.drawn.inherits or (drawn.inherits and not self._own)
            self.drawn.shows_text = self.drawn.shows_text or drawn.shows_text
            if not drawn.commands:
                return
            self._use(b"Do", "XObject", ref)
        else:
            return
        self._note()

    def _picture(self, command: Command) -> None:
        picture, length = self.copy.small_picture(command, self.given)
        self._reader.at = len(self._reader.commands) - len(command.picture) + length
        if not self._hidden and not self._is_out_of_sight():
            self._draw(picture)
            self._note()

    def _is_out_of_sight(self) -> bool:
        """Whether a picture drawn now would lie wholly outside of what is seen."""
        if self._box is None:
            return False
        place = box_around(self._matrix, [(0, 0), (0, 1), (1, 0), (1, 1)])
        left, bottom, right, top = shared(place, self._box)
        return left > right or bottom > top

    def _draw(self, picture: Ref) -> None:
        """Draw as much of a picture as is seen."""
        seen = self._seen_part()
        if seen and (cut := self.copy.cut(picture, seen)) is not None:
            picture, (left, bottom, right, top) = cut
            place = [right - left, 0, 0, top - bottom, left, bottom]
            self._out.append(b"q " + b" ".join(number(float(value)) for value in place) + b" cm")
            self._use(b"Do", "XObject", picture)
            self._out.append(b"Q")
        else:
            self._use(b"Do", "XObject", picture)

    def _seen_part(self) -> Box | None:
        """The part of a picture that is seen, in shares of its width and height; nothing for one
        that is turned, or of which all is seen."""
        a, b, c, d, e, f = self._matrix
        if self._box is None or max(abs(b), abs(c)) > 0.001 * max(abs(a), abs(d)) or not a or not d:
            return None
        left, right = sorted(((self._box[0] - e) / a, (self._box[2] - e) / a))
        bottom, top = sorted(((self._box[1] - f) / d, (self._box[3] - f) / d))
        part = max(left, 0.0), max(bottom, 0.0), min(right, 1.0), min(top, 1.0)
        if part == (0.0, 0.0, 1.0, 1.0) or part[0] >= part[2] or part[1] >= part[3]:
            return None
        return part

    # Marks.

    def _mark(self, command: Command) -> None:
        tag = str(command.operands[0].value)
        number, layer = (
            self._meaning(command.operands[1]) if len(command.operands) > 1 else (None, None)
        )
        if tag == "OC" and layer is not None and not self.copy.layers.shows(layer):
            self._marks.append("hidden")
            self._hidden += 1
        elif tag == "Artifact" and self.copy.tagged:
            self._marks.append("kept")
            self._out.append(b"/Artifact BMC")
            self._note()
        elif number is not None and self.copy.tagged:
            self._marks.append("kept")
            new = self.drawn.marks.setdefault(number, len(self.drawn.marks))
            self._out.append(b"/Span <</MCID %d>> BDC" % new)
            self._note()
        else:
            self._marks.append("dropped")

    def _meaning(self, operand: Operand) -> tuple[int | None, Any]:
        """The number that a mark has in the tree of tags, and the layer that it may name."""
        if operand.kind == "d":
            inside: dict[str, Operand] = operand.value
            if "ActualText" in inside or "Alt" in inside or "E" in inside:
                self.copy.left["text that stands for other text (ActualText)"] += 1
            number = inside.get("MCID")
            plain = number is not None and number.kind == "n" and number.value.isdigit()
            return (int(number.value) if number and plain else None), None
        given = self._given("Properties", Command(b"", [operand]))
        if not isinstance(given, pikepdf.Dictionary):
            return None, None
        if "/ActualText" in given or "/Alt" in given:
            self.copy.left["text that stands for other text (ActualText)"] += 1
        own: Any = given.get("/MCID")
        return (own if isinstance(own, int) else None), given

    def _unmark(self, _: Command) -> None:
        if not self._marks:
            return
        mark = self._marks.pop()
        if mark == "kept":
            self._out.append(b"EMC")
        self._hidden -= mark == "hidden"


def _written(operand: Operand) -> bytes:
    if operand.kind == "s":
        return string(operand.value)
    if operand.kind == "N":
        return name(operand.value)
    if operand.kind in ("a", "t"):
        return b"[" + b" ".join(map(_written, operand.value)) + b"]"
    return bytes(operand.value)
