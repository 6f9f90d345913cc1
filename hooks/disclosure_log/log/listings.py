"""Lists of entries. Long ones are split into pages by month, year and outcome; the others can be
read by date, title and outcome."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import starmap

from disclosure_log.language import month_in_words
from disclosure_log.law.vocabulary import OUTCOMES
from disclosure_log.log.entry import Entry
from disclosure_log.log.headings import id_of

LONG = 500
"""The most entries that a list can have on one page."""
FEW = 10
"""As many are seen at a glance, in whatever order."""

Key = Callable[[Entry], tuple[str, str]]
"""Gives the part of a list that an entry belongs to: (label, last part of its address)."""


def by_month(entry: Entry) -> tuple[str, str]:
    return month_in_words(entry.record.responded), f"month-{entry.record.responded:%m}"


def by_year(entry: Entry) -> tuple[str, str]:
    return str(entry.year), str(entry.year)


def by_outcome(entry: Entry) -> tuple[str, str]:
    return entry.outcome.label, f"outcome-{entry.outcome.id}"


def by_letter(entry: Entry) -> tuple[str, str]:
    first = _alphabetical(entry)[:1].upper()
    letter = "0 to 9" if first.isdigit() else first if first.isalpha() else "Other"
    return letter, letter


def _alphabetical(entry: Entry) -> str:
    """The title without accents, capitals, and marks at its beginning."""
    letters = unicodedata.normalize("NFKD", entry.title.lstrip("\"'“‘(")).casefold()
    return "".join(each for each in letters if not unicodedata.combining(each))


@dataclass(frozen=True)
class Order:
    """A list in one order, on a page of its own."""

    label: str
    """What it is sorted by: ``date``."""
    address: str
    groups: list[Listing]

    @property
    def jumps(self) -> list[tuple[str, str]]:
        """(words, id) of each of its sections. Months of one year need not name it."""
        labels = [group.label for group in self.groups]
        ends = {label.partition(" ")[2] for label in labels}
        shared = ends.pop() if len(ends) == 1 else ""
        return [(label.removesuffix(shared).rstrip(), id_of(label)) for label in labels]


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
        return f"{self.address}#{id_of(group.label)}"

    @property
    def pages_of_outcomes(self) -> dict[str, str]:
        """Where the entries of each outcome are listed, by the id of the outcome."""
        if self.split:
            return {part.entries[0].outcome.id: part.address for part in self.outcomes}
        return {
            group.entries[0].outcome.id: f"{order.address}#{id_of(group.label)}"
            for order in self.orders
            if order.label == "outcome"
            for group in order.groups
        }

    @cached_property
    def orders(self) -> list[Order]:
        """The orders in which a list can be read that is long enough for it to matter, and that
        stands on one page: the first is the page itself."""
        if self.split or len(self.entries) <= FEW:
            return []
        titled = sorted(self.entries, key=_alphabetical)
        letters = sorted(_parts(self.address, titled, (by_letter,)))
        found = {group[0]: group for group in _parts(self.address, self.entries, (by_outcome,))}
        outcomes = [found[each.label] for each in OUTCOMES.values() if each.label in found]
        return [
            Order("date", self.address, self.groups or [self]),
            Order("title", f"{self.address}by-title/", list(starmap(_group, letters))),
            Order("outcome", f"{self.address}by-outcome/", list(starmap(_group, outcomes))),
        ]


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


def _group(label: str, address: str, entries: list[Entry]) -> Listing:
    return Listing(label, address, entries, [], [])


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
