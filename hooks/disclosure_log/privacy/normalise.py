"""Normalises text for the detector of personal data.

Text that looks the same to a reader becomes the same: a telephone number is found even in bold, in
full-width digits, written as entities, or with invisible characters between its digits.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TypeVar

T = TypeVar("T")

BOUNDARY = "\x1e"
"""Separates two pieces of text, such as cells or pages.

Normalising keeps it, and nothing that is found can span it.
"""

_FILLERS = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_AS_ASCII = str.maketrans(
    "\u2018\u2019\u02bc\u201b\u2032\u2212\u2043\u00b7\u2219\u3002\u2028\u2029", "'''''--...  "
)
_ENTITY = r"&(?:amp;)*#?[0-9A-Za-z]{1,31};?"
_PERCENT = "%(?:25)*[2-7][0-9A-Fa-f]"
"""A percent-encoded character, even if its percent sign was itself encoded several times."""
_ESCAPED = r"\\(?=[ !-/:-@\[-`{-~])"
_LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029|" + BOUNDARY


class NormalisedText:
    """*text* in normal form, with the offsets in the original.

    Entities and percent-encoded characters (%40) are decoded, and every character becomes its
    plainest form (no accents, digits 0-9, one kind of dash and apostrophe). Invisible characters
    and Markdown's marks are removed, and every run of white space becomes one space.
    """

    def __init__(self, text: str) -> None:
        self._original = text
        self._once: dict[object, list[object]] = {}
        changed = {
            character: plain for character in set(text) if (plain := _plain(character)) != character
        }
        longer = {character: plain for character, plain in changed.items() if len(plain) != 1}
        text = text.translate(
            {ord(character): plain for character, plain in changed.items() if len(plain) == 1}
        )
        self._starts, self._origins, self._ends = [0], [0], [-1]
        pieces: list[str] = []
        length = kept = 0
        for run in _to_shorten("".join(sorted(longer))).finditer(text):
            pieces.append(text[kept : run.start()])
            length += run.start() - kept
            for start, end, piece in _shortened(text, *run.span(), longer):
                pieces.append(piece)
                self._mark(length, start, end)
                length += len(piece)
            kept = run.end()
            self._mark(length, kept, -1)
        self.text = "".join(pieces) + text[kept:] if pieces else text

    def _mark(self, start: int, origin: int, end: int) -> None:
        """Say where the text from *start* comes from: one character for each in the original from
        *origin*, or, if there is an *end*, all of them for the original from *origin* to *end*."""
        self._starts.append(start)
        self._origins.append(origin)
        self._ends.append(end)

    @cached_property
    def folded(self) -> str:
        """The same text in lower case, character for character."""
        lower = self.text.lower()
        return (
            lower
            if len(lower) == len(self.text)
            else "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)
        )

    @cached_property
    def caseless(self) -> str:
        """The same in which a letter of an expression finds all that it does in :attr:`text`
        without regard to case."""
        return self.folded.replace("\u0131", "i")

    @cached_property
    def has_long_number(self) -> bool:
        """Whether there are nine digits with little between them. Most texts have none."""
        return bool(_LONG_NUMBER.search(self.text))

    def once(self, find: Callable[[NormalisedText], Iterable[T]]) -> list[T]:
        """What *find* finds here. It is asked once, however many kinds need it."""
        if find not in self._once:
            self._once[find] = list(find(self))
        return self._once[find]  # type: ignore[return-value]

    def origin(self, offset: int) -> int:
        """The offset in the original of the character at *offset*."""
        at = bisect_right(self._starts, offset) - 1
        return (
            self._origins[at]
            if self._ends[at] >= 0
            else self._origins[at] + offset - self._starts[at]
        )

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original of the text from *start* to *end*."""
        at = bisect_right(self._starts, end - 1) - 1
        return self.origin(start), (
            self._ends[at] if self._ends[at] >= 0 else self.origin(end - 1) + 1
        )

    def begins_line(self, start: int) -> bool:
        """Whether a line or cell of the original begins at *start*, ignoring marks and spaces."""
        here = self.origin(start)
        before = self._original[max(here - 40, 0) : here].rstrip(
            " \t>*_~`#\"'-\u201c\u2018\u2022\u200b\ufeff"
        )
        return not before or before[-1] in _LINE_ENDS

    def ends_line(self, end: int) -> bool:
        """Whether a line or cell of the original ends at *end*, ignoring marks and spaces."""
        last = self.span(end - 1, end)[1]
        after = self._original[last : last + 40].lstrip(" \t*_~`.,;:!-\"'\\\u201d\u2019\u200b")
        return not after or after[0] in _LINE_ENDS


_LONG_NUMBER = re.compile("[0-9](?:[ ,./_-]{0,3}[0-9]){8}")


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """The plainest form of one character; empty if it is invisible."""
    if " " <= character <= "~" or character == BOUNDARY:
        return character
    if "\U000e0020" <= character <= "\U000e007e":
        # A tag character: invisible, but it encodes an ASCII character.
        return chr(ord(character) - 0xE0000)
    plain = ""
    for part in unicodedata.normalize("NFKD", character).translate(_AS_ASCII):
        category = unicodedata.category(part)
        if part.isspace():
            plain += " "
        elif category == "Nd":
            plain += str(unicodedata.digit(part))
        elif category == "Pd":
            plain += "-"
        elif category not in ("Mn", "Me", "Cf", "Cc") and part not in _FILLERS:
            plain += part
    return plain


@lru_cache(maxsize=64)
def _to_shorten(longer: str) -> re.Pattern[str]:
    """Matches everything whose length changes: *longer* characters, marks, entities, and the spaces
    between them."""
    one = rf"[*_~`{re.escape(longer)}]|{_ESCAPED}|{_ENTITY}|{_PERCENT}"
    return re.compile(f"(?:{one}| (?=[ *_~`\\\\&{re.escape(longer)}]))(?:{one}| )*")


def _shortened(
    text: str, start: int, end: int, longer: dict[str, str]
) -> Iterator[tuple[int, int, str]]:
    """(start, end, normal form) of everything in a run that does not disappear.

    Several spaces become one.
    """
    run = text[start:end]
    if not run.strip(" *_~`\\"):
        if " " in run:
            yield start, end, " "
        return
    blank = False
    for unit in re.finditer(f"{_ENTITY}|{_PERCENT}|.", run):
        if unit[0][0] == "%" and len(unit[0]) > 1:
            plain = _plain(chr(int(unit[0][-2:], 16)))
        else:
            plain = (
                _unescaped(unit[0])
                if len(unit[0]) > 1
                else longer.get(unit[0], "" if unit[0] in "*_~`\\" else unit[0])
            )
        plain = re.sub(" {2,}", " ", plain[1:] if blank and plain.startswith(" ") else plain)
        if plain:
            blank = plain.endswith(" ")
            yield start + unit.start(), start + unit.end(), plain


def _unescaped(entity: str) -> str:
    # An ampersand may have been escaped several times.
    entity = re.sub("&(?:amp;)+", "&", entity)
    for _ in range(3):
        entity = html.unescape(entity)
    return "".join(map(_plain, entity)).replace(BOUNDARY, " ")
