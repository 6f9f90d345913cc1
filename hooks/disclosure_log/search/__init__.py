"""The search: an index of all that can be found, which the page of the search looks through in the
visitor's own browser.

``search/index.json`` leads to it. The index itself lies in a folder named by its content, so that
no browser mixes two builds.
"""

from __future__ import annotations

import gc
import gzip
import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from disclosure_log.law.vocabulary import OUTCOMES
from disclosure_log.log.entries import Log
from disclosure_log.search.documents import WITHOUT_ID, IndexedPages
from disclosure_log.search.index_packing import MARK, repacked
from disclosure_log.search.pagefind import Pagefind, SearchError
from disclosure_log.search.tokens import STOP

__all__ = ["POINTER", "SearchError", "addresses", "make_index"]

POINTER = "search/index.json"
"""What the page of the search reads first: where the index is, and what the script has to know of
the log."""


def make_index(log: Log, guidance: Mapping[str, str]) -> dict[str, bytes]:
    """The files of the search, by path: all of *log* and of its *guidance* (Markdown, by address).
    Raises :class:`SearchError`."""
    pages, pagefind = IndexedPages(log, guidance), Pagefind()
    # The log outlives this. Looking through it, again and again, for what could be thrown away
    # would take a third of the time.
    gc.freeze()
    try:
        with tempfile.TemporaryDirectory() as temporary:
            shown = []
            for page in pages:
                pagefind.add(page.address, page.words)
                shown.append(page.shown)
            pagefind.finish(Path(temporary))
            files = repacked(Path(temporary), shown)
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
    """What the index among *files* leads to: (address of a page, ids in it)."""
    for path in sorted(path for path in files if path.endswith(".pf_fragment")):
        page: dict[str, Any] = json.loads(gzip.decompress(files[path]).removeprefix(MARK))
        ids = {id for id, _, _ in page["sections"]}
        yield page["url"].removeprefix("/"), ids - WITHOUT_ID


def _digest(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for path, content in sorted(files.items()):
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:10]
