"""Checks of what was not published in each quarter.

Why each fault matters is in ``findings/codes/log.py``.
"""

from __future__ import annotations

from disclosure_log.findings.codes.log import (
    QUARTER_NAMED_TWICE,
    QUARTER_OF_THE_FUTURE,
    QUARTER_SAYS_NOTHING,
)
from disclosure_log.records.paths import NOT_PUBLISHED
from disclosure_log.records.quarters import Quarters, quarter_of
from disclosure_log.rules.context import Context, items
from disclosure_log.rules.declare import Findings, finds


@finds(QUARTER_NAMED_TWICE, QUARTER_OF_THE_FUTURE, QUARTER_SAYS_NOTHING, scope="log")
def quarters(context: Context) -> Findings:
    parsed = context.settings.get(NOT_PUBLISHED)
    known: Quarters | None = parsed.value if parsed else None
    if parsed is None or known is None:
        return
    answered = {
        quarter_of(each.value.responded): each.value.reference
        for each in context.records.values()
        if each.value
    }
    seen: set[str] = set()
    for number, quarter in items(known.root):
        name = quarter.quarter
        if name in seen:
            yield parsed.document.finding(
                QUARTER_NAMED_TWICE,
                (number, "quarter"),
                f"{name} stands above already",
                "put everything about one quarter in one place",
            )
        seen.add(name)
        if quarter.first_day > context.today:
            yield parsed.document.finding(
                QUARTER_OF_THE_FUTURE,
                (number, "quarter"),
                f"{name} has not begun",
                "correct the year or the quarter",
            )
        if quarter.nothing_to_report == bool(quarter.not_published):
            yield parsed.document.finding(
                QUARTER_SAYS_NOTHING,
                (number,),
                f"{name} says that there was nothing to report, and that answers were not published"
                if quarter.nothing_to_report
                else f"{name} says neither that answers were not published nor that there was"
                " nothing to report",
                "write either not_published, with count and reason, or nothing_to_report: yes",
            )
        elif quarter.nothing_to_report and name in answered:
            yield parsed.document.finding(
                QUARTER_SAYS_NOTHING,
                (number, "nothing_to_report"),
                f"{name} has nothing to report, but {answered[name]} was answered in it",
                "delete this quarter, or check the date of the response",
            )
