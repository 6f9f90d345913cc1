"""Word documents: all their text, and whatever a reader of the page would not see."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from ..colours import WHITE, Palette
from ..faults import EMBEDDED_FILE, HIDDEN_PACKAGE_TEXT, HIDDEN_TEXT, LEFT_FIELDS, NOT_UNDERSTOOD, TRACKED_CHANGES, UNKNOWN_PART, WORD_COMMENT
from ..package import INSPECT_DOCUMENT, Package, Refusal, check_properties, open_package
from ..report import Inspection, Passage
from . import drawings, tables, text
from .marks import check_marks, check_names, refusals
from .names import CHANGES, STRICT, W
from .shapes import has_text, number
from .story import Document, Story
from .styles import Styles, attributes, on

_BLOCKS = "right-click each content control and choose Remove Content Control; then copy all text into a new document; save"
_AS_PICTURE = "click it, cut it, Home, Paste, Paste Special, Picture (PNG); save"

PARTS: dict[str, Refusal | None] = {
    r"word/(document|styles|stylesWithEffects|settings|webSettings|fontTable|numbering|footnotes|endnotes)\.xml": None,
    r"word/(header|footer)\d*\.xml": None,
    r"word/theme/theme\d*\.xml": None,
    r"word/media/.*": (UNKNOWN_PART, "it holds a picture of a kind that cannot be checked (other than PNG and JPEG)", _AS_PICTURE),
    r"word/media/[^/]+\.(png|jpe?g)": None,
    # Those that are there are counted, with the marks in the text.
    r"word/(comments\w*|people|documenttasks/.*)\.xml": None,
    r"customXml/(_rels/item\d*\.xml\.rels|item(Props)?\d*\.xml)": None,
    r"word/fonts/.*": (EMBEDDED_FILE, "fonts are embedded in it", "in Word: File, Options, Save, untick Embed fonts in the file; save"),
    r"word/glossary/.*": (LEFT_FIELDS, "it carries building blocks that no page shows (a glossary)", _BLOCKS),
    r"word/afchunk[^/]*": (EMBEDDED_FILE, "another document is embedded in it", "copy its text into the document; save"),
    r"word/charts/.*": (EMBEDDED_FILE, "it holds a chart with the figures it was made from", _AS_PICTURE),
    r"word/diagrams/.*": (EMBEDDED_FILE, "it holds a SmartArt drawing, which keeps its texts apart", _AS_PICTURE),
    r"word/recipientData\.xml": (LEFT_FIELDS, "it carries the recipients of a mail merge", "in Word: Mailings, Start Mail Merge, Normal Word Document; save"),
}
_BIBLIOGRAPHY = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
_MAIN = "word/document.xml"


def inspect(data: bytes) -> Inspection:
    """Look into a Word document. Raises whatever a damaged one makes a library raise."""
    found = Inspection()
    package = open_package(data, found, PARTS)
    if package is None:
        return found
    root = package.xml(_MAIN)
    if root.tag != f"{W}document" or root.get(f"{W}conformance", "transitional") != "transitional":
        strict = root.tag.startswith(STRICT) or root.tag == f"{W}document"
        what = "it is saved in the strict form of Word's format" if strict else "its main part is no Word document"
        found.refuse(NOT_UNDERSTOOD, "", what, "in Word: File, Save As, choose Word Document (*.docx), not Strict Open XML Document")
        return found
    check_properties(package, found)
    _check_custom_xml(package, found)
    document = _document(package, found, root)
    _read(document, root)
    _report(document)
    return found


def _part(package: Package, name: str) -> etree._Element | None:
    return package.xml(name) if name in package.names else None


def _document(package: Package, found: Inspection, root: etree._Element) -> Document:
    settings = _part(package, "word/settings.xml")
    theme = next((package.xml(name) for name in package.names if re.fullmatch(r"word/theme/theme\d*\.xml", name)), None)
    mapping = attributes(settings.find(f"{W}clrSchemeMapping")) if settings is not None else {}
    palette = Palette(theme, mapping)
    sizes = [attributes(size) for size in root.iter(f"{W}pgSz")] or [{}]
    page = max(number(size.get("w", "12240")) for size in sizes), max(number(size.get("h", "15840")) for size in sizes)
    paper = WHITE
    if settings is not None and (shown := settings.find(f"{W}displayBackgroundShape")) is not None and on(attributes(shown)):
        given = attributes(root.find(f"{W}background"))
        paper = palette.of_attributes(given, "color") or WHITE
    return Document(
        package,
        found,
        Styles(_part(package, "word/styles.xml"), palette),
        page,
        paper,
        {**text.HANDLERS, **tables.HANDLERS, **drawings.HANDLERS},
    )


def _read(document: Document, root: etree._Element) -> None:
    """Read every story, and look over the parts that hold none."""
    package = document.package
    names = _margins(document, root)
    counts: Counter[Refusal | str] = Counter()
    for part in package.names:
        if not re.fullmatch(r"word/[^/]*\.xml", part):
            continue
        tree = root if part == _MAIN else package.xml(part)
        if part.startswith(("word/comments", "word/people")):
            _read_comments(document, tree)
            continue
        check_names(tree, counts)
        where = names.get(part) or "styles" if "styles" in part else "lists" if "numbering" in part else "settings" if "ettings" in part else "the text"
        if part == _MAIN:
            Story(document, part, "").read(tree)
        elif part in names:
            Story(document, part, names[part]).read(tree)
        elif part in ("word/footnotes.xml", "word/endnotes.xml"):
            _read_notes(document, part, root, tree)
        else:
            document.changes[False].extend((CHANGES[one.tag], where) for one in tree.iter() if CHANGES.get(one.tag))
            if part == "word/numbering.xml":
                Story(document, part, where).read(tree)
        check_marks(tree, part, where, document)
    for part in package.names:
        if re.fullmatch(r"word/theme/theme\d*\.xml", part):
            theme = package.xml(part)
            document.found.passages += [Passage("theme", text) for text in theme.itertext() if text.strip()]
            check_marks(theme, part, "theme", document)
    for refusal in refusals(counts):
        # The embedded parts themselves are refused already.
        if refusal[0] != EMBEDDED_FILE or not any(fault.code == EMBEDDED_FILE for fault in document.found.faults):
            document.found.refuse(refusal[0], "", *refusal[1:])


def _margins(document: Document, root: etree._Element) -> dict[str, str]:
    """The headers and footers, each with its name in words. Those no page shows are refused when they hold anything."""
    package = document.package
    targets = {relation.id: relation.target for relation in package.relations(_MAIN)}
    settings = _part(package, "word/settings.xml")
    even = settings is not None and (switch := settings.find(f"{W}evenAndOddHeaders")) is not None and on(attributes(switch))
    names = {part: "header" if "header" in part else "footer" for part in package.names if re.fullmatch(r"word/(header|footer)\d*\.xml", part)}
    standing: dict[tuple[str, str], str] = {}
    shown: set[str] = set()
    for section in root.iter(f"{W}sectPr"):
        for reference in section.iter(f"{W}headerReference", f"{W}footerReference"):
            given = attributes(reference)
            kind, which = given.get("type", "default"), "header" if reference.tag.endswith("headerReference") else "footer"
            part = targets.get(given.get("id", ""), "")
            standing[which, kind] = part
            if part in names:
                names[part] = which if kind == "default" else f"{kind}-page {which}"
        title = section.find(f"{W}titlePg")
        first = title is not None and on(attributes(title))
        shown |= {part for (_, kind), part in standing.items() if kind == "default" or (kind == "first" and first) or (kind == "even" and even)}
    for part in names.keys() - shown:
        tree = package.xml(part)
        if has_text(tree) or any(True for _ in tree.iter(f"{W}drawing", f"{W}pict")):
            document.notice(
                (
                    HIDDEN_TEXT,
                    "a header or footer that no page shows",
                    "in Word: Header & Footer, tick Different First Page and Different Odd & Even Pages; empty all; save",
                ),
                names[part],
            )
    return names


def _read_notes(document: Document, part: str, root: etree._Element, tree: etree._Element) -> None:
    """Footnotes or endnotes, numbered by where the text refers to them."""
    kind = "footnote" if "footnotes" in part else "endnote"
    order = {attributes(mark).get("id"): number + 1 for number, mark in enumerate(root.iter(f"{W}{kind}Reference"))}
    for note in tree.iterchildren(f"{W}{kind}"):
        given = attributes(note)
        position = order.get(given.get("id"))
        if position is None and given.get("type", "normal") == "normal" and has_text(note):
            document.notice((HIDDEN_TEXT, f"a {kind} that nothing in the text refers to", "copy all text into a new document; save"), f"{kind}s")
        Story(document, part, f"{kind} {position}" if position else f"{kind}s").read(note)


def _read_comments(document: Document, tree: etree._Element) -> None:
    """Comments are counted, and what they say goes to the screen."""
    for comment in tree.iter("{*}comment", "{*}commentEx", "{*}person", "{*}Task"):
        document.comments.append("comments")
        text = " ".join("".join(comment.itertext()).split())
        for one in (text, *comment.attrib.values()):
            if one.strip():
                document.found.passages.append(Passage("comments", one))


def _check_custom_xml(package: Package, found: Inspection) -> None:
    """Word puts an empty list of sources into every document; nothing else is let through."""
    others = 0
    for name in package.names:
        if re.fullmatch(r"customXml/item\d*\.xml", name):
            root = package.xml(name)
            styles = set(root.attrib) <= {"SelectedStyle", "StyleName", "Version", "URI", "LocaleId"} and all(
                re.fullmatch(r"[\w ./\\-]{0,60}", v) for v in root.attrib.values()
            )
            others += not (root.tag == f"{{{_BIBLIOGRAPHY}}}Sources" and not len(root) and not (root.text or "").strip() and styles)
        elif re.fullmatch(r"customXml/itemProps\d*\.xml", name):
            root = package.xml(name)
            references = [element.get(f"{_CUSTOM}uri") for element in root.iter(f"{_CUSTOM}schemaRef")]
            text = "".join(root.itertext()).strip()
            others += bool(root.tag != f"{_CUSTOM}datastoreItem" or text or set(references) - {_BIBLIOGRAPHY})
    if others:
        found.refuse(HIDDEN_PACKAGE_TEXT, "", f"it carries custom XML data ({others} part{'s' if others > 1 else ''})", INSPECT_DOCUMENT)


def _report(document: Document) -> None:
    found = document.found
    for refusal, places in document.noticed.items():
        found.refuse(refusal[0], _places(places), *refusal[1:])
    if changes := document.changes[False] or document.changes[True]:
        count = Counter(kind for kind, _ in changes)
        words = ", ".join(f"{number} {kind}{'s' if number > 1 else ''}" for kind, number in sorted(count.items()))
        cure = "in Word: Review, Accept, Accept All Changes and Stop Tracking; save"
        found.refuse(TRACKED_CHANGES, _places([where for _, where in changes]), f"tracked changes: {words}", cure)
    if document.comments:
        cure = f"in Word: Review, Delete, Delete All Comments in Document; then {INSPECT_DOCUMENT}"
        found.refuse(WORD_COMMENT, _places(document.comments), "it holds comments, or names of those who commented", cure)
    _check_pictures(document)


def _places(places: list[str]) -> str:
    """The first of some places, and how many more there are."""
    different = list(dict.fromkeys(places))
    more = len(different) - 1
    return different[0] + (f" and {more} other place{'s' if more > 1 else ''}" if more else "")


def _check_pictures(document: Document) -> None:
    """Each picture is looked into as if it were published by itself, and none may be there that no page shows."""
    media = [name for name in document.package.names if re.fullmatch(r"word/media/[^/]+\.(png|jpe?g)", name, re.IGNORECASE)]
    if media:
        from ..picture import inspect as inspect_picture
    unseen = 0
    for name in media:
        where = document.pictures.get(name)
        unseen += where is None
        looked = inspect_picture(document.package.read(name))
        place = f"picture, {where}" if where else "a picture"
        for fault in looked.faults:
            document.found.refuse(fault.code, place, fault.message, fault.fix)
        document.found.passages += [Passage(place, passage.text) for passage in looked.passages]
        document.found.unread = "it holds a picture"
    if unseen:
        document.found.refuse(
            HIDDEN_PACKAGE_TEXT, "", f"it holds {unseen} picture{'s' if unseen > 1 else ''} that no page shows", "copy all of it into a new document; save"
        )
