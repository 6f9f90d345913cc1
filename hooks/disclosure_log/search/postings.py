"""Where each stem stands, and how much it weighs there, as lines of text.

A line is ``stem pages postings``, with a fourth part when the stem has more postings than a
visitor should have to fetch. A posting is a page, what the stem weighs at its head, and the
sections that hold it: ``5A2S`` is the fifth page after the one before, nothing at the head, and a
weight of S in the second section after the beginning. Pages and sections are numbers to the base
of 36, counted from the one before, and left out when they are the next. The head has the letters A
to P, sections have Q to Z.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping
from functools import lru_cache

HEAD = {"A": 0.0} | {chr(ord("B") + n): round(0.5 * 1.3 ** (n + 1), 3) for n in range(15)}
SECTION = {chr(ord("Q") + n): round(0.15 * 1.6**n, 3) for n in range(10)}
LETTERS = HEAD | SECTION
"""The weight that each letter stands for."""
MOST = 550
"""How many pages a stem has in its shard: the heaviest. The list of all has a file of its own."""
SHARD = 4_000
"""Characters of a shard. A longer line has one to itself."""


class Postings:
    """The postings of all stems, page by page in the order of their numbers."""

    def __init__(self) -> None:
        self._lists: dict[str, tuple[array[int], list[str]]] = {}
        self._known: dict[str, str] = {}

    def add(
        self, page: int, head: Mapping[str, float], sections: Iterable[Mapping[str, float]]
    ) -> None:
        """Add a *page*: what each stem weighs at its *head* and in each of its *sections*."""
        found = {stem: _letter_of_head(weight) for stem, weight in head.items()}
        last: dict[str, int] = {}
        for number, weights in enumerate(sections):
            for stem, weight in weights.items():
                gap = number - last.get(stem, -1) - 1
                last[stem] = number
                letter = _letter_of_section(weight)
                found[stem] = found.get(stem, "A") + (f"{base36(gap)}{letter}" if gap else letter)
        lists, known = self._lists, self._known
        for stem, text in found.items():
            if stem not in lists:
                lists[stem] = array("I"), []
            pages, texts = lists[stem]
            pages.append(page)
            # The same few texts stand for most postings: each is kept once.
            texts.append(known.setdefault(text, text))

    def holds(self, stem: str) -> bool:
        return stem in self._lists

    def written(self) -> tuple[list[tuple[str, str]], list[str]]:
        """The shards, each with its first stem, and the lists that are too long for one."""
        shards: list[tuple[str, str]] = []
        long: list[str] = []
        lines: list[str] = []
        size = 0
        # Scripts compare strings by these units.
        for stem in sorted(self._lists, key=lambda stem: stem.encode("utf-16-be")):
            line = self._line(stem, long)
            if lines and size + len(line) > SHARD:
                shards.append((lines[0].partition(" ")[0], "\n".join(lines)))
                lines, size = [], 0
            lines.append(line)
            size += len(line) + 1
        if lines:
            shards.append((lines[0].partition(" ")[0], "\n".join(lines)))
        return shards, long

    def _line(self, stem: str, long: list[str]) -> str:
        pages, weights = self._lists[stem]
        whole = _encoded(zip(pages, weights, strict=True))
        if len(pages) <= MOST:
            return f"{stem} {len(pages)} {whole}"
        heaviest = sorted(range(len(pages)), key=lambda n: (-_impact(weights[n]), n))[:MOST]
        long.append(whole)
        kept = _encoded((pages[n], weights[n]) for n in sorted(heaviest))
        return f"{stem} {len(pages)} {kept} {len(long) - 1}"


def _encoded(postings: Iterable[tuple[int, str]]) -> str:
    last = -1
    found = []
    for page, weights in postings:
        gap = page - last - 1
        last = page
        found.append(f"{base36(gap)}{weights}" if gap else weights)
    return "".join(found)


def ranges(pages: Iterable[int]) -> str:
    """Pages as a text: ``4,0.9`` is the fifth, and the ten that follow it."""
    found: list[list[int]] = []
    last = -1
    for page in pages:
        if found and page == last + 1:
            found[-1][1] += 1
        else:
            found.append([page - last - 1, 0])
        last = page
    return ",".join(base36(gap) + (f".{base36(more)}" if more else "") for gap, more in found)


@lru_cache(1 << 16)
def _impact(weights: str) -> float:
    """How much a posting can weigh: its head and its heaviest section."""
    found = (SECTION[letter] for letter in weights[1:] if letter in SECTION)
    return HEAD[weights[0]] + max(found, default=0)


@lru_cache(1 << 16)
def _letter_of_head(weight: float) -> str:
    return _nearest(HEAD, weight)


@lru_cache(1 << 16)
def _letter_of_section(weight: float) -> str:
    return _nearest(SECTION, weight)


def _nearest(scale: Mapping[str, float], weight: float) -> str:
    """The letter of the nearest weight that is more than nothing."""
    letters = [letter for letter, value in scale.items() if value]
    return min(letters, key=lambda letter: abs(math.log(scale[letter] / weight)))


@lru_cache(1 << 12)
def base36(number: int) -> str:
    """A number in digits and small letters."""
    digits, text = "0123456789abcdefghijklmnopqrstuvwxyz", ""
    while True:
        number, digit = divmod(number, 36)
        text = digits[digit] + text
        if not number:
            return text
