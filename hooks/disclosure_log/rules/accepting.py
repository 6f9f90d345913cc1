"""What looks like personal data and where, and what a record accepts of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from disclosure_log.findings.codes.personal_data import UNUSED_ACCEPTANCE
from disclosure_log.findings.finding import Finding
from disclosure_log.privacy.headings import plain_heading
from disclosure_log.privacy.kinds import IDENTIFYING_COLUMN, SMALL_NUMBER, Kind, Strength
from disclosure_log.reading.yaml_document import YamlDocument
from disclosure_log.records.model import Accepted, Record
from disclosure_log.records.paths import AUTHORITY
from disclosure_log.records.schema import Parsed
from disclosure_log.rules.context import items
from disclosure_log.rules.declare import Findings

_MOST_SINGLE = 3
"""Cells of a column that are reported one by one. More are one decision about the column."""


_OF_PEOPLE = frozenset(
    ("possible-name", "named-person", "letter-opening", "sign-off", "address", "postcode")
)
"""Kinds that a column about people consists of."""


@dataclass(frozen=True)
class Place:
    """Where something stands."""

    where: str
    """In words: ``line 2``."""
    column: str = ""
    """The column of a released table: ``column 2``, ``sheet 1, column B``."""
    above: tuple[str, ...] = field(default=(), compare=False)
    """What stands at the top of the column. No message repeats it."""

    def is_below(self, heading: str) -> bool:
        """Whether the column has this *heading* or number."""
        said = plain_heading(heading)
        return said in map(plain_heading, (*self.above, self.column, self.column.split(" ")[-1]))


@dataclass
class Found:
    """Everything of one kind in one place."""

    kind: Kind
    place: Place
    line: int
    column: int
    times: int = 0

    def finding(self, path: str, file: str, in_file: bool) -> Finding:
        """The finding at a *path*. *file* is the name of the released document, if it is *in a
        file* whose name may be repeated."""
        name = file or "the name of the file"
        kind, where = self.kind, self.place.where
        times = f", times: {self.times}" if self.times > 1 else ""
        if kind.strength is Strength.STOP:
            fix = (
                f"{kind.advice}; if it is a public contact of an organisation, add to {AUTHORITY}:"
                " public_contacts: [{value: exactly as in the text, reason: why it is public}]"
            )
        elif self.place.column and self.place.column == where:
            number = where.rsplit(" ", 1)[-1]
            fix = (
                f"{kind.advice}; if the law makes this column public, as in a public register,"
                f" add under accepted: {{kind: {kind.id}, file: {name}, column: its"
                f" heading or '{number}'{times}, reason: the law that makes it public}}; without"
                " column it is about the whole file"
            )
        else:
            prefix = f"{name}: " if in_file else ""
            fix = (
                f"{kind.advice}; if it can be public, add under accepted: {{kind: {kind.id}, place:"
                f" '{prefix}{where}'{times}, reason: in your own words}}"
            )
        note = kind.strength is Strength.NOTE
        return Finding(path, self.line, self.column, kind.code, self._message(), fix, note=note)

    def _message(self) -> str:
        where, times = self.place.where, self.times
        if self.kind is SMALL_NUMBER:
            several = "s" if times > 1 else ""
            return f"{where}: {times} cell{several} with a small number of people"
        if self.kind is IDENTIFYING_COLUMN:
            return (
                f"{where}: headed as a name, an address, a date of birth or another detail of"
                f" people ({times})"
            )
        return f"{where}: looks like {self.kind.label} ({times})"


class Acceptances:
    """What one record accepts, each until it is used."""

    def __init__(self, accepted: tuple[tuple[int, Accepted], ...] = ()) -> None:
        self._accepted = accepted
        self._used: set[int] = set()

    @classmethod
    def of(cls, record: Parsed[Record]) -> Acceptances:
        return cls(tuple(items((record.partial and record.partial.accepted) or ())))

    def left(self, found: list[Found], file: str) -> list[Found]:
        """What is *found* in a *file* and not accepted. Many cells of a column become one.

        Names and addresses in a column about people are part of it, and accepted with it.
        """
        about_people = {
            each.place.column
            for each in found
            if each.kind is IDENTIFYING_COLUMN and each.place.column
        }
        found = [
            each
            for each in found
            if each.kind.id not in _OF_PEOPLE or each.place.column not in about_people
        ]
        cells: dict[tuple[str, str], list[Found]] = defaultdict(list)
        for each in found:
            cells[each.kind.id, each.place.where].append(each)
        rest = [each for same in cells.values() for each in same if not self._at_place(same, file)]
        for number, item in self._accepted:
            if file and item.file == file:
                meant = [
                    each
                    for each in rest
                    if each.kind.id == item.kind
                    and (item.column is None or each.place.is_below(item.column))
                ]
                if self._holds(number, item, sum(each.times for each in meant), meant):
                    rest = [each for each in rest if each not in meant]
        return list(_by_column(rest))

    def unused(self, document: YamlDocument) -> Findings:
        for number, item in self._accepted:
            if number not in self._used:
                copy = "kind, place" if item.place else "kind, file, column"
                yield document.finding(
                    UNUSED_ACCEPTANCE,
                    ("accepted", number),
                    "there is nothing of this kind in this place, or it is there fewer times",
                    f"delete it, or copy {copy} and times from the finding",
                )

    def _at_place(self, found: list[Found], file: str) -> bool:
        """Whether everything of one kind in one place is accepted."""
        where = found[0].place.where
        place = f"{file}: {where}" if file else where
        return any(
            (item.kind, item.place) == (found[0].kind.id, place)
            and self._holds(number, item, sum(each.times for each in found), found)
            for number, item in self._accepted
        )

    def _holds(self, number: int, item: Accepted, times: int, meant: list[Found]) -> bool:
        """Whether an *item* covers all *times* of what it means."""
        if not meant or any(each.kind.strength is Strength.STOP for each in meant):
            return False
        if item.times < times or (item.file and item.times != times):
            return False
        if item.times == times:
            self._used.add(number)
        return True


def _by_column(found: list[Found]) -> Iterator[Found]:
    """One for each column with many cells, and one for each other place."""
    columns: dict[tuple[Kind, str], list[Found]] = defaultdict(list)
    for each in found:
        columns[each.kind, each.place.column].append(each)
    single: dict[tuple[Kind, str], Found] = {}
    for (kind, column), cells in columns.items():
        if column and len(cells) > _MOST_SINGLE:
            place = Place(column, column, cells[0].place.above)
            times = sum(each.times for each in cells)
            yield Found(kind, place, cells[0].line, cells[0].column, times)
            continue
        for each in cells:
            first = single.setdefault((kind, each.place.where), each)
            if first is not each:
                first.times += each.times
    yield from single.values()
