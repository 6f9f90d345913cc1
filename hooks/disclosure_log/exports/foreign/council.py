"""A council's table: reference, date, subject, outcome, as CSV.

    Reference,Date,Subject,Outcome
    FOI-4417,30/01/2026,Missed bin collections,Granted in full

The headings may be others that councils use; a date of receipt, the answer and its address are
taken if they are there. Outcomes are told by what people call them, such as "refused in full".
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_log.exports.foreign.rows import Layout, Row, day, outcome, table

COLUMNS = {
    "reference": ["Reference", "Ref", "Reference number", "FOI reference", "Request ID", "Case ID"],
    "date": ["Date", "Date of response", "Date responded", "Response date", "Date closed"],
    "subject": ["Subject", "Title", "Request", "Summary", "Description"],
    "outcome": ["Outcome", "Decision", "Status", "Result"],
    "[received]": ["Date received", "Received", "Date of request"],
    "[answer]": ["Response", "Answer", "Reply"],
    "[address]": ["Link", "URL", "Response link", "Document"],
}


def rows(text: str) -> Iterator[Row]:
    for line, cells in table(text, COLUMNS):
        yield Row(
            line,
            cells["reference"],
            cells["subject"],
            day(line, cells["date"]),
            outcome(line, cells["outcome"]),
            day(line, cells["received"]) if cells.get("received") else None,
            cells.get("answer", ""),
            cells.get("address", ""),
        )


LAYOUT = Layout("a council's CSV: reference, date, subject, outcome", rows, "foi")
