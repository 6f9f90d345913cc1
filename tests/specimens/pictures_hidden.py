"""Pictures for tests that hold more than they show."""

from __future__ import annotations

import io
import struct

from PIL import Image, PngImagePlugin

from . import specimen
from .picture_making import (
    CANARY,
    IPTC,
    XMP,
    archive,
    camera,
    chunk,
    drawing,
    jpeg,
    pixels_rewritten,
    png,
    profile_saying,
    saved,
    segment,
    srgb,
    with_chunks,
    with_segments,
)


@specimen
def photograph() -> bytes:
    return jpeg(exif=camera())


@specimen
def photograph_without_a_place() -> bytes:
    exif = camera()
    del exif[0x8825]
    return jpeg(exif=exif)


@specimen
def jpeg_with_xmp() -> bytes:
    return with_segments(jpeg(), segment(0xE1, XMP % b"Jane Placeholder"))


@specimen
def jpeg_with_caption() -> bytes:
    return with_segments(jpeg(), segment(0xED, IPTC % b"Jane Placeholder"))


@specimen
def jpeg_with_comment() -> bytes:
    return jpeg(comment="Taken by Jane Placeholder")


@specimen
def jpeg_with_small_copy() -> bytes:
    return with_segments(
        jpeg(), segment(0xE0, b"JFXX\0\x10" + saved(drawing(size=(30, 10)), "JPEG"))
    )


@specimen
def jpeg_with_small_copy_in_its_beginning() -> bytes:
    """The oldest way: four pixels behind the density."""
    picture = jpeg()
    return (
        picture[:2] + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\2\2" + bytes(range(12))) + picture[20:]
    )


@specimen
def jpeg_with_odd_segment() -> bytes:
    return with_segments(jpeg(), segment(0xE9, b"Jane Placeholder"))


@specimen
def two_jpegs_in_one() -> bytes:
    """As telephones write them: the second is told of in the first."""
    file = io.BytesIO()
    drawing().save(file, "MPO", save_all=True, append_images=[drawing()])
    return file.getvalue()


@specimen
def jpeg_before_an_archive() -> bytes:
    return jpeg() + archive()


@specimen
def jpeg_with_data_in_its_pixels() -> bytes:
    return jpeg()[:-2] + b"Jane Placeholder, 1 Elder Lane" + b"\xff\xd9"


@specimen
def jpeg_with_unused_table() -> bytes:
    return with_segments(jpeg(), segment(0xDB, b"\3" + b"Jane Placeholder".ljust(64)))


@specimen
def jpeg_with_covered_pass() -> bytes:
    """Two pictures of one size, the first of which is read and then covered by the second."""
    first, second = jpeg("L"), saved(Image.new("L", (120, 40), 200), "JPEG")
    return first[:-2] + second[second.index(b"\xff\xda") :]


@specimen
def png_with_words() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Jane Placeholder")
    words.add_text("Comment", "Jane Placeholder", zip=True)
    words.add_itxt("Title", "Jane Placeholder")
    return png(pnginfo=words)


@specimen
def png_with_xmp() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_itxt("XML:com.adobe.xmp", (XMP % b"Jane Placeholder").decode())
    return png(pnginfo=words)


@specimen
def png_of_a_camera() -> bytes:
    return png(exif=camera())


@specimen
def png_with_time() -> bytes:
    return with_chunks(png(), chunk(b"tIME", struct.pack(">H5B", 2016, 2, 9, 10, 0, 0)))


@specimen
def png_with_private_chunk() -> bytes:
    return with_chunks(png(), chunk(b"prVt", b"Jane Placeholder"))


@specimen
def png_with_unused_colours() -> bytes:
    return with_chunks(png(), chunk(b"PLTE", b"Jane Placeholder" + b"  "))


@specimen
def moving_png() -> bytes:
    return saved(
        drawing(), "PNG", save_all=True, append_images=[Image.new("RGB", (120, 40), "red")]
    )


