"""Checks of text: titles and labels must be plain lines; questions and answers may use safe
Markdown."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import Any

from disclosure_log.findings.codes.files import HIDDEN_CHARACTER
from disclosure_log.findings.codes.text import (
    HIGH_HEADING,
    JOINED_LINES,
    LOST_TEXT,
    PICTURE,
    RAW_HTML,
    SHOWN_OTHERWISE,
    SITE_SYNTAX,
    TEXT_AFTER_HASH,
    TOO_DEEP,
    TOO_MUCH_MARKUP,
    UNCLOSED_FENCE,
    UNEVEN_TABLE,
    UNSAFE_LINK,
    WORD_FIELD,
)
from disclosure_log.findings.finding import FindingAt
from disclosure_log.markdown.allowed import line_problems, problems
from disclosure_log.markdown.as_written.lines import are_apart, begins_item
from disclosure_log.reading.yaml_document import Path, YamlDocument
from disclosure_log.records.fields import PROSE, PROSE_MAX
from disclosure_log.records.schema import Parsed
from disclosure_log.rules.context import Context
from disclosure_log.rules.declare import Findings, finds

TEXT_CODES = (
    HIDDEN_CHARACTER,
    RAW_HTML,
    UNSAFE_LINK,
    PICTURE,
    SITE_SYNTAX,
    HIGH_HEADING,
    UNCLOSED_FENCE,
    TOO_MUCH_MARKUP,
    LOST_TEXT,
    SHOWN_OTHERWISE,
    UNEVEN_TABLE,
    TOO_DEEP,
    WORD_FIELD,
)
"""What a text must not contain."""


@finds(*TEXT_CODES, scope="file")
def unsafe_text(file: Parsed[Any], context: Context) -> Findings:
    # Look at every text, even if other fields are at fault.
    for path, kind, value in file.texts:
        # Longer text has a finding for its length, and a hundred faults in one text are enough.
        if len(value) <= PROSE_MAX:
            at = _at(file.document, path)
            found = problems(value, at) if kind is PROSE else line_problems(value, at)
            yield from islice(found, 100)


@finds(TEXT_AFTER_HASH, scope="file")
def text_after_hash(file: Parsed[Any], context: Context) -> Findings:
    for path, _, _ in file.texts:
        if file.document.cut_short(path):
            yield file.document.finding(
                TEXT_AFTER_HASH,
                path,
                "the text after the # on this line would be left out",
                "put the text in quotes; if it is a comment, put it on a separate line",
            )


@finds(JOINED_LINES, scope="file")
def joined_lines(file: Parsed[Any], context: Context) -> Findings:
    for path, kind, _ in file.texts:
        lines = file.document.lines_joined(path) if kind is PROSE else []
        pairs = [
            (number, are_apart(line, following))
            for (_, line), (number, following) in pairwise(lines)
            if line.strip() and (are_apart(line, following) or begins_item(following))
        ]
        # One line that begins with a dash may be wrapped; two are a list.
        if len(pairs) > 1 or any(apart for _, apart in pairs):
            yield file.document.finding(
                JOINED_LINES,
                path,
                f"the lines of this text would be joined; from line {pairs[0][0] + 1} on they look"
                " like a list or a table",
                f"write | behind {path[-1]}: and begin the text on the next line",
            )


def _at(document: YamlDocument, path: Path) -> FindingAt:
    """Places findings about one value of a file."""
    return lambda offset, code, message, fix: document.finding(
        code, path, message, fix, offset=offset
    )
