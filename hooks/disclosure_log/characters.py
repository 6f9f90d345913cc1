"""Characters that nobody can see, or that change how others are shown. They can hide text from a reviewer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Explicit ranges: one long class of single characters makes `re` slow on every character of every file.
_KINDS = {
    "control": "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f",
    "text-direction": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "zero-width": "\u200b-\u200d\u2060-\u2065\ufeff\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0",
    "tag": "\U000e0000-\U000e0fff",
    "line-separator": "\u2028\u2029",
    "invisible": "\u206a-\u206f\ufe00-\ufe0e\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\u2800",
    "private or unassigned": "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff",
}
_FORBIDDEN = re.compile("|".join(f"(?P<k{i}>[{ranges}])" for i, ranges in enumerate(_KINDS.values())))
_NAMES = list(_KINDS)
_JOINER = "\u200d"


def forbidden(text: str) -> Iterator[tuple[int, str, str]]:
    """(offset, kind, code point) of every character in *text* that may not be in a record.

    The joiner inside an emoji (family, profession) is the one exception: without it the emoji falls apart.
    """
    for match in _FORBIDDEN.finditer(text):
        at = match.start()
        if match[0] == _JOINER and _pictorial(text[at - 1 : at]) and _pictorial(text[at + 1 : at + 2]):
            continue
        yield at, _NAMES[int(match.lastgroup[1:])], f"U+{ord(match[0]):04X}"


def without_forbidden(text: str) -> str:
    """*text* with a space for each forbidden character, so that every offset stays what it was."""
    return _FORBIDDEN.sub(" ", text)


def _pictorial(character: str) -> bool:
    return character == "\ufe0f" or (character != "" and unicodedata.category(character) in ("So", "Sk"))
