"""Common mistakes in a line of YAML that libyaml reports in a way that does not help: told by what
the line looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_INDENT = (
    "begin it in the same column as the fields around it; a text of several lines goes below a `|`"
)
_ODD_SPACE = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_NAME = "[A-Za-z][A-Za-z_ ]{0,30}"


def mistake(lines: Sequence[str], line: int, column: int) -> tuple[int, int, str, str] | None:
    """(line, column, what is wrong, fix) for the fault that libyaml saw at a place; all counted
    from 0."""
    for number in (line, line - 1):
        if 0 <= number < len(lines):
            for pattern, what, fix in _ANYWHERE:
                if match := re.search(pattern, lines[number]):
                    return number, column if number == line else match.start("here"), what, fix
    if line < len(lines):
        for found, what, fix in _at(lines[line], column):
            if found:
                return line, column, what, fix
    return None


_ANYWHERE = (
    (
        r"^(?P<here><{7}|={7}|>{7})",
        "these are the marks of a merge that was not finished",
        "keep one of the two versions, and delete the other and the marks",
    ),
    (
        rf"^\s*(?P<here>{_ODD_SPACE})",
        "a space at the beginning of this line is a no-break space, copied from Word or a web page",
        "delete the spaces there and type them again",
    ),
    (
        rf"^\s*(?:- *)?{_NAME}:(?P<here>{_ODD_SPACE})",
        "the space behind this colon is a no-break space, copied from Word or a web page",
        "delete it and type it again",
    ),
    (
        r"^\s*(?P<here>[*+\u2010-\u2015\u2212\u2022\u25cf\u25aa\u2023\u00b7\u25e6])\s",
        "an item of a list begins with a hyphen and a space, not with this sign",
        "write `- ` in its place",
    ),
    (
        rf"^\s*(?P<here>-){_NAME}:(?:\s|$)",
        "the hyphen of a list has no space behind it",
        "write `- `, a hyphen and a space",
    ),
    (
        r"^\s*(?:- *)?[a-z_]{3,30}(?P<here>:)[^\s/:]",
        "the colon behind the name of a field has no space behind it",
        "write `name: value`, with a space behind the colon",
    ),
    (
        r"^\s*(?:- *)?[a-z_]{3,30} *(?P<here>[;=\uff1a\ua789\u2236])",
        "the name of a field ends with a colon and a space, not with this sign",
        "write `name: value`",
    ),
)
"""Where the sign at fault is, on the line that libyaml gives or on the one above."""


def _at(text: str, column: int) -> Iterator[tuple[bool, str, str]]:
    """Whether the line is one of these, with the mistake and the fix."""
    before, rest = text[:column], text[column:]
    yield (
        bool(re.fullmatch(rf"\s+{_NAME}", before)) and rest.startswith(":"),
        "this looks like a new field, and is indented further than the field above it",
        _INDENT,
    )
    yield (
        rest.rstrip() == ":",
        "a colon at the end of text looks like the name of a field",
        "put the whole text in quotes, or below a `|` on lines of its own",
    )
    yield (
        bool(re.search(r"""(?:^|\s)(?:"[^"]*"|'[^']*')\s*$""", before)) and bool(rest.strip()),
        "text stands behind a closing quotation mark",
        "put the whole text, with its quotation marks, below a `|` on a line of its own",
    )
    yield (
        bool(re.search(r"(?:^|\s)[\[{][^\[\]{}]*[\]}]\s*$", before)) and bool(rest.strip()),
        "text stands behind a closing bracket",
        "put text that begins with [ or { in quotes",
    )
    yield (
        bool(re.fullmatch(r"\s*", before)) and bool(re.match(rf"{_NAME}:(?:\s|$)", rest)),
        "this field does not line up with the fields above it",
        _INDENT,
    )
