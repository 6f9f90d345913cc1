"""Records that were in order when they were last checked, and are not checked again by themselves.

Checks of the whole log look at them like at any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from disclosure_log.findings.codes.documents import UNDESCRIBED_PICTURE
from disclosure_log.findings.finding import Finding
from disclosure_log.reading.yaml_document import YamlDocument
from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.download_names import published_names
from disclosure_log.records.model import Record
from disclosure_log.records.paths import folder_of
from disclosure_log.records.schema import Parsed, parse
from disclosure_log.rules.context import Context, InOrder
from disclosure_log.store import Store, runs

RECORD, DOCUMENT = "record", "document"
CHECKED = (RECORD, DOCUMENT)
"""What the store calls that which checks have looked at."""


class ParsedBefore(Parsed[Record]):
    """A record that was in order. Its file is parsed only when a place in it is wanted."""

    def __init__(self, path: str, data: bytes, record: Record) -> None:
        self.model, self.value, self.partial = Record, record, record
        self.sound = set(Record.model_fields)
        self._path, self._data = path, data

    @property
    def path(self) -> str:
        return self._path

    @cached_property
    def document(self) -> YamlDocument:  # type: ignore[override]  # read when it is wanted
        return parse(read(self._path, self._data), Record).document


def kept_records(context: Context) -> Mapping[str, Parsed[Record]]:
    """The records that the store knows to be in order."""
    found: dict[str, Parsed[Record]] = {}
    for run in _runs(context) if context.store else ():
        kept = context.store and context.store.get(RECORD, *_sources(context, run))
        for path, each in zip(run, kept or (), strict=False):
            context.in_order[path], context.links[path] = each, each.links
            found[path] = ParsedBefore(path, context.tree.records[path], each.record)
    return found


def leave_out_of_date(context: Context) -> None:
    """Check those records again that depend on what other records are there, or on the day."""
    for path, kept in list(context.in_order.items()):
        if not kept.holds(context.today, context.references):
            del context.in_order[path], context.links[path]
            context.records[path] = parse(read(path, context.tree.records[path]), Record)


def keep(context: Context, store: Store) -> None:
    """Keep the records in which nothing was found, of each run in which they all are in order."""
    if context.authority is None:
        # They were checked without it, and its fault may be one of today only.
        return
    at_fault = {finding.path for finding in context.findings if not finding.note}
    pictures = [each for each in context.findings if each.code == UNDESCRIBED_PICTURE]
    for run in _runs(context):
        if all(path in context.in_order for path in run):
            continue
        kept = [
            context.in_order.get(path) or _now(context, path, at_fault, pictures) for path in run
        ]
        if all(kept):
            store.put(RECORD, kept, *_sources(context, run))


def _now(
    context: Context, path: str, at_fault: set[str], pictures: list[Finding]
) -> InOrder | None:
    """The record at a *path* if it was checked and nothing was found, but for *pictures* that
    nobody described."""
    notes, asked = context.checked.get(path, ([], None))
    notes = [*notes, *(each for each in pictures if each.path == path)]
    record = context.records[path].value
    files = {path, *context.tree.folders.get(path, ())}
    if not (record and asked and at_fault.isdisjoint(files) and all(map(context.wanted, files))):
        return None
    links = context.links[path]
    names = published_files(path, record, context)
    if names is None:
        return None
    return InOrder(record, notes, context.today, links, asked.yes, asked.no, names)


def record_runs(paths: Iterable[str]) -> Iterator[list[str]]:
    """The records at these *paths* in runs that are kept together."""
    return runs(sorted(paths), str)


def _runs(context: Context) -> Iterator[list[str]]:
    return record_runs(context.tree.records)


def _sources(context: Context, run: Iterable[str]) -> list[object]:
    """Everything that the checks of a *run* of records look at, but for references and the day."""
    return [context.digest_of_settings, *map(context.tree.digest_of_record, run)]


def published_files(path: str, record: Record, context: Context) -> frozenset[str] | None:
    """The names under which the documents of a *record* are published, or ``None`` if one was not
    looked into."""
    if record.status not in ("published", "withdrawn"):
        return frozenset()
    if kept := context.in_order.get(path):
        return kept.files
    found: set[str] = set()
    for document in record.documents or ():
        inspection = document and context.documents.get(f"{folder_of(path)}/{document.file}")
        if not inspection:
            return None
        found.update(published_names(document, inspection))
    return frozenset(found)
