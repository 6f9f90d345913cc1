"""Where in the text of a JSON file something stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from json import JSONDecodeError, JSONDecoder

_BLANK = re.compile(r"[ \t\r\n]*")
_decoder = JSONDecoder()


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The place of a character, from 1."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1


def place(text: str, path: Sequence[str | int], start: int = 0) -> tuple[int, int]:
    """The line and column of the value at a *path* in the JSON that begins at *start*; of what
    should hold it, if it is not there."""
    offset = _after(text, start)
    for step in path:
        inner = _inner(text, offset, step)
        if inner is None:
            break
        offset = inner
    return line_and_column(text, offset)


def _inner(text: str, offset: int, step: str | int) -> int | None:
    """Where the member or item called *step* of the value at an *offset* begins."""
    wanted = "{" if isinstance(step, str) else "["
    if text[offset] != wanted:
        return None
    offset, number = _after(text, offset + 1), 0
    while text[offset] not in "}]":
        name: str | int = number
        if wanted == "{":
            name, offset = _decoder.raw_decode(text, offset)
            offset = _after(text, _after(text, offset) + 1)
        if name == step:
            return offset
        try:
            _, offset = _decoder.raw_decode(text, offset)
        except JSONDecodeError:
            return None
        offset = _after(text, offset)
        if text[offset] == ",":
            offset = _after(text, offset + 1)
        number += 1
    return None


def _after(text: str, offset: int) -> int:
    """The next character from an *offset* that is not blank."""
    found = _BLANK.match(text, offset)
    return found.end() if found else offset
