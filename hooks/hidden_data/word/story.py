"""Reading one story of a Word document (its main text, a header, a note) as Word lays it out, and noticing what Word would not show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ..colours import Colour
from ..package import Package, Refusal
from ..report import Inspection, Passage
from .fields import Fields
from .names import CHANGES, COMMENT_MARKS
from .shapes import number
from .styles import Grid, Room, Styles


@dataclass
class Document:
    """What the stories of one document share, and what was noticed in them."""

    package: Package
    found: Inspection
    styles: Styles
    page: tuple[float, float]
    """Width and height of the widest and the highest page, in twips."""
    paper: Colour
    handlers: Mapping[str, Callable[[Story, etree._Element, Room], None]]
    """What is done with single elements; with all others, what is in them is read."""
    noticed: dict[Refusal, list[str]] = field(default_factory=dict)
    """Faults, each with the places where they are."""
    changes: dict[bool, list[tuple[str, str]]] = field(default_factory=lambda: {False: [], True: []})
    """Tracked changes by kind and place; under ``True`` those in what only older programs show."""
    comments: list[str] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    """Parts that hold pictures, each with the place where it is shown first."""

    def notice(self, refusal: Refusal | None, where: str) -> None:
        if refusal:
            self.noticed.setdefault(refusal, []).append(where)


class Story:
    """One story, read from its beginning to its end. The handlers of single elements are functions in modules of their own."""

    def __init__(self, document: Document, part: str, name: str) -> None:
        """Read *part*; *name* says in words where that is, and is empty for the main text, whose paragraphs are counted."""
        self.document, self.styles, self.name = document, document.styles, name
        self.images = {relation.id: relation.target for relation in document.package.relations(part) if relation.kind == "image"}
        self.fields = Fields()
        self.text: list[str] = []
        """The text of the paragraph that is being read."""
        self.grids: list[Grid] = []
        """The tables around, the innermost last."""
        self.paragraphs = self.tables = self.boxes = 0
        self.older = False
        """Whether this is in the version for older programs of something that is there in a newer version too."""
        self.boxes_read: set[str] = set()

    def read(self, root: etree._Element) -> None:
        self.visit(root, Room(self.name, self.styles.defaults, (self.document.paper,)))
        self.document.notice(self.fields.close(), self.name or "the text")

    def visit(self, element: etree._Element, room: Room) -> None:
        name = element.tag
        if CHANGES.get(name):
            self.document.changes[self.older].append((CHANGES[name], room.where or "the text"))
        elif name in COMMENT_MARKS:
            self.document.comments.append(room.where or "the text")
        handler = self.document.handlers.get(name)
        if handler:
            handler(self, element, room)
        else:
            self.inside(element, room)

    def inside(self, element: etree._Element, room: Room) -> None:
        for child in element:
            self.visit(child, room)

    def notice(self, refusal: Refusal | None, room: Room) -> None:
        self.document.notice(refusal, room.where or "the text")

    def pass_on(self, text: str, where: str, shown: bool = False) -> None:
        if text.strip():
            self.document.found.passages.append(Passage(where, text, shown=shown))

    def far(self, twips: str | None) -> bool:
        """Whether a distance leads off every page."""
        return abs(number(twips)) >= max(self.document.page)
