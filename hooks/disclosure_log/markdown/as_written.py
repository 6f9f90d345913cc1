"""What counts as a list, a quotation, a table and the end of a line.

Most who write an answer do not know Markdown, so a mark is one only where every reader would take
it for one. Anything else is text, and is shown as it was written:

* A **list** is what looks like one: two items or more, with words in each. The numbers of a list
  run on from its first; ``15.`` alone, ``2019. The dates`` or 1, 3, 4 are text. A figure after a
  dash may be *minus* a figure, so a list with such an item keeps its dashes. A text that marks
  figures with an asterisk keeps the asterisks of its notes.
* A **quotation** begins with words. ``> 5`` is *more than 5*.
* A **table** has two rows and two columns or more. Its cells stand between ``|``, or are divided
  by tabs or by three blanks and more, as when they come from Word or Excel. See ``tables``.
* A **line** ends where it was ended early, and where the next would run into it: an item such as
  ``(a)`` or ``•``, a figure below a figure. The lines of a paragraph that was wrapped are joined.

These are rules of markdown-it in the place of its own. What they decide is not trusted: ``proof``
compares every finished text with what was written.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock, blockquote, heading, list_block
from markdown_it.rules_inline import StateInline, backtick
from markdown_it.rules_inline.state_inline import Delimiter

EARLY = 50
"""A line that ends before this column, although the next word had room, was ended on purpose."""

_ITEM = re.compile(
    r"[ \t]*(?:"
    r"[-+*>\u2010-\u2015\u2212\u2022\u2023\u2043\u2219\u25a0\u25a1\u25aa\u25ab\u25cb\u25cf\u25e6\u00b7\u00a7†‡✓✔➢]+(?=\s|$)"
    r"|o(?=\t| {2})"
    r"|\(?(?:[0-9]{1,9}|[A-Za-z]|[ivxl]{2,6}|[IVXL]{2,6})[.)](?=\s|$)"
    r"|\([A-Za-z0-9]{1,4}\)|\[[A-Za-z0-9]{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079\u2460-\u24ff]"
    r")"
)
"""What begins an item in an ordinary letter: ``(a)``, ``12.``, ``iv)``, a dash or a bullet."""
_NUMBER = re.compile(r"([1-9][0-9]*|0)[.)](?=\s|$)")
_BULLET = re.compile(r"[-*](?=\s|$)")


def begins_item(line: str) -> bool:
    """Whether a *line* begins like an item of a list."""
    return bool(_ITEM.match(line))


def is_figure(words: str) -> bool:
    """Whether *words* begin with a figure, whatever signs stand before it."""
    first = re.match(r"[\W_]*(\w)", words)
    return bool(first and first[1].isnumeric())


def ended_early(line: str, following: str) -> bool:
    """Whether somebody ended a *line* on purpose, rather than wrapped it."""
    word = following.split(maxsplit=1)[:1]
    return len(line.rstrip()) + len("".join(word)) < EARLY


def _ends(line: str, following: str) -> bool:
    """Whether a *line* ends where it was ended, so that nothing runs together."""
    return (
        line.endswith("  ")
        or begins_item(following)
        or ended_early(line, following)
        or line.rstrip().endswith((";", ":"))
        or are_apart(line, following)
    )


def are_apart(line: str, following: str) -> bool:
    """Whether two lines are rows of a table or figures below one another."""
    return bool(re.search(r"[0-9]\s*$", line) and re.match(r"\s*[0-9]", following)) or any(
        divider in line.strip() and divider in following.strip() for divider in "|\t"
    )


# ---- blocks


def list_of_items(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list, where it looks like one."""
    mark = _mark(state, start)
    texts = _texts(state)
    line = _line(state, start)
    if mark in texts or not (_NUMBER.match(line) or _BULLET.match(line)):
        return False
    if silent:
        # The next item of a list ends the one before; below other words, a list has to be one.
        return list_block(state, start, end, True) and (
            state.sCount[start] < state.blkIndent or _goes_on(state, start, end)
        )
    before = len(state.tokens)
    if not list_block(state, start, end, False):
        return False
    made = state.tokens[before:]
    items = [token for token in made if token.type == "list_item_open"]
    items = [token for token in items if token.level == made[0].level + 1]
    first_lines = [token.map[0] for token in items if token.map]
    if _is_list(state, [_line(state, number) for number in first_lines]):
        if made[0].markup == ")":
            made[0].attrSet("class", "dl-round")
        return True
    del state.tokens[before:]
    state.line = start
    texts.update(_mark(state, number) for number in first_lines)
    return False


