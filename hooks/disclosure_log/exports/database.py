"""The log as an SQLite file, with a full-text search, as Datasette and other tools read it.

The same log gives the same bytes with the same version of SQLite.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from disclosure_log.exports.code_lists import code_lists
from disclosure_log.exports.exported import Exported
from disclosure_log.exports.log_model import SCHEMA_VERSION

_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE outcomes (id TEXT PRIMARY KEY, label TEXT, meaning TEXT);
CREATE TABLE provisions (
  id TEXT PRIMARY KEY, label TEXT, meaning TEXT, public_interest TEXT
);
CREATE TABLE topics (id TEXT PRIMARY KEY, label TEXT, meaning TEXT);
CREATE TABLE classes (id TEXT PRIMARY KEY, label TEXT, meaning TEXT);
CREATE TABLE publications (
  id TEXT PRIMARY KEY, title TEXT, class TEXT REFERENCES classes (id), about TEXT, address TEXT
);
CREATE TABLE entries (
  id TEXT PRIMARY KEY, reference TEXT, title TEXT, summary TEXT, regime TEXT,
  received TEXT, responded TEXT, due TEXT, working_days INTEGER, timeliness TEXT,
  outcome TEXT REFERENCES outcomes (id), first_outcome TEXT REFERENCES outcomes (id),
  changed TEXT, address TEXT, version TEXT
);
CREATE TABLE questions (
  id TEXT PRIMARY KEY, entry TEXT REFERENCES entries (id), number INTEGER, asked TEXT,
  answered TEXT, outcome TEXT REFERENCES outcomes (id),
  first_outcome TEXT REFERENCES outcomes (id), responded TEXT, language TEXT, advice TEXT,
  goodwill TEXT, address TEXT
);
CREATE TABLE grounds (
  question TEXT REFERENCES questions (id), provision TEXT REFERENCES provisions (id),
  stands INTEGER, first INTEGER, covers TEXT, public_interest TEXT,
  PRIMARY KEY (question, provision, covers)
);
CREATE TABLE entry_topics (
  entry TEXT REFERENCES entries (id), topic TEXT REFERENCES topics (id),
  PRIMARY KEY (entry, topic)
);
CREATE TABLE mentions (
  entry TEXT REFERENCES entries (id), mentioned TEXT REFERENCES entries (id),
  PRIMARY KEY (entry, mentioned)
);
CREATE TABLE cites (
  question TEXT REFERENCES questions (id), publication TEXT REFERENCES publications (id),
  PRIMARY KEY (question, publication)
);
CREATE TABLE documents (
  id INTEGER PRIMARY KEY, entry TEXT REFERENCES entries (id), file TEXT, title TEXT, kind TEXT,
  given_with TEXT, accessible INTEGER, redactions INTEGER, page TEXT
);
CREATE TABLE files (
  address TEXT PRIMARY KEY, document INTEGER REFERENCES documents (id), media_type TEXT,
  bytes INTEGER, sha256 TEXT
);
CREATE TABLE dates (entry TEXT REFERENCES entries (id), what TEXT, date TEXT, known_from TEXT);
CREATE TABLE reviews (
  entry TEXT REFERENCES entries (id), number INTEGER, requested TEXT, responded TEXT,
  outcome TEXT, answered TEXT, PRIMARY KEY (entry, number)
);
CREATE TABLE regulator (
  entry TEXT REFERENCES entries (id), number INTEGER, step TEXT, date TEXT, reference TEXT,
  result TEXT, answered TEXT, link TEXT, PRIMARY KEY (entry, number)
);
CREATE TABLE further_disclosures (
  entry TEXT REFERENCES entries (id), number INTEGER, date TEXT, reason TEXT,
  PRIMARY KEY (entry, number)
);
CREATE TABLE changes (
  entry TEXT REFERENCES entries (id), number INTEGER, date TEXT, note TEXT,
  PRIMARY KEY (entry, number)
);
"""
_SEARCH = """
CREATE INDEX entries_by_day ON entries (responded);
CREATE INDEX questions_of_entry ON questions (entry);
CREATE INDEX entries_of_topic ON entry_topics (topic);
CREATE INDEX questions_of_provision ON grounds (provision);
CREATE VIRTUAL TABLE entries_fts USING fts5 (
  reference, title, summary, content="entries", tokenize = 'porter unicode61'
);
INSERT INTO entries_fts (entries_fts) VALUES ('rebuild');
CREATE VIRTUAL TABLE questions_fts USING fts5 (
  asked, answered, content="questions", tokenize = 'porter unicode61'
);
INSERT INTO questions_fts (questions_fts) VALUES ('rebuild');
INSERT INTO questions_fts (questions_fts) VALUES ('optimize');
"""
_PAGE = 4096
_MADE_BY = slice(96, 100)
"""Where the header of the file has the version of SQLite that wrote it last."""
_CHUNK = 1 << 20
"""Bytes."""


def database(exported: Exported) -> Iterator[bytes]:
    """The whole log as an SQLite file, in chunks."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "log.sqlite"
        with closing(sqlite3.connect(file, isolation_level=None)) as base:
            # Half a database is of no use, so SQLite need not be able to undo anything.
            for setting in (f"page_size = {_PAGE}", "journal_mode = OFF", "synchronous = OFF"):
                base.execute(f"PRAGMA {setting}")
            base.execute("BEGIN")
            for statement in _TABLES.split(";"):
                base.execute(statement)
            _fill(base, exported)
            for statement in _SEARCH.split(";"):
                base.execute(statement)
            base.execute("COMMIT")
        with file.open("rb") as content:
            first = bytearray(content.read(_CHUNK))
            first[_MADE_BY] = bytes(4)
            yield bytes(first)
            while chunk := content.read(_CHUNK):
                yield chunk


def _fill(base: sqlite3.Connection, exported: Exported) -> None:
    lists = code_lists(exported.log.topics)
    _insert(base, "about", [("schema_version", SCHEMA_VERSION), *exported.authority.items()])
    for name in ("outcomes", "topics", "classes"):
        _insert(base, name, map(_values, lists[name]))
    _insert(base, "provisions", map(_values, lists["grounds"]))
    columns = ("id", "title", "class", "about", "address")
    _insert(base, "publications", ([each[c] for c in columns] for each in exported.publications))
    number_of: dict[Any, int] = {}
    for some in exported.rows:
        rows: dict[str, list[Any]] = {}
        for name, row in some:
            rows.setdefault(name, []).append(row)
        documents = rows.pop("documents", [])
        for row in documents:
            number_of[row[0]] = len(number_of) + 1
        _insert(base, "documents", ((number_of[row[0]], *row[1:]) for row in documents))
        files = rows.pop("files", [])
        _insert(base, "files", ((row[0], number_of[row[1]], *row[2:]) for row in files))
        for name, found in rows.items():
            _insert(base, name, found)


def _insert(base: sqlite3.Connection, table: str, rows: Iterable[Iterable[Any]]) -> None:
    every = [tuple(row) for row in rows]
    if every:
        marks = ", ".join("?" * len(every[0]))
        base.executemany(f"INSERT INTO {table} VALUES ({marks})", every)


def _values(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row.values())
