"""Where each stem stands, and how much it weighs there, as lines of text.

A line is ``stem pages postings``, with a fourth part when the stem has more postings than a
visitor should have to fetch. A posting is a page, what the stem weighs at its head, and the
sections that hold it: ``5A2S`` is the fifth page after the one before, nothing at the head, and a
weight of S in the second section after the beginning. Pages and sections are numbers to the base
of 36, counted from the one before, and left out when they are the next. The head has the letters A
to P, sections have Q to Z.

Postings are made for blocks of pages, whose numbers begin with nothing in each block. A line is put
together from those of the blocks, of which only the first number changes.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress
from operator import sub
from typing import Any

from disclosure_log.search.weights import base36, impact

MOST = 550
"""How many pages a stem has in its shard: the heaviest, and of those that are as heavy the newest.
The list of all has a file of its own."""
SHARD = 4_000
"""Characters of a shard. A longer line has one to itself."""
OFTEN = 16
"""The postings of a stem with more in one block are kept one by one as well."""

_POSTING = re.compile("([0-9a-z]*)([A-P](?:[0-9a-z]*[Q-Z])*)")


Line = tuple[int, int, int, str]
"""The postings of a stem in a block: how many pages, the first and the last of them, and the text
without the number of the first."""
Single = tuple["array[int]", "array[int]", bytes]
"""The same, one by one: the pages, the places of their letters in a list, their impacts."""


@dataclass(frozen=True)
class Postings:
    """The postings of all stems in a block of pages."""

    lines: dict[str, Line]
    often: dict[str, Single]
    letters: list[str]
    """All that stands for a posting in the block."""

    @staticmethod
    def of(pages: Sequence[Mapping[str, str]]) -> Postings:
        """The postings of some *pages*, from what each stem weighs there."""
        found: dict[str, tuple[list[int], list[int]]] = {}
        known: dict[str, int] = {}
        for page, letters in enumerate(pages):
            for stem, text in letters.items():
                if stem not in found:
                    found[stem] = [], []
                numbers, places = found[stem]
                numbers.append(page)
                places.append(known.setdefault(text, len(known)))
        texts = list(known)
        impacts = [*map(impact, texts)]
        lines: dict[str, Line] = {}
        often = {}
        for stem, (numbers, places) in found.items():
            text = encoded(numbers, map(texts.__getitem__, places), numbers[0] - 1)
            lines[stem] = len(numbers), numbers[0], numbers[-1], text
            if len(numbers) > OFTEN:
                heavy = bytes(map(impacts.__getitem__, places))
                often[stem] = _small(numbers, len(pages)), _small(places, len(texts)), heavy
        return Postings(lines, often, texts)

    def impacts(self, stem: str) -> bytes:
        """How much a *stem* can weigh on each page that has it."""
        if stem in self.often:
            return self.often[stem][2]
        return bytes(impact(letters) for _, letters in _read(self.lines[stem]))

    def some(self, stem: str, kept: bytes) -> tuple[Iterable[int], Iterable[str]]:
        """The pages and letters of those postings of a *stem* that are *kept*: 1, or else 0."""
        if stem in self.often:
            pages, places, _ = self.often[stem]
            letters = map(self.letters.__getitem__, compress(places, kept))
            return compress(pages, kept), letters
        both = [*compress(_read(self.lines[stem]), kept)]
        return (page for page, _ in both), (letters for _, letters in both)


def _small(numbers: list[int], end: int) -> array[int]:
    """Some *numbers* below an *end* in little memory."""
    return array("H" if end < 1 << 16 else "I", numbers)


def _read(line: Line) -> Iterator[tuple[int, str]]:
    """The pages of a *line*, each with its letters."""
    _, first, _, text = line
    page = first - 1
    for gap, letters in _POSTING.findall(text):
        page += int(gap or "0", 36) + 1
        yield page, letters


class Stems:
    """The postings of all blocks: each with the number of its first page."""

    def __init__(self, blocks: Sequence[tuple[int, Postings]]) -> None:
        self._blocks = blocks
        self._lines: dict[str, list[Any]] = {}
        """How many pages, the last of them, and the texts of the blocks."""
        found = self._lines
        for base, postings in blocks:
            for stem, (pages, first, last, text) in postings.lines.items():
                line = found.get(stem)
                if line is None:
                    found[stem] = [pages, base + last, _GAPS[base + first + 1] + text]
                else:
                    line.append(_GAPS[base + first - line[1]] + text)
                    line[0] += pages
                    line[1] = base + last

    def __contains__(self, stem: str) -> bool:
        return stem in self._lines

    def written(self) -> tuple[list[tuple[str, str]], list[str]]:
        """The shards, each with its first stem, and the lists that are too long for one."""
        shards: list[tuple[str, str]] = []
        long: list[str] = []
        lines: list[str] = []
        first, size = "", 0
        # Scripts compare strings by these units.
        for stem in sorted(self._lines, key=lambda stem: stem.encode("utf-16-be")):
            count, _, *texts = self._lines[stem]
            text = "".join(texts)
            if count > MOST:
                line = f"{stem} {count} {self._heaviest(stem)} {len(long)}"
                long.append(text)
            else:
                line = f"{stem} {count} {text}"
            if lines and size + len(line) > SHARD:
                shards.append((first, "\n".join(lines)))
                lines, size = [], 0
            if not lines:
                first = stem
            lines.append(line)
            size += len(line) + 1
        if lines:
            shards.append((first, "\n".join(lines)))
        return shards, long

    def _heaviest(self, stem: str) -> str:
        held = [each for each in self._blocks if stem in each[1].lines]
        pages: list[int] = []
        letters: list[str] = []
        impacts = [postings.impacts(stem) for _, postings in held]
        for (base, postings), kept in zip(held, _kept(impacts), strict=True):
            some, theirs = postings.some(stem, kept)
            pages += map(base.__add__, some)
            letters += theirs
        return encoded(pages, letters)


def _kept(blocks: Sequence[bytes]) -> Iterator[bytes]:
    """Which postings are kept of each block, from their impacts: 1 for those that are, else 0."""
    every = b"".join(blocks)
    left = MOST
    for least in sorted(set(every), reverse=True):
        alike = every.count(least)
        if alike > left:
            break
        left -= alike
    # Of those that are just heavy enough, the newest fill what is left: all but the first.
    without = alike - left
    heavier, at_least = (
        bytes(impact >= each for impact in range(256)) for each in (least + 1, least)
    )
    for impacts in blocks:
        here = impacts.count(least)
        if not without:
            yield impacts.translate(at_least)
        elif here <= without:
            without -= here
            yield impacts.translate(heavier)
        else:
            place = -1
            for _ in range(without):
                place = impacts.index(least, place + 1)
            without = 0
            yield impacts[: place + 1].translate(heavier) + impacts[place + 1 :].translate(at_least)


def encoded(pages: Sequence[int], letters: Iterable[str], last: int = -1) -> str:
    """Postings as a text, counted from the page that came *last*."""
    steps = map(sub, pages, chain((last,), pages))
    return "".join(chain.from_iterable(zip(map(_GAPS.__getitem__, steps), letters, strict=True)))


class _Gaps(dict[int, str]):
    """What stands before a posting, by how many pages it comes after the one before."""

    def __missing__(self, step: int) -> str:
        self[step] = text = base36(step - 1) if step > 1 else ""
        return text


_GAPS = _Gaps()


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
