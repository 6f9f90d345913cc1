"""Reading YAML without being surprised by it.

Everything is text: ``0142`` stays ``0142`` and ``no`` stays ``no``. Every key and value keeps its
line and column. What YAML can do beyond plain lists and fields (anchors, tags, merges, several
documents) is refused, since a reviewer could not see what it means. Works on libyaml's events and
never on its loader, which runs out of stack on deep input and takes the process with it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import yaml

from disclosure_log.findings.finding import NAME, Finding, shown
from disclosure_log.findings.registry import fault
from disclosure_log.reading.yaml_document import Path, Span, YamlDocument
from hidden_data.characters import forbidden, without_forbidden

MAX_BYTES = 256 * 1024
MAX_VALUES = 5_000
MAX_DEPTH = 6

TOO_LARGE = fault(
    "DL001",
    "too-large",
    "A record is a few pages of text. A much larger file is a mistake or an attack, and could stop"
    " the build.",
)
NOT_UTF8 = fault("DL002", "not-utf-8-text", "Text in another encoding shows wrong letters.")
HIDDEN_CHARACTER = fault(
    "DL003",
    "hidden-character",
    "Characters nobody can see can hide text from the person who reviews it.",
)
NOT_YAML = fault("DL004", "not-yaml", "The file cannot be read, so nothing in it can be checked.")
EMPTY_FILE = fault("DL005", "empty-file", "There is nothing to publish.")
DUPLICATE_KEY = fault(
    "DL006",
    "duplicate-field",
    "Of two fields of one name YAML keeps only one; the other would vanish without a word.",
)
ANCHOR = fault(
    "DL007",
    "anchor-or-alias",
    "An alias repeats text from elsewhere in the file, where a reviewer does not see it.",
)
TAG = fault(
    "DL008",
    "tag",
    "A tag tells the reader to treat text as something else, which can run a program.",
)
MERGE_KEY = fault(
    "DL009",
    "merge-key",
    "A merge key brings in fields from elsewhere, where a reviewer does not see them.",
)
SECOND_DOCUMENT = fault(
    "DL010", "second-document", "What stands after a second `---` would be left out without a word."
)
TOO_DEEP = fault(
    "DL011", "too-deep", "No record needs so many levels; very deep files can stop the build."
)
TOO_MANY_VALUES = fault(
    "DL012",
    "too-many-values",
    "No record needs so many values; very long lists can stop the build.",
)
ODD_KEY = fault(
    "DL013", "odd-field-name", "A list or a group of fields cannot be the name of a field."
)


def room(path: str) -> int:
    """How many times the usual limits a file may reach: the list of people grows with the log, and
    a program writes it."""
    return 20 if path == "disclosures/people.yml" else 1


def read(path: str, data: bytes) -> YamlDocument:
    """Read one YAML file. Never raises for what is in *data*: every fault is in ``findings``."""
    document = YamlDocument(path)
    text = decode(document, data)
    return document if text is None else read_text(document, text)


def decode(document: YamlDocument, data: bytes) -> str | None:
    """The text of a file with plain line ends; ``None`` where it is too large or no text, which is
    reported."""
    most = MAX_BYTES * room(document.path)
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
        line, column = good.count("\n") + 1, len(good) - good.rfind("\n")
        document.findings.append(
            Finding(
                document.path,
                line,
                column,
                NOT_UTF8,
                "the file is not UTF-8 text",
                "save it again with the encoding UTF-8 (in Notepad: File, Save as, Encoding)",
            )
        )
        return None


def read_text(document: YamlDocument, text: str) -> YamlDocument:
    """The second half of :func:`read`, for YAML that stands inside another file."""
    document.text = text
    report_hidden_characters(document)
    try:
        _build(document, _events(without_forbidden(text)))
    except yaml.MarkedYAMLError as error:
        # What is opened and never closed is at fault where it was opened, not where the reader gave
        # up.
        opened = str(error.context).startswith(
            (
                "while scanning a quoted scalar",
                "while parsing a flow",
                "while scanning a simple key",
            )
        )
        mark = (error.context_mark if opened else None) or error.problem_mark
        code, what, fix = _in_plain_english(str(error.problem))
        if (
            mark
            and mark.line < len(document.lines)
            and "\t" in document.lines[mark.line][: mark.column + 1]
        ):
            what, fix = (
                "this line is indented with a tab",
                "use spaces in its place, as many as the lines around it have",
            )
        document.values[()] = Span(mark.line, mark.column) if mark else Span(0, 0)
        # A character that should not be there often breaks the line too; that is one mistake.
        if not document.findings:
            document.report(code, (), what, fix)
        document.data = None
    except _Stop:
        document.data = None
    return document


def _events(text: str) -> Iterator[Any]:
    """libyaml's events for *text*. Raises ``yaml.MarkedYAMLError``.

    PyYAML 6.0.4 and later refuse a thousand brackets inside one another while they scan ahead,
    before the first of them becomes an event. The text up to that place still has far more levels
    than :data:`MAX_DEPTH`, so it is read again and gives the same finding with every version.
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
    """One finding for each kind of hidden character on each line of the document's text, up to a
    hundred."""
    starts = [0, *(match.end() for match in re.finditer("\n", document.text))]
    seen: set[tuple[int, str]] = set()
    for offset, kind, code_point in forbidden(document.text):
        line = bisect_right(starts, offset)
        if (line, kind) not in seen and len(seen) < 100:
            seen.add((line, kind))
            place = (document.path, line + document.first_line, offset - starts[line - 1] + 1)
            document.findings.append(
                Finding(
                    *place,
                    HIDDEN_CHARACTER,
                    f"a {kind} character ({code_point}) does not belong in text",
                    RETYPE,
                )
            )


