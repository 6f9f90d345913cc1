"""The pages that the search indexes: one for each entry, publication and page of guidance.

They are made for the index alone, without lists, navigation and the texts of laws, which would
match everything. Each word is indexed once for a page, where it weighs most: in the keywords, then
the title, the summary, the questions and answers, and the released documents. The full text is kept
beside the indexed words, to show a passage of.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from disclosure_log.log.entries import Log
from disclosure_log.log.entry import Entry, provision
from disclosure_log.log.headings import INTERNAL_REVIEW, QUESTION, RELEASED_DOCUMENTS, id_of
from disclosure_log.markdown.html import to_html, words_of
from disclosure_log.records.settings import Publication
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
"""How much a word weighs in the head of a page; in a question or an answer it weighs 1."""
DOCUMENT = 0.5
"""How much a word of a released document weighs."""
TOP = "top"
"""The text of a page of guidance before its first heading."""
WITHOUT_ID = frozenset({*WEIGHTS, TOP})
"""Sections that have no id in the page of the site, because they are at its beginning."""
DOCUMENT_WORDS = 400
"""How many words of a document are kept as written, to show a passage of.

Each further word is kept once, so that it can be found.
"""
COMMON = 0.4
"""A word on a larger share of the pages is searched for only if the query has few others."""
MANY = 200
"""With fewer pages than this, no word is called common."""

_MARK = re.compile(r"[\\*_`#>|\[\]&]|^\s*([-+]|\d+[.)])\s", re.MULTILINE)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class IndexedPage:
    """A page of the index.

    *words* is the HTML that Pagefind reads; *shown* is the JSON that the script of the search page
    gets for a hit.
    """

    address: str
    words: str
    shown: bytes


@dataclass(frozen=True)
class Section:
    """A text with an id of its own. *note* is shown beside it."""

    id: str
    note: str
    text: str
    weight: float | None = None


class IndexedPages:
    """The indexed pages of a log. *guidance* are its hand-written pages as Markdown, by address."""

    def __init__(self, log: Log, guidance: Mapping[str, str]) -> None:
        self._log, self._guidance = log, guidance
        self._held: Counter[str] = Counter()
        self._pages = 0

    def __iter__(self) -> Iterator[IndexedPage]:
        """The newest entry first: the script of the search page sorts by this order."""
        for entry in self._log.entries:
            yield self._entry(entry)
        for item in self._log.publications:
            yield self._publication(item)
        for address, text in sorted(self._guidance.items()):
            yield self._guide(address, text)

    @property
    def common(self) -> list[str]:
        """The words on most pages, the commonest first. Known once all pages are made."""
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
        for number, part in enumerate(record.parts, 1):
            law = "".join(
                f" ({provision(ground).cited}: {provision(ground).name})" for ground in part.grounds
            )
            sections.append(
                Section(
                    id_of(QUESTION.format(number)),
                    part.outcome,
                    f"{_words(part.asked)} {QUESTION_END} {_words(part.answered)}{law}",
                )
            )
        if record.review:
            sections.append(
                Section(
                    id_of(INTERNAL_REVIEW),
                    record.review.outcome,
                    f"{INTERNAL_REVIEW}: {_words(record.review.answered)}",
                )
            )
        sections += [
            Section(id_of(RELEASED_DOCUMENTS), title, f"{title}. {_shortened(text)}", DOCUMENT)
            for title, text in _documents(entry)
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


def _head(id: str, text: str) -> Section:
    """A section of the head of a page."""
    return Section(id, "", text, WEIGHTS[id])


def _paragraph(words: str, weight: float | None) -> str:
    heavier = f' data-pagefind-weight="{weight}"' if weight else ""
    return f"<p{heavier}>{html.escape(words, quote=False)}</p>\n"


def _parts(title: str, sections: list[str]) -> Iterator[tuple[str, str, str]]:
    """(id, heading, words) of each section of a page of guidance."""
    name, _, text = title.partition("\n")
    yield TOP, words_of(name), words_of(text)
    for section in sections:
        heading, _, text = section.partition("\n")
        yield id_of(words_of(heading)), words_of(heading), words_of(text)


def _documents(entry: Entry) -> Iterator[tuple[str, str]]:
    """The title and the words of each released document or table."""
    for release in entry.releases:
        for table in release.tables:
            yield table.title, " · ".join(cell for row in table.rows for cell in row if cell)
        if release.text:
            # Private-use characters have a meaning in the index.
            yield release.document.title, without_forbidden(release.text)


def _shortened(text: str) -> str:
    """A document's first words as written, and each further word that has a letter once."""
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
    """The words of a Markdown text. Most have no markup and need no parser."""
    return words_of(to_html(text)) if _MARK.search(text) else " ".join(text.split())
