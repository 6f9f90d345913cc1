"""What the audit has to know of a page once it has looked at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from sys import intern
from typing import Any


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What was found in a page, and what can be judged only when all pages are known."""

    faults: tuple[tuple[int, str, str], ...] = ()
    """(line, code, message) of what is wrong with the page by itself."""
    ids: tuple[str, ...] = ()
    """The places that a link can lead to."""
    links: tuple[str, ...] = ()
    """Where its links lead in the site, each once, as ``reader_of_links`` gives it."""
    lines: tuple[int, ...] = ()
    """The line of the first of each of the *links*."""
    rows: tuple[str, ...] = ()
    """The addresses of the entries that its lists show."""

    def __post_init__(self) -> None:
        # Most pages share most of their links and ids, which need be kept only once.
        for name in ("ids", "links", "rows"):
            object.__setattr__(self, name, tuple(map(intern, getattr(self, name))))

    def __reduce__(self) -> tuple[Any, ...]:
        return PageFacts, tuple(self.plain())

    def plain(self) -> list[Any]:
        """Its fields in order, for JSON and for another process."""
        return [getattr(self, field.name) for field in fields(self)]

    @staticmethod
    def of_plain(values: Iterable[Any]) -> PageFacts:
        """The facts whose ``plain`` fields came back from JSON."""
        faults, *others = values
        return PageFacts(tuple(map(tuple, faults)), *map(tuple, others))
