"""libyaml's messages in plain English, each with its fix."""

from __future__ import annotations

from disclosure_log.findings.codes.files import NOT_YAML, TAG

_QUOTE_IT = (
    'put the whole text in quotes, as in title: "Lamps: a list", or below a `|` on lines of its own'
)
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
    "hexdecimal": (
        "a \\ inside double quotes is followed by a code that stands for no character",
        "use single quotes, or write the \\ twice",
    ),
    "mapping keys are not allowed": ("text cannot begin with a ? and a space", _QUOTE_IT),
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
        "this line is neither a field, for it has no colon, nor indented like a text",
        (
            "write `name: value`; or, if it belongs to the text above, begin it with two spaces"
            " more than the name of that field"
        ),
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


def in_plain_english(problem: str) -> tuple[str, str, str]:
    """The code, message and fix for a *problem* in libyaml's words."""
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
