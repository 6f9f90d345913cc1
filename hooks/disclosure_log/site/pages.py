"""Everything the site consists of, in parts that can be made one by one.

The headings and texts of a page made from records are finished HTML, which publishers pass on
untouched. Links are relative, so a site may be published in any folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

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

File = tuple[str, Output]
"""A file that is no page, and its path."""


@dataclass(frozen=True)
class Part:
    """Pages and files that are made together."""

    address: str
    """What their addresses begin with."""
    make: Callable[[], Iterable[Page | File]]


def overview(log: Log, guidance: Iterable[Page]) -> Iterator[Page | File]:
    """The pages that every log has."""
    yield from guidance
    yield log_page(log)
    yield topics_page(log)
    yield search_page(log)
    yield DESCRIPTION, Output(description(log))


def parts(log: Log) -> Iterator[Part]:
    """All other pages, and every released file."""
    for year in log.years:
        yield Part(f"disclosures/{year}/", partial(year_pages, log, year))
    yield Part("changes/", partial(change_pages, log))
    for number, topic in enumerate(log.topics):
        yield Part(f"topics/{topic.id}/", partial(topic_pages, log, number))
    for entry in log.all:
        yield Part(entry.address, partial(_entry, log, entry))
    yield Part("disclosures/", partial(redirect_pages, log))


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
