"""Elements of a Word document around others: whether what stands in them is shown."""

from __future__ import annotations

from lxml import etree

from .bindings import outdated
from .names import W
from .order import against
from .refusals import OUTDATED, TAKEN_IN, TURNED
from .story import INLINES, Handler, Level, Story
from .styles import Room, attributes, on
from .versions import branch


def within(level: Level, change: str = "") -> Handler:
    """What is done with an element that shows what stands in it."""

    def handler(story: Story, element: etree._Element, room: Room) -> None:
        story.document.changed(change, bool(change))
        story.read(story.document.handlers[level], element, room)

    return handler


def deleted(story: Story, element: etree._Element, room: Room) -> None:
    story.document.left("tracked deletion")


def nothing(story: Story, element: etree._Element, room: Room) -> None:
    """What is done with an element that shows nothing."""


def control(level: Level) -> Handler:
    """What is done with a content control: it shows its content, but no request to fill it in."""

    def handler(story: Story, element: etree._Element, room: Room) -> None:
        story.document.left("property of a content control")
        placeholder = element.find(f"{W}sdtPr/{W}showingPlcHdr")
        if placeholder is not None and on(attributes(placeholder)):
            story.document.left("request to fill in a content control")
        elif (content := element.find(f"{W}sdtContent")) is not None:
            if outdated(story.parts, element):
                story.notice(OUTDATED, room)
            story.read(story.document.handlers[level], content, room)

    return handler


def alternative(level: Level) -> Handler:
    """What is done with several versions of the same: one is shown."""

    def handler(story: Story, element: etree._Element, room: Room) -> None:
        story.document.left("version for other programs", len(element) - 1)
        shown = branch(element)
        if shown is not None:
            story.read(story.document.handlers[level], shown, room)

    return handler


def turned(story: Story, element: etree._Element, room: Room) -> None:
    """What is done with text that is made to run from the left or from the right."""
    to_left = attributes(element).get("val", "ltr").lower() == "rtl"
    if against("".join(text.text or "" for text in element.iter(f"{W}t")), to_left):
        story.notice(TURNED, room)
    story.read(story.document.handlers[INLINES], element, room)


def taken_in(story: Story, element: etree._Element, room: Room) -> None:
    story.notice(TAKEN_IN, room)
