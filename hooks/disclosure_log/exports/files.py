"""The files of data: the whole log, its years and topics, the scheme and the code lists."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial

from disclosure_log.exports.code_lists import code_lists
from disclosure_log.exports.database import database
from disclosure_log.exports.descriptions import catalogue, csvw, data_package
from disclosure_log.exports.exported import Exported, as_json, log_json
from disclosure_log.exports.log_model import SCHEMA_VERSION, LogData
from disclosure_log.exports.schemas import data_schema
from disclosure_log.exports.tables import PUBLICATIONS, QUESTIONS, cell, lines, table
from disclosure_log.log.downloads import for_spreadsheets
from disclosure_log.log.entry import Entry

FOLDER = "data/"
"""Where the files are on the site."""
CHECKSUMS = f"{FOLDER}checksums.txt"
"""The hashes of the pages and files of all entries, which are known when all is made."""
VERSIONS = f"{FOLDER}versions.json"
LOG = f"{FOLDER}log.json"
Made = tuple[str, Callable[[], Iterable[bytes]]]
"""The path of a file, and what makes its content, in chunks."""


def whole_log(exported: Exported) -> Iterator[Made]:
    """Everything about the whole log."""
    log = exported.log
    yield LOG, partial(log_json, exported, "log", log.entries, whole=True)
    yield f"{FOLDER}log.jsonl", lambda: (f"{p.line}\n".encode() for p in exported.of(log.entries))
    yield f"{FOLDER}log.csv", partial(_questions, exported, log.entries)
    yield f"{FOLDER}log.sqlite", partial(database, exported)
    for path, content in _about_the_whole(exported):
        yield path, partial(_at_once, content)


def _at_once(content: bytes) -> Iterable[bytes]:
    return (content,)


def _about_the_whole(exported: Exported) -> Iterator[tuple[str, bytes]]:
    """Everything about the whole log but its entries."""
    yield VERSIONS, versions_json(exported)
    publications = exported.publications
    yield f"{FOLDER}publication-scheme.json", _pretty(publications)
    rows = lines([cell(each[column.name]) for column in PUBLICATIONS] for each in publications)
    yield f"{FOLDER}publication-scheme.csv", b"".join(table(PUBLICATIONS, [rows]))
    for name, terms in code_lists(exported.log.topics).items():
        yield f"{FOLDER}codes/{name}.json", _pretty(terms)
        yield f"{FOLDER}codes/{name}.csv", _codes(terms)
    yield f"{FOLDER}log.schema.json", _schema()
    yield f"{FOLDER}csv-metadata.json", _pretty(csvw(exported))
    yield f"{FOLDER}datapackage.json", _pretty(data_package(exported))


def catalogue_file(exported: Exported, sizes: Mapping[str, int]) -> tuple[str, bytes]:
    """The catalogue of the files, whose *sizes* are given in bytes by their path."""
    return f"{FOLDER}catalogue.jsonld", _pretty(catalogue(exported, sizes))


def of_year(exported: Exported, year: int) -> Iterator[Made]:
    """The entries of a *year*."""
    return _part(exported, f"years/{year}", f"year {year}", exported.log.years[year])


def of_topic(exported: Exported, topic: str) -> Iterator[Made]:
    """The entries of a *topic*, by its id."""
    return _part(exported, f"topics/{topic}", f"topic {topic}", exported.log.by_topic[topic])


def versions_json(exported: Exported) -> bytes:
    """The version of every entry, and the root of the tree over them."""
    head = {
        "schema_version": SCHEMA_VERSION,
        "authority": exported.authority,
        "root": exported.root,
    }
    versions = ",\n".join(
        f"{as_json(id)}:{as_json(version)}" for id, version in sorted(exported.versions.items())
    )
    fields = [f"{as_json(name)}:{as_json(value)}" for name, value in head.items()]
    return ("{\n" + ",\n".join(fields) + ',\n"versions":{\n' + versions + "\n}\n}\n").encode()


def _part(exported: Exported, name: str, covers: str, entries: Sequence[Entry]) -> Iterator[Made]:
    yield f"{FOLDER}{name}.json", partial(log_json, exported, covers, entries)
    yield f"{FOLDER}{name}.csv", partial(_questions, exported, entries)


def _questions(exported: Exported, entries: Iterable[Entry]) -> Iterator[bytes]:
    return table(QUESTIONS, [piece.csv for piece in exported.of(entries)])


def _codes(terms: Sequence[dict[str, str]]) -> bytes:
    names = list(terms[0])
    rows = [names, *([cell(term[name]) for name in names] for term in terms)]
    return for_spreadsheets(lines(rows).encode())


@cache
def _schema() -> bytes:
    return _pretty(data_schema(LogData))


def _pretty(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
