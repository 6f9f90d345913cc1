"""A copy of the pages of a PDF: what they show, and nothing that they do not."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pikepdf

from hidden_data.faults import NOT_UNDERSTOOD, TOO_LARGE, UNSEEN_PDF_TEXT

from .drawing import MAX_DEPTH, Drawing
from .fonts import Font
from .functions import Unknown, numbers
from .geometry import Box
from .images import Images
from .layers import Layers
from .objects import Name, Objects, Ref, Stream, Value
from .painting import Painting
from .resources import Drawn, Lettering, Resources
from .tokens import Command

MAX_COMMANDS = 40 * 1024**2
"""Bytes of drawing commands in one document. A page of text has some ten thousand."""
MAX_DRAWINGS = 30_000
ANEW = (
    "open the original in the program it was made with and export it as PDF anew, "
    "or print the PDF to a new PDF"
)
SPLIT = "split it by year or by subject, or export it anew with simpler drawings"


class Refused(ValueError):
    """What is shown cannot be told: code, message, cure."""

    def __init__(self, code: str, message: str, cure: str) -> None:
        super().__init__(message)
        self.code, self.message, self.cure = code, message, cure


class Copy:
    """What has been copied so far."""

    def __init__(self, pdf: pikepdf.Pdf, layers: Layers, left: Counter[str]) -> None:
        self.pdf = pdf
        self.layers = layers
        self.left = left
        self.objects = Objects()
        self.tagged = isinstance(pdf.Root.get("/StructTreeRoot"), pikepdf.Dictionary)
        self.marked: dict[tuple[int, int], tuple[Ref, dict[int, int]]] = {}
        """For each page and drawing with marked parts of text: its copy, and their new numbers."""
        self.renamed = 0
        """Fonts that are not in the file, and whose names few fonts have."""
        self.cuts = 0
        """Pictures of which only the part that is seen was kept."""
        self._painting = Painting(self.objects)
        self._images = Images(pdf, self.objects, self._painting)
        self._fonts: dict[object, Font] = {}
        self._forms: dict[tuple[int, int], list[tuple[Lettering | None, Ref, Drawn]]] = {}
        self._patterns: dict[tuple[int, int], Ref] = {}
        self._open: set[tuple[int, int]] = set()
        self._commands = 0
        self._drawings = 0

    # Limits.

    def spend(self, size: int) -> None:
        self._commands += size
        self._drawings += 1
        if self._commands > MAX_COMMANDS or self._drawings > MAX_DRAWINGS:
            raise self.too_much()

    def too_much(self) -> Refused:
        return Refused(TOO_LARGE, "it is drawn with more commands than can be looked at", SPLIT)

    # What drawings ask for.

    def page(self, page: Any, box: Box) -> Drawn:
        contents = page.get("/Contents")
        streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        # A command may begin in one stream and end in the next.
        commands = b"\n".join(
            each.read_bytes() for each in streams if isinstance(each, pikepdf.Stream)
        )
        return Drawing(self, inherited(page, "/Resources"), None, 0, box).of(commands)

    def font(self, given: Any) -> Font:
        key = given.objgen if given.is_indirect else given.unparse()
        if key not in self._fonts:
            try:
                self._fonts[key] = Font(self, given, self.objects.reserve(), len(self._fonts))
            except Exception as error:
                raise _unreadable_font() from error
        return self._fonts[key]

    def write_fonts(self) -> None:
        """Write the fonts; those made of drawings may use others."""
        written = 0
        while written < len(self._fonts):
            font = list(self._fonts.values())[written]
            try:
                font.write()
            except Refused:
                raise
            except Exception as error:
                raise _unreadable_font() from error
            written += 1

    def letter(self, shape: pikepdf.Stream, font: Any, resources: Resources) -> Ref:
        given = shape.get("/Resources", font.get("/Resources"))
        drawn = Drawing(self, given, None, 1, resources=resources).of(shape.read_bytes())
        return self.objects.add(Stream({}, drawn.commands))

    def picture(self, given: Any) -> Ref:
        try:
            return self._images.picture(given)
        except Exception as error:
            raise _unreadable_picture() from error

    def cut(self, picture: Ref, seen: Box) -> tuple[Ref, Box] | None:
        try:
            cut = self._images.cut(picture, seen)
        except Exception as error:
            raise _unreadable_picture() from error
        self.cuts += cut is not None
        return cut

    def small_picture(self, command: Command, resources: Any) -> tuple[Ref, int]:
        try:
            return self._images.small_picture(command, resources)
        except Exception as error:
            raise _unreadable_picture() from error

    def colour_space(self, given: Any, resources: Any) -> Value:
        space = self._painting.space(given, resources)
        return self.objects.shared(space) if isinstance(space, list) else space

    def shading(self, given: Any, resources: Any) -> Ref:
        return self._painting.shading(given, resources)

    def state(self, given: Any, depth: int) -> Ref:
        entries = self._painting.state(given)
        mask = given.get("/SMask")
        if mask == pikepdf.Name.None_ or (isinstance(mask, pikepdf.Name) and str(mask) == "/None"):
            entries["SMask"] = Name("None")
        elif isinstance(mask, pikepdf.Dictionary):
            ref, drawn = self.form(mask.G, None, None, depth + 1)
            self._refuse_text(drawn)
            entries["SMask"] = {
                "S": Name("Luminosity" if pikepdf.Name.Luminosity == mask.S else "Alpha"),
                "G": ref,
            }
            if "/BC" in mask:
                entries["SMask"]["BC"] = numbers(mask.BC)
            if "/TR" in mask:
                entries["SMask"]["TR"] = self._painting.functions.write(mask.TR)
        return self.objects.shared(entries)

    def pattern(self, given: Any, depth: int, resources: Any) -> Ref:
        if given.is_indirect and given.objgen in self._patterns:
            return self._patterns[given.objgen]
        if given.objgen in self._open or depth > MAX_DEPTH:
            raise Refused(NOT_UNDERSTOOD, "a drawing in it is a part of itself", ANEW)
        entries: dict[str, Value] = {"PatternType": int(given.get("/PatternType", 0))}
        if "/Matrix" in given:
            entries["Matrix"] = numbers(given.Matrix, 6)
        if entries["PatternType"] == 2:
            entries["Shading"] = self._painting.shading(given.Shading, resources)
            if isinstance(given.get("/ExtGState"), pikepdf.Dictionary):
                entries["ExtGState"] = self.state(given.ExtGState, depth + 1)
            ref = self.objects.shared(entries)
        else:
            if not isinstance(given, pikepdf.Stream):
                raise Unknown
            for key in ("PaintType", "TilingType", "XStep", "YStep"):
                entries[key] = (
                    given[f"/{key}"]
                    if isinstance(given[f"/{key}"], int)
                    else float(given[f"/{key}"])
                )
            entries["BBox"] = numbers(given.BBox, 4)
            if given.is_indirect:
                self._open.add(given.objgen)
            drawn = Drawing(self, given.get("/Resources", resources), None, depth + 1).of(
                given.read_bytes()
            )
            self._open.discard(given.objgen)
            self._refuse_text(drawn)
            entries["Resources"] = drawn.resources
            ref = self.objects.shared(Stream(entries, drawn.commands))
        if given.is_indirect:
            self._patterns[given.objgen] = ref
        return ref

    def form(
        self, given: Any, resources: Any, font: Lettering | None, depth: int
    ) -> tuple[Ref, Drawn]:
        """A drawing within another, which has these *resources* and shows its text in this
        *font*."""
        known = self._forms.setdefault(given.objgen, [])
        for chosen, ref, drawn in known:
            if chosen is font or not drawn.inherits:
                return ref, drawn
        if given.objgen in self._open or depth > MAX_DEPTH:
            raise Refused(NOT_UNDERSTOOD, "a drawing in it is a part of itself", ANEW)
        self._open.add(given.objgen)
        box = _box(given.BBox)
        drawn = Drawing(self, given.get("/Resources", resources), font, depth, box).of(
            given.read_bytes()
        )
        self._open.discard(given.objgen)
        entries: dict[str, Value] = {"Type": Name("XObject"), "Subtype": Name("Form")}
        entries["BBox"] = numbers(given.BBox, 4)
        if "/Matrix" in given:
            entries["Matrix"] = numbers(given.Matrix, 6)
        if isinstance(given.get("/Group"), pikepdf.Dictionary):
            entries["Group"] = self.group(given.Group, given.get("/Resources"))
        entries["Resources"] = drawn.resources
        # Marks have numbers of their own in each drawing.
        ref = (
            self.objects.add(Stream(entries, drawn.commands))
            if drawn.marks
            else self.objects.shared(Stream(entries, drawn.commands))
        )
        if drawn.marks:
            self.marked[given.objgen] = ref, drawn.marks
        known.append((font, ref, drawn))
        return ref, drawn

    def group(self, given: Any, resources: Any) -> dict[str, Value]:
        """How the parts of a drawing that are seen through mix with what is behind."""
        entries: dict[str, Value] = {"S": Name("Transparency")}
        for key in ("I", "K"):
            if given.get(f"/{key}") is True:
                entries[key] = True
        if "/CS" in given:
            entries["CS"] = self._painting.space(given.CS, resources)
        return entries

    def _refuse_text(self, drawn: Drawn) -> None:
        if drawn.shows_text:
            message = (
                "text stands in a pattern or a mask, where no check and no screen reader finds it"
            )
            raise Refused(
                UNSEEN_PDF_TEXT,
                message,
                "export the document anew with ordinary text, or print it to PDF",
            )


def inherited(page: Any, key: str) -> Any:
    """What stands in a page, or in one of the groups of pages that it belongs to."""
    for _ in range(50):
        if key in page or "/Parent" not in page:
            break
        page = page.Parent
    return page.get(key)


def _box(given: Any) -> Box:
    left, bottom, right, top = (float(value) for value in given)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _unreadable_font() -> Refused:
    message = "a font in it cannot be read, or is built in a way that is not understood here"
    return Refused(NOT_UNDERSTOOD, message, ANEW)


def _unreadable_picture() -> Refused:
    message = "a picture in it cannot be read, or is built in a way that is not understood here"
    return Refused(NOT_UNDERSTOOD, message, ANEW)
