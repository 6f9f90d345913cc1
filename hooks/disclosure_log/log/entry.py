"""One entry of the log: a record and everything that is derived from it.

Nobody ever types the outcome of a request or a due date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from disclosure_log.language import in_words
from disclosure_log.law.calendar import (
    Clock,
    TimeLimit,
    add_working_days,
    clock,
    time_limit,
)
from disclosure_log.law.dated import limits
from disclosure_log.law.vocabulary import KINDS, REGIMES, STATUSES, Outcome, Regime, Term
from disclosure_log.log.after_review import AfterReview, after_review
from disclosure_log.log.answer import Answer, Step, answers, steps, with_article
from disclosure_log.log.downloads import Release
from disclosure_log.log.headings import RELEASED_DOCUMENTS, id_of, question_id
from disclosure_log.log.outcome import in_numbers, outcome_of
from disclosure_log.records.answers import Part
from disclosure_log.records.events import Review
from disclosure_log.records.model import Record
from disclosure_log.records.settings import Authority


@dataclass(frozen=True)
class Entry:
    """One answered request, as the site shows it."""

    record: Record
    path: str
    """The record's file: ``disclosures/2016/foi-16-19.yml``."""
    authority: Authority
    find_releases: Callable[[], Iterable[Release]] = tuple
    """Finds what was released with it, when somebody asks."""
    digest: bytes = b""
    """By which its record and its documents are known again."""
    links: tuple[str, ...] = ()
    """The references that become links in its texts, in their normal form."""

    @property
    def address(self) -> str:
        """Relative to the site: ``disclosures/2016/foi-16-19/``."""
        return self.path.removesuffix(".yml") + "/"

    @property
    def slug(self) -> str:
        return self.path.split("/")[-1].removesuffix(".yml")

    @property
    def year(self) -> int:
        return self.record.responded.year

    @property
    def title(self) -> str:
        """What pages and lists call it. Of an entry that is not shown they tell no word."""
        if not self.shown:
            how = "merged" if self.record.status == "merged" else "removed"
            return f"Entry {how}: {self.record.reference}"
        return self.record.title if self.stands else f"{self.status.label}: {self.record.title}"

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Every question with its first answer and what became of it."""
        return tuple(answers(self.record))

    @cached_property
    def steps(self) -> list[Step]:
        """What came after the response, in the order in which it took effect."""
        return steps(self.record)

    @cached_property
    def outcome(self) -> Outcome:
        """The outcome of the whole request that stands today."""
        return outcome_of(self._without_goodwill([(a.part, a.outcome) for a in self.answers]))

    @cached_property
    def first_outcome(self) -> Outcome:
        """The outcome of the whole request when it was answered."""
        return outcome_of(self._without_goodwill([(a.part, a.first) for a in self.answers]))

    @staticmethod
    def _without_goodwill(answers: list[tuple[Part, Outcome]]) -> list[Outcome]:
        """The outcomes without those of questions that were answered as goodwill only."""
        return [o for part, o in answers if not (part.goodwill and o.gives)]

    @property
    def outcome_history(self) -> str:
        """How the outcome came about, to stand behind it: ``after an internal review; first
        withheld``. Empty if no outcome of a question was changed."""
        changed = {
            answer.deciding.step.name: answer.deciding.step
            for answer in self.answers
            if answer.deciding and answer.outcome.id != answer.first.id
        }
        if not changed:
            return ""
        steps = sorted(
            changed.values(), key=lambda step: (step.takes_effect or step.day, step.name)
        )
        names = " and ".join(with_article(step.name) for step in steps)
        if self.first_outcome.id != self.outcome.id:
            return f"after {names}; first {self.first_outcome.in_a_sentence}"
        return f"after {names} changed part of the answer"

    def overruled(self, number: int) -> bool:
        """Whether a step of the regulator was overruled before the authority acted on it."""
        step = self.record.regulator[number]
        return step.pending and any(
            later.date > step.date and later.step != "complaint" for later in self.record.regulator
        )

    @property
    def outcome_in_numbers(self) -> str:
        """``2 provided, 1 withheld`` if the questions have several outcomes; else empty."""
        return in_numbers(answer.outcome for answer in self.answers)

    @property
    def goodwill(self) -> bool:
        """Whether something was given that the law did not require, the request as a whole being
        over the cost limit."""
        return any(part.goodwill for part in self.record.parts)

    @property
    def regime(self) -> Regime:
        return REGIMES[self.record.regime]

    @property
    def status(self) -> Term:
        return STATUSES[self.record.status]

    @property
    def stands(self) -> bool:
        """Whether the entry is listed and counted. A withdrawn entry only keeps its page."""
        return self.record.status == "published"

    @property
    def shown(self) -> bool:
        """Whether the page shows the questions and answers."""
        return self.record.status in ("published", "withdrawn")

    @cached_property
    def clock(self) -> Clock:
        return clock(
            self.record.received, self.record.responded, self.time_limit, self.record.clock
        )

    @cached_property
    def time_limit(self) -> TimeLimit:
        """How long the answer could take, by the law of the day it was given."""
        authority = self.authority
        return time_limit(
            self.regime, KINDS[authority.kind], authority.days_without_school, self.record.responded
        )

    @property
    def extension_used(self) -> bool:
        """Whether the answer came after the usual time limit, and within an extension."""
        return self.clock.extension_used

    @property
    def due(self) -> str:
        """When an answer is due, in words."""
        kind = KINDS[self.authority.kind if self.time_limit.longest else "public-authority"]
        return kind.due.format(days=self.time_limit.days, longest=self.time_limit.longest)

    def rests_on(self, event: str) -> str:
        """The provisions that an event of the clock rests on; empty if it needs none."""
        cited = self.regime.cites.get(event, "")
        special = KINDS[self.authority.kind].extended
        return f"{cited}, or {special}" if special and event == "extended" else cited

    def after_review(self, review: Review) -> AfterReview:
        return after_review(review, self.regime, self.authority)

    @cached_property
    def asking_for_review(self) -> str:
        """Until when a review could be asked for, in words.

        Empty where neither the letter nor the law of its day says, once there was a review or a
        complaint, and where the entry does not stand.
        """
        record = self.record
        if record.review or record.regulator or not self.stands:
            return ""
        if record.ask_review_by:
            return f"by {in_words(record.ask_review_by)}, as the letter says"
        days = limits(record.regime, record.responded).ask_review_days
        if days is None:
            return ""
        last = in_words(add_working_days(record.responded, days))
        return self.regime.ask_review.format(days=days, day=last)

    @property
    def changed(self) -> date:
        """The day the entry last changed, according to its record."""
        record = self.record
        days = [record.responded]
        days += [step.takes_effect or step.day for step in self.steps]
        days += [change.date for change in record.changes]
        return max(days)

    @cached_property
    def releases(self) -> tuple[Release, ...]:
        """What was released with the answer."""
        return tuple(self.find_releases()) if self.shown else ()

    def section_of(self, release: Release) -> str:
        """The id of the section of the page where a document is offered: the first question it
        answers, the last step of the kind it was sent with, or the list of released documents."""
        document = release.document
        if document.given_with != "response":
            return [s.section for s in self.steps if s.kind == document.given_with][-1]
        if document.questions:
            return question_id(document.questions[0])
        return id_of(RELEASED_DOCUMENTS)

    def documents_in(self, section: str) -> list[Release]:
        """The documents that are offered in a section of the page."""
        return [each for each in self.releases if self.section_of(each) == section]

    @property
    def cited(self) -> list[str]:
        """The ids of the publications that its answers mention, each once, in order."""
        return (
            list(dict.fromkeys(cited for part in self.record.parts for cited in part.cites))
            if self.shown
            else []
        )
