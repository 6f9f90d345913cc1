"""Detects personal data that has a recognisable form.

It finds identifiers, and names that something next to them gives away. If it finds nothing, that
does not prove that there is no personal data.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate

from disclosure_log.privacy.columns import chance_in_text
from disclosure_log.privacy.kinds import KINDS, Kind
from disclosure_log.privacy.kinds.kind import bare
from disclosure_log.privacy.kinds.name_shapes import is_full_name
from disclosure_log.privacy.normalise import BOUNDARY, NormalisedText
from disclosure_log.privacy.rows import OF_DIGITS, chance_in_rows, is_such
from disclosure_log.privacy.written_tables import as_cells


@dataclass(frozen=True)
class Hit:
    """The place of something that looks like personal data. The text itself is never kept."""

    kind: Kind
    passage: int
    """The index of the passage."""
    start: int
    end: int


@dataclass(frozen=True, repr=False)
class Public:
    """What the authority itself has made public, as comparison keys."""

    keys: frozenset[str]
    needless: tuple[int, ...]
    """The indexes of values in which nothing is found, so that they need no exception."""
    people: frozenset[str] = frozenset()
    """The full names of people who are public, such as the authority's own chief officers."""

    @classmethod
    def of(cls, values: Iterable[str]) -> Public:
        """Allow exactly what the detector finds in the *values*, in any spelling, anywhere."""
        keys: set[str] = set()
        needless = []
        people = set()
        for number, value in enumerate(values):
            found = _keys(value)
            keys |= found
            if is_full_name(value):
                people.add(bare(value))
            elif not found:
                needless.append(number)
        return cls(frozenset(keys), tuple(needless), frozenset(people))

    def allows(self, kind: Kind, words: str) -> bool:
        """Whether what a *kind* found is public."""
        named = bare(words) if kind.id in ("named-person", "sign-off", "possible-name") else ""
        return kind.key(words) in self.keys or any(map(named.endswith, self.people))


def screen(passages: Sequence[str], public: Public) -> list[Hit]:
    """What looks like personal data in the *passages* and is not *public*, in order of place.

    No hit spans two passages.
    """
    starts = list(accumulate((len(passage) + 1 for passage in passages), initial=0))
    plain = NormalisedText(
        BOUNDARY.join(as_cells(_as_read(passage), BOUNDARY) for passage in passages)
    )
    hits = []
    for kind, start, end in _one_for_one(plain, public):
        begin, finish = plain.span(start, end)
        number = bisect_right(starts, begin) - 1
        hits.append(Hit(kind, number, begin - starts[number], finish - starts[number]))
    hits = _without_chance(hits, passages)
    return sorted(hits, key=lambda hit: (hit.passage, hit.start, hit.end))


def _as_read(passage: str) -> str:
    """A *passage* without signs of the screen's own, and with the blanks that a query writes as
    ``+``."""
    passage = passage.replace(BOUNDARY, " ")
    if "?" not in passage or "+" not in passage:
        return passage
    return _QUERY.sub(lambda query: query[0].replace("+", " "), passage)


_QUERY = re.compile(r"(?<=[\w/])\?[\w.-]+=[^\s<>\"')\]]*")


def _without_chance(hits: list[Hit], passages: Sequence[str]) -> list[Hit]:
    """The *hits* without those that are numbers in a list of other numbers."""
    together: dict[tuple[Kind, int], list[Hit]] = defaultdict(list)
    for hit in hits:
        together[hit.kind, hit.passage].append(hit)
    chance: set[Hit] = set()
    for (kind, number), same in together.items():
        text = passages[number]
        words = chance_in_text(
            kind.id, text, [text[hit.start : hit.end] for hit in same], partial(is_such, kind)
        )
        chance.update(hit for hit in same if text[hit.start : hit.end] in words)
        if kind.id in OF_DIGITS:
            spans = chance_in_rows(kind, text, [(hit.start, hit.end) for hit in same])
            chance.update(hit for hit in same if (hit.start, hit.end) in spans)
    return [hit for hit in hits if hit not in chance]


