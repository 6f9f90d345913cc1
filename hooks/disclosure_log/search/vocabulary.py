"""The words a log is written in, to find what a misspelt word was meant to be.

A file has the words of one first letter, in their order. Each line begins with how many letters
the word has in common with the one before, to the base of 36, and ends with a capital that says
how many pages have it: A one, B two or three, C four to seven.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

SHORTEST = 4
"""A shorter word is like too many others."""
LONGEST = 35
LARGE = 5_000
"""A log with more pages leaves out the words that stand on one of them: most are names."""


class Vocabulary:
    """The words of all pages."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._pages = 0

    def add(self, words: Iterable[str]) -> None:
        """Add the *words* of one more page."""
        self._counts.update(words)
        self._pages += 1

    @property
    def letters(self) -> set[str]:
        """What the words begin with."""
        return {word[0] for word in self._words()}

    def files(self) -> Iterator[tuple[str, str]]:
        """The file of each first letter, named by its number in Unicode."""
        for letter, words in groupby(sorted(self._words()), key=lambda word: word[0]):
            before, lines = "", []
            for word in words:
                same = _common(before, word)
                common = chr(ord("A") + min(25, self._counts[word].bit_length() - 1))
                digit = "0123456789abcdefghijklmnopqrstuvwxyz"[same]
                lines.append(f"{digit}{word[same:]}{common}")
                before = word
            yield f"{ord(letter):x}", "\n".join(lines)

    def _words(self) -> Iterable[str]:
        least = 2 if self._pages > LARGE else 1
        return (
            word
            for word, count in self._counts.items()
            if SHORTEST <= len(word) <= LONGEST and count >= least
        )


def _common(one: str, two: str) -> int:
    """How many letters two words have in common at their beginning."""
    pairs = zip(one, two, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(two)))
