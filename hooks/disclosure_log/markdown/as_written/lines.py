"""Where a line ends, and what it begins with."""

from __future__ import annotations

import re

EARLY = 50
"""A line that ends before this column, although the next word had room, was ended on purpose."""
_ITEM = re.compile(
    r"[ \t]*(?:"
    r"[-+*>\u2010-\u2015\u2212\u2022\u2023\u2043\u2219\u25a0\u25a1\u25aa\u25ab\u25cb\u25cf\u25e6\u00b7\u00a7†‡✓✔➢]+(?=\s|$)"
    r"|o(?=\t| {2})"
    r"|\(?(?:[0-9]{1,9}|[A-Za-z]|[ivxl]{2,6}|[IVXL]{2,6})[.)](?=\s|$)"
    r"|\([A-Za-z0-9]{1,4}\)|\[[A-Za-z0-9]{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079\u2460-\u24ff]"
    r")"
)
"""What begins an item in an ordinary letter: ``(a)``, ``12.``, ``iv)``, a dash or a bullet."""


def begins_item(line: str) -> bool:
    """Whether a *line* begins like an item of a list."""
    return bool(_ITEM.match(line))


def is_figure(words: str) -> bool:
    """Whether *words* begin with a figure, whatever signs stand before it."""
    first = re.match(r"[\W_]*(\w)", words)
    return bool(first and first[1].isnumeric())


def ended_early(line: str, following: str) -> bool:
    """Whether somebody ended a *line* on purpose, rather than wrapped it."""
    word = following.split(maxsplit=1)[:1]
    return len(line.rstrip()) + len("".join(word)) < EARLY


def ends(line: str, following: str) -> bool:
    """Whether a *line* ends where it was ended, so that nothing runs together."""
    return (
        line.endswith("  ")
        or begins_item(following)
        or ended_early(line, following)
        or line.rstrip().endswith((";", ":"))
        or are_apart(line, following)
    )


def are_apart(line: str, following: str) -> bool:
    """Whether two lines are rows of a table or figures below one another."""
    return bool(re.search(r"[0-9]\s*$", line) and re.match(r"\s*[0-9]", following)) or any(
        divider in line.strip() and divider in following.strip() for divider in "|\t"
    )
