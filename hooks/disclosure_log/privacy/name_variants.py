"""The ways in which a person's name can be written.

A name can appear as ``PLACEHOLDER, JANE``, ``J. Placeholder``, ``Ms Placeholder``,
``jane.placeholder@…`` or ``JanePlaceholder.pdf``, or be split across two lines. So this generates
every usual way to write a name, and normalises the words of texts and names, so that two ways are
equal if their letters are.

Some ways are left out because they would match almost anything: a surname or forename alone, and
ordinary English. ``A Street`` may be Anna Street, but ``a street`` is not, so initials with a short
surname count only if every word is capitalised. Ed Ward is not in every ``Edward``, so a name
written as one word in lower case counts only if it is long.

One typing error in one word of a name is found by the word with a letter left out: the listed word
and the mistyped one have such a form in common. A rare forename or surname alone is found by the
same words.

These are not found: two typing errors, a typing error that makes another forename, one in a word
of three letters, in a short surname behind an initial or a title, or in a name in small letters, a
name with other words inside it, a name in another script, and a plural (the Placeholders).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import combinations, groupby
from string import ascii_lowercase
from typing import NamedTuple

from disclosure_log.privacy.data import words_of
from disclosure_log.privacy.kinds.forenames import FORENAMES
from disclosure_log.privacy.normalise import BOUNDARY, NormalisedText

MOST_WORDS = 6
"""The most words of one way to write a name: Mary-Anne McDonald-O'Brien has five."""
LONGEST = 64
"""The most letters of one way to write a name."""
LONG_SURNAME = 7
"""A surname with this many letters is rarely an ordinary word, unlike Street or Bishop."""
LONG_WORD = 9
"""A name with this many letters, written as one word, is rarely another word, unlike Ed Ward, Ash
Ford or Will Low."""

ONE, SEVERAL, CAPITAL = "1", "2", "A"
WHOLE, WITHOUT = "=", "-"
"""A word of a name, and such a word with one letter left out."""
SHORTEST = 4
"""With fewer letters, nearly every word is one letter away from another."""

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
_HONORIFIC = "."
"""Stands for every honorific, because people confuse them."""
_SUFFIXES = frozenset("jr jnr snr esq obe mbe cbe kbe kc qc jp mp phd".split())
_TWO_NAMES = frozenset("and or nee aka alias formerly".split())
_PREFIXES = frozenset(
    "van von der den de la le du da das do dos di del della al el bin bint ibn ben ap ab mac mc o"
    " st ter ten zu zur y".split()
)


class Word(NamedTuple):
    """One word of a text."""

    letters: str
    """In normal form: lower case, without accents, apostrophes or hyphens."""
    capital: bool
    start: int
    """Offset in the text as it was given to :func:`words`."""
    end: int


class Unusable(ValueError):
    """A name that could not be found in any text. The message gives the reason, never the name."""


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


def runs(found: list[Word | None], at: int) -> Iterator[tuple[int, str]]:
    """(number of words, way to write) for everything that starts at word *at* and could be a name,
    the longest last."""
    yield from _with_initials_left_out(found, at)
    letters, capital = "", True
    for count, word in enumerate(found[at : at + MOST_WORDS], 1):
        if word is None:
            return
        letters += word.letters
        if len(letters) > LONGEST:
            return
        number = ONE if count == 1 else SEVERAL
        yield count, number + letters
        capital = capital and word.capital
        if capital:
            yield count, CAPITAL + number + letters


def _with_initials_left_out(found: list[Word | None], at: int) -> Iterator[tuple[int, str]]:
    """What starts at word *at* without an initial in its middle (``Jane Q. Placeholder``), or
    without the name of somebody else who shares the surname (``Jane and Colin Placeholder``)."""
    some = found[at : at + 4]
    first, second = some[0], some[1] if len(some) > 1 else None
    if first is None or second is None or len(first.letters) < 2:
        return
    third = some[2] if len(some) > 2 else None
    last = some[3] if len(some) > 3 else None
    if third and len(second.letters) == 1 and second.capital and third.capital:
        yield 3, SEVERAL + first.letters + third.letters
    if third and last and second.letters == "and" and third.capital and last.capital:
        yield 4, SEVERAL + first.letters + last.letters


def ways(name: str) -> set[str]:
    """Every way to write *name*, as :func:`runs` gives them. Raises :class:`Unusable`.

    A way starts with codes for how it must be written: as one word or several, and with capitals or
    in any case. The exact number of words does not matter, so that ``O Brien`` and a name split
    across two lines are found too.
    """
    forenames, surname, honorific = _parts(name)
    whole = "".join(surname)
    long = len(whole) >= LONG_SURNAME
    if not forenames and not honorific:
        # A user name in lower case is always written like that.
        long = (long and is_rare(whole)) or name.islower()
        return {
            ("" if long else CAPITAL) + way
            for way in (ONE + whole, SEVERAL + whole, SEVERAL + _HONORIFIC + whole)
        }
    anyhow: set[str] = set()
    capital = {whole + _HONORIFIC}
    either = anyhow if long else capital
    either.add(_HONORIFIC + whole)
    if forenames:
        full = [forename for forename in forenames if len(forename) > 1]
        less = _some_of([forename[0] for forename in forenames[1:]])
        for last in _surnames(surname):
            anyhow |= {forename + last for forename in full}
            anyhow |= {"".join(forenames) + last} if full else set()
            anyhow |= (
                {forenames[0] + initials + last for initials in less}
                if len(forenames[0]) > 1
                else set()
            )
            either |= {last + forename for forename in full}
        for initials in {forenames[0][0] + rest for rest in less}:
            # A and I are also ordinary words, even before a long surname such as Shepherd.
            (capital if initials in ("a", "i") else either).update(
                {initials + whole, whole + initials}
            )
    together = {_letters(way) for way in anyhow | capital if _HONORIFIC not in way}
    return (
        {SEVERAL + way for way in anyhow}
        | {CAPITAL + SEVERAL + way for way in capital}
        | {ONE + way for way in together if len(way) >= LONG_WORD}
        | _ways_of_words({*forenames, *_surnames(surname)})
    )


