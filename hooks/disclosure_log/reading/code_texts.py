"""What scripts, style sheets and templates say to people: comments, and texts that a page shows.

Anybody can read them in the finished site, so they are checked like any other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

ENDINGS = (".css", ".js", ".mjs", ".html", ".svg", ".xml", ".json", ".map", ".webmanifest", ".txt")
"""Files of a theme that hold text."""
_CODE = re.compile(
    r"(?P<comment>/\*.*?(?:\*/|\Z)|//[^\n]*)"
    r"|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`",
    re.DOTALL,
)
_MARKUP = re.compile(
    r"(?P<comment><!--.*?(?:-->|\Z)|\{#.*?(?:#\}|\Z))|(?P<code>\{\{.*?\}\}|\{%.*?%\}|<[^>]*>)"
    r"|(?P<text>(?:(?!<|\{[{%#]).)+)",
    re.DOTALL,
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_SAYS = re.compile(r"[^\W\d_]{2}[^\n]*[ @+][^\n]*\w|[0-9]{4}")
"""In quotation marks, in which most is for the program."""


def texts_for_people(ending: str, code: str) -> Iterator[tuple[int, str]]:
    """(offset, text) of everything that the *code* of a file with this *ending* says."""
    if ending in (".css", ".js", ".mjs"):
        for match in _CODE.finditer(code):
            drawn = match[0][1:6] == "data:"
            if match["comment"] or (_SAYS.search(match[0]) and not drawn):
                yield match.start(), match[0]
    elif ending in (".html", ".svg", ".xml"):
        for match in _MARKUP.finditer(code):
            if match["comment"] or (match["text"] and not match[0].isspace()):
                yield match.start(), match[0]
            elif match["code"] and match[0][0] == "<":
                for quoted in _QUOTED.finditer(match[0]):
                    if _SAYS.search(quoted[0]) and re.search(r"[^\W\d_]{3}", quoted[0]):
                        yield match.start() + quoted.start(), quoted[0]
    else:
        yield 0, code
