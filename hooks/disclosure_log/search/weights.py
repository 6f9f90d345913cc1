"""How much a word weighs where it stands: BM25F, with a question and its answer as one text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from disclosure_log.search.documents import IndexedPage, Section
from disclosure_log.search.tokens import stems

KEYWORDS, TITLE, SUMMARY = 4.0, 3.0, 0.6
"""How much a word weighs at the head of a page, each time it stands there."""
HEADING, TEXT, DOCUMENT = 2.0, 1.0, 0.5
"""The same in a question or a heading, in an answer or a text, and in a document."""
LENGTH = 0.6
"""How much less a word weighs in a long text (b of BM25)."""
LONGEST = 4.0
"""A text counts at most as this many times as long as the others."""


@dataclass(frozen=True)
class Lengths:
    """How many words a heading and a text have on average."""

    heading: float
    text: float

    @staticmethod
    def of(pages: Iterable[IndexedPage]) -> Lengths:
        sections = [
            section for page in pages for section in page.sections if section.kind != "document"
        ]
        number = max(1, len(sections))
        return Lengths(
            max(1, sum(len(section.heading.split()) for section in sections) / number),
            max(1, sum(len(section.text.split()) for section in sections) / number),
        )


def of_head(page: IndexedPage) -> dict[str, float]:
    """What each stem weighs at the head of a *page*."""
    found: dict[str, float] = {}
    _add(found, stems(page.keywords), KEYWORDS)
    _add(found, stems(page.title), TITLE)
    _add(found, stems(page.summary), SUMMARY)
    return found


def of_section(section: Section, average: Lengths) -> dict[str, float]:
    """What each stem weighs in a *section*, where texts are as long as on *average*."""
    found: dict[str, float] = {}
    _add(found, stems(section.heading), HEADING, average.heading)
    text = f"{section.text} {section.hidden}" if section.hidden else section.text
    _add(found, stems(text), DOCUMENT if section.kind == "document" else TEXT, average.text)
    return found


def _add(
    found: dict[str, float], words: Sequence[str], weight: float, average: float = 0.0
) -> None:
    if average:
        weight /= min(LONGEST, 1 - LENGTH + LENGTH * len(words) / average)
    for word, count in Counter(words).items():
        found[word] = found.get(word, 0.0) + weight * count
