"""What a Word document carries along and no page shows: counted, in words, and left behind."""

from __future__ import annotations

import re

from .names import W
from .story import Document

_PROPERTY = "property (author, company and the like)"
_PARTS = {
    "custom XML data": r"customXml/item\d*\.xml",
    "embedded file": r".*/(embeddings|activeX)/.*",
    "figures behind a chart": r".*/charts/chart[^/]*\.xml",
    "texts behind a diagram": r".*/diagrams/data[^/]*\.xml",
    "embedded font": r".*/fonts/.*",
    "building blocks": r".*/glossary/document\.xml",
    "recipients of a mail merge": r".*/recipientData\.xml",
    "small picture of its first page": r"docProps/thumbnail\..*",
    "macro": r".*vbaProject\.bin",
}
_ELEMENTS = {
    _PROPERTY: r"docProps/(core|app|custom)\.xml|.*\.psmdcp",
    "comment": r".*/comments\d*\.xml",
    "person who commented": r".*/people\d*\.xml",
}
"""Parts of which every element counts that says something."""
_SETTINGS = {
    "variable": "docVar",
    "settings of a mail merge": "mailMerge",
    "template": "attachedTemplate",
    "protection against changes": "documentProtection",
}


def count_left(document: Document) -> None:
    """Count what is left behind of a whole document, beside what was met in reading its text."""
    parts = document.parts
    names = parts.package.names
    for what, pattern in _PARTS.items():
        document.left(what, sum(bool(re.fullmatch(pattern, name)) for name in names))
    for what, pattern in _ELEMENTS.items():
        for name in (name for name in names if re.fullmatch(pattern, name)):
            root = parts.package.xml(name)
            said = (
                root
                if what != _PROPERTY
                else [e for e in root.iter("{*}*") if (e.text or "").strip()]
            )
            document.left(what, len(said))
    for what, name in _SETTINGS.items():
        document.left(what, len(parts.settings(name)))
    main = parts.main
    changes = sum(str(element.tag).endswith("Change") for element in main.iter(f"{W}*"))
    document.left("note of earlier formatting", changes)
    document.left("bookmark", sum(1 for _ in main.iter(f"{W}bookmarkStart")))
    shown = {view.part for view in document.pictures}
    unseen = [name for name in names if "/media/" in name and name not in shown]
    document.left("picture that no page shows", len(unseen))
