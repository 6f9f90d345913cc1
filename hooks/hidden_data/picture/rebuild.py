"""A picture, decoded to what it shows and encoded anew: a PNG as PNG, a JPEG as JPEG."""

from __future__ import annotations

import io
import warnings
from collections import Counter

from PIL import Image, ImageChops, ImageCms

from hidden_data.faults import NOT_UNDERSTOOD, TOO_MANY_PIXELS
from hidden_data.report import Rebuilt

from . import jpeg, pieces, png

MOST_PIXELS = 40_000_000
_SMALLER = "make it smaller: in Paint, choose Resize; or scan it with 150 or 300 dots to the inch"
_ANEW = "open it in a picture program such as Paint, and save it anew as PNG"

_FAINT = 5
"""Levels of 255 by which nobody can tell a colour from white or from black: two in a hundred."""
_PLAIN = [0] * (_FAINT + 1) + [*range(_FAINT + 1, 255 - _FAINT)] + [255] * (_FAINT + 1)
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""By the number that a camera notes for how it was held."""


def rebuild(data: bytes) -> Rebuilt:
    """Write a PNG or JPEG anew: its pixels only, in grey or RGB of eight bits, upright, on white.

    Never raises: a picture that cannot be decoded has a fault. So has one of too many pixels, none
    of which is unpacked.
    """
    is_png = data.startswith(png.BEGINNING)
    left = Counter(pieces.of_png(data) if is_png else pieces.of_jpeg(data))
    made = Rebuilt(ending="png" if is_png else "jpg", left=dict(left))
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture,
        ):
            if picture.width * picture.height > MOST_PIXELS:
                raise Image.DecompressionBombError
            if is_png:
                made.content = png.written(_plain(_shown(picture, made)), data)
            elif jpeg.is_published(data):
                made.content = data
            else:
                made.content = jpeg.written(_plain(_shown(picture, made)))
    except Image.DecompressionBombError:
        most = MOST_PIXELS // 1_000_000
        made.refuse(TOO_MANY_PIXELS, "", f"it has more than {most} million pixels", _SMALLER)
    except Exception:  # the library raises whatever a broken picture makes it raise
        why = "the picture is damaged, or built in an unusual way"
        made.refuse(NOT_UNDERSTOOD, "", why, _ANEW)
    return made


def _shown(picture: Image.Image, made: Rebuilt) -> Image.Image:
    """What a browser shows, in grey or RGB. Raises what the library raises, or ValueError."""
    if picture.info.get("default_image"):
        raise ValueError("only programs that show moving pictures leave out its first")
    profile, notes = picture.info.get("icc_profile"), picture.info.get("exif", b"")
    image = _eight_bits(picture)
    if profile:
        image = _in_common_colours(image, profile, made)
    if image.mode == "RGBA":
        image = _on_white(image, made)
    elif image.mode != "L":
        image = image.convert("RGB")
    return _upright(image, notes, made)


def _eight_bits(picture: Image.Image) -> Image.Image:
    """A picture in grey, RGB, RGBA or CMYK."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture if picture.mode in ("L", "RGB", "CMYK") else picture.convert("RGB")


def _in_common_colours(image: Image.Image, profile: bytes, made: Rebuilt) -> Image.Image:
    """An image with a colour profile in sRGB, which is what is meant without one."""
    mode = image.mode if image.mode == "RGBA" else "RGB"
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        common = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, own, common, outputMode=mode)
    except (OSError, ImageCms.PyCMSError):
        converted = None
    if converted is None:
        return image  # as browsers do with a profile that is broken, or meant for other colours
    if image.mode != mode or _differs(image, converted):
        made.changed["colours, brought from their own profile to the common one (sRGB)"] = 1
    return converted


def _differs(one: Image.Image, other: Image.Image) -> bool:
    """Whether two images in RGB or RGBA can be told from one another."""
    most = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L")
    return any(most.histogram()[_FAINT + 1 :])


def _on_white(image: Image.Image, made: Rebuilt) -> Image.Image:
    if image.getchannel("A").getextrema() != (255, 255):
        made.changed["transparent parts, now on white as on the page"] = 1
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")


def _upright(image: Image.Image, notes: bytes, made: Rebuilt) -> Image.Image:
    """An image the way up that the *notes* of its camera say. Browsers go by no other notes."""
    exif = Image.Exif()
    try:
        exif.load(notes)
        turn = _TURNS.get(exif.get(0x0112, 1))
    except Exception:  # the library raises whatever broken notes make it raise
        turn = None
    if turn is None:
        return image
    made.changed["the picture, now upright without a note"] = 1
    return image.transpose(turn)


def _plain(image: Image.Image) -> Image.Image:
    """An image in grey if it has no colours, and without what is too faint on white or on black."""
    bands = image.split()
    if not any(ImageChops.difference(bands[0], other).getbbox() for other in bands[1:]):
        image = bands[0]
    return image.point(_PLAIN * len(image.getbands()))
