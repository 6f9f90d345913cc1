"""How much a word weighs where it stands: BM25F, with a question and its answer as one text.

A weight is written as a letter. Nothing here depends on other pages, so that an entry weighs the
same whatever else the log has.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from disclosure_log.search.documents import IndexedPage, Section
from disclosure_log.search.tokens import stems

KEYWORDS, TITLE, SUMMARY = 4.0, 3.0, 0.6
"""How much a word weighs at the head of a page, each time it stands there."""
HEADING, TEXT, DOCUMENT = 2.0, 1.0, 0.5
"""The same in a question or a heading, in an answer or a text, and in a document."""
USUAL_HEADING, USUAL_TEXT = 18, 60
"""How many words a question and an answer usually have. The average of the log itself would serve
no better, and would change every weight with each new entry."""
LENGTH = 0.6
"""How much less a word weighs in a long text (b of BM25)."""
LONGEST = 4.0
"""A text counts at most as this many times as long as usual."""

HEAD = {"A": 0.0} | {chr(ord("B") + n): round(0.5 * 1.3 ** (n + 1), 3) for n in range(15)}
SECTION = {chr(ord("Q") + n): round(0.15 * 1.6**n, 3) for n in range(10)}
LETTERS = HEAD | SECTION
"""The weight that each letter stands for."""


def letters_of(page: IndexedPage) -> dict[str, str]:
    """What each stem weighs on a *page*: at its head, and in each section that holds it."""
    head: dict[str, float] = {}
    for text, weight in (
        (page.keywords, KEYWORDS),
        (page.title, TITLE),
        (page.summary, SUMMARY),
    ):
        _add(head, stems(text), weight)
    found = {stem: _HEAD_LETTERS[bisect_left(_HEAD_ENDS, weight)] for stem, weight in head.items()}
    last: dict[str, int] = {}
    for number, section in enumerate(page.sections):
        for stem, weight in _of_section(section).items():
            gap = number - last.get(stem, -1) - 1
            last[stem] = number
            letter = _SECTION_LETTERS[bisect_left(_SECTION_ENDS, weight)]
            found[stem] = found.get(stem, "A") + (f"{base36(gap)}{letter}" if gap else letter)
    return found


@lru_cache(1 << 16)
def impact(letters: str) -> int:
    """How much a stem can weigh on a page, by its head and its heaviest section: a place in the
    order of all such weights."""
    heaviest = max((letter for letter in letters[1:] if letter in SECTION), default="")
    return _IMPACTS[letters[0] + heaviest]


def _of_section(section: Section) -> dict[str, float]:
    found: dict[str, float] = {}
    words = stems(section.heading)
    _add(found, words, _in_length(HEADING, words, USUAL_HEADING))
    words = stems(f"{section.text} {section.hidden}" if section.hidden else section.text)
    weight = DOCUMENT if section.kind == "document" else TEXT
    _add(found, words, _in_length(weight, words, USUAL_TEXT))
    return found


def _add(found: dict[str, float], words: Iterable[str], weight: float) -> None:
    for word in words:
        found[word] = found.get(word, 0.0) + weight


def _in_length(weight: float, words: Sequence[str], usual: int) -> float:
    return weight / min(LONGEST, 1 - LENGTH + LENGTH * len(words) / usual)


def _nearest(scale: Mapping[str, float]) -> tuple[str, list[float]]:
    """The letters of a *scale* that are more than nothing, and up to which weight each is the
    nearest."""
    letters = [letter for letter, value in scale.items() if value]
    values = [scale[letter] for letter in letters]
    ends = [math.sqrt(one * two) for one, two in pairwise(values)]
    return "".join(letters), ends


REFERENCE = "D"
"""What a reference weighs on the page that it leads to."""
_HEAD_LETTERS, _HEAD_ENDS = _nearest(HEAD)
_SECTION_LETTERS, _SECTION_ENDS = _nearest(SECTION)


def _impacts() -> dict[str, int]:
    weights = {
        head + section: round(HEAD[head] + SECTION.get(section, 0), 3)
        for head in HEAD
        for section in ("", *SECTION)
    }
    places = {weight: place for place, weight in enumerate(sorted(set(weights.values())))}
    return {letters: places[weight] for letters, weight in weights.items()}


_IMPACTS = _impacts()


@lru_cache(1 << 12)
def base36(number: int) -> str:
    """A number in digits and small letters."""
    digits, text = "0123456789abcdefghijklmnopqrstuvwxyz", ""
    while True:
        number, digit = divmod(number, 36)
        text = digits[digit] + text
        if not number:
            return text
