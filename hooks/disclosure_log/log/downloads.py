"""What the site publishes for a released document: files to download, a page for each table, and a
page for a document that is one."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass
from functools import cached_property

from disclosure_log.log.document_html import SECTION, document_html
from disclosure_log.records.download_names import named_tables, page_slug
from disclosure_log.records.released_documents import ReleasedDocument, format_of
from hidden_data.report import Inspection

LONG_HEAD = 24
"""Letters that fit into a column of ordinary width."""
FEWEST_SECTIONS = 3
"""With fewer, a document needs no table of contents."""


@dataclass(frozen=True)
class File:
    """A file to download."""

    name: str
    content: bytes

    @property
    def kind(self) -> str:
        return format_of(self.name)

    @property
    def size(self) -> str:
        """For example ``820 bytes``, ``12 KB`` or ``1.4 MB``."""
        return size_of(len(self.content))


def size_of(count: int) -> str:
    """A *count* of bytes as a reader wants it."""
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
    """As a reader sees them."""
    file: File
    """The same table to download."""

    @property
    def above(self) -> list[str]:
        """The lines above the headings, such as a title, or a name and what it stands for."""
        lines = (list(dict.fromkeys(filter(None, row))) for row in self.rows[: self._headings])
        return [
            ": ".join([line[0].rstrip(": "), line[1]]) if len(line) == 2 else " – ".join(line)
            for line in lines
            if line
        ]

    @property
    def headings(self) -> list[str]:
        return self.rows[self._headings]

    @property
    def body(self) -> list[list[str]]:
        return self.rows[self._headings + 1 :]

    @cached_property
    def has_row_heads(self) -> bool:
        """Whether the first column says what each row is about."""
        return len(self.headings) > 1 and all(row[0].strip() for row in self.body)

    @property
    def row_heads_are_long(self) -> bool:
        """Whether they need a wide column, so that they do not break into many lines."""
        return any(len(row[0]) > LONG_HEAD for row in self.body)

    @cached_property
    def _headings(self) -> int:
        """The index of the row of headings: the fullest of the first ten rows."""
        full = [sum(map(bool, row)) for row in self.rows[:10]]
        return full.index(max(full))


@dataclass(frozen=True)
class DocumentPage:
    """A released web page as a page of the entry. It needs no file to download."""

    slug: str
    """The last part of its address."""
    title: str
    content: str
    """Its HTML, below the heading of the page."""
    pictures: tuple[File, ...]
    """The files of its pictures, beside it."""

    @property
    def has_sections(self) -> bool:
        """Whether it has enough sections for a table of contents."""
        return self.content.count(f'<h2 id="{SECTION}') >= FEWEST_SECTIONS


AS_PAGES = ("CSV", "HTML")
"""The formats of documents of which a reader needs no file: all that is in them is on pages."""


@dataclass(frozen=True)
class Release:
    """One document of a record."""

    document: ReleasedDocument
    files: tuple[File, ...]
    """The document itself, unless it is a table, whose page offers it."""
    tables: tuple[TablePage, ...]
    text: str = ""
    """The visible text of the document, for the search. The text of tables is in their rows."""
    page: DocumentPage | None = None


def for_spreadsheets(table: bytes) -> bytes:
    """A CSV file as Excel reads it rightly: with a byte order mark if it has letters or signs
    beyond ASCII, and with none otherwise."""
    table = table.removeprefix(BOM_UTF8)
    return table if table.isascii() else BOM_UTF8 + table


def release(document: ReleasedDocument, content: bytes, inspection: Inspection) -> Release:
    """What is published for a *document*, after an *inspection* that found nothing wrong.

    A workbook is published with a CSV file and a page for each of its sheets.
    """
    stem, ending = document.file.rsplit(".", 1)
    itself = File(document.file, for_spreadsheets(content) if ending == "csv" else content)
    if ending == "csv":
        return Release(
            document,
            (),
            tuple(
                TablePage(slug, document.title, table.as_shown or table.rows, itself)
                for slug, table in named_tables(stem, inspection)
            ),
        )
    if ending == "xlsx":
        several = len(inspection.tables) > 1
        tables = tuple(
            TablePage(
                slug,
                f"{document.title}: {table.name}" if several else document.title,
                table.as_shown or table.rows,
                File(f"{slug}.csv", for_spreadsheets(table.csv)),
            )
            for slug, table in named_tables(stem, inspection)
        )
        return Release(document, (itself,), tables)
    text = "\n".join(passage.text for passage in inspection.passages if passage.shown)
    if ending == "html":
        html, pictures = document_html(content, document.title)
        files = tuple(File(name, data) for name, data in pictures.items())
        page = DocumentPage(page_slug(stem), document.title, html, files)
        return Release(document, (), (), text, page)
    return Release(document, (itself,), (), text)
