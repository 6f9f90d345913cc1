"""The answers in a record with the grounds that they cite: first answers and later ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from disclosure_log.law.vocabulary import PROVISIONS, Provision
from disclosure_log.reading.yaml_document import Path
from disclosure_log.records.events import Review
from disclosure_log.records.grounds import CitedProvision, Ground
from disclosure_log.records.model import Record
from disclosure_log.rules.context import items
from disclosure_log.rules.later import results


@dataclass(frozen=True)
class Answered:
    """An outcome with its grounds: of a question, or what a later decision made of it."""

    path: Path
    question: int
    outcome: str
    grounds: tuple[Ground, ...]
    day: date | None
    """``None`` if it cannot be read."""


def every_answer(record: Record) -> Iterator[Answered]:
    """Every outcome in a record with its grounds: those of the questions first."""
    for number, part in items(record.parts or ()):
        answered = part.responded or record.responded
        yield Answered(("parts", number), number + 1, part.outcome, part.grounds, answered)
    for path, result in results(record):
        if result.outcome:
            day = _day_of_step(record, path)
            yield Answered(path, result.question, result.outcome, result.grounds, day)


def _day_of_step(record: Record, path: Path) -> date | None:
    """The day of the review, decision or disclosure that a *path* is in."""
    step = getattr(record, str(path[0]))[path[1]]
    return step.responded if isinstance(step, Review) else step.date


def every_ground(record: Record) -> Iterator[tuple[Answered, Path, Ground]]:
    for each in every_answer(record):
        for position, ground in enumerate(each.grounds):
            yield each, (*each.path, "grounds", position), ground


def provision_of(ground: CitedProvision) -> Provision | None:
    return PROVISIONS.get((ground.act, ground.provision))
