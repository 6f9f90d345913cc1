"""The pictures of a PDF: their pixels, and nothing else.

A photograph (JPEG) is decoded and encoded anew, as one beside a record is. Every other picture is
unpacked to exactly the pixels it has. What is wholly transparent becomes white, and colours that no
pixel has go out of the table of colours.
"""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
from PIL import Image, ImageChops

from hidden_data.picture import jpeg

from .functions import Unknown, numbers
from .objects import Name, Ref, Stream, Value
from .painting import Painting, inks_of
from .pixels import MAX_KEYED, blanked, cut, opaque, tidied, without_gaps
from .tokens import Command, Operand, after_picture, picture_ends

if TYPE_CHECKING:
    from .geometry import Box
    from .objects import Objects

MAX_PIXELS = 60_000_000
MOSTLY = 0.95
"""Share of a picture from which on nearly all of it is seen: a frame rarely fits to the hair."""
NEARLY = 0.02
"""Pixels; numbers are rounded."""
MAX_CHANGE = 40
"""Of 255: a photograph of which a pixel would change by as much is kept by its pixels."""
_OF_PHOTOGRAPHS = pikepdf.Name.DCTDecode
_OTHERS = {pikepdf.Name.JPXDecode, pikepdf.Name.JBIG2Decode, pikepdf.Name.CCITTFaxDecode}
_SHORT = {
    "W": "Width",
    "H": "Height",
    "BPC": "BitsPerComponent",
    "CS": "ColorSpace",
    "D": "Decode",
    "DP": "DecodeParms",
    "F": "Filter",
    "IM": "ImageMask",
    "I": "Interpolate",
    "AHx": "ASCIIHexDecode",
    "A85": "ASCII85Decode",
    "LZW": "LZWDecode",
    "Fl": "FlateDecode",
    "RL": "RunLengthDecode",
    "CCF": "CCITTFaxDecode",
    "DCT": "DCTDecode",
}


