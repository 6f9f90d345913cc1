"""The figures as files: a table for spreadsheets and JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from disclosure_log.law.figures import MEASURES, TABLES
from disclosure_log.log.entries import Log
from disclosure_log.log.figures import FOLDER, Figures

SCHEMA_VERSION = "1.0"
CSV, JSON = f"{FOLDER}figures.csv", f"{FOLDER}figures.json"
COLUMNS = ("period", "table", "line", "label", "number", "list")


def figures_csv(log: Log, figures: Figures) -> bytes:
    """A row for each line of each table and period: ``all``, then every quarter, newest first."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(COLUMNS)
    site = log.authority.site.address
    for period in ("", *(quarter.slug for quarter in figures.quarters)):
        for table, line in _lines():
            number = figures.number(line, period)
            place = site + figures.place(line, period) if number else ""
            name = period.upper() or "all"
            rows.writerow([name, table, line, MEASURES[line].label, number, place])
    return written.getvalue().encode()


def figures_json(log: Log, figures: Figures) -> bytes:
    """The same numbers by period and line, with what the authority says of each quarter."""
    authority = log.authority
    content = {
        "schema_version": SCHEMA_VERSION,
        "authority": authority.name,
        "address": authority.site.address + FOLDER,
        "licence": authority.licence.link,
        "newest_answer": str(log.entries[0].record.responded) if log.entries else None,
        "tables": [
            {"id": table.id, "title": table.title, "counts": table.counts, "lines": table.measures}
            for table in TABLES.values()
        ],
        "lines": {
            each.id: {"label": each.label, "meaning": each.meaning} for each in MEASURES.values()
        },
        "all": _numbers(figures, ""),
        "quarters": [
            {
                "quarter": quarter.name,
                "received_total": quarter.note.received_total if quarter.note else None,
                "nothing_to_report": bool(quarter.note and quarter.note.nothing_to_report),
                "not_published": [
                    {"count": each.count, "reason": each.reason}
                    for each in (quarter.note.not_published if quarter.note else ())
                ],
                "numbers": _numbers(figures, quarter.slug),
            }
            for quarter in figures.quarters
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _lines() -> Iterator[tuple[str, str]]:
    for table in TABLES.values():
        yield from ((table.id, line) for line in table.measures)
    yield "time", "both-dates"


def _numbers(figures: Figures, period: str) -> dict[str, int]:
    return {id: figures.number(id, period) for id in MEASURES}
