"""Lists of anything in groups. Long ones are split into pages, one for each group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from disclosure_log.log.headings import id_of
from disclosure_log.log.listings import LONG

T = TypeVar("T")
Key = Callable[[T], tuple[str, str]]
"""Gives the group that an item belongs to: (label, last part of its address)."""


@dataclass(frozen=True)
class Grouped(Generic[T]):
    """Items in their order, and their groups: sections of their page or, if there are many items,
    pages of their own."""

    label: str
    address: str
    items: Sequence[T]
    groups: Sequence[Grouped[T]] = ()

    @property
    def split(self) -> bool:
        return len(self.items) > LONG and bool(self.groups)

    def place_of(self, slug: str) -> str:
        """The address at which exactly the items of a group are listed. Raises ``KeyError`` if it
        has no such group."""
        group = self._by_slug[slug]
        return group.address if self.split else f"{self.address}#{id_of(group.label)}"

    def number_of(self, slug: str) -> int:
        """How many items a group has."""
        group = self._by_slug.get(slug)
        return len(group.items) if group else 0

    @property
    def pages(self) -> Iterator[Grouped[T]]:
        """Itself, and each of its groups that has a page of its own, and so on."""
        yield self
        for group in self.groups if self.split else ():
            yield from group.pages

    @cached_property
    def _by_slug(self) -> dict[str, Grouped[T]]:
        return {group.address.rstrip("/").rpartition("/")[2]: group for group in self.groups}


def grouped(label: str, address: str, items: Sequence[T], *keys: Key[T]) -> Grouped[T]:
    """The list of *items* at an *address*, grouped by the first of the *keys*. Each group is
    grouped by the next key, and so on."""
    found: dict[tuple[str, str], list[T]] = {}
    for item in items if keys else ():
        found.setdefault(keys[0](item), []).append(item)
    groups = [
        grouped(name, f"{address}{slug}/", members, *keys[1:])
        for (name, slug), members in found.items()
    ]
    return Grouped(label, address, items, groups)
