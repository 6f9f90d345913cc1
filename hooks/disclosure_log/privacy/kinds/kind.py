"""What a kind of personal data is: how it is found, how it is called, and whether anything lets it
through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from disclosure_log.findings.registry import RULES
from disclosure_log.privacy.normalise import BOUNDARY, NormalisedText

NO = r"(?: ?(?:no|num|number|ref|reference|id)\b\.?)"
"""A pattern of the word for a number behind what it is the number of: ``account no.``"""

Spans = Iterator[tuple[int, int]]
"""(start, end) in the plain text of everything found."""


class Strength(Enum):
    """How much it takes to let something through."""

    STOP = "stop"
    """Only the authority's own list of public contacts."""
    ACCEPT = "accept"
    """An entry of the record that accepts it, with its place and the reason."""
    NOTE = "note"
    """Nothing: it is only pointed out."""


def bare(text: str) -> str:
    """*text* for comparing: letters and digits only, capitals and small letters alike."""
    return re.sub(r"[\W_]+", "", text.casefold())


@dataclass(frozen=True, eq=False, repr=False)
class Kind:
    """One kind of personal data."""

    id: str
    """As a record writes it: ``email``."""
    code: str
    label: str
    """In a sentence: ``an e-mail address``."""
    strength: Strength
    advice: str
    """What to do about it, as an instruction without a full stop."""
    find: Callable[[NormalisedText], Spans]
    key: Callable[[str], str] = bare
    """What two spellings of the same thing have in common."""

    def __repr__(self) -> str:
        return f"<{self.id}>"


def kind(
    code: str, label: str, strength: Strength, advice: str, key: Callable[[str], str] = bare
) -> Callable[[Callable[[NormalisedText], Spans]], Kind]:
    """Make a kind of the function that finds it. Its id is the name of the rule *code*."""

    def register(find: Callable[[NormalisedText], Spans]) -> Kind:
        return Kind(RULES[code].name, code, label, strength, advice, find, key)

    return register


def at_word(*patterns: str) -> str:
    """One of some *patterns*, each beginning with a letter, where a word begins.

    Written so that a search leaps from one first letter to the next.
    """
    rest: dict[str, list[str]] = {}
    for pattern in patterns:
        rest.setdefault(pattern[0], []).append(pattern[1:])
    branches = "|".join(f"(?<={first})(?:{'|'.join(ends)})" for first, ends in rest.items())
    return rf"[{''.join(rest)}](?<![^\W_].)(?:{branches})"


def near(
    words: re.Pattern[str], text: str, start: int, end: int, before: int, after: int = 0
) -> bool:
    """Whether one of *words* stands within so many characters *before* or *after*, in the same
    piece of *text*."""
    left = text[max(start - before, 0) : start].rpartition(BOUNDARY)[2]
    right = text[end : end + after].partition(BOUNDARY)[0]
    return bool(words.search(left) or words.search(right))
