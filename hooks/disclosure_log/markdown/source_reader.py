"""The source of a Markdown text, read from its beginning to its end with a finger on it.

Every word of the finished text must come next in the source, where nothing may stand between them
but blanks and the marks that the reader of the HTML passes.
"""

from __future__ import annotations

import html
import re

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BLANKS = re.compile(r"\s+")
_PIECES = re.compile(r"\s+|\S+")
_BEGINS_WITH_FIGURE = re.compile(r"[\W_]*[0-9½¼¾⅓⅔]")


class Difference(Exception):
    """What a visitor would see is not what was written at :attr:`place`."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


class Source:
    """The source, the place of the finger in it, and what is known of that place."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.apart = self.gap = True
        """Whether a blank or a mark between words has passed since the last character: in the
        source, and on the page."""
        self.any_blanks = False
        """Whether blanks may differ, as at the edge of code."""
        self.marked: list[int] = []
        """Where the marks are after which no word has come yet."""
        self.sign: int | None = None
        """Where a mark is that before a figure would be a sign."""
        self.quotes = self.quote_marks = 0
        """How many quotations are open, and how many of their marks this line may still have."""
        self.literal = False
        """Whether code is being read, in which nothing is a mark."""

    # ---- words

    def line(self, line: str) -> None:
        """Pass the words of a *line* of the page."""
        words = 0
        for piece in _PIECES.finditer(line):
            if piece[0].isspace():
                self.gap = True
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
            or self.quotes
            or self.sign is not None
            or "&" in rest
            or "\\" in rest
            or not self.text.startswith(rest, self.at)
        ):
            return False
        self.at += len(rest)
        self.gap = len(rest) < len(line) - place
        return True

    def _word(self, word: str) -> None:
        self.blank()
        if self.apart != self.gap and not self.any_blanks:
            raise Difference(self.at)
        self.apart = self.gap = self.any_blanks = False
        self.marked.clear()
        if self.sign is not None:
            if _BEGINS_WITH_FIGURE.match(word):
                raise Difference(self.sign)
            if re.search(r"\w", word):
                self.sign = None
        self.quote_marks = 0
        if "&" not in word and "\\" not in word and self.text.startswith(word, self.at):
            self.at += len(word)
            return
        place = 0
        while place < len(word):
            place += self._character(word, place)

    def _character(self, word: str, place: int) -> int:
        """Pass what stands in the source for the character of a *word* at a *place*; how many there
        are."""
        here = self.text[self.at : self.at + 2]
        if here == "\\|" and word[place] == "|":
            self.at += 2
            return 1
        if not self.literal:
            entity = _ENTITY.match(self.text, self.at)
            meant = html.unescape(entity[0]) if entity else ""
            if entity and meant != entity[0] and word.startswith(meant, place):
                self.at = entity.end()
                return len(meant)
            if here == f"\\{word[place]}" and word[place] in "*_`[]<|.)-+#>~&!":
                self.at += 2
                return 1
        if here[:1] != word[place]:
            raise Difference(self.at)
        self.at += 1
        return 1

    # ---- blanks and marks

    def blank(self) -> None:
        """Pass blanks, and the marks of a quotation where a line begins."""
        while True:
            if blanks := _BLANKS.match(self.text, self.at):
                self.at, self.apart = blanks.end(), True
                if "\n" in blanks[0]:
                    self.quote_marks = self.quotes
            character = self.text[self.at : self.at + 1]
            if character == ">" and self.quote_marks:
                self.quote_marks -= 1
            elif (
                character == "&"
                and not self.literal
                and (entity := _ENTITY.match(self.text, self.at))
                and html.unescape(entity[0]).isspace()
            ):
                self.at = entity.end() - 1
            else:
                return
            self.apart = True
            self.at += 1

    def take(self, pattern: str) -> str:
        """Pass a mark that must stand here."""
        found = re.compile(pattern).match(self.text, self.at)
        if not found:
            raise Difference(self.at)
        self.at = found.end()
        return found[0]

    def passes(self, mark: str) -> bool:
        """Pass a *mark* if it stands here, and say whether it does."""
        stands = self.text.startswith(mark, self.at)
        self.at += len(mark) * stands
        return stands

    def begin_mark(self) -> None:
        """Come to a mark behind which there must be words."""
        self.blank()
        self.marked.append(self.at)

    def has_words(self) -> None:
        """A mark with no words behind it would leave nothing on the page."""
        self.sign = None
        if self.marked:
            raise Difference(self.marked.pop())

    def end(self) -> None:
        """Whether the source ends with the page."""
        self.blank()
        if self.at < len(self.text):
            raise Difference(self.at)
