"""What became of each question: the first answer, and every later decision about it.

The first answer is never overwritten. What stands is the last decision in force.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from disclosure_log.law.vocabulary import OUTCOMES, REGULATOR_STEPS, Outcome
from disclosure_log.log.headings import (
    FURTHER_DISCLOSURE,
    INTERNAL_REVIEW,
    REGULATOR,
    id_of,
    numbered,
)
from disclosure_log.records.answers import Part
from disclosure_log.records.events import QuestionResult, RegulatorStep, Review
from disclosure_log.records.grounds import Ground
from disclosure_log.records.model import Record


@dataclass(frozen=True)
class Step:
    """Something after the response: an internal review, a decision, a further disclosure."""

    kind: str
    """``internal-review``, the step of the regulator, or ``further-disclosure``, as in
    ``given_with`` of a document."""
    name: str
    """``internal review``: as it stands in a sentence."""
    day: date
    """The day of the decision."""
    takes_effect: date | None
    """The day the authority acted on it; ``None`` while it has not."""
    section: str
    """The id of its section in the page of the entry."""
    questions: tuple[QuestionResult, ...]


@dataclass(frozen=True)
class Decision:
    """What a step decided about one question."""

    step: Step
    result: QuestionResult

    @property
    def changes(self) -> bool:
        return self.result.result == "changed"

    @property
    def outcome(self) -> Outcome | None:
        """The new outcome."""
        return OUTCOMES[self.result.outcome] if self.changes and self.result.outcome else None


@dataclass(frozen=True)
class Answer:
    """One question with its first answer and what became of it."""

    number: int
    part: Part
    decisions: tuple[Decision, ...]
    """In the order of their days: when they took effect, or were made."""

    @property
    def first(self) -> Outcome:
        """How the question was answered at first."""
        return OUTCOMES[self.part.outcome]

    def overruled(self, decision: Decision) -> bool:
        """Whether a later decision about the same question took the place of one that the authority
        has not acted on."""
        return decision.step.takes_effect is None and any(
            other.step.day > decision.step.day for other in self.decisions
        )

    @property
    def deciding(self) -> Decision | None:
        """The decision whose outcome stands, if the first answer does not."""
        in_force = [d for d in self.decisions if d.step.takes_effect and d.outcome]
        return in_force[-1] if in_force else None

    @property
    def outcome(self) -> Outcome:
        """The outcome that stands."""
        decision = self.deciding
        return (decision.outcome if decision else None) or self.first

    @property
    def outcome_history(self) -> str:
        """How the outcome came about, to stand behind it: ``after an internal review; first
        withheld``. Empty if it is that of the first answer."""
        if not self.deciding or self.outcome.id == self.first.id:
            return ""
        return f"after {with_article(self.deciding.step.name)}; first {self.first.in_a_sentence}"

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The grounds that stand."""
        decision = self.deciding
        return decision.result.grounds if decision else self.part.grounds


def with_article(name: str) -> str:
    """``an internal review``."""
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def steps(record: Record) -> list[Step]:
    """Everything that came after the response, in the order in which it took effect, or was made if
    it has not."""
    found = [
        *(_review(review, number) for number, review in enumerate(record.review, 1)),
        *(_regulator(step) for step in record.regulator),
        *(
            Step(
                "further-disclosure",
                "further disclosure",
                each.date,
                each.date,
                id_of(numbered(FURTHER_DISCLOSURE, number)),
                each.questions,
            )
            for number, each in enumerate(record.further, 1)
        ),
    ]
    return sorted(found, key=lambda step: (step.takes_effect or step.day, step.day))


def _review(review: Review, number: int) -> Step:
    return Step(
        "internal-review",
        "internal review",
        review.responded,
        review.responded,
        id_of(numbered(INTERNAL_REVIEW, number)),
        review.questions,
    )


def _regulator(step: RegulatorStep) -> Step:
    return Step(
        step.step,
        REGULATOR_STEPS[step.step].label.lower(),
        step.date,
        None if step.pending else step.complied or step.date,
        id_of(REGULATOR),
        step.questions,
    )


def answers(record: Record) -> Iterator[Answer]:
    """Every question of a *record* with what became of it."""
    after = steps(record)
    for number, part in enumerate(record.parts, 1):
        decisions = tuple(
            Decision(step, result)
            for step in after
            for result in step.questions
            if result.question == number
        )
        yield Answer(number, part, decisions)
