"""A YAML file that was read: its data, and where each value is in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from disclosure_log.findings.finding import Finding

Path = tuple[str | int, ...]
"""Where in a file: field names and positions in lists, outermost first."""


class Span(NamedTuple):
    """Where a value is in the text of its file.

    Lines and columns count from 0, as in libyaml.
    """

    line: int
    column: int
    end_line: int = 0
    end_column: int = 0
    style: str | None = None


@dataclass
class YamlDocument:
    """A YAML file that has been read."""

    path: str
    text: str = ""
    data: Any = None
    """Fields as ``dict``, lists as ``list``, everything else as ``str``; an empty value is
    ``None``."""
    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)
    unsound: set[Path] = field(default_factory=set)
    """Values that already have a finding, so nothing more is reported about them."""
    incomplete: bool = False
    """Whether some of the outermost fields could not be read. A missing one may be among them."""
    findings: list[Finding] = field(default_factory=list)
    """The faults found while the file was read and its fields were parsed. Checks yield their
    findings instead."""
    first_line: int = 0
    """Lines of the file before the YAML (the front matter of a page starts on its second line)."""
    room: int = 1
    """By how much the usual limits are multiplied for this file."""

    def place(self, path: Path, offset: int | None = None, key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the value at *path* (or of its *key*, or of a character
        *offset* in its text).

        For a path that is not in the file, the nearest thing that contains it.
        """
        while path and path not in self.values:
            path = path[:-1]
        span = self.keys.get(path) if key else None
        span = span or self.values.get(path) or Span(0, 0)
        line, column = (
            (span.line, span.column) if offset is None else self._inside(path, span, offset)
        )
        return line + 1 + self.first_line, column + 1

    def finding(
        self,
        code: str,
        path: Path,
        message: str,
        fix: str,
        *,
        offset: int | None = None,
        key: bool = False,
        also: tuple[str, ...] = (),
    ) -> Finding:
        """A finding at the place that :meth:`place` gives."""
        line, column = self.place(path, offset, key)
        return Finding(self.path, line, column, code, message, fix, also)

    def report(self, code: str, path: Path, message: str, fix: str, *, key: bool = False) -> None:
        """Keep a :meth:`finding` that was made while the file was read."""
        self.findings.append(self.finding(code, path, message, fix, key=key))

    def report_at(self, line: int, column: int, code: str, message: str, fix: str) -> None:
        """Keep a finding at a place in the YAML itself, counted from 0."""
        place = line + 1 + self.first_line, column + 1
        self.findings.append(Finding(self.path, *place, code, message, fix))

    def _inside(self, path: Path, span: Span, offset: int) -> tuple[int, int]:
        value = self.at(path)
        if not isinstance(value, str):
            return span.line, span.column
        before = value[:offset]
        lines = self.lines
        if span.style == "|":
            body = lines[span.line + 1 : span.end_line + 1]
            indent = next((len(line) - len(line.lstrip(" ")) for line in body if line.strip()), 0)
            if said := re.match(r"\|[+-]?([1-9])", lines[span.line][span.column :]):
                indent = (self.keys[path].column if path in self.keys else 0) + int(said[1])
            return span.line + 1 + before.count("\n"), indent + len(before) - (
                before.rfind("\n") + 1
            )
        # Other styles fold lines, so look for the word that contains the character.
        word = value[offset:].split(maxsplit=1)[0] if value[offset:].strip() else ""
        count = before.count(word) if word else 0
        for number in range(span.line, min(span.end_line, len(lines) - 1) + 1):
            start = span.column if number == span.line else 0
            while word and (found := lines[number].find(word, start)) >= 0:
                if count == 0:
                    return number, found
                count, start = count - 1, found + 1
        return span.line, span.column

    def cut_short(self, path: Path) -> bool:
        """Whether the text at *path* is unquoted and followed by a #, which cuts off the rest of
        its line."""
        span = self.values.get(path)
        return bool(
            span
            and not span.style
            and span.end_line < len(self.lines)
            and re.match(r"\s+#", self.lines[span.end_line][span.end_column :])
        )

    def lines_joined(self, path: Path) -> list[tuple[int, str]]:
        """The lines of the text at *path* if YAML joins them, as (number from 0, line)."""
        span = self.values.get(path)
        if not span or span.style == "|":
            return []
        first = span.line + (span.style == ">")
        return list(enumerate(self.lines))[first : span.end_line + (span.end_column > 0)]

    def strings(self) -> Iterator[tuple[Path, str]]:
        """Every value that is text, with its path. A duplicate field counts once."""
        for path in self.values:
            value = self._value(path)
            if isinstance(value, str):
                yield path, value

    def _value(self, path: Path) -> Any:
        try:
            return self.at(path)
        except (KeyError, IndexError, TypeError):
            return None

    def comments(self) -> list[tuple[int, int, str]]:
        """(line, column, text) of every comment: what follows a # outside of keys and values. Lines
        and columns count from 1."""
        if "#" not in self.text:
            return []
        rest = [list(line) for line in self.lines]
        for path, span in (*self.values.items(), *self.keys.items()):
            if (path in self.keys and self.keys[path] is span) or not isinstance(
                self._value(path), (dict, list)
            ):
                # The text of a block begins below its | or >, and a comment may follow that mark.
                first = span.line + 1 if span.style in ("|", ">") else span.line
                for number in range(first, min(span.end_line, len(rest) - 1) + 1):
                    start = span.column if number == span.line else 0
                    end = span.end_column if number == span.end_line else len(rest[number])
                    rest[number][start:end] = "x" * (end - start)
        found = []
        for number, line in enumerate(rest):
            if match := re.search(r"(?:^|\s)#(.*)", "".join(line)):
                found.append((number + 1 + self.first_line, match.start(1) + 1, match[1]))
        return found

    def as_list(self, name: str) -> None:
        """Read the group of fields called *name* as a list that holds it."""
        if not isinstance(self.data, dict) or not isinstance(self.data.get(name), dict):
            return
        self.data[name] = [self.data[name]]

        def moved(path: Path) -> Path:
            return (name, 0, *path[1:]) if path[:1] == (name,) and len(path) > 1 else path

        around = self.values.get((name,))
        self.values = {moved(path): span for path, span in self.values.items()}
        self.keys = {moved(path): span for path, span in self.keys.items()}
        self.unsound = {moved(path) for path in self.unsound}
        if around:
            self.values[name, 0] = around

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def at(self, path: Path) -> Any:
        value = self.data
        for step in path:
            value = value[step]
        return value
