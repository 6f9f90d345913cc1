"""What a released file is called: its title from the name of the original, and a name that is safe
in an address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from disclosure_log.records.references import RESERVED

NAMELESS = "document"
"""The name of a file whose own has no Latin letter and no digit."""
LONGEST = 90
"""Letters, so that a number behind them still fits."""

_LETTERS = "ss ae AE oe OE o O l L d D d D th Th i".split()
_SPELL = str.maketrans(
    {
        **dict(zip("ßæÆœŒøØłŁđĐðÐþÞı", _LETTERS, strict=True)),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("'’", ""),
        "£": " GBP ",
        "€": " EUR ",
        "&": " and ",
        "%": " percent ",
    }
)
"""What has no plain letter inside it, unlike é, which is an e and its accent."""


def title_of(stem: str) -> str:
    """A title from the *stem* of a file name, in which a blank may be written as an underscore or a
    hyphen: ``spend_over-£500-2025-26`` is ``Spend over £500 2025-26``."""
    text = unicodedata.normalize("NFC", stem).strip()
    if " " not in text:
        text = re.sub(r"(?<!\d)-|-(?!\d)", " ", text)
    text = " ".join(text.replace("_", " ").split())
    return text[:1].upper() + text[1:]


def stems(stem: str) -> Iterator[str]:
    """The *stem* of a file name in plain letters, then with a number behind it. What is plain
    already stays."""
    plain = stem if re.fullmatch("[A-Za-z0-9][A-Za-z0-9 _-]*", stem) else _plain(stem)
    # Up to the end of a word, unless one word is longer than all of it.
    cut = re.match(f".{{1,{LONGEST}}}(?![A-Za-z0-9])", plain)
    plain = (cut[0] if cut else plain[:LONGEST]).rstrip(" _-") or NAMELESS
    if plain.casefold() not in RESERVED:
        yield plain
    number = 2
    while True:
        yield f"{plain}-{number}"
        number += 1


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.translate(_SPELL))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = re.sub("[^A-Za-z0-9_-]+", " ", text)
    return re.sub("[ -]*-[ -]*", "-", text).strip(" _-")
