"""The list of published addresses, and where each of them leads today.

People bookmark and cite addresses, so each that was ever published leads somewhere for ever. The
list is what the program remembers of the past: one address a line, as a browser shows it, and for
an entry the number of its questions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote, unquote

from disclosure_log.records.model import Record
from disclosure_log.records.paths import RECORDS, address_of_record, is_example
from disclosure_log.records.references import slug

HEAD = (
    "# Every address that was published, with the number of questions of each entry."
    " Written by: disclosure-log addresses\n"
)
_LINE = re.compile(r"(?!/)([A-Za-z0-9._~%/-]+)(?: ([0-9]{1,4}))?")
_PART_OF_A_YEAR = re.compile("month-[0-9]{2}|outcome-[a-z-]+|by-(?:title|outcome)")
_PART_OF_A_TOPIC = re.compile(f"[0-9]{{4}}|{_PART_OF_A_YEAR.pattern}")
"""The last part of the address of a part of a list, or of another order of it."""
_LISTS_OF_PARTS = ("changes", "exemptions", "statistics", "documents")
"""Lists to which every address below them leads that has no page any more."""


@dataclass(frozen=True)
class Listed:
    """An address in the list."""

    line: int
    questions: int | None = None


@dataclass(frozen=True)
class AddressList:
    """The list as it stands in its file."""

    addresses: Mapping[str, Listed] = field(default_factory=dict)
    faults: tuple[int, ...] = ()
    """The numbers of the lines that are neither an address nor a comment."""

    @staticmethod
    @lru_cache(maxsize=4)
    def read(data: bytes) -> AddressList:
        """Read the list. Lines may come in any order and twice, as a merge leaves them; the larger
        number of questions counts."""
        found: dict[str, Listed] = {}
        faults = []
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
            match = _LINE.fullmatch(line.strip())
            if match:
                address, questions = unquote(match[1]), int(match[2]) if match[2] else None
                before = found.get(address, Listed(number))
                most = max(questions or 0, before.questions or 0)
                known = questions is not None or before.questions is not None
                found[address] = Listed(before.line, most if known else None)
            elif line.strip() and not line.startswith("#"):
                faults.append(number)
        return AddressList(found, tuple(faults))


def written(addresses: Mapping[str, int | None]) -> str:
    """The text of the list."""
    return HEAD + "".join(
        f"{quote(address)}\n" if questions is None else f"{quote(address)} {questions}\n"
        for address, questions in sorted(addresses.items())
    )


@dataclass(frozen=True)
class _Answer:
    """The record that answers at a reference."""

    path: str
    former: bool
    """Whether the record names the reference as a former one, or it is its own."""


@dataclass
class Standing:
    """What the log publishes now, and where its other addresses lead.

    Built from records of which some fields may be ``None``, because they are at fault.
    """

    records: Mapping[str, Record]
    """By path."""
    parts: Mapping[str, frozenset[str] | None]
    """By the address of an entry: the names of its released files and table pages; ``None`` when
    they are not known."""
    pages: frozenset[str]
    """The addresses of hand-written pages, topics and lists."""
    moved: Mapping[str, str]
    """Where the former addresses of pages and topics lead."""
    normal: Callable[[str], str]
    """The form in which references are compared."""

    def __post_init__(self) -> None:
        self._answers: dict[str, list[_Answer]] = {}
        self._redirects: dict[str, str] = {}
        for path, record in self.records.items():
            for reference in record.also_known_as or ():
                name = slug(reference)
                self._answers.setdefault(name, []).append(_Answer(path, True))
                self._redirects.setdefault(f"{path.rsplit('/', 1)[0]}/{name}/", path)
        for path, record in self.records.items():
            if record.reference:
                answer = _Answer(path, False)
                self._answers.setdefault(slug(record.reference), []).append(answer)
        self._by_reference = {
            self.normal(reference): path
            for path, record in self.records.items()
            for reference in (*(record.also_known_as or ()), record.reference)
            if reference
        }
        self._years = {path.split("/")[1] for path in self.records}

    def addresses(self, without: Collection[str] = ()) -> Iterator[tuple[str, int | None]]:
        """Every address that the log publishes now, but for the parts of long lists and the records
        *without* which it is asked for, with the number of questions of an entry. The invented
        example is never published."""
        yield from ((page, None) for page in sorted({*self.pages, *self.moved}) if page)
        real = {
            path: record
            for path, record in self.records.items()
            if not is_example(path) and path not in without
        }
        for year in sorted({path.split("/")[1] for path in real}):
            yield f"{RECORDS}/{year}/", None
        for path, record in real.items():
            address = address_of_record(path)
            yield address, len(record.parts or ())
            yield from ((f"{address}{name}", None) for name in self.parts.get(address) or ())
        yield from ((old, None) for old, path in self._redirects.items() if path not in without)

    def target(self, address: str) -> str | None:
        """Where an address leads: itself if it is published, ``None`` if it would be lost."""
        top, *rest = address.rstrip("/").split("/")
        if address in self.pages:
            return address
        if top == RECORDS and rest:
            year = f"{top}/{rest[0]}/"
            entry = f"{year}{rest[1]}/" if len(rest) > 1 else ""
            if entry and (self.answering(entry) or not _PART_OF_A_YEAR.fullmatch(rest[1])):
                return self._of_entry(entry, "/".join(rest[2:]), address)
            return year if rest[0] in self._years else f"{top}/"
        if address in self.moved:
            return self.moved[address]
        # A part of a list leads to the list.
        if top == "topics" and len(rest) > 1 and all(map(_PART_OF_A_TOPIC.fullmatch, rest[1:])):
            return self.target(f"{top}/{rest[0]}/")
        return f"{top}/" if top in _LISTS_OF_PARTS else None

    def answering(self, entry: str) -> str | None:
        """The path of the record that shows what was published at the address of an *entry*."""
        path = f"{entry.rstrip('/')}.yml"
        if path in self.records:
            return path
        if entry in self._redirects:
            return self._redirects[entry]
        answers = self._answers.get(entry.rstrip("/").rsplit("/", 1)[-1], [])
        return next(
            (each.path for each in answers if each.former or self.records[each.path].changes), None
        )

    def in_another_year(self, entry: str) -> str | None:
        """The path of the record with the reference of a lost *entry* as its own, if there is
        one."""
        year, name = entry.split("/")[1:3]
        own = (each.path for each in self._answers.get(name, []) if not each.former)
        return next((path for path in own if path.split("/")[1] != year), None)

    def _of_entry(self, entry: str, name: str, address: str) -> str | None:
        path = self.answering(entry)
        if path is None:
            return None
        own = address_of_record(path)
        standing = self._merged(path)
        if not name:
            return entry if own == entry else standing
        name += "/" if address.endswith("/") else ""
        names = self.parts.get(own, frozenset())
        there = own == standing and (names is None or name in names)
        if there and (own == entry or name.endswith("/")):
            return f"{own}{name}"
        record = self.records[path]
        kept = record.status in ("published", "withdrawn") and own == entry
        return None if kept and not _told(record, name) else standing

    def _merged(self, path: str) -> str:
        """The address of the entry that a record was merged into, or of its own."""
        into = self.records[path].merged_into
        if into and self.records[path].status == "merged":
            return address_of_record(self._by_reference.get(self.normal(into), path))
        return address_of_record(path)


def _told(record: Record, name: str) -> bool:
    """Whether a note of a *record* names a file that is gone, or the file of a table that is."""
    own = slug(name)
    stem = own.removesuffix("-csv")
    tables = {stem, re.sub("-[0-9]+$", "", stem)}
    files = {own, *(f"{table}-{ending}" for table in tables for ending in ("csv", "xlsx"))}
    notes = [f"-{slug(change.note)}-" for change in record.changes or () if change]
    return any(f"-{file}-" in note for note in notes for file in files)
