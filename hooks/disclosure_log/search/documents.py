"""The pages that the search indexes: one for each entry, publication and guidance page.

They are made only for the index. They have no lists, navigation or texts of laws, which would match
every search. Each word is indexed once for each page, where it has the most weight: in the
keywords, or else the title, the summary, the questions and answers, or the released documents. The
full text is kept beside the indexed words, so that search results can show a passage.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from disclosure_log.log.answer import Answer, provision
from disclosure_log.log.downloads import Release
from disclosure_log.log.entries import Log
from disclosure_log.log.entry import Entry
from disclosure_log.log.headings import (
    INTERNAL_REVIEW,
    QUESTION,
    REGULATOR,
    id_of,
    numbered,
)
from disclosure_log.markdown.html import to_html, words_of
from disclosure_log.records.topics_and_publications import Publication
from disclosure_log.search.facets import facets_of
from disclosure_log.search.tokens import (
    EXCERPT_END,
    QUESTION_END,
    Deduplicator,
    indexed_words,
    token,
)
from hidden_data.characters import without_forbidden

WEIGHTS = {"keywords": 10, "reference": 10, "title": 7, "summary": 2}
"""The weight of a word at the head of a page. In a question or answer it is 1."""
DOCUMENT = 0.5
"""The weight of a word in a released document."""
TOP = "top"
"""The text of a guidance page before its first heading."""
WITHOUT_ID = frozenset({*WEIGHTS, TOP})
"""Sections without an id in the page of the site, because they are at the top of it."""
DOCUMENT_WORDS = 400
"""How many words of a document are kept as written, so that a passage can be shown.

