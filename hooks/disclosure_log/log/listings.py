"""Long lists made short without a script: by month or year, and by outcome, each part with an
address of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from disclosure_log.law.calendar import in_words
from disclosure_log.log.entry import Entry

LONG = 100
"""Entries a list may have before its parts get pages of their own."""

Key = Callable[[Entry], tuple[str, str]]
"""What part of a list an entry belongs to: (what the part is called, how its address ends)."""


def by_month(entry: Entry) -> tuple[str, str]:
    return in_words(entry.record.responded).split(" ", 1)[1], f"month-{entry.record.responded:%m}"


def by_year(entry: Entry) -> tuple[str, str]:
    return str(entry.year), str(entry.year)


def by_outcome(entry: Entry) -> tuple[str, str]:
    return entry.outcome.label, f"outcome-{entry.outcome.id}"


@dataclass(frozen=True)
class Listing:
    """A list of entries, newest first, and the shorter lists in it."""

    label: str
    address: str
    entries: list[Entry]
    groups: list[Listing]
    """Its months or years: parts of its page, or pages of their own when it is split."""
    outcomes: list[Listing]
    """Its entries by outcome, when it is split and there is more than one."""

    @property
    def split(self) -> bool:
        return len(self.entries) > LONG and bool(self.groups)

    @property
    def narrower(self) -> list[Listing]:
        """The lists it leads to."""
        return [*self.groups, *self.outcomes] if self.split else []

    @property
    def pages_of_outcomes(self) -> dict[str, str]:
        """By the id of an outcome: the address of its entries."""
        return {part.entries[0].outcome.id: part.address for part in self.outcomes}


def listing(
    label: str, address: str, entries: list[Entry], keys: tuple[Key, ...], *, outcomes: bool = True
) -> Listing:
    """The list of *entries* at an *address*, divided by the first of the *keys*, its parts by the
    next, and so on."""
    groups = [
        listing(*part, keys[1:], outcomes=outcomes) for part in _parts(address, entries, keys[:1])
    ]
    narrowed = [
        listing(*part, keys, outcomes=False)
        for part in _parts(
            address, entries, (by_outcome,) if outcomes and len(entries) > LONG and groups else ()
        )
    ]
    return Listing(label, address, entries, groups, narrowed if len(narrowed) > 1 else [])


def _parts(
    address: str, entries: Iterable[Entry], keys: tuple[Key, ...]
) -> Iterator[tuple[str, str, list[Entry]]]:
    for key in keys:
        found: dict[tuple[str, str], list[Entry]] = {}
        for entry in entries:
            found.setdefault(key(entry), []).append(entry)
        yield from (
            (label, f"{address}{slug}/", members) for (label, slug), members in found.items()
        )
