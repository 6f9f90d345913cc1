"""Everything the site consists of, in parts that can be made one by one.

The headings and texts of a page made from records are finished HTML, which publishers pass on
untouched. Links are relative, so a site may be published in any folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from disclosure_log.log.entries import Log
from disclosure_log.log.entry import Entry
from disclosure_log.site.browser_search import DESCRIPTION, description
from disclosure_log.site.change_pages import change_pages
from disclosure_log.site.entry_pages import document_pages, entry_page, redirect_pages, table_pages
from disclosure_log.site.list_pages import (
    log_page,
    search_page,
    topic_pages,
    topics_page,
    year_pages,
)
from disclosure_log.site.output import Output
from disclosure_log.site.page import Page
from disclosure_log.store import runs

TOGETHER = 40
"""About so many entries are kept together: to read thousands of them one by one takes longer than
to make a few anew."""
File = tuple[str, Output]
"""A file that is no page, and its path."""


@dataclass(frozen=True)
class Part:
    """Pages and files that are made together."""

    addresses: tuple[str, ...]
    """Each of their addresses begins with one of these."""
    make: Callable[[], Iterable[Page | File]]
    sources: tuple[object, ...] | None = None
    """Everything they are made from, but for the settings and the theme; ``None`` if they are to be
    made each time."""


def overview(log: Log, guidance: Iterable[Page]) -> Iterator[Page | File]:
    """The pages that every log has."""
    yield from guidance
    yield log_page(log)
    yield topics_page(log)
    yield search_page(log)
    yield DESCRIPTION, Output(description(log))


def parts(log: Log) -> Iterator[Part]:
    """All other pages, and every released file."""
    for year, entries in log.years.items():
        make = partial(year_pages, log, year)
        yield Part((f"disclosures/{year}/",), make, _listed(log, entries))
    yield Part(("changes/",), partial(change_pages, log))
    for number, topic in enumerate(log.topics):
        make = partial(topic_pages, log, number)
        yield Part((f"topics/{topic.id}/",), make, _listed(log, log.by_topic[topic.id]))
    for run in runs(sorted(log.all, key=_path), TOGETHER, _path):
        addresses = tuple(entry.address for entry in run)
        sources = tuple(_read_with(log, entry) for entry in run)
        yield Part(addresses, partial(_entries, log, run), sources)
    yield Part(("disclosures/",), partial(redirect_pages, log))


_path = attrgetter("path")


def _listed(log: Log, entries: Sequence[Entry]) -> tuple[object, ...]:
    """What a list of *entries* is made from. An empty one has the date of the newest entry."""
    return (tuple(entry.digest for entry in entries), None if entries else log.newest)


def _read_with(log: Log, entry: Entry) -> tuple[object, ...]:
    """What the page of an *entry* is made from: itself, and those that it leads to."""
    links = [(name, other.path) for name in entry.links if (other := log.find(name))]
    others = [log.standing(entry), *(log.related(entry) if entry.shown else ())]
    # Of a neighbour the page says no more than this.
    beside = [each and (each.path, each.title) for each in log.neighbours(entry)]
    return (entry.digest, tuple(links), tuple(other.digest for other in others), tuple(beside))


def _entries(log: Log, run: Sequence[Entry]) -> Iterator[Page | File]:
    for entry in run:
        yield from _entry(log, entry)


def _entry(log: Log, entry: Entry) -> Iterator[Page | File]:
    yield entry_page(log, entry)
    yield from table_pages(log, entry)
    yield from document_pages(log, entry)
    for release in entry.releases:
        for file in (*release.files, *(table.file for table in release.tables)):
            yield f"{entry.address}{file.name}", Output(file.content, entry.path)
        if page := release.page:
            for file in page.pictures:
                yield f"{entry.address}{page.slug}/{file.name}", Output(file.content, entry.path)
