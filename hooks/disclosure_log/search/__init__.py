"""The search index, which the search page reads in the visitor's own browser.

``search/index.json`` says where the index is. Its folder is named after a hash of its content, so
no browser mixes the files of two builds. All files are text, and none is compressed: servers do
that, and the same log gives the same files whatever machine makes them.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from operator import itemgetter
from typing import Any, NamedTuple

from disclosure_log.law.vocabulary import OUTCOMES
from disclosure_log.log.entries import NOTHING, Log
from disclosure_log.log.grounds_used import grounds_used
from disclosure_log.records.related_terms import RelatedTerms
from disclosure_log.search.documents import Source, names_of, sources
from disclosure_log.search.facets import BLOCK, facet_files
from disclosure_log.search.pieces import INDEXED, PUT_TOGETHER, Block, Chunk, blocks_of, prepare
from disclosure_log.search.postings import Stems, ranges
from disclosure_log.search.related import related
from disclosure_log.search.stems import LANGUAGE
from disclosure_log.search.tokens import STOP
from disclosure_log.search.vocabulary import Vocabulary
from disclosure_log.search.weights import LETTERS
from disclosure_log.store import Store

__all__ = [
    "INDEXED",
    "POINTER",
    "File",
    "Found",
    "Index",
    "addresses",
    "index_of_pages",
    "make_index",
    "prepare_index",
]

POINTER = "search/index.json"
"""What the search page reads first: where the index is, and settings for the script."""
Found = tuple[str, str, frozenset[str]]
"""(kind of a page, its address, ids in it) of something that the search finds."""


class File(NamedTuple):
    """A file of the index. What the store has is fetched when it is wanted."""

    digest: str
    """The SHA-256 of its content."""
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Index:
    """The index."""

    files: dict[str, File]
    """By path."""
    found: list[Found]
    """Where it leads."""


def make_index(
    log: Log,
    guidance: Mapping[str, str],
    terms: RelatedTerms | None = None,
    store: Store | None = None,
) -> Index:
    """The index of *log* and its *guidance* (Markdown, by address).

    *terms* are the authority's own related terms. With a *store* only those pieces are made anew
    that it does not have.
    """
    used = grounds_used(log)
    return index_of_pages(log, sources(log, guidance, used), terms, store, names_of(used))


def prepare_index(log: Log, guidance: Mapping[str, str], store: Store | None) -> None:
    """Read all pages of the index if the *store* has none of them yet: on all processors, before
    the index is made beside other work."""
    if store and store.is_without(PUT_TOGETHER):
        prepare(log, sources(log, guidance, grounds_used(log)), store)


def index_of_pages(
    log: Log,
    pages: Iterable[Source],
    terms: RelatedTerms | None = None,
    store: Store | None = None,
    named: Mapping[str, str] = NOTHING,
) -> Index:
    """The index of *pages*, with references written as in a *log*. *named* has the addresses of
    pages that come first for who looks for just their names."""
    # Nothing here refers to itself. Looking for what does would take a third of the time.
    gc.disable()
    try:
        return _made(log, pages, terms, store, named)
    finally:
        gc.enable()


def addresses(files: Mapping[str, bytes]) -> Iterator[Found]:
    """What the index among finished *files* leads to."""
    for path in sorted(files):
        if path.startswith("search/") and "/pages/" in path:
            page: dict[str, Any] = json.loads(files[path])
            ids = frozenset(id for _, id, *_ in page["sections"] if id)
            yield page["kind"], page["url"], ids


def _made(
    log: Log,
    pages: Iterable[Source],
    terms: RelatedTerms | None,
    store: Store | None,
    named: Mapping[str, str],
) -> Index:
    blocks = list(blocks_of(log, pages, store))
    files, about = _put_together([block for block, _ in blocks], terms, store)
    all_ = (page for block, _ in blocks for page in block.about)
    numbers = {page.address: number for number, page in enumerate(all_)}
    files |= _pages(blocks)
    name = _digest(files)
    settings = {
        "index": f"{name}/",
        "language": LANGUAGE,
        **about,
        "named": {name: numbers[address] for name, address in named.items()},
        "stop": sorted(STOP),
        "prefixes": sorted(log.authority.references.regimes, key=len, reverse=True),
        "leadIns": [each.lower() for each in log.authority.references.lead_ins],
        "weights": LETTERS,
        "block": BLOCK,
        "labels": {
            "outcome": {id: [outcome.label, outcome.tone] for id, outcome in OUTCOMES.items()},
            "kind": {
                "publication": "Already published",
                "guidance": "Guidance",
                "notice": "No longer in the log",
            },
        },
    }
    found = {f"search/{name}/{path}": file for path, file in files.items()}
    found[POINTER] = _file(_json(settings) + "\n")
    return Index(found, [page[:3] for block, _ in blocks for page in block.about])


def _put_together(
    blocks: Sequence[Block], terms: RelatedTerms | None, store: Store | None
) -> tuple[dict[str, File], dict[str, Any]]:
    """The files about all pages of some *blocks*, and what the script has to know of them."""
    pages = [page for block in blocks for page in block.about]
    firsts = accumulate((len(block.about) for block in blocks), initial=0)
    stems = Stems([(first, block.postings) for first, block in zip(firsts, blocks, strict=False)])
    shards, long = stems.written()
    vocabulary = Vocabulary([block.words for block in blocks], len(pages))
    facets, texts = facet_files([page.values for page in pages])
    texts |= {f"stems/{number}.txt": text for number, (_, text) in enumerate(shards)}
    texts |= {f"all/{number}.txt": text for number, text in enumerate(long)}
    texts |= {f"words/{letter}.txt": text for letter, text in vocabulary.files()}
    kinds = [page.kind for page in pages]
    return {path: _file(text) for path, text in texts.items()}, {
        "pages": len(pages),
        "guidance": kinds.count("guidance"),
        "publications": kinds.count("publication"),
        "notices": ranges(n for n, kind in enumerate(kinds) if kind == "notice"),
        "letters": vocabulary.letters,
        "facets": facets,
        "related": related(terms, stems.__contains__, store),
        "shards": [first for first, _ in shards],
    }


def _pages(blocks: Sequence[tuple[Block, Sequence[Chunk]]]) -> dict[str, File]:
    """The files of all pages, by path."""
    about = (page for block, _ in blocks for page in block.about)
    places = (
        (chunk, place) for _, chunks in blocks for chunk in chunks for place in range(len(chunk))
    )
    return {
        f"pages/{number}.json": File(page.digest, partial(chunk.shown_at, place))
        for number, (page, (chunk, place)) in enumerate(zip(about, places, strict=True))
    }


def _file(text: str) -> File:
    content = text.encode()
    return File(hashlib.sha256(content).hexdigest(), lambda: content)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _digest(files: Mapping[str, File]) -> str:
    texts = "".join(
        f"{path} {file.digest}\n" for path, file in sorted(files.items(), key=itemgetter(0))
    )
    return hashlib.sha256(texts.encode()).hexdigest()[:10]
