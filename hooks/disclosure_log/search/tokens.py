"""Words as the search takes them: which ones are looked for, and how a reference is spelt in the
index."""

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
"""Stop words: they say nothing about the subject of a text."""
QUESTION_END = "\uf8ff"
"""Stands between a question and its answer.

No record can hold it, and no reader takes it for a word.
"""
EXCERPT_END = "\uf8fe"
"""Stands before the words of a document that are kept only to be found, and make no sense to read.
"""
INDEXED = "\uf8fd"
"""Stands before each word that the index knows.

The places it gives for what it finds count these words only.
"""

_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[\W_]+")
_POSSESSIVE = re.compile("['’]s\\b")


class Deduplicator:
    """Tells the index the words of one page, each once and no stop word, so that it stays small."""

    def __init__(self) -> None:
        self.indexed: set[str] = set()

    def __call__(self, text: str) -> str:
        """*text* in one line, with a sign before each word that the index is to know."""
        return " ".join([self._word(word) for word in text.split()])

    def _word(self, word: str) -> str:
        key = _key(word)
        if not key or key in self.indexed:
            return word
        self.indexed.add(key)
        return INDEXED + word


def indexed_words(text: str) -> str:
    """The words of such a *text* that the index is to know, in ordinary letters: typed ones are
    compared with them."""
    return " ".join([_ordinary(word[1:]) for word in text.split(" ") if word[:1] == INDEXED])


@lru_cache(1 << 16)
def _ordinary(word: str) -> str:
    """*word* without ligatures and letters of other widths, and still one word."""
    return "".join(unicodedata.normalize("NFKC", word).split())


@lru_cache(1 << 16)
def _key(word: str) -> str:
    """What a word has in common with its plural; nothing for one that nobody looks for.

    A short one is another word: new and news, GP and GPs.
    """
    key = _NEITHER_LETTER_NOR_DIGIT.sub("", _POSSESSIVE.sub("", word.lower()))
    if key in STOP:
        return ""
    return key[:-1] if len(key) > 4 and key.endswith("s") and not key.endswith("ss") else key


def token(reference: str, spelling: References) -> str:
    """What a reference is found by, however it is spelt: ``FOI 18-172`` is ``foi18172``. The script
    of the page makes the same of what is typed."""
    bare = _NEITHER_LETTER_NOR_DIGIT.sub("", normal(reference, spelling))
    prefix = spelling.prefix.lower()
    return bare if bare.startswith(prefix) else prefix + bare
