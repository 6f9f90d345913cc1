"""The proof that a finished text shows what was written.

It reads the HTML from its beginning to its end with a finger on the source. Every character that a
visitor would see must come next in the source, where nothing may stand between them but the marks
that the HTML accounts for: an asterisk for an emphasis that is there, a bar for a cell, the number
of an item for the number that a browser gives it. A mark that could be a sign accounts for nothing:
the dash or ``>`` before a figure, and the number of an item that stands alone. It knows nothing of
the parser and its tokens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from disclosure_log.markdown.source_reader import Difference, Source

_BLOCKS = frozenset("p div ul ol li blockquote pre hr h2 h3 h4 h5 h6 table tr td th br".split())


def first_difference(text: str, finished: str) -> int | None:
    """Where in a Markdown *text* its *finished* HTML first shows something else; nowhere in a sound
    text."""
    source = Source(text.replace("\0", "\ufffd"))
    reader = _Reader(source)
    try:
        reader.feed(finished)
        reader.close()
        source.end()
    except Difference as difference:
        return min(difference.place, max(len(text) - 1, 0))
    return None


@dataclass
class _List:
    first: int | None
    """Its first number, if it has numbers."""
    behind: str
    """What stands behind a number."""
    items: int = 0


class _Reader(HTMLParser):
    """Passes in the source what the parser of HTML says."""

    def __init__(self, source: Source) -> None:
        super().__init__(convert_charrefs=True)
        self._source = source
        self._lists: list[_List] = []
        self._open: list[str] = []
        """The marks that close what is open."""
        self._in_block = False
        self._bars = False

    def handle_data(self, data: str) -> None:
        for number, line in enumerate(data.split("\n")):
            self._source.gap = self._source.gap or number > 0
            self._source.line(line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._source.gap = self._source.gap or tag in _BLOCKS
        if tag in ("em", "strong"):
            self._emphasis(1 if tag == "em" else 2)
        elif tag in ("code", "pre"):
            self._code(tag)
        elif tag == "a":
            self._link()
        else:
            self._block(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        source = self._source
        source.gap = source.gap or tag in _BLOCKS
        if tag in ("em", "strong", "a"):
            source.take(re.escape(self._open.pop()) if tag != "a" else self._open.pop())
        elif tag == "pre" or (tag == "code" and not self._in_block):
            source.blank()
            source.take(self._open.pop())
            source.literal = self._in_block = False
            source.any_blanks = True
        elif tag == "li":
            source.has_words()
        elif tag in ("ul", "ol"):
            if self._lists.pop().items < 2:
                raise Difference(source.at)
        elif tag == "blockquote":
            source.has_words()
            source.take(r"(?:\n[ \t]*(?:>[ \t]*)+(?=\n|$))*")
            source.quotes -= 1
        elif tag == "tr":
            self._bar()
        elif tag == "thead" and self._bars:
            source.blank()
            source.take(r"(?:[|:\- \t]*--[|:\- \t]*(?=\n|$))?")
        elif re.fullmatch("h[2-6]", tag):
            source.has_words()
            source.take(rf"(?:[ \t]+#{{{tag[1]}}}(?=[ \t]*(?:\n|$)))?")

    # ---- the marks that the HTML accounts for

    def _emphasis(self, length: int) -> None:
        self._source.blank()
        self._open.append(self._source.take(rf"([*_])\1{{{length - 1}}}"))

    def _code(self, tag: str) -> None:
        source = self._source
        if tag == "code" and self._in_block:
            return
        source.blank()
        self._in_block = tag == "pre"
        if self._in_block:
            mark = source.take(r"`{3,}|~{3,}")
            source.take(r"[ \t]*[\w+-]*[ \t]*(?=\n|$)")
            self._open.append(rf"{mark}{mark[0]}*")
        else:
            self._open.append(rf"{source.take('`+')}(?!`)")
            source.take(r"\s*")
        source.literal = source.any_blanks = True

    def _link(self) -> None:
        self._source.blank()
        if self._source.passes("["):
            self._open.append(r"\]\((?:<[^<>\n]*>|(?:\\.|[^\s()\\]|\((?:\\.|[^()\\])*\))*)\s*\)")
        elif self._source.passes("<"):
            self._open.append(">")
        else:
            self._open.append("")  # an address or a reference that became a link as it stands

    def _block(self, tag: str, attributes: dict[str, str | None]) -> None:
        source = self._source
        if tag == "ul":
            self._lists.append(_List(None, ""))
        elif tag == "ol":
            behind = r"\)" if attributes.get("class") == "dl-round" else r"\."
            self._lists.append(_List(int(attributes.get("start") or "1"), behind))
        elif tag == "li":
            self._item(self._lists[-1])
        elif tag == "blockquote":
            source.begin_mark()
            source.sign = source.at
            source.take(">")
            source.apart = True
            source.quotes += 1
        elif tag in ("th", "td"):
            self._bar()
        elif tag == "thead":
            self._bars = False
        elif tag == "hr":
            source.blank()
            source.take("-{3,}")
            source.marked.clear()
        elif re.fullmatch("h[2-6]", tag):
            source.begin_mark()
            source.take(rf"#{{{tag[1]}}}(?=\s|$)")

    def _item(self, of: _List) -> None:
        """Pass the mark of an item."""
        source = self._source
        source.begin_mark()
        if of.first is None:
            source.sign = source.at
            source.take(r"[-*](?=\s|$)")
        else:
            source.sign = None
            source.take(rf"{of.first + of.items}{of.behind}(?=\s|$)")
        of.items += 1

    def _bar(self) -> None:
        """Pass the bar beside a cell."""
        self._source.blank()
        if self._source.passes("|"):
            self._bars = self._source.apart = True
