"""JPEG, in the one form in which it is published.

Every picture has the same tables and one pass, so nothing of the file but its pixels can be chosen.
Decoding such a file and encoding it again gives the same file. For most blocks of a picture that
is so after a few rounds: with steps this coarse the rounding of pixels cannot move a coefficient by
one. A few blocks, with hard edges or cut off by the edge, would change for ever.
"""

from __future__ import annotations

import io

from PIL import Image, ImageChops

BEGINNING = b"\xff\xd8\xff"

_STEP = 8
"""The step of every coefficient: about the quality 90 of other programs, and best for letters."""
_BLOCK = 8
_PART = 64 * _BLOCK
_ROUNDS = 4
"""After so many, blocks that still change are calmed: more from one round to the next."""
_MOST_ROUNDS = 60


def written(image: Image.Image) -> bytes:
    """A JPEG of an *image* in grey or RGB. Raises ValueError if it does not come to rest."""
    image = image.copy() if image.mode == "L" else image.convert("YCbCr")
    image.info = {}  # Pillow would write a comment that stands here into the new file
    # No block depends on another, so a part of the picture that is at rest can be left there.
    for left in range(0, image.width, _PART):
        for top in range(0, image.height, _PART):
            box = left, top, min(left + _PART, image.width), min(top + _PART, image.height)
            image.paste(_at_rest(image.crop(box)), box)
    data = _encoded(image)
    if not is_published(data):
        raise ValueError("the parts of the picture do not fit together")
    return data


def _at_rest(image: Image.Image) -> Image.Image:
    """An image as it is when it was encoded and decoded until nothing changed any more."""
    data = _encoded(image)
    for number in range(_MOST_ROUNDS):
        shown = _decoded(data)
        again = _encoded(shown)
        if again == data:
            return shown
        if number >= _ROUNDS:
            again = _encoded(_calmed(shown, _decoded(again), number - _ROUNDS))
        data = again
    raise ValueError("the picture does not come to rest")


def is_published(data: bytes) -> bool:
    """Whether a JPEG is one that :func:`written` has made."""
    try:
        return _encoded(_decoded(data)) == data
    except OSError:
        return False


def _encoded(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", qtables=[[_STEP] * _BLOCK * _BLOCK], subsampling=0)
    return file.getvalue()


def _decoded(data: bytes) -> Image.Image:
    """The pixels as they are stored, without a detour by RGB that would round them again."""
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
        image.draft("YCbCr", image.size)
        image.load()
        image.info = {}
        return image


def _calmed(shown: Image.Image, again: Image.Image, number: int) -> Image.Image:
    """A picture with the blocks that *again* shows otherwise taken some way to what stays.

    That is their mean. Blocks cut off by the edge are filled up by what stands at it, so there a
    block stays that does not change towards the edge; only if that does not help, their mean.
    """
    changes = ImageChops.difference(shown, again).split()
    changed = changes[0]
    for other in changes[1:]:
        changed = ImageChops.lighter(changed, other)
    blocks = changed.point(_any).reduce(_BLOCK).point(_any)
    calm = _enlarged(shown.reduce(_BLOCK), shown)
    if number < _BLOCK:
        right, bottom = (side // _BLOCK * _BLOCK for side in shown.size)
        for box, factor in (
            ((0, bottom, right, shown.height), (1, _BLOCK)),
            ((right, 0, shown.width, bottom), (_BLOCK, 1)),
        ):
            edge = shown.crop(box)
            if all(edge.size):
                calm.paste(edge.reduce(factor).resize(edge.size, Image.Resampling.NEAREST), box)
    part = (number % _BLOCK + 1) / _BLOCK
    return Image.composite(Image.blend(shown, calm, part), shown, _enlarged(blocks, shown))


_any = [0] + [255] * 255


def _enlarged(blocks: Image.Image, shown: Image.Image) -> Image.Image:
    size = blocks.width * _BLOCK, blocks.height * _BLOCK
    return blocks.resize(size, Image.Resampling.NEAREST).crop((0, 0, *shown.size))
