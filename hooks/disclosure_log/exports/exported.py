"""The entries of a log as data, each made once for all files."""

from __future__ import annotations

import json
import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from disclosure_log.exports.database_rows import Row, rows_of
from disclosure_log.exports.entry_data import Data, entry_data, entry_id, log_id
from disclosure_log.exports.log_model import SCHEMA_VERSION
from disclosure_log.exports.tables import lines, question_rows
from disclosure_log.exports.versions import root_of, version_of
from disclosure_log.log.entries import Log
from disclosure_log.log.entry import Entry
from disclosure_log.records.topics_and_publications import Publication
from disclosure_log.store import Store, digest, runs
from disclosure_log.workers import parallel_map

AS_DATA, ROWS, VERSIONS = "entries as data", "rows of entries", "versions of entries"
EXPORTED = (AS_DATA, ROWS, VERSIONS)
"""What the store calls entries in the forms in which files have them, and what is known of each
without them."""
_path = attrgetter("path")


class Brief(NamedTuple):
    """What is known of an entry as data without its content."""

    id: str
    version: str
    questions: int


_Run = tuple[list[Entry], tuple[object, ...]]
"""Entries that are kept together, and what they are made from."""


class Piece(NamedTuple):
    """One entry in the forms in which files have it."""

    id: str
    version: str
    line: str
    """JSON, without a line end."""
    csv: str
    """The lines of its questions in CSV."""
    questions: int

    @property
    def brief(self) -> Brief:
        """What is known of it without its content."""
        return Brief(self.id, self.version, self.questions)


class _Made(NamedTuple):
    pieces: list[Piece]
    rows: bytes
    """Their rows in the SQLite file, packed by ``marshal``: all other data is text."""


@dataclass(frozen=True)
class Exported:
    """A log as data. Entries that do not stand are not in it."""

    log: Log
    store: Store | None = None
    """What was made before."""

    def prepare(self) -> None:
        """Make all that the store does not have, side by side. What it has is read where it is
        wanted, so that not every process has it all in memory."""
        store = self.store
        missing = [
            number
            for number, (_, key) in enumerate(self._runs)
            if not (store and all(store.has(kind, *key) for kind in EXPORTED))
        ]
        new = parallel_map(self._made, [self._runs[each][0] for each in missing], 4, 1)
        for number, made in zip(missing, new, strict=True):
            run, key = self._runs[number]
            if store and all(entry.digest for entry in run):
                store.put(AS_DATA, made.pieces, *key)
                store.put(ROWS, made.rows, *key)
                store.put(VERSIONS, [piece.brief for piece in made.pieces], *key)
            else:
                self._here[number] = made
        if store and missing:
            store.save()

    def need(self) -> None:
        """Say that what the store has of the entries is still of use."""
        if self.store:
            for _, key in self._runs:
                for kind in EXPORTED:
                    self.store.need(kind, *key)

    def piece(self, entry: Entry) -> Piece:
        """One *entry* that stands."""
        number, place = self._places[entry.path]
        return self._last(number)[place]

    @cached_property
    def _all(self) -> dict[str, Piece]:
        """Every entry that stands, by path."""
        return {
            entry.path: piece
            for number, (run, _) in enumerate(self._runs)
            for entry, piece in zip(run, self._pieces_of(number), strict=True)
        }

    @cached_property
    def _last(self) -> Callable[[int], list[Piece]]:
        """Those of a run, by its number. The last one is remembered."""
        return lru_cache(1)(self._pieces_of)

    def _pieces_of(self, number: int) -> list[Piece]:
        kept: list[Piece] | None = self._kept(AS_DATA, number)
        return kept or self._made_of(number).pieces

    @property
    def rows(self) -> Iterator[list[Row]]:
        """The rows of all entries in the SQLite file, some entries at a time."""
        for number in range(len(self._runs)):
            packed: bytes = self._kept(ROWS, number) or self._made_of(number).rows
            yield marshal.loads(packed)

    def _kept(self, kind: str, number: int) -> Any:
        """What the store has of a run."""
        return self.store.get(kind, *self._runs[number][1]) if self.store else None

    def _made_of(self, number: int) -> _Made:
        return self._here.get(number) or self._made(self._runs[number][0])

    @cached_property
    def _here(self) -> dict[int, _Made]:
        """Runs that no store has, by number."""
        return {}

    @cached_property
    def _runs(self) -> list[_Run]:
        """The entries that stand, in runs that are kept together, with what those are made from."""
        settings = digest(self.log.authority)
        return [
            (run, (settings, *map(self.sources, run)))
            for run in runs(sorted(self.log.entries, key=_path), _path)
        ]

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """The number of the run of each entry, and its place there."""
        return {
            entry.path: (number, place)
            for number, (run, _) in enumerate(self._runs)
            for place, entry in enumerate(run)
        }

    def sources(self, entry: Entry) -> tuple[object, ...]:
        """What an *entry* is made from as data: itself, and the ids of those it mentions."""
        return (entry.digest, *map(entry_id, self.log.mentioned_by[entry.path]))

    def _made(self, run: list[Entry]) -> _Made:
        rows: list[Row] = []
        pieces = []
        for entry in run:
            data = entry_data(self.log, entry)
            version, cells = version_of(data), list(question_rows(self.log.authority.name, data))
            rows += rows_of(data, version)
            piece = Piece(data["id"], version, as_json(data), lines(cells), len(cells))
            pieces.append(piece)
        return _Made(pieces, marshal.dumps(rows))

    @cached_property
    def _briefs(self) -> dict[str, Brief]:
        """What is known of every entry that stands, newest first, by path."""
        found: dict[str, Brief] = {}
        for number, (run, _) in enumerate(self._runs):
            kept: list[Brief] | None = self._kept(VERSIONS, number)
            briefs = kept or [piece.brief for piece in self._pieces_of(number)]
            found |= zip(map(_path, run), briefs, strict=True)
        return {entry.path: found[entry.path] for entry in self.log.entries}

    @cached_property
    def root(self) -> str:
        """The root of the tree over all entries."""
        return root_of(self.versions)

    @property
    def versions(self) -> dict[str, str]:
        """The version of each entry by its id, newest first."""
        return {brief.id: brief.version for brief in self._briefs.values()}

    @property
    def updated(self) -> date | None:
        """The newest day on which an entry changed that stands."""
        return max((entry.changed for entry in self.log.entries), default=None)

    @cached_property
    def questions(self) -> int:
        """How many questions there are."""
        return sum(brief.questions for brief in self._briefs.values())

    def of(self, entries: Iterable[Entry]) -> Iterator[Piece]:
        """Those of many *entries* that stand."""
        return (self._all[entry.path] for entry in entries)

    @cached_property
    def authority(self) -> Data:
        """As ``AuthorityData`` describes it."""
        authority = self.log.authority
        return {
            "id": log_id(authority.site.address),
            "name": authority.name,
            "short_name": authority.short_name,
            "address": authority.site.address,
            "licence": authority.licence.name,
            "licence_address": authority.licence.link,
        }

    @property
    def topics(self) -> list[Data]:
        return [
            {"id": topic.id, "label": topic.label, "meaning": topic.meaning}
            for topic in self.log.topics
        ]

    @property
    def publications(self) -> list[Data]:
        """The publication scheme, each item as ``PublicationData`` describes it."""
        return [self._publication(each) for each in self.log.publications]

    def _publication(self, item: Publication) -> Data:
        address = f"{self.log.authority.site.address}{item.page}" if item.page else item.link
        return {
            "id": item.id,
            "title": item.title,
            "class": item.in_class,
            "about": item.about,
            "address": address,
            "cited_by": [entry_id(entry) for entry in self.log.by_publication[item.id]],
        }


