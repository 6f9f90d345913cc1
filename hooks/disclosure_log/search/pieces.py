"""The index in pieces, so that of a long log only those pieces are made anew in which something
changed.

A chunk is a run of pages that are read together, a block a run of chunks whose postings are put
together. Both are known again by what their pages are made from, and the store keeps them. Where
runs end makes no difference to the files of the index.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from disclosure_log.log.entries import Log
from disclosure_log.search.documents import IndexedPage, Source
from disclosure_log.search.postings import Postings
from disclosure_log.search.related import TERMS
from disclosure_log.search.tokens import reference_key, surface
from disclosure_log.search.values import Values
from disclosure_log.search.weights import REFERENCE, letters_of
from disclosure_log.store import Store, digest, runs
from disclosure_log.workers import parallel_map

CHUNK, BLOCK = 16, 36
"""About how many pages a chunk has, and how many chunks a block. The quarters of both have no
common divisor, or any chunk could be the last of a block."""
READ, SHOWN, PUT_TOGETHER = "search pages read", "search pages shown", "search blocks"
INDEXED = (READ, SHOWN, PUT_TOGETHER, TERMS)
"""What the store calls the pieces of the index."""


class About(NamedTuple):
    """What is known of a page without its texts."""

    kind: str
    address: str
    ids: frozenset[str]
    """Of the sections that a result can lead to."""
    digest: str
    """The SHA-256 of what is shown of it."""
    values: Values


class Reading(NamedTuple):
    """What the index has of a page."""

    about: About
    letters: dict[str, str]
    """What each stem weighs there."""
    words: set[str]


class Chunk:
    """Some pages that are read together."""

    def __init__(
        self, pages: Sequence[Source], log: Log, settings: bytes, store: Store | None
    ) -> None:
        self._pages, self._log, self._store = pages, log, store
        self.name = pages[0].name
        """Of its first page, which hardly ever changes."""
        self.key = digest(settings, *chain.from_iterable(page.key for page in pages))

    def __len__(self) -> int:
        return len(self._pages)

    def readings(self) -> list[Reading]:
        """What the index has of each page."""
        store = self._store
        found: list[Reading] | None = store.get(READ, self.key) if store else None
        if found is None:
            found, shown = self._read()
            if store:
                store.put(READ, found, self.key)
                store.put(SHOWN, shown, self.key)
            else:
                self.shown = shown
        return found

    def need(self) -> None:
        """Tell the store that it is still of use."""
        if self._store:
            self._store.need(READ, self.key)
            self._store.need(SHOWN, self.key)

    @cached_property
    def shown(self) -> list[bytes]:
        """What the script of the search page needs to show each page."""
        kept: list[bytes] | None = self._store.get(SHOWN, self.key) if self._store else None
        return self._read()[1] if kept is None else kept

    def shown_at(self, place: int) -> bytes:
        return self.shown[place]

    def _read(self) -> tuple[list[Reading], list[bytes]]:
        both = [_read(page.make(), self._log) for page in self._pages]
        return [reading for reading, _ in both], [shown for _, shown in both]


class Block(NamedTuple):
    """The pages of some chunks put together."""

    about: list[About]
    postings: Postings
    words: dict[str, int]
    """How many pages have each word."""

    @staticmethod
    def of(readings: Sequence[Reading]) -> Block:
        return Block(
            [reading.about for reading in readings],
            Postings.of([reading.letters for reading in readings]),
            dict(Counter(chain.from_iterable(reading.words for reading in readings))),
        )


def blocks_of(
    log: Log, pages: Iterable[Source], store: Store | None
) -> Iterator[tuple[Block, list[Chunk]]]:
    """The *pages* of the index in blocks, each with its chunks."""
    if not all(entry.digest for entry in log.all):
        store = None
    for run in _blocks(log, pages, store):
        block = _block(store, run)
        for chunk in run:
            chunk.need()
        yield block, run


def prepare(log: Log, pages: Iterable[Source], store: Store) -> None:
    """Read all *pages* side by side for a *store* that has none of them."""
    if all(entry.digest for entry in log.all):
        make = partial(_made, store)
        for _ in parallel_map(make, [*_blocks(log, pages, store)], least=2, chunk=1):
            pass


def _made(store: Store, chunks: list[Chunk]) -> None:
    """Make a block for the *store*. This may be another process."""
    _block(store, chunks)
    store.save()


def _blocks(log: Log, pages: Iterable[Source], store: Store | None) -> Iterator[list[Chunk]]:
    settings = digest(log.authority)
    chunks = [Chunk(run, log, settings, store) for run in runs(pages, _name, CHUNK)]
    return runs(chunks, _name, BLOCK)


def _block(store: Store | None, chunks: Sequence[Chunk]) -> Block:
    """The block of some *chunks*, which the *store* has from now on."""
    keys = [chunk.key for chunk in chunks]
    block: Block | None = store.get(PUT_TOGETHER, *keys) if store else None
    if block is None:
        block = Block.of([reading for chunk in chunks for reading in chunk.readings()])
        if store:
            store.put(PUT_TOGETHER, block, *keys)
    return block


_name = attrgetter("name")


def _read(page: IndexedPage, log: Log) -> tuple[Reading, bytes]:
    """What the index has of a *page*, and what is shown of it."""
    shown = json.dumps(page.shown, ensure_ascii=False, separators=(",", ":")).encode()
    about = About(
        page.kind,
        page.address,
        frozenset(section.id for section in page.sections if section.id),
        hashlib.sha256(shown).hexdigest(),
        page.values,
    )
    letters = letters_of(page)
    letters |= {reference_key(log.normal(reference)): REFERENCE for reference in page.references}
    texts = [page.title, page.keywords]
    for section in page.sections:
        if section.kind != "document":
            texts += [section.heading, section.text]
    return Reading(about, letters, surface(*texts)), shown
