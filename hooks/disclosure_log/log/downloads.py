"""What the site publishes for a released document: files to download, and a page for each table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from disclosure_log.records.answers import ReleasedDocument
from disclosure_log.records.download_names import named_tables
from hidden_data.report import Inspection


@dataclass(frozen=True)
class File:
    """A file to download."""

    name: str
    content: bytes

    @property
    def kind(self) -> str:
        return self.name.rsplit(".", 1)[1].upper().replace("JPG", "JPEG")

    @property
    def size(self) -> str:
        """For example ``820 bytes``, ``12 KB`` or ``1.4 MB``."""
        count = len(self.content)
        if count < 1000:
            return f"{count} bytes"
        return f"{count / 1000:.0f} KB" if count < 999_500 else f"{count / 1_000_000:.1f} MB"


@dataclass(frozen=True)
class TablePage:
    """A table as a page of its own."""

    slug: str
    """The last part of its address."""
    title: str
    rows: list[list[str]]
    file: File
    """The same table to download."""

    @property
    def above(self) -> list[str]:
        """The lines above the headings, such as a title."""
        return [" ".join(filter(None, row)) for row in self.rows[: self._headings] if any(row)]

    @property
    def headings(self) -> list[str]:
        return self.rows[self._headings]

    @property
    def body(self) -> list[list[str]]:
        return self.rows[self._headings + 1 :]

    @cached_property
    def _headings(self) -> int:
        """The index of the row of headings: the fullest of the first ten rows."""
        full = [sum(map(bool, row)) for row in self.rows[:10]]
        return full.index(max(full))


@dataclass(frozen=True)
class Release:
    """One document of a record."""

    document: ReleasedDocument
    files: tuple[File, ...]
    """The document itself, unless only its tables are published."""
    tables: tuple[TablePage, ...]
    text: str = ""
    """The visible text of the document, for the search. The text of tables is in their rows."""


def release(document: ReleasedDocument, content: bytes, inspection: Inspection) -> Release:
    """What is published for a *document*, after an *inspection* that found nothing wrong.

    A CSV file is published unchanged. A workbook is published as tables, one for each visible
    sheet; the workbook itself is published only if the record says so.
    """
    stem, ending = document.file.rsplit(".", 1)
    original = File(document.file, content)
    if ending == "csv":
        return Release(
            document,
            (),
            tuple(
                TablePage(slug, document.title, table.rows, original)
                for slug, table in named_tables(stem, inspection)
            ),
        )
    if ending == "xlsx":
        several = len(inspection.tables) > 1
        tables = tuple(
            TablePage(
                slug,
                f"{document.title}: {table.name}" if several else document.title,
                table.rows,
                File(f"{slug}.csv", table.csv),
            )
            for slug, table in named_tables(stem, inspection)
        )
        return Release(document, (original,) if document.publish_original else (), tables)
    return Release(
        document,
        (original,),
        (),
        "\n".join(passage.text for passage in inspection.passages if passage.shown),
    )
