"""The outcome of a request as a whole, from the outcomes of its questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from disclosure_log.language import number
from disclosure_log.law.vocabulary import OUTCOMES, Outcome


def outcome_of(questions: Sequence[Outcome]) -> Outcome:
    """The outcome of a request whose questions have these outcomes.

    It must not mislead in either direction: *provided* only if all was given, a refusal only if
    every question was refused in the same way, and whatever mixes them says so. A question that
    was answered with advice asked for no information, so it counts only if all were.
    """
    outcomes = {outcome.id: outcome for outcome in questions if outcome.id != "advice"}
    if not outcomes:
        return OUTCOMES["advice"]
    if len(outcomes) == 1:
        return next(iter(outcomes.values()))
    found = outcomes.values()
    if not any(outcome.gives for outcome in found):
        return OUTCOMES["not-provided"]
    if any(outcome.refuses for outcome in found):
        return OUTCOMES["partly-provided"]
    return OUTCOMES["partly-held" if any(o.lacks for o in found) else "partly-available"]


def in_numbers(questions: Iterable[Outcome]) -> str:
    """``2 provided, 1 withheld`` for questions with several outcomes; empty if all are alike."""
    counted = Counter(outcome.id for outcome in questions)
    if len(counted) < 2:
        return ""
    return ", ".join(
        f"{number(counted[id])} {outcome.in_a_sentence}"
        for id, outcome in OUTCOMES.items()
        if id in counted
    )
