"""A Word document, written anew as a web page from what its pages show."""

from __future__ import annotations

from lxml import etree

from hidden_data.documents import MAX_BYTES
from hidden_data.faults import NOT_UNDERSTOOD, TOO_LARGE
from hidden_data.package import opened
from hidden_data.page.markup import Page, deceives
from hidden_data.report import Rebuilt

from .behind import note_background
from .handlers import HANDLERS
from .left import count_left
from .looks import check_page
from .names import STRICT, W
from .notes import read_notes
from .paragraphs import finish
from .parts import Parts
from .refusals import BROKEN_FIELD, DARK_GROUND, IN_DOUBT
from .story import BLOCKS, Document, Story, has_content
from .styles import attributes, on

_NOT_STRICT = "in Word: File, Save As, choose Word Document (*.docx), not Strict Open XML Document"


def rebuild(data: bytes) -> Rebuilt:
    """A web page with everything that a reader of the document sees.

    Raises whatever a damaged document makes a library raise.
    """
    made = Rebuilt(ending="html")
    package = opened(data, made)
    if package is None:
        return made
    parts = Parts(package)
    root = parts.main
    if root.tag != f"{W}document" or root.get(f"{W}conformance", "transitional") != "transitional":
        strict = root.tag.startswith(STRICT) or root.tag == f"{W}document"
        what = "it is saved in the strict form of Word's format"
        made.refuse(
            NOT_UNDERSTOOD, "", what if strict else "its main part is no Word document", _NOT_STRICT
        )
        return made
    document = Document(parts, HANDLERS, made)
    body = _read(document)
    count_left(document)
    for ground in document.grounds:
        if ground.hides(document.inks):
            document.noticed.setdefault(DARK_GROUND, []).append(ground.where or "the text")
    if parts.in_doubt:
        document.noticed[IN_DOUBT] = [""]
    for refusal, places in document.noticed.items():
        made.refuse(refusal[0], _places(places), *refusal[1:])
    if not len(body):
        made.refuse(NOT_UNDERSTOOD, "", "it shows nothing", "look whether this is the right file")
    language = document.languages.most_common(1)
    made.content = Page(body, language[0][0] if language else "en-GB").written
    if len(made.content) > MAX_BYTES:
        cure = "in Word: Picture Format, Compress Pictures, 150 ppi; save"
        made.refuse(TOO_LARGE, "", "its pictures are too large", cure)
    return made


def _read(document: Document) -> etree._Element:
    """Read every story that a page shows: headers, the text, footers, notes."""
    parts = document.parts
    body, above, below = (etree.Element("body") for _ in range(3))
    main = Story(document, parts.main_name, "", body)
    note_background(main, parts.main.find(f"{W}background"))
    text = parts.main.find(f"{W}body")
    _read_story(main, text)
    for section in text.iterchildren(f"{W}sectPr") if text is not None else ():
        check_page(main, section, main.room)
    margins = _margins(parts)
    for part, name in margins.items():
        story = Story(document, part, name, etree.Element("td"))
        _read_story(story, parts.xml(part))
        target = above if name.endswith("header") else below
        said = {etree.tostring(block) for block in target}
        target.extend(b for b in story.flow.parent if etree.tostring(b) not in said)
    unseen = set(parts.of_kind("header", "footer")) - margins.keys()
    count = sum(has_content(parts.package.xml(name)) for name in unseen)
    document.left("header or footer that no page shows", count)
    whole = etree.Element("body")
    whole.extend([*above, *body, *below])
    read_notes(document, whole, _read_story)
    for link in [link for link in whole.iter("a") if deceives(link)]:
        document.changed("link whose text shows another address, now plain text")
        link.tag = "lie"
    etree.strip_tags(whole, "lie")
    return whole


def _read_story(story: Story, root: etree._Element | None) -> None:
    if root is None:
        return
    story.read(story.document.handlers[BLOCKS], root, story.room)
    finish(story, story.room)
    if story.fields.hide:
        story.notice(BROKEN_FIELD, story.room)


def _margins(parts: Parts) -> dict[str, str]:
    """The headers and footers that pages show, each with its name in words."""
    targets = {
        relation.id: relation.target for relation in parts.package.relations(parts.main_name)
    }
    even = parts.setting("evenAndOddHeaders")
    standing: dict[tuple[str, str], str] = {}
    shown: dict[str, str] = {}
    for section in parts.main.iter(f"{W}sectPr"):
        for reference in section.iterchildren(f"{W}headerReference", f"{W}footerReference"):
            given = attributes(reference)
            which = "header" if reference.tag.endswith("headerReference") else "footer"
            target = targets.get(given.get("id", ""), "")
            standing[which, given.get("type", "default")] = target
        title = section.find(f"{W}titlePg")
        first = title is not None and on(attributes(title))
        for kind in (*(["first"] * first), "default", *(["even"] * even)):
            for which in ("header", "footer"):
                part = standing.get((which, kind), "")
                if part in parts.package.names:
                    shown.setdefault(part, which if kind == "default" else f"{kind}-page {which}")
    return shown


def _places(places: list[str]) -> str:
    """The first of some places, and how many more there are."""
    different = list(dict.fromkeys(places))
    more = len(different) - 1
    return different[0] + (f" and {more} other place{'s' if more > 1 else ''}" if more else "")
