"""Every page of the site.

A page's own headings are Markdown, so that any publisher builds its outline from them. Everything
that comes from a record is in blocks of finished HTML, which publishers pass on untouched. Links
are relative, so a site may be published in any folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosure_log.log.entries import Log
from disclosure_log.site.change_pages import change_pages
from disclosure_log.site.entry_pages import document_pages, entry_page, redirect_pages, table_pages
from disclosure_log.site.list_pages import (
    log_page,
    search_page,
    topic_pages,
    topics_page,
    year_pages,
)
from disclosure_log.site.page import Page


def all_pages(log: Log, guidance: Iterable[Page]) -> Iterator[Page]:
    """Every page of the site."""
    yield from guidance
    yield log_page(log)
    for year in log.years:
        yield from year_pages(log, year)
    yield from change_pages(log)
    yield topics_page(log)
    yield search_page(log)
    for number in range(len(log.topics)):
        yield from topic_pages(log, number)
    for entry in log.all:
        yield entry_page(log, entry)
        yield from table_pages(log, entry)
        yield from document_pages(log, entry)
    yield from redirect_pages(log)
