"""The people of each request, whose names may stand nowhere: a list in the repository out of which
nobody can read a name.

Names cannot be found by a pattern, so the team enters those of the people in a request, and every
text is compared with them. What is kept is a keyed hash of each way to write a name, which is
enough to recognise it and not to read it. What somebody learns:

- With the list and without the key: how many names each request has, and roughly of how many
  forenames. Hashes are in no order but their own. Each way to write a name has eight marks, and a
  request keeps one that no other request has; so it does not show that two requests came from the
  same person (but it does of the ninth).
- With the list and the key: whether a name they think of is there, and so, by trying many, the
  names. The key is as secret as they are. The history of the repository keeps every list there was,
  so a key that got out cannot be called back by making another.
- With the key alone: nothing.

The hash is keyed BLAKE2b (RFC 7693), cut into eight marks of 64 bits. That is plenty: with a
thousand names and a hundred million words the chance that one mark is found without its name is
less than one in a million.
"""

from __future__ import annotations

import hashlib
import os
import re
import struct
from collections.abc import Iterator, Mapping
from functools import lru_cache

from disclosure_log.privacy.name_variants import normalised, runs, words

KEY_VARIABLE = "DISCLOSURE_LOG_PEOPLE_KEY"


class WrongKey(Exception):
    """The list was made with another key. With this one it would find nothing."""


def key_from_environment() -> bytes | None:
    """The key of the list, if there is one.

    Raises ``ValueError`` where it is no key. Never repeats it.
    """
    text = os.environ.get(KEY_VARIABLE, "").strip()
    if not text:
        return None
    if not re.fullmatch("[A-Za-z0-9+/_-]{32,500}={0,2}", text) or len(set(text)) < 8:
        raise ValueError(
            f"{KEY_VARIABLE} is not a key: at least 32 letters and digits, as made by:"
            " disclosure-log people key"
        )
    return text.encode()


class Marker:
    """Makes marks with one key.

    Raises :class:`WrongKey` where a list whose *key_check* is given was marked with another.
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
    """The list with its key, ready to be compared with texts."""

    def __init__(self, marker: Marker, requests: Mapping[int, str]) -> None:
        """*requests* has the request of each mark."""
        self._marker = marker
        self._requests = requests
        # The same words come again and again; what was looked up is remembered, but not without
        # end.
        self._request = lru_cache(maxsize=2**16)(self._look_up)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, request) of every name in *text*.

        No name goes on across a ``\\x1e``, which stands between two cells or pages.
        """
        prepared = normalised(text)
        found = words(prepared.text)
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
                yield *prepared.span(name[0].start, name[-1].end), request
                at += count
            else:
                at += 1

    def _look_up(self, way: str) -> str | None:
        marks = self._marker.marks(way)
        if self._requests.keys().isdisjoint(marks):
            return None
        return next(self._requests[mark] for mark in marks if mark in self._requests)
