"""Allowed Markdown (see ``allowed``) as clean HTML.

The sanitiser is a second line of defence, which should never have anything to remove.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from html import escape, unescape

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from disclosure_log.markdown.as_written import blocks, within_a_line
from disclosure_log.markdown.plain import Linker, is_plain, plain_html
from disclosure_log.markdown.table_heads import add_heads
from disclosure_log.markdown.tables import tables

INSIDE = re.compile(r"(?:\.\./)*(?:[a-z0-9-]+/)*[a-z0-9-]+\.md(?:#[a-z0-9-]+)?|#[a-z0-9-]+")
"""A link to another page of the site."""


WEB = re.compile(
    r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*(?::[0-9]+)?"
    r"(?:[/?#][^\s\"<>\\]*)?",
    re.IGNORECASE,
)
"""An address of the web that a link may lead to."""
_BARE = re.compile(r"(?<![\w/@.:-])(?:https://|www\.)[!#-;=?-\[\]-{}~]+", re.IGNORECASE)

DEEPEST = 8
"""How many lists and quotations may stand inside one another."""


@cache
def parser() -> MarkdownIt:
    """The CommonMark parser with tables, without HTML, and with rules of our own for what an
    ordinary letter may hold (see ``as_written``).

    It keeps no state, and is shared because making one takes longer than parsing most texts.
    """
    # Deeper than any text that is accepted: the parser drops what is deeper still.
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": 6 * DEEPEST}).enable("table")
    # Indented words are words, a line of dashes is a line, and [1]: is the beginning of a note.
    made.disable(["code", "lheading", "reference", "html_block", "html_inline"])
    for name, rule, interrupts in (
        ("table", tables, ["paragraph"]),
        ("list", blocks.list_of_items, ["paragraph", "blockquote"]),
        ("blockquote", blocks.quotation, ["paragraph", "blockquote", "list"]),
        ("heading", blocks.heading_of_words, ["paragraph", "blockquote"]),
        ("hr", blocks.rule, ["paragraph", "blockquote", "list"]),
    ):
        made.block.ruler.at(name, rule, {"alt": interrupts})
    for name, inline_rule in (
        ("newline", within_a_line.line_end),
        ("escape", within_a_line.escape),
        ("emphasis", within_a_line.emphasis),
        ("backticks", within_a_line.code),
    ):
        made.inline.ruler.at(name, inline_rule)
    # Bad addresses must arrive in the tokens, where they are refused; the reader would turn them
    # into plain text. A few letters in brackets, as in section 12[3](a), are none.
    made.validateLink = (  # type: ignore[method-assign]  # as its manual says
        lambda url: not re.fullmatch(r"\w{1,4}", url)
    )
    made.add_render_rule(
        "table_open",
        lambda _, tokens, place, *__: (
            '<div class="dl-scroll" tabindex="0" role="region" aria-label="Table">\n'
            f'<table class="{tokens[place].attrGet("class")}">\n'
        ),
    )
    made.add_render_rule("table_close", lambda *_: "</table>\n</div>\n")
    # A long line of code scrolls, so a keyboard must reach it.
    made.add_render_rule(
        "fence",
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
    "ol": {"start", "class"},
    "table": {"class"},
    "th": {"class", "scope"},
    "td": {"class"},
    "div": {"class", "tabindex", "role", "aria-label"},
    "code": {"tabindex"},
}


def web_addresses(words: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, address) of every address of the web that stands in plain *words*, without the
    full stop or bracket behind it."""
    for match in _BARE.finditer(words):
        address = match[0]
        while address and (
            address[-1] in ".,;:!?'*_…"
            or (
                address[-1] in ")]"
                and address.count(address[-1]) > address.count("(" if address[-1] == ")" else "[")
            )
        ):
            address = address[:-1]
        whole = address if address.lower().startswith("https://") else f"https://{address}"
        if WEB.fullmatch(whole):
            yield match.start(), match.start() + len(address), whole


_WITHIN_A_WORD = re.compile("</?(?:a|b|code|del|em|i|strong)(?: [^>]*)?>")
_TAG = re.compile("<(/?)([a-z0-9]+)([^>]*)>|<[^>]*>")


def words_of(finished: str) -> str:
    """What a visitor reads in *finished* HTML, the numbers of lists included."""
    lists: list[int | None] = []

    def shown(tag: re.Match[str]) -> str:
        closes, name, attributes = tag.groups()
        if name in ("ol", "ul"):
            if closes:
                del lists[-1:]
            else:
                first = re.search('start="([0-9]+)"', attributes)
                lists.append(int(first[1] if first else 1) if name == "ol" else None)
        elif name == "li" and not closes and lists and (number := lists[-1]) is not None:
            lists[-1] = number + 1
            return f" {number}. "
        return " "

    return " ".join(unescape(_TAG.sub(shown, _WITHIN_A_WORD.sub("", finished))).split())


def to_html(text: str, linker: Linker | None = None) -> str:
    """An allowed Markdown *text* as clean HTML."""
    if is_plain(text):
        return plain_html(text, linker)
    return as_html(parser().parse(text), linker)


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
                yield 0, as_html(between)
            between = []
            yield int(token.tag[1]), "".join(child.content for child in next(tokens).children or [])
            next(tokens)
        else:
            between.append(token)
    if between:
        yield 0, as_html(between)


def as_html(tokens: list[Token], linker: Linker | None = None) -> str:
    """What the parser made of a text as clean HTML. The *tokens* are changed."""
    add_heads(tokens)
    for token in tokens:
        if token.type in ("th_open", "td_open") and (style := token.attrs.pop("style", None)):
            token.attrSet("class", f"dl-{str(style).removeprefix('text-align:')}")
        if token.type == "inline" and token.children:
            for find in filter(None, (web_addresses, linker)):
                token.children = list(_linked(token.children, find))
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
