"""What counts as a list, a quotation, a heading and a rule."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock, blockquote, heading, list_block

from disclosure_log.markdown.as_written.lines import begins_item, ended_early, is_figure

_NUMBER = re.compile(r"([1-9][0-9]*|0)[.)](?=\s|$)")
_BULLET = re.compile(r"[-*](?=\s|$)")


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
