"""The page about the data, and the files of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from disclosure_log.exports.code_lists import code_lists
from disclosure_log.exports.contract import Group, groups
from disclosure_log.exports.exported import Exported
from disclosure_log.exports.files import (
    FOLDER,
    Made,
    catalogue_file,
    of_topic,
    of_year,
    whole_log,
)
from disclosure_log.exports.linked_data import of_data
from disclosure_log.exports.log_model import SCHEMA_VERSION, VERSIONS
from disclosure_log.exports.tables import QUESTIONS
from disclosure_log.log.downloads import size_of
from disclosure_log.site.output import File, LargeOutput, Output
from disclosure_log.site.page import Page
from disclosure_log.site.templating import render_template


class Download(NamedTuple):
    """A file of the whole log, as the page offers it."""

    file: str
    """Its path in the folder of data."""
    kind: str
    about: str


DOWNLOADS = (
    Download("log.csv", "CSV", "one row for each question, for a spreadsheet"),
    Download("log.json", "JSON", "everything, entry by entry"),
    Download("log.jsonl", "JSON Lines", "the same entries, one a line"),
    Download("log.sqlite", "SQLite", "a database with a full-text search, ready for Datasette"),
)
DESCRIPTIONS = (
    Download("log.schema.json", "JSON Schema", "the fields of the JSON files"),
    Download("csv-metadata.json", "CSVW", "the columns of the CSV files"),
    Download("datapackage.json", "Data package", "the same for tools that read data packages"),
    Download("catalogue.jsonld", "DCAT 3, JSON-LD", "the entry for catalogues of open data"),
    Download("versions.json", "JSON", "the version of every entry"),
)


def whole_data(exported: Exported) -> Iterator[File]:
    """The files about the whole log."""
    return _files(whole_log(exported))


def descriptions(exported: Exported, sizes: Mapping[str, int]) -> Iterator[Page | File]:
    """The catalogue of all data, and the page about it. *sizes* are those of the files of data, in
    bytes by path."""
    path, content = catalogue_file(exported, sizes)
    yield path, Output(content)
    yield data_page(exported, {**sizes, path: len(content)})


def year_data(exported: Exported, year: int) -> Iterator[File]:
    return _files(of_year(exported, year))


def topic_data(exported: Exported, topic: str) -> Iterator[File]:
    return _files(of_topic(exported, topic))


def _files(made: Iterable[Made]) -> Iterator[File]:
    return ((path, LargeOutput(content)) for path, content in made)


def data_page(exported: Exported, sizes: dict[str, int]) -> Page:
    """The page about all data. *sizes* are those of its files, in bytes by path."""
    log = exported.log

    def size(file: str) -> str:
        return size_of(sizes[f"{FOLDER}{file}"])

    body = render_template(
        "data.md",
        log,
        FOLDER,
        exported=exported,
        size=size,
        downloads=DOWNLOADS,
        descriptions=DESCRIPTIONS,
        groups=_groups(),
        columns=QUESTIONS,
        lists=list(code_lists(log.topics)),
        schema_version=SCHEMA_VERSION,
        versions=VERSIONS,
    )
    return Page(
        FOLDER,
        "Data",
        f"Everything that {log.authority.short_name} has answered, to download: for spreadsheets"
        " and for programs.",
        body,
        log.newest,
        linked_data=of_data(exported, sizes),
    )


@cache
def _groups() -> list[Group]:
    return groups()
