"""Lists of entries. Long ones are split into pages by month, year and outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from disclosure_log.law.calendar import in_words
from disclosure_log.log.entry import Entry
from disclosure_log.log.headings import id_of

LONG = 100
"""The most entries that a list can have on one page."""

Key = Callable[[Entry], tuple[str, str]]
"""Gives the part of a list that an entry belongs to: (label, last part of its address)."""


def by_month(entry: Entry) -> tuple[str, str]:
    return in_words(entry.record.responded).split(" ", 1)[1], f"month-{entry.record.responded:%m}"


def by_year(entry: Entry) -> tuple[str, str]:
    return str(entry.year), str(entry.year)


def by_outcome(entry: Entry) -> tuple[str, str]:
    return entry.outcome.label, f"outcome-{entry.outcome.id}"


@dataclass(frozen=True)
class Listing:
    """A list of entries, newest first, and its parts."""

    label: str
    address: str
    entries: list[Entry]
    groups: list[Listing]
    """Its months or years: sections of its page or, if it is split, separate pages."""
    outcomes: list[Listing]
    """Its entries by outcome, if it is split and has more than one outcome."""

    @property
    def split(self) -> bool:
        return len(self.entries) > LONG and bool(self.groups)

    @property
    def narrower(self) -> list[Listing]:
        """The lists that its page links to."""
        return [*self.groups, *self.outcomes] if self.split else []

    def place_of(self, group: Listing) -> str:
        """Where exactly the entries of one of its groups are listed."""
        if self.split:
            return group.address
        return f"{self.address}#{id_of(f'{group.label} ({len(group.entries)})')}"

    @property
    def pages_of_outcomes(self) -> dict[str, str]:
        """The address of the list for each outcome, by the id of the outcome."""
        return {part.entries[0].outcome.id: part.address for part in self.outcomes}


def listing(
    label: str, address: str, entries: list[Entry], keys: tuple[Key, ...], *, outcomes: bool = True
) -> Listing:
    """The list of *entries* at an *address*, grouped by the first of the *keys*. Each group is
    grouped by the next key, and so on."""
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
