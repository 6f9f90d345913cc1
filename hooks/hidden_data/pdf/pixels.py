"""The pixels of a picture: cut to what is seen, and without what no pixel shows."""

from __future__ import annotations

import io

from PIL import Image, ImageChops, ImageFilter

from hidden_data.picture import jpeg

from .functions import Unknown
from .objects import Stream, Value
from .painting import inks_of

MAX_KEYED = 16
"""Of 255: by how much colours may differ that count as one: those that are left out of a picture,
and those that a photograph's packing makes of one."""
_MODES = {1: "L", 3: "RGB", 4: "CMYK"}


def blanked(stream: Stream, opaque: Image.Image | None) -> Stream:
    """A picture that holds nothing where it is wholly transparent."""
    if opaque is None:
        return stream
    low, _ = opaque.getextrema()
    if low:
        return stream
    entries = stream.entries
    width, height = int(entries["Width"]), int(entries["Height"])
    inks = inks_of(entries["ColorSpace"])
    if opaque.size != (width, height):
        # Where the grids differ, a pixel is seen through only if all that it touches are.
        opaque = opaque.filter(ImageFilter.MaxFilter(3)).resize(
            (width, height), Image.Resampling.BOX
        )
        opaque = opaque.point(lambda level: 255 * (level > 0)).filter(ImageFilter.MaxFilter(3))
    if entries.get("Filter") == "DCTDecode":
        with Image.open(io.BytesIO(stream.content), formats=("JPEG",)) as photograph:
            photograph.load()
        if photograph.mode not in ("L", "RGB") or "DecodeParms" in entries:
            raise Unknown
        grey = photograph.convert("L")
        hidden = Image.composite(Image.new("L", grey.size), grey, opaque)
        if _says_little(hidden, opaque):
            return stream
        entries = {key: value for key, value in entries.items() if key != "Filter"}
        stream = Stream(entries, photograph.tobytes())
    if entries["BitsPerComponent"] == 16 or (
        entries["BitsPerComponent"] == 8 and inks not in _MODES
    ):
        raise Unknown
    if entries["BitsPerComponent"] != 8:
        if inks != 1:
            raise Unknown
        return Stream(
            entries, _blank_rows(stream.content, opaque, int(entries["BitsPerComponent"]))
        )
    image = Image.frombytes(_MODES[inks], (width, height), stream.content)
    # White, as paper is: pixels beside the edge shine through when the picture is drawn larger.
    blank = Image.new(image.mode, image.size, 0 if image.mode == "CMYK" else "white")
    return Stream(entries, Image.composite(image, blank, opaque).tobytes())


def without_gaps(pixels: bytes, bits: int, row: int, height: int) -> bytes:
    """Rows begin at whole bytes; what fills up the byte before is no part of the picture."""
    spare = row * 8 - bits
    if not spare:
        return pixels
    tidied = bytearray(pixels)
    tidied[row - 1 :: row] = bytes(last >> spare << spare for last in tidied[row - 1 :: row])
    return bytes(tidied)


def tidied(
    pixels: bytes, bits: int, space: list[Value], entries: dict[str, Value], keyed: bool
) -> bytes:
    """The pixels of a picture with a table of colours, of which only the used ones are kept, in
    the order of their brightness, so that they can spell nothing."""
    _, base, highest, table = space
    inks = inks_of(base)
    if bits == 16 or not isinstance(highest, int) or not isinstance(table, bytes):
        raise Unknown
    per = 8 // bits
    most = (1 << bits) - 1
    used = {each >> (bits * place) & most for each in set(pixels) for place in range(per)}
    used = {min(each, highest) for each in used}
    if keyed or "Decode" in entries:
        last = max(used)
        colours = [
            table[inks * at : inks * (at + 1)] if at in used else bytes(inks)
            for at in range(last + 1)
        ]
        space[2:] = [last, b"".join(colours)]
        return pixels
    colours = sorted({table[inks * at : inks * (at + 1)] for at in used})
    places = {colour: at for at, colour in enumerate(colours)}
    # Two numbers for one colour could hold a picture that nobody sees.
    own = [
        places.get(table[inks * min(at, highest) : inks * (min(at, highest) + 1)], 0)
        for at in range(most + 1)
    ]
    change = bytes(
        sum(own[each >> (bits * place) & most] << (bits * place) for place in range(per))
        for each in range(256)
    )
    space[2:] = [len(colours) - 1, b"".join(colours)]
    return pixels.translate(change)


def opaque(mask: Stream) -> Image.Image | None:
    """White where a mask lets anything of its picture be seen, black where it does not."""
    entries = mask.entries
    size = int(entries["Width"]), int(entries["Height"])
    inverted = entries.get("Decode") in ([1, 0], [1.0, 0.0])
    if "ImageMask" in entries:
        bits = Image.frombytes("1", size, mask.content).convert("L")
        return bits if inverted else ImageChops.invert(bits)
    if entries.get("Filter") == "DCTDecode":
        with Image.open(io.BytesIO(mask.content), formats=("JPEG",)) as image:
            levels = image.convert("L")
    elif entries["BitsPerComponent"] == 8 and entries["ColorSpace"] == "DeviceGray":
        levels = Image.frombytes("L", size, mask.content)
    elif entries["BitsPerComponent"] == 1 and entries["ColorSpace"] == "DeviceGray":
        levels = Image.frombytes("1", size, mask.content).convert("L")
    else:
        raise Unknown
    if inverted:
        levels = ImageChops.invert(levels)
    return levels.point(lambda level: 255 * (level > 0))


def _says_little(hidden: Image.Image, opaque: Image.Image) -> bool:
    """Whether what is transparent is of one colour, but for the noise of a photograph's packing."""
    levels = hidden.histogram(ImageChops.invert(opaque))
    present = [level for level, count in enumerate(levels) if count]
    return not present or present[-1] - present[0] <= MAX_KEYED


def _blank_rows(pixels: bytes, opaque: Image.Image, bits: int) -> bytes:
    """The same as a composite, for pixels of less than a byte."""
    spread = opaque.resize((opaque.width * bits, opaque.height), Image.Resampling.NEAREST)
    mask = spread.convert("1").tobytes()
    return (int.from_bytes(pixels) & int.from_bytes(mask)).to_bytes(len(pixels))


def cut(stream: Stream, box: tuple[int, int, int, int]) -> Stream:
    left, top, right, bottom = box
    entries = stream.entries | {"Width": right - left, "Height": bottom - top}
    if entries.get("Filter") == "DCTDecode":
        with Image.open(io.BytesIO(stream.content), formats=("JPEG",)) as image:
            if image.mode not in ("L", "RGB") or "DecodeParms" in entries:
                raise Unknown
            return Stream(entries, jpeg.written(image.crop(box)))
    width, bits = int(stream.entries["Width"]), int(entries["BitsPerComponent"])
    inks = 1 if "ImageMask" in entries else inks_of(entries["ColorSpace"])
    row = -(-width * inks * bits // 8)
    start, size = left * inks * bits // 8, -(-(right - left) * inks * bits // 8)
    rows = (stream.content[row * at + start : row * at + start + size] for at in range(top, bottom))
    return Stream(
        entries, without_gaps(b"".join(rows), (right - left) * inks * bits, size, bottom - top)
    )
