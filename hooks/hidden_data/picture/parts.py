"""What pictures of every kind have in common while they are read piece by piece."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, field

from PIL import Image

MOST_NOTES = 1_000


class Broken(ValueError):
    """A picture that is not built as its kind demands. The words say what is wrong with it."""


@dataclass
class Read:
    """What was found while reading a picture from its first piece to its last."""

    width: int = 0
    height: int = 0
    notes: list[str] = field(default_factory=list)
    """What it holds that is not needed, in words."""
    profile: bytes = b""
    """Its colour profile (ICC)."""
    profile_title: str = ""
    end: int = 0
    """Where the picture ends."""
    header: bytes = b""
    """PNG: how the pixels are written."""
    needed: bytearray = field(default_factory=bytearray)
    """The picture without any piece that is not needed. Only this is given to the library that unpacks it."""
    pixels: list[tuple[int, int]] = field(default_factory=list)
    """The stretches of what is needed that hold pixels: for JPEG, each is a pass over the picture."""

    def note(self, what: str) -> None:
        """Remember a piece that is not needed. Raises :class:`Broken` when there are more than any program writes."""
        if len(self.notes) == MOST_NOTES:
            raise Broken("it has too many pieces")
        self.notes.append(what)


def camera_notes(notes: bytes) -> str:
    """What the notes of a camera are about."""
    try:
        with warnings.catch_warnings(action="ignore"):
            exif = Image.Exif()
            exif.load(notes)
            place, copy = 0x8825 in exif, 0x0201 in exif.get_ifd(1)
    except Exception:  # the library raises whatever broken notes make it raise
        place = copy = False
    return "notes of the camera (EXIF)" + ", with a place (GPS)" * place + ", with a small copy of the picture as it was" * copy


def decoded(data: bytes | bytearray) -> Image.Image:
    """The pixels of a picture. Raises whatever the library raises when it cannot be read to its end."""
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
        image.load()
        return image
