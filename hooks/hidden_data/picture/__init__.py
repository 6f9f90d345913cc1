"""Pictures: PNG and JPEG, read piece by piece. Refused is every piece that is not needed to show the picture, and whatever is not shown."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from ..faults import NOT_UNDERSTOOD, PICTURE_METADATA, TOO_MANY_PIXELS, TRAILING_DATA
from ..report import Fault, Inspection, Passage
from . import jpeg, png
from .colour_profile import texts_of
from .parts import Broken, Read, decoded

MOST_PIXELS = 40_000_000

_CLEAN = (
    "run: disclosure-log clean FILE, which makes a copy without it; or, in Windows: right-click the file, Properties, Details, "
    "Remove Properties and Personal Information"
)
_ANEW = "open the picture in a picture program such as Paint, select all, copy it into a new picture, and save that as PNG; or run: disclosure-log clean FILE"
_TOO_MANY = Fault(
    TOO_MANY_PIXELS,
    "",
    f"it has more than {MOST_PIXELS // 1_000_000} million pixels",
    "make it smaller: in Paint, choose Resize; or scan it with 150 or 300 dots to the inch",
)


def inspect(data: bytes) -> Inspection:
    """Look into a PNG or JPEG. All its text is that of its colour profile; what the picture shows, only a person can read."""
    found = Inspection()
    try:
        _look(data, found)
    except (OSError, SyntaxError, ValueError, IndexError, struct.error, zlib.error) as error:
        # Only own words: a library's may repeat what the file says.
        why = f": {error}" if isinstance(error, Broken) else ""
        found.refuse(NOT_UNDERSTOOD, "", f"the picture is damaged, or built in an unusual way{why}", _ANEW)
    return found


def too_large(data: bytes) -> Fault | None:
    """The fault of a picture that has too many pixels to be unpacked. No pixel is. Raises whatever a broken picture makes the library raise."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            return _TOO_MANY if image.width * image.height > MOST_PIXELS else None
    except Image.DecompressionBombError:
        return _TOO_MANY


def _look(data: bytes, found: Inspection) -> None:
    is_png = data.startswith(b"\x89PNG\r\n\x1a\n")
    read = png.read(data) if is_png else jpeg.read(data)
    if not (read.width and read.height and read.pixels):
        raise Broken("it has no pixels")
    _refuse_pieces(data, read, found)
    if read.width * read.height > MOST_PIXELS:
        found.faults.append(_TOO_MANY)
        return
    if is_png and png.has_more_than_it_shows(read):
        found.refuse(TRAILING_DATA, "", "the file holds more pixels than the picture shows", _ANEW)
    image = decoded(read.needed)
    if image.size != (read.width, read.height) or image.format != ("PNG" if is_png else "JPEG"):
        raise Broken("it can be read in two ways")
    if is_png and png.hides_a_picture(image):
        found.refuse(TRAILING_DATA, "", "what is transparent still holds a picture", _ANEW)
    if not is_png and jpeg.has_more_than_it_shows(read, image):
        found.refuse(TRAILING_DATA, "", "the file holds data that makes no difference to the picture", _ANEW)


def _refuse_pieces(data: bytes, read: Read, found: Inspection) -> None:
    """Refuse what a picture holds beside its pixels, and what stands behind them."""
    if read.profile:
        try:
            texts = texts_of(read.profile)
        except ValueError:
            read.note("a colour profile (ICC) with parts that are not understood")
        else:
            found.passages += [Passage("its colour profile", text) for text in [read.profile_title, *texts] if text]
    if read.notes:
        found.refuse(PICTURE_METADATA, "", "it holds " + "; ".join(dict.fromkeys(read.notes)), _CLEAN)
    behind = data[read.end :]
    # Zeros fill up a block on a camera's card, and say nothing.
    if behind.strip(b"\0"):
        what = ", which look like a second picture" if behind.startswith((b"\xff\xd8", b"\x89PNG")) else ""
        found.refuse(TRAILING_DATA, "", f"{len(behind):,} bytes stand behind the end of the picture{what}", _ANEW)
