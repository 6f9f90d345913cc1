"""What the words of a record or page may hold: a safe part of Markdown. Everything else is refused,
with its place.

Refuse, do not strip: what is silently taken out is never noticed by the person who wrote it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from disclosure_log.findings.registry import fault
from disclosure_log.markdown.html import INSIDE, parser
from disclosure_log.markdown.misread import LOST_TEXT, TextProblem, changed, lost
from disclosure_log.reading.yaml_reader import HIDDEN_CHARACTER
from hidden_data.characters import forbidden

RAW_HTML = fault(
    "DL301",
    "raw-html",
    "HTML in a record can run a program in the visitor's browser, or break the page.",
)
UNSAFE_LINK = fault(
    "DL302",
    "unsafe-link",
    "A link that is not a plain web or mail address can run a program, or lead nowhere.",
)
PICTURE = fault(
    "DL303",
    "picture",
    "A picture in the text would be fetched from another host, or show what nobody checked.",
)
SITE_SYNTAX = fault(
    "DL304",
    "site-syntax",
    "These signs are instructions to a site builder; they could bring another file into the page.",
)
HIGH_HEADING = fault(
    "DL305",
    "heading-too-high",
    "The two highest headings are the page's own; a third would break its outline for a screen"
    " reader.",
)
UNCLOSED_FENCE = fault(
    "DL306",
    "unclosed-fence",
    "A block of code that is opened and never closed swallows everything after it.",
)
TOO_MUCH_MARKUP = fault(
    "DL307", "too-much-markup", "Thousands of marks are not text; they could stop the build."
)

MAX_MARKS = 5_000
"""Marks of Markdown in one text. A long answer with links and tables has a few hundred."""

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
    r"|<(?:script|style|iframe|img|svg|object|embed|link|meta|base|form|input|video|audio|math)\b"  # …even when it is never closed
    r"|<[a-z][^\s<>/]*[\s/][^<>]*="  # anything with an attribute
    r"|<!--|<!\[|<!doctype|<\?",
    re.IGNORECASE,
)
_SITE_SYNTAX = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{\s{0,9}[.#:]|\{[^{}=\n]{0,200}\w\s{0,9}=[^{}\n]*\}|-{1,2}8<-{1,2}|^(?:!!!|\?\?\?\+?)\s|^:::|^\[TOC\]$",
    re.MULTILINE | re.IGNORECASE,
)
_WEB = re.compile(
    r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::[0-9]+)?(?:[/?#][^\s\"<>\\]*)?", re.IGNORECASE
)
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


def problems(text: str, subset: Subset = RECORD) -> Iterator[TextProblem]:
    """Everything in a Markdown *text* that the *subset* does not allow."""
    if _crowded(text):
        yield TextProblem(
            0,
            TOO_MUCH_MARKUP,
            f"more than {MAX_MARKS:,} marks such as [ * _ ` < in one text",
            "use plain words, or a released document",
        )
        return
    yield from _hidden_behind_entities(text)
    lines = text.split("\n")
    environment: dict[str, Any] = {}
    tokens = parser().parse(text, environment)
    heading = False
    for token, place, end in _blocks(text, tokens):
        if token.type == "heading_open" and int(token.tag[1]) < subset.highest_heading:
            mark = "#" * subset.highest_heading
            below = (
                "; a line of dashes right below text makes it a heading, so leave a blank line"
                " between"
                if token.markup in "-="
                else ""
            )
            yield TextProblem(
                place,
                HIGH_HEADING,
                "this heading is too high in the page's outline",
                f"begin it with {mark}{below}",
            )
        elif token.type == "fence" and not _closed(token, lines):
            yield TextProblem(
                place,
                UNCLOSED_FENCE,
                "a block of code begins here and is never closed",
                f"close it with {token.markup} on a line of its own",
            )
        elif token.type == "fence" and not re.fullmatch(r"[\w+-]*", token.info.strip()):
            yield TextProblem(
                place,
                LOST_TEXT,
                "words behind the marks that begin a block of code are not shown",
                "put them on the next line",
            )
        elif token.type == "inline":
            inline = _Inline(text, place, end, token)
            yield from _inline_problems(inline, subset)
            if subset.pages and heading and not re.match(r"[^\W_]", inline.words.strip()):
                yield TextProblem(
                    place,
                    HIGH_HEADING,
                    "a heading of a page must begin with a letter or a digit, from which its"
                    " address is made",
                    "begin it with a word",
                )
        heading = token.type == "heading_open"
    yield from lost(text, tokens, environment.get("references", {}))
    yield from changed(text, lines, tokens)
    for definition in environment.get("duplicate_refs", []):
        yield TextProblem(
            text.find(lines[definition["map"][0]]),
            LOST_TEXT,
            "this line gives a link a second address, which is not used",
            "delete it",
        )


def links(text: str) -> Iterator[tuple[int, str]]:
    """(offset, address) of every link in a Markdown *text* to another page of the site."""
    for token, place, end in _blocks(text, parser().parse(text)) if not _crowded(text) else ():
        if token.type == "inline":
            yield from (
                (at, url)
                for at, url in _Inline(text, place, end, token).links
                if INSIDE.fullmatch(url)
            )


def _crowded(text: str) -> bool:
    return sum(map(text.count, "[]*_`<&\\")) > MAX_MARKS


def _blocks(text: str, tokens: list[Token]) -> Iterator[tuple[Token, int, int]]:
    """Every block of a text, with the offsets where its lines begin and end, or those of what it
    stands in."""
    starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text), len(text)]
    place, end = 0, len(text)
    for token in tokens:
        if token.map and token.nesting >= 0:
            place, end = starts[token.map[0]], starts[token.map[1]]
        yield token, place, end


class _Inline:
    """What stands in one block, with the place of each thing.

    The parser keeps no places, so each is found again in order.
    """

    def __init__(self, text: str, place: int, end: int, block: Token) -> None:
        self.links: list[tuple[int, str]] = []
        """(offset, address), in order."""
        self.labels: list[tuple[int, str, str, str]] = []
        """(offset, address, words, hidden title) of each link."""
        self.emphasis: list[int] = []
        self.pictures: list[int] = []
        self.words = ""
        """What a visitor would read, code left out."""
        self._from: list[tuple[int, int]] = []
        self._end = end
        at, opened, url, title, begun = place, place, "", "", 0
        for child in block.children or []:
            if child.type in ("softbreak", "hardbreak"):
                at = max(text.find("\n", at, end), at)
                self.words += "\n"
            elif child.type == "link_open":
                url, title, begun = (
                    str(child.attrGet("href") or ""),
                    str(child.attrGet("title") or ""),
                    len(self.words),
                )
                opened = max(text.find("<" if child.markup == "autolink" else "[", at, end), at)
            elif child.type == "link_close":
                found = -1 if child.markup == "autolink" else text.find("](", at, end)
                self.links.append((found if found >= 0 else opened, url))
                self.labels.append(
                    (found if found >= 0 else opened, url, self.words[begun:].strip(), title)
                )
                at = found + 2 if found >= 0 else at
            elif child.type == "image":
                at = max(text.find("![", at, end), at)
                self.pictures.append(at)
                self.words += " picture "
                at += 2
            elif child.type in ("em_open", "strong_open", "em_close", "strong_close"):
                mark = text.find(child.markup, at, end)
                if (
                    mark > 0
                    and text[mark - 1].isdigit()
                    and text[mark + len(child.markup) : mark + len(child.markup) + 1].isdigit()
                ):
                    self.emphasis.append(mark)
            elif child.content:
                found = text.find(child.content, at, end)
                if child.type != "code_inline":
                    self._from.append((len(self.words), found if found >= 0 else at))
                    self.words += child.content
                else:
                    self.words += " "
                at = found + len(child.content) if found >= 0 else at

    def place(self, offset: int) -> int:
        """Where in the text the character at *offset* of the words stands."""
        start, source = next(((s, p) for s, p in reversed(self._from) if s <= offset), (offset, 0))
        # Words that an entity stood for are longer or shorter than it.
        return min(source + offset - start, max(self._end - 1, 0))


def line_problems(text: str) -> Iterator[TextProblem]:
    """Everything in a title, label or other line of plain words that may not be there."""
    yield from _hidden_behind_entities(text)
    yield from _written_problems(text, lambda offset: offset)


def _inline_problems(inline: _Inline, subset: Subset) -> Iterator[TextProblem]:
    for place in inline.pictures:
        yield TextProblem(
            place,
            PICTURE,
            "pictures are not allowed in the text",
            "describe in words what it shows, or release it as a document",
        )
    for place, url in inline.links:
        yield from _link_problems(url, place, subset)
    for place, url, words, title in inline.labels:
        if title:
            yield TextProblem(
                place,
                LOST_TEXT,
                "the words in quotes behind the address of this link would be hidden",
                "put them into the text, or delete them",
            )
        if not words:
            yield TextProblem(
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
            yield TextProblem(
                place,
                UNSAFE_LINK,
                "a link that shows one address and leads to another is not allowed",
                "write the address it leads to, or plain words",
            )
    for place in inline.emphasis:
        yield TextProblem(
            place, LOST_TEXT, "a * between two figures would be taken for a mark", "write \\* or ×"
        )
    yield from _written_problems(inline.words, inline.place)


def _written_problems(written: str, place: Callable[[int], int]) -> Iterator[TextProblem]:
    """HTML and site syntax in words that a visitor would read; the first of each."""
    if found := _HTML.search(written):
        fix = (
            "take the tag out; use (round) or [square] brackets for a remark; to show a tag, put it"
            " between ` marks in a question or answer"
        )
        yield TextProblem(place(found.start()), RAW_HTML, "HTML is not allowed", fix)
    if found := _SITE_SYNTAX.search(written):
        message = "site syntax (such as {{ … }}, {: … } or --8<--) is not allowed"
        yield TextProblem(
            place(found.start()),
            SITE_SYNTAX,
            message,
            "take it out, or put it between ` marks in a question or answer",
        )


def _link_problems(url: str, place: int, subset: Subset) -> Iterator[TextProblem]:
    if _WEB.fullmatch(url) or _MAIL.fullmatch(url) or (subset.pages and INSIDE.fullmatch(url)):
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
    yield TextProblem(
        place,
        UNSAFE_LINK,
        f"{what} is not allowed",
        f"a link must begin with {allowed} and be a plain address",
    )


def _hidden_behind_entities(text: str) -> Iterator[TextProblem]:
    for entity in re.finditer(r"&#?[0-9A-Za-z]{2,31};", text):
        for _, kind, code_point in forbidden(html.unescape(entity[0])):
            yield TextProblem(
                entity.start(),
                HIDDEN_CHARACTER,
                f"an entity stands for a {kind} character ({code_point})",
                "delete it",
            )
            return
        if re.fullmatch("[0-9A-Za-z]", html.unescape(entity[0])):
            yield TextProblem(
                entity.start(),
                LOST_TEXT,
                "an entity stands for an ordinary letter or digit, which nobody can read here",
                "type the letter or digit itself",
            )
            return


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
        re.fullmatch(rf" {{0,3}}{re.escape(token.markup[0])}{{{len(token.markup)},}}[ \t]*", rest)
    )
