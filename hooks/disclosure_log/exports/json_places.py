"""The text of a JSON file: its data, and where in it something stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from json import JSONDecodeError, JSONDecoder
from typing import Any

_BLANK = re.compile(r"[ \t\r\n]*")
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"|(-?(?:NaN|Infinity))')
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_decoder = JSONDecoder()


class NotJson(ValueError):
    """Text that is not valid JSON: what is wrong with it, and where."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


def json_of(text: str) -> Any:
    """The data in the *text* of a JSON file, as RFC 8259 has it: ``NaN``, which Python would take,
    is refused, and so is half of a character, which no file can hold. Raises :class:`NotJson`."""
    try:
        data = json.loads(text, parse_constant=_refuse)
        if _SURROGATE.search(text):
            json.dumps(data, ensure_ascii=False).encode()
    except JSONDecodeError as error:
        message = f"this is not valid JSON: {error.msg[0].lower()}{error.msg[1:]}"
        raise NotJson(message, error.lineno, error.colno) from None
    except UnicodeEncodeError:
        raise NotJson("this is not valid JSON: half of a character stands alone") from None
    except RecursionError:
        raise NotJson("the data is nested too deeply") from None
    except ValueError:
        found = next((each.start() for each in _TOKENS.finditer(text) if each[1]), 0)
        message = "this is not valid JSON: a number is not one that JSON can hold"
        raise NotJson(message, *line_and_column(text, found)) from None
    return data


def _refuse(constant: str) -> None:
    raise ValueError(constant)


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


def places_of_items(text: str, path: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The line and column of each item of the list at a *path*, in one pass over the text."""
    offset: int | None = _after(text, 0)
    for step in path:
        offset = None if offset is None else _inner(text, offset, step)
    if offset is None or text[offset] != "[":
        return
    line, _ = line_and_column(text, offset)
    counted, offset = offset, _after(text, offset + 1)
    while text[offset] != "]":
        line, counted = line + text.count("\n", counted, offset), offset
        yield line, offset - text.rfind("\n", 0, offset)
        _, offset = _decoder.raw_decode(text, offset)
        offset = _after(text, offset)
        if text[offset] == ",":
            offset = _after(text, offset + 1)


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
