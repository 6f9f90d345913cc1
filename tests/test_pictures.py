"""What is published of a picture: its pixels, as a reader sees them."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pytest
from PIL import Image, ImageChops, ImageDraw

from hidden_data.documents import inspect, rebuild
from hidden_data.recognise import kind_of
from hidden_data.report import Rebuilt
from specimens import FILES, made
from specimens.picture_making import (
    camera,
    chunk,
    drawing,
    jpeg,
    png,
    saved,
    segment,
    srgb,
    with_segments,
)

SAME_JPEG = [
    "photograph",
    "photograph_without_a_place",
    "jpeg_with_xmp",
    "jpeg_with_caption",
    "jpeg_with_comment",
    "jpeg_with_small_copy",
    "jpeg_with_small_copy_in_its_beginning",
    "jpeg_with_odd_segment",
    "two_jpegs_in_one",
    "jpeg_before_an_archive",
    "jpeg_with_data_in_its_pixels",
    "jpeg_with_unused_table",
    "jpeg_filled_up_with_zeros",
]
SAME_PNG = [
    "png_with_words",
    "png_with_xmp",
    "png_of_a_camera",
    "png_with_time",
    "png_with_private_chunk",
    "png_with_unused_colours",
    "moving_png",
    "png_before_an_archive",
    "png_before_another",
    "png_with_rows_below",
    "png_with_data_in_its_pixels",
    "screenshot_png",
]


def rebuilt(data: bytes) -> Rebuilt:
    """The publishable version, which is rebuilt once and for all."""
    result = rebuild(data, kind_of(data)[0])
    if not result.faults:
        again = rebuild(result.content, result.ending)
        assert (again.content, again.left, again.changed) == (result.content, {}, {})
    return result


def shown(data: bytes) -> Image.Image:
    """What is published of a picture, as it is seen."""
    result = rebuilt(data)
    assert not result.faults
    with Image.open(io.BytesIO(result.content)) as image:
        image.load()
        return image


@pytest.mark.parametrize("specimen", SAME_JPEG)
def test_what_a_jpeg_does_not_show_is_left_behind(specimen: str) -> None:
    assert rebuilt(made(specimen)).content == rebuilt(jpeg()).content


@pytest.mark.parametrize("specimen", SAME_PNG)
def test_what_a_png_does_not_show_is_left_behind(specimen: str) -> None:
    assert rebuilt(made(specimen)).content == rebuilt(png()).content


@pytest.mark.parametrize(
    ("specimen", "left"),
    [
        ("photograph", {"notes of the camera (EXIF), with a place (GPS)": 1}),
        ("jpeg_with_comment", {"a comment": 1}),
        ("moving_png", {"further pictures (APNG)": 1}),
        ("png_with_words", {"words that no picture shows": 3}),
        ("png_before_an_archive", {"data behind the end of the picture": 1}),
        ("plain_jpeg", {"a colour profile (ICC)": 1}),
        ("jpeg_filled_up_with_zeros", {}),
    ],
)
def test_what_is_left_behind_is_told(specimen: str, left: dict[str, int]) -> None:
    assert rebuilt(made(specimen)).left == left


def test_a_picture_looks_as_before() -> None:
    for data in (jpeg(), png()):
        before = Image.open(io.BytesIO(data)).convert("RGB")
        change = ImageChops.difference(shown(data).convert("RGB"), before)
        histogram = change.convert("L").histogram()
        assert not any(histogram[40:]) and sum(histogram[10:]) < 60


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_that_its_notes_turn_is_turned(form: str) -> None:
    notes = camera()
    notes[0x0112] = 6
    assert shown(saved(drawing(), form, exif=notes)).size == (40, 120)


def test_a_picture_with_a_colour_profile_gets_the_colours_that_were_shown() -> None:
    """Its profile calls green what others call red."""
    swapped = srgb().replace(b"rXYZ", b"....").replace(b"gXYZ", b"rXYZ").replace(b"....", b"gXYZ")
    for form in ("PNG", "JPEG"):
        red = saved(Image.new("RGB", (40, 40), "red"), form, icc_profile=swapped)
        colour = shown(red).getpixel((9, 9))
        assert isinstance(colour, tuple) and colour[0] < 20 and colour[1] > 235


@pytest.mark.parametrize(
    "specimen", ["hidden_under_transparency", "palette_hidden_under_transparency"]
)
def test_nothing_is_left_of_what_is_transparent(specimen: str) -> None:
    assert shown(made(specimen)).getextrema() == (255, 255)


def test_what_is_too_faint_to_be_seen_on_white_or_black_is_gone() -> None:
    for paper, ink in [("white", 251), ("black", 5)]:
        image = Image.new("L", (200, 40), paper)
        ImageDraw.Draw(image).text((10, 10), "Jane Placeholder", fill=ink)
        for form in ("PNG", "JPEG"):
            lightest, darkest = shown(saved(image, form)).getextrema()
            assert lightest == darkest
    faint = Image.new("RGBA", (200, 40))
    ImageDraw.Draw(faint).text((10, 10), "Jane Placeholder", fill=(0, 0, 0, 3))
    assert shown(saved(faint, "PNG")).getextrema() == (255, 255)


def test_colours_of_a_palette_that_look_the_same_are_the_same() -> None:
    image = Image.new("P", (200, 40))
    image.putpalette([90, 90, 90] * 2)
    ImageDraw.Draw(image).text((10, 10), "Jane Placeholder", fill=1)
    assert shown(saved(image, "PNG")).getextrema() == (90, 90)


def test_sixteen_bits_become_eight() -> None:
    image = shown(made("deep_png_with_profile"))
    assert image.mode == "L" and image.getextrema() == (0, 0)


def test_a_picture_for_print_gets_the_colours_of_a_screen() -> None:
    paper = saved(Image.new("CMYK", (40, 40)), "JPEG")
    assert shown(paper).convert("RGB").getpixel((9, 9)) == (255, 255, 255)


def test_a_moving_picture_of_which_two_beginnings_are_shown_is_refused() -> None:
    other = Image.new("RGB", (120, 40), "red")
    moving = saved(drawing(), "PNG", save_all=True, append_images=[other], default_image=True)
    assert [fault.code for fault in rebuilt(moving).faults] == ["DL507"]


@pytest.mark.parametrize("size", [(1, 1), (7, 9), (203, 61)])
def test_a_jpeg_comes_to_rest_whatever_its_size_and_however_hard_its_edges(
    size: tuple[int, int],
) -> None:
    noise = Image.effect_noise(size, 200).point(lambda level: 255 * (level > 128))
    colours = Image.merge("RGB", [noise, noise.transpose(Image.Transpose.ROTATE_180), noise])
    assert not rebuilt(saved(colours, "JPEG", quality=95)).faults


def repacked(data: bytes, pack: Callable[[bytes], bytes]) -> bytes:
    """A PNG of ours with its pixels packed in another way."""
    at = data.index(b"IDAT")
    rows = zlib.decompress(data[at + 4 : -16])
    return data[: at - 4] + chunk(b"IDAT", pack(rows)) + data[-12:]


def test_a_png_packed_by_another_version_of_the_library_stays_as_it_is() -> None:
    picture = repacked(rebuilt(png()).content, lambda rows: zlib.compress(rows, 0))
    assert rebuilt(picture).content == picture
    assert not inspect(picture, "png").faults


@pytest.mark.parametrize(
    "pack",
    [
        lambda rows: zlib.compress(rows) + b"Jane Placeholder",
        lambda rows: zlib.compress(rows + b"Jane Placeholder"),
        lambda rows: zlib.compress(rows[:-1] + bytes([rows[-1] ^ 1])) + b"\0",
    ],
)
def test_a_png_with_more_than_its_pixels_is_an_original(pack: Callable[[bytes], bytes]) -> None:
    picture = repacked(rebuilt(png()).content, pack)
    assert [fault.code for fault in inspect(picture, "png").faults] == ["DL509"]


@pytest.mark.parametrize(
    "add",
    [
        lambda picture: with_segments(picture, segment(0xFE, b"Jane Placeholder")),
        lambda picture: picture[:-2] + b"Jane Placeholder" + picture[-2:],
        lambda picture: picture + b"\0",
    ],
)
def test_a_jpeg_with_more_than_its_pixels_is_an_original(add: Callable[[bytes], bytes]) -> None:
    picture = add(rebuilt(jpeg()).content)
    assert [fault.code for fault in inspect(picture, "jpg").faults] == ["DL509"]


@pytest.mark.parametrize("name", ["rebuilt.png", "rebuilt.jpg"])
def test_what_was_rebuilt_by_the_libraries_of_2026_stays_as_it_is(name: str) -> None:
    published = (FILES / name).read_bytes()
    assert rebuilt(published).content == published
