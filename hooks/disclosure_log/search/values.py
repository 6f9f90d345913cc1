"""The values of an entry in each facet of the search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from disclosure_log.law.vocabulary import PROVISIONS, Provision
from disclosure_log.log.entry import Entry
from disclosure_log.records.cited import provision

NAMES = ("year", "topic", "outcome", "ground", "documents", "authority")
Values = tuple[tuple[str, ...], ...]
"""The values of a page in each facet. Only where several logs are put together, one has an
authority."""
NONE: Values = ((),) * len(NAMES)


def facets_of(entry: Entry) -> dict[str, list[str]]:
    """The values of an *entry*.

    Its outcomes and grounds are those that stand: its own and those of its questions, except that
    information was provided.
    """
    outcomes = {
        entry.outcome.id,
        *(answer.outcome.id for answer in entry.answers if answer.outcome.id != "provided"),
    }
    return {
        "year": [str(entry.year)],
        "topic": list(entry.record.topics),
        "outcome": sorted(outcomes),
        "ground": sorted(
            {ground_of(provision(ground)) for answer in entry.answers for ground in answer.grounds}
        ),
        "documents": ["yes"] if entry.shown and entry.record.documents else [],
    }


def values_of(entry: Entry) -> Values:
    found = facets_of(entry)
    return in_order(found)


def in_order(found: Mapping[str, Iterable[str]]) -> Values:
    """The values that were *found* in each facet, by name."""
    return tuple(tuple(found.get(name, ())) for name in NAMES)


def ground_of(law: Provision) -> str:
    """The value for a ground: a section of FOIA with all its subsections, or one regulation."""
    return f"{law.act}-{_whole(law).provision}"


def _section(law: Provision) -> str:
    whole = _whole(law)
    return f"{whole.cited.capitalize()}: {whole.name}"


def _whole(law: Provision) -> Provision:
    return PROVISIONS.get((law.act, law.provision.split("(")[0]), law)


GROUNDS = {ground_of(law): _section(law) for law in PROVISIONS.values()}
"""What the grounds are called, by value."""
