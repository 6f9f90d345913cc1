"""Formulas of a Word document in one line, and letters with their sound above them."""

from __future__ import annotations

from lxml import etree

from .names import MATH, W
from .story import INLINES, Story
from .styles import Room
from .text import add, run
from .wrappers import deleted


def ruby(story: Story, element: etree._Element, room: Room) -> None:
    """Letters with their sound above them."""
    for name, before, after in (("rubyBase", "", ""), ("rt", " (", ")")):
        if (part := element.find(W + name)) is not None:
            add(story, before, room)
            story.read(story.document.handlers[INLINES], part, room)
            add(story, after, room)


def formula(story: Story, element: etree._Element, room: Room) -> None:
    """A formula, written in one line."""
    story.document.changed("formula, written in one line")
    _in_line(story, element, room)


_SIGNS = {
    "f": ("num", "/", "den"),
    "sSup": ("e", "^", "sup"),
    "sSub": ("e", "_", "sub"),
    "rad": ("deg", "√", "e"),
}


def _in_line(story: Story, element: etree._Element, room: Room) -> None:
    for child in element:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name == "r":
            run(story, child, room)
        elif child.tag in (f"{W}del", f"{W}moveFrom"):
            deleted(story, child, room)
        elif name in _SIGNS and child.tag.startswith(MATH):
            first, between, second = _SIGNS[name]
            for part, after in ((first, between), (second, "")):
                inner = child.find(MATH + part)
                wide = (
                    inner is not None
                    and len("".join(map(str, inner.itertext()))) > 1
                    and name != "sSub"
                )
                add(story, "(" * wide, room)
                if inner is not None:
                    _in_line(story, inner, room)
                add(story, ")" * wide + after, room)
        elif not name.endswith("Pr"):
            _in_line(story, child, room)
