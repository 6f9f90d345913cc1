"""Footnotes and endnotes of a Word document: those that the text refers to, behind the text."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from .doubles import differs
from .flow import filled
from .names import W
from .refusals import IN_DOUBT
from .story import Document, Story, has_content
from .styles import Room, attributes
from .text import add

_KINDS = ("footnote", "endnote")


def reference(story: Story, element: etree._Element, room: Room) -> None:
    """The mark in the text that leads to a note."""
    if story.fields.hide or room.hidden:
        return
    document = story.document
    given = attributes(element)
    kind = "footnote" if element.tag.endswith("}footnoteReference") else "endnote"
    key = kind, given.get("id", "")
    first = key not in document.notes
    if first:
        document.notes[key] = len(document.notes) + 1
        own = given.get("customMarkFollows", "0") not in ("0", "false", "off")
        # A mark of its own stands in the text behind the reference.
        texts = element.itersiblings(f"{W}t") if own else ()
        document.note_labels[key] = "".join(
            text.text or "" for text in texts
        ).strip() or document.label_of_note(*key)
    number = document.notes[key]
    link = etree.Element(
        "a", {"href": f"#note-{number}", **({"id": f"ref-{number}"} if first else {})}
    )
    link.text = document.note_labels[key]
    plain = Room(room.where, {})
    add(story, link, plain, "sup")


def read_notes(
    document: Document, body: etree._Element, read: Callable[[Story, etree._Element], None]
) -> None:
    """Put the notes behind the text, each with a link back to where it is referred to."""
    parts = {kind: name for kind in _KINDS for name in document.parts.of_kind(f"{kind}s")}
    found: dict[tuple[str, str], etree._Element] = {}
    for kind, part in parts.items():
        for note in document.parts.xml(part).iterchildren(W + kind):
            given = attributes(note)
            if given.get("type", "normal") != "normal":
                continue
            key = kind, given.get("id", "")
            if differs(found.setdefault(key, note), note):
                document.noticed[IN_DOUBT] = [""]
    unseen = [
        note for key, note in found.items() if key not in document.notes and has_content(note)
    ]
    document.left("note that nothing in the text refers to", len(unseen))
    if not document.notes:
        return
    body.append(etree.Element("hr"))
    listed = etree.SubElement(body, "ol", {"role": "list"})
    for key, number in document.notes.items():
        kind = key[0]
        item = etree.SubElement(listed, "li")
        if key in found:
            read(Story(document, parts[kind], f"{kind} {number}", item), found[key])
        if not len(item) or item[0].tag != "p":
            item.insert(0, etree.Element("p"))
        _begin(item[0], number, document.note_labels[key])


def _begin(paragraph: etree._Element, number: int, label: str) -> None:
    paragraph.set("id", f"note-{number}")
    link = etree.Element("a", {"href": f"#ref-{number}"})
    link.text = label
    link.tail = f" {paragraph.text or ''}"
    paragraph.text = None
    paragraph.insert(0, filled(link, []))
