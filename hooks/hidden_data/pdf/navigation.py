"""Links, bookmarks and the numbers of pages: how a reader gets about in a PDF."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pikepdf

from .copy import Copy
from .functions import Unknown, numbers
from .objects import Name, Ref, Value

WEB = re.compile(r"(?:https?://|mailto:)[!-~]{1,2000}", re.IGNORECASE)
MAX_BOOKMARKS = 20_000
_FITS = {"Fit": 0, "FitB": 0, "FitH": 1, "FitBH": 1, "FitV": 1, "FitBV": 1, "FitR": 4, "XYZ": 3}
_NUMBERING = {"D", "R", "r", "A", "a"}


class Navigation:
    """Where links and bookmarks lead, as places on pages."""

    def __init__(self, copy: Copy, pages: dict[tuple[int, int], Ref]) -> None:
        self.copy = copy
        self._pages = pages
        self._root = copy.pdf.Root
        self._named = self._named_places()

    def _named_places(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        seen: set[object] = set()
        listed: Any = self._root.get("/Dests")
        if isinstance(listed, pikepdf.Dictionary):
            found.update({str(name): place for name, place in listed.items()})
        names: Any = self._root.get("/Names", pikepdf.Dictionary())
        waiting = [names.get("/Dests")]
        while waiting and len(seen) < 100_000:
            node = waiting.pop()
            if not isinstance(node, pikepdf.Dictionary) or (
                node.is_indirect and node.objgen in seen
            ):
                continue
            seen.add(node.objgen if node.is_indirect else len(seen))
            waiting += list(node.get("/Kids", []))
            pairs = list(node.get("/Names", []))
            found.update(
                {str(name): place for name, place in zip(pairs[::2], pairs[1::2], strict=False)}
            )
        return found

    def place(self, given: Any) -> list[Value] | None:
        """A place on a page that is copied, however the original says it."""
        for _ in range(3):
            if isinstance(given, pikepdf.Dictionary):
                given = given.get("/D")
            elif isinstance(given, pikepdf.String | pikepdf.Name):
                given = self._named.get(str(given))
        if not isinstance(given, pikepdf.Array) or not len(given):
            return None
        page, *how = list(given)
        if not isinstance(page, pikepdf.Dictionary) or page.objgen not in self._pages:
            return None
        kind = str(how[0])[1:] if how else "Fit"
        if kind not in _FITS:
            return [self._pages[page.objgen], Name("Fit")]
        rest: list[Value] = []
        for value in how[1 : 1 + _FITS[kind]]:
            plain = value is None or isinstance(value, pikepdf.Object | bool)
            rest.append(None if plain else float(value))
        return [self._pages[page.objgen], Name(kind), *rest]

    def link(self, given: Any) -> Ref | None:
        """A link to the web, to a mailbox or to a page; nothing for any other."""
        entries: dict[str, Value] = {"Type": Name("Annot"), "Subtype": Name("Link")}
        action = given.get("/A")
        if isinstance(action, pikepdf.Dictionary) and action.get("/S") == pikepdf.Name.URI:
            address = str(action.get("/URI", "")).strip()
            if not WEB.fullmatch(address) or re.match(r"https?://[^/?#]*@", address, re.IGNORECASE):
                return None
            if address.lower().startswith("mailto:"):
                # The text of a letter that someone else is to send.
                address = address.partition("?")[0]
            entries["A"] = {"S": Name("URI"), "URI": address.encode("ascii")}
        else:
            goes = isinstance(action, pikepdf.Dictionary) and action.get("/S") == pikepdf.Name.GoTo
            place = self.place(action.get("/D") if goes else given.get("/Dest"))
            if place is None:
                return None
            entries["Dest"] = place
        try:
            entries["Rect"] = numbers(given.Rect, 4)
            entries["Border"] = [0, 0, _border(given)]
            if "/QuadPoints" in given and len(given.QuadPoints) % 8 == 0:
                entries["QuadPoints"] = numbers(given.QuadPoints, 800)
        except (Unknown, AttributeError):
            return None
        entries["F"] = 4
        return self.copy.objects.add(entries)

    def numbers_of_pages(self) -> dict[str, Value] | None:
        """How pages are numbered; words before a number go."""
        listed = self._root.get("/PageLabels")
        found: dict[int, dict[str, Value]] = {}
        waiting = [listed]
        for _ in range(10_000):
            if not waiting:
                break
            node = waiting.pop()
            if not isinstance(node, pikepdf.Dictionary):
                continue
            waiting += list(node.get("/Kids", []))
            rows = list(node.get("/Nums", []))
            for page, label in zip(rows[::2], rows[1::2], strict=False):
                if (
                    isinstance(page, int)
                    and 0 <= page < len(self._pages)
                    and isinstance(label, pikepdf.Dictionary)
                ):
                    own: dict[str, Value] = {}
                    if str(label.get("/S", ""))[1:] in _NUMBERING:
                        own["S"] = Name(str(label.S)[1:])
                    if isinstance(label.get("/St"), int) and 0 < label.St < 100_000:
                        own["St"] = int(label.St)
                    if "/P" in label:
                        self.copy.left["words before the number of a page"] += 1
                    found[page] = own
        if 0 not in found or not any(found.values()):
            return None
        return {"Nums": [part for page, label in sorted(found.items()) for part in (page, label)]}

    def bookmarks(self, words: str) -> Ref | None:
        """The bookmarks that say what some page says; *words* are the letters of all pages."""
        root = self.copy.objects.reserve()
        seen: set[tuple[int, int]] = set()
        first, last, count = self._bookmarks(self._root.get("/Outlines"), root, words, seen, 0)
        if first is None or last is None:
            return None
        self.copy.objects.put(
            root, {"Type": Name("Outlines"), "First": first, "Last": last, "Count": count}
        )
        return root

    def _bookmarks(
        self, parent: Any, above: Ref, words: str, seen: set[tuple[int, int]], depth: int
    ) -> tuple[Ref | None, Ref | None, int]:
        kept: list[tuple[Ref, dict[str, Value]]] = []
        total = 0
        given: Any = parent.get("/First") if isinstance(parent, pikepdf.Dictionary) else None
        while isinstance(given, pikepdf.Dictionary) and given.objgen not in seen and depth < 30:
            if len(seen) > MAX_BOOKMARKS:
                raise self.copy.too_much()
            seen.add(given.objgen)
            title = str(given.get("/Title", ""))
            action: Any = given.get("/A")
            goes = isinstance(action, pikepdf.Dictionary) and action.get("/S") == pikepdf.Name.GoTo
            place = self.place(action.get("/D") if goes else given.get("/Dest"))
            if place is None or not is_said(title, words):
                self.copy.left["bookmark"] += 1
            else:
                entries: dict[str, Value] = {
                    "Title": encoded(title),
                    "Parent": above,
                    "Dest": place,
                }
                ref = self.copy.objects.add(entries)
                first, last, inside = self._bookmarks(given, ref, words, seen, depth + 1)
                if first is not None:
                    opened = int(given.get("/Count", 0)) > 0
                    entries |= {
                        "First": first,
                        "Last": last,
                        "Count": inside if opened else -inside,
                    }
                    total += inside if opened else 0
                kept.append((ref, entries))
            given = given.get("/Next")
        for (before, one), (after, other) in pairwise(kept):
            one["Next"], other["Prev"] = after, before
        return (kept[0][0], kept[-1][0], total + len(kept)) if kept else (None, None, 0)


def _border(given: Any) -> Value:
    border = given.get("/Border")
    style = given.get("/BS")
    if isinstance(style, pikepdf.Dictionary):
        width = style.get("/W", 1)
    else:
        width = border[2] if isinstance(border, pikepdf.Array) and len(border) > 2 else 1
    return min(max(float(width), 0.0), 10.0)


def is_said(text: str, words: str) -> bool:
    """Whether a page says a text, whatever stands between its words."""
    plain = letters(text)
    return bool(plain) and plain in words


def letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def encoded(text: str) -> bytes:
    """A text as it stands in a file."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return (
        plain.encode("ascii")
        if plain.isascii()
        else b"\xfe\xff" + plain.encode("utf-16-be", "replace")
    )
