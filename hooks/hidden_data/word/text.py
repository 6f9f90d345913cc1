"""Runs of letters in a Word document: what a reader sees of them, and how they are marked."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from hidden_data.page.markup import LANGUAGE
from hidden_data.symbols import as_shown, visible

from .fields import PAGE_NUMBERS
from .looks import squeezed, unseen
from .names import MATH, W
from .order import turned
from .refusals import BLANK_FONT, HALF_HIDDEN
from .shapes import number
from .story import PIECES, Story
from .styles import Look, Room, attributes, child, look_of, merged, on

_ABOVE_LETTERS = (f"{W}rt", f"{W}rubyBase")
_RAISED = {"superscript": "sup", "subscript": "sub"}
_SWAPPED = re.compile(r"\d[^\w.,/:]+\d")
"""Numbers that stand in the other order when a text runs from right to left."""
_CODE_OF_SIGN = re.compile("(?!D[89A-F])[0-9A-F]{4}", re.IGNORECASE)


def run(story: Story, element: etree._Element, room: Room) -> None:
    properties = element.find(f"{W}rPr")
    style, direct = looks_of(story, properties)
    look = merged(story.styles.with_letters(room.look, style), direct)
    # What stands above letters that are hidden is hidden with them.
    holder = element.getparent()
    above = holder is not None and holder.tag in _ABOVE_LETTERS
    hidden = on(look.get("vanish")) or (above and room.hidden)
    inner = replace(room, look=look, hidden=hidden)
    shows = (
        any((one.text or "").strip() for one in element.iterchildren(f"{W}t", f"{MATH}t"))
        or element.find(f"{W}sym") is not None
    )
    if hidden and shows:
        story.document.left("hidden text")
    elif shows and not story.fields.hide:
        story.notice(HALF_HIDDEN if on(look.get("specVanish")) else None, room)
        story.notice(unseen(story, look, room) or squeezed(element, look), room)
        if on(look.get("rtl")):
            said = "".join(one.text or "" for one in element.iter(f"{W}t"))
            story.notice(turned(said, _SWAPPED), room)
        language = look.get("lang", {}).get("val", "")
        if LANGUAGE.fullmatch(language):
            story.document.languages[language] += sum(
                len(one.text or "") for one in element.iter(f"{W}t")
            )
    story.read(story.document.handlers[PIECES], element, inner)


def looks_of(story: Story, properties: etree._Element | None) -> tuple[Look, Look]:
    """The formatting of a run by its own style, and by itself."""
    given = child(properties, "rStyle")
    style = story.styles.style(given.get("val"), "character") if given else {}
    return style, look_of(properties)


def add(story: Story, content: str | etree._Element, room: Room, *more: str) -> None:
    """Go on with the line that is being read, unless this is hidden or part of a code."""
    if story.fields.hide or room.hidden:
        return
    look = room.look
    raised = (
        [_RAISED[look["vertAlign"]["val"]]]
        if look.get("vertAlign", {}).get("val") in _RAISED
        else []
    )
    if moved := number(look.get("position", {}).get("val")):
        raised = raised or ["sup" if moved > 0 else "sub"]
    marks = [
        *(["a " + room.link] if room.link else []),
        *(["strong"] if on(look.get("b")) else []),
        *(["em"] if on(look.get("i")) else []),
        *(["u"] if look.get("u", {}).get("val", "none") != "none" and not room.link else []),
        *(["s"] if on(look.get("strike")) or on(look.get("dstrike")) else []),
        *(more or raised),
    ]
    if not isinstance(content, str) or not content.strip():
        marks = marks[: 1 if room.link else 0] + list(more)
    story.line.pieces.append((tuple(marks), content))


def letters(story: Story, element: etree._Element, room: Room) -> None:
    text = element.text or ""
    if element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
        text = text.strip(" \t\r\n")
    write(story, text, room)


def font_of(story: Story, look: Look) -> str:
    fonts = story.parts.fonts
    return fonts.slot(look, "ascii") or fonts.slot(look, "hAnsi")


def write(story: Story, text: str, room: Room, font: str = "") -> None:
    """Letters of a text, as they are shown in a *font*, or in that of their look."""
    if story.fields.hide or room.hidden:
        within = any(each.unseen for each in story.fields.open)
        what = "a field that shows nothing" if within else "the code of a field"
        story.document.left(f"text within {what}", story.fields.hide and bool(text.strip()))
        return
    seen = read_as(story, text, room, font)
    if story.fields.open and story.fields.open[-1].name in PAGE_NUMBERS:
        story.line.page_number = True
    if seen:
        add(story, seen, replace(room, link=room.link or story.fields.link))


def read_as(story: Story, text: str, room: Room, font: str = "") -> str:
    """What a reader sees of a *text* in a *font*, or in that of its look."""
    fonts = story.parts.fonts
    story.notice(turned(text), room)
    if text.strip() and any(
        fonts.misleads(name, text) for name in ({font} if font else fonts.used(room.look, text))
    ):
        story.notice(BLANK_FONT, room)
    font = font or font_of(story, room.look)
    seen, lost = visible(re.sub("[\r\n]", " ", text))
    seen, unknown = as_shown(seen, font, fonts.of_signs(font))
    story.document.left("character that nobody sees", lost)
    story.document.changed("sign of a font of symbols, shown as [symbol]", unknown)
    return in_capitals(seen) if on(room.look.get("caps")) else seen


def in_capitals(text: str) -> str:
    """*text* as Word shows it in capitals, which turns no letter into two."""
    return "".join(one if len(one.upper()) > 1 else one.upper() for one in text)


def sign(story: Story, element: etree._Element, room: Room) -> None:
    """A letter by its number, in a font of its own: mostly one of a font of symbols."""
    given = attributes(element)
    code = given.get("char", "")
    write(
        story,
        chr(int(code, 16)) if _CODE_OF_SIGN.fullmatch(code) else "\ue000",
        room,
        given.get("font", ""),
    )


def next_page(story: Story, element: etree._Element, room: Room) -> None:
    """Where Word began a new page when it saved the document."""
    story.document.page += 1


def gap(story: Story, element: etree._Element, room: Room) -> None:
    kind = element.tag.rpartition("}")[2]
    if kind in ("br", "cr"):
        how = attributes(element).get("type", "textWrapping")
        story.document.page += how == "page"
        if how == "textWrapping":
            add(story, etree.Element("br"), room)
        return
    add(story, {"noBreakHyphen": "-", "softHyphen": ""}.get(kind, "\t"), room)