Each further word is kept once, so that it can be found.
"""
COMMON = 0.4
"""A word on a larger share of pages than this is ignored, unless the query has few other words."""
MANY = 200
"""If there are no more pages than this, no word counts as common."""

_MARK = re.compile(r"[\\*_`#>|\[\]&]|^\s*([-+]|\d+[.)])\s", re.MULTILINE)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class IndexedPage:
    """A page of the index.

    *words* is the HTML that Pagefind reads. *shown* is the JSON that the script of the search page
    gets for a hit.
    """

    address: str
    words: str
    shown: bytes


@dataclass(frozen=True)
class Section:
    """A text with its own id. *note* is shown beside it."""

    id: str
    note: str
    text: str
    weight: float | None = None


class IndexedPages:
    """The indexed pages of a log. *guidance* has its hand-written pages (Markdown, by address)."""

    def __init__(self, log: Log, guidance: Mapping[str, str]) -> None:
        self._log, self._guidance = log, guidance
        self._held: Counter[str] = Counter()
        self._pages = 0

    def __iter__(self) -> Iterator[IndexedPage]:
        """The newest entry comes first, because the script of the search page uses this order."""
        for entry in self._log.entries:
            yield self._entry(entry)
        for item in self._log.publications:
            yield self._publication(item)
        for address, text in sorted(self._guidance.items()):
            yield self._guide(address, text)

    @property
    def common(self) -> list[str]:
        """The words on most pages, commonest first. Complete only after all pages are made."""
        words = [
            (-pages, word)
            for word, pages in self._held.items()
            if self._pages > MANY and pages > COMMON * self._pages
        ]
        return [word for _, word in sorted(words)]

    def _entry(self, entry: Entry) -> IndexedPage:
        record = entry.record
        references = [
            token(reference, self._log.authority.references)
            for reference in (record.reference, *record.also_known_as)
        ]
        sections = [
            *([_head("keywords", " · ".join(record.keywords))] if record.keywords else []),
            _head("title", record.title),
            _head("reference", " ".join(references)),
            _head("summary", record.summary),
        ]
        sections += [_question(answer) for answer in entry.answers]
        for number, review in enumerate(record.review, 1):
            heading = numbered(INTERNAL_REVIEW, number)
            text = f"{heading}: {_words(review.answered)}"
            sections.append(Section(id_of(heading), review.outcome, text))
        decided = [f"{step.reference} {_words(step.answered or '')}" for step in record.regulator]
        if decided:
            text = f"{REGULATOR}: {' '.join(decided)}"
            sections.append(Section(id_of(REGULATOR), record.regulator[-1].result or "", text))
        sections += [
            Section(entry.section_of(release), title, f"{title}. {_shortened(text)}", DOCUMENT)
            for release in entry.releases
            for title, text in _documents(release)
        ]
        about = {
            "kind": "answer",
            "reference": record.reference,
            "date": str(record.responded or ""),
            "outcome": entry.outcome.id,
        }
        return self._page(entry.address, sections, about, facets_of(entry))

    def _publication(self, item: Publication) -> IndexedPage:
        sections = [_head("title", item.title), _head("summary", item.about)]
        return self._page(
            f"publication-scheme/#{item.id}",
            sections,
            {"kind": "publication"},
            {"kind": ["publication"]},
        )

    def _guide(self, address: str, text: str) -> IndexedPage:
        _, _, written = text.partition("\n---\n")
        title, *others = re.split("^#+ ", written, flags=re.MULTILINE)[1:]
        sections = [_head("title", words_of(title.partition("\n")[0]))]
        sections += [
            Section(id, heading, f"{heading}{'.' if heading[-1:].isalnum() else ''} {words}")
            for id, heading, words in _parts(title, others)
            if words
        ]
        return self._page(address, sections, {"kind": "guidance"}, {"kind": ["guidance"]})

    def _page(
        self,
        address: str,
        sections: Sequence[Section],
        about: Mapping[str, str],
        filters: Mapping[str, Sequence[str]],
    ) -> IndexedPage:
        deduplicate = Deduplicator()
        texts = [deduplicate(section.text) for section in sections]
        self._held.update(deduplicate.indexed)
        self._pages += 1
        marks = "".join(
            f'<i data-pagefind-filter="{name}:{value}"></i>'
            for name, values in filters.items()
            for value in values
        )
        words = "".join(
            _paragraph(indexed_words(text), section.weight)
            for section, text in zip(sections, texts, strict=True)
        )
        # Pagefind's own script needs the first six.
        shown = {
            "url": f"/{address}",
            "content": "",
            "word_count": 0,
            "filters": {},
            "meta": {},
            "anchors": [],
            **about,
        }
        shown["sections"] = [
            [section.id, section.note, text] for section, text in zip(sections, texts, strict=True)
        ]
        return IndexedPage(
            address,
            '<!doctype html><html lang="en"><body'
            f" data-pagefind-body>{marks}\n{words}</body></html>",
            json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode(),
        )


def _question(answer: Answer) -> Section:
    """A question with its first answer and what was answered later, and the outcome that stands."""
    part = answer.part
    texts = [_words(part.answered)]
    texts += [_words(d.result.answered) for d in answer.decisions if d.result.answered]
    texts += [_words(text) for text in (part.advice, part.goodwill) if text]
    texts += [each.title for each in part.available]
    texts += [f"({provision(g).cited}: {provision(g).name})" for g in answer.grounds]
    return Section(
        id_of(QUESTION.format(answer.number)),
        answer.outcome.id,
        f"{_words(part.asked)} {QUESTION_END} {' '.join(texts)}",
    )


def _head(id: str, text: str) -> Section:
    """A section at the head of a page."""
    return Section(id, "", text, WEIGHTS[id])


def _paragraph(words: str, weight: float | None) -> str:
    heavier = f' data-pagefind-weight="{weight}"' if weight else ""
    return f"<p{heavier}>{html.escape(words, quote=False)}</p>\n"


def _parts(title: str, sections: list[str]) -> Iterator[tuple[str, str, str]]:
    """(id, heading, words) of each section of a guidance page."""
    name, _, text = title.partition("\n")
    yield TOP, words_of(name), words_of(text)
    for section in sections:
        heading, _, text = section.partition("\n")
        yield id_of(words_of(heading)), words_of(heading), words_of(text)


def _documents(release: Release) -> Iterator[tuple[str, str]]:
    """The title and the words of a released document, or of each of its tables."""
    for table in release.tables:
        yield table.title, " · ".join(cell for row in table.rows for cell in row if cell)
    if release.text:
        # Private-use characters have a meaning in the index.
        yield release.document.title, without_forbidden(release.text)


def _shortened(text: str) -> str:
    """A document's first words as written, then each further word that has a letter, once."""
    words = text.split()
    first, rest = words[:DOCUMENT_WORDS], words[DOCUMENT_WORDS:]
    return " ".join(
        [
            *first,
            *([EXCERPT_END] if rest else []),
            *dict.fromkeys(word for word in rest if _LETTER.search(word)),
        ]
    )


def _words(text: str) -> str:
    """The words of a Markdown text. Most texts have no markup and need no parser."""
    return words_of(to_html(text)) if _MARK.search(text) else " ".join(text.split())
