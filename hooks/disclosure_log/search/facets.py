"""The filters of the search: year, topic, outcome, exemption, and whether documents were
released."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from disclosure_log.law.vocabulary import OUTCOMES, PROVISIONS, Provision
from disclosure_log.log.answer import provision
from disclosure_log.log.entries import Log
from disclosure_log.log.entry import Entry


@dataclass(frozen=True)
class Facet:
    """A filter of the search, with the values that entries have, as (value, label)."""

    name: str
    label: str
    values: list[tuple[str, str]]


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
            {_ground(provision(ground)) for answer in entry.answers for ground in answer.grounds}
        ),
        "documents": ["yes"] if entry.releases else [],
    }


def facets(log: Log) -> list[Facet]:
    """The facets of the *log*, with only the values that entries have."""
    found = [facets_of(entry) for entry in log.entries]
    grounds = {_ground(law): _section(law) for law in PROVISIONS.values()}
    labels = {
        "topic": ("Topic", {topic.id: topic.label for topic in log.topics}),
        "year": ("Year", {str(year): str(year) for year in log.years}),
        "outcome": ("Outcome", {id: outcome.label for id, outcome in OUTCOMES.items()}),
        "ground": ("Exemption", grounds),
        "documents": ("Documents", {"yes": "With released documents"}),
    }
    return [
        Facet(name, label, values)
        for name, (label, known) in labels.items()
        if (values := _used(known, (each[name] for each in found)))
    ]


def _used(known: dict[str, str], found: Iterable[list[str]]) -> list[tuple[str, str]]:
    used = {value for values in found for value in values}
    return [(value, label) for value, label in known.items() if value in used]


def _ground(law: Provision) -> str:
    """The value for a ground: a section of FOIA with all its subsections, or one regulation."""
    return f"{law.act}-{_whole(law).provision}"


def _section(law: Provision) -> str:
    whole = _whole(law)
    return f"{whole.cited.capitalize()}: {whole.name}"


def _whole(law: Provision) -> Provision:
    return PROVISIONS.get((law.act, law.provision.split("(")[0]), law)
