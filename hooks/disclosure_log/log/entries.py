"""The log: every entry, grouped, counted and linked to others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any

from disclosure_log.law.dated import ACT_IN_FORCE, Words, words
from disclosure_log.law.vocabulary import OUTCOMES, Outcome
from disclosure_log.log.downloads import AS_PAGES, Release
from disclosure_log.log.entry import Entry
from disclosure_log.markdown.placeholders import facts
from disclosure_log.records.model import Record
from disclosure_log.records.quarters import Quarter
from disclosure_log.records.references import mentioned, normal, slug, unwrapped
from disclosure_log.records.released_documents import ReleasedDocument
from disclosure_log.records.settings import Authority
from disclosure_log.records.topics_and_publications import Publication, Topic


@dataclass(frozen=True)
class Count:
    """How many entries had an outcome."""

    outcome: Outcome
    entries: int


def counts(entries: Iterable[Entry]) -> list[Count]:
    """The number of entries by outcome, in the order of the vocabulary, without unused outcomes."""
    found = [entry.outcome.id for entry in entries]
    return [Count(outcome, found.count(id)) for id, outcome in OUTCOMES.items() if id in found]


_DIGITS = re.compile("[0-9]+")
NEAR = 10
"""How many entries before and after one are looked at for something to read next."""
NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Log:
    """Every entry, newest first."""

    authority: Authority
    topics: tuple[Topic, ...]
    publications: tuple[Publication, ...]
    all: tuple[Entry, ...]
    """Entries of every status."""
    quarters: tuple[Quarter, ...] = ()
    """What was not published in each quarter, newest first."""
    _index: dict[str, Entry] = field(default_factory=dict)

    @staticmethod
    def of(
        authority: Authority,
        topics: Iterable[Topic],
        publications: Iterable[Publication],
        records: Mapping[str, Record],
        releases: Callable[[str], Iterable[Release]],
        quarters: Iterable[Quarter] = (),
        digests: Mapping[str, bytes] = NOTHING,
        links: Mapping[str, tuple[str, ...]] = NOTHING,
    ) -> Log:
        """Make the log from *records* and, for each by its path, its *digest* and the *links* in
        its texts. *releases* finds what was released with it."""
        entries = [
            Entry(
                record,
                path,
                authority,
                partial(releases, path),
                digests.get(path, b""),
                links.get(path, ()),
            )
            for path, record in records.items()
        ]
        entries.sort(key=lambda e: _by_number(e.path))
        entries.sort(key=lambda e: e.record.responded, reverse=True)
        newest = sorted(quarters, key=lambda quarter: quarter.quarter, reverse=True)
        log = Log(authority, tuple(topics), tuple(publications), tuple(entries), tuple(newest))
        for entry in entries:
            for reference in (entry.record.reference, *entry.record.also_known_as):
                log._index[log.normal(reference)] = entry
        return log

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that are listed, newest first."""
        return tuple(entry for entry in self.all if entry.stands)

    @cached_property
    def years(self) -> dict[int, list[Entry]]:
        """The entries of each year, newest year first.

        A year keeps its page even if all its entries were withdrawn.
        """
        found: dict[int, list[Entry]] = {
            year: [] for year in sorted({e.year for e in self.all}, reverse=True)
        }
        for entry in self.entries:
            found[entry.year].append(entry)
        return found

    @cached_property
    def by_topic(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {topic.id: [] for topic in self.topics}
        for entry in self.entries:
            for topic in entry.record.topics:
                found[topic].append(entry)
        return found

    @cached_property
    def by_publication(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {publication.id: [] for publication in self.publications}
        for entry in self.entries:
            for cited in entry.cited:
                found[cited].append(entry)
        return found

    @cached_property
    def mentions(self) -> dict[str, list[Entry]]:
        """The entries that mention each entry, newest first, by its path."""
        found: dict[str, list[Entry]] = {entry.path: [] for entry in self.all}
        for entry in self.entries:
            for other in self.mentioned_by[entry.path]:
                found[other.path].append(entry)
        return found

    @cached_property
    def files_alone(self) -> list[tuple[Entry, ReleasedDocument]]:
        """The documents that can only be downloaded, each with its entry."""
        return [
            (entry, document)
            for entry in self.all
            if entry.shown
            for document in entry.record.documents
            if document.format not in AS_PAGES
        ]

    @cached_property
    def newest(self) -> date | None:
        """The latest date in any record."""
        return max((entry.changed for entry in self.all), default=None)

    @cached_property
    def day(self) -> date:
        """The newest day that the log knows of: pages of guidance say what held on it.

        It is not the day of the build, so that the same records always give the same site.
        """
        return max(filter(None, (self.newest, self.authority.checked, ACT_IN_FORCE)))

    @cached_property
    def facts(self) -> dict[str, str]:
        """What a page may name, as on that day."""
        return facts(self.authority, self.day)

    @cached_property
    def words(self) -> Words:
        """What pages say in words, as on that day."""
        return words(self.day)

    def normal(self, reference: str) -> str:
        return normal(reference, self.authority.references)

    def find(self, reference: str) -> Entry | None:
        """The entry with a reference, in any spelling of the reference."""
        return self._index.get(self.normal(reference))

    def references_in(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """(start, end, entry) of every reference to an entry in *text*."""
        for start, end, name in mentioned(text, self.authority.references, self._index):
            yield start, end, self._index[name]

    def unwrapped(self, text: str) -> str:
        """*text* with each reference to an entry on one line."""
        return unwrapped(text, self.authority.references, self._index)

    @cached_property
    def mentioned_by(self) -> dict[str, list[Entry]]:
        """The other entries that each entry mentions, each once, by its path."""
        return {entry.path: self._mentioned_by(entry) for entry in self.all}

    def _mentioned_by(self, entry: Entry) -> list[Entry]:
        if not entry.shown:
            return []
        others = (self._index[name] for name in entry.links)
        found = {each.path: each for each in others if each.path != entry.path and each.stands}
        return list(found.values())

    def related(self, entry: Entry, most: int = 5) -> list[Entry]:
        """What to read next: entries that this one mentions, entries that mention it, then entries
        with the most topics in common, nearest in time first."""
        linked = [*self.mentioned_by[entry.path], *self.mentions[entry.path]]
        # Only those answered at about the same time, so that a new entry changes few other pages.
        near: dict[str, Entry] = {}
        for topic in entry.record.topics:
            place = bisect_left(self.by_topic[topic], _newest_first(entry), key=_newest_first)
            near |= {e.path: e for e in self.by_topic[topic][max(0, place - NEAR) : place + NEAR]}
        topics, day = set(entry.record.topics), entry.record.responded

        def rank(other: Entry) -> tuple[int, int, str]:
            shared = len(topics.intersection(other.record.topics))
            return -shared, abs((other.record.responded - day).days), other.path

        ranked = sorted(near.values(), key=rank)
        found = {e.path: e for e in [*linked, *ranked] if e.path != entry.path}
        return list(found.values())[:most]

    def neighbours(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """The entries that were answered next after and before this one."""
        place = self._places.get(entry.path)
        if place is None:
            return None, None
        newer = self.entries[place - 1] if place else None
        older = self.entries[place + 1] if place + 1 < len(self.entries) else None
        return newer, older

    @cached_property
    def _places(self) -> dict[str, int]:
        return {entry.path: place for place, entry in enumerate(self.entries)}

    def redirects(self) -> Iterator[tuple[str, Entry]]:
        """(address, entry that it redirects to) for every former reference and merged entry."""
        for entry in self.all:
            folder = entry.path.rsplit("/", 1)[0]
            for reference in entry.record.also_known_as:
                yield f"{folder}/{slug(reference)}/", self.standing(entry)
            if entry.record.merged_into:
                yield entry.address, self.standing(entry)

    def standing(self, entry: Entry) -> Entry:
        """The entry that an address shows: itself, or the one it was merged into."""
        target = entry.record.merged_into and self.find(entry.record.merged_into)
        return target or entry


def _by_number(path: str) -> str:
    """The *path* as it is sorted: ``fh-16-9`` before ``fh-16-10``."""
    return _DIGITS.sub(lambda found: found[0].zfill(10), path)


def _newest_first(entry: Entry) -> int:
    return -entry.record.responded.toordinal()
