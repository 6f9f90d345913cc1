"""What is looked through: a lean page for each entry, each publication and each page of guidance, made for the index alone.

Lists, navigation and the texts of laws are no part of these pages, so nobody finds them. A word counts where it weighs most: keywords,
then the title, the summary, the questions with their answers, and the released documents. It is veiled wherever it stands again.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from markdown.extensions.toc import slugify

from ..characters import without_forbidden
from ..log import Entry, Log
from ..markdown import to_html
from ..settings import Publication
from .facets import facets_of
from .words import SEAM, TAIL, Veil, token, veil

KEYWORDS, REFERENCE, TITLE, SUMMARY, DOCUMENT = 10, 10, 7, 2, 0.5
"""How much a word weighs there; in a question or an answer it weighs 1."""
DOCUMENT_WORDS = 400
"""How many words of a document are kept as they stand, to show a passage of. Of what comes after, each word is kept once, to be found."""
COMMON = 0.4
"""A word that a larger share of the pages hold is looked for only when little else was typed."""
MANY = 200
"""Pages from which on there is a point in calling a word common."""

_MARK = re.compile(r"[\\*_`#>|\[\]&]|^\s*([-+]|\d+[.)])\s", re.MULTILINE)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_TAG = re.compile("<[^>]*>")


class Library:
    """The lean pages of a log. *guidance* are its hand-written pages as Markdown, by address."""

    def __init__(self, log: Log, guidance: Mapping[str, str]) -> None:
        self._log, self._guidance = log, guidance
        self._held: Counter[str] = Counter()
        self._pages = 0

    def pages(self) -> Iterator[tuple[str, str]]:
        """(address, page), the newest entry first: the script of the search sorts by these places."""
        for entry in self._log.entries:
            yield entry.address, self._entry(entry)
        for item in self._log.publications:
            yield f"publication-scheme/#{item.id}", self._publication(item)
        for address, text in sorted(self._guidance.items()):
            yield address, self._guide(text)

    @property
    def common(self) -> list[str]:
        """The words that most pages hold, the commonest first; known once all pages are made."""
        words = [(-pages, word) for word, pages in self._held.items() if self._pages > MANY and pages > COMMON * self._pages]
        return [word for _, word in sorted(words)]

    def _entry(self, entry: Entry) -> str:
        record, veiled = entry.record, Veil()
        references = [token(reference, self._log.authority.references) for reference in (record.reference, *record.also_known_as)]
        body = _section("keywords", "", " · ".join(record.keywords), veiled, KEYWORDS) if record.keywords else ""
        body += _section("title", "", record.title, veiled, TITLE)
        body += _section("reference", "", " ".join(references), veiled, REFERENCE)
        body += _section("summary", "", record.summary, veiled, SUMMARY)
        for number, part in enumerate(record.parts, 1):
            body += _section(f"question-{number}", part.outcome, f"{_words(part.asked)} {SEAM} {_words(part.answered)}", veiled)
        if record.review:
            body += _section("internal-review", record.review.outcome, _words(record.review.answered), veiled)
        for title, text in _documents(entry):
            body += _section("released-documents", title, f"{title}. {_shortened(text)}", veiled, DOCUMENT)
        return self._page(body, veiled, f"{record.reference}|{record.responded}|{entry.outcome.id}", facets_of(entry))

    def _publication(self, item: Publication) -> str:
        veiled = Veil()
        body = _section("title", "", item.title, veiled, TITLE) + _section("summary", "", item.about, veiled, SUMMARY)
        return self._page(body, veiled, "||", {"kind": ["publication"]})

    def _guide(self, text: str) -> str:
        veiled = Veil()
        _, _, written = text.partition("\n---\n")
        title, *sections = re.split("^#+ ", written, flags=re.MULTILINE)[1:]
        body = _section("title", "", _plain(title.partition("\n")[0]), veiled, TITLE)
        for id, heading, words in _parts(title, sections):
            body += _section(id, heading, f"{heading}. {words}", veiled) if words else ""
        return self._page(body, veiled, "||", {"kind": ["guidance"]})

    def _page(self, body: str, veiled: Veil, about: str, filters: Mapping[str, Sequence[str]]) -> str:
        self._held.update(veiled.seen)
        self._pages += 1
        marks = "".join(f'<i data-pagefind-filter="{name}:{value}"></i>' for name, values in filters.items() for value in values)
        # Pagefind looks through whatever it is told about a page, so what is only to be shown with a hit is veiled too.
        told = f'<i data-pagefind-meta="about[title]" title="{html.escape(veil(about))}"></i>'
        return f'<!doctype html><html lang="en"><body data-pagefind-body>{told}{marks}\n{body}</body></html>'


def _section(id: str, note: str, text: str, veiled: Veil, weight: float | None = None) -> str:
    """A stretch of text with an address of its own. *note* is what to show besides it."""
    # Pagefind forgets a heading without words; a veiled full stop is enough.
    heavier = f' data-pagefind-weight="{weight}"' if weight else ""
    return f'<h2 id="{id}">{html.escape(veil(note or "."))}</h2><p{heavier}>{veiled(text)}</p>\n'


def _parts(title: str, sections: list[str]) -> Iterator[tuple[str, str, str]]:
    """(place in the page, heading, words) of a page of guidance. A publisher makes the places of the headings."""
    name, _, text = title.partition("\n")
    yield "top", _plain(name), _plain(text)
    for section in sections:
        heading, _, text = section.partition("\n")
        yield slugify(_plain(heading), "-"), _plain(heading), _plain(text)


def _documents(entry: Entry) -> Iterator[tuple[str, str]]:
    """The title and the words of each released document, and of each table of one."""
    for release in entry.releases:
        for table in release.tables:
            yield table.title, " · ".join(cell for row in table.rows for cell in row if cell)
        if release.text:
            # Letters for private use mean something here, and are anything in a document.
            yield release.document.title, without_forbidden(release.text)


def _shortened(text: str) -> str:
    """A document's first words as they stand, and each word of the rest that has letters once."""
    words = text.split()
    first, rest = words[:DOCUMENT_WORDS], words[DOCUMENT_WORDS:]
    return " ".join([*first, *([TAIL] if rest else []), *dict.fromkeys(word for word in rest if _LETTERS.search(word))])


def _words(text: str) -> str:
    """A text of a record without its marks. Most hold none, and need no reader."""
    return _plain(to_html(text)) if _MARK.search(text) else " ".join(text.split())


def _plain(finished: str) -> str:
    """The words of finished HTML."""
    return " ".join(html.unescape(_TAG.sub(" ", finished)).split())
