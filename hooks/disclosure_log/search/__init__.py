"""The search index, which the search page reads in the visitor's own browser.

``search/index.json`` says where the index is. Its folder is named after a hash of its content, so
no browser mixes the files of two builds.
"""

from __future__ import annotations

import gc
import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from disclosure_log.law.vocabulary import OUTCOMES
from disclosure_log.log.entries import Log
from disclosure_log.search.documents import WITHOUT_ID, IndexedPages
from disclosure_log.search.index_packing import MARK, repacked
from disclosure_log.search.pagefind import Pagefind, SearchError
from disclosure_log.search.tokens import STOP

__all__ = ["POINTER", "SearchError", "addresses", "make_index"]

POINTER = "search/index.json"
"""The file that the search page reads first: where the index is, and settings for the script."""


def make_index(log: Log, guidance: Mapping[str, str]) -> dict[str, bytes]:
    """The files of the index, by path, for the *log* and its *guidance* (Markdown, by address).

    Raises :class:`SearchError`.
    """
    pages, pagefind = IndexedPages(log, guidance), Pagefind()
    # The log stays in memory anyway, and repeated garbage collection in it would take a third of
    # the time.
    gc.freeze()
    try:
        shown = []
        for page in pages:
            pagefind.add(page.address, page.words)
            shown.append(page.shown)
        files = repacked(pagefind.finish(), shown)
    finally:
        gc.unfreeze()
    name = _digest(files)
    settings = {
        "index": f"{name}/",
        "prefix": log.authority.references.prefix,
        "stop": sorted(STOP),
        "common": pages.common,
        "labels": {
            "outcome": {id: [outcome.label, outcome.tone] for id, outcome in OUTCOMES.items()},
            "kind": {"publication": "Published anyway", "guidance": "Guidance"},
        },
    }
    found = {f"search/{name}/{path}": content for path, content in files.items()}
    return found | {POINTER: json.dumps(settings, separators=(",", ":")).encode() + b"\n"}


def addresses(files: Mapping[str, bytes]) -> Iterator[tuple[str, set[str]]]:
    """What the index in *files* links to: (address of a page, ids in it)."""
    for path in sorted(path for path in files if path.endswith(".pf_fragment")):
        page: dict[str, Any] = json.loads(gzip.decompress(files[path]).removeprefix(MARK))
        ids = {id for id, _, _ in page["sections"]}
        yield page["url"].removeprefix("/"), ids - WITHOUT_ID


def _digest(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for path, content in sorted(files.items()):
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:10]
