"""Checks of the grounds on which something was withheld.

Why each fault matters is in ``findings/codes/record.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from disclosure_log.findings.codes.record import (
    GROUND_NOT_ONE_PROVISION,
    GROUND_OF_ANOTHER_LAW,
    GROUND_OF_ANOTHER_OUTCOME,
    GROUNDS_MISSING,
    GROUNDS_WITHOUT_REFUSAL,
    PUBLIC_INTEREST_NOT_WEIGHED,
    UNKNOWN_GROUND,
)
from disclosure_log.findings.finding import PROVISION, shown
from disclosure_log.law.vocabulary import OUTCOMES, PROVISIONS, REGIMES, Provision
from disclosure_log.reading.yaml_document import YamlDocument
from disclosure_log.records.answers import Ground, Part
from disclosure_log.records.model import Record
from disclosure_log.rules.context import Context, items
from disclosure_log.rules.declare import Findings, finds


@finds(GROUNDS_MISSING, scope="record", needs=("parts",))
def grounds_missing(record: Record, document: YamlDocument, context: Context) -> Findings:
    for number, part in items(record.parts):
        against = [ground for ground in part.grounds if ground.public_interest != "disclose"]
        if OUTCOMES[part.outcome].needs_grounds and not against:
            regime = REGIMES.get(record.regime) or next(iter(REGIMES.values()))
            yield document.finding(
                GROUNDS_MISSING,
                ("parts", number, "outcome"),
                f"question {number + 1} is {part.outcome} but names no grounds for withholding",
                f"add grounds, for example grounds: [{regime.example}]",
            )


@finds(GROUNDS_WITHOUT_REFUSAL, scope="record", needs=("parts",))
def grounds_without_refusal(record: Record, document: YamlDocument, context: Context) -> Findings:
    for number, part in items(record.parts):
        outcome = OUTCOMES[part.outcome]
        against = [ground for ground in part.grounds if ground.public_interest != "disclose"]
        if (
            against
            and not outcome.refuses
            and not outcome.lacks
            and part.outcome != "already-available"
        ):
            yield document.finding(
                GROUNDS_WITHOUT_REFUSAL,
                ("parts", number, "grounds"),
                f"question {number + 1} names grounds, but nothing of it was withheld",
                "correct the outcome, or delete the grounds",
            )


@finds(GROUND_NOT_ONE_PROVISION, scope="record", needs=("parts",))
def ground_not_one_provision(record: Record, document: YamlDocument, context: Context) -> Findings:
    for path, _, ground in _grounds(record):
        if bool(ground.section) == bool(ground.regulation):
            yield document.finding(
                GROUND_NOT_ONE_PROVISION,
                path,
                "a ground names either a section or a regulation",
                'write {section: "40(2)"} or {regulation: "12(5)(e)"}',
            )


@finds(UNKNOWN_GROUND, scope="record", needs=("parts",))
def unknown_ground(record: Record, document: YamlDocument, context: Context) -> Findings:
    for path, _, ground in _single(record):
        if _provision(ground) is None:
            field = "regulation" if ground.regulation else "section"
            other = "section" if ground.regulation else "regulation"
            if any((act, ground.provision) in PROVISIONS for act in REGIMES):
                fix = f"this is a {other}: write {other} in the place of {field}"
            else:
                near = get_close_matches(
                    ground.provision, [p for act, p in PROVISIONS if act == ground.act], 4, 0.6
                )
                fix = (
                    f"write one {field} for each ground, by its number alone, for example"
                    f" {' or '.join(near) or '40(2)'}"
                )
            yield document.finding(
                UNKNOWN_GROUND,
                (*path, field),
                f"{field} {shown(ground.provision, PROVISION)} is no ground for refusing"
                " information",
                fix,
            )


@finds(GROUND_OF_ANOTHER_LAW, scope="record", needs=("parts", "regime"))
def ground_of_another_law(record: Record, document: YamlDocument, context: Context) -> Findings:
    for path, _, ground in _single(record):
        if ground.act not in REGIMES[record.regime].acts:
            field = "regulation" if ground.regulation else "section"
            yield document.finding(
                GROUND_OF_ANOTHER_LAW,
                (*path, field),
                f"a {field} cannot be a ground when the law (regime) is {record.regime}, which it"
                " is unless the record says otherwise",
                f"correct the ground, or set regime to one of: {', '.join(REGIMES)}",
            )


@finds(PUBLIC_INTEREST_NOT_WEIGHED, scope="record", needs=("parts",))
def public_interest_not_weighed(
    record: Record, document: YamlDocument, context: Context
) -> Findings:
    for path, _, ground in _single(record):
        provision = _provision(ground)
        if provision and ground.public_interest and provision.public_interest == "does-not-apply":
            yield document.finding(
                PUBLIC_INTEREST_NOT_WEIGHED,
                (*path, "public_interest"),
                f"{provision.cited} has no public-interest test",
                "delete public_interest, or correct the ground",
            )


@finds(GROUND_OF_ANOTHER_OUTCOME, scope="record", needs=("parts",))
def ground_of_another_outcome(record: Record, document: YamlDocument, context: Context) -> Findings:
    outcomes = {"12": "over-cost-limit", "14": "vexatious-or-repeated"}
    for path, part, ground in _single(record):
        expected = (
            outcomes.get(ground.provision.split("(")[0])
            if ground.act == "foi" and _provision(ground)
            else None
        )
        cited = {
            outcomes.get(other.provision.split("(")[0])
            for other in part.grounds
            if other.act == "foi"
        }
        # A refusal may rest on both in the alternative, and part of what was asked may have been
        # given within the limit.
        if expected and part.outcome != "partly-provided" and part.outcome not in cited:
            yield document.finding(
                GROUND_OF_ANOTHER_OUTCOME,
                (*path, "section"),
                f"section {shown(ground.provision, PROVISION)} does not go with the outcome"
                f" {part.outcome}",
                f"make the outcome {expected}, or correct the ground",
            )


def _grounds(record: Record) -> Iterator[tuple[tuple[str | int, ...], Part, Ground]]:
    for number, part in items(record.parts):
        for position, ground in enumerate(part.grounds):
            yield ("parts", number, "grounds", position), part, ground


def _single(record: Record) -> Iterator[tuple[tuple[str | int, ...], Part, Ground]]:
    """Grounds that name one provision; the others have a finding already."""
    return (
        found for found in _grounds(record) if bool(found[2].section) != bool(found[2].regulation)
    )


def _provision(ground: Ground) -> Provision | None:
    return PROVISIONS.get((ground.act, ground.provision))
