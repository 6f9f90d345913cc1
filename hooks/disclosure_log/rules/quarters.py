"""Checks of what was not published in each quarter.

Why each fault matters is in ``findings/codes/log.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from disclosure_log.findings.codes.log import (
    FEWER_RECEIVED,
    LOG_GONE_QUIET,
    QUARTER_NAMED_TWICE,
    QUARTER_OF_THE_FUTURE,
    QUARTER_SAYS_NOTHING,
)
from disclosure_log.findings.finding import Finding
from disclosure_log.records.model import Record
from disclosure_log.records.paths import NOT_PUBLISHED
from disclosure_log.records.quarters import Quarters, first_day, following, quarter_of
from disclosure_log.rules.context import Context, items
from disclosure_log.rules.declare import Findings, finds

TO_PUBLISH = timedelta(days=31)
"""How long after its end the answers of a quarter may be missing (Code of Practice, paragraph 8.6).
"""


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
        says_something = bool(quarter.not_published) or quarter.received_total is not None
        if bool(quarter.not_published) if quarter.nothing_to_report else not says_something:
            yield parsed.document.finding(
                QUARTER_SAYS_NOTHING,
                (number,),
                f"{name} says that there was nothing to report, and that answers were not published"
                if quarter.nothing_to_report
                else f"{name} says neither that answers were not published nor that there was"
                " nothing to report",
                "write not_published, with count and reason, or nothing_to_report: yes; or how many"
                " requests arrived, as received_total",
            )
        elif quarter.nothing_to_report and name in answered:
            yield parsed.document.finding(
                QUARTER_SAYS_NOTHING,
                (number, "nothing_to_report"),
                f"{name} has nothing to report, but {answered[name]} was answered in it",
                "delete this quarter, or check the date of the response",
            )


@finds(FEWER_RECEIVED, scope="log")
def fewer_received(context: Context) -> Findings:
    parsed = context.settings.get(NOT_PUBLISHED)
    known: Quarters | None = parsed.value if parsed else None
    if parsed is None or known is None:
        return
    received = Counter(quarter_of(each.received) for each in _records(context) if each.received)
    for number, quarter in items(known.root):
        count, total = received[quarter.quarter], quarter.received_total
        if total is not None and total < count:
            yield parsed.document.finding(
                FEWER_RECEIVED,
                (number, "received_total"),
                f"{count:,} records say that the request arrived in {quarter.quarter}, more"
                " than the total given here",
                "give the number of all requests that arrived in these three months, published or"
                " not",
            )


@finds(LOG_GONE_QUIET, scope="log")
def log_gone_quiet(context: Context) -> Findings:
    """Only a note: whether there was nothing to publish, no check can know. A log that has no
    address yet publishes nothing."""
    authority = context.authority
    if authority is None or authority.site.is_placeholder:
        return
    parsed = context.settings.get(NOT_PUBLISHED)
    known: Quarters | None = parsed.value if parsed else None
    if parsed is not None and known is None:
        return
    answered = {quarter_of(each.responded) for each in _records(context)}
    told = {each.quarter for each in known.root} if known else set()
    if not answered:
        return
    quiet = []
    quarter = following(max(answered))
    while first_day(following(quarter)) + TO_PUBLISH <= context.today:
        if quarter not in told:
            quiet.append(quarter)
        quarter = following(quarter)
    if quiet:
        others = len(quiet) - 1
        more = f" and {others} later quarter{'s' if others > 1 else ''}" if others else ""
        finding = Finding(
            NOT_PUBLISHED,
            1,
            1,
            LOG_GONE_QUIET,
            f"nothing is published of {quiet[0]}{more}, and nothing says why",
            f"add the answers; or say so in {NOT_PUBLISHED}, for example - {{quarter: {quiet[0]},"
            " nothing_to_report: yes}",
        )
        yield replace(finding, note=True)


def _records(context: Context) -> Iterator[Record]:
    return (file.value for file in context.records.values() if file.value)
