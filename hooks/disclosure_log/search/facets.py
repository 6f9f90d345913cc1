"""The filters of the search: year, topic, outcome, exemption, and whether documents were released.

A filter needs the entries of the value chosen. The number beside each value needs the values of
what was found. The index has both, so that nobody fetches a whole facet. ``facets/topic/3.txt`` has
the pages of the fourth topic, as ranges. ``values/topic/0.txt`` has the topics of the first pages,
in two lines: the combinations that they have, such as ``0 1.4``, and which of these each page has,
to the base of 36, for all in as many digits as the last combination needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from disclosure_log.law.vocabulary import OUTCOMES
from disclosure_log.log.entries import Log
from disclosure_log.search.postings import ranges
from disclosure_log.search.values import GROUNDS, NAMES, Values, facets_of
from disclosure_log.search.weights import base36

BLOCK = 5_000
"""How many pages have their values in one file."""


@dataclass(frozen=True)
class Facet:
    """A filter of the search, with the values that entries have, as (value, label)."""

    name: str
    label: str
    values: list[tuple[str, str]]


def facets(log: Log) -> list[Facet]:
    """The facets of the *log*, with only the values that entries have."""
    found = [facets_of(entry) for entry in log.entries]
    labels = {
        "topic": ("Topic", {topic.id: topic.label for topic in log.topics}),
        "year": ("Year", {str(year): str(year) for year in log.years}),
        "outcome": ("Outcome", {id: outcome.label for id, outcome in OUTCOMES.items()}),
        "ground": ("Exemption", GROUNDS),
        "documents": ("Documents", {"yes": "With released documents"}),
    }
    return [
        Facet(name, label, values)
        for name, (label, known) in labels.items()
        if (values := _used(known, (each[name] for each in found)))
    ]


def facet_files(
    pages: Sequence[Values],
) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The values of each facet that some of the *pages* have, and the files about them, by path.
    The files know a value by its place."""
    known: dict[str, list[str]] = {}
    files: dict[str, str] = {}
    for name, of_pages in zip(NAMES, zip(*pages, strict=True), strict=False):
        combinations = set(of_pages)
        values = sorted({value for each in combinations for value in each})
        if not values:
            continue
        known[name] = values
        place = {value: n for n, value in enumerate(values)}
        placed = {each: tuple(map(place.__getitem__, each)) for each in combinations}
        of_each = [*map(placed.__getitem__, of_pages)]
        files |= {f"facets/{name}/{n}.txt": text for n, text in enumerate(_having(of_each, values))}
        blocks = (of_each[first : first + BLOCK] for first in range(0, len(of_each), BLOCK))
        files |= {f"values/{name}/{n}.txt": _values(block) for n, block in enumerate(blocks)}
    return known, files


def _having(of_each: Sequence[tuple[int, ...]], values: Sequence[str]) -> list[str]:
    """The pages that have each of the *values*, from the places of the values of each page."""
    having: list[list[int]] = [[] for _ in values]
    for page, places in enumerate(of_each):
        for place in places:
            having[place].append(page)
    return [ranges(pages) for pages in having]


def _values(of_each: Sequence[tuple[int, ...]]) -> str:
    """The places of the values of each page of a block, as two lines."""
    combinations = sorted(set(of_each))
    width = len(base36(len(combinations) - 1))
    digits = {each: base36(n).rjust(width, "0") for n, each in enumerate(combinations)}
    written = (".".join(map(base36, each)) for each in combinations)
    return f"{' '.join(written)}\n{''.join(digits[each] for each in of_each)}"


def _used(known: dict[str, str], found: Iterable[list[str]]) -> list[tuple[str, str]]:
    used = {value for values in found for value in values}
    return [(value, label) for value, label in known.items() if value in used]
