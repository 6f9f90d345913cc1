"""The pages that a search over several published logs knows: one for each entry, which leads to the
page of the entry in its own log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from disclosure_log.exports.tables import act_and_provision
from disclosure_log.law.vocabulary import PROVISIONS
from disclosure_log.search.documents import IndexedPage, Section, Source, plain_words
from disclosure_log.search.values import ground_of, in_order

Data = Mapping[str, Any]


def federated_pages(logs: Iterable[Data]) -> list[Source]:
    """The pages of the index of *logs*, which are data, oldest first."""
    entries = [(log["authority"], entry) for log in logs for entry in log["entries"]]
    entries.sort(key=lambda each: (each[1]["responded"], each[1]["id"]))
    return [Source(entry["id"], (), partial(_page, log, entry)) for log, entry in entries]


def _page(authority: Data, entry: Data) -> IndexedPage:
    facts = {
        "reference": entry["reference"],
        "date": entry["responded"],
        "outcome": entry["outcome"],
        "history": entry["outcome_history"],
        "authority": authority["short_name"],
    }
    return IndexedPage(
        entry["address"],
        "answer",
        entry["title"],
        tuple(_sections(entry)),
        " · ".join(entry["keywords"]),
        entry["summary"],
        {name: value for name, value in facts.items() if value},
        in_order(values_of_data(authority, entry)),
        (entry["reference"], *entry["also_known_as"]),
    )


def _sections(entry: Data) -> Iterator[Section]:
    later = [*entry["review"], *entry["regulator"], *entry["further"]]
    for question in entry["questions"]:
        texts = [question["answered"]]
        texts += [
            result["answered"] or ""
            for step in later
            for result in step["questions"]
            if result["question"] == question["number"]
        ]
        texts += [question["advice"] or "", question["goodwill"] or ""]
        # A log in a layout of another program has no place for each question.
        place = question["address"].partition("#")[2]
        yield Section(
            "question" if place else "text",
            place,
            question["outcome"] or "",
            plain_words(question["asked"]),
            " ".join(plain_words(text) for text in texts if text),
            question["outcome_history"],
        )
    for document in entry["documents"]:
        yield Section("document", "", document["title"], document["title"], "")


def values_of_data(authority: Data, entry: Data) -> dict[str, list[str]]:
    """The values of an *entry* in each facet, and of the *authority* whose it is."""
    questions = entry["questions"]
    outcomes = {entry["outcome"], *(each["outcome"] for each in questions)} - {None}
    if entry["outcome"] != "provided":
        outcomes -= {"provided"}
    grounds = {
        ground_of(law)
        for each in questions
        for ground in each["grounds"]
        if (law := PROVISIONS.get(act_and_provision(ground)))
    }
    return {
        "authority": [authority["id"]],
        "year": [entry["responded"][:4]],
        "outcome": sorted(outcomes),
        "ground": sorted(grounds),
        "documents": ["yes"] if entry["documents"] else [],
    }
