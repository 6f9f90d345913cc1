"""A question as a heading: its beginning, and what of it stands below."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from disclosure_log.markdown.html import words_of

SHORT = 120
"""As many letters of a heading are read at a glance."""
LONGEST = 240
"""With more, a first sentence is no heading."""

_FIRST_PARAGRAPH = re.compile("<p>(.*?)</p>", re.DOTALL)
# A full stop behind a short word may belong to it: "No. 5", "e.g. lamps".
_END = re.compile(r"(?:(?:[^\W\d_]{4,}|\d{4}|\))\.|[?!])[”’\"')]*(?=\s+[^\Wa-z])|(?=<br>)")
_TAG = re.compile("<(/?)(?!br)[^>]*>")


@dataclass(frozen=True)
class QuestionHeading:
    """A question, divided between the heading and the text below it. No word stands in both unless
    the heading is only the beginning of a sentence, which ends in ``…``."""

    words: Markup
    rest: Markup


def question_heading(asked: Markup) -> QuestionHeading:
    """The heading of a question from its finished HTML: its first paragraph, or as many sentences
    or lines of it as are short."""
    first = _FIRST_PARAGRAPH.match(asked)
    if not first:
        return _begun(asked)
    # Slices of finished HTML are finished HTML.
    words, behind = asked[slice(*first.span(1))], asked[first.end() :].lstrip()
    if "<br>" not in words and _length(words) <= SHORT:
        return QuestionHeading(words, behind)
    ends = [end for end in _ends(words) if _length(words[:end]) <= LONGEST]
    short = [end for end in ends if _length(words[:end]) <= SHORT]
    if not ends:
        if "<br>" not in words and _length(words) <= LONGEST:
            return QuestionHeading(words, behind)
        return _begun(asked)
    # Lines are parts of a list more often than sentences of one question.
    end = ends[0] if "<br>" in words or not short else short[-1]
    rest = words[end:].removeprefix("<br>").lstrip()
    return QuestionHeading(words[:end], Markup("<p>{}</p>\n{}").format(rest, behind))


def _begun(asked: Markup) -> QuestionHeading:
    """The first words, above the whole question."""
    words = words_of(asked)
    if len(words) > SHORT:
        words = words[:SHORT].rpartition(" ")[0] or words[:SHORT]
    return QuestionHeading(Markup("{}…").format(words.rstrip(" ,;:.…")), asked)


def _ends(words: str) -> list[int]:
    """Where a sentence or line ends outside of links, emphasis and code, but for the last."""
    tags = [(tag.start(), -1 if tag[1] else 1) for tag in _TAG.finditer(words)]
    return [
        end.end()
        for end in _END.finditer(words)
        if end.end() and not sum(step for place, step in tags if place < end.end())
    ]


def _length(words: str) -> int:
    return len(words_of(words))
