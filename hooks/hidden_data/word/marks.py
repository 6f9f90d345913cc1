"""Looking over every element and attribute of a Word document's parts: are they understood, and what do they say besides the text?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from ..faults import HIDDEN_PACKAGE_TEXT, UNKNOWN_PART
from ..package import Refusal
from ..report import Passage
from .forms import odd_words
from .names import CHANGES, COMMENT_MARKS, MATH, NAMES, PIC, TEXTS, UNWANTED, WP, WPS, V, W
from .story import Document

_BLOCKS = frozenset(W + name for name in "body tc sdtContent hdr ftr footnote endnote txbxContent smartTag moveFrom moveTo ins del".split())
_LINES = frozenset(W + name for name in "p hyperlink fldSimple sdtContent smartTag dir bdo ins del moveFrom moveTo".split())
_PLACES = {W + "p": _BLOCKS, W + "tbl": _BLOCKS, W + "r": _LINES, **dict.fromkeys((W + "t", W + "instrText"), frozenset([W + "r", MATH + "r"]))}
"""Where text may stand. In another place no program shows it, or each does something else."""
_COMPAT = f"{W}compat"


def check_names(root: etree._Element, counts: Counter[Refusal | str]) -> None:
    """Count the elements of a part that are unwanted (under their refusal) and those not understood (under their local name)."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        name = element.tag
        if not isinstance(name, str):
            counts["remark"] += 1
            continue
        local = name[name.find("}") + 1 :]
        parent = element.getparent()
        # Below the settings of how old a Word to imitate stand some seventy switches without text.
        understood = name in NAMES or (name.startswith(MATH) and local != "phant") or (parent is not None and parent.tag == _COMPAT)
        if not understood and name not in CHANGES and name not in COMMENT_MARKS:
            refusal = UNWANTED.get(local)
            counts[refusal or local] += 1
            if refusal:
                continue
        if (name not in TEXTS and (element.text or "").strip()) or (element.tail or "").strip():
            counts["text in an odd place"] += 1
        if name in _PLACES and parent is not None and parent.tag not in _PLACES[name] and not (name == f"{W}r" and parent.tag.startswith(MATH)):
            counts["text in an odd place"] += 1
        waiting.extend(element)


def refusals(counts: Counter[Refusal | str]) -> Iterator[Refusal]:
    """The faults that :func:`check_names` has counted, each kind once."""
    unknown = {name: count for name, count in counts.items() if isinstance(name, str)}
    for refusal, count in counts.items():
        if not isinstance(refusal, str):
            yield refusal[0], f"it holds {refusal[1]} ({count})", refusal[2]
    if unknown:
        names = ", ".join(sorted(name for name in unknown if re.fullmatch(r"[A-Za-z ]{1,30}", name))[:3])
        yield (
            UNKNOWN_PART,
            f"{sum(unknown.values())} of its elements are not understood here ({names})",
            "copy all of it into a new document; save; or save it as PDF",
        )


_SAYING = {
    **dict.fromkeys((WP + "docPr", PIC + "cNvPr", WPS + "cNvPr"), ("name", "descr", "title")),
    **dict.fromkeys((V + name for name in ("shape", "rect", "roundrect", "oval", "group", "line", "polyline")), ("id", "alt", "title", "href", "target")),
    V + "imagedata": ("title", "href"),
    V + "textpath": ("string",),
    W + "hyperlink": ("tooltip", "anchor", "docLocation", "tgtFrame"),
    W + "bookmarkStart": ("name",),
    **dict.fromkeys(
        (W + name for name in ("alias", "tag", "lvlText", "tblCaption", "tblDescription", "docPartGallery", "docPartCategory", "aliases")), ("val",)
    ),
    W + "caption": ("name",),
    W + "smartTag": ("element", "uri"),
}
"""Attributes that are words of people, by the element they belong to."""

_USUAL = frozenset("ascii hAnsi cs eastAsia style path eqn adj coordsize coordorigin Ignorable Requires rfc3066 wrapcoords points uri".split())
"""Attributes that hold fonts, drawings or names of techniques."""

_OF_FONTS = frozenset(W + name for name in ("font", "altName"))
_OWN_BOOKMARKS = re.compile(r"_(Toc|Ref|Hlk|Hlt|GoBack|PERM)\d*|_heading=h\.\w+")
_PATH = re.compile(r"(?:^|[\s\"'])[A-Za-z]:[\\/]|\\\\\w|file:", re.IGNORECASE)
_NAMED_FILE: Refusal = (
    HIDDEN_PACKAGE_TEXT,
    "a name or description tells where a file was kept",
    "right-click the picture or link, View Alt Text, empty it; or cut the picture and paste it back with Paste Special, Picture (PNG); save",
)


def check_marks(root: etree._Element, part: str, where: str, document: Document) -> None:
    """Pass on what the attributes of a part say: names, descriptions, hints, and whatever else has several words, a path or an address."""
    place = f"{where}, names and descriptions"
    seen: set[str] = set()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for text in odd_words(element):
            if any(sign.isalnum() for sign in text) and text not in seen:
                seen.add(text)
                document.found.passages.append(Passage(place, text))
        saying = _SAYING.get(element.tag, ())
        for name, text in element.attrib.items():
            local = name[name.find("}") + 1 :]
            words = local in saying and not (local in ("name", "anchor") and _OWN_BOOKMARKS.fullmatch(text))
            if not words and (local in _USUAL or not (" " in text.strip() or "@" in text or "\\" in text or ":/" in text)):
                continue
            if any(sign.isalpha() for sign in text) and text not in seen and element.tag not in _OF_FONTS:
                seen.add(text)
                document.found.passages.append(Passage(place, text))
                if _PATH.search(text):
                    document.notice(_NAMED_FILE, place)
    if part == "word/styles.xml":
        for style in root.iter(f"{W}style"):
            name = style.find(f"{W}name")
            if style.get(f"{W}customStyle") and name is not None:
                document.found.passages.append(Passage("names of styles", name.get(f"{W}val", "")))
