"""Reads YAML as text, with the place of every value.

All values stay text: ``0142`` stays ``0142`` and ``no`` stays ``no``. Every key and value keeps its
line and column. Anything in YAML beyond plain lists and fields (anchors, tags, merges, several
documents) is refused, because a reviewer could not see what it means. This uses libyaml's events
and not its loader, which runs out of stack on deeply nested input and crashes the process.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import yaml

from disclosure_log.findings.codes.files import (
    HIDDEN_CHARACTER,
    NOT_UTF8,
    NOT_YAML,
    TOO_LARGE,
)
from disclosure_log.findings.finding import Finding
from disclosure_log.reading.yaml_builder import Stop, build
from disclosure_log.reading.yaml_document import Span, YamlDocument
from disclosure_log.reading.yaml_errors import in_plain_english
from disclosure_log.reading.yaml_mistakes import mistake
from hidden_data.characters import forbidden, without_forbidden

MAX_BYTES = 256 * 1024
_NOT_TEXT = (
    "the file is not UTF-8 text",
    "save it again with the encoding UTF-8 (in Notepad: File, Save as, Encoding)",
)


def read(path: str, data: bytes, room: int = 1) -> YamlDocument:
    """Read one YAML file. Never raises because of *data*: every fault goes into ``findings``.

    The usual limits are multiplied by *room*.
    """
    document = YamlDocument(path, room=room)
    text = decode(document, data)
    return document if text is None else read_text(document, text)


def decode(document: YamlDocument, data: bytes) -> str | None:
    """The text of a file with plain line ends; ``None``, with a finding, if the file is too large
    or not text."""
    most = MAX_BYTES * document.room
    if len(data) > most:
        document.report(
            TOO_LARGE,
            (),
            f"the file is larger than {most // 1024:,} KB",
            "put long material into a released document",
        )
        return None
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if data[:200].count(b"\0") > len(data[:200]) // 4:
        # UTF-16 without its mark is UTF-8 too, of which every second character is hidden.
        document.report_at(0, 0, NOT_UTF8, *_NOT_TEXT)
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
        document.report_at(
            good.count("\n"),
            len(good) - good.rfind("\n") - 1,
            NOT_UTF8,
            *_NOT_TEXT,
        )
        return None


def read_text(document: YamlDocument, text: str) -> YamlDocument:
    """The second half of :func:`read`, for YAML inside another file."""
    document.text = text
    report_hidden_characters(document)
    hidden = list(document.findings)
    text = without_forbidden(text)
    try:
        build(document, _events(text))
    except yaml.MarkedYAMLError as error:
        _read_the_rest(document, text, _Fault.of(error), hidden)
    except Stop:
        document.data = None
    return document


@dataclass(frozen=True)
class _Fault:
    """What libyaml could not read, and where, counted from 0."""

    line: int
    column: int
    problem: str

    @classmethod
    def of(cls, error: yaml.MarkedYAMLError, first: int = 0) -> _Fault:
        """The fault of an *error* in a text that begins at the line *first* of its file."""
        # A quote or bracket that is never closed is reported where it opens, not where reading
        # stopped.
        opened = str(error.context).startswith(
            (
                "while scanning a quoted scalar",
                "while parsing a flow",
                "while scanning a simple key",
            )
        )
        mark = (error.context_mark if opened else None) or error.problem_mark
        place = (mark.line + first, mark.column) if mark else (first, 0)
        return cls(*place, str(error.problem))


def _read_the_rest(document: YamlDocument, text: str, fault: _Fault, hidden: list[Finding]) -> None:
    """Report what libyaml could not read, field by field, and read the fields that are sound.

    Without this, one quotation mark would hide every other fault of a file until the next run.
    """
    faults = _faulty_fields(text)
    unfinished_merge = re.search("^<{7}", text, re.MULTILINE)
    if unfinished_merge or not any(first <= fault.line < last for first, last in faults):
        faults = {}
    # A forbidden character often breaks the line too. That is one mistake, so report it once.
    for each in [] if hidden else faults.values() or [fault]:
        _report(document, each)
    document.data = None
    document.values[()] = Span(fault.line, fault.column)
    found = list(document.findings)
    lines = document.lines.copy()
    for first, last in faults:
        lines[first:last] = [""] * (last - first)
    if not faults or not any(map(str.strip, lines)):
        return
    document.values.clear()
    document.keys.clear()
    document.findings[:] = hidden
    document.incomplete = True
    try:
        build(document, _events(without_forbidden("\n".join(lines))))
    except (yaml.MarkedYAMLError, Stop):
        document.data = None
    document.findings += [finding for finding in found if finding not in document.findings]


_MOST_FIELDS = 100
"""More than any file has: a longer one is not read field by field."""


def _faulty_fields(text: str) -> dict[tuple[int, int], _Fault]:
    """The outermost fields that cannot be read even by themselves: their first line and the line
    after their last, with what is wrong."""
    lines = text.split("\n")
    starts = [n for n, line in enumerate(lines) if re.match("[a-z_]+:( |$)", line)]
    faults = {}
    for first, last in pairwise([*starts, len(lines)] if len(starts) <= _MOST_FIELDS else []):
        try:
            for _ in _events("\n".join(lines[first:last])):
                pass
        except yaml.MarkedYAMLError as error:
            faults[first, last] = _Fault.of(error, first)
    return faults


def _report(document: YamlDocument, fault: _Fault) -> None:
    line, column = fault.line, fault.column
    code, what, fix = in_plain_english(fault.problem)
    if line < len(document.lines) and "\t" in document.lines[line][: column + 1]:
        what, fix = (
            "this line is indented with a tab",
            "use spaces instead, as many as the lines around it have",
        )
    elif code == NOT_YAML and (seen := mistake(document.lines, line, column)):
        line, column, what, fix = seen
    document.report_at(line, column, code, what, fix)


def _events(text: str) -> Iterator[yaml.Event]:
    """libyaml's events for *text*. Raises ``yaml.MarkedYAMLError``.

    PyYAML 6.0.4 and later refuse a thousand nested brackets while they scan ahead, before the first
    one becomes an event. The text up to that point still has far more levels than a record may
    have, so it is read again, and the finding is the same with every version.
    """
    seen = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            seen += 1
            yield event
    except yaml.MarkedYAMLError as error:
        if "maximum nesting depth" not in str(error.problem) or error.problem_mark is None:
            raise
        yield from islice(
            yaml.parse(text[: error.problem_mark.index], Loader=yaml.CSafeLoader), seen, None
        )


def report_hidden_characters(document: YamlDocument) -> None:
    """Report each kind of hidden character once for each line, up to a hundred times in all."""
    starts = [0, *(match.end() for match in re.finditer("\n", document.text))]
    seen: set[tuple[int, str]] = set()
    for offset, kind, code_point in forbidden(document.text):
        line = bisect_right(starts, offset) - 1
        if (line, kind) not in seen and len(seen) < 100:
            seen.add((line, kind))
            document.report_at(
                line,
                offset - starts[line],
                HIDDEN_CHARACTER,
                f"a {kind} character ({code_point}) does not belong in text",
                "delete it and type the text around it again",
            )
