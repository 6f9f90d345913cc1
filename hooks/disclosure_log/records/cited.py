"""The provisions that a record rests on: those it cites, and those its outcomes rest on by
themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosure_log.law.exemptions import APART, CLARIFIED, NOT_HELD, SILENT, pages_of, slug_of
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
    for ground in part.grounds:
        yield provision(ground), ground
    law = provision_of_outcome(OUTCOMES[part.outcome], regime)
    if law and not part.grounds:
        yield law, None
    for result in later:
        yield from ((provision(ground), ground) for ground in result.grounds)


def apart_for(part: Part, later: Iterable[QuestionResult]) -> Iterator[str]:
    """Which of the answers that are no exemptions a question had: ids of ``APART``."""
    outcomes = [part.outcome, *(result.outcome for result in later if result.outcome)]
    if any(OUTCOMES[id].lacks for id in outcomes):
        yield NOT_HELD
    if "neither-confirmed-nor-denied" in outcomes:
        yield SILENT


def later_results(record: Record) -> Iterator[QuestionResult]:
    """What every step after the response made of each question."""
    for review in record.review:
        yield from review.questions
    for step in record.regulator:
        yield from step.questions
    for further in record.further:
        yield from further.questions


def asked_back(record: Record) -> bool:
    """Whether the authority asked what was meant (FOIA s.1(3))."""
    return any(event.event == "clarification-sought" for event in record.clock)


def slugs_of_grounds(records: Iterable[Record]) -> set[str]:
    """The names of the pages of all grounds that some *records* rest on, whose provisions are all
    known."""
    laws: set[Provision] = set()
    apart: set[str] = set()
    for record in records:
        if asked_back(record):
            apart.add(CLARIFIED)
        decided = list(later_results(record))
        for number, part in enumerate(record.parts, 1):
            later = [each for each in decided if each.question == number]
            laws.update(law for law, _ in cited_for(part, later, record.regime))
            apart.update(apart_for(part, later))
    return {*map(slug_of, pages_of(laws)), *(id for id in APART if id in apart)}
