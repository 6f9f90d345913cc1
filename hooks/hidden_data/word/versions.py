"""Several versions of the same in a Word document, of which a program shows one."""

from __future__ import annotations

from lxml import etree

from .names import MC, WP

_UNDERSTOOD = ("/word/2010/wordprocessing", "/word/2010/wordml", "/word/2012/wordml")
"""How newer ways of drawing and writing that are understood here are called, in part."""


def branch(alternate: etree._Element) -> etree._Element | None:
    """The one of several versions that is shown: the first in a way of drawing that is known."""
    for choice in alternate.iterchildren(f"{MC}Choice"):
        spaces = [choice.nsmap.get(prefix, "") for prefix in choice.get("Requires", "").split()]
        if spaces and all(any(name in space for name in _UNDERSTOOD) for space in spaces):
            return choice
    return next(alternate.iterchildren(f"{MC}Fallback"), None)


def settled(root: etree._Element) -> etree._Element:
    """A part in which formatting, and the place of a drawing, has the one version that is shown."""
    for alternate in list(root.iter(f"{MC}AlternateContent")):
        parent = alternate.getparent()
        if parent is None or not (parent.tag.endswith("Pr") or parent.tag == f"{WP}anchor"):
            continue
        shown = branch(alternate)
        for element in list(shown) if shown is not None else ():
            alternate.addprevious(element)
        parent.remove(alternate)
    return root
