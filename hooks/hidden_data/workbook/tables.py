"""Pages as tables of plain text."""

from __future__ import annotations

import re
from collections.abc import Callable

from hidden_data.report import Table

from .grid import Page
from .shown import Shown


def table_of(page: Page) -> Table:
    """A page as plain rows of text.

    The cells under a merged cell say the same, or where it is said, since a number must not be
    counted twice. A merged cell that stands alone in its row is a title, and stands once. Dates of
    a column in which no day has a time of its own stand without one.
    """
    days = _days_only(page)

    def plain(column: int, shown: Shown) -> str:
        return _MIDNIGHT.sub("", shown.text) if column in days else shown.text

    def as_shown(column: int, shown: Shown) -> str:
        return shown.grouped or _MOMENT.sub(r"\1 \2", plain(column, shown))

    rows, seen = _filled(page, plain), _filled(page, as_shown)
    return Table(page.name, rows, seen if seen != rows else [])


_MOMENT = re.compile(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)$")
_MIDNIGHT = re.compile(r"T00:00(:00)?$")


def _days_only(page: Page) -> set[int]:
    """The columns with moments, if all of them are at midnight."""
    timed: dict[int, bool] = {}
    for cells in page.rows.values():
        for column, shown in cells.items():
            if _MOMENT.match(shown.text):
                at_midnight = bool(_MIDNIGHT.search(shown.text))
                timed[column] = timed.get(column, False) or not at_midnight
    return {column for column, has_time in timed.items() if not has_time}


def _filled(page: Page, text_of: Callable[[int, Shown], str]) -> list[list[str]]:
    height, width = page.size
    rows = [[""] * width for _ in range(height)]
    for row, cells in page.rows.items():
        for column, shown in cells.items():
            rows[row - 1][column - 1] = text_of(column, shown)
    for high, wide in page.merged:
        text = rows[high.start - 1][wide.start - 1].strip()
        alone = len(wide) > 1 and len(page.rows.get(high.start, {})) == 1
        if not text or alone:
            continue
        for row in high:
            for column in wide:
                if (row, column) != (high.start, wide.start):
                    below = row > high.start
                    rows[row - 1][column - 1] = _repeated(text, below)
    return rows


def _repeated(text: str, below: bool) -> str:
    number = re.fullmatch(r"[^A-Za-z]*[0-9][^A-Za-z]*", text)
    year = re.fullmatch(r"(19|20)[0-9]{2}([-/][0-9]+)*", text)
    return text if not number or year else "[as above]" if below else "[as on the left]"