RETYPE = "delete it and type the text around it again"


@dataclass(frozen=True)
class _Again:
    """The second field of one name: neither it nor what is inside it is taken for the first."""

    name: str
    line: int


class _Stop(Exception):
    """The rest of the file is not worth reading."""


@dataclass
class _Level:
    """A list or group of fields that is still open."""

    container: Any
    path: Path
    key: str | _Again | None = None


def _build(document: YamlDocument, events: Iterator[Any]) -> None:
    """Turn libyaml's events into plain data, with places; stops at the first fault that hides the
    rest of the file."""
    levels: list[_Level] = []
    documents = count = 0

    def here() -> Path:
        if not levels:
            return ()
        top = levels[-1]
        return (*top.path, len(top.container) if isinstance(top.container, list) else top.key)

    def put(value: Any) -> None:
        if not levels:
            document.data = value
        elif isinstance(levels[-1].container, list):
            levels[-1].container.append(value)
        else:
            if isinstance(levels[-1].key, str):
                levels[-1].container[levels[-1].key] = value
            levels[-1].key = None

    def stop(code: str, event: Any, message: str, fix: str) -> None:
        refuse(code, event, message, fix)
        raise _Stop

    def refuse(code: str, event: Any, message: str, fix: str) -> None:
        mark = event.start_mark
        document.findings.append(
            Finding(
                document.path,
                mark.line + 1 + document.first_line,
                mark.column + 1,
                code,
                message,
                fix,
            )
        )

    for event in events:
        kind = type(event)
        if kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                stop(
                    SECOND_DOCUMENT,
                    event,
                    "a second document begins here",
                    "delete the line of dashes, or move what follows to a file of its own",
                )
            continue
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            levels.pop()
            continue
        if kind not in (
            yaml.ScalarEvent,
            yaml.AliasEvent,
            yaml.MappingStartEvent,
            yaml.SequenceStartEvent,
        ):
            continue
        is_key = bool(levels) and isinstance(levels[-1].container, dict) and levels[-1].key is None
        count += 1
        if count > MAX_VALUES * room(document.path):
            stop(
                TOO_MANY_VALUES,
                event,
                f"more than {MAX_VALUES * room(document.path):,} values",
                "split the file, or put the material into a released document",
            )
        sound = True
        if event.anchor is not None:
            refuse(
                ANCHOR,
                event,
                "`&name` and `*name` (anchors and aliases) are not allowed",
                "write the text out; put text that begins with & or * in quotes",
            )
            sound = False
        if getattr(event, "tag", None) is not None:
            refuse(
                TAG,
                event,
                "a tag (a word that begins with !) is not allowed",
                "delete it; put text that begins with ! in quotes",
            )
            sound = False
        mark, end = event.start_mark, event.end_mark
        span = Span(mark.line, mark.column, end.line, end.column, getattr(event, "style", None))
        if is_key:
            _key(document, levels, event, span, refuse)
            if kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
                stop(
                    ODD_KEY,
                    event,
                    "a list or group of fields stands where the name of a field should",
                    "write a plain name, a colon and a space; put text that begins with { or [ in"
                    " quotes",
                )
            continue
        path = here()
        document.values[path] = span
        if not sound:
            document.unsound.add(path)
        if kind is yaml.ScalarEvent:
            value = unicodedata.normalize("NFC", event.value)
            for _, what, code_point in forbidden(value):
                refuse(
                    HIDDEN_CHARACTER,
                    event,
                    f"an escape in double quotes stands for a {what} character ({code_point})",
                    "delete it",
                )
                break
            put(value if value.strip() else None)
            continue
        if kind is yaml.AliasEvent:
            put(None)
            continue
        container: Any = {} if kind is yaml.MappingStartEvent else []
        put(container)
        levels.append(_Level(container, path))
        if len(levels) > MAX_DEPTH:
            stop(
                TOO_DEEP,
                event,
                f"more than {MAX_DEPTH} levels of lists and fields inside one another",
                "compare it with another record; put text that begins with [ or { in quotes",
            )
    if documents == 0 or (document.data is None and () not in document.unsound):
        document.report(EMPTY_FILE, (), "the file has nothing in it", "fill it in, or delete it")


