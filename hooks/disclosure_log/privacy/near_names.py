"""Names with a typing error, and rare words of a name that stand alone.

One typing error in one word of a name is found by the word with a letter left out: the listed word
and the mistyped one have such a form in common. A rare forename or surname alone is found by the
same words.

These are not found: two typing errors, a typing error that makes another forename, one in a word
of three letters, in a short surname behind an initial or a title, or in a name in small letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from string import ascii_lowercase

from disclosure_log.privacy.data import words_of
from disclosure_log.privacy.kinds.forenames import FORENAMES
from disclosure_log.privacy.name_words import letters_of, plain_letters

WHOLE, WITHOUT = "=", "-"
"""A word of a name, and such a word with one letter left out."""
SHORTEST = 4
"""With fewer letters, nearly every word is one letter away from another."""


def ways_of_words(parts: set[str]) -> set[str]:
    """The words of a name, by themselves and with each letter left out."""
    long = {word for word in parts if len(word) >= SHORTEST}
    return {WHOLE + word for word in long} | {
        WITHOUT + shorter for word in long for shorter in shortened(word)
    }


def shortened(word: str) -> list[str]:
    """A *word* without its first letter, without its second, and so on."""
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def one_away(written: str, has: Callable[[str], bool]) -> Iterator[str]:
    """The listed words that become what is *written* by one typing error: a letter too many, too
    few or another, or two letters that changed places. *has* says whether a way is on the list."""
    word = letters_of(written)
    for at, shorter in enumerate(shortened(word)):
        yield from _listed([shorter], has)
        if has(WITHOUT + shorter):
            yield from _listed(_with_a_letter(shorter, at), has)
    if has(WITHOUT + word):
        for at in range(len(word) + 1):
            yield from _listed(_with_a_letter(word, at), has)
    # Jnae has the letters of another word when its last two count as one.
    plain = plain_letters(written)
    for at in range(len(plain) - 1):
        swapped = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
        yield from _listed([letters_of(swapped)], has)


def _with_a_letter(word: str, at: int) -> list[str]:
    return [word[:at] + letter + word[at:] for letter in ascii_lowercase]


def _listed(candidates: Iterable[str], has: Callable[[str], bool]) -> Iterator[str]:
    return (word for word in candidates if has(WHOLE + word))


def is_rare(word: str) -> bool:
    """Whether a *word* of a name is no ordinary word and no common name, so that it is likely to
    mean the person even alone."""
    forms = [word, *(word.removesuffix(end) for end in ("s", "es", "ed", "ing", "er", "ers", "ly"))]
    return len(word) >= SHORTEST and _common().isdisjoint(forms)


@cache
def _common() -> frozenset[str]:
    lists = (words_of("words.txt"), words_of("surnames.txt"), FORENAMES)
    return frozenset(letters_of(word) for words in lists for word in words)
