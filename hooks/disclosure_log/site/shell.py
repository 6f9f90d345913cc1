"""A page of the theme with holes, for the pages made from records.

A publisher lays the theme around a page. For most pages it would do the same thing thousands of
times: only their texts differ. So it lays the theme once around :data:`HOLES`, for each
:class:`Shape` of a page, and what it made is filled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

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
    has_feed: bool
    described: bool
    """Whether it says what it is in linked data."""
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
            page.feed is not None,
            page.linked_data is not None,
            len(page.sections),
        )

    @property
    def address(self) -> str:
        """The address of a page of this shape."""
        return "/".join([self.part, *["0"] * (self.depth - 1)]) + "/"


@dataclass(frozen=True)
class Finished:
    """A page as a browser gets it: its own part, and what the theme lays around it."""

    shape: Shape
    texts: Mapping[str, str]
    """What stands in the holes of the shell, by their names."""
    before: str
    own: str
    after: str

    @property
    def text(self) -> str:
        return f"{self.before}{self.own}{self.after}"


class Shells:
    """Finishes pages, with one shell for each shape of a page."""

    def __init__(self, make: Callable[[Shape], str], site: str) -> None:
        """*make* lays the theme around the holes of a shape, and *site* is the address of the
        site."""
        self._pieces = lru_cache(maxsize=None)(lambda shape: _pieces(make(shape)))
        self._site = site

    @property
    def example(self) -> str:
        """What the theme lays around an entry, by which it is known again."""
        shape = Shape("disclosures", 3, False, False, False, False, True, 2)
        return "".join(chain.from_iterable(self._pieces(shape)))

    def finished(self, page: Page) -> Finished:
        """The *page* as a browser gets it."""
        texts = {
            "title": page.escaped_title,
            "description": page.escaped_description,
            "canonical": self._site + page.address,
            "redirect": page.redirect or "",
            "feed": page.own_feed,
            "linked-data": page.escaped_linked_data,
        }
        for number, (id, words) in enumerate(page.sections):
            texts |= {f"id-{number}": id, f"words-{number}": words}
        above, _, content = page.body.strip().partition(HEADING)
        return self.filled(Shape.of(page), texts, f"{above}{HEADING}{content}")

    def filled(self, shape: Shape, texts: Mapping[str, str], own: str) -> Finished:
        """The shell of a *shape* around a page's *own* part, with *texts* for its holes."""
        before, after = (_filled(pieces, texts) for pieces in self._pieces(shape))
        return Finished(shape, texts, before, own, after)


def _pieces(shell: str) -> tuple[list[str], list[str]]:
    """What stands before and behind the part of a page's own: texts, with a name of a hole between
    two of them."""
    before, _, after = shell.partition(f"{hole('above')}{HEADING}{hole('content')}")
    return _HOLE.split(before), _HOLE.split(after)


def _filled(pieces: Sequence[str], texts: Mapping[str, str]) -> str:
    filled = list(pieces)
    filled[1::2] = [texts[name] for name in pieces[1::2]]
    return "".join(filled)