class Images:
    """Writes pictures anew."""

    def __init__(self, pdf: pikepdf.Pdf, objects: Objects, painting: Painting) -> None:
        self._pdf = pdf
        self._objects = objects
        self._painting = painting
        self._known: dict[tuple[int, int], Ref] = {}
        self.profiles = 0
        """Colour profiles that were replaced."""

    def picture(self, given: Any, resources: Any = None, whole: bool = False) -> Ref:
        """With *whole*, one that lacks pixels is refused. Raises :class:`Unknown` or whatever a
        broken picture makes the libraries raise."""
        if given.is_indirect and given.objgen in self._known:
            return self._known[given.objgen]
        ref = self._objects.shared(self._written(given, resources, whole=whole))
        if given.is_indirect:
            self._known[given.objgen] = ref
        return ref

    def _written(
        self, given: Any, resources: Any, mask: bool = False, whole: bool = False
    ) -> Stream:
        width, height = int(given.Width), int(given.Height)
        if not (width > 0 and height > 0 and width * height <= MAX_PIXELS):
            raise Unknown
        stencil = given.get("/ImageMask") is True
        entries: dict[str, Value] = {"Subtype": Name("Image"), "Width": width, "Height": height}
        if given.get("/Interpolate") is True:
            entries["Interpolate"] = True
        if "/Decode" in given:
            entries["Decode"] = numbers(given.Decode)
        filters = _filters(given)
        if filters[-1:] == [_OF_PHOTOGRAPHS] and not stencil:
            stream = self._photograph(given, entries, resources)
        else:
            stream = self._pixels(given, entries, resources, stencil, whole)
        _tidy_decode(stream.entries)
        if mask:
            if inks_of(stream.entries.get("ColorSpace")) == 1:
                stream.entries["ColorSpace"] = Name("DeviceGray")
            if "/Matte" in given:
                entries["Matte"] = numbers(given.Matte)
            return stream
        return stream if stencil else self._masked(given, stream)

    # The ways in which pixels are stored.

    def _photograph(self, given: Any, entries: dict[str, Value], resources: Any) -> Stream:
        stored = given.read_raw_bytes()
        if len(_filters(given)) > 1:
            with pikepdf.new() as apart:
                inner = apart.make_stream(stored, Filter=pikepdf.Array(_filters(given)[:-1]))
                if isinstance(given.get("/DecodeParms"), pikepdf.Array):
                    inner.DecodeParms = pikepdf.Array(
                        [
                            apart.copy_foreign(each)
                            if isinstance(each, pikepdf.Object) and each.is_indirect
                            else each
                            for each in list(given.DecodeParms)[:-1]
                        ]
                    )
                stored = inner.read_bytes()
        stored = stored[stored.index(b"\xff\xd8") :]
        with Image.open(io.BytesIO(stored), formats=("JPEG",)) as image:
            if image.size != (entries["Width"], entries["Height"]):
                raise Unknown
            image.load()
        given_space = given.get("/ColorSpace")
        if given_space is None:
            raise Unknown
        space = self._painting.space(given_space, resources)
        if inks_of(space) != len(image.getbands()):
            raise Unknown
        entries["BitsPerComponent"] = 8
        entries["ColorSpace"] = space
        if image.mode not in ("L", "RGB"):
            # Pillow turns the values of four inks round, as pictures outside of a PDF mean them.
            return Stream(entries, ImageChops.invert(image).tobytes())
        anew = stored if jpeg.is_published(stored) else jpeg.written(image)
        with Image.open(io.BytesIO(anew), formats=("JPEG",)) as shown:
            changes = ImageChops.difference(shown.convert(image.mode), image).convert("L")
        if any(changes.histogram()[MAX_CHANGE:]):
            return Stream(entries, image.tobytes())
        entries["Filter"] = Name("DCTDecode")
        return Stream(entries, anew)

    def _pixels(
        self,
        given: Any,
        entries: dict[str, Value],
        resources: Any,
        stencil: bool,
        whole: bool,
    ) -> Stream:
        width, height = int(given.Width), int(given.Height)
        other = next((name for name in _filters(given) if name in _OTHERS), None)
        if other == pikepdf.Name.JPXDecode:
            return self._jpx(given, entries, resources)
        bits = 1 if stencil else int(given.get("/BitsPerComponent", 1 if other is not None else 8))
        if bits not in (1, 2, 4, 8, 16):
            raise Unknown
        space: Value = Name("DeviceGray")
        if stencil:
            entries["ImageMask"] = True
        else:
            given_space = given.get("/ColorSpace")
            if given_space is None:
                raise Unknown
            space = self._painting.space(given_space, resources)
            entries["ColorSpace"] = space
        entries["BitsPerComponent"] = bits
        inks = inks_of(space)
        row = -(-width * inks * bits // 8)
        if other is not None:
            if bits != 1 or inks != 1:
                raise Unknown
            pixels = self._of_two_colours(given)
        else:
            if row * height > 8 * MAX_PIXELS:
                raise Unknown
            pixels = given.read_bytes(pikepdf.StreamDecodeLevel.specialized)
            if whole and len(pixels) < row * height:
                raise Unknown
        pixels = pixels[: row * height].ljust(row * height, b"\0")
        pixels = without_gaps(pixels, width * inks * bits, row, height)
        if isinstance(space, list) and space[0] == "Indexed":
            pixels = tidied(pixels, bits, space, entries, keyed="/Mask" in given)
            pixels = without_gaps(pixels, width * inks * bits, row, height)
        return Stream(entries, pixels)

    def _of_two_colours(self, given: Any) -> bytes:
        """The pixels of a picture for a fax or a scanner, as another library unpacks them."""
        with pikepdf.new() as apart:
            image = apart.copy_foreign(
                given if given.is_indirect else self._pdf.make_indirect(given)
            )
            for key in list(image.keys()):
                if key not in ("/Width", "/Height", "/Filter", "/DecodeParms", "/Length"):
                    del image[key]
            image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
            image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceGray, 1
            page = apart.add_blank_page(page_size=(100, 100))
            page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=image))
            page.obj.Contents = apart.make_stream(b"100 0 0 100 0 0 cm /X Do")
            written = io.BytesIO()
            apart.save(written)
        document = pypdfium2.PdfDocument(written.getvalue())
        try:
            page = document[0]
            bitmap = raw.FPDFImageObj_GetBitmap(raw.FPDFPage_GetObject(page.raw, 0))
            if not bitmap:
                raise Unknown
            drawn = pypdfium2.PdfBitmap.from_raw(bitmap).to_pil().convert("L")
            page.close()
        finally:
            document.close()
        if drawn.size != (int(given.Width), int(given.Height)):
            raise Unknown
        pixels: bytes = drawn.point(lambda level: 255 * (level > 127)).convert("1").tobytes()
        return pixels

    def _jpx(self, given: Any, entries: dict[str, Value], resources: Any) -> Stream:
        if _filters(given) != [pikepdf.Name.JPXDecode] or int(given.get("/SMaskInData", 0)):
            raise Unknown
        with Image.open(io.BytesIO(given.read_raw_bytes()), formats=("JPEG2000",)) as image:
            if image.width * image.height > MAX_PIXELS:
                raise Unknown
            image.load()
        space: Value = None
        if "/ColorSpace" in given:
            space = self._painting.space(given.ColorSpace, resources)
            if isinstance(space, list):
                raise Unknown
        plain = image.convert(
            {None: "RGB" if image.mode != "L" else "L", 1: "L"}.get(space and inks_of(space), "RGB")
        )
        entries["Width"], entries["Height"] = plain.size
        entries["BitsPerComponent"] = 8
        entries["ColorSpace"] = Name("DeviceGray" if plain.mode == "L" else "DeviceRGB")
        return Stream(entries, plain.tobytes())

    # What of it is seen through.

    def _masked(self, given: Any, stream: Stream) -> Stream:
        if isinstance(given.get("/SMask"), pikepdf.Stream):
            alpha = self._written(given.SMask, None, mask=True)
            stream.entries["SMask"] = self._objects.shared(alpha)
            return blanked(stream, opaque(alpha))
        mask = given.get("/Mask")
        if isinstance(mask, pikepdf.Stream):
            cut = self._written(mask, None)
            if "ImageMask" not in cut.entries:
                raise Unknown
            stream.entries["Mask"] = self._objects.shared(cut)
            return blanked(stream, opaque(cut))
        if isinstance(mask, pikepdf.Array):
            key = [int(each) for each in mask]
            # What has one colour shows nothing; what has many could show a picture elsewhere.
            if any(high - low > MAX_KEYED for low, high in zip(key[::2], key[1::2], strict=True)):
                raise Unknown
            stream.entries["Mask"] = list(key)
        return stream

    # What of it lies outside of what is seen.

    def cut(self, picture: Ref, seen: Box) -> tuple[Ref, Box] | None:
        """The part of a picture that is *seen*, in whole pixels, and which part that is; nothing
        when that is nearly all of it. Raises as :meth:`picture`."""
        stream = self._objects[picture]
        assert isinstance(stream, Stream)
        entries = stream.entries
        width, height = int(entries["Width"]), int(entries["Height"])
        left, right = math.floor(seen[0] * width + NEARLY), math.ceil(seen[2] * width - NEARLY)
        top, bottom = (
            math.floor((1 - seen[3]) * height + NEARLY),
            math.ceil((1 - seen[1]) * height - NEARLY),
        )
        if entries["BitsPerComponent"] != 8:
            left, right = left // 8 * 8, min(-(-right // 8) * 8, width)
        if (
            (right - left) * (bottom - top) > MOSTLY * width * height
            or right <= left
            or bottom <= top
        ):
            return None
        box = left, top, right, bottom
        kept = cut(stream, box)
        for key in ("SMask", "Mask"):
            mask = self._objects[entries[key]] if isinstance(entries.get(key), Ref) else None
            if isinstance(mask, Stream):
                if (mask.entries["Width"], mask.entries["Height"]) != (width, height):
                    return None
                kept.entries[key] = self._objects.shared(cut(mask, box))
        part = left / width, 1 - bottom / height, right / width, 1 - top / height
        return self._objects.shared(kept), part

    # Small pictures among the commands.

    def small_picture(self, command: Command, resources: Any) -> tuple[Ref, int]:
        """A picture that is written among the commands, and how long it is. Raises
        :class:`Unknown`."""
        facts: dict[str, Operand] = command.operands[0].value
        plain: Any = pikepdf.Dictionary()
        for key, value in facts.items():
            long = _SHORT.get(key, key)
            if long in _SHORT.values():
                plain[f"/{long}"] = _object(value)
        filters = plain.get("/Filter")
        if filters is None:
            space = plain.get("/ColorSpace")
            inks = (
                1
                if plain.get("/ImageMask") is True or space is None
                else inks_of(self._painting.space(space, resources))
            )
            bits = 1 if plain.get("/ImageMask") is True else int(plain.get("/BitsPerComponent", 8))
            size = -(-int(plain.Width) * inks * bits // 8) * int(plain.Height)
            if not 0 < size <= len(command.picture):
                raise Unknown
            ends = [size]
        else:
            ends = list(picture_ends(command.picture, 0))[:50]
        for end in ends:
            stream = pikepdf.Stream(self._pdf, command.picture[:end])
            for key, entry in plain.items():
                stream[key] = entry
            try:
                picture = self.picture(stream, resources, whole=True)
            except (pikepdf.PdfError, OSError, ValueError):
                continue
            return picture, after_picture(command.picture, end)
        raise Unknown


def _tidy_decode(entries: dict[str, Value]) -> None:
    """Keep no more of how values become colours than that they are turned round: anything else can
    make one colour of all of them. Raises :class:`Unknown`."""
    space = entries.get("ColorSpace")
    kind = space[0] if isinstance(space, list) else space
    names = space[1] if isinstance(space, list) and len(space) > 1 else None
    if kind in ("Separation", "DeviceN") and set(
        map(str, names if isinstance(names, list) else [names])
    ) == {"None"}:
        # An ink of this name is never painted.
        raise Unknown
    if "Decode" not in entries:
        return
    highest = (1 << int(entries["BitsPerComponent"])) - 1 if kind == "Indexed" else 1
    inks = 1 if "ImageMask" in entries else inks_of(space)
    if entries["Decode"] == [0, highest] * inks:
        del entries["Decode"]
    elif entries["Decode"] != [highest, 0] * inks:
        raise Unknown


def _object(operand: Operand) -> Any:
    if operand.kind == "N":
        plain = str(operand.value)
        return pikepdf.Name("/" + _SHORT.get(plain, plain))
    if operand.kind == "b":
        return operand.value == b"true"
    if operand.kind == "n":
        return float(operand.value) if b"." in operand.value else int(operand.value)
    if operand.kind == "s":
        return pikepdf.String(operand.value)
    if operand.kind == "d":
        return pikepdf.Dictionary({f"/{key}": _object(each) for key, each in operand.value.items()})
    if isinstance(operand.value, list):
        return pikepdf.Array([_object(each) for each in operand.value])
    raise Unknown


def _filters(given: Any) -> list[Any]:
    filters = given.get("/Filter")
    if filters is None:
        return []
    return list(filters) if isinstance(filters, pikepdf.Array) else [filters]
