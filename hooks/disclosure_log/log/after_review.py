"""An internal review against its time limit, and what could be done after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from disclosure_log.law.calendar import working_days
from disclosure_log.law.dated import Regulator, limits
from disclosure_log.law.vocabulary import Regime
from disclosure_log.records.events import Review
from disclosure_log.records.settings import Authority


@dataclass(frozen=True)
class AfterReview:
    """How long a review took, and where a complaint goes."""

    used: int | None
    """Working days; ``None`` when the day on which it was asked for is not recorded."""
    compared: str
    """How that compares with what the law, or its Code of Practice, says: in words."""
    late: bool
    regulator: Regulator
    complain_by: date | None
    """``None`` where the regulator named no period on the day of the result."""


def after_review(review: Review, regime: Regime, authority: Authority) -> AfterReview:
    """By the law of the day on which the result of the *review* was given."""
    day = review.responded
    used = None if review.requested is None else working_days(review.requested, day)
    held = limits(regime.id, day)
    usual, longest = held.review_days, held.review_longest_days
    compared, late = "", False
    if used is not None and usual is not None:
        late = used > (longest or usual)
        words = (
            regime.review_in_time
            if used <= usual
            else regime.review_late
            if late
            else regime.review_longer
        )
        compared = words.format(days=usual, longest=longest)
    regulator = authority.regulator_on(day)
    weeks = regulator.complain_within_weeks
    complain_by = day + timedelta(weeks=weeks) if weeks else None
    return AfterReview(used, compared, late, regulator, complain_by)
