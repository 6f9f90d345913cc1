"""Characters that nobody can see, or that change how others are shown: they can hide text from a
reviewer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Ranges, since a long class of single characters makes `re` slow on every character of every file.
_KINDS = {
    "control": "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f",
    "text-direction": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "zero-width": "\u200b-\u200d\u2060-\u2065\ufeff\u00ad\u034f\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u3164\uffa0\u2d7f\U00011a3a\U00013430-\U0001345f\U00016fe4\U0001d159",
    "tag": "\U000e0000-\U000e0fff",
    "line-separator": "\u2028\u2029",
    "formatting": "\u206a-\u206f\ufe00-\ufe0f\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\u2800",
    "broken": "\ud800-\udfff\ufdd0-\ufdef\ufffc-\uffff"
    + "".join(
        f"{chr(plane * 65536 + 65534)}{chr(plane * 65536 + 65535)}" for plane in range(1, 15)
    ),
    "private-use": "\ue000-\uf8ff\U000f0000-\U0010ffff",
}
_FORBIDDEN = re.compile("|".join(f"([{ranges}])" for ranges in _KINDS.values()))
_FORBIDDEN_ASCII = re.compile("([\x00-\x08\x0b\x0c\x0e-\x1f\x7f])")
"""The same for the many texts of plain letters, several times faster."""
_NAMES: dict[int | None, str] = dict(enumerate(_KINDS, 1))
"""The kinds by the numbers of their groups in these expressions."""
_NOTHING_TO_SEE = frozenset(("control", "zero-width", "tag", "line-separator", "formatting"))
_COUNTRIES = (
    "".join(chr(0xE0000 + ord(letter)) for letter in country)
    for country in ("gbeng", "gbsct", "gbwls")
)
_FLAG = re.compile(f"\U0001f3f4(?:{'|'.join(_COUNTRIES)})\U000e007f")
"""The flags of England, Scotland and Wales. The tags in them say which flag it is, and nothing
else."""
_JOINER, _AS_PICTURE = "\u200d", "\ufe0f"
MOST_MARKS = 20
"""Accents one letter may carry. Thousands would hide the text around them, and take minutes to put
in order."""


def forbidden(text: str) -> Iterator[tuple[int, str, str]]:
    """(offset, kind, code point) of every character in *text* that may not be in a record.

    The one exception is what holds an emoji together (a family, a profession, a coloured heart, the
    flag of Wales).
    """
    if text.isascii() and text.isprintable():
        return
    in_flags = {at for flag in _FLAG.finditer(text) for at in range(*flag.span())}
    for match in (_FORBIDDEN_ASCII if text.isascii() else _FORBIDDEN).finditer(text):
        at = match.start()
        if at not in in_flags and not (match[0] in (_JOINER, _AS_PICTURE) and _in_emoji(text, at)):
            yield at, _NAMES[match.lastindex], f"U+{ord(match[0]):04X}"
    run = 0
    for at, character in enumerate(text) if not text.isascii() else ():
        run = run + 1 if unicodedata.combining(character) else 0
        if run > MOST_MARKS:
            yield at, "stacked", f"U+{ord(character):04X}"


def without_forbidden(text: str) -> str:
    """*text* with a space for each forbidden character, so that every offset stays what it was."""
    characters = list(text)
    for at, _, _ in forbidden(text):
        characters[at] = " "
    return "".join(characters)


def visible_only(text: str) -> tuple[str, int]:
    """*text* without the characters that nobody sees, and how many these were.

    Those that change how others are shown stay: nobody can tell what a reader saw.
    """
    unseen = [at for at, kind, _ in forbidden(text) if kind in _NOTHING_TO_SEE]
    kept = list(text)
    for at in unseen:
        kept[at] = " " if text[at] in "\u2028\u2029" else ""
    return "".join(kept), len(unseen)


def _in_emoji(text: str, at: int) -> bool:
    before = text[max(at - 2, 0) : at].rstrip(_AS_PICTURE)[-1:]
    if text[at] == _AS_PICTURE:
        return (
            text[at - 1 : at] != _AS_PICTURE
            and (
                before in "0123456789#*" or unicodedata.category(before) in ("So", "Sm", "Po", "Pd")
            )
            if before
            else False
        )
    return _is_picture(before) and _is_picture(text[at + 1 : at + 2])


def _is_picture(character: str) -> bool:
    """A pictograph or one of the five skin tones."""
    return character != "" and (
        unicodedata.category(character) == "So" or "\U0001f3fb" <= character <= "\U0001f3ff"
    )