def _is_list(state: StateBlock, items: list[str]) -> bool:
    """Whether the first lines of *items* are those of a list."""
    words = [re.split(r"\s", item, maxsplit=1) for item in items]
    if len(items) < 2 or not all(len(item) == 2 and item[1].strip() for item in words):
        return False
    numbers = [_NUMBER.match(item) for item in items]
    if numbers[0]:
        first = int(numbers[0][1])
        return all(
            number and int(number[1]) == first + place for place, number in enumerate(numbers)
        )
    if any(item[0] != items[0][0] or is_figure(item[2:]) for item in items):
        return False
    return not (items[0][0] == "*" and _asterisk_is_used(state))


def _goes_on(state: StateBlock, start: int, end: int) -> bool:
    """Whether a second item follows the one that begins at a line."""
    first = _line(state, start)
    for number in range(start + 1, end):
        line = _line(state, number)
        if state.sCount[number] > state.sCount[start]:
            continue
        if _BULLET.match(line) or _NUMBER.match(line):
            return _is_list(state, [first, line]) and state.sCount[number] == state.sCount[start]
        if not line and number + 1 < end and not begins_item(_line(state, number + 1)):
            return False
    return False


def _asterisk_is_used(state: StateBlock) -> bool:
    """Whether an asterisk in the text is there to be read, as in a table whose notes explain it."""
    if "asterisk" not in state.env:
        without_items = re.sub(r"(?m)^[ \t>]*\*(?=\s)|(?<=\w )\*(?= \w)", "", state.src)
        state.env["asterisk"] = "*" in re.sub(r"(\*{1,3})(?=\S)[^*]+?\1", "", without_items)
    return bool(state.env["asterisk"])


def quotation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A quotation, unless its ``>`` mean *more than*."""
    texts = _texts(state)
    if _mark(state, start) in texts or not _line(state, start).startswith(">"):
        return False
    if not silent:
        marks, before, empty = [], "", True
        for number in range(start, end):
            line = _line(state, number)
            if not line.startswith(">"):
                break
            marks.append(_mark(state, number))
            words = line.lstrip("> \t")
            empty = empty and not words
            more_than = words.startswith("=") or (
                is_figure(words) and not _is_numbered(state, number, end)
            )
            if more_than and ended_early(before, words):
                texts.update(marks)
            before = words
        if empty or marks[0] in texts:
            return False
    return blockquote(state, start, end, silent)


def _is_numbered(state: StateBlock, number: int, end: int) -> bool:
    """Whether a line of a quotation is an item of a list with numbers: the line above it or below
    it has the next."""
    near = {}
    for other in range(max(number - 1, 0), min(number + 2, end)):
        item = re.match(r"[> \t]*([0-9]{1,9})[.)][ \t]+\S", _line(state, other))
        near[other - number] = int(item[1]) if item else None
    own = near[0]
    return own is not None and (near.get(-1) == own - 1 or near.get(1) == own + 1)


def heading_of_words(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A heading. Number signs alone are what Excel writes where a column is too narrow."""
    return bool(_line(state, start).strip("# \t")) and heading(state, start, end, silent)


