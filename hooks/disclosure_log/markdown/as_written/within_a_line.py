"""What the marks within a line mean: emphasis, code, a backslash, and the end of the line."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline, backtick
from markdown_it.rules_inline.state_inline import Delimiter

from disclosure_log.markdown.as_written.lines import ends, is_figure


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
        state.push("hardbreak" if ends(before, following) else "softbreak", "br", 0)
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
