"""A kind of personal data: how it is found, what it is called, and what allows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from operator import itemgetter

from disclosure_log.findings.registry import RULES
from disclosure_log.privacy.normalise import BOUNDARY, NormalisedText

NO = r"(?: ?(?:no|num|number|ref|reference|id)\b\.?)"
"""A pattern for the word that follows the name of a number, as in ``account no.``"""

Spans = Iterator[tuple[int, int]]
"""(start, end) in the normalised text of everything found."""


class Strength(Enum):
    """What is needed to publish something of a kind."""

    STOP = "stop"
    """Only the authority's own list of public contacts."""
    ACCEPT = "accept"
    """An item under ``accepted`` in the record, with the place and a reason."""
    EXAMPLE = "example"
    """The same, one by one, and only for what nobody has: it shows the form of such numbers."""
    NOTE = "note"
    """Nothing: it is only reported as a note."""


def bare(text: str) -> str:
    """*text* for comparing: letters and digits only, without case."""
    return re.sub(r"[\W_]+", "", text.casefold())


@dataclass(frozen=True, eq=False, repr=False)
class Kind:
    """One kind of personal data."""

    id: str
    """As a record writes it: ``email``."""
    code: str
    label: str
    """In a sentence: ``an email address``."""
    strength: Strength
    advice: str
    """What to do about it: an instruction without a full stop."""
    find: Callable[[NormalisedText], Spans]
    key: Callable[[str], str] = bare
    """Turns every spelling of the same thing into one comparison key."""

    def __repr__(self) -> str:
        return f"<{self.id}>"


def kind(
    code: str, label: str, strength: Strength, advice: str, key: Callable[[str], str] = bare
) -> Callable[[Callable[[NormalisedText], Spans]], Kind]:
    """Turn a function that finds something into a kind. Its id is the name of the rule *code*."""

    def register(find: Callable[[NormalisedText], Spans]) -> Kind:
        return Kind(RULES[code].name, code, label, strength, advice, find, key)

    return register


def at_word(*patterns: str) -> str:
    """One of several *patterns* at the start of a word. Each must begin with a letter.

    The result begins with a choice of letters, so that the regular expression engine can skip
    ahead quickly. The second letter is compared before what is in front of the word, which takes
    longer.
    """
    branches = []
    for first, some in groupby(sorted(patterns, key=_letters), itemgetter(0)):
        inner = []
        for letters, same in groupby(some, _letters):
            ends = "|".join(pattern[len(letters) :] for pattern in same)
            inner.append(rf"{letters[1:]}(?<![^\W_]{'.' * len(letters)})(?:{ends})")
        branches.append(f"{first}(?:{'|'.join(inner)})")
    return f"(?:{'|'.join(branches)})"


def _letters(pattern: str) -> str:
    """The first two letters of all that a *pattern* matches, or the first."""
    return pattern[:2] if re.match(r"[a-z]{2}(?![?*+{])", pattern) else pattern[0]


def near(
    words: re.Pattern[str], text: str, start: int, end: int, before: int, after: int = 0
) -> bool:
    """Whether *words* match within *before* characters before a span, or *after* characters after
    it, in the same piece of *text*."""
    left = text[max(start - before, 0) : start].rpartition(BOUNDARY)[2]
    right = text[end : end + after].partition(BOUNDARY)[0]
    return bool(words.search(left) or words.search(right))
