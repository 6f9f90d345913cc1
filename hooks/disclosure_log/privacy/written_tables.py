"""Finds the tables in a text, however they were written: with ``|`` or with tabs.

The pages decide with more care what is shown as a table. Here it is enough that somebody would read
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_DASHES = re.compile(r"[\s|:-]*-[\s|:-]*")
_FIGURES_ONLY = re.compile(r"[ \t]*[|>*+-]?[ \t]*[0-9][0-9 \t.,|:;/%£-]*")
_FIGURE = re.compile(r"[\u00a3<>~+-]?[0-9][0-9.,:/%*-]*")
_ENOUGH = 3
"""With so many figures in each, two lines of as many words are rows."""


def written_tables(text: str) -> Iterator[tuple[int, list[list[str]]]]:
    """(offset, rows) of every table in *text*."""
    if "|" not in text and "\t" not in text:
        return
    start, offset = 0, 0
    rows: list[list[str]] = []
    kind = ""
    for line in [*text.split("\n"), ""]:
        mark = _mark(line)
        if rows and mark != kind:
            if len(rows) > 1:
                yield start, rows
            rows = []
        if mark:
            start = start if rows else offset + len(line) - len(line.lstrip())
            kind = mark
            if not _DASHES.fullmatch(line):
                rows.append(_cells(line, mark))
        offset += len(line) + 1


def _mark(line: str) -> str:
    """What divides the cells of a line; empty if it is no row of a table."""
    inner = line.strip()
    while inner.startswith(">"):
        inner = inner[1:].strip()
    return "|" if "|" in inner else "\t" if "\t" in inner else ""


def _cells(line: str, mark: str) -> list[str]:
    line = line.strip(" >")
    if mark == "|":
        line = line.strip().removeprefix("|")
        line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
        return [cell.strip() for cell in re.split(r"(?<!\\)\|", line)]
    return [cell.strip() for cell in line.split("\t")]


def as_cells(text: str, boundary: str) -> str:
    """*text* with a *boundary* where a cell or a row of figures ends, character for character, so
    that no number continues behind it."""
    # Before any of its characters changes.
    before = text.split("\n")
    if "\t" in text:
        text = re.sub(r"(?<=[0-9.%])\t(?=[£<~-]?[0-9])", boundary, text)
    if "   " in text:
        text = re.sub(
            r"(?<=[0-9.%])( {3,})(?=[£<~-]?[0-9])", lambda gap: boundary + gap[1][1:], text
        )
    if "\n" not in text:
        return text
    lines = text.split("\n")
    ends = [boundary if _are_rows(*two) else "\n" for two in pairwise(map(_figures, before))]
    return "".join(map("".join, zip(lines, [*ends, ""], strict=True)))


def _figures(line: str) -> tuple[int, int]:
    """How many words a line has, and how many of them are figures; no words if it has nothing but
    figures."""
    words = line.split()
    if _FIGURES_ONLY.fullmatch(line):
        return 0, len(words)
    return len(words), sum(map(bool, map(_FIGURE.fullmatch, words)))


def _are_rows(line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether two lines, told by :func:`_figures`, are rows of one table."""
    return line[0] == following[0] and (not line[0] or min(line[1], following[1]) >= _ENOUGH)
