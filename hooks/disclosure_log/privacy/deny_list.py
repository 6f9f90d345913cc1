"""The list of people whose names must not be published, kept as keyed hashes.

No pattern can find a name in running text, so the team enters the names of the people in each
request, and every text is compared with them. The list holds a keyed hash of each way to write a
name, which is enough to recognise the name but not to read it. What an attacker learns:

- With the list but not the key: how many names each request has, roughly how many forenames they
  have, and how many letters. The hashes are sorted, so their order gives nothing away. Each way to
  write a name has eight hashes, and each request keeps one that no other request has, so the list
  does not show that two requests came from the same person (until the ninth such request).
- With the list and the key: whether a guessed name is on the list and so, after many guesses, the
  names. The key must therefore be kept as secret as the names. The history of the repository keeps
  every earlier list, so a new key does not make up for an old one that leaked.
- With the key alone: nothing.

The hash is keyed BLAKE2b (RFC 7693), cut into eight marks of 64 bits. With a thousand names and a
hundred million words, the chance that any mark matches another name is less than one in a million.
"""

from __future__ import annotations

import hashlib
import os
import re
import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from disclosure_log.privacy.kinds.forenames import FORENAMES
from disclosure_log.privacy.name_variants import LONG_SURNAME, runs
from disclosure_log.privacy.name_words import Word, normalised, readings
from disclosure_log.privacy.near_names import SHORTEST, WHOLE, is_rare, one_away

KEY_VARIABLE = "DISCLOSURE_LOG_PEOPLE_KEY"


_MOST_NEARLY = 4
"""The most words of a name in which a typing error is looked for."""


class WrongKey(Exception):
    """The list was made with another key, so this key would find nothing."""


def key_from_environment() -> bytes | None:
    """The key of the list, or ``None`` if it is not set.

    Raises ``ValueError`` if it cannot be a key. The message never contains the key.
    """
    text = os.environ.get(KEY_VARIABLE, "").strip()
    if not text:
        return None
    if not re.fullmatch("[A-Za-z0-9+/_-]{32,500}={0,2}", text) or len(set(text)) < 8:
        raise ValueError(
            f"{KEY_VARIABLE} is not a key: a key has at least 32 characters; to make one, run:"
            " disclosure-log people key"
        )
    return text.encode()


class Marker:
    """Hashes ways to write names with one key.

    *key_check* comes from an existing list. Raises :class:`WrongKey` if that list was made with
    another key.
    """

    def __init__(self, key: bytes, key_check: str | None = None) -> None:
        # BLAKE2b takes keys of up to 64 bytes.
        self._key = hashlib.sha512(key).digest()
        self.key_check = f"{self.marks('')[0]:016x}"
        if key_check is not None and key_check != self.key_check:
            raise WrongKey

    def marks(self, way: str) -> tuple[int, ...]:
        """The eight marks of one way to write a name."""
        return _EIGHT(hashlib.blake2b(way.encode(), key=self._key, person=b"people").digest())


_EIGHT = struct.Struct(">8Q").unpack


class Match(NamedTuple):
    """Where a text has a name of the list."""

    start: int
    end: int
    request: str
    sure: bool
    """Whether it is the name, and not something like it."""


class DenyList:
    """The list and its key, ready to search texts."""

    def __init__(self, marker: Marker, requests: Mapping[int, str]) -> None:
        """*requests* maps each mark to its request."""
        self._marker = marker
        self._requests = requests
        # Hashing is slow, and texts repeat their words.
        self._request = lru_cache(maxsize=2**16)(self._look_up)
        self._corrected = lru_cache(maxsize=2**16)(self._correct)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, request) of every name in *text*.

        No name continues across a :data:`.BOUNDARY`.
        """
        return ((each.start, each.end, each.request) for each in self.search(text) if each.sure)

    def search(self, text: str) -> list[Match]:
        """Every name in *text*, and what a reader should compare with the letters: a name with one
        typing error, and a rare word of a name that stands alone."""
        prepared = normalised(text)
        ways = readings(prepared.text)
        sure = sorted({hit for found in ways for hit in self._find(found)})
        ends = sorted(end for _, end, _ in sure)
        starts = [start for start, _, _ in sure]
        nearly = [
            hit
            for hit in self._find_nearly(prepared.text, ways[0])
            if bisect_right(ends, hit[0]) >= bisect_left(starts, hit[1])
        ]
        hits = [*((hit, True) for hit in sure), *((hit, False) for hit in nearly)]
        return [
            Match(*prepared.span(start, end), request, is_sure)
            for (start, end, request), is_sure in sorted(hits)
        ]

    def _find_nearly(self, text: str, found: list[Word | None]) -> Iterator[tuple[int, int, str]]:
        at = 0
        while at < len(found):
            word = found[at]
            hit = self._nearly(text, found, at) if word and word.capital else None
            if word and hit and (last := found[at + hit[0] - 1]):
                yield word.start, last.end, hit[1]
            at += hit[0] if hit else 1

    def _nearly(self, text: str, found: list[Word | None], at: int) -> tuple[int, str] | None:
        """The number of words from *at* that are nearly a listed name, and its request."""
        some: list[Word] = []
        for word in found[at : at + _MOST_NEARLY]:
            if not word or not word.capital:
                break
            some.append(word)
        for count in range(len(some), 1, -1):
            for place, word in enumerate(some[:count]):
                # Another forename is another person.
                if word.letters in FORENAMES and place < count - 1:
                    continue
                # An initial or a title says too little beside a short surname.
                others = [each for each in some[:count] if each is not word]
                if len(word.letters) < LONG_SURNAME and all(len(o.letters) == 1 for o in others):
                    continue
                for right in self._corrected(text[word.start : word.end]):
                    mended: list[Word | None] = [
                        *some[:place],
                        word._replace(letters=right),
                        *some[place + 1 : count],
                    ]
                    for length, way in runs(mended, 0):
                        if length == count and (request := self._request(way)):
                            return count, request
        if some and (request := self._request(WHOLE + some[0].letters)):
            return (1, request) if is_rare(some[0].letters) else None
        return None

    def _find(self, found: list[Word | None]) -> Iterator[tuple[int, int, str]]:
        at = 0
        while at < len(found):
            hits = [
                (count, request)
                for count, way in runs(found, at)
                if (request := self._request(way))
            ]
            if hits:
                count, request = hits[-1]
                name = [word for word in found[at : at + count] if word]
                yield name[0].start, name[-1].end, request
                at += count
            else:
                at += 1

    def _correct(self, written: str) -> tuple[str, ...]:
        """The listed words that a *written* word is with one typing error."""
        if len(written) < SHORTEST:
            return ()
        return tuple({*one_away(written, lambda way: self._look_up(way) is not None)})

    def _look_up(self, way: str) -> str | None:
        marks = self._marker.marks(way)
        if self._requests.keys().isdisjoint(marks):
            return None
        return next(self._requests[mark] for mark in marks if mark in self._requests)
