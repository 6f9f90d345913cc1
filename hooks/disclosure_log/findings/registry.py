"""The registry of rules: every fault that a check can report, with its code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from disclosure_log.findings.codes import (
    addresses,
    answers,
    documents,
    fields,
    files,
    guidance,
    later,
    log,
    personal_data,
    publishing,
    record,
    site,
    text,
)
from disclosure_log.findings.rule import Rule
from hidden_data.faults import KINDS_OF_FAULT

VERSION = 8
"""Raised whenever a rule changes, so that an entry can say which version it was checked against."""
SUBJECTS = {
    "DL8": "Personal data in text",
    "DL5": "Released documents: what they hide",
    "DL2": "One record: dates, outcomes, grounds",
    "DL4": "The log as a whole",
    "DL3": "Text: what would be unsafe, or would not show as written",
    "DL6": "Guidance pages",
    "DL1": "The fields of a record",
    "DL0": "Files and how they are written",
    "DL7": "The finished site, before it is published",
    "DL9": "What can be previewed but not published yet",
}
"""What the rules are about, by the first characters of their codes. What matters most to the public
comes first."""
_MODULES = (
    files,
    fields,
    record,
    answers,
    later,
    text,
    log,
    addresses,
    documents,
    guidance,
    site,
    personal_data,
    publishing,
)


def by_code(rules: Iterable[Rule]) -> Mapping[str, Rule]:
    """The *rules* by code. Raises :class:`ValueError` if two have the same code."""
    found: dict[str, Rule] = {}
    for rule in rules:
        if rule in found:
            raise ValueError(f"two rules have the code {rule}")
        found[rule] = rule
    return found


RULES = by_code(
    [
        *(rule for module in _MODULES for rule in vars(module).values() if isinstance(rule, Rule)),
        *(Rule(kind.code, kind.name, kind.why) for kind in KINDS_OF_FAULT),
    ]
)
