"""The pages that list all released documents."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_log.log.documents import Document, documents
from disclosure_log.log.entries import Log
from disclosure_log.log.grouped import Grouped
from disclosure_log.site.page import Page
from disclosure_log.site.templating import render_template

TITLE = "All documents"


def document_list_pages(log: Log) -> Iterator[Page]:
    """The list of all documents and, if there are many, a page for each year or month."""
    return _pages(log, documents(log), TITLE, [("", "Home")])


def _pages(
    log: Log, list_: Grouped[Document], title: str, trail: list[tuple[str, str]]
) -> Iterator[Page]:
    body = render_template("documents.md", log, list_.address, list=list_, title=title, trail=trail)
    newest = max((each.entry.changed for each in list_.items), default=log.newest)
    description = f"{title}: what {log.authority.short_name} released with its answers."
    yield Page(list_.address, title, description, body, newest, outline=False)
    for part in list_.groups if list_.split else ():
        inner = [*trail, (list_.address, list_.label)]
        yield from _pages(log, part, f"{TITLE}: {part.label}", inner)