@specimen
def png_before_an_archive() -> bytes:
    return png() + archive()


@specimen
def png_before_another() -> bytes:
    """As programs left them that cut a screenshot and wrote over the longer file."""
    return png() + png("L")


@specimen
def png_with_rows_below() -> bytes:
    return pixels_rewritten(png(), lambda rows: rows + rows)


@specimen
def png_with_data_in_its_pixels() -> bytes:
    picture = png()
    at = picture.index(b"IDAT")
    length = int.from_bytes(picture[at - 4 : at])
    body = picture[at + 4 : at + 4 + length] + b"Jane Placeholder"
    return picture[: at - 4] + chunk(b"IDAT", body) + picture[at + 8 + length :]


@specimen
def hidden_under_transparency() -> bytes:
    """Every pixel is transparent, and the drawing is still there."""
    image = drawing("RGBA")
    image.putalpha(0)
    return saved(image, "PNG")


@specimen
def palette_hidden_under_transparency() -> bytes:
    image = drawing("P")
    return saved(image, "PNG", transparency=bytes(256))


@specimen
def png_with_odd_profile() -> bytes:
    """A colour profile with a part of its own."""
    return png(icc_profile=srgb().replace(b"cprt", b"Jane", 1))


@specimen
def jpeg_with_data_behind_its_profile() -> bytes:
    profile = srgb() + b"Jane Placeholder"
    return jpeg(icc_profile=struct.pack(">I", len(profile)) + profile[4:])


@specimen
def profile_with_telephone() -> bytes:
    return png(icc_profile=profile_saying(b"01632960001"))


# Pictures with something in every hidden place, to see what is left of it.


@specimen
def every_hidden_place_of_a_png() -> bytes:
    words = CANARY.decode()
    image = drawing("RGBA")
    image.putdata(
        [
            (*CANARY[x % 12 : x % 12 + 1] * 3, 0) if x < 2_000 else pixel
            for x, pixel in enumerate(image.get_flattened_data())
        ]
    )
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", words)
    notes.add_text(words, "x")
    notes.add_text("Comment", words, zip=True)
    notes.add_itxt("Title", words, lang="en", tkey=words)
    notes.add_itxt("XML:com.adobe.xmp", (XMP % CANARY).decode())
    second = Image.frombytes("RGBA", image.size, (CANARY * 1_600)[: image.width * image.height * 4])
    picture = saved(
        image,
        "PNG",
        pnginfo=notes,
        exif=camera(words),
        icc_profile=profile_saying(CANARY),
        save_all=True,
        append_images=[second],
    )
    picture = pixels_rewritten(picture, lambda rows: rows + CANARY * 200)
    own = [
        chunk(b"prVt", CANARY),
        chunk(b"sPLT", CANARY + b"\0\x08"),
        chunk(b"caBX", CANARY),
        chunk(b"PLTE", CANARY),
    ]
    return with_chunks(picture, *own) + CANARY + archive(CANARY)


@specimen
def every_hidden_place_of_a_jpeg() -> bytes:
    words = CANARY.decode()
    small = jpeg(comment=words, exif=camera(words))
    picture = jpeg(comment=words, exif=camera(words), icc_profile=profile_saying(CANARY))
    picture = with_segments(
        picture,
        segment(0xE0, b"JFXX\0\x10" + small),
        segment(0xE1, XMP % CANARY),
        segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + CANARY),
        segment(0xE2, b"MPF\0" + CANARY),
        segment(0xE2, b"FPXR\0" + CANARY),
        segment(0xEB, b"JP" + CANARY),
        segment(0xEC, b"Ducky" + CANARY),
        segment(0xED, IPTC % CANARY),
        segment(0xEF, CANARY),
        segment(0xDB, b"\3" + CANARY.ljust(64)),
        segment(0xFE, CANARY),
    )
    return picture[:-2] + CANARY * 4 + picture[-2:] + small + CANARY + archive(CANARY)
