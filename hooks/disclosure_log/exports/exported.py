"""The entries of a log as data, each made once for all files."""

from __future__ import annotations

import json
import marshal
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
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

AS_DATA = "entries as data"
"""What the store calls entries in the forms in which files have them."""
_path = attrgetter("path")


class Piece(NamedTuple):
    """One entry in the forms in which files have it."""

    id: str
    version: str
    line: str
    """JSON, without a line end."""
    csv: str
    """The lines of its questions in CSV."""
    questions: int
    table_rows: bytes
    """Its rows in the SQLite file, packed by ``marshal``."""

    @property
    def rows(self) -> list[Row]:
        """Its rows in the SQLite file."""
        rows: list[Row] = marshal.loads(self.table_rows)
        return rows


@dataclass(frozen=True)
class Exported:
    """A log as data. Entries that do not stand are not in it."""

    log: Log
    store: Store | None = None
    """What was made before."""

    def piece(self, entry: Entry) -> Piece:
        """One *entry* that stands."""
        return self._pieces[entry.path]

    @cached_property
    def _pieces(self) -> dict[str, Piece]:
        """Every entry that stands, by path."""
        found: list[list[Piece] | None] = [
            self.store.get(AS_DATA, *key) if self.store else None for _, key in self._runs
        ]
        missing = [run for run, pieces in zip(self._runs, found, strict=True) if not pieces]
        new = parallel_map(self._made, [run for run, _ in missing], least=4, chunk=1)
        made: dict[str, Piece] = {}
        for (run, key), kept in zip(self._runs, found, strict=True):
            pieces = kept or next(new)
            made |= zip(map(_path, run), pieces, strict=True)
            if self.store and not kept and all(entry.digest for entry in run):
                self.store.put(AS_DATA, pieces, *key)
        return made

    @cached_property
    def _runs(self) -> list[tuple[list[Entry], tuple[object, ...]]]:
        """The entries that stand, in runs that are kept together, with what those are made from."""
        settings = digest(self.log.authority)
        return [
            (run, (settings, *map(self.sources, run)))
            for run in runs(sorted(self.log.entries, key=_path), _path)
        ]

    def need(self) -> None:
        """Say that what the store has of the entries is still of use."""
        if self.store:
            for _, key in self._runs:
                self.store.need(AS_DATA, *key)

    def sources(self, entry: Entry) -> tuple[object, ...]:
        """What an *entry* is made from as data: itself, and the ids of those it mentions."""
        return (entry.digest, *map(entry_id, self.log.mentioned_by[entry.path]))

    def _made(self, run: Iterable[Entry]) -> list[Piece]:
        return [self._piece(entry) for entry in run]

    def _piece(self, entry: Entry) -> Piece:
        data = entry_data(self.log, entry)
        version, rows = version_of(data), list(question_rows(self.log.authority.name, data))
        in_tables = marshal.dumps([*rows_of(data, version)])
        return Piece(data["id"], version, as_json(data), lines(rows), len(rows), in_tables)

    @cached_property
    def pieces(self) -> list[Piece]:
        """Every entry that stands, newest first."""
        return self.of(self.log.entries)

    @cached_property
    def root(self) -> str:
        """The root of the tree over all entries."""
        return root_of(self.versions)

    @property
    def versions(self) -> dict[str, str]:
        """The version of each entry by its id, newest first."""
        return {piece.id: piece.version for piece in self.pieces}

    @property
    def updated(self) -> date | None:
        """The newest day on which an entry changed that stands."""
        return max((entry.changed for entry in self.log.entries), default=None)

    @cached_property
    def questions(self) -> int:
        """How many questions there are."""
        return sum(piece.questions for piece in self.pieces)

    def of(self, entries: Iterable[Entry]) -> list[Piece]:
        return [self.piece(entry) for entry in entries]

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
    return _file(head, "entry", piece.line)


def log_json(
    exported: Exported, covers: str, entries: Sequence[Entry], whole: bool = False
) -> bytes:
    """A file of *entries*, as ``LogData`` describes it."""
    pieces = exported.of(entries)
    updated = max((entry.changed for entry in entries), default=None)
    head: Data = {
        "schema_version": SCHEMA_VERSION,
        "authority": exported.authority,
        "covers": covers,
        "updated": updated and updated.isoformat(),
        "root": root_of({piece.id: piece.version for piece in pieces}),
        "topics": exported.topics,
    }
    if whole:
        quarters = (quarter.model_dump(mode="json") for quarter in exported.log.quarters)
        head |= {"publications": exported.publications, "quarters": list(quarters)}
    return _entries(head, [piece.line for piece in pieces])


def log_text(head: Data, entries: Iterable[Data]) -> bytes:
    """A log of *entries*, which are data, with the fields of a *head* before them."""
    return _entries(head, list(map(as_json, entries)))


def _entries(head: Data, lines: Sequence[str]) -> bytes:
    between = ",\n".join(lines)
    return _file(head, "entries", f"[\n{between}\n]" if between else "[]")


def _file(head: Data, last: str, text: str) -> bytes:
    """A JSON file with one field a line. *text* is the JSON of the *last* field."""
    fields = [f"{as_json(name)}:{as_json(value)}" for name, value in head.items()]
    return ("{\n" + ",\n".join([*fields, f"{as_json(last)}:{text}"]) + "\n}\n").encode()


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
