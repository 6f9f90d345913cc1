"""Checks of the grounds on which something was withheld.

Why each fault matters is in ``findings/codes/record.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from disclosure_log.findings.codes.record import (
    GROUND_DOES_NOT_FIT_OUTCOME,
    GROUND_FROM_ANOTHER_LAW,
    GROUND_NOT_ONE_PROVISION,
    GROUND_NOT_YET_LAW,
    GROUND_SAYS_IT_IS_HELD,
    GROUNDS_MISSING,
    GROUNDS_WITHOUT_REFUSAL,
    OUTCOME_OF_ANOTHER_LAW,
    UNKNOWN_GROUND,
)
from disclosure_log.findings.finding import PROVISION, shown
from disclosure_log.law.vocabulary import OUTCOMES, PROVISIONS, REGIMES
from disclosure_log.reading.yaml_document import Path, YamlDocument
from disclosure_log.records.grounds import CitedProvision, Ground
from disclosure_log.records.model import Record
from disclosure_log.rules.cited import Answered, every_answer, every_ground, provision_of
from disclosure_log.rules.context import Context, items
from disclosure_log.rules.declare import Findings, finds


@finds(GROUNDS_MISSING, scope="record", needs=("parts",))
def grounds_missing(record: Record, document: YamlDocument, context: Context) -> Findings:
    for each in every_answer(record):
        if OUTCOMES[each.outcome].needs_grounds and not _against(each):
            regime = REGIMES.get(record.regime) or next(iter(REGIMES.values()))
            yield document.finding(
                GROUNDS_MISSING,
                (*each.path, "outcome"),
                f"question {each.question} is {each.outcome}, but names no grounds",
                f"add grounds, for example grounds: [{regime.example}]",
            )


@finds(GROUNDS_WITHOUT_REFUSAL, scope="record", needs=("parts",))
def grounds_without_refusal(record: Record, document: YamlDocument, context: Context) -> Findings:
    for each in every_answer(record):
        outcome = OUTCOMES[each.outcome]
        if _against(each) and not (outcome.refuses or outcome.lacks or outcome.elsewhere):
            yield document.finding(
                GROUNDS_WITHOUT_REFUSAL,
                (*each.path, "grounds"),
                f"question {each.question} names grounds, but nothing was withheld",
                "correct the outcome, or delete the grounds",
            )


@finds(GROUND_NOT_ONE_PROVISION, scope="record", needs=("parts",))
def ground_not_one_provision(record: Record, document: YamlDocument, context: Context) -> Findings:
    for path, ground in _cited(record):
        if bool(ground.section) == bool(ground.regulation):
            yield document.finding(
                GROUND_NOT_ONE_PROVISION,
                path,
                "a ground must name either a section or a regulation, and not both",
                'write {section: "40(2)"} or {regulation: "12(5)(e)"}',
            )


@finds(UNKNOWN_GROUND, scope="record", needs=("parts",))
def unknown_ground(record: Record, document: YamlDocument, context: Context) -> Findings:
    for path, ground in _single(record):
        if provision_of(ground) is None:
            field = "regulation" if ground.regulation else "section"
            other = "section" if ground.regulation else "regulation"
            bare = _bare(ground.provision)
            if (ground.act, bare) in PROVISIONS:
                yield document.finding(
                    UNKNOWN_GROUND,
                    (*path, field),
                    f"something stands beside the number of the {field}: a word, or a quotation"
                    " mark that is curly or has no partner",
                    f'write {field}: "{bare}" with straight quotation marks',
                )
                continue
            if any((act, ground.provision) in PROVISIONS for act in REGIMES):
                fix = f"this is a {other}: write {other} instead of {field}"
            else:
                near = get_close_matches(
                    ground.provision, [p for act, p in PROVISIONS if act == ground.act], 4, 0.6
                )
                fix = (
                    f"give each ground one {field}, as a number only, for example"
                    f" {' or '.join(near) or '40(2)'}"
                )
            yield document.finding(
                UNKNOWN_GROUND,
                (*path, field),
                f"{field} {shown(ground.provision, PROVISION)} is not a ground for refusing"
                " information",
                fix,
            )


def _bare(provision: str) -> str:
    """The number of a *provision* without what people write around it."""
    word = r"^[\W_]*(?:s|ss|sec|section|reg|regulation)?[\W_]*(?=[0-9])"
    return re.sub(r"[^\w)]+$", "", re.sub(word, "", provision, flags=re.IGNORECASE))


@finds(GROUND_FROM_ANOTHER_LAW, scope="record", needs=("parts", "regime"))
def ground_from_another_law(record: Record, document: YamlDocument, context: Context) -> Findings:
    for path, ground in _single(record):
        if ground.act not in REGIMES[record.regime].acts:
            field = "regulation" if ground.regulation else "section"
            yield document.finding(
                GROUND_FROM_ANOTHER_LAW,
                (*path, field),
                f"a {field} cannot be a ground when the law (regime) is {record.regime}; without a"
                " regime, a record is foi",
                f"correct the ground, or set regime to one of: {', '.join(REGIMES)}",
            )


@finds(OUTCOME_OF_ANOTHER_LAW, scope="record", needs=("parts", "regime"))
def outcome_of_another_law(record: Record, document: YamlDocument, context: Context) -> Findings:
    for each in every_answer(record):
        outcome = OUTCOMES[each.outcome]
        named = any(ground.regulation for ground in each.grounds)
        if record.regime == "eir" and outcome.foi and not outcome.eir and not named:
            yield document.finding(
                OUTCOME_OF_ANOTHER_LAW,
                (*each.path, "outcome"),
                f"under the Environmental Information Regulations, {each.outcome} rests on a"
                " regulation, and none is named",
                'name the exception, usually grounds: [{regulation: "12(4)(b)"}] (manifestly'
                " unreasonable), or correct the law (regime)",
            )


@finds(GROUND_NOT_YET_LAW, scope="record", needs=("parts",))
def ground_not_yet_law(record: Record, document: YamlDocument, context: Context) -> Findings:
    for each, path, ground in every_ground(record):
        provision = provision_of(ground)
        if not (provision and provision.in_force and each.day):
            continue
        in_force = date.fromisoformat(provision.in_force)
        if each.day < in_force:
            field = "regulation" if ground.regulation else "section"
            yield document.finding(
                GROUND_NOT_YET_LAW,
                (*path, field),
                f"{provision.cited} has been law only since {in_force}, and this answer is of"
                f" {each.day}",
                f"write the {field} that the letter cites, or correct the date",
            )


@finds(GROUND_SAYS_IT_IS_HELD, scope="record", needs=("parts", "regime"))
def ground_says_it_is_held(record: Record, document: YamlDocument, context: Context) -> Findings:
    for each in every_answer(record):
        outcome = OUTCOMES[each.outcome]
        if not outcome.rests_on:
            continue
        known = [ground for ground in each.grounds if provision_of(ground)]
        if known and not any(outcome.can_rest_on(g.act, g.provision) for g in known):
            act = known[0].act
            example = '{section: "40(5B)"}' if act == "foi" else '{regulation: "13(5A)"}'
            yield document.finding(
                GROUND_SAYS_IT_IS_HELD,
                (*each.path, "grounds", each.grounds.index(known[0])),
                f"{known[0].provision} is about information that is held, and the answer is"
                f" {each.outcome}",
                f"cite the provision for neither confirming nor denying, for example {example}; or"
                " correct the outcome",
            )
        for position, ground in enumerate(each.grounds):
            if ground.covers:
                yield document.finding(
                    GROUND_SAYS_IT_IS_HELD,
                    (*each.path, "grounds", position, "covers"),
                    "what a ground covers is a part of what is held, and the answer does not say"
                    " whether anything is",
                    "delete covers, or correct the outcome",
                )


@finds(GROUND_DOES_NOT_FIT_OUTCOME, scope="record", needs=("parts",))
def ground_does_not_fit_outcome(
    record: Record, document: YamlDocument, context: Context
) -> Findings:
    for each, path, ground in every_ground(record):
        expected = _outcomes_of(ground) if bool(ground.section) != bool(ground.regulation) else []
        cited = {id for other in each.grounds for id in _outcomes_of(other)}
        # A refusal may rely on both in the alternative, and part of the information may have been
        # given within the cost limit.
        if expected and each.outcome != "partly-provided" and each.outcome not in cited:
            yield document.finding(
                GROUND_DOES_NOT_FIT_OUTCOME,
                (*path, "section"),
                f"section {shown(ground.provision, PROVISION)} does not fit the outcome"
                f" {each.outcome}",
                f"change the outcome to {' or '.join(expected)}, or correct the ground",
            )


def _outcomes_of(ground: Ground) -> list[str]:
    """The outcomes that a section stands for: section 12 for the cost limit, section 14 for
    vexatious and for repeated requests."""
    if ground.act != "foi" or not provision_of(ground):
        return []
    return [
        id
        for id, outcome in OUTCOMES.items()
        if outcome.foi
        and outcome.refuses
        and (
            ground.provision == outcome.foi
            or ground.provision.startswith(f"{outcome.foi}(")
            or outcome.foi.startswith(f"{ground.provision}(")
        )
    ]


def _against(answered: Answered) -> list[Ground]:
    """The grounds on which something was withheld, or not even confirmed."""
    return [g for g in answered.grounds if g.public_interest not in ("disclose", "say")]


def _cited(record: Record) -> Iterator[tuple[Path, CitedProvision]]:
    """Every provision that a record cites."""
    yield from ((path, ground) for _, path, ground in every_ground(record))
    for number, document in items(record.documents or ()):
        for position, redaction in enumerate(document.redactions):
            yield ("documents", number, "redactions", position), redaction


def _single(record: Record) -> Iterator[tuple[Path, CitedProvision]]:
    """Those that name one provision. The others already have a finding."""
    return (
        found for found in _cited(record) if bool(found[1].section) != bool(found[1].regulation)
    )
