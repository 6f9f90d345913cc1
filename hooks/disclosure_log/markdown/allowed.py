"""The Markdown that a record or page may use; everything else is refused, with its place.

Nothing is stripped: authors never notice what is silently removed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from disclosure_log.findings.codes.files import HIDDEN_CHARACTER
from disclosure_log.findings.codes.text import (
    HIGH_HEADING,
    LOST_TEXT,
    PICTURE,
    RAW_HTML,
    SHOWN_OTHERWISE,
    SITE_SYNTAX,
    TOO_MUCH_MARKUP,
    UNSAFE_LINK,
)
from disclosure_log.findings.finding import Finding, FindingAt
from disclosure_log.markdown.html import INSIDE, WEB, as_html, parser, sections
from disclosure_log.markdown.inline import Inline
from disclosure_log.markdown.layout import blocks, layout_problems
from disclosure_log.markdown.plain import is_plain
from disclosure_log.markdown.proof import first_difference
from hidden_data.characters import forbidden

MAX_MARKS = 5_000
"""How many Markdown marks one text may have. A long answer with links and tables has a few
hundred."""

_TAGS = (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big"
    " blink blockquote body br button canvas caption center cite code col colgroup data datalist dd"
    " del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form"
    " frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins"
    " isindex kbd keygen label legend li link listing main map mark marquee math menu meta meter"
    " nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext"
    " pre progress q rb rp rt rtc ruby s samp script search section select slot small source span"
    " strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time"
    " title tr track tt u ul var video wbr xml xmp"
).split()
_HTML = re.compile(
    rf"</?(?:{'|'.join(_TAGS)})(?:[\s/][^<>]*)?>"  # a tag the browser knows
    # …even when it is never closed
    r"|<(?:script|style|iframe|img|svg|object|embed|link|meta|base|form|input|video|audio|math)\b"
    r"|<[a-z][^\s<>/]*[\s/][^<>]*="  # anything with an attribute
    r"|<!--|<!\[|<!doctype|<\?",
    re.IGNORECASE,
)
_SITE_SYNTAX = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#|#\}"
    r"|\{\s{0,9}[.#:]|\{[^{}=\n]{0,200}\w\s{0,9}=[^{}\n]*\}"
    r"|-{1,2}8<-{1,2}|^(?:!!!|\?\?\?\+?)\s|^:::|^\[TOC\]$",
    re.MULTILINE | re.IGNORECASE,
)
_SIGNS = ("{", "}", "8<", "!!!", "???", ":::", "[")
"""One of them is in all of this."""
_MAIL = re.compile(r"mailto:[a-z0-9._+'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)


@dataclass(frozen=True)
class Subset:
    """What Markdown a text may use.

    Tables, lists, quotations, code, emphasis and links are always allowed.
    """

    highest_heading: int
    pages: bool = False
    """Whether links to other pages of the site are allowed."""


RECORD = Subset(highest_heading=3)
GUIDANCE = Subset(highest_heading=2, pages=True)


def problems(text: str, at: FindingAt, subset: Subset = RECORD) -> Iterator[Finding]:
    """Everything in a Markdown *text* that the *subset* does not allow, or that would not be shown
    as it was written."""
    if is_plain(text):
        return
    if _crowded(text):
        yield at(
            0,
            TOO_MUCH_MARKUP,
            f"more than {MAX_MARKS:,} marks such as [ * _ ` < in one text",
            "use plain words, or a released document",
        )
        return
    environment: dict[str, Any] = {}
    tokens = parser().parse(text, environment)
    sound = True
    for finding in _not_allowed(text, tokens, environment, at, subset):
        sound = False
        yield finding
    if sound and (place := first_difference(text, _finished(text, subset, tokens))) is not None:
        yield at(
            place,
            SHOWN_OTHERWISE,
            "the page would not show this as it is written here",
            "write it in plain words, or put it between ` marks",
        )


def _finished(text: str, subset: Subset, tokens: list[Token]) -> str:
    """The HTML that a visitor gets; *tokens* are what the parser made of the text."""
    if not subset.pages:
        return as_html(tokens)
    return "".join(
        f"<h{level}>{html.escape(part)}</h{level}>\n" if level else f"{part}\n"
        for level, part in sections(text, lambda address: address)
    )


def _not_allowed(
    text: str, tokens: list[Token], environment: dict[str, Any], at: FindingAt, subset: Subset
) -> Iterator[Finding]:
    """*tokens* and *environment* are what the parser made of the *text*, and left."""
    yield from _hidden_behind_entities(text, at)
    heading = False
    for token, place, end in blocks(text, tokens):
        if token.type == "heading_open" and int(token.tag[1]) < subset.highest_heading:
            mark = "#" * subset.highest_heading
            yield at(
                place,
                HIGH_HEADING,
                "this heading is too high in the page's outline",
                f"begin it with {mark}; if it is no heading, write No. in the place of #",
            )
        elif token.type == "inline":
            inline = Inline(text, place, end, token)
            yield from _inline_problems(inline, subset, at)
            if subset.pages and heading and not re.match(r"[^\W_]", inline.words.strip()):
                yield at(
                    place,
                    HIGH_HEADING,
                    "a heading of a page must begin with a letter or a digit, from which its"
                    " address is made",
                    "begin it with a word",
                )
        heading = token.type == "heading_open"
    yield from layout_problems(text, tokens, environment, at)


def links(text: str) -> Iterator[tuple[int, str]]:
    """(offset, address) of every link in a Markdown *text* to another page of the site."""
    if is_plain(text) or _crowded(text):
        return
    for token, place, end in blocks(text, parser().parse(text)):
        if token.type == "inline":
            yield from (
                (offset, url)
                for offset, url in Inline(text, place, end, token).links
                if INSIDE.fullmatch(url)
            )


def _crowded(text: str) -> bool:
    return sum(map(text.count, "[]*_`<&\\")) > MAX_MARKS


def line_problems(text: str, at: FindingAt) -> Iterator[Finding]:
    """Everything that a title, label or other line of plain text may not hold."""
    yield from _hidden_behind_entities(text, at)
    yield from _written_problems(text, lambda offset: offset, at)


def _inline_problems(inline: Inline, subset: Subset, at: FindingAt) -> Iterator[Finding]:
    for place in inline.pictures:
        yield at(
            place,
            PICTURE,
            "pictures are not allowed in the text",
            "describe in words what it shows, or release it as a document",
        )
    for place, url in inline.links:
        yield from _link_problems(url, place, subset, at)
    for place, url, words, title in inline.labels:
        if title:
            yield at(
                place,
                LOST_TEXT,
                "the words in quotes behind the address of this link would be hidden",
                "put them into the text, or delete them",
            )
        if not words:
            yield at(
                place,
                UNSAFE_LINK,
                "a link without words is not allowed",
                "write between the [ ] what it leads to",
            )
        shown_host = re.match(r"(?:https?://|www\.)[^\s/]+", words)
        if (
            shown_host
            and shown_host[0].split("//")[-1].lower() != url.split("//")[-1].split("/")[0].lower()
        ):
            yield at(
                place,
                UNSAFE_LINK,
                "a link that shows one address and leads to another is not allowed",
                "write the address it leads to, or plain words",
            )
    yield from _written_problems(inline.words, inline.place, at)


def _written_problems(
    written: str, place: Callable[[int], int], at: FindingAt
) -> Iterator[Finding]:
    """HTML and site syntax in words that a visitor would read; the first of each."""
    if "<" in written and (found := _HTML.search(written)):
        fix = (
            "take the tag out; use (round) or [square] brackets for a remark; to show a tag, put it"
            " between ` marks in a question or answer"
        )
        yield at(place(found.start()), RAW_HTML, "HTML is not allowed", fix)
    if any(sign in written for sign in _SIGNS) and (found := _SITE_SYNTAX.search(written)):
        message = "site syntax (such as {{ … }}, {: … } or --8<--) is not allowed"
        yield at(
            place(found.start()),
            SITE_SYNTAX,
            message,
            "take it out, or put it between ` marks in a question or answer",
        )


def _link_problems(url: str, place: int, subset: Subset, at: FindingAt) -> Iterator[Finding]:
    if WEB.fullmatch(url) or _MAIL.fullmatch(url) or (subset.pages and INSIDE.fullmatch(url)):
        return
    allowed = "https:// or mailto:" + (", or be the .md file of a page," if subset.pages else "")
    scheme = re.match("[a-z][a-z0-9+.-]{0,15}:", url, re.IGNORECASE)
    what = (
        f"a link that begins with {scheme[0].lower()}"
        if scheme
        else "a link without https:// at its beginning"
    )
    if re.match("https://|mailto:", url, re.IGNORECASE):
        what = "a link with something in it that does not belong in a plain address"
    yield at(
        place,
        UNSAFE_LINK,
        f"{what} is not allowed",
        f"a link must begin with {allowed} and be a plain address",
    )


def _hidden_behind_entities(text: str, at: FindingAt) -> Iterator[Finding]:
    for entity in re.finditer(r"&#?[0-9A-Za-z]{2,31};", text):
        for _, kind, code_point in forbidden(html.unescape(entity[0])):
            yield at(
                entity.start(),
                HIDDEN_CHARACTER,
                f"an entity stands for a {kind} character ({code_point})",
                "delete it",
            )
            return
        if re.fullmatch("[0-9A-Za-z]", html.unescape(entity[0])):
            yield at(
                entity.start(),
                LOST_TEXT,
                "an entity stands for an ordinary letter or digit, which nobody can read here",
                "type the letter or digit itself",
            )
            return