def _key(document: YamlDocument, levels: list[_Level], event: Any, span: Span, refuse: Any) -> None:
    """Take a field's name: remember its place, and refuse one that was there before."""
    top = levels[-1]
    name = unicodedata.normalize("NFC", event.value) if type(event) is yaml.ScalarEvent else ""
    path = (*top.path, name)
    again = path in document.keys
    for _, what, code_point in forbidden(name):
        refuse(
            HIDDEN_CHARACTER,
            event,
            f"an escape in double quotes stands for a {what} character ({code_point})",
            "delete it",
        )
        document.unsound.add(path)
        break
    if type(event) is yaml.AliasEvent:
        document.unsound.add(path)
    if name == "<<":
        refuse(
            MERGE_KEY,
            event,
            "`<<` (a merge of other fields) is not allowed",
            "write the fields out",
        )
        document.unsound.add(path)
    elif again:
        first = document.keys[path].line + 1 + document.first_line
        refuse(
            DUPLICATE_KEY,
            event,
            f"duplicate field {shown(name, NAME)} (first at line {first})",
            "keep one of the two and delete the other",
        )
    document.keys.setdefault(path, span)
    top.key = _Again(name, span.line) if again else name


_QUOTE_IT = "put the whole text in quotes, or below a `|` on lines of its own"
_PROBLEMS = {
    "alphabetic or numeric character": ("text cannot begin with * or &", _QUOTE_IT),
    "comment or line break": (
        "text stands behind a | or > on the same line",
        "begin the text on the next line, or put it all in quotes",
    ),
    "block sequence entries": (
        "text cannot begin with a - and a space here",
        "put a list on lines of its own; put text that begins with - in quotes",
    ),
    "<document start>": (
        "this line does not belong to the fields above it",
        "give it the same indentation as they have; delete a line of dots",
    ),
    "Unicode character escape": (
        "a \\ inside double quotes is followed by a code that stands for no character",
        "type the character itself, or use single quotes",
    ),
    "mapping values are not allowed": (
        "a colon and a space inside text look like a new field",
        _QUOTE_IT,
    ),
    "cannot start any token": (
        "text cannot begin with this character (a tab, @, `, % …)",
        "indent with spaces, never with a tab; put such text in quotes",
    ),
    "could not find expected ':'": (
        "this line has no colon followed by an ordinary space",
        "write `name: value`, or indent the line if it belongs to the text above",
    ),
    "did not find expected key": (
        "this line does not line up with the fields around it, or a quote was closed too early",
        "give it the same indentation; write a quote inside quotes twice",
    ),
    "did not find expected '-' indicator": (
        "this line does not line up with the list around it",
        "begin each item with `- ` at the same indentation",
    ),
    "found unexpected end of stream": (
        "a quotation mark is opened and never closed",
        "close it, or put the text below a `|` on lines of its own",
    ),
    "did not find expected ',' or ']'": (
        "a [ is opened and never closed",
        "close it with ]; put text that begins with [ in quotes",
    ),
    "did not find expected ',' or '}'": (
        "a { is opened and never closed",
        "close it with }; put text that begins with { in quotes",
    ),
    "found undefined tag handle": (
        "a tag (a word that begins with !) is not allowed",
        "delete it; put text that begins with ! in quotes",
    ),
    "unknown escape character": (
        "a \\ inside double quotes is followed by a letter that means nothing there",
        "use single quotes, or write the \\ twice",
    ),
}


def _in_plain_english(problem: str) -> tuple[str, str, str]:
    """The code, the fault and the cure for a *problem* in libyaml's words."""
    code = TAG if "tag" in problem else NOT_YAML
    for words, plain in _PROBLEMS.items():
        if words in problem:
            return code, *plain
    return (
        code,
        "this line cannot be read",
        (
            "compare it with the same line of another record; indent with spaces; put unusual text"
            " in quotes"
        ),
    )
