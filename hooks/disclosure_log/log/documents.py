"""All released documents in one list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from disclosure_log.language import month_in_words
from disclosure_log.log.downloads import File, Release
from disclosure_log.log.entries import Log
from disclosure_log.log.entry import Entry
from disclosure_log.log.grouped import Grouped, grouped

FOLDER = "documents/"


@dataclass(frozen=True)
class Document:
    """A released document, or one table of it: what a reader can open or download by itself."""

    entry: Entry
    release: Release
    title: str
    page: str
    """The address of its page; empty if it has none."""
    file: File | None
    """What can be downloaded; ``None`` for a document that is only a page."""
    rows: int | None = None
    """The rows of a table below its headings."""

    @property
    def accessible(self) -> bool | None:
        """Whether it works with a screen reader. A page of the site does; of a file only the
        record can say, and ``None`` means that it does not."""
        return True if self.page else self.release.document.accessible


def documents(log: Log) -> Grouped[Document]:
    """Every document released with an entry that stands, newest answer first, by year."""
    found = [each for entry in log.entries for each in _of(entry)]
    return grouped("Documents", FOLDER, found, _by_year, _by_month)


def _of(entry: Entry) -> Iterator[Document]:
    for release in entry.releases:
        title = release.document.title
        for file in release.files:
            yield Document(entry, release, title, "", file)
        if release.page:
            address = f"{entry.address}{release.page.slug}/"
            yield Document(entry, release, title, address, None)
        for table in release.tables:
            address = f"{entry.address}{table.slug}/"
            yield Document(entry, release, table.title, address, table.file, len(table.body))


def _by_year(document: Document) -> tuple[str, str]:
    return str(document.entry.year), str(document.entry.year)


def _by_month(document: Document) -> tuple[str, str]:
    day = document.entry.record.responded
    return month_in_words(day), f"month-{day:%m}"
