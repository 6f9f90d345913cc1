"""What a foreign layout gives of each answered request, and how to read its files."""

from __future__ import annotations

import csv
import io
import re
from calendar import month_name
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from disclosure_log.law.vocabulary import OUTCOMES

if TYPE_CHECKING:
    from _csv import Reader


class Row(NamedTuple):
    """One answered request. What a layout does not say is empty."""

    line: int
    """Of its file, for messages."""
    reference: str
    title: str
    responded: date
    outcome: str | None = None
    """As the format has it; ``None`` if the layout does not say."""
    received: date | None = None
    answered: str = ""
    address: str = ""
    """Where the answer is published."""


class NotTheLayout(ValueError):
    """Something in a file that is not in its layout: (line, what is wrong, how to mend it)."""

    def __init__(self, line: int, message: str, fix: str) -> None:
        super().__init__(message)
        self.line, self.message, self.fix = line, message, fix


@dataclass(frozen=True)
class Layout:
    """A layout of another program."""

    about: str
    read: Callable[[str], Iterator[Row]]
    """Makes rows of the text of a file. Raises :class:`NotTheLayout`."""
    regime: str | None
    """The law of all its requests."""


def table(text: str, columns: Mapping[str, Iterable[str]]) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, cells) of each row of a CSV file. *columns* has for each the headings that it goes by;
    a column called like ``[received]`` may be missing."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        yield from _rows(reader, columns)
    except csv.Error:
        message = "this is not valid CSV: quotes are not in pairs, or a cell is too long"
        raise NotTheLayout(max(reader.line_num, 1), message, "export it again") from None


def _rows(
    reader: Reader, columns: Mapping[str, Iterable[str]]
) -> Iterator[tuple[int, dict[str, str]]]:
    headings = [_plain(each) for each in next(reader, [])]
    places: dict[str, int] = {}
    for name, known in columns.items():
        found = [headings.index(_plain(each)) for each in known if _plain(each) in headings]
        if found:
            places[name.strip("[]")] = found[0]
        elif not name.startswith("["):
            message = f"there is no column for the {name}"
            raise NotTheLayout(1, message, f"call one of them: {', '.join(known)}")
    line = reader.line_num + 1
    for row in reader:
        if any(cell.strip() for cell in row):
            cells = {n: row[at].strip() if at < len(row) else "" for n, at in places.items()}
            yield line, cells
        line = reader.line_num + 1


def day(line: int, text: str) -> date:
    """A date as British tables have it: 2026-01-30, 30/01/2026, or 30 January 2026."""
    if match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?", text):
        year, month, number = match.groups()
    elif match := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text):
        number, month, year = match.groups()
    elif match := re.fullmatch(r"(\d{1,2}) ([A-Za-z]{3,9}) (\d{4})", text):
        number, name, year = match.groups()
        month = _MONTHS.get(name.casefold(), "0")
    else:
        raise NotTheLayout(line, "this is not a date", "write it as 2026-01-30 or 30/01/2026")
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        raise NotTheLayout(line, "this is no day in the calendar", "check the date") from None


_MONTHS = {
    called: str(number)
    for number, name in enumerate(month_name)
    for called in (name[:3].casefold(), name[:4].casefold(), name.casefold())
    if name
}
"""The number of each month by its name, and by three or four letters of it."""


def outcome(line: int, words: str) -> str | None:
    """The outcome that people mean by *words*: its id, its label, or what it is also called."""
    if not words:
        return None
    found = _CALLED.get(_plain(words))
    if found is None:
        message = "the format has no outcome that is called so"
        raise NotTheLayout(line, message, f"call it one of: {', '.join(OUTCOMES)}")
    return found


def _plain(words: str) -> str:
    return " ".join(re.findall("[a-z0-9]+", words.casefold()))


_CALLED = {
    _plain(name): id
    for id, each in OUTCOMES.items()
    for name in (*each.also_called, each.label, id)
}
