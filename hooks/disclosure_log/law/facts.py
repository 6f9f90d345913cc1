"""What the law says, as facts that a hand-written page may name."""

from __future__ import annotations

from datetime import date

from disclosure_log.law import dated
from disclosure_log.law.vocabulary import KINDS, REGIMES

ACT, REGULATIONS = "foi", "eir"
"""The regimes of which pages of guidance speak."""


def law_facts(kind: str, on: date) -> dict[str, str]:
    """Facts by name, as on a day, for an authority of a *kind*."""
    act, regulations = dated.limits(ACT, on), dated.limits(REGULATIONS, on)
    cost, words, authority = dated.cost(on), dated.words(on), KINDS[kind]
    pounds = {"central": cost.central, "general": cost.general}[authority.cost]
    found = {
        "limits.response_working_days": act.answer_days,
        "limits.due": authority.due.format(days=act.answer_days, longest=authority.longest_days),
        "limits.longest_working_days": regulations.longest_days,
        "limits.cost_pounds": pounds,
        "limits.hourly_rate": cost.hourly_rate,
        "limits.staff_time": f"{pounds // cost.hourly_rate} hours",
        "limits.months_to_pay": cost.months_to_pay,
        "review.ask_within_working_days": act.ask_review_days,
        "review.answer_within_working_days": act.review_days,
        "review.longest_working_days": act.review_longest_days,
        "review.regulations_working_days": regulations.review_days,
        "law.act": REGIMES[ACT].label,
        "law.regulations": REGIMES[REGULATIONS].label,
        "law.asking": REGIMES[ACT].asking,
        "law.asking_about_the_environment": REGIMES[REGULATIONS].asking,
        "law.working_day": words.working_day,
    }
    return {name: str(value) for name, value in found.items() if value}
