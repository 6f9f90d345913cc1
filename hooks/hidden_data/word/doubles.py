"""Where a Word document says a thing twice and differently, so that programs may differ in what
they show."""

from __future__ import annotations

from lxml import etree

from hidden_data.package import Package

from .names import W

_ONCE = frozenset(
    W + name
    for name in """
    body docDefaults rPrDefault pPrDefault rPr pPr tblPr tcPr trPr sdtPr sdtContent pStyle rStyle
    tblStyle basedOn b i strike dstrike vertAlign rFonts color shd highlight sz szCs cs rtl w
    spacing position caps smallCaps fitText ind framePr outlineLvl numPr numId ilvl abstractNumId
    numFmt lvlText start lvlRestart isLgl styleLink numStyleLink hidden trHeight tblLayout tblInd
    tblpPr tcW gridSpan vMerge hMerge titlePg pgSz pgMar clrSchemeMapping background
    displayBackgroundShape evenAndOddHeaders txbxContent textbox
    """.split()
)
"""What an element has one of. Hidden text that is said to be shown as well stays hidden."""
_KINDS = frozenset("styles settings theme numbering footnotes endnotes fontTable".split())
"""The parts of which a document has one."""


def differs(one: etree._Element, other: etree._Element) -> bool:
    """Whether two elements that ought to be one are not the same."""
    return one is not other and _plain(one) != _plain(other)


def _plain(element: etree._Element) -> bytes:
    return etree.tostring(element, method="c14n", with_tail=False)


def says_twice(root: etree._Element) -> bool:
    """Whether an element of a part has two children of which it ought to have one."""
    for parent in root.iter(f"{W}*"):
        seen: dict[str, etree._Element] = {}
        for child in parent:
            if child.tag in _ONCE and differs(seen.setdefault(child.tag, child), child):
                return True
    return False


def refers_twice(package: Package, main: str) -> bool:
    """Whether one id stands for two parts, or a document has two parts of a kind."""
    for owner in ("", *package.names):
        ids = [relation.id for relation in package.relations(owner)]
        if len(set(ids)) < len(ids):
            return True
    for owner, kinds in (("", frozenset(("officeDocument",))), (main, _KINDS)):
        targets = {(one.kind, one.target) for one in package.relations(owner) if one.kind in kinds}
        if len({kind for kind, _ in targets}) < len(targets):
            return True
    return False
