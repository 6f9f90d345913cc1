"""libyaml's messages in plain English, and how to fix each fault."""

from __future__ import annotations

from disclosure_log.findings.codes.files import NOT_YAML, TAG

_QUOTE_IT = (
    'put the whole text in quotes, as in title: "Lamps: a list", or below a `|` on lines of its own'
)
_PROBLEMS = {
    "alphabetic or numeric character": ("text cannot begin with * or &", _QUOTE_IT),
    "comment or line break": (
        "there is text after a | or > on the same line",
        "start the text on the next line, or put all of it in quotes",
    ),
    "block sequence entries": (
        "text cannot begin with a hyphen and a space here",
        "start a list on a new line; if the text begins with a hyphen, put it in quotes",
    ),
    "<document start>": (
        "this line does not belong to the fields above it",
        "indent it by as many spaces as they have; if it is a line of dots, delete it",
    ),
    "hexdecimal": (
        "a \\ inside double quotes is followed by a code that stands for no character",
        "use single quotes, or write the \\ twice",
    ),
    "mapping keys are not allowed": ("text cannot begin with a ? and a space", _QUOTE_IT),
    "Unicode character escape": (
        "the code after a \\ inside double quotes does not stand for a character",
        "type the character itself, or use single quotes",
    ),
    "mapping values are not allowed": (
        "a colon followed by a space, inside text, looks like a new field",
        _QUOTE_IT,
    ),
    "cannot start any token": (
        "text cannot begin with this character (a tab, @, `, % …)",
        "indent with spaces, not tabs; put text that begins like this in quotes",
    ),
    "could not find expected ':'": (
        "this line has no colon followed by a space, and is not indented like text",
        (
            "write `name: value`, or, if the line belongs to the text above, indent it two spaces"
            " more than the name of that field"
        ),
    ),
    "did not find expected key": (
        "this line does not line up with the fields around it, or a quotation closes too early",
        "indent it by as many spaces as they have; inside quotes, write a quotation mark twice",
    ),
    "did not find expected '-' indicator": (
        "this line does not line up with the list around it",
        "begin each item with `- `, indented by the same number of spaces",
    ),
    "found unexpected end of stream": (
        "a quotation mark is opened but never closed",
        "close it, or write a `|` and start the text on the next line",
    ),
    "did not find expected ',' or ']'": (
        "a [ is opened but never closed",
        "close it with ]; if the text itself begins with [, put it in quotes",
    ),
    "did not find expected ',' or '}'": (
        "a { is opened but never closed",
        "close it with }; if the text itself begins with {, put it in quotes",
    ),
    "found undefined tag handle": (
        "a tag (a word that begins with !) is not allowed",
        "delete it; if the text itself begins with !, put it in quotes",
    ),
    "unknown escape character": (
        "the letter after a \\ inside double quotes has no meaning there",
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
            "compare it with the same line of another record; indent with spaces; put text with"
            " unusual characters in quotes"
        ),
    )
