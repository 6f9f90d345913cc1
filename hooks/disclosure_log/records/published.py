"""What differs from the state that was published last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from disclosure_log.reading.yaml_document import YamlDocument
from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.addresses import AddressList
from disclosure_log.records.model import Record
from disclosure_log.records.paths import (
    ADDRESSES,
    PAGES,
    RECORDS,
    TOPICS,
    address_of_page,
    address_of_record,
    is_example,
)
from disclosure_log.records.references import slug
from disclosure_log.records.schema import parse
from disclosure_log.records.topics_and_publications import Topics

RECORD_FILE = re.compile(rf"{RECORDS}/[0-9]{{4}}/[a-z0-9-]+\.yml")
PAGE_FILE = re.compile(rf"{PAGES}/(?!theme/)[a-z0-9/-]+\.md")


@dataclass(frozen=True)
class Was:
    """An address as it was published."""

    path: str
    """The file it was made from."""
    questions: int | None = None
    reference: str = ""
    """The former reference it belongs to, if it does."""


@dataclass(frozen=True)
class Published:
    """The files that differ from the published ones."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """What was published of the records, settings and pages that were changed or deleted."""
    changed: frozenset[str] = frozenset()
    """The paths of all files that were changed, deleted or added."""

    def record(self, path: str) -> YamlDocument | None:
        """The record at a path as it was published, if it was."""
        data = self.files.get(path)
        return None if data is None else parse(read(path, data), Record).document

    def added(self, path: str) -> bool:
        return path in self.changed and path not in self.files

    @cached_property
    def addresses(self) -> Mapping[str, Was]:
        """The addresses made from the files that were changed or deleted, and those of the list."""
        found: dict[str, Was] = {}
        for path, data in self.files.items():
            if PAGE_FILE.fullmatch(path):
                found[address_of_page(path)] = Was(path)
            elif path == TOPICS:
                topics = parse(read(path, data), Topics).value
                for topic in topics.root if topics else ():
                    found |= {f"topics/{id}/": Was(path) for id in (topic.id, *topic.former)}
            elif RECORD_FILE.fullmatch(path) and not is_example(path):
                found |= dict(_of_record(path, data))
        for address, listed in AddressList.read(self.files.get(ADDRESSES, b"")).addresses.items():
            was = found.get(address, Was(ADDRESSES))
            most = max(listed.questions or 0, was.questions or 0) or None
            found[address] = Was(was.path, most, was.reference)
        return found


def _of_record(path: str, data: bytes) -> Iterator[tuple[str, Was]]:
    record = parse(read(path, data), Record).partial
    if record is None:
        yield address_of_record(path), Was(path)
        return
    shown = record.status in ("published", "withdrawn")
    yield address_of_record(path), Was(path, len(record.parts or ()) if shown else None)
    for reference in record.also_known_as or ():
        yield f"{path.rsplit('/', 1)[0]}/{slug(reference)}/", Was(path, None, reference)
