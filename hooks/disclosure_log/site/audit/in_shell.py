"""What is found in pages that lie in a shell of the theme. The shell is looked at once, and of each
page only its own part, if that cannot change what the shell around it means."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from disclosure_log.site.audit.facts import PageFacts
from disclosure_log.site.audit.links import reader_of_links
from disclosure_log.site.audit.page import CONTENT, LINKS, Seen, look_at, parsed, unstyled
from disclosure_log.site.shell import Finished, Shape, Shells

_WORDS = re.compile(r"[^<>\"\n]*")
_ADDRESS = re.compile(r"(?:https://[^\s<>\"']+)?")
_ID = re.compile("[a-z0-9-]+")
_DATA = re.compile(r"[^<>\n]*")
"""What the texts of a shell are, so that each stays in its place."""
_SAMPLE = "https://sample.example/"
_AROUND = {"html", "body", "div", "main"}
"""Nothing that stands in one of these can end it, unless it says so."""
_END = "end-of-the-own-part"

_Places = list[tuple[str, int]]
"""Addresses of links, each with its line."""


@dataclass(frozen=True)
class _Around:
    """What a shell holds, which is in order by itself."""

    ids: tuple[str, ...]
    """Before the page's own part."""
    ids_behind: tuple[str, ...]
    links: _Places
    links_behind: _Places
    """Their lines are counted from the end of the own part."""


class Looks:
    """Looks at pages in *shells*, and finds what :func:`look_at` finds."""

    def __init__(self, shells: Shells, own: frozenset[str], home: str) -> None:
        """*own* and *home* are those of :func:`look_at`."""
        self._shells, self._own, self._home = shells, own, home
        self._around = lru_cache(maxsize=None)(self._look_at_shell)

    def look_at(self, path: str, page: Finished) -> PageFacts:
        """The facts of the *page* at a *path*."""
        return self._in_shell(path, page) or look_at(path, page.text, self._own, self._home)

    def _in_shell(self, path: str, page: Finished) -> PageFacts | None:
        """The facts of a page in which nothing is wrong; ``None`` if it has to be looked at as a
        whole."""
        around = self._around(page.shape) if _fit(page.shape, page.texts) else None
        elements = _elements(page.own) if around else None
        if not around or elements is None:
            return None
        leads_to = reader_of_links(path, self._home)
        own = Seen()
        own.look_at(elements, leads_to)
        if own.faults or not own.ids.keys().isdisjoint((*around.ids, *around.ids_behind)):
            return None
        seen = Seen(ids=dict.fromkeys((*around.ids, *own.ids, *around.ids_behind)), rows=own.rows)
        first = page.before.count("\n")
        last = first + page.own.count("\n")
        for link, line in (
            *((leads_to(_real(link, page.texts)), line) for link, line in around.links),
            *((link, first + line) for link, line in own.links.items()),
            *((leads_to(_real(link, page.texts)), last + at) for link, at in around.links_behind),
        ):
            if link:
                seen.links.setdefault(link, line)
        if seen.has_own_styles and any(unstyled(own.looks)):
            return None
        facts = seen.facts(path)
        return None if facts.faults else facts

    def _look_at_shell(self, shape: Shape) -> _Around | None:
        """What the shell of a *shape* holds; ``None`` if a sample page in it is not in order."""
        ids = [_sample_id(number) for number in range(shape.sections)]
        texts = {"title": "-", "description": "-", "canonical": _SAMPLE, "linked-data": "{}"}
        for number, id in enumerate(ids):
            texts |= {f"id-{number}": id, f"words-{number}": "-"}
        own = '<h1 id="page-title">-</h1>' + "".join(f'<h2 id="{id}">-</h2>' for id in ids)
        page = self._shells.filled(shape, texts, own)
        path = f"{shape.address}index.html"
        if look_at(path, page.text, self._own, self._home).faults:
            return None
        elements = list(parsed(page.text).iter("*"))
        start = next(n for n, each in enumerate(elements) if each.tag == "h1")
        before, behind = elements[:start], elements[start + 1 + shape.sections :]
        if not _AROUND.issuperset(each.tag for each in elements[start].getparent().iterancestors()):
            return None
        leads_to = reader_of_links(path, self._home)
        lines = page.before.count("\n")
        seen, seen_behind = Seen(), Seen()
        seen.look_at(before, leads_to)
        seen_behind.look_at(behind, leads_to)
        if seen.rows or seen_behind.rows:
            return None
        return _Around(
            tuple(seen.ids), tuple(seen_behind.ids), _links(before, 0), _links(behind, lines)
        )


def _links(elements: Iterable[Any], lines: int) -> _Places:
    """The addresses to which some *elements* lead, each once."""
    found: dict[str, int] = {}
    for each in elements:
        address = each.get("href") or each.get("src") or ""
        if each.tag in LINKS and not address.startswith("https:"):
            found.setdefault(address, (each.sourceline or 1) - lines)
    return list(found.items())


def _sample_id(number: int) -> str:
    return f"section-of-a-sample-{number}"


def _real(address: str, texts: Mapping[str, str]) -> str:
    """The *address* in a page with these *texts*, for one in the sample."""
    if not address.startswith("#section-of-a-sample-"):
        return address
    return f"#{texts['id-' + address.rpartition('-')[2]]}"


def _fit(shape: Shape, texts: Mapping[str, str]) -> bool:
    """Whether *texts* stay in their places in a shell, as those of a sample do."""
    forms = {"canonical": _ADDRESS, "id": _ID, "linked": _DATA}
    return (
        not (shape.redirects or shape.has_feed)
        and all(
            forms.get(name.partition("-")[0], _WORDS).fullmatch(text)
            for name, text in texts.items()
        )
        and _is_json(texts["linked-data"] or "{}")
    )


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _elements(own: str) -> list[Any] | None:
    """The elements of a page's *own* part, which is a whole by itself and may stand in a text;
    ``None`` if it is not."""
    if "<script" in own.lower():
        return None
    tree = parsed(f'<html><body><article>{own}<i id="{_END}"></i></article></body></html>')
    if [each.tag for each in tree] != ["body"] or [each.tag for each in tree[0]] != ["article"]:
        return None
    article = tree[0][0]
    if not len(article) or article[-1].get("id") != _END:
        return None
    *elements, end = article.iterdescendants("*")
    tags = [each.tag for each in elements]
    whole = end is article[-1] and CONTENT.issuperset(tags) and tags.count("h1") == 1
    return elements if whole else None
