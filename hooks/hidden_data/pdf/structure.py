"""The tags of a PDF, by which a screen reader knows headings, lists and tables, and their order.

Tags are words from a list, and numbers. Texts beside the page (alternative text, bookmarks) are
said or shown to some readers and to nobody who looks at the page, so they stay only where the page
says the same: see :func:`.navigation.Navigation`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pikepdf

from .copy import Copy
from .objects import Name, Ref, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_TAGS = 250_000
MAX_DEPTH = 120
_KINDS = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct P H H1 H2 H3 H4 H5 H6 "
    "L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link "
    "Annot Figure Formula Form Aside Title FENote Sub Em Strong Ruby RB RT RP Warichu WT WP".split()
)
_TABLE = {"Scope": {"Row", "Column", "Both"}}
_LISTS = set(
    "None Disc Circle Square Decimal UpperRoman LowerRoman UpperAlpha LowerAlpha Unordered "
    "Ordered".split()
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-(?:[A-Za-z]{2}|\d{3}))?")
_TEXTS = {
    "/Alt": "description of a picture (alternative text)",
    "/ActualText": "text that stands for other text (ActualText)",
    "/E": "long form of a short word",
    "/T": "title of a tag",
}


def language(given: Any) -> bytes | None:
    """The name of a language, if it is one."""
    text = str(given) if isinstance(given, pikepdf.String) else ""
    return text.encode() if _LANGUAGE.fullmatch(text) else None


class Structure:
    """Writes the tree of tags anew."""

    def __init__(
        self, copy: Copy, pages: dict[tuple[int, int], Ref], links: dict[tuple[int, int], Ref]
    ) -> None:
        self.copy = copy
        self._pages = pages
        self._links = links
        self._keys: dict[Ref, int] = {}
        """The number in the tree of each page, drawing and link."""
        self._parents: dict[int, Any] = {}
        self._seen: set[tuple[int, int]] = set()
        self.described: list[tuple[dict[str, Value], str]] = []
        """Tags with the text that describes them."""
        self._roles: Any = pikepdf.Dictionary()
        self._count = 0

    def write(self, given: Any) -> Ref:
        roles = given.get("/RoleMap")
        if isinstance(roles, pikepdf.Dictionary):
            self._roles = roles
        for ref, marks in self.copy.marked.values():
            self._parents[self._key(ref)] = dict.fromkeys(marks.values(), None)
        root = self.copy.objects.reserve()
        inside = list(self._inside(given.get("/K"), root, None, 0))
        rows: list[Value] = []
        for key, parents in sorted(self._parents.items()):
            if isinstance(parents, dict):
                rows += [
                    key,
                    self.copy.objects.add(
                        [parents.get(at) for at in range(max(parents, default=-1) + 1)]
                    ),
                ]
            else:
                rows += [key, parents]
        tree = self.copy.objects.add({"Nums": rows})
        entries: dict[str, Value] = {"Type": Name("StructTreeRoot"), "K": inside}
        entries |= {"ParentTree": tree, "ParentTreeNextKey": len(self._keys)}
        self.copy.objects.put(root, entries)
        return root

    def _key(self, ref: Ref) -> int:
        if ref not in self._keys:
            self._keys[ref] = len(self._keys)
            holder: Any = self.copy.objects[ref]
            entries: Any = getattr(holder, "entries", holder)
            link = entries.get("Subtype") == "Link"
            entries["StructParent" if link else "StructParents"] = self._keys[ref]
        return self._keys[ref]

    def _inside(self, given: Any, parent: Ref, page: Any, depth: int) -> Iterator[Value]:
        for each in given if isinstance(given, pikepdf.Array) else [given]:
            if isinstance(each, int) and not isinstance(each, bool):
                yield from self._part(each, page, None, parent)
            elif not isinstance(each, pikepdf.Dictionary):
                continue
            elif each.get("/Type") == pikepdf.Name.MCR or "/MCID" in each:
                number = each.get("/MCID")
                if isinstance(number, int):
                    yield from self._part(number, each.get("/Pg", page), each.get("/Stm"), parent)
            elif each.get("/Type") == pikepdf.Name.OBJR or "/Obj" in each:
                thing = each.get("/Obj")
                ref = (
                    self._links.get(thing.objgen) if isinstance(thing, pikepdf.Dictionary) else None
                )
                if ref is not None and ref not in self._keys:
                    self._parents[self._key(ref)] = parent
                    yield {"Type": Name("OBJR"), "Obj": ref}
            elif depth < MAX_DEPTH:
                yield from self._tag(each, parent, page, depth)

    def _part(self, number: int, page: Any, drawing: Any, parent: Ref) -> Iterator[Value]:
        """A marked part of a page or of a drawing on it, which belongs to one tag only."""
        holder = drawing if isinstance(drawing, pikepdf.Stream) else page
        known = self.copy.marked.get(holder.objgen) if isinstance(holder, pikepdf.Object) else None
        if known is None or number not in known[1] or not isinstance(page, pikepdf.Dictionary):
            return
        ref, marks = known
        parents = self._parents[self._key(ref)]
        assert isinstance(parents, dict)
        if parents.get(marks[number]) is not None or page.objgen not in self._pages:
            return
        parents[marks[number]] = parent
        entries: dict[str, Value] = {"Type": Name("MCR"), "Pg": self._pages[page.objgen]}
        entries["MCID"] = marks[number]
        if holder is drawing:
            entries["Stm"] = ref
        yield entries

    def _tag(self, given: Any, parent: Ref, page: Any, depth: int) -> Iterator[Ref]:
        if given.is_indirect:
            if given.objgen in self._seen:
                return
            self._seen.add(given.objgen)
        self._count += 1
        if self._count > MAX_TAGS:
            raise self.copy.too_much()
        kind = str(given.get("/S", "/NonStruct"))
        for _ in range(10):
            if kind[1:] in _KINDS or kind not in self._roles:
                break
            kind = str(self._roles[kind])
        entries: dict[str, Value] = {
            "S": Name(kind[1:] if kind[1:] in _KINDS else "NonStruct"),
            "P": parent,
        }
        for key, what in _TEXTS.items():
            if isinstance(given.get(key), pikepdf.String) and str(given[key]).strip():
                if key == "/Alt":
                    self.described.append((entries, str(given[key])))
                else:
                    self.copy.left[what] += 1
        if (spoken := language(given.get("/Lang"))) is not None:
            entries["Lang"] = spoken
        if attributes := _attributes(given.get("/A")):
            entries["A"] = attributes
        ref = self.copy.objects.add(entries)
        inside = list(self._inside(given.get("/K"), ref, given.get("/Pg", page), depth + 1))
        if inside:
            entries["K"] = inside
        yield ref


def _attributes(given: Any) -> list[Value]:
    """How many rows and columns a cell takes, what it is the head of, and how a list is
    numbered."""
    kept: list[Value] = []
    for each in given if isinstance(given, pikepdf.Array) else [given]:
        if not isinstance(each, pikepdf.Dictionary):
            continue
        own: dict[str, Value] = {}
        if each.get("/O") == pikepdf.Name.Table:
            for key in ("RowSpan", "ColSpan"):
                span = each.get(f"/{key}")
                if isinstance(span, int) and 1 < span < 1_000:
                    own[key] = span
            if str(each.get("/Scope", ""))[1:] in _TABLE["Scope"]:
                own["Scope"] = Name(str(each.Scope)[1:])
            own |= {"O": Name("Table")} if own else {}
        elif (
            each.get("/O") == pikepdf.Name.List
            and str(each.get("/ListNumbering", ""))[1:] in _LISTS
        ):
            own = {"O": Name("List"), "ListNumbering": Name(str(each.ListNumbering)[1:])}
        if own:
            kept.append(own)
    return kept
