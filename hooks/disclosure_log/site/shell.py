"""A page of the theme with holes, for the pages made from records.

A publisher lays the theme around a page. For most pages it would do the same thing thousands of
times: only their texts differ. So it lays the theme once around :data:`HOLES`, for each
:class:`Shape` of a page, and what it made is filled.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from disclosure_log.site.page import Page

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Private characters, which mean nothing to a template and stand in no text that is checked."""
HEADING = "<h1"
"""What a template looks for in the content of a page, which has one such heading."""
_HOLE = re.compile(f"{_OPEN}([a-z0-9-]+){_CLOSE}")


def hole(name: str) -> str:
    """What stands in a shell for the text called *name*."""
    return f"{_OPEN}{name}{_CLOSE}"


@dataclass(frozen=True)
class Shape:
    """Everything that makes the theme around one page differ from that around another, but for
    texts."""

    part: str
    """The first folder of its address, which the navigation may show."""
    depth: int
    """How many folders its address has."""
    hides_outline: bool
    redirects: bool
    keeps_place: bool
    sections: int
    """How many sections its outline has."""

    @staticmethod
    def of(page: Page) -> Shape:
        return Shape(
            page.address.split("/")[0],
            page.address.count("/"),
            not page.outline,
            page.redirect is not None,
            page.keeps_place,
            len(page.sections),
        )

    @property
    def address(self) -> str:
        """The address of a page of this shape."""
        return "/".join([self.part, *["0"] * (self.depth - 1)]) + "/"


class Shells:
    """Finishes pages, with one shell for each shape of a page."""

    def __init__(self, make: Callable[[Shape], str], site: str) -> None:
        """*make* lays the theme around the holes of a shape, and *site* is the address of the
        site."""
        self._pieces = lru_cache(maxsize=None)(lambda shape: _HOLE.split(make(shape)))
        self._site = site

    @property
    def example(self) -> str:
        """What the theme lays around an entry, by which it is known again."""
        shape = Shape("disclosures", 3, False, False, False, 2)
        return "".join(self._pieces(shape))

    def finished(self, page: Page) -> str:
        """The *page* as a browser gets it."""
        above, _, content = page.body.strip().partition(HEADING)
        texts = {
            "above": above,
            "content": content,
            "title": page.escaped_title,
            "description": page.escaped_description,
            "canonical": self._site + page.address,
            "redirect": page.redirect or "",
        }
        for number, (id, words) in enumerate(page.sections):
            texts |= {f"id-{number}": id, f"words-{number}": words}
        pieces = list(self._pieces(Shape.of(page)))
        pieces[1::2] = [texts[name] for name in pieces[1::2]]
        return "".join(pieces)
