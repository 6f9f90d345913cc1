"""Words in the search index: which ones are indexed, and how references are written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from disclosure_log.records.references import normal
from disclosure_log.records.settings import References

STOP = frozenset(
    "a about after again all also am an and any are as at be because been before being between"
    " both but by can could did do does doing for from had has have having he her here hers him"
    " his how i if in into is it its itself just me more most my no nor not now of on once only or"
    " other our ours out over own same she should so some such than that the their theirs them"
    " then there these they this those through to too under until up us very was we were what when"
    " where which while who whom why will with would you your yours may might must shall please"
    " many much get got".split()
)
"""Stop words, which say nothing about the subject of a text."""
QUESTION_END = "\uf8ff"
"""Separates a question from its answer.

A private-use character that no record may contain, like the two below. ``index_format.js`` has
them too.
"""
EXCERPT_END = "\uf8fe"
"""Separates the beginning of a document from its other words, which are never shown."""
INDEXED = "\uf8fd"
"""Comes before each indexed word. The locations of a hit count only these words."""

_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[\W_]+")
_POSSESSIVE = re.compile("['’]s\\b")


class Deduplicator:
    """Marks the words of one page to index: each one once, and no stop words, for a small index."""

    def __init__(self) -> None:
        self.indexed: set[str] = set()

    def __call__(self, text: str) -> str:
        """*text* on one line, with :data:`INDEXED` before each word to index."""
        return " ".join([self._word(word) for word in text.split()])

    def _word(self, word: str) -> str:
        key = _key(word)
        if not key or key in self.indexed:
            return word
        self.indexed.add(key)
        return INDEXED + word


def indexed_words(text: str) -> str:
    """The marked words of such a *text*, normalised for comparison with the words of a query."""
    return " ".join([_ordinary(word[1:]) for word in text.split(" ") if word[:1] == INDEXED])


@lru_cache(1 << 16)
def _ordinary(word: str) -> str:
    """*word* in Unicode normal form KC, without white space."""
    return "".join(unicodedata.normalize("NFKC", word).split())


@lru_cache(1 << 16)
def _key(word: str) -> str:
    """The stem of a word, which is the same for its plural; empty for a stop word.

    Short words keep a final s, because new and news are different words.
    """
    key = _NEITHER_LETTER_NOR_DIGIT.sub("", _POSSESSIVE.sub("", word.lower()))
    if key in STOP:
        return ""
    return key[:-1] if len(key) > 4 and key.endswith("s") and not key.endswith("ss") else key


def token(reference: str, spelling: References) -> str:
    """The one word that stands for every spelling of a reference: ``foi18172`` for ``FOI 18-172``.

    The script of the search page does the same with a query.
    """
    bare = _NEITHER_LETTER_NOR_DIGIT.sub("", normal(reference, spelling))
    return spelling.prefix.casefold() + bare if bare[:1].isdigit() else bare
