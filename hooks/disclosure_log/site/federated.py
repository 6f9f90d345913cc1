"""One site with one search over several published logs. Every entry leads to its own log."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from disclosure_log.exports.exported import as_json
from disclosure_log.law.vocabulary import OUTCOMES
from disclosure_log.log.entries import Log
from disclosure_log.records.settings import Authority, Licence, OtherPrefix, References, Site
from disclosure_log.search import Index, index_of_pages
from disclosure_log.search.facets import Facet
from disclosure_log.search.federated import federated_pages, values_of_data
from disclosure_log.search.values import GROUNDS, NAMES
from disclosure_log.site.browser_search import DESCRIPTION, description
from disclosure_log.site.output import File, Output
from disclosure_log.site.page import Page
from disclosure_log.site.templating import render_template

Data = Mapping[str, Any]
LOGS = "data/logs.json"
"""Which logs the site was made from, with their roots."""


def federation(logs: Sequence[Data], name: str, address: str) -> Log:
    """The log that stands for all *logs* together: it has no entries of its own, and knows how
    their references are written."""
    prefixes = sorted(
        {
            match[0].upper()
            for log in logs
            for entry in log["entries"]
            if (match := re.match("[A-Za-z]{1,12}(?![A-Za-z])", entry["reference"]))
        }
    )
    references = References(
        prefix=prefixes[0] if prefixes else "FOI",
        other_prefixes=tuple(OtherPrefix(prefix=each) for each in prefixes[1:]),
    )
    # Nobody sends a request to a federation, so it has no contacts and no review.
    authority = Authority.model_construct(
        name=name,
        short_name=name,
        about=f"{name} puts the logs of {len(logs)} public authorities together.",
        site=Site(address=address, repository=address.rstrip("/") + "/repository"),
        references=references,
        licence=Licence(),
        checked=None,
    )
    return Log(authority, (), (), ())


def federated_index(log: Log, logs: Sequence[Data]) -> Index:
    """The index of the search over all *logs*."""
    return index_of_pages(log, federated_pages(logs))


def federated_pages_and_files(log: Log, logs: Sequence[Data]) -> Iterator[Page | File]:
    """The home page, which lists the *logs*, the page of the search, and the list as data."""
    rows = sorted((_about(each) for each in logs), key=lambda each: each["name"].casefold())
    total = sum(each["entries"] for each in rows)
    body = render_template("federated.md", log, "", rows=rows, total=total)
    name = log.authority.name
    yield Page("", name, f"Answers to requests for information of {len(rows)} authorities.", body)
    body = render_template("federated_search.md", log, "search/", facets=_facets(logs), rows=rows)
    yield Page("search/", "Search", "Search the answers of all these authorities.", body)
    yield LOGS, Output(("[\n" + ",\n".join(map(as_json, rows)) + "\n]\n").encode())
    yield DESCRIPTION, Output(description(log))


def _about(log: Data) -> dict[str, Any]:
    days = [entry["responded"] for entry in log["entries"]]
    return {
        **log["authority"],
        "entries": len(days),
        "questions": sum(len(entry["questions"]) for entry in log["entries"]),
        "newest": max(days, default=None),
        "root": log["root"],
    }


def _facets(logs: Sequence[Data]) -> list[Facet]:
    """The filters, with only the values that entries have."""
    used: dict[str, set[str]] = {name: set() for name in NAMES}
    for log in logs:
        for entry in log["entries"]:
            for name, values in values_of_data(log["authority"], entry).items():
                used[name].update(values)
    names = {log["authority"]["id"]: log["authority"]["short_name"] for log in logs}
    labels: dict[str, tuple[str, dict[str, str]]] = {
        "authority": ("Authority", dict(sorted(names.items(), key=lambda each: each[1]))),
        "year": ("Year", {year: year for year in sorted(used["year"], reverse=True)}),
        "outcome": ("Outcome", {id: outcome.label for id, outcome in OUTCOMES.items()}),
        "ground": ("Exemption", GROUNDS),
        "documents": ("Documents", {"yes": "With released documents"}),
    }
    return [
        Facet(name, label, [(v, words) for v, words in known.items() if v in used[name]])
        for name, (label, known) in labels.items()
        if used[name]
    ]
