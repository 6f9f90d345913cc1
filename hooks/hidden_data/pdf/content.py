"""What the pages of a PDF are drawn with: which pictures and drawings they use, texts hidden among the commands, traces in photographs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pikepdf
from PIL import Image

from ..faults import UNSEEN_PDF_TEXT
from ..report import Inspection, Passage
from .commands import Commands

MAX_DRAWINGS = 20_000
MAX_COMMANDS = 60 * 1024**2
"""Bytes of drawing commands in one document. A page of text has some ten thousand."""

_OTHERWISE = re.compile(rb"/" + rb"".join(b"(?:%c|#%02x|#%02X)" % (letter, letter, letter) for letter in b"ActualText") + rb"(?![^\0\t\n\f\r ()<>\[\]{}/%])")


class TooMuch(ValueError):
    """There is more drawing than can be looked at."""


class Content:
    """All commands of all pages. Looking at them prepares them, too: see :meth:`_prepare`."""

    def __init__(self, pdf: pikepdf.Pdf, found: Inspection) -> None:
        self.found = found
        self.shown: set[tuple[int, int]] = set()
        """The pictures and drawings that some page draws."""
        self.changed = False
        """Whether the PDF is now another than it was."""
        self._left = MAX_COMMANDS
        self._drawings: set[tuple[int, int]] = set()
        self._said: set[str] = set()
        for number, page in enumerate(pdf.pages, 1):
            self._look_at_page(page.obj, f"page {number}")

    def _look_at_page(self, page: pikepdf.Object, where: str) -> None:
        contents = page.get("/Contents")
        streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        resources = _inherited(page, "/Resources")
        # A command may begin in one stream and end in the next.
        commands = b"\n".join(self._prepare(stream) for stream in streams if isinstance(stream, pikepdf.Stream))
        waiting = [(commands, resources, "shown", 0)]
        while waiting:
            commands, resources, kind, depth = waiting.pop()
            read = self._listen(commands, kind == "shown", where)
            if not isinstance(resources, pikepdf.Dictionary):
                continue
            if depth > 30 or len(self._drawings) > MAX_DRAWINGS:
                raise TooMuch
            for inner, kind in self._inside(read.drawn, resources):
                if inner.is_indirect and inner.objgen in self._drawings:
                    continue
                self._drawings.add(inner.objgen)
                own = inner.get("/Resources", resources)
                if kind == "hidden" and _writes(inner):
                    fix = "export the document anew with ordinary text, or print it to PDF"
                    self.found.refuse(UNSEEN_PDF_TEXT, where, "text stands in a pattern or a mask, where no check and no screen reader finds it", fix)
                waiting.append((self._prepare(inner), own, kind if read.shown else "unsure", depth + 1))

    def _listen(self, commands: bytes, shown: bool, where: str) -> Commands:
        """Hand on what the commands say out of sight, each text once."""
        read = Commands(commands, shown)
        for text in read.words:
            if text not in self._said:
                self._said.add(text)
                self.found.passages.append(Passage(f"{where}, out of sight", text))
        return read

    def _inside(self, names: set[str], resources: pikepdf.Object) -> Iterator[tuple[pikepdf.Stream, str]]:
        """The streams of commands that commands use which draw these *names*, or could use."""
        properties = resources.get("/Properties")
        for _, marked in properties.items() if isinstance(properties, pikepdf.Dictionary) else ():
            if isinstance(marked, pikepdf.Dictionary) and "/ActualText" in marked:
                marked["/ShownOtherwise"] = marked["/ActualText"]
                del marked["/ActualText"]
                self.changed = True
        for name, drawing in resources.get("/XObject", {}).items():
            if name in names and isinstance(drawing, pikepdf.Stream):
                self.shown.add(drawing.objgen)
                if drawing.get("/Subtype") == pikepdf.Name.Form:
                    yield drawing, "shown"
        for _, pattern in resources.get("/Pattern", {}).items():
            if isinstance(pattern, pikepdf.Stream):
                yield pattern, "hidden"
        for _, state in resources.get("/ExtGState", {}).items():
            mask = state.get("/SMask") if isinstance(state, pikepdf.Dictionary) else None
            if isinstance(mask, pikepdf.Dictionary) and isinstance(mask.get("/G"), pikepdf.Stream):
                yield mask.G, "hidden"
        for _, font in resources.get("/Font", {}).items():
            if isinstance(font, pikepdf.Dictionary) and font.get("/Subtype") == pikepdf.Name.Type3:
                for _, shape in font.get("/CharProcs", {}).items():
                    if "/Resources" not in shape and "/Resources" in font:
                        yield from self._inside(Commands(shape.read_bytes(), False).drawn, font.Resources)
                    yield shape, "shape"

    def _prepare(self, stream: pikepdf.Stream) -> bytes:
        """The commands of a stream. What names a text that stands in for what is shown is renamed, so that what is shown is read."""
        commands = stream.read_bytes()
        self._left -= len(commands)
        if self._left < 0:
            raise TooMuch
        if b"BDC" in commands or b"DP" in commands:
            renamed = _OTHERWISE.sub(b"/ShownOtherwise", commands)
            if renamed != commands:
                stream.write(renamed)
                self.changed = True
        return bytes(commands)


def _inherited(page: pikepdf.Object, key: str) -> pikepdf.Object | None:
    for _ in range(50):
        if key in page or "/Parent" not in page:
            break
        page = page.Parent
    return page.get(key)


def _writes(stream: pikepdf.Stream) -> bool:
    """Whether commands show text."""
    commands = stream.read_bytes()
    return bool(re.search(rb"(?<![A-Za-z0-9])BT(?![A-Za-z0-9])", commands) and re.search(rb"(?<![A-Za-z0-9])(?:T[jJ]|['\"])(?![A-Za-z0-9])", commands))


_HARMLESS = {0x0112, 0x011A, 0x011B, 0x0128, 0x0213, 0x8769, 0x9000, 0x9101, 0xA000, 0xA001, 0xA002, 0xA003}
"""What EXIF says about the picture itself: which side is up, how large and how fine it is, its colours."""


def traces_of_a_camera(image: pikepdf.Stream) -> str:
    """Words for what a JPEG picture says about where, when and by whom it was taken; empty for a clean one."""
    filters = image.get("/Filter")
    filters = list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    if filters[-1:] == [pikepdf.Name.JPXDecode]:
        head = image.read_raw_bytes()[:65536]
        return "a description of its own" if b"xml " in head or b"uuid" in head else ""
    if filters[-1:] != [pikepdf.Name.DCTDecode]:
        return ""
    raw = image.read_raw_bytes()
    if len(filters) > 1:
        # A packing around the photograph: unpack it in a file of its own, where the photograph's own packing is not named.
        with pikepdf.new() as apart:
            raw = apart.make_stream(raw, Filter=pikepdf.Array(filters[:-1])).read_bytes()
    at = 2
    while raw[at : at + 1] == b"\xff" and at + 4 <= len(raw):
        mark, size = raw[at + 1], int.from_bytes(raw[at + 2 : at + 4], "big")
        if mark in (0xDA, 0xD9):
            break
        if mark in _JUDGES and (words := _JUDGES[mark](raw[at + 4 : at + 2 + size])):
            return words
        at += 2 + size
    return "data behind its end" if len(raw) - raw.rfind(b"\xff\xd9") > 64 else ""


def _exif(content: bytes) -> str:
    if not content.startswith(b"Exif"):
        return "a description of its own"
    exif = Image.Exif()
    exif.load(content)
    tags = set(exif) | set(exif.get_ifd(0x8769))
    # A second directory holds a small picture of an earlier state.
    return "notes of a camera (EXIF)" if tags - _HARMLESS or exif.get_ifd(1) else ""


_ENCODER = re.compile(
    rb"(?:CREATOR: gd-jpeg|LEAD Technologies|Created with (?:The )?GIMP|Lavc\d|Optimized by JPEGmini|Compressed by jpeg-recompress)[ -~]{0,60}$|$"
)
"""Remarks by which programs name themselves."""
_JUDGES: dict[int, Callable[[bytes], str]] = {
    0xE1: _exif,
    0xED: lambda _: "a description of its own",
    0xFE: lambda content: "" if _ENCODER.match(content.strip(b"\0 \r\n")) else "a remark",
}
