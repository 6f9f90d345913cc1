"""One story of a Word document (its main text, a header, a note) as it is read, and what the
stories of a document share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from lxml import etree

from hidden_data.colours import Colour
from hidden_data.package import Refusal
from hidden_data.report import Rebuilt

from .fields import Fields
from .flow import Flow, Piece
from .grid import Grid
from .names import R, W
from .numbering import in_form
from .parts import Parts
from .shapes import twips
from .styles import Room

Level = str
BLOCKS, INLINES, PIECES = "blocks", "inlines", "pieces"
"""Where an element stands: between paragraphs, within one, or within a run of letters."""
INSERTED = "tracked insertion or move, shown as accepted"


@dataclass
class Line:
    """A paragraph while it is read."""

    pieces: list[Piece] = field(default_factory=list)
    beside: list[etree._Element] = field(default_factory=list)
    """What stands in boxes beside it."""
    page_number: bool = False

    def __bool__(self) -> bool:
        return bool(self.pieces)


@dataclass(frozen=True)
class View:
    """What is shown of a picture."""

    part: str
    cut: tuple[float, float, float, float] = (0, 0, 0, 0)
    """The shares that are cut off at the left, top, right and bottom."""
    turned: int = 0
    """Quarter turns, clockwise."""
    mirrored: tuple[bool, bool] = (False, False)
    """Across and down."""

    @property
    def whole(self) -> bool:
        return max(self.cut) < 0.001 and not self.turned and not any(self.mirrored)


class Hiding(Protocol):
    """What can make letters unseen."""

    @property
    def where(self) -> str: ...

    def hides(self, inks: dict[int, set[Colour]]) -> bool: ...


@dataclass
class Document:
    """What the stories of one document share, and what was noticed in them."""

    parts: Parts
    handlers: Mapping[Level, Mapping[str, Handler]]
    """What is done with single elements. All others are left behind."""
    made: Rebuilt
    noticed: dict[Refusal, list[str]] = field(default_factory=dict)
    """What stands in the way, with the places where it is."""
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    """The numbers, from 1, of the notes that the text refers to, by kind and id."""
    note_labels: dict[tuple[str, str], str] = field(default_factory=dict)
    languages: Counter[str] = field(default_factory=Counter)
    grounds: list[Hiding] = field(default_factory=list)
    """What lies behind the text of pages."""
    inks: dict[int, set[Colour]] = field(default_factory=dict)
    """The colours of the letters that stand on nothing but the paper, by page."""
    page: int = 0
    """How many page breaks were met."""
    pictures: dict[View, tuple[bytes, str] | None] = field(default_factory=dict)
    """Rebuilt pictures, by where they come from and what is shown of them."""

    def left(self, what: str, count: int = 1) -> None:
        _count(self.made.left, what, count)

    def changed(self, what: str, count: int = 1) -> None:
        _count(self.made.changed, what, count)

    def label_of_note(self, kind: str, name: str) -> str:
        """The next number of a kind of note, as it is shown."""
        so_far = sum(key[0] == kind for key in self.note_labels)
        return in_form(so_far + 1, self.parts.form_of_notes(kind))


def _count(counts: dict[str, int], what: str, count: int) -> None:
    if count:
        counts[what] = counts.get(what, 0) + count


class Story:
    """One story, read from its beginning to its end. The handlers of single elements are functions
    in modules of their own."""

    def __init__(self, document: Document, part: str, name: str, parent: etree._Element) -> None:
        """Read *part* into *parent*. *name* says in words where that is, and is empty for the main
        text, whose paragraphs are counted."""
        self.document, self.parts, self.name = document, document.parts, name
        self.styles, self.palette = document.parts.styles, document.parts.palette
        self.relations = {each.id: each for each in document.parts.package.relations(part)}
        self.flow = Flow(parent)
        self.fields = Fields()
        self.line = Line()
        """The paragraph that is being read, or what waits for the next one to go on."""
        self.grids: list[Grid] = []
        """The tables around, the innermost last."""
        self.paragraphs = self.tables = self.boxes = 0

    @property
    def in_margin(self) -> bool:
        return self.name.startswith(("header", "footer", "first-page", "even-page"))

    @property
    def room(self) -> Room:
        """Where the story begins."""
        return Room(self.name, self.styles.defaults, (self.parts.paper,))

    def notice(self, refusal: Refusal | None, room: Room) -> None:
        if refusal:
            self.document.noticed.setdefault(refusal, []).append(room.where or "the text")

    def read(self, elements: Mapping[str, Handler], parent: etree._Element, room: Room) -> None:
        """Read what stands in *parent*, at one of three levels: blocks, inlines or pieces."""
        for child in parent:
            if handler := elements.get(child.tag):
                handler(self, child, room)
            elif has_content(child):
                self.document.left("element that is not understood")

    def far(self, given: str | None) -> bool:
        """Whether a distance leads off every page."""
        return abs(twips(given)) >= max(self.parts.page)


Handler = Callable[[Story, etree._Element, Room], None]


def has_content(element: etree._Element) -> bool:
    """Whether there are letters or pictures in an element."""
    texts = ((one.text or "").strip() for one in element.iter(f"{W}t", "{*}t"))
    return any(texts) or next(element.iter("{*}blip", "{*}imagedata"), None) is not None


def linked(element: etree._Element | None, story: Story, *names: str) -> str:
    """The part that an element refers to by one of these attributes; empty for none."""
    if element is None:
        return ""
    for name in names:
        relation = story.relations.get(element.get(R + name, ""))
        if relation and not relation.external:
            return relation.target
    return ""
