"""One entry of the log: a record with everything that is derived from it.

No outcome and no due date is ever typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from disclosure_log.law.calendar import (
    Clock,
    TimeLimit,
    add_working_days,
    clock,
    in_words,
    time_limit,
)
from disclosure_log.law.dated import limits
from disclosure_log.law.vocabulary import (
    KINDS,
    OUTCOMES,
    PROVISIONS,
    REGIMES,
    STATUSES,
    Outcome,
    Provision,
    Regime,
    Term,
)
from disclosure_log.log.after_review import AfterReview, after_review
from disclosure_log.log.downloads import Release
from disclosure_log.records.answers import Ground, Part
from disclosure_log.records.model import Record
from disclosure_log.records.settings import Authority


def outcome_of(parts: Sequence[Part]) -> Outcome:
    """The outcome of a request, from the outcomes of its questions.

    Advice counts only if every question was answered with advice. Otherwise it depends on whether
    anything in the request was given, refused or not held.
    """
    outcomes = [OUTCOMES[part.outcome] for part in parts if part.outcome != "advice"]
    if not outcomes:
        return OUTCOMES["advice"]
    if len(set(outcomes)) == 1:
        return outcomes[0]
    gives = any(o.gives for o in outcomes)
    if any(o.refuses for o in outcomes):
        if gives:
            return OUTCOMES["partly-provided"]
        return min((o for o in outcomes if o.refuses), key=lambda o: o.refusal_rank)
    if any(o.lacks for o in outcomes):
        return OUTCOMES["partly-held" if gives else "not-held"]
    return OUTCOMES["provided"]


@dataclass(frozen=True)
class Entry:
    """One answered request as the site shows it."""

    record: Record
    path: str
    """The record's file: ``disclosures/2016/foi-16-19.yml``."""
    authority: Authority
    all_releases: tuple[Release, ...] = ()

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

    @cached_property
    def outcome(self) -> Outcome:
        return outcome_of(self.record.parts)

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
    def due(self) -> str:
        """When an answer is due, in words."""
        kind = KINDS[self.authority.kind if self.time_limit.longest else "public-authority"]
        return kind.due.format(days=self.time_limit.days, longest=self.time_limit.longest)

    def rests_on(self, event: str) -> str:
        """What an event of the clock, or a complaint, rests on."""
        cited = self.regime.cites[event]
        special = KINDS[self.authority.kind].extended
        return f"{cited}, or {special}" if special and event == "extended" else cited

    @cached_property
    def after_review(self) -> AfterReview | None:
        review = self.record.review
        return after_review(review, self.regime, self.authority) if review else None

    @cached_property
    def asking_for_review(self) -> str:
        """Until when a review could be asked for, in words.

        Empty where neither the letter nor the law of its day says, and once there was a review.
        """
        record = self.record
        if record.review:
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
        days += [step.date for step in record.regulator]
        days += [change.date for change in record.changes]
        if record.review:
            days.append(record.review.responded)
        return max(days)

    @property
    def releases(self) -> tuple[Release, ...]:
        """What was released with the answer."""
        return self.all_releases if self.shown else ()

    @property
    def cited(self) -> list[str]:
        """The ids of the publications that its answers cite, each once, in order."""
        return (
            list(dict.fromkeys(cited for part in self.record.parts for cited in part.cites))
            if self.shown
            else []
        )


def provision(ground: Ground) -> Provision:
    return PROVISIONS[ground.act, ground.provision]