def _one_for_one(plain: NormalisedText, public: Public) -> Iterator[tuple[Kind, int, int]]:
    """One hit for each item, from the first kind that finds it, and none for public values."""
    # A postal address may contain other personal data, such as a name, which is reported as well.
    # Only its own postcode is not.
    personal, free = {True: _Spans(), False: _Spans()}, {True: _Spans(), False: _Spans()}
    for kind in KINDS:
        place = kind.id in ("address", "postcode")
        for start, end in sorted(set(kind.find(plain)), key=lambda span: (span[0], -span[1])):
            if personal[place].touch(start, end) or free[place].hold(start, end):
                continue
            if public.allows(kind, plain.text[start:end]):
                free[place].add(start, end)
            else:
                personal[place].add(start, end)
                yield kind, start, end


@lru_cache(1 << 8)
def _keys(value: str) -> frozenset[str]:
    """The keys of all that is found in a public *value*."""
    # A line of an address is also found by itself, without the words around it.
    pieces = {value, *(value.split(", ") if "," in value else ())}
    return frozenset(
        kind.key(plain.text[start:end])
        for plain in (NormalisedText(piece.replace(BOUNDARY, " ")) for piece in pieces)
        for kind in KINDS
        for start, end in kind.find(plain)
    )


class _Spans:
    """Spans of a text, in order. Spans that overlap become one."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, start: int, end: int) -> None:
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        self._starts[first:last] = [min([start, *self._starts[first:last]])]
        self._ends[first:last] = [max([end, *self._ends[first:last]])]

    def touch(self, start: int, end: int) -> bool:
        """Whether any span overlaps the text from *start* to *end*."""
        return bisect_right(self._ends, start) < bisect_left(self._starts, end)

    def hold(self, start: int, end: int) -> bool:
        """Whether one span contains all of the text from *start* to *end*."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._ends[at]


_PEOPLE = re.compile(
    r"\b(?:child(?:ren)?|cases?|staff|people|persons?|requests?|requesters?"
    r"|complain(?:t|ts|ants?)|referrals?|applicants?|applications?|parents?|famil(?:y|ies)"
    r"|employees?|users?|adults?|pupils?|patients?|victims?|women|men|boys|girls|females?|males?"
    r"|deaths?|dismissals?|dismissed|suspended|suspensions?|appeals?|grievances?|allegations?"
    r"|disciplinar(?:y|ies)|investigations?|incidents?|injur(?:y|ies)|suicides?|assaults?"
    r"|headcount|residents?|tenants?|offenders?|individuals?|siblings?|babies|students?|carers?"
    r"|guardians?|practitioners?|workers?|callers?)\b",
    re.IGNORECASE,
)
_NOT_PEOPLE = re.compile(
    r"%|\u00a3|\b(?:years?|ranks?|ids?|per ?cent(?:age)?|months?|weeks?|days?|hours?|minutes?"
    r"|question|q|quarter|ref(?:erence)?|no|priority|grade|band|level|stage|version|score|rating"
    r"|rate|average|mean|median|ratio|page|order|position|cost|price|pounds|contracts?|age|tier"
    r"|class|step|item|row|line|section|code|key)\b",
    re.IGNORECASE,
)
_FEW = re.compile(r"[1-4](?:\.0+)?")
_FIGURE = re.compile(r"[\d.,%\u00a3<>*-]*")


def small_numbers(rows: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """(row, column), from 0, of every cell with a number from 1 to 4 that seems to count people.

    The heading of its column, the first cell of its row, and the last row with a single cell, such
    as a title, show what a cell counts.
    """
    found = []
    title = ""
    heads: dict[int, str] = {}
    for number, row in enumerate(rows):
        words = [cell.strip() for cell in row]
        if sum(map(bool, words)) == 1:
            title = next(filter(None, words)) if not _FIGURE.fullmatch("".join(words)) else title
        elif not any(_FIGURE.fullmatch(word) for word in words[1:] if word):
            heads.update(enumerate(words))
        label = words[0] if words and not _FEW.fullmatch(words[0]) else ""
        for column, word in enumerate(words):
            if not _FEW.fullmatch(word):
                continue
            about = f"{heads.get(column, '')} {label if column else ''}"
            if not _NOT_PEOPLE.search(about) and _PEOPLE.search(f"{about} {title}"):
                found.append((number, column))
    return found
