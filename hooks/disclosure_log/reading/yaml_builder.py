"""Turns libyaml's events into plain data with the place of each value."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from sys import intern
from typing import Any

import yaml

from disclosure_log.findings.codes.files import (
    ANCHOR,
    DUPLICATE_KEY,
    EMPTY_FILE,
    HIDDEN_CHARACTER,
    MERGE_KEY,
    ODD_KEY,
    SECOND_DOCUMENT,
    TAG,
    TOO_DEEP,
    TOO_MANY_VALUES,
)
from disclosure_log.findings.finding import NAME, shown
from disclosure_log.reading.yaml_document import Path, Span, YamlDocument
from hidden_data.characters import forbidden

MAX_VALUES = 5_000
MAX_DEPTH = 7


class Stop(Exception):
    """Reading cannot go on; the reason has been reported."""


def build(document: YamlDocument, events: Iterable[yaml.Event]) -> None:
    """Give a *document* its data and places, from the *events* of its text.

    Raises :class:`Stop` at the first fault that makes the rest of the file unreadable, and anything
    that *events* raises.
    """
    builder = _Builder(document)
    for event in events:
        builder.take(event)
    if builder.documents == 0 or (document.data is None and () not in document.unsound):
        document.report(EMPTY_FILE, (), "the file is empty", "fill it in, or delete it")


@dataclass(frozen=True)
class _Duplicate:
    """The key of a duplicate field, which keeps it and everything inside it apart from the first
    one."""

    name: str
    line: int


@dataclass
class _Level:
    """A list or group of fields that is still open."""

    container: Any
    path: Path
    key: Any = None
    """The field whose value comes next: its name, or a :class:`_Duplicate`."""


class _Builder:
    def __init__(self, document: YamlDocument) -> None:
        self.document = document
        self.documents = 0
        """How many YAML documents have begun."""
        self._levels: list[_Level] = []
        self._count = 0

    def take(self, event: Any) -> None:
        """Handle one event."""
        kind = type(event)
        if kind is yaml.DocumentStartEvent:
            self._begin_document(event)
        elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            self._levels.pop()
        elif kind in (
            yaml.ScalarEvent,
            yaml.AliasEvent,
            yaml.MappingStartEvent,
            yaml.SequenceStartEvent,
        ):
            self._take_node(event)

    def _begin_document(self, event: Any) -> None:
        self.documents += 1
        if event.tags or event.version:
            self._stop(
                TAG,
                event,
                "a line that begins with % is an instruction to YAML, and no part of the text",
                "delete the line",
            )
        if self.documents > 1:
            self._stop(
                SECOND_DOCUMENT,
                event,
                "a second YAML document begins here",
                "delete the line of dashes, or move what follows to a separate file",
            )

    def _take_node(self, event: Any) -> None:
        """A key, or a value: text, an alias, or the beginning of a list or group of fields."""
        top = self._levels[-1] if self._levels else None
        is_key = top is not None and isinstance(top.container, dict) and top.key is None
        self._count += 1
        most = MAX_VALUES * self.document.room
        if self._count > most:
            self._stop(
                TOO_MANY_VALUES,
                event,
                f"more than {most:,} values",
                "split the file, or put the material into a released document",
            )
        sound = self._is_plain(event)
        mark, end = event.start_mark, event.end_mark
        span = Span(mark.line, mark.column, end.line, end.column, getattr(event, "style", None))
        if is_key and top:
            self._take_key(top, event, span)
        else:
            self._take_value(event, span, sound)

    def _is_plain(self, event: Any) -> bool:
        """Whether a key or value has no anchor, alias or tag. Any that it has are reported."""
        anchored, tagged = event.anchor is not None, getattr(event, "tag", None) is not None
        if anchored:
            self._refuse(
                ANCHOR,
                event,
                "anchors and aliases (`&name` and `*name`) are not allowed",
                "write the text out in full; if it begins with & or *, put it in quotes",
            )
        if tagged:
            self._refuse(
                TAG,
                event,
                "a tag (a word that begins with !) is not allowed",
                "delete it; if the text itself begins with !, put it in quotes",
            )
        return not anchored and not tagged

    def _take_key(self, top: _Level, event: Any, span: Span) -> None:
        """Keep the place of a field's name, and refuse a name that was used before."""
        document = self.document
        is_text = type(event) is yaml.ScalarEvent
        # Thousands of records have the same names of fields.
        name = intern(unicodedata.normalize("NFC", event.value)) if is_text else ""
        path = (*top.path, name)
        again = path in document.keys
        if self._hides_a_character(event, name) or type(event) is yaml.AliasEvent:
            document.unsound.add(path)
        if name == "<<":
            self._refuse(
                MERGE_KEY,
                event,
                "a merge of other fields (`<<`) is not allowed",
                "write the fields out in full",
            )
            document.unsound.add(path)
        elif again:
            first = document.keys[path].line + 1 + document.first_line
            self._refuse(
                DUPLICATE_KEY,
                event,
                f"duplicate field {shown(name, NAME)} (also on line {first})",
                "keep one and delete the other",
            )
        document.keys.setdefault(path, span)
        top.key = _Duplicate(name, span.line) if again else name
        if type(event) in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            self._stop(
                ODD_KEY,
                event,
                "there is a list or group of fields where the name of a field should be",
                "write a plain name, a colon and a space; if the text begins with { or [, put it in"
                " quotes",
            )

    def _take_value(self, event: Any, span: Span, sound: bool) -> None:
        path = self._here()
        self.document.values[path] = span
        if not sound:
            self.document.unsound.add(path)
        if type(event) is yaml.ScalarEvent:
            value = unicodedata.normalize("NFC", event.value)
            self._hides_a_character(event, value)
            self._put(value if value.strip() else None)
        elif type(event) is yaml.AliasEvent:
            self._put(None)
        else:
            container: Any = {} if type(event) is yaml.MappingStartEvent else []
            self._put(container)
            self._levels.append(_Level(container, path))
            if len(self._levels) > MAX_DEPTH:
                self._stop(
                    TOO_DEEP,
                    event,
                    f"lists and fields are nested more than {MAX_DEPTH} levels deep",
                    "compare it with another record; if text begins with [ or {, put it in quotes",
                )

    def _here(self) -> Path:
        if not self._levels:
            return ()
        top = self._levels[-1]
        return (*top.path, len(top.container) if isinstance(top.container, list) else top.key)

    def _put(self, value: Any) -> None:
        if not self._levels:
            self.document.data = value
            return
        top = self._levels[-1]
        if isinstance(top.container, list):
            top.container.append(value)
        else:
            if isinstance(top.key, str):
                top.container[top.key] = value
            top.key = None

    def _hides_a_character(self, event: Any, text: str) -> bool:
        """Whether an escape stands for a hidden character. The first one is reported."""
        for _, what, code_point in forbidden(text):
            self._refuse(
                HIDDEN_CHARACTER,
                event,
                f"an escape in double quotes stands for a {what} character ({code_point})",
                "delete it",
            )
            return True
        return False

    def _stop(self, code: str, event: Any, message: str, fix: str) -> None:
        self._refuse(code, event, message, fix)
        raise Stop

    def _refuse(self, code: str, event: Any, message: str, fix: str) -> None:
        mark = event.start_mark
        self.document.report_at(mark.line, mark.column, code, message, fix)
