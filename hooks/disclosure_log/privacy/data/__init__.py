"""Lists of words that the screen knows."""

from __future__ import annotations

from pathlib import Path


def words_of(name: str) -> frozenset[str]:
    """The words of a list, in small letters. A line that begins with ``#`` is a remark."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())
