"""The search index, which the search page reads in the visitor's own browser.

``search/index.json`` says where the index is. Its folder is named after a hash of its content, so
no browser mixes the files of two builds. All files are text, and none is compressed: servers do
that, and the same log gives the same files whatever machine makes them.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from disclosure_log.law.vocabulary import OUTCOMES
from disclosure_log.log.entries import Log
from disclosure_log.records.related_terms import RelatedTerms
from disclosure_log.search.documents import IndexedPage, pages_of
from disclosure_log.search.facets import BLOCK, facet_files
from disclosure_log.search.postings import LETTERS, Postings
from disclosure_log.search.related import related
from disclosure_log.search.stems import LANGUAGE
from disclosure_log.search.tokens import STOP, reference_key, surface
from disclosure_log.search.vocabulary import Vocabulary
from disclosure_log.search.weights import Lengths, of_head, of_section

__all__ = ["POINTER", "addresses", "make_index"]

POINTER = "search/index.json"
"""What the search page reads first: where the index is, and settings for the script."""


def make_index(
    log: Log, guidance: Mapping[str, str], terms: RelatedTerms | None = None
) -> dict[str, bytes]:
    """The files of the index of *log* and its *guidance* (Markdown, by address), by path.

    *terms* are the authority's own related terms.
    """
    # Nothing here refers to itself. Looking for what does would take a third of the time.
    gc.disable()
    try:
        pages = list(pages_of(log, guidance))
        postings, vocabulary = _read(pages, log)
        shards, long = postings.written()
        files = {f"pages/{number}.json": _json(page.shown) for number, page in enumerate(pages)}
    finally:
        gc.enable()
    files |= {f"stems/{number}.txt": text for number, (_, text) in enumerate(shards)}
    files |= {f"all/{number}.txt": text for number, text in enumerate(long)}
    files |= {f"words/{letter}.txt": text for letter, text in vocabulary.files()}
    facets, about_facets = facet_files(log.entries)
    files |= about_facets
    name = _digest(files)
    settings = {
        "index": f"{name}/",
        "language": LANGUAGE,
        "pages": len(pages),
        "answers": len(log.entries),
        "publications": len(log.publications),
        "notices": sum(page.kind == "notice" for page in pages),
        "stop": sorted(STOP),
        "prefixes": sorted(log.authority.references.regimes, key=len, reverse=True),
        "leadIns": [each.lower() for each in log.authority.references.lead_ins],
        "weights": LETTERS,
        "letters": sorted(vocabulary.letters),
        "facets": facets,
        "block": BLOCK,
        "related": related(terms, postings.holds),
        "labels": {
            "outcome": {id: [outcome.label, outcome.tone] for id, outcome in OUTCOMES.items()},
            "kind": {
                "publication": "Published anyway",
                "guidance": "Guidance",
                "notice": "No longer in the log",
            },
        },
        "shards": [first for first, _ in shards],
    }
    found = {f"search/{name}/{path}": text.encode() for path, text in files.items()}
    return found | {POINTER: _json(settings).encode() + b"\n"}


def addresses(files: Mapping[str, bytes]) -> Iterator[tuple[str, str, set[str]]]:
    """What the index among *files* links to: (kind of a page, its address, ids in it)."""
    for path in sorted(files):
        if path.startswith("search/") and "/pages/" in path:
            page: dict[str, Any] = json.loads(files[path])
            yield page["kind"], page["url"], {id for _, id, *_ in page["sections"] if id}


def _read(pages: Sequence[IndexedPage], log: Log) -> tuple[Postings, Vocabulary]:
    """Where each stem stands in the *pages*, and the words they are written in."""
    postings, vocabulary = Postings(), Vocabulary()
    average = Lengths.of(pages)
    for number, page in enumerate(pages):
        head = of_head(page)
        head |= {reference_key(log.normal(reference)): 1.0 for reference in page.references}
        postings.add(number, head, [of_section(section, average) for section in page.sections])
        texts = [page.title, page.keywords]
        for section in page.sections:
            if section.kind != "document":
                texts += [section.heading, section.text]
        vocabulary.add(surface(" ".join(texts)))
    return postings, vocabulary


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _digest(files: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for path, text in sorted(files.items()):
        digest.update(f"{path}\0{len(text)}\0{text}".encode())
    return digest.hexdigest()[:10]
