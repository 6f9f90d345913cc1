"""The stems of words, language by language. The scripts of the search page have the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from snowballstemmer.english_stemmer import EnglishStemmer

LANGUAGE = "en"
"""The language that logs are written in."""
SHORTEST = 4
"""Shorter words have no stem: new and news, GP and GPs are different words."""

# The class itself: the package's own function would take another implementation where one is
# installed, and two machines could make two indexes.
_STEMMERS: Mapping[str, Callable[[str], str]] = {"en": EnglishStemmer().stemWord}
"""A language that is not here is searched for by whole words. ``stem.js`` has the same list."""


def stem(word: str, language: str = LANGUAGE) -> str:
    """The stem of a *word* in small letters without signs: ``bar`` for ``barred``."""
    if len(word) < SHORTEST or not word.isalpha() or language not in _STEMMERS:
        return word
    return _STEMMERS[language](word)
