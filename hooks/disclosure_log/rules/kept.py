"""Records that were in order when they were last checked, and are not checked again by themselves.

Checks of the whole log look at them like at any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from disclosure_log.reading.yaml_document import YamlDocument
from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.model import Record
from disclosure_log.records.schema import Parsed, parse
from disclosure_log.rules.context import Context, InOrder
from disclosure_log.store import Store

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
    if not context.store:
        return {}
    found: dict[str, Parsed[Record]] = {}
    for path, data in context.tree.records.items():
        kept = context.store.get(RECORD, *_sources(context, path))
        if kept:
            context.in_order[path], context.links[path] = kept, kept.links
            found[path] = ParsedBefore(path, data, kept.record)
    return found


def leave_out_of_date(context: Context) -> None:
    """Check those records again that depend on what other records are there, or on the day."""
    for path, kept in list(context.in_order.items()):
        if not kept.holds(context.today, context.references):
            del context.in_order[path], context.links[path]
            context.records[path] = parse(read(path, context.tree.records[path]), Record)


def keep(context: Context, store: Store) -> None:
    """Keep the records in which nothing was found."""
    at_fault = {finding.path for finding in context.findings if not finding.note}
    for path, (notes, asked) in context.checked.items():
        record = context.records[path].value
        files = {path, *context.tree.folders.get(path, ())}
        if record and asked and at_fault.isdisjoint(files) and all(map(context.wanted, files)):
            links = context.links[path]
            kept = InOrder(record, notes, context.today, links, asked.yes, asked.no)
            store.put(RECORD, kept, *_sources(context, path))


def _sources(context: Context, path: str) -> list[object]:
    """Everything that the checks of the record at a *path* look at, but for references and the
    day."""
    return [context.tree.digest_of_record(path), context.digest_of_settings]
