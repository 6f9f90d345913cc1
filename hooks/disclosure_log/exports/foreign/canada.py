"""Summaries of completed access-to-information requests, as Canada publishes them.

    year,month,request_number,summary_en,summary_fr,disposition,pages,owner_org,owner_org_title
    2026,1,A-2025-00012,"Briefing notes on ...",...,"DP - Disclosed in part",120,abc,An office

The table tells only the month of an answer: its last day stands for it. Requests that were
abandoned, transferred or treated informally were not answered, and are left out.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from disclosure_log.exports.foreign.rows import Layout, NotTheLayout, Row, table

COLUMNS = {
    "year": ["year"],
    "month": ["month"],
    "number": ["request_number"],
    "summary": ["summary_en"],
    "disposition": ["disposition"],
    "[pages]": ["pages"],
}
DISPOSITIONS = {
    "all disclosed": "provided",
    "disclosed in part": "partly-provided",
    "all exempted": "withheld",
    "all excluded": "withheld",
    "no records exist": "not-held",
    "does not exist": "not-held",
    "neither confirmed nor denied": "neither-confirmed-nor-denied",
}
RELEASED = ("provided", "partly-provided")
NOT_ANSWERED = ("abandoned", "transferred", "informal", "withdrawn")


def rows(text: str) -> Iterator[Row]:
    for line, cells in table(text, COLUMNS):
        said = cells["disposition"].casefold()
        if any(word in said for word in NOT_ANSWERED):
            continue
        found = [id for words, id in DISPOSITIONS.items() if words in said]
        if not found:
            fix = f"the layout has: {', '.join(DISPOSITIONS)}"
            raise NotTheLayout(line, "this disposition is not known", fix)
        answered = _released(cells.get("pages", "")) if found[0] in RELEASED else ""
        responded = _last_day(line, cells["year"], cells["month"])
        yield Row(line, cells["number"], cells["summary"], responded, found[0], None, answered)


def _released(pages: str) -> str:
    """How much was released, in words; empty if the table does not say."""
    if not pages.isascii() or not pages.isdecimal() or not int(pages[:9]):
        return ""
    return "1 page was released." if int(pages[:9]) == 1 else f"{pages} pages were released."


def _last_day(line: int, year: str, month: str) -> date:
    try:
        number, which = int(year), int(month)
        return date(number, which, monthrange(number, which)[1])
    except (ValueError, OverflowError, IndexError):
        raise NotTheLayout(
            line, "this is no month", "write the year and the month in digits"
        ) from None


LAYOUT = Layout(
    "summaries of the Government of Canada: CSV with request_number and disposition", rows, None
)
