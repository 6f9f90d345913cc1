"""What a drawing uses, and whom it asks for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Protocol

from .geometry import Box
from .layers import Layers
from .objects import Objects, Ref, Value, name
from .tokens import Command

_LETTERS = {"Font": "F", "XObject": "X", "ColorSpace": "C", "Pattern": "P"} | {
    "Shading": "S",
    "ExtGState": "G",
}


class Resources:
    """What a drawing uses, under names in the order of their first use."""

    def __init__(self) -> None:
        self._kinds: dict[str, dict[str, tuple[str, Value]]] = {}

    def name(self, kind: str, value: Value) -> bytes:
        known = self._kinds.setdefault(kind, {})
        own, _ = known.setdefault(repr(value), (f"{_LETTERS[kind]}{len(known)}", value))
        return name(own)

    def written(self) -> dict[str, Value]:
        return {kind: dict(known.values()) for kind, known in self._kinds.items()}


@dataclass
class Drawn:
    """A drawing, written anew."""

    commands: bytes
    resources: dict[str, Value]
    marks: dict[int, int] = field(default_factory=dict)
    """The numbers of marked parts, old to new."""
    inherits: bool = False
    """Whether it shows text in the font of the drawing that uses it."""
    shows_text: bool = False


class Lettering(Protocol):
    """A font, as a drawing knows it."""

    ref: Ref

    def shown(self, text: bytes) -> bytes: ...


class Copying(Protocol):
    """The copy of a PDF, as drawings and fonts know it."""

    layers: Layers
    left: Counter[str]
    objects: Objects
    tagged: bool
    cuts: int
    renamed: int

    def spend(self, size: int) -> None: ...
    def too_much(self) -> Exception: ...
    def font(self, given: Any) -> Lettering: ...
    def state(self, given: Any, depth: int) -> Ref: ...
    def colour_space(self, given: Any, resources: Any) -> Value: ...
    def pattern(self, given: Any, depth: int, resources: Any) -> Ref: ...
    def shading(self, given: Any, resources: Any) -> Ref: ...
    def picture(self, given: Any) -> Ref: ...
    def cut(self, picture: Ref, seen: Box) -> tuple[Ref, Box] | None: ...
    def small_picture(self, command: Command, resources: Any) -> tuple[Ref, int]: ...
    def form(
        self, given: Any, resources: Any, font: Lettering | None, depth: int
    ) -> tuple[Ref, Drawn]: ...
    def letter(self, shape: Any, font: Any, resources: Resources) -> Ref: ...
