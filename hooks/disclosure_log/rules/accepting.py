"""What looks like personal data and where, and what a record accepts of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

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
_MOST_SHOWN = 3
"""Places of different values that a finding about a column names."""

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
    """The column of a released table: ``column 2``, ``sheet 1, column 2``."""
    above: tuple[str, ...] = field(default=(), compare=False)
    """What stands at the top of the column. No message repeats it."""

    def is_below(self, heading: str) -> bool:
        """Whether the column has this *heading*, name or number."""
        number = self.column.rpartition(" ")[2]
        names = (*self.above, self.column, f"column {number}", number)
        return plain_heading(heading) in map(plain_heading, names)


@dataclass
class Found:
    """Everything of one kind in one place."""

    kind: Kind
    place: Place
    line: int
    column: int
    times: int = 0
    said: int = 0
    """In a column: the same number for each cell that says the same."""
    first: tuple[str, ...] = ()
    """For a whole column: the first place of each different value."""

    def is_at(self, place: str, file: str) -> bool:
        """Whether it is at a *place* of a record, itself in a *file*."""
        return place == (f"{file}: {self.place.where}" if file else self.place.where)

    def finding(self, path: str, file: str, in_file: bool, in_record: bool) -> Finding:
        """The finding at a *path*. *file* is the name of the released document, if it is *in a
        file* whose name may be repeated. What is not *in a record* or its files, no record can
        accept."""
        name = file or "the name of the file"
        kind, where = self.kind, self.place.where
        times = f", times: {self.times}" if self.times > 1 else ""
        prefix = f"{name}: " if in_file else ""
        if kind.strength is Strength.STOP or not in_record:
            allowed = (
                "is a public contact of an organisation"
                if kind.strength is Strength.STOP
                else "belongs to no case and only shows what such numbers look like"
                if kind.strength is Strength.EXAMPLE
                else "can be public"
            )
            fix = (
                f"{kind.advice}; if it {allowed}, add to {AUTHORITY}:"
                " public_contacts: [{value: exactly as in the text, reason: why it is public}]"
            )
        elif kind.strength is Strength.EXAMPLE:
            fix = kind.advice
            if not self.first:
                fix += (
                    "; if it belongs to no case and only shows what such numbers look like, add"
                    f" under accepted: {{kind: {kind.id}, place: '{prefix}{where}'{times}, reason:"
                    " how you know that no case has it}, and tell the second person to check that"
                )
        elif self.first:
            fix = (
                "look at some of them; if these are businesses, or the law makes the column public,"
                f" as in a public register, add under accepted: {{kind: {kind.id}, file: {name},"
                f" column: '{where}'{times}, reason: why it is public}} (without column it is about"
                f" the whole file); otherwise, {kind.advice}"
            )
        else:
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
            what = "headed as a name, an address, a date of birth or another detail of people"
        else:
            what = f"looks like {self.kind.label}"
        return f"{where}: {what} ({times}){self._different()}"

    def _different(self) -> str:
        """How many values of a column are different, and the places of the first."""
        if not self.first:
            return ""
        places = ", ".join(where.rpartition(", ")[2] for where in self.first[:_MOST_SHOWN])
        return f", different values: {len(self.first)}, first in {places}"


class Acceptances:
    """What one record accepts, each until it is used."""

    def __init__(self, accepted: tuple[tuple[int, Accepted], ...] = ()) -> None:
        self._accepted = accepted
        self._used: set[int] = set()
        self._seen: dict[str, list[Found]] = {}
        """What was found, by file, accepted or not."""
        self._covered: dict[str, list[Found]] = {}
        """What belongs to a column about people, by file."""

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
        seen: list[Found] = []
        covered: list[Found] = []
        for each in found:
            of_people = each.kind.id in _OF_PEOPLE and each.place.column in about_people
            (covered if of_people else seen).append(each)
        self._seen[file], self._covered[file] = seen, covered
        cells: dict[tuple[str, str], list[Found]] = defaultdict(list)
        for each in seen:
            cells[each.kind.id, each.place.where].append(each)
        rest = [each for same in cells.values() for each in same if not self._at_place(same, file)]
        for number, item in self._accepted:
            if file and item.file == file:
                meant = _meant(item, rest)
                if self._holds(number, item, _times(meant), meant):
                    taken = set(map(id, meant))
                    rest = [each for each in rest if id(each) not in taken]
        return list(_by_column(rest))

    def unused(self, document: YamlDocument) -> Findings:
        for number, item in self._accepted:
            if number not in self._used:
                copy = "kind, place" if item.place else "kind, file, column"
                yield document.finding(
                    UNUSED_ACCEPTANCE,
                    ("accepted", number),
                    self._mismatch(item),
                    f"delete it, or copy {copy} and times from the finding",
                )

    def _mismatch(self, item: Accepted) -> str:
        """Which part of an unused *item* does not match, and what was found instead."""
        if item.file:
            if item.file not in self._seen:
                return "file does not match: there is no such file in the folder of this record"
            here = self._seen[item.file]
            meant, covered = _meant(item, here), _meant(item, self._covered[item.file])
        else:
            here = _at(item, self._seen)
            meant = [each for each in here if each.kind.id == item.kind]
            covered = [each for each in _at(item, self._covered) if each.kind.id == item.kind]
        if meant:
            if (times := _times(meant)) != item.times:
                return f"times does not match: it is {item.times} here, but {times} were found"
            return "another line under accepted says the same"
        if covered:
            return "this is part of a column about people, and accepted with the column"
        same = [each for each in here if each.kind.id == item.kind]
        if same:
            places = _counted((each.place.column or "outside of columns", each) for each in same)
            return f"column does not match: this kind was found in {places}"
        if item.place and not here:
            everywhere = [each for found in self._seen.values() for each in found]
            elsewhere = _times([each for each in everywhere if each.kind.id == item.kind])
            return f"place does not match: nothing was found there, and {elsewhere} elsewhere"
        kinds = _counted((each.kind.id, each) for each in here)
        where = "in this place" if item.place else "in this file"
        return f"kind does not match: {where} was found {kinds or 'nothing'}"

    def _at_place(self, found: list[Found], file: str) -> bool:
        """Whether everything of one kind in one place is accepted."""
        return any(
            item.kind == found[0].kind.id
            and item.place
            and found[0].is_at(item.place, file)
            and self._holds(number, item, _times(found), found)
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


def _meant(item: Accepted, found: list[Found]) -> list[Found]:
    """What an *item* about a file is about, of all that was *found* in it."""
    same = [each for each in found if each.kind.id == item.kind]
    if item.column is None:
        return same
    places = {each.place.column: each.place for each in same if each.place.column}
    columns = {name for name, place in places.items() if place.is_below(item.column)}
    return [each for each in same if each.place.column in columns]


def _at(item: Accepted, found: dict[str, list[Found]]) -> list[Found]:
    """All that was *found* at the place of an *item*."""
    place = item.place or ""
    return [each for file, all_of in found.items() for each in all_of if each.is_at(place, file)]


def _times(found: list[Found]) -> int:
    return sum(each.times for each in found)


def _counted(found: Iterable[tuple[str, Found]]) -> str:
    """How much of each: ``column 2 (300), column 3 (12)``."""
    counts: Counter[str] = Counter()
    for name, each in found:
        counts[name] += each.times
    return ", ".join(f"{name} ({times})" for name, times in counts.items())


def _by_column(found: list[Found]) -> Iterator[Found]:
    """One for each column with many cells, and one for each other place."""
    columns: dict[tuple[Kind, str], list[Found]] = defaultdict(list)
    for each in found:
        columns[each.kind, each.place.column].append(each)
    single: dict[tuple[Kind, str], list[Found]] = defaultdict(list)
    for (kind, column), cells in columns.items():
        if column and len(cells) > _MOST_SINGLE:
            first: dict[int, str] = {}
            for each in cells:
                first.setdefault(each.said, each.place.where)
            place = Place(column, column, cells[0].place.above)
            yield replace(cells[0], place=place, times=_times(cells), first=tuple(first.values()))
            continue
        for each in cells:
            single[kind, each.place.where].append(each)
    for same in single.values():
        yield replace(same[0], times=_times(same))