def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line of dashes. Three asterisks may be three figures that were left out."""
    if not re.fullmatch("-{3,}", _line(state, start).rstrip()):
        return False
    if not silent:
        token = state.push("hr", "hr", 0)
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[_mark(state, number) : state.eMarks[number]]


def _mark(state: StateBlock, number: int) -> int:
    """Where the first character of a line is."""
    return state.bMarks[number] + state.tShift[number]


def _texts(state: StateBlock) -> set[int]:
    """The places of the marks that are text."""
    found: set[int] = state.env.setdefault("texts", set())
    return found


# ---- within a line


def line_end(state: StateInline, silent: bool) -> bool:
    """The end of a line, which is kept or joined with the next."""
    if state.src[state.pos] != "\n":
        return False
    after = re.compile(r"\n[ \t]*").match(state.src, state.pos)
    assert after
    if not silent:
        before = state.src[state.src.rfind("\n", 0, state.pos) + 1 : state.pos]
        following = _rest_of_line(state.src, after.end())
        state.pending = state.pending.rstrip(" \t")
        state.push("hardbreak" if _ends(before, following) else "softbreak", "br", 0)
    state.pos = after.end()
    return True


_ESCAPE = re.compile(
    r"\\(?:[*_`\[\]<|]"
    r"|(?<=[0-9]\\)[.)]"  # 2004\. is a year
    r"|(?<![^\s|]\\)[-+#>~]"  # at the beginning of a line, \\server\-x is none
    r"|&(?=#?[0-9A-Za-z]{1,31};)"
    r"|!(?=\[))"
)


def escape(state: StateInline, silent: bool) -> bool:
    """A backslash that stands before a mark. Any other is shown."""
    found = _ESCAPE.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("text_special", "", 0)
        token.content, token.markup, token.info = found[0][1:], found[0], "escape"
    state.pos = found.end()
    return True


def emphasis(state: StateInline, silent: bool) -> bool:
    """Asterisks and underscores round words. Those within words and behind figures are text."""
    run = re.compile(r"([*_])\1*").match(state.src, state.pos)
    if silent or not run:
        return False
    before, after = _before(state.src, run.start()), state.src[run.end() : run.end() + 1]
    could = len(run[0]) <= 3 and not _marks_two_figures(state.src, run)
    opens = could and bool(
        re.fullmatch(r"[\s(\[{\"'“‘*_–—-]?", before)
        and re.fullmatch(r"[\w(\[\"'“‘£$€<`*_&\\+-]", after)
    )
    closes = could and bool(re.fullmatch(r"\S", before) and re.fullmatch(r"\W?|_", after))
    closes = closes and not _marks_figure(state.src, run)
    for _ in run[0]:
        token = state.push("text", "", 0)
        token.content = run[1]
        place = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(run[1]), len(run[0]), place, -1, opens, closes))
    state.pos = run.end()
    return True


def _marks_figure(text: str, run: re.Match[str]) -> bool:
    """Whether an asterisk behind a figure leads to a note, in a line that begins with another."""
    line = text[text.rfind("\n", 0, run.start()) + 1 : run.start()]
    goes_on = _rest_of_line(text, run.end()).strip()
    return bool(
        re.search(r"[\d%]$", line)
        and goes_on
        and line.startswith(run[0])
        and run[0] not in line.split()[-1]
    )


def _marks_two_figures(text: str, run: re.Match[str]) -> bool:
    """Whether an asterisk before a figure and the next one, behind another, both lead to a note:
    ``Elder *7 and Birch 8*``."""
    words, mark, _ = _rest_of_line(text, run.end()).partition(run[0])
    return bool(mark and is_figure(words) and re.search(r"\s\S*[\d%]$", words))


def code(state: StateInline, silent: bool) -> bool:
    """Words between backticks. One within a word is an apostrophe."""
    if state.src[state.pos] != "`" or not re.match(r"\w", _before(state.src, state.pos)):
        return backtick(state, silent)
    run = re.compile("`+").match(state.src, state.pos)
    assert run
    if not silent:
        state.pending += run[0]
    state.pos = run.end()
    return True


def _before(text: str, place: int) -> str:
    """The character before a place; none at the beginning."""
    return text[max(place - 1, 0) : place]


def _rest_of_line(text: str, place: int) -> str:
    end = text.find("\n", place)
    return text[place:] if end < 0 else text[place:end]
