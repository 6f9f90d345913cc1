"""Colours of a PDF that nobody sees are not published with those that are seen."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from canary import holds
from hidden_data.documents import rebuild
from specimens.pdf_parts import altered
from specimens.pdfs_covered import with_picture
from specimens.pdfs_drawn import CANARY

WORD = CANARY.encode()
SPENT = bytes(range(0, 250, 10))


def published(data: bytes) -> bytes:
    made = rebuild(data, "pdf")
    assert not made.faults
    return made.content


def with_mesh(behind: bytes) -> bytes:
    """A triangle, drawn by a mesh, and bytes behind it."""

    def change(pdf: pikepdf.Pdf) -> None:
        corners = b"".join(b"\0" + bytes(each) for each in ((0, 0, 9), (255, 0, 99), (0, 255, 200)))
        shading = pdf.make_stream(
            corners + behind,
            ShadingType=4,
            ColorSpace=Name.DeviceGray,
            BitsPerCoordinate=8,
            BitsPerComponent=8,
            BitsPerFlag=8,
            Decode=Array([72, 272, 200, 300, 0, 1]),
        )
        pdf.pages[0].obj.Resources.Shading = Dictionary(S1=shading)
        pdf.pages[0].contents_add(b"/S1 sh")

    return altered(change)


def with_gradient(samples: bytes, **entries: object) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        own = {"Size": [len(samples)], "Domain": [0, 1], "Range": [0, 1], "BitsPerSample": 8}
        function = pdf.make_stream(samples, FunctionType=0, **(own | entries))
        pdf.pages[0].obj.Resources.Shading = Dictionary(
            S1=Dictionary(
                ShadingType=2,
                ColorSpace=Name.DeviceGray,
                Coords=Array([72, 0, 272, 0]),
                Function=function,
            )
        )
        pdf.pages[0].contents_add(b"q 72 200 200 100 re W n /S1 sh Q")

    return altered(change)


def streams_of(data: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)]


@pytest.mark.parametrize(
    "data",
    [
        with_mesh(b"\0" + WORD[:6]),
        with_gradient(SPENT + WORD, Encode=Array([0, len(SPENT) - 1])),
        with_gradient(SPENT + WORD, Size=Array([len(SPENT)])),
        with_gradient(SPENT + WORD, Domain=Array([0, 1 + len(WORD) / (len(SPENT) - 1)])),
    ],
    ids=["behind a mesh", "not asked for", "more than its size", "outside of what is drawn"],
)
def test_colours_that_are_not_drawn_are_gone(data: bytes) -> None:
    assert not any(WORD[1:6] in each for each in streams_of(published(data)))


@pytest.mark.parametrize(
    ("data", "colours"),
    [(with_mesh(b""), bytes((255, 0, 99))), (with_gradient(SPENT), SPENT)],
    ids=["mesh", "gradient"],
)
def test_colours_that_are_drawn_stay(data: bytes, colours: bytes) -> None:
    assert any(colours in each for each in streams_of(published(data)))


def test_two_numbers_for_one_colour_become_one() -> None:
    words = bytes(0x01 if each % 7 else 0x23 for each in range(100)) * 100
    table = pikepdf.String(b"\xff\xff\xff" * 3 + b"\0\0\0")
    space = Array([Name.Indexed, Name.DeviceRGB, 3, table])
    data = published(with_picture(words, BitsPerComponent=4, ColorSpace=space))
    assert any(set(each) == {0x11, 0x10} for each in streams_of(data))
    assert not holds(data)
