"""Judges what was found in a line of figures by the other lines of the same text.

With single blanks between its cells, a row of a table reads like a number in groups. Which of the
two it is shows in the rows above and below: in the same places they have figures of the same
form and length that are no such number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from disclosure_log.privacy.kinds.kind import Kind
from disclosure_log.privacy.normalise import NormalisedText

OF_DIGITS = frozenset(("phone", "nhs-number", "card-number", "family-court-case"))
"""The ids of the kinds that can consist of nothing but digits and blanks."""

_ENOUGH = 3
"""So many other rows show that a line is one of a table."""
_FIGURE = r"[\u00a3$<>~(+-]*[0-9][0-9.,:/%*)-]*"
_RUN = re.compile(rf"(?<!\S){_FIGURE}(?: {_FIGURE})*(?!\S)")
_OF_ORGANISATIONS = re.compile(r"\(?0\)? ?[38]")
"""A telephone number that the screen allows. It says nothing about the numbers beside it."""


@dataclass(frozen=True)
class _Row:
    """Figures side by side on one line."""

    start: int
    words: str

    def cells(self, start: int, end: int) -> tuple[int, int, int] | None:
        """How many figures there are, and which of them stand between two places of the text;
        nothing if what stands there leaves the row."""
        if start < self.start or end > self.start + len(self.words):
            return None
        first = self.words.count(" ", 0, start - self.start)
        return (
            self.words.count(" ") + 1,
            first,
            first + self.words.count(" ", start - self.start, end - self.start) + 1,
        )


def chance_in_rows(kind: Kind, text: str, hits: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of the *hits* in a *text* that are cells of a table, and only look like a *kind*."""
    rows = [_Row(run.start(), run[0]) for run in _RUN.finditer(text)]
    starts = [row.start for row in rows]
    by_length: dict[int, list[list[str]]] = defaultdict(list)
    for row in rows:
        cells = row.words.split(" ")
        by_length[len(cells)].append(cells)

    @cache
    def lengths(count: int, first: int, last: int) -> list[dict[str, list[int]]]:
        """The lengths that figures of each form have in these cells of other rows; nothing if too
        few of the rows of *count* figures are without such a kind."""
        beside = [cells[first:last] for cells in by_length[count]]
        others = [each for each in beside if not _is_number(kind, " ".join(each))]
        if len(others) < max(_ENOUGH, len(beside) / 2):
            return []
        columns: list[dict[str, list[int]]] = [defaultdict(list) for _ in range(last - first)]
        for each in others:
            for cell, column in zip(each, columns, strict=True):
                column[_form(cell)].append(len(cell))
        return columns

    found = set()
    for start, end in hits:
        at = bisect_right(starts, start) - 1
        if at < 0 or not (where := rows[at].cells(start, end)):
            continue
        cells = rows[at].words.split(" ")[where[1] : where[2]]
        columns = lengths(*where)
        if columns and all(
            (known := column.get(_form(cell))) and min(known) <= len(cell) <= max(known)
            for cell, column in zip(cells, columns, strict=True)
        ):
            found.add((start, end))
    return found


def is_such(kind: Kind, words: str) -> bool:
    """Whether a *kind* would be found in some *words* by themselves."""
    return any(kind.find(NormalisedText(words)))


def _is_number(kind: Kind, words: str) -> bool:
    return is_such(kind, words) or bool(kind.id == "phone" and _OF_ORGANISATIONS.match(words))


def _form(cell: str) -> str:
    """The signs of a figure, and whether it begins with nought."""
    form = re.sub("[0-9]+", "9", re.sub("^[+-]", "+", cell))
    return f"0{form}" if re.match("0[0-9]", cell) else form
