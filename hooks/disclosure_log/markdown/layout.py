"""What is wrong with the way a text is laid out: tables whose rows differ, levels too deep, code
that is not closed, and what Word leaves in copied text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from markdown_it.token import Token

from disclosure_log.findings.codes.text import (
    LOST_TEXT,
    TOO_DEEP,
    UNCLOSED_FENCE,
    UNEVEN_TABLE,
    WORD_FIELD,
)
from disclosure_log.findings.finding import Finding, FindingAt
from disclosure_log.markdown.html import DEEPEST
from disclosure_log.markdown.plain import looks_like_word_field

_WORD_FIELD = re.compile(
    r"\b(?:HYPERLINK|INCLUDEPICTURE|INCLUDETEXT)[ \t]+(?:\\l[ \t]+)?[\"“”]"
    r"|\b(?:PAGE)?REF[ \t]+_(?:Ref|Toc|Hlk)[0-9]+"
    r"|\\\*[ \t]*(?:MERGEFORMAT|ARABIC|ROMAN)\b|\bTOC[ \t]+\\[a-z]\b"
    r"|\bError! (?:Reference source|Bookmark) not (?:found|defined)"
)

_LANGUAGES = (
    *("", "bash", "csv", "css", "html", "ini", "java", "javascript", "js", "json", "markdown"),
    *("python", "r", "sh", "sql", "text", "vba", "xml", "yaml"),
)
"""What may stand behind the marks that begin a block of code, and is not shown."""


def blocks(text: str, tokens: list[Token]) -> Iterator[tuple[Token, int, int]]:
    """Every block of a text, with the offsets where its lines begin and end, or those of what it
    stands in."""
    starts = [*_starts(text), len(text), len(text)]
    place, end = 0, len(text)
    for token in tokens:
        if token.map and token.nesting >= 0:
            place, end = starts[token.map[0]], starts[token.map[1]]
        yield token, place, end


def layout_problems(
    text: str, tokens: list[Token], environment: dict[str, Any], at: FindingAt
) -> Iterator[Finding]:
    """*environment* is what the parser left."""
    lines, starts = _LINE_END.split(text), _starts(text)
    for number in environment.get("uneven", ()):
        yield at(
            starts[number],
            UNEVEN_TABLE,
            "these lines look like a table, but this one has other columns than the first, or half"
            " of a cell",
            "put | between the cells, as many in each line, and each row on one line; or, if it is"
            " no table, one blank between words",
        )
    for number in sorted(environment.get("alone", ())):
        yield at(
            starts[number],
            UNEVEN_TABLE,
            "this looks like the row of a table, but stands alone: its cells would run together",
            "put the head of its columns on the line above, divided in the same way; or write it as"
            " a sentence",
        )
    for number, columns in environment.get("wide", {}).items():
        yield at(
            starts[number],
            LOST_TEXT,
            f"this row has more cells than the table has columns ({columns})",
            "give the table another column, or put a \\ before a | that belongs to the text",
        )
    for field in _WORD_FIELD.finditer(text) if looks_like_word_field(text) else ():
        yield at(
            field.start(),
            WORD_FIELD,
            "this is an instruction of Word, which came along with copied text",
            "delete it; write a link as [words](https://address)",
        )
    depth = 0
    for token, place, _ in blocks(text, tokens):
        if token.type.startswith(("blockquote_", "bullet_list_", "ordered_list_")):
            depth += token.nesting
            if depth == DEEPEST + 1 and token.nesting == 1:
                yield at(
                    place,
                    TOO_DEEP,
                    f"more than {DEEPEST} lists or quotations inside one another",
                    "use fewer levels",
                )
        elif token.type == "fence":
            yield from _fence_problems(token, place, lines, at)


def _starts(text: str) -> list[int]:
    """Where each line begins."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


_LINE_END = re.compile(r"\r\n?|\n")
"""What the parser takes for the end of a line: in quotes, YAML can write each of them."""


def _fence_problems(token: Token, place: int, lines: list[str], at: FindingAt) -> Iterator[Finding]:
    if not _closed(token, lines):
        yield at(
            place,
            UNCLOSED_FENCE,
            "a block of code begins here and is never closed",
            f"close it with {token.markup} on a line of its own",
        )
    elif token.info.strip() not in _LANGUAGES:
        yield at(
            place,
            LOST_TEXT,
            "words behind the marks that begin a block of code are not shown",
            f"put them on the next line; only the language of the code can stand there:"
            f" {', '.join(filter(None, _LANGUAGES))}",
        )


def _closed(token: Token, lines: list[str]) -> bool:
    """Whether a block of code ends with a line that closes it, and not with the end of what it
    stands in."""
    assert token.map is not None
    first, last = token.map
    opening, closing = lines[first], lines[last - 1]
    before = opening[: opening.index(token.markup)]
    # Inside a quotation or a list the closing line has the same beginning as the others.
    rest = closing[len(before) :] if closing[: len(before)].strip(" >") == "" else closing
    return last - first > 1 and bool(
        re.fullmatch(rf"[ \t]*{re.escape(token.markup[0])}{{{len(token.markup)},}}[ \t]*", rest)
    )
