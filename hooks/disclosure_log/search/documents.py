"""The pages that the search knows: one for each entry, publication and page of guidance.

They are made for the index alone, without lists, navigation and the texts of laws, which would
match everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from disclosure_log.log.answer import Answer
from disclosure_log.log.downloads import Release
from disclosure_log.log.entries import Log
from disclosure_log.log.entry import Entry
from disclosure_log.log.grounds_used import GroundPage, GroundsUsed
from disclosure_log.log.headings import INTERNAL_REVIEW, REGULATOR, id_of, numbered, question_id
from disclosure_log.markdown.html import to_html, words_of
from disclosure_log.records.cited import provision
from disclosure_log.records.topics_and_publications import Publication
from disclosure_log.search.tokens import bare
from disclosure_log.search.values import NONE, Values, values_of
from hidden_data.characters import without_forbidden

DOCUMENT_WORDS = 400
"""How many words of a document can be shown. The others can be found only."""

_MARK = re.compile(r"[\\*_`#>|\[\]&]|^\s*([-+]|\d+[.)])\s", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """A part of a page that a result can lead to: a question with its answer, a released
    document."""

    kind: str
    """``question``, ``review``, ``regulator``, ``document`` or ``text``."""
    id: str
    """Its id in the page; empty for the beginning."""
    note: str
    """The outcome of a question, the title of a document, the heading of a text."""
    heading: str
    """What was asked, or what the section is called."""
    text: str
    history: str = ""
    """How the outcome of a question came about, to stand behind it."""
    hidden: str = ""
    """Text that can be found and is not shown."""


@dataclass(frozen=True)
class IndexedPage:
    """A page of the index."""

    address: str
    kind: str
    """``answer``, ``publication``, ``guidance``, or ``notice`` for an entry that was taken out."""
    title: str
    sections: tuple[Section, ...]
    keywords: str = ""
    summary: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What is shown of an entry besides: ``reference``, ``date``, ``outcome``, and how it came
    about."""
    values: Values = NONE
    """Its values in each facet."""
    references: tuple[str, ...] = ()
    """The references it is found by: its own, former ones, those of entries merged into it."""

    @property
    def shown(self) -> dict[str, Any]:
        """What the script of the search page needs to show it."""
        about: dict[str, Any] = {"url": self.address, "kind": self.kind, "title": self.title}
        about |= self.facts
        if self.keywords:
            about["keywords"] = self.keywords
        if self.summary:
            about["summary"] = self.summary
        about["sections"] = [
            [s.kind, s.id, s.note, s.heading, s.text, *filter(None, [s.history])]
            for s in self.sections
        ]
        return about


class Source(NamedTuple):
    """What a page of the index is made from."""

    name: str
    key: tuple[object, ...]
    """By which it is known again."""
    make: Callable[[], IndexedPage]


def sources(log: Log, guidance: Mapping[str, str], used: GroundsUsed) -> list[Source]:
    """The pages of the index in the order of their numbers: *guidance* (Markdown, by address) and
    the grounds *used*, publications, then the entries, oldest first.

    So a new entry comes last, and changes no other number. Where an entry was taken out stands a
    notice; the references of one that was merged lead to the other.
    """
    references: dict[str, list[str]] = {}
    for entry in log.all:
        here = references.setdefault(log.standing(entry).path, [])
        here += [entry.record.reference, *entry.record.also_known_as]
    guides = [
        Source(address, (address, text), partial(_guide, address, text))
        for address, text in sorted(guidance.items(), reverse=True)
    ]
    guides += [
        Source(page.address, (page.law, page.apart, page.also_called), partial(_ground, page))
        for page in used.pages
    ]
    publications = [
        Source(item.id, (item,), partial(_publication, item)) for item in reversed(log.publications)
    ]
    entries = [
        _source(entry, tuple(references[entry.path]))
        for entry in reversed(log.all)
        if entry.path in references
    ]
    return [*guides, *publications, *entries]


def _source(entry: Entry, references: tuple[str, ...]) -> Source:
    make = partial(_entry if entry.stands else _notice, entry, references)
    return Source(entry.path, (entry.digest, references), make)


def _notice(entry: Entry, references: tuple[str, ...]) -> IndexedPage:
    """The page that stands where an *entry* was. Only its references lead there."""
    title = f"{entry.status.label}: {entry.record.reference}"
    return IndexedPage(entry.address, "notice", title, (), references=references)


