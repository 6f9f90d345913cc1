"""The words a log is written in, to find what a misspelt word was meant to be.

A file has the words of one first letter, in their order. Each line begins with how many letters
the word has in common with the one before, to the base of 36, and ends with a capital that says
how many pages have it: A one, B two or three, C four to seven.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

SHORTEST = 4
"""A shorter word is like too many others."""
LONGEST = 35
LARGE = 5_000
"""A log with more pages leaves out the words that stand on one of them: most are names."""


class Vocabulary:
    """The words of all blocks of pages, each with how many pages have it."""

    def __init__(self, blocks: Iterable[Mapping[str, int]], pages: int) -> None:
        counts: dict[str, int] = {}
        for block in blocks:
            for word, count in block.items():
                counts[word] = counts.get(word, 0) + count
        least = 2 if pages > LARGE else 1
        self._counts = {
            word: counts[word]
            for word in sorted(counts)
            if counts[word] >= least and SHORTEST <= len(word) <= LONGEST
        }

    @property
    def letters(self) -> list[str]:
        """What the words begin with."""
        return sorted({word[0] for word in self._counts})

    def files(self) -> Iterator[tuple[str, str]]:
        """The file of each first letter, named by its number in Unicode."""
        for letter, words in groupby(self._counts, key=lambda word: word[0]):
            before, lines = "", []
            for word in words:
                same = _common(before, word)
                common = chr(ord("A") + min(25, self._counts[word].bit_length() - 1))
                digit = "0123456789abcdefghijklmnopqrstuvwxyz"[same]
                lines.append(f"{digit}{word[same:]}{common}")
                before = word
            yield f"{ord(letter):x}", "\n".join(lines)


def _common(one: str, two: str) -> int:
    """How many letters two words have in common at their beginning."""
    number = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        number += 1
    return number
