"""The list of people whose names must not be published, kept as keyed hashes.

No pattern can find a name in running text, so the team enters the names of the people in each
request, and every text is compared with them. The list holds a keyed hash of each way to write a
name, which is enough to recognise the name but not to read it. What an attacker learns:

- With the list but not the key: how many names each request has, and roughly how many forenames
  they have. The hashes are sorted, so their order gives nothing away. Each way to write a name has
  eight hashes, and each request keeps one that no other request has, so the list does not show that
  two requests came from the same person (until the ninth such request).
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
from collections.abc import Iterator, Mapping
from functools import lru_cache

from disclosure_log.privacy.name_variants import Word, normalised, readings, runs

KEY_VARIABLE = "DISCLOSURE_LOG_PEOPLE_KEY"


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


class DenyList:
    """The list and its key, ready to search texts."""

    def __init__(self, marker: Marker, requests: Mapping[int, str]) -> None:
        """*requests* maps each mark to its request."""
        self._marker = marker
        self._requests = requests
        # Hashing is slow, and texts repeat their words.
        self._request = lru_cache(maxsize=2**16)(self._look_up)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, request) of every name in *text*.

        No name continues across a :data:`.BOUNDARY`.
        """
        prepared = normalised(text)
        hits = {hit for found in readings(prepared.text) for hit in self._find(found)}
        for start, end, request in sorted(hits):
            yield *prepared.span(start, end), request

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

    def _look_up(self, way: str) -> str | None:
        marks = self._marker.marks(way)
        if self._requests.keys().isdisjoint(marks):
            return None
        return next(self._requests[mark] for mark in marks if mark in self._requests)
