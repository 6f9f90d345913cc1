"""The words of a text as the search knows them. ``words.js`` reads queries and texts in the same
way, and a test holds both together."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain

from disclosure_log.search.stems import stem

STOP = frozenset(
    "a about after again all also am an and any are as at be because been before being between"
    " both but by can could did do does doing for from had has have having he her here hers him"
    " his how i if in into is it its itself just me more most my no nor not now of on once only or"
    " other our ours out over own same she should so some such than that the their theirs them"
    " then there these they this those through to too under until up us very was we were what when"
    " where which while who whom why will with would you your yours may might must shall please"
    " many much get got happen happens happened".split()
)
"""Words that say nothing about the subject of a text."""
MOST_PARTS = 4
"""A word of more parts, such as an address of the web, is not a word as a whole too."""

_AMPERSAND = re.compile(r"(?<![^\W_])([^\W_])\s*&\s*([^\W_])(?![^\W_])")
_PLURAL = re.compile("([A-Z]{2,})s")
_POSSESSIVE = re.compile("['\u2019]s(?![^\\W_])")
_APOSTROPHE = re.compile("['\u2019]")
_SIGNS = re.compile(r"[\W_]+")


def words(text: str) -> list[str]:
    """The words of a *text* in small letters without accents, stop words among them.

    ``parent/carer`` is three: each part and both together; ``A&E`` is ``ae``, ``GPs`` is ``gp``.
    """
    return [word for piece in _pieces(text) for word in _words_of(piece)]


def stems(text: str) -> list[str]:
    """The stems of the words of a *text*, without stop words."""
    return [*chain.from_iterable(map(_stems_of, _pieces(text)))]


def surface(*texts: str) -> set[str]:
    """The words of some *texts* that a misspelt one may have been meant for."""
    pieces = set(chain.from_iterable(map(_pieces, texts)))
    return set(chain.from_iterable(map(_surface_of, pieces)))


def bare(text: str) -> str:
    """The letters and digits of a plain *text*, in small letters."""
    return _SIGNS.sub("", text.lower())


def reference_key(reference: str) -> str:
    """A reference in its normal form as the index has it: ``#foi18-172``, whatever sign parts its
    numbers."""
    parts = "-".join(re.findall("[0-9a-z]+", reference))
    return "#" + re.sub("^([a-z]+)-(?=[0-9])", r"\1", parts)


# The texts of a page are read twice, for their stems and for their words.
@lru_cache(1 << 7)
def _pieces(text: str) -> list[str]:
    if "&" in text:
        text = _AMPERSAND.sub(r"\1&\2", text)
    return text.replace("\u2013", " ").replace("\u2014", " ").split()


@lru_cache(1 << 17)
def _stems_of(piece: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in _words_of(piece) if word not in STOP)


@lru_cache(1 << 17)
def _surface_of(piece: str) -> tuple[str, ...]:
    return tuple(word for word in _words_of(piece) if word.isalpha() and word not in STOP)


_stem = lru_cache(1 << 17)(stem)


@lru_cache(1 << 17)
def _words_of(piece: str) -> tuple[str, ...]:
    if plural := _PLURAL.fullmatch(_SIGNS.sub("", piece)):
        return (plural[1].lower(),)
    text = "".join(
        character
        for character in unicodedata.normalize("NFKD", piece).lower()
        if not unicodedata.category(character).startswith("M")
    )
    text = _APOSTROPHE.sub("", _POSSESSIVE.sub("", text))
    parts = [part for part in _SIGNS.split(text) if part]
    if len(parts) < 2:
        return tuple(parts)
    whole = "".join(parts)
    long = [part for part in parts if len(part) > 1]
    return tuple(long) if len(parts) > MOST_PARTS else (*long, whole)