def record_json(exported: Exported, piece: Piece) -> bytes:
    """The ``record.json`` of an entry that stands, as ``RecordData`` describes it."""
    head = {
        "schema_version": SCHEMA_VERSION,
        "authority": exported.authority,
        "version": piece.version,
    }
    return b"".join((_head(head, "entry"), piece.line.encode(), b"\n}\n"))


def log_json(
    exported: Exported, covers: str, entries: Sequence[Entry], whole: bool = False
) -> Iterator[bytes]:
    """A file of *entries*, as ``LogData`` describes it, in chunks."""
    updated = max((entry.changed for entry in entries), default=None)
    head: Data = {
        "schema_version": SCHEMA_VERSION,
        "authority": exported.authority,
        "covers": covers,
        "updated": updated and updated.isoformat(),
        "root": root_of({piece.id: piece.version for piece in exported.of(entries)}),
        "topics": exported.topics,
    }
    if whole:
        quarters = (quarter.model_dump(mode="json") for quarter in exported.log.quarters)
        head |= {"publications": exported.publications, "quarters": list(quarters)}
    return _entries(head, (piece.line for piece in exported.of(entries)))


def log_text(head: Data, entries: Iterable[Data]) -> bytes:
    """A log of *entries*, which are data, with the fields of a *head* before them."""
    return b"".join(_entries(head, map(as_json, entries)))


def _entries(head: Data, lines: Iterable[str]) -> Iterator[bytes]:
    before = "[\n"
    yield _head(head, "entries")
    for line in lines:
        yield f"{before}{line}".encode()
        before = ",\n"
    yield b"[]\n}\n" if before.startswith("[") else b"\n]\n}\n"


def _head(head: Data, last: str) -> bytes:
    """The beginning of a JSON file with one field a line, as far as the *last* field."""
    fields = [f"{as_json(name)}:{as_json(value)}" for name, value in head.items()]
    return ("{\n" + ",\n".join([*fields, f"{as_json(last)}:"])).encode()


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
