"""The proof that a finished text shows what was written.

It reads the HTML from its beginning to its end with a finger on the source. Every character that a
visitor would see must come next in the source, where nothing may stand between them but the marks
that the HTML accounts for: an asterisk for an emphasis that is there, a bar for a cell, the number
of an item for the number that a browser gives it. A mark that could be a sign accounts for nothing:
the dash or ``>`` before a figure, and the number of an item that stands alone. It knows nothing of
the parser and its tokens.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BLANKS = re.compile(r"\s+")
_PIECES = re.compile(r"\s+|\S+")
_BEGINS_WITH_FIGURE = re.compile(r"[\W_]*[0-9½¼¾⅓⅔]")
_BLOCKS = frozenset("p div ul ol li blockquote pre hr h2 h3 h4 h5 h6 table tr td th br".split())


class Difference(Exception):
    """What a visitor would see is not what was written at :attr:`place`."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


def first_difference(text: str, finished: str) -> int | None:
    """Where in a Markdown *text* its *finished* HTML first shows something else; nowhere in a sound
    text."""
    reader = _Reader(text.replace("\0", "\ufffd"))
    try:
        reader.feed(finished)
        reader.close()
        reader.end()
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
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self._text, self._at = text, 0
        self._apart = self._gap = True
        """Whether a blank or a mark between words has passed since the last character: in the
        source, and on the page."""
        self._any_blanks = False
        """Whether blanks may differ, as at the edge of code."""
        self._marked: list[int] = []
        """Where the marks are after which no word has come yet."""
        self._sign: int | None = None
        """Where a mark is that before a figure would be a sign."""
        self._quotes = self._quote_marks = 0
        """How many quotations are open, and how many of their marks this line may still have."""
        self._lists: list[_List] = []
        self._open: list[str] = []
        """The marks that close what is open."""
        self._literal = False
        """Whether code is being read, in which nothing is a mark."""
        self._in_block = False
        self._bars = False

    # ---- what the parser of HTML says

    def handle_data(self, data: str) -> None:
        for number, line in enumerate(data.split("\n")):
            self._gap = self._gap or number > 0
            self._line(line)

    def _line(self, line: str) -> None:
        words = 0
        for piece in _PIECES.finditer(line):
            if piece[0].isspace():
                self._gap = True
                continue
            self._word(piece[0])
            words += 1
            # Once for each line, or a long one would be read again for each of its words.
            if words == 1 and self._goes_on(line, piece.end()):
                return

    def _goes_on(self, line: str, place: int) -> bool:
        """Pass the rest of a *line* from a *place* behind a word, if the source has the very same
        and no mark can be in it. Most lines are nothing else."""
        rest = line[place:].rstrip()
        if (
            not rest
            or self._quotes
            or self._sign is not None
            or "&" in rest
            or "\\" in rest
            or not self._text.startswith(rest, self._at)
        ):
            return False
        self._at += len(rest)
        self._gap = len(rest) < len(line) - place
        return True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._gap = self._gap or tag in _BLOCKS
        if tag in ("em", "strong"):
            self._emphasis(1 if tag == "em" else 2)
        elif tag in ("code", "pre"):
            self._code(tag)
        elif tag == "a":
            self._link()
        else:
            self._block(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        self._gap = self._gap or tag in _BLOCKS
        if tag in ("em", "strong", "a"):
            self._take(re.escape(self._open.pop()) if tag != "a" else self._open.pop())
        elif tag == "pre" or (tag == "code" and not self._in_block):
            self._blank()
            self._take(self._open.pop())
            self._literal = self._in_block = False
            self._any_blanks = True
        elif tag == "li":
            self._has_words()
        elif tag in ("ul", "ol"):
            if self._lists.pop().items < 2:
                raise Difference(self._at)
        elif tag == "blockquote":
            self._has_words()
            self._take(r"(?:\n[ \t]*(?:>[ \t]*)+(?=\n|$))*")
            self._quotes -= 1
        elif tag == "tr":
            self._bar()
        elif tag == "thead" and self._bars:
            self._blank()
            self._take(r"(?:[|:\- \t]*--[|:\- \t]*(?=\n|$))?")
        elif re.fullmatch("h[2-6]", tag):
            self._has_words()
            self._take(rf"(?:[ \t]+#{{{tag[1]}}}(?=[ \t]*(?:\n|$)))?")

    def _has_words(self) -> None:
        """A mark with no words behind it would leave nothing on the page."""
        self._sign = None
        if self._marked:
            raise Difference(self._marked.pop())

    def end(self) -> None:
        """Whether the source ends with the page."""
        self._blank()
        if self._at < len(self._text):
            raise Difference(self._at)

    # ---- the finger on the source

    def _blank(self) -> None:
        """Pass blanks, and the marks of a quotation where a line begins."""
        while True:
            if blanks := _BLANKS.match(self._text, self._at):
                self._at, self._apart = blanks.end(), True
                if "\n" in blanks[0]:
                    self._quote_marks = self._quotes
            character = self._text[self._at : self._at + 1]
            if character == ">" and self._quote_marks:
                self._quote_marks -= 1
            elif (
                character == "&"
                and not self._literal
                and (entity := _ENTITY.match(self._text, self._at))
                and html.unescape(entity[0]).isspace()
            ):
                self._at = entity.end() - 1
            else:
                return
            self._apart = True
            self._at += 1

    def _take(self, pattern: str) -> str:
        """Pass a mark that must stand here."""
        found = re.compile(pattern).match(self._text, self._at)
        if not found:
            raise Difference(self._at)
        self._at = found.end()
        return found[0]

    def _word(self, word: str) -> None:
        self._blank()
        if self._apart != self._gap and not self._any_blanks:
            raise Difference(self._at)
        self._apart = self._gap = self._any_blanks = False
        self._marked.clear()
        if self._sign is not None:
            if _BEGINS_WITH_FIGURE.match(word):
                raise Difference(self._sign)
            if re.search(r"\w", word):
                self._sign = None
        self._quote_marks = 0
        if "&" not in word and "\\" not in word and self._text.startswith(word, self._at):
            self._at += len(word)
            return
        place = 0
        while place < len(word):
            place += self._character(word, place)

    def _character(self, word: str, place: int) -> int:
        """Pass what stands in the source for the character of a *word* at a *place*; how many there
        are."""
        here = self._text[self._at : self._at + 2]
        if here == "\\|" and word[place] == "|":
            self._at += 2
            return 1
        if not self._literal:
            entity = _ENTITY.match(self._text, self._at)
            meant = html.unescape(entity[0]) if entity else ""
            if entity and meant != entity[0] and word.startswith(meant, place):
                self._at = entity.end()
                return len(meant)
            if here == f"\\{word[place]}" and word[place] in "*_`[]<|.)-+#>~&!":
                self._at += 2
                return 1
        if here[:1] != word[place]:
            raise Difference(self._at)
        self._at += 1
        return 1

    # ---- the marks that the HTML accounts for

    def _emphasis(self, length: int) -> None:
        self._blank()
        self._open.append(self._take(rf"([*_])\1{{{length - 1}}}"))

    def _code(self, tag: str) -> None:
        if tag == "code" and self._in_block:
            return
        self._blank()
        self._in_block = tag == "pre"
        if self._in_block:
            mark = self._take(r"`{3,}|~{3,}")
            self._take(r"[ \t]*[\w+-]*[ \t]*(?=\n|$)")
            self._open.append(rf"{mark}{mark[0]}*")
        else:
            self._open.append(rf"{self._take('`+')}(?!`)")
            self._take(r"\s*")
        self._literal = self._any_blanks = True

    def _link(self) -> None:
        self._blank()
        if self._text.startswith("[", self._at):
            self._at += 1
            self._open.append(r"\]\((?:<[^<>\n]*>|(?:\\.|[^\s()\\]|\((?:\\.|[^()\\])*\))*)\s*\)")
        elif self._text.startswith("<", self._at):
            self._at += 1
            self._open.append(">")
        else:
            self._open.append("")  # an address or a reference that became a link as it stands

    def _block(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "ul":
            self._lists.append(_List(None, ""))
        elif tag == "ol":
            behind = r"\)" if attributes.get("class") == "dl-round" else r"\."
            self._lists.append(_List(int(attributes.get("start") or "1"), behind))
        elif tag == "li":
            self._item(self._lists[-1])
        elif tag == "blockquote":
            self._blank()
            self._marked.append(self._at)
            self._sign = self._at
            self._take(">")
            self._apart = True
            self._quotes += 1
        elif tag in ("th", "td"):
            self._bar()
        elif tag == "thead":
            self._bars = False
        elif tag == "hr":
            self._blank()
            self._take("-{3,}")
            self._marked.clear()
        elif re.fullmatch("h[2-6]", tag):
            self._blank()
            self._marked.append(self._at)
            self._take(rf"#{{{tag[1]}}}(?=\s|$)")

    def _item(self, of: _List) -> None:
        """Pass the mark of an item."""
        self._blank()
        self._marked.append(self._at)
        if of.first is None:
            self._sign = self._at
            self._take(r"[-*](?=\s|$)")
        else:
            self._sign = None
            self._take(rf"{of.first + of.items}{of.behind}(?=\s|$)")
        of.items += 1

    def _bar(self) -> None:
        """Pass the bar beside a cell."""
        self._blank()
        if self._text.startswith("|", self._at):
            self._bars = self._apart = True
            self._at += 1
