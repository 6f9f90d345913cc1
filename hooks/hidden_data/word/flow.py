"""Putting the parts of a page together: lines of text, lists, quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from .numbering import Label

Piece = tuple[tuple[str, ...], "str | etree._Element"]
"""A text, or an element such as a picture, and how it is marked, outermost first. A mark is the
name of an element; that of a link has its address behind a blank."""


def filled(element: etree._Element, pieces: list[Piece]) -> etree._Element:
    """An *element* with a line of text in it."""
    for mark, group in groupby(pieces, key=lambda piece: piece[0][:1]):
        inner = list(group)
        if mark:
            tag, _, address = mark[0].partition(" ")
            child = etree.SubElement(element, tag, {"href": address} if address else {})
            filled(child, [(marks[1:], content) for marks, content in inner])
            continue
        for _, content in inner:
            if not isinstance(content, str):
                element.append(content)
            elif len(element):
                element[-1].tail = (element[-1].tail or "") + content
            else:
                element.text = (element.text or "") + content
    return element


def trimmed(pieces: list[Piece]) -> list[Piece]:
    """A line without blanks and breaks at its ends, and without marks on nothing."""
    kept = [piece for piece in pieces if piece[1] != ""]
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while kept:
            marks, content = kept[end]
            if isinstance(content, str):
                content = strip(content)
            if content if isinstance(content, str) else content.tag != "br":
                kept[end] = marks, content
                break
            kept.pop(end)
    return kept


@dataclass
class Flow:
    """Blocks that follow one another in a page, a cell, a note."""

    parent: etree._Element
    _level: int = 0
    """The level of the last heading."""
    _lists: list[tuple[Label, etree._Element, int]] = field(default_factory=list)
    """The lists that are open, each with its last label and how far a browser counts it."""

    def place(self, block: etree._Element) -> None:
        """Add a block that is in no list."""
        self._lists.clear()
        self.parent.append(block)

    def beside(self, block: etree._Element) -> None:
        """Add a block that belongs to the one before, in its list if that is in one."""
        (self._lists[-1][1][-1] if self._lists and len(self._lists[-1][1]) else self.parent).append(
            block
        )

    def heading(self, level: int, pieces: list[Piece]) -> None:
        """Add a heading, no more than one level below the one before."""
        if self.parent.tag != "body":
            self.place(
                filled(
                    etree.Element("p"), [(_with("strong", marks), text) for marks, text in pieces]
                )
            )
            return
        self._level = min(level, self._level + 1, 6)
        self.place(filled(etree.Element(f"h{self._level}"), pieces))

    def quote(self, block: etree._Element) -> None:
        """Add a paragraph of a quotation."""
        last = self.parent[-1] if len(self.parent) and not self._lists else None
        if last is None or last.tag != "blockquote":
            last = etree.Element("blockquote")
            self.place(last)
        last.append(block)

    def item(self, label: Label, pieces: list[Piece]) -> None:
        """Add a paragraph of a list."""
        while self._lists and (
            self._lists[-1][0].level > label.level
            or (self._lists[-1][0].level == label.level and not self._continues(label))
        ):
            self._lists.pop()
        if not self._lists or self._lists[-1][0].level < label.level:
            self._begin(label)
        _, list_, counted = self._lists[-1]
        item = etree.SubElement(list_, "li")
        if label.value is not None and label.value != counted + 1:
            item.set("value", str(label.value))
        if label.value is None and label.text:
            pieces = [((), f"{label.text} "), *pieces]
        filled(etree.SubElement(item, "p"), pieces)
        self._lists[-1] = label, list_, label.value or 0

    def _continues(self, label: Label) -> bool:
        before, _, counted = self._lists[-1]
        same = [(one.list, one.type, one.bullet, one.value is None) for one in (before, label)]
        return same[0] == same[1] and (label.value is None or label.value > counted)

    def _begin(self, label: Label) -> None:
        list_ = etree.Element("ul" if label.bullet else "ol")
        if label.type and label.value is not None:
            list_.set("type", label.type)
        if label.value is None and not label.bullet:
            list_.set("role", "list")
        elif label.value not in (None, 1):
            list_.set("start", str(label.value))
        self.beside(list_)
        self._lists.append((label, list_, (label.value or 1) - 1))


def _with(mark: str, marks: tuple[str, ...]) -> tuple[str, ...]:
    """*marks* with one more behind that of a link."""
    links = tuple(one for one in marks if one.startswith("a "))
    return (*links, mark, *(one for one in marks if one not in (*links, mark)))


_BY_ITSELF = re.compile(
    r"^(?:(?:Description|Alt text) automatically generated.*"
    r"|AI-generated content may be incorrect\.?|.*\.(?:png|jpe?g|gif|bmp|emf|wmf|tiff?))$",
    re.IGNORECASE | re.MULTILINE,
)


def clean_words(text: str) -> str:
    """An alternative text without what programs put into it by themselves."""
    return " ".join(_BY_ITSELF.sub("", text).split())
