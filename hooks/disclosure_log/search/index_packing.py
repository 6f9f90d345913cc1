"""Repacks Pagefind's index, so that a visitor's first search downloads little.

Pagefind cuts its list of words into chunks of 20,000 places, about 24 KB each, and names every page
by a hash, which does not compress. With 10,000 entries, that costs 99 KB before the first word is
looked up, and it cannot be configured. This module cuts chunks by size, numbers the pages, rounds
their lengths, and sorts everything, so that builds are reproducible. Pagefind's own script can
still read the result.

All this depends on the layout of Pagefind's files, so other versions are refused.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import pairwise
from typing import Any

import cbor2

from disclosure_log.search.pagefind import SearchError

VERSION = "1.5.2"
MARK = b"pagefind_dcd"
"""The magic bytes of every file of the index."""
PIECE = 24_000
"""Bytes in a chunk before compression. A larger word gets its own chunk."""
ROUND = 128
"""Lengths of pages are rounded to multiples of this, which is precise enough for ranking."""
SCRIPTS = ("pagefind.js", "pagefind-worker.js", "wasm.en.pagefind")
"""The scripts that a browser needs. Pagefind's other files are for its own user interface."""

Word = tuple[str, bytes]
"""A word, and its encoded entry in the index."""


def repacked(made: Mapping[str, bytes], shown: Sequence[bytes]) -> dict[str, bytes]:
    """The files of the index that Pagefind *made*, repacked. Both are keyed by path.

    *shown* is the JSON of each page, in the order in which Pagefind received them. Raises
    :class:`SearchError` if the index is from another version.
    """
    entry = json.loads(made["pagefind-entry.json"])
    if entry["version"] != VERSION:
        raise SearchError(
            f"the search needs Pagefind {VERSION}, but {entry['version']} is installed; run: pip"
            f" install 'pagefind[bin]=={VERSION}'"
        )
    version, pages, chunks, filters, _, fields = cbor2.loads(
        _content(made, f"pagefind.{entry['languages']['en']['hash']}.pf_meta")
    )
    files = {script: made[script] for script in SCRIPTS}

    for number, (_, page) in enumerate(zip(pages, shown, strict=True)):
        files[f"fragment/{_name(number)}.pf_fragment"] = _pack(page)
    new_pages = [
        [_name(number), max(1, round(length / ROUND)) * ROUND]
        for number, (_, length) in enumerate(pages)
    ]

    new_chunks = []
    for number, piece in enumerate(_pieces(_words(made, chunks))):
        files[f"index/{_name(number)}.pf_index"] = _pack(
            _array([_array([word for _, word in piece])])
        )
        new_chunks.append([piece[0][0], piece[-1][0], _name(number)])
    for one, two in pairwise(new_chunks):
        one[1], two[0] = _apart(one[1], two[0])

    for name, hash in sorted(filters):
        field, values = cbor2.loads(_content(made, f"filter/{hash}.pf_filter"))
        files[f"filter/{name}.pf_filter"] = _pack(cbor2.dumps([field, sorted(values)]))
    new_filters = [[name, name] for name, _ in sorted(filters)]

    # No sort lists are needed, because pages are numbered by date.
    files["pagefind.meta.pf_meta"] = _pack(
        cbor2.dumps([version, new_pages, new_chunks, new_filters, [], fields])
    )
    entry["languages"]["en"]["hash"] = "meta"
    files["pagefind-entry.json"] = json.dumps(entry, sort_keys=True).encode()
    return files


def _words(made: Mapping[str, bytes], chunks: list[Any]) -> list[Word]:
    """Every word of the index, in the order that Pagefind searches in."""
    found = [
        word for chunk in chunks for word in _words_of(_content(made, f"index/{chunk[2]}.pf_index"))
    ]
    return sorted(found, key=lambda word: word[0].encode())


def _words_of(content: bytes) -> Iterator[Word]:
    """The words of a chunk, still encoded, because encoding them again would be slow."""
    words = BytesIO(content)
    # This is an array of one array. Five bits of its first byte give its length, or say how many
    # bytes the length takes (RFC 8949, section 3).
    words.seek(2 + {24: 1, 25: 2, 26: 4}.get(content[1] & 0x1F, 0))
    decoder = cbor2.CBORDecoder(words)
    while (start := words.tell()) < len(content):
        word, *_ = decoder.decode()
        yield word, content[start : words.tell()]


def _pieces(words: list[Word]) -> Iterator[list[Word]]:
    piece: list[Word] = []
    size = 0
    for word in words:
        if piece and size + len(word[1]) > PIECE:
            yield piece
            piece, size = [], 0
        piece.append(word)
        size += len(word[1])
    if piece:
        yield piece


def _apart(last: str, first: str) -> tuple[str, str]:
    """The last word of a chunk and the first of the next, cut to the shortest prefixes that differ,
    as Pagefind does."""
    same = next(
        (place for place, (a, b) in enumerate(zip(last, first, strict=False)) if a != b),
        min(len(last), len(first)),
    )
    return last[: same + 1], first[: same + 1]


def _array(items: list[bytes]) -> bytes:
    """A CBOR array of *items* that are already encoded."""
    return cbor2.dumps([None] * len(items))[: -len(items) or None] + b"".join(items)


def _name(number: int) -> str:
    """A number in base 36."""
    digits, text = "0123456789abcdefghijklmnopqrstuvwxyz", ""
    while True:
        number, digit = divmod(number, 36)
        text = digits[digit] + text
        if not number:
            return text


def _content(made: Mapping[str, bytes], path: str) -> bytes:
    data = gzip.decompress(made[path])
    if not data.startswith(MARK):
        raise SearchError(f"{path} is not a Pagefind file")
    return data.removeprefix(MARK)


def _pack(content: bytes) -> bytes:
    return gzip.compress(MARK + content, 6, mtime=0)
