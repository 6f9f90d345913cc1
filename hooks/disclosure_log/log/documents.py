"""All released documents in one list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from disclosure_log.language import month_in_words
from disclosure_log.log.entries import Log
from disclosure_log.log.entry import Entry
from disclosure_log.log.grouped import Grouped, grouped

FOLDER = "documents/"


@dataclass(frozen=True)
class Document:
    """A released document, or one table of it: what a reader can open or download by itself."""

    entry: Entry
    title: str
    accessible: bool | None
    """Whether it works with a screen reader. A page of the site does; of a file only the record
    can say, and ``None`` means that it does not."""
    page: str = ""
    """The address of its page; empty if it has none."""
    file: str = ""
    """The name of what can be downloaded; empty for a document that is only a page."""
    kind: str = ""
    size: str = ""
    """The kind of that file, and its size."""
    rows: int | None = None
    """The rows of a table below its headings."""


def documents(log: Log) -> Grouped[Document]:
    """Every document released with an entry that stands, newest answer first, by year."""
    found = [each for entry in log.entries for each in _of(entry)]
    return grouped("Documents", FOLDER, found, _by_year, _by_month)


def _of(entry: Entry) -> Iterator[Document]:
    # What is in them is too large to keep of all entries.
    for release in entry.find_releases() if entry.shown else ():
        title = release.document.title
        for file in release.files:
            accessible = release.document.accessible
            yield Document(entry, title, accessible, "", file.name, file.kind, file.size)
        if release.page:
            yield Document(entry, title, True, f"{entry.address}{release.page.slug}/")
        for table in release.tables:
            page, file, rows = f"{entry.address}{table.slug}/", table.file, len(table.body)
            yield Document(entry, table.title, True, page, file.name, file.kind, file.size, rows)


def _by_year(document: Document) -> tuple[str, str]:
    return str(document.entry.year), str(document.entry.year)


def _by_month(document: Document) -> tuple[str, str]:
    day = document.entry.record.responded
    return month_in_words(day), f"month-{day:%m}"
