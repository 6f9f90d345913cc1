"""The words of a text in a normal form, in which two ways to write a name have the same letters."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from disclosure_log.privacy.normalise import BOUNDARY, NormalisedText

LONGEST = 64
"""The most letters of one way to write a name."""
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|'(?=[^\W\d_]))*|\d+|" + BOUNDARY)
_AS_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
        "æ": "a",
        "œ": "o",
        "þ": "th",
    }
) | str.maketrans("авекмнорстухіјѕԁɡοανρτυικ", "abekmhopctyxijsdgoavptuik")
"""Letters that look like others become those, Cyrillic and Greek ones among them."""
_HONORIFICS = frozenset(
    "mr mrs ms mx mstr dr prof professor sir dame rev revd reverend cllr councillor".split()
)
HONORIFIC = "."
"""Stands for every honorific, because people confuse them."""


class Word(NamedTuple):
    """One word of a text."""

    letters: str
    """In normal form: lower case, without accents, apostrophes or hyphens."""
    capital: bool
    start: int
    """Offset in the text as it was given to :func:`words`."""
    end: int


def normalised(text: str) -> NormalisedText:
    """*text* in normal form, for :func:`words`."""
    # File names use underscores between words. Web addresses use %20 and similar codes for spaces
    # and punctuation.
    text = text.replace("_", " ")
    return NormalisedText(re.sub("%2[0-9A-Fa-f]", "   ", text) if "%2" in text else text)


def words(text: str) -> list[Word | None]:
    """The words of a normalised *text* in order, with ``None`` at places that end a name, such as a
    figure or the end of a cell."""
    found: list[Word | None] = []
    for match in _WORD.finditer(text):
        at = match.start()
        found += [
            piece and Word(piece.letters, piece.capital, at + piece.start, at + piece.end)
            for piece in _pieces(match[0])
        ]
    return found


def readings(text: str) -> list[list[Word | None]]:
    """The :func:`words` of a normalised *text*; once more with letters that stand one by one (``J a
    n e``) as one word, if there are any. Letters behind a surname may also be initials."""
    found = words(text)
    if sum(1 for word in found if word and len(word.letters) == 1) < _FEW_LETTERS:
        return [found]
    joined: list[Word | None] = []
    for alone, group in groupby(found, lambda word: bool(word and len(word.letters) == 1)):
        some = list(group)
        if alone and len(some) >= _FEW_LETTERS and (first := some[0]) and (last := some[-1]):
            letters = "".join(word.letters for word in some if word)
            joined.append(Word(letters, first.capital, first.start, last.end))
        else:
            joined += some
    return [found, joined]


_FEW_LETTERS = 6
"""Fewer letters one by one are initials."""


@lru_cache(maxsize=2**16)
def _pieces(word: str) -> tuple[Word | None, ...]:
    """A word split at its capitals (``JanePlaceholder`` into ``Jane`` and ``Placeholder``)."""
    if not word[0].isalpha() or len(word) > 4 * LONGEST:
        return (None,)
    word = re.sub("'[sS]$", "", word)
    spans = [(0, len(word))]
    if not (word.islower() or word.isupper() or word.istitle()):
        kinds = "".join(
            "'" if letter == "'" else "U" if letter.isupper() else "l" for letter in word
        )
        spans = [match.span() for match in re.finditer("[U']+(?![l'])|U?[l']+", kinds)]
    found = []
    for start, end in spans:
        letters, capital = letters_of(word[start:end]), not word[start].islower()
        if letters in _HONORIFICS or (capital and letters == "miss"):
            letters = HONORIFIC
        if letters:
            found.append(Word(letters, capital, start, end))
    return tuple(found)


def letters_of(text: str) -> str:
    """*text* in lower case without accents; ä, ae and a become the same, as do ö, ø, oe and o."""
    text = plain_letters(text)
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("aa", "a")


def plain_letters(text: str) -> str:
    """*text* in lower case without accents, letter by letter."""
    return "".join(filter(str.isalpha, text.casefold().translate(_AS_LETTERS)))
