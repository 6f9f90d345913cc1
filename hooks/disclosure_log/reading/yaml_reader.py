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
from itertools import islice

import yaml

from disclosure_log.findings.codes.files import HIDDEN_CHARACTER, NOT_UTF8, TOO_LARGE
from disclosure_log.reading.yaml_builder import Stop, build
from disclosure_log.reading.yaml_document import Span, YamlDocument
from disclosure_log.reading.yaml_errors import in_plain_english
from hidden_data.characters import forbidden, without_forbidden

MAX_BYTES = 256 * 1024


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
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
        document.report_at(
            good.count("\n"),
            len(good) - good.rfind("\n") - 1,
            NOT_UTF8,
            "the file is not UTF-8 text",
            "save it again as UTF-8 (in Notepad: File, Save as, Encoding)",
        )
        return None


def read_text(document: YamlDocument, text: str) -> YamlDocument:
    """The second half of :func:`read`, for YAML inside another file."""
    document.text = text
    report_hidden_characters(document)
    try:
        build(document, _events(without_forbidden(text)))
    except yaml.MarkedYAMLError as error:
        _report_error(document, error)
        document.data = None
    except Stop:
        document.data = None
    return document


def _report_error(document: YamlDocument, error: yaml.MarkedYAMLError) -> None:
    """Report what libyaml could not read."""
    # A quote or bracket that is never closed is reported where it opens, not where reading stopped.
    opened = str(error.context).startswith(
        ("while scanning a quoted scalar", "while parsing a flow", "while scanning a simple key")
    )
    mark = (error.context_mark if opened else None) or error.problem_mark
    code, what, fix = in_plain_english(str(error.problem))
    if (
        mark
        and mark.line < len(document.lines)
        and "\t" in document.lines[mark.line][: mark.column + 1]
    ):
        what, fix = (
            "this line is indented with a tab",
            "use spaces instead, as many as the lines around it have",
        )
    document.values[()] = Span(mark.line, mark.column) if mark else Span(0, 0)
    # A forbidden character often breaks the line too. That is one mistake, so report it once.
    if not document.findings:
        document.report(code, (), what, fix)


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
