"""What was changed after publication: corrections, and entries that were withdrawn, merged or
removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from disclosure_log.language import month_in_words
from disclosure_log.law.vocabulary import STATUSES
from disclosure_log.log.entries import Log
from disclosure_log.log.entry import Entry
from disclosure_log.log.listings import LONG
from disclosure_log.records.events import Change

CHANGED = "Changed"
UNDATED = "Date not recorded"


Key = Callable[["Told"], tuple[str, str]]
"""The part of a list that a change belongs to: (label, last part of its address)."""


@dataclass(frozen=True)
class Told:
    """A change, as it is told."""

    kind: str
    entry: Entry
    change: Change | None
    """``None`` for an entry that was merged without a note."""

    @property
    def day(self) -> date:
        return self.change.date if self.change else date.min


def changes_of(entry: Entry) -> list[Told]:
    """The changes of an *entry*, the newest first.

    Of an entry published in error only the reason is told: an older note may repeat what must not
    be public.
    """
    status = entry.record.status
    notes = sorted(entry.record.changes, key=lambda change: change.date)
    if status == "published":
        return [Told(CHANGED, entry, change) for change in reversed(notes)]
    kind = "Removed" if status == "published-in-error" else STATUSES[status].label
    newest = Told(kind, entry, notes[-1] if notes else None)
    earlier = notes[:-1] if entry.shown else []
    return [newest, *(Told(CHANGED, entry, change) for change in reversed(earlier))]


def all_changes(log: Log) -> list[Told]:
    """Every change of the log, the newest first."""
    found = [each for entry in log.all for each in changes_of(entry)]
    return sorted(found, key=lambda each: each.day, reverse=True)


@dataclass(frozen=True)
class ChangeList:
    """Changes, the newest first, and their years or months: sections of their page, or pages of
    their own if there are many."""

    label: str
    address: str
    changes: list[Told]
    groups: list[ChangeList]

    @property
    def split(self) -> bool:
        return len(self.changes) > LONG and bool(self.groups)


def change_list(log: Log) -> ChangeList:
    """Every change of the log by year, and in each year by month."""

    def by_year(told: Told) -> tuple[str, str]:
        return (str(told.day.year), str(told.day.year)) if told.change else (UNDATED, "undated")

    def by_month(told: Told) -> tuple[str, str]:
        return month_in_words(told.day), f"month-{told.day:%m}"

    def grouped(label: str, address: str, changes: list[Told], keys: tuple[Key, ...]) -> ChangeList:
        parts: dict[tuple[str, str], list[Told]] = {}
        for each in changes if keys else ():
            parts.setdefault(keys[0](each), []).append(each)
        groups = [
            grouped(name, f"{address}{slug}/", members, keys[1:] if name != UNDATED else ())
            for (name, slug), members in parts.items()
        ]
        return ChangeList(label, address, changes, groups)

    return grouped("Changes", "changes/", all_changes(log), (by_year, by_month))
