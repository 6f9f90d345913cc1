"""The order in which a reader sees letters, which signs and settings can turn round."""

from __future__ import annotations

import re

from hidden_data.package import Refusal

from .refusals import TURNED

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_TURNING = re.compile("[\u061c\u200f\u202b\u2067]")


def turned(text: str, pattern: re.Pattern[str] = _TURNING) -> Refusal | None:
    """Why the order in which a reader sees the letters of *text* cannot be told, if so. What turns
    them is in order among letters of a script that runs from right to left."""
    forced = re.search("[\u202d\u202e]", text)
    if forced or (pattern.search(text) and not _RIGHT_TO_LEFT.search(text)):
        return TURNED
    return None


def against(text: str, to_left: bool) -> bool:
    """Whether *text* has letters or figures that do not run the way they are forced to."""
    running = len(_RIGHT_TO_LEFT.findall(text))
    return sum(map(str.isalnum, text)) > running if to_left else running > 0