def _entry(entry: Entry, references: tuple[str, ...]) -> IndexedPage:
    record = entry.record
    sections = [_question(answer) for answer in entry.answers]
    for number, review in enumerate(record.review, 1):
        heading = numbered(INTERNAL_REVIEW, number)
        text = plain_words(review.answered)
        sections.append(Section("review", id_of(heading), review.outcome, heading, text))
    decided = [f"{step.reference} {plain_words(step.answered or '')}" for step in record.regulator]
    if decided:
        result = record.regulator[-1].result or ""
        text = " ".join(decided)
        sections.append(Section("regulator", id_of(REGULATOR), result, REGULATOR, text))
    sections += [
        _document(entry.section_of(release), title, text)
        for release in entry.releases
        for title, text in _documents(release)
    ]
    return IndexedPage(
        entry.address,
        "answer",
        record.title,
        tuple(sections),
        " · ".join(record.keywords),
        record.summary,
        _facts(entry),
        values_of(entry),
        references,
    )


def _facts(entry: Entry) -> dict[str, str]:
    record = entry.record
    facts = {
        "reference": record.reference,
        "date": str(record.responded),
        "outcome": entry.outcome.id,
    }
    goodwill = "something was given as goodwill" if entry.goodwill else ""
    history = "; ".join(filter(None, (entry.outcome_history, goodwill)))
    return facts | ({"history": history} if history else {})


def _publication(item: Publication) -> IndexedPage:
    section = Section("text", item.id, "", "", item.about)
    return IndexedPage("publication-scheme/", "publication", item.title, (section,))


def _guide(address: str, text: str) -> IndexedPage:
    _, _, written = text.partition("\n---\n")
    first, *others = re.split("^#+ ", written, flags=re.MULTILINE)[1:]
    title, _, lead = first.partition("\n")
    sections = [Section("text", "", "", "", words_of(lead))]
    for other in others:
        heading, _, words = other.partition("\n")
        name = words_of(heading)
        sections.append(Section("text", id_of(name), name, name, words_of(words)))
    return IndexedPage(address, "guidance", words_of(title), tuple(sections))


def _ground(page: GroundPage) -> IndexedPage:
    """The page that explains a ground. It is found by what people call it, such as ``s40``."""
    section = Section("text", "", "", "", page.meaning)
    words = (*page.spellings, *page.also_called)
    return IndexedPage(page.address, "guidance", page.title, (section,), " · ".join(words))


def names_of(used: GroundsUsed) -> dict[str, str]:
    """The address of the page that explains a ground, by what people call it: whoever looks for
    just ``s40`` or ``personal data`` wants that page first. Letters and digits only."""
    found: dict[str, str] = {}
    for part in ("written", "spellings", "also_called"):
        for page in used.pages:
            for words in getattr(page, part):
                found.setdefault(bare(words), page.address)
    return found


def _question(answer: Answer) -> Section:
    """A question with its first answer and what was answered later, and the outcome that stands."""
    part = answer.part
    texts = [plain_words(part.answered)]
    texts += [plain_words(d.result.answered) for d in answer.decisions if d.result.answered]
    texts += [plain_words(text) for text in (part.advice, part.goodwill) if text]
    texts += [each.title for each in part.available]
    texts += [f"({provision(g).cited}: {provision(g).name})" for g in answer.grounds]
    return Section(
        "question",
        question_id(answer.number),
        answer.outcome.id,
        plain_words(part.asked),
        " ".join(texts),
        answer.outcome_history or ("given as goodwill" if part.goodwill else ""),
    )


def _document(id: str, title: str, text: str) -> Section:
    words = text.split()
    shown, hidden = words[:DOCUMENT_WORDS], words[DOCUMENT_WORDS:]
    return Section("document", id, title, title, " ".join(shown), hidden=" ".join(hidden))


def _documents(release: Release) -> Iterator[tuple[str, str]]:
    """The title and the words of a released document, or of each of its tables."""
    for table in release.tables:
        yield table.title, " · ".join(cell for row in table.rows for cell in row if cell)
    if release.text:
        yield release.document.title, without_forbidden(release.text)


def plain_words(text: str) -> str:
    """The words of a Markdown text. Most have no markup and need no parser."""
    return words_of(to_html(text)) if _MARK.search(text) else " ".join(text.split())
