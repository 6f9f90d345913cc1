"""Pictures for tests, good, broken and too large, and tables that are large."""

from __future__ import annotations

import struct
import zlib

from PIL import Image, ImageDraw

from . import pictures_hidden, specimen  # noqa: F401
from .picture_making import archive, chunk, jpeg, pixels_rewritten, png, saved, srgb, with_chunks

# Good pictures.


@specimen
def grey_png() -> bytes:
    return png("L")


@specimen
def palette_png() -> bytes:
    return png("P", optimize=True)


@specimen
def transparent_png() -> bytes:
    """A round sign: soft edges, and nothing under what is transparent."""
    image = Image.new("RGBA", (480, 480))
    ImageDraw.Draw(image).ellipse((20, 20, 460, 460), fill="navy")
    return saved(image.resize((60, 60)), "PNG")


@specimen
def screenshot_png() -> bytes:
    """As the programs of Windows write them."""
    picture = png("RGB", dpi=(96, 96))
    return with_chunks(picture, chunk(b"sRGB", b"\0"), chunk(b"gAMA", struct.pack(">I", 45455)))


@specimen
def deep_png_with_profile() -> bytes:
    return saved(Image.linear_gradient("L").convert("I;16"), "PNG", icc_profile=srgb())


@specimen
def plain_jpeg() -> bytes:
    return jpeg(icc_profile=srgb())


@specimen
def jpeg_step_by_step() -> bytes:
    return jpeg(progressive=True, icc_profile=srgb())


@specimen
def jpeg_for_print() -> bytes:
    return jpeg("CMYK", dpi=(300, 300))


@specimen
def jpeg_with_restart_marks() -> bytes:
    return jpeg("L", restart_marker_blocks=3)


@specimen
def jpeg_filled_up_with_zeros() -> bytes:
    """As cameras write them onto cards."""
    return jpeg() + bytes(300)


# Pictures that are broken, or too large.


@specimen
def pixel_bomb() -> bytes:
    """Half a kilobyte that says it has ten thousand million pixels."""
    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(300_000)))
        + chunk(b"IEND")
    )


@specimen
def jpeg_bomb() -> bytes:
    picture = jpeg("L")
    at = picture.index(b"\xff\xc0") + 5
    return picture[:at] + struct.pack(">HH", 65_500, 65_500) + picture[at + 4 :]


@specimen
def largest_png() -> bytes:
    return saved(Image.new("1", (8_000, 5_000)), "PNG")


@specimen
def too_large_png() -> bytes:
    return saved(Image.new("1", (8_000, 5_001)), "PNG")


@specimen
def truncated_png() -> bytes:
    return png()[:-30]


@specimen
def truncated_jpeg() -> bytes:
    return jpeg()[:-30]


@specimen
def png_with_wrong_checksum() -> bytes:
    picture = bytearray(png())
    picture[-20] ^= 1
    return bytes(picture)


@specimen
def png_with_rows_missing() -> bytes:
    return pixels_rewritten(png(), lambda rows: rows[:-500])


# Tables.


@specimen
def table_of_twenty_megabytes() -> bytes:
    """In few rows, which are quickly read."""
    row = b"Elder Lane,1234,1999," + b"lamp" * 5_000 + b"\n"
    head, size = b"Lane,Lamps,Year,Note\n", 20 * 1024**2
    last = b"Elder Lane,1234,1999,lamp\n"
    rows = head + row * ((size - len(head) - len(last)) // len(row))
    return rows + last * ((size - len(rows)) // len(last))


@specimen
def table_of_more_than_twenty_megabytes() -> bytes:
    return table_of_twenty_megabytes() + b"Elder Lane,1234,1999,lamp\n"


@specimen
def table_of_too_many_rows() -> bytes:
    return b"Lamps\n" + b"1\n" * 1_048_576


@specimen
def table_of_too_many_cells() -> bytes:
    """In few rows, which are quickly read."""
    return ",".join(map(str, range(10_000))).encode() + (b"\n1" + b",1" * 9_999) * 500 + b"\n"


@specimen
def zip_archive() -> bytes:
    return archive()