def _ways_of_words(parts: set[str]) -> set[str]:
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
    word = _letters(written)
    for at, shorter in enumerate(shortened(word)):
        yield from _listed([shorter], has)
        if has(WITHOUT + shorter):
            yield from _listed(_with_a_letter(shorter, at), has)
    if has(WITHOUT + word):
        for at in range(len(word) + 1):
            yield from _listed(_with_a_letter(word, at), has)
    # Jnae has the letters of another word when its last two count as one.
    plain = _plain_letters(written)
    for at in range(len(plain) - 1):
        swapped = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
        yield from _listed([_letters(swapped)], has)


def _with_a_letter(word: str, at: int) -> list[str]:
    return [word[:at] + letter + word[at:] for letter in ascii_lowercase]


def _listed(candidates: Iterable[str], has: Callable[[str], bool]) -> Iterator[str]:
    return (word for word in candidates if has(WHOLE + word))


def is_rare(word: str) -> bool:
    """Whether a *word* of a name is no ordinary word and no common name, so that it is likely to
    mean the person even alone."""
    forms = [word, *(word.removesuffix(end) for end in ("s", "es", "ed", "ing", "er", "ers", "ly"))]
    return len(word) >= SHORTEST and _common().isdisjoint(forms)


def common_surname(name: str) -> str:
    """The surname of a *name* in full, if alone it would not be found because it is not rare."""
    forenames, surname, _ = _parts(name)
    return "" if not forenames or is_rare("".join(surname)) else "".join(surname).capitalize()


@cache
def _common() -> frozenset[str]:
    lists = (words_of("words.txt"), words_of("surnames.txt"), FORENAMES)
    return frozenset(_letters(word) for words in lists for word in words)


def _parts(name: str) -> tuple[list[str], list[str], bool]:
    """The forenames of a name, the words of its surname, and whether it has an honorific.

    Raises :class:`Unusable`.
    """
    written = normalised(name).text
    if re.search(r"[^\w\s'.,-]|,.*,", written) or (
        re.search(r"\d", written) and len(written.split()) > 1
    ):
        raise Unusable(
            "has signs that names do not have: use only letters, hyphens, apostrophes, full stops"
            " and at most one comma"
        )
    if not _TWO_NAMES.isdisjoint(written.casefold().split()):
        raise Unusable("has more than one name: put each on a separate line")
    last, comma, first = name.partition(",")
    before, after = (_names(first), _names(last)) if comma else ([], _names(last))
    honorific = [_HONORIFIC] in (before[:1] + after[:1])
    before, after = _without_titles(before), _without_titles(after)
    if after and not before:
        begin = len(after) - 1
        while begin > (not honorific) and "".join(after[begin - 1]) in _PREFIXES:
            begin -= 1
        before, after = after[:begin], after[begin:]
    forenames, surname = (
        ["".join(halves) for halves in before],
        [half for halves in after for half in halves],
    )
    if len("".join(surname)) < 2:
        raise Unusable("has no surname of at least two letters")
    if len(forenames) > MOST_WORDS or len("".join([*forenames, *surname])) > LONGEST:
        raise Unusable(f"has more than {MOST_WORDS} forenames or {LONGEST} letters")
    return forenames, surname, honorific


def _without_titles(names: list[list[str]]) -> list[list[str]]:
    """*names* without honorifics before the name, and without letters after it, such as OBE."""
    while names and names[0] == [_HONORIFIC]:
        names = names[1:]
    while names and "".join(names[-1]) in _SUFFIXES:
        names = names[:-1]
    return names


def _some_of(initials: list[str]) -> set[str]:
    """The *initials* of further forenames, with some or all of them left out."""
    return {
        "".join(some) for size in range(len(initials) + 1) for some in combinations(initials, size)
    }


def _names(text: str) -> list[list[str]]:
    """The names in *text*, each as its parts (``Smith-Jones`` has two, ``McDonald`` has one). Each
    initial of ``J.M.`` is a separate name."""
    found = []
    for chunk in normalised(text).text.split():
        halves = [[word.letters for word in words(half) if word] for half in chunk.split("-")]
        if all(len(letters) == 1 for half in halves for letters in half):
            found += [[initial] for half in halves for initial in half]
        else:
            found.append(["".join(half) for half in halves if half])
    return found


def _surnames(surname: list[str]) -> set[str]:
    """A surname as a whole, without its prefix, and each part of a double-barrelled one."""
    halves = [word for word in surname[:-1] if word not in _PREFIXES] + surname[-1:]
    return {"".join(surname), "".join(halves), *(word for word in halves if len(word) > 2)}


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
        letters, capital = _letters(word[start:end]), not word[start].islower()
        if letters in _HONORIFICS or (capital and letters == "miss"):
            letters = _HONORIFIC
        if letters:
            found.append(Word(letters, capital, start, end))
    return tuple(found)


def _letters(text: str) -> str:
    """*text* in lower case without accents; ä, ae and a become the same, as do ö, ø, oe and o."""
    text = _plain_letters(text)
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("aa", "a")


def _plain_letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold().translate(_AS_LETTERS)))
