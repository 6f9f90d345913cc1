"""Allowed Markdown (see ``allowed``) as clean HTML.

The sanitiser is a second line of defence, which should never have anything to remove.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

INSIDE = re.compile(r"(?:\.\./)*(?:[a-z0-9-]+/)*[a-z0-9-]+\.md(?:#[a-z0-9-]+)?|#[a-z0-9-]+")
"""A link to another page of the site."""


@cache
def parser() -> MarkdownIt:
    """The CommonMark parser, with tables and without HTML.

    It keeps no state, and is shared because making one takes longer than parsing most texts.
    """
    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    # Bad addresses must arrive in the tokens, where they are refused; the reader would turn them
    # into plain text.
    made.validateLink = lambda url: True  # type: ignore[method-assign]  # as its manual says
    made.add_render_rule(
        "table_open",
        lambda *_: (
            '<div class="dl-scroll" tabindex="0" role="region" aria-label="Table">\n<table'
            ' class="dl-table">\n'
        ),
    )
    made.add_render_rule("table_close", lambda *_: "</table>\n</div>\n")
    # A long line of code scrolls, so a keyboard must reach it.
    for kind in ("fence", "code_block"):
        made.add_render_rule(
            kind,
            lambda _, tokens, place, *__: (
                f'<pre><code tabindex="0">{escape(tokens[place].content)}</code></pre>\n'
            ),
        )
    return made


_ALLOWED_TAGS = set(
    "a p br em strong ul ol li blockquote code pre h3 h4 h5 h6 hr"
    " table thead tbody tr th td div".split()
)
# The star removes the attributes that nh3 allows on every tag by default, such as title.
_ALLOWED_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href"},
    "ol": {"start"},
    "table": {"class"},
    "th": {"class"},
    "td": {"class"},
    "div": {"class", "tabindex", "role", "aria-label"},
    "code": {"tabindex"},
}

Linker = Callable[[str], Iterator[tuple[int, int, str]]]
"""Finds (start, end, address) of what should become a link in plain text: the references of other
entries."""


def to_html(text: str, linker: Linker | None = None) -> str:
    """An allowed Markdown *text* as clean HTML."""
    return _clean(parser().parse(text), linker)


def sections(text: str, resolve: Callable[[str], str]) -> Iterator[tuple[int, str]]:
    """A page's Markdown as (level, words) of each heading and (0, clean HTML) of what stands
    between; *resolve* gives a page's address."""
    between: list[Token] = []
    tokens = iter(parser().parse(text))
    for token in tokens:
        for child in token.children or []:
            if child.type == "link_open" and INSIDE.fullmatch(str(child.attrGet("href"))):
                child.attrSet("href", resolve(str(child.attrGet("href"))))
        if token.type == "heading_open" and token.level == 0:
            if between:
                yield 0, _clean(between, None)
            between = []
            yield int(token.tag[1]), "".join(child.content for child in next(tokens).children or [])
            next(tokens)
        else:
            between.append(token)
    if between:
        yield 0, _clean(between, None)


def _clean(tokens: list[Token], linker: Linker | None) -> str:
    for token in tokens:
        if token.type in ("th_open", "td_open") and (style := token.attrs.pop("style", None)):
            token.attrSet("class", f"dl-{str(style).removeprefix('text-align:')}")
        if token.type == "inline" and linker and token.children:
            token.children = list(_linked(token.children, linker))
    reader = parser()
    rendered = reader.renderer.render(tokens, reader.options, {})
    return nh3.clean(
        rendered,
        tags=_ALLOWED_TAGS,
        attributes=_ALLOWED_ATTRIBUTES,
        url_schemes={"https", "mailto"},
        link_rel=None,
    ).strip()


def _linked(children: list[Token], linker: Linker) -> Iterator[Token]:
    """The same tokens, with a link around every piece of plain text the *linker* finds."""
    inside_link = 0
    for child in children:
        inside_link += child.nesting if child.type in ("link_open", "link_close") else 0
        if child.type != "text" or inside_link:
            yield child
            continue
        done = 0
        for start, end, address in linker(child.content):
            yield _text(child.content[done:start])
            yield Token("link_open", "a", 1, attrs={"href": address})
            yield _text(child.content[start:end])
            yield Token("link_close", "a", -1)
            done = end
        yield _text(child.content[done:])


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
