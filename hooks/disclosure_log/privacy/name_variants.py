"""The ways in which a person's name can be written.

A name can appear as ``PLACEHOLDER, JANE``, ``J. Placeholder``, ``Ms Placeholder``,
``jane.placeholder@…`` or ``JanePlaceholder.pdf``, or be split across two lines. So this generates
every usual way to write a name, of words in the normal form of ``name_words``, so that two ways are
equal if their letters are.

Some ways are left out because they would match almost anything: a surname or forename alone, and
ordinary English. ``A Street`` may be Anna Street, but ``a street`` is not, so initials with a short
surname count only if every word is capitalised. Ed Ward is not in every ``Edward``, so a name
written as one word in lower case counts only if it is long.

A typing error, and a rare forename or surname alone, are the matter of ``near_names``.

These are not found: a name with other words inside it, a name in another script, and a plural (the
Placeholders).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from disclosure_log.privacy.name_words import (
    HONORIFIC,
    LONGEST,
    Word,
    letters_of,
    normalised,
    words,
)
from disclosure_log.privacy.near_names import is_rare, ways_of_words

MOST_WORDS = 6
"""The most words of one way to write a name: Mary-Anne McDonald-O'Brien has five."""
LONG_SURNAME = 7
"""A surname with this many letters is rarely an ordinary word, unlike Street or Bishop."""
LONG_WORD = 9
"""A name with this many letters, written as one word, is rarely another word, unlike Ed Ward, Ash
Ford or Will Low."""

ONE, SEVERAL, CAPITAL = "1", "2", "A"
_SUFFIXES = frozenset("jr jnr snr esq obe mbe cbe kbe kc qc jp mp phd".split())
_TWO_NAMES = frozenset("and or nee aka alias formerly".split())
_PREFIXES = frozenset(
    "van von der den de la le du da das do dos di del della al el bin bint ibn ben ap ab mac mc o"
    " st ter ten zu zur y".split()
)


class Unusable(ValueError):
    """A name that could not be found in any text. The message gives the reason, never the name."""


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
            for way in (ONE + whole, SEVERAL + whole, SEVERAL + HONORIFIC + whole)
        }
    anyhow: set[str] = set()
    capital = {whole + HONORIFIC}
    either = anyhow if long else capital
    either.add(HONORIFIC + whole)
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
    together = {letters_of(way) for way in anyhow | capital if HONORIFIC not in way}
    return (
        {SEVERAL + way for way in anyhow}
        | {CAPITAL + SEVERAL + way for way in capital}
        | {ONE + way for way in together if len(way) >= LONG_WORD}
        | ways_of_words({*forenames, *_surnames(surname)})
    )


def common_surname(name: str) -> str:
    """The surname of a *name* in full, if alone it would not be found because it is not rare."""
    forenames, surname, _ = _parts(name)
    return "" if not forenames or is_rare("".join(surname)) else "".join(surname).capitalize()


def _parts(name: str) -> tuple[list[str], list[str], bool]:
    """The forenames of a name, the words of its surname, and whether it has an honorific.

    Raises :class:`Unusable`.
    """
    written = normalised(name).text
    if re.search(r"[^\w\s'.,-]|,.*,", written) or (
        re.search(r"\d", written) and len(written.split()) > 1
    ):
        raise Unusable(
            "has characters that names do not have: use only letters, hyphens, apostrophes, full"
            " stops and at most one comma"
        )
    if not _TWO_NAMES.isdisjoint(written.casefold().split()):
        raise Unusable("has more than one name: put each on a separate line")
    last, comma, first = name.partition(",")
    before, after = (_names(first), _names(last)) if comma else ([], _names(last))
    honorific = [HONORIFIC] in (before[:1] + after[:1])
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
    while names and names[0] == [HONORIFIC]:
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
