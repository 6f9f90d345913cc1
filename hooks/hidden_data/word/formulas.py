"""Formulas of a Word document in one line, and letters with their sound above them."""

from __future__ import annotations

from lxml import etree

from .looks import LEAST_FONT
from .names import MATH, W
from .refusals import TINY
from .shapes import number
from .story import INLINES, Story
from .styles import Room, attributes, child, on
from .text import add, run, write
from .wrappers import deleted


def ruby(story: Story, element: etree._Element, room: Room) -> None:
    """Letters with their sound above them."""
    if 0 < number(child(element.find(f"{W}rubyPr"), "hps").get("val")) < LEAST_FONT:
        story.notice(TINY, room)
    for name, before, after in (("rubyBase", "", ""), ("rt", " (", ")")):
        if (part := element.find(W + name)) is not None:
            add(story, before, room)
            story.read(story.document.handlers[INLINES], part, room)
            add(story, after, room)


def formula(story: Story, element: etree._Element, room: Room) -> None:
    """A formula, written in one line."""
    story.document.changed("formula, written in one line")
    _in_line(story, element, room)


_PARTS = {
    "f": (("num", ""), ("den", "/")),
    "sSup": (("e", ""), ("sup", "^")),
    "sSub": (("e", ""), ("sub", "_")),
    "sSubSup": (("e", ""), ("sub", "_"), ("sup", "^")),
    "rad": (("deg", ""), ("e", "√")),
    "nary": (("sub", "_"), ("sup", "^"), ("e", " ")),
    "limLow": (("e", ""), ("lim", "_")),
    "limUpp": (("e", ""), ("lim", "^")),
}
"""The parts of a formula, each with the sign before it."""


def _in_line(story: Story, element: etree._Element, room: Room) -> None:
    for part in element:
        name = part.tag.rpartition("}")[2] if isinstance(part.tag, str) else ""
        if name == "r":
            run(story, part, room)
        elif part.tag in (f"{W}del", f"{W}moveFrom"):
            deleted(story, part, room)
        elif name == "phant" and not _switch(part, "show", "1"):
            story.document.left("hidden part of a formula")
        elif name == "d" and part.tag.startswith(MATH):
            _in_brackets(story, part, room)
        elif name in _PARTS and part.tag.startswith(MATH):
            _parts(story, part, room)
        elif not name.endswith("Pr"):
            _in_line(story, part, room)


def _parts(story: Story, element: etree._Element, room: Room) -> None:
    kind = element.tag.rpartition("}")[2]
    if kind == "nary":
        write(story, _property(element, "chr", "∫")[:1], room)
    for name, before in _PARTS[kind]:
        part = element.find(MATH + name)
        shown = part is not None and not _switch(element, f"{name}Hide", "0")
        story.document.left("hidden part of a formula", part is not None and not shown)
        said = "".join(map(str, part.itertext())) if part is not None and shown else ""
        wide = len(said) > 1 and kind not in ("sSub", "nary")
        if said or before in "/√":
            add(story, before + "(" * wide, room)
        if part is not None and shown:
            _in_line(story, part, room)
            add(story, ")" * wide, room)


def _in_brackets(story: Story, element: etree._Element, room: Room) -> None:
    begin, between, end = (
        _property(element, name, usual)[:1]
        for name, usual in (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
    )
    write(story, begin, room)
    for at, part in enumerate(element.iterchildren(f"{MATH}e")):
        write(story, between if at else "", room)
        _in_line(story, part, room)
    write(story, end, room)


def _property(element: etree._Element, name: str, usual: str) -> str:
    kind = element.tag.rpartition("}")[2]
    return attributes(element.find(f"{MATH}{kind}Pr/{MATH}{name}")).get("val", usual)


def _switch(element: etree._Element, name: str, usual: str) -> bool:
    kind = element.tag.rpartition("}")[2]
    given = element.find(f"{MATH}{kind}Pr/{MATH}{name}")
    return on({"val": usual} if given is None else attributes(given))
