"""The provisions that a record rests on: those it cites, and those its outcomes rest on by
themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosure_log.law.exemptions import NOT_HELD, SILENT
from disclosure_log.law.vocabulary import OUTCOMES, PROVISIONS, Outcome, Provision
from disclosure_log.records.answers import Part
from disclosure_log.records.events import QuestionResult
from disclosure_log.records.grounds import CitedProvision, Ground
from disclosure_log.records.model import Record


def provision(ground: CitedProvision) -> Provision:
    return PROVISIONS[ground.act, ground.provision]


def provision_of_outcome(outcome: Outcome, regime: str) -> Provision | None:
    """The provision that an *outcome* rests on by itself under a *regime*, such as section 21 for
    what is already available."""
    act = "eir" if regime == "eir" else "foi"
    cited = outcome.eir if act == "eir" else outcome.foi
    return PROVISIONS[act, cited] if cited else None


def cited_for(
    part: Part, later: Iterable[QuestionResult], regime: str
) -> Iterator[tuple[Provision, Ground | None]]:
    """The provisions that the answer to a question rests on, at first and after what *later*
    decisions made of it; without a ground where the outcome rests on one by itself."""
    answers: list[Part | QuestionResult] = [part, *later]
    for answer in answers:
        yield from ((provision(ground), ground) for ground in answer.grounds)
        if answer.outcome and not answer.grounds:
            law = provision_of_outcome(OUTCOMES[answer.outcome], regime)
            if law:
                yield law, None


def apart_for(part: Part, later: Iterable[QuestionResult]) -> Iterator[str]:
    """Which of the answers that are no exemptions a question had: ids of ``APART``."""
    outcomes = [part.outcome, *(result.outcome for result in later if result.outcome)]
    if any(OUTCOMES[id].lacks for id in outcomes):
        yield NOT_HELD
    if "neither-confirmed-nor-denied" in outcomes:
        yield SILENT


def asked_back(record: Record) -> bool:
    """Whether the authority asked what was meant (FOIA s.1(3))."""
    return any(event.event == "clarification-sought" for event in record.clock)
