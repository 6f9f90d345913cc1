"""Content controls of a Word document that show what another part of it keeps."""

from __future__ import annotations

import re

from lxml import etree

from .names import W
from .parts import Parts
from .styles import attributes

_STEP = re.compile(r"/(?:[\w.-]+:)?([\w.-]+)(?:\[(\d{1,4})\])?")
_PROPERTIES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "docProps/core.xml",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "docProps/app.xml",
}
"""The properties of a document, by the name under which controls ask for them."""


def outdated(parts: Parts, control: etree._Element) -> bool:
    """Whether a control for plain text or for a choice holds other words than those Word puts into
    it when it opens the document."""
    properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    if properties is None or content is None:
        return False
    lists = list(properties.iterchildren(f"{W}comboBox", f"{W}dropDownList"))
    if properties.find(f"{W}text") is None and not lists:
        return False
    given = attributes(properties.find(f"{W}dataBinding"))
    kept = _kept(parts, given.get("storeItemID", "").upper(), given.get("xpath", ""))
    held = "".join(text.text or "" for text in content.iter(f"{W}t"))
    if kept is None:
        return False
    entries = [attributes(one) for each in lists for one in each.iterchildren(f"{W}listItem")]
    shown = [one.get("displayText", kept) for one in entries if one.get("value") == kept]
    return "".join(held.split()) not in {"".join(text.split()) for text in (kept, *shown)}


def _kept(parts: Parts, store: str, path: str) -> str | None:
    """What a part keeps at a place; ``None`` when that is not found."""
    element = _root(parts, store) if store and path else None
    if element is None or _STEP.sub("", path):
        return None
    holder = etree.Element("root")
    holder.append(element)
    for name, place in _STEP.findall(path):
        fitting = list(holder.iterchildren(f"{{*}}{name}"))
        if not 0 < int(place or "1") <= len(fitting):
            return None
        holder = fitting[int(place or "1") - 1]
    return holder.text or ""


def _root(parts: Parts, store: str) -> etree._Element | None:
    package = parts.package
    if store in _PROPERTIES:
        name = _PROPERTIES[store]
        return package.xml(name) if name in package.names else None
    for name in package.names:
        if re.fullmatch(r"customXml/item\d+\.xml", name):
            for relation in package.relations(name):
                about = package.xml(relation.target) if relation.target in package.names else None
                if about is not None and attributes(about).get("itemID", "").upper() == store:
                    return package.xml(name)
    return None
