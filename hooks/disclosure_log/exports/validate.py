"""Whether a file is what the data format says: of any log, whatever program made it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from disclosure_log.exports.faults import (
    NOT_READABLE,
    OTHER_FORMAT,
    OTHER_ROOT,
    OTHER_VERSION,
    UNKNOWN_CODE,
    WRONG_FIELD,
    WRONG_ID,
)
from disclosure_log.exports.fields_of_data import SEE, Path, fields, finding
from disclosure_log.exports.json_places import NotJson, json_of, line_and_column
from disclosure_log.exports.log_model import SCHEMA_VERSION, LogData, RecordData
from disclosure_log.exports.model import EntryData
from disclosure_log.exports.tables import QUESTIONS, SEPARATOR, Column
from disclosure_log.exports.versions import root_of, version_of
from disclosure_log.findings.finding import Finding

MOST = 100
"""How many findings of one file are told. A file in another format would have thousands."""


def validate(name: str, content: bytes) -> Iterator[Finding]:
    """What is wrong with a file called *name*: JSON, JSON Lines or CSV, by its ending."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        line, column = line_and_column(before, len(before))
        message = "the file is not UTF-8"
        yield Finding(name, line, column, NOT_READABLE, message, "save it as UTF-8")
        return
    kinds: dict[str, Callable[[str, str], Iterator[Finding]]] = {
        "json": _json,
        "jsonl": _lines,
        "csv": _table,
    }
    check = kinds.get(name.rsplit(".", 1)[-1].casefold())
    if check is None:
        message = "this type of file is not part of the format"
        yield Finding(name, 1, 1, OTHER_FORMAT, message, f"give one of: {', '.join(kinds)}")
        return
    yield from islice(check(name, text), MOST)


def _json(name: str, text: str) -> Iterator[Finding]:
    data, faults = _parsed(name, text)
    yield from faults
    if faults:
        return
    yield from _version(name, text, data)
    one = "entry" in data
    found = list(islice(fields(name, text, data, RecordData if one else LogData), MOST))
    yield from found
    if found:
        return
    entries = [data["entry"]] if one else data["entries"]
    yield from _entries(name, text, data["authority"]["id"], entries, one)
    versions = {entry["id"]: version_of(entry) for entry in entries}
    if one and versions != {data["entry"]["id"]: data["version"]}:
        yield finding(name, text, ("version",), OTHER_VERSION, "the entry is another version")
    if not one and root_of(versions) != data["root"]:
        message = "the root is not that of these entries"
        yield finding(name, text, ("root",), OTHER_ROOT, message)
    if not one:
        yield from _named(name, text, data)


def _parsed(name: str, text: str) -> tuple[Any, list[Finding]]:
    try:
        data = json_of(text)
    except NotJson as error:
        fix = "export it again"
        return None, [Finding(name, error.line, error.column, NOT_READABLE, error.message, fix)]
    if not isinstance(data, dict):
        message = "this is no log: the file holds no group of fields"
        return None, [Finding(name, 1, 1, OTHER_FORMAT, message, SEE)]
    return data, []


def _version(name: str, text: str, data: Mapping[str, Any]) -> Iterator[Finding]:
    said = data.get("schema_version")
    if isinstance(said, str) and said.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        message = f"this program reads version {SCHEMA_VERSION} of the format, and this is another"
        fix = "take a newer program, or ask for the file in this version"
        yield finding(name, text, ("schema_version",), OTHER_FORMAT, message, fix)


def _entries(
    name: str, text: str, log: str, entries: Sequence[Mapping[str, Any]], one: bool
) -> Iterator[Finding]:
    """Ids that are not those of the *log*, or not unique, and questions out of order. The file has
    *one* entry, or a list."""
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        here: Path = ("entry",) if one else ("entries", number)
        for path, message in _wrong_ids(entry, seen, log):
            yield finding(name, text, (*here, *path), WRONG_ID, message)


def _wrong_ids(
    entry: Mapping[str, Any], seen: set[str], log: str = ""
) -> Iterator[tuple[Path, str]]:
    """(path, message) of ids of an *entry* that do not fit, or were *seen* before, to which its own
    is added. Without a *log*, that of the id is taken."""
    id = entry["id"]
    log = log or id.removesuffix(f":{entry['reference']}")
    if id != f"{log}:{entry['reference']}":
        yield ("id",), "the id is not that of the log, a colon, and the reference"
    if id in seen:
        yield ("id",), "another entry has this id"
    seen.add(id)
    for at, question in enumerate(entry["questions"]):
        if (question["number"], question["id"]) != (at + 1, f"{id}#question-{at + 1}"):
            yield ("questions", at), f"question {at + 1} has another number or id"


def _named(name: str, text: str, data: Mapping[str, Any]) -> Iterator[Finding]:
    """Topics and publications that an entry names and the file does not have."""
    topics = {topic["id"] for topic in data["topics"]}
    publications = {each["id"] for each in data.get("publications", ())}
    for number, entry in enumerate(data["entries"]):
        for at, topic in enumerate(entry["topics"]):
            if topic not in topics:
                path: Path = ("entries", number, "topics", at)
                yield finding(name, text, path, UNKNOWN_CODE, "the file has no such topic")
        for question in entry["questions"] if data["covers"] == "log" else ():
            for at, cited in enumerate(question["cites"]):
                if cited not in publications:
                    index = question["number"] - 1
                    path = ("entries", number, "questions", index, "cites", at)
                    message = "the file has no such publication"
                    yield finding(name, text, path, UNKNOWN_CODE, message)


def _lines(name: str, text: str) -> Iterator[Finding]:
    """The entries of a file with one a line."""
    seen: set[str] = set()
    # Only this ends a line: JSON has other characters that Python would split at within text.
    for number, line in enumerate(text.removesuffix("\n").split("\n") if text else (), 1):
        data, faults = _parsed(name, line)
        found = faults or list(islice(fields(name, line, data, EntryData), MOST))
        if not found:
            wrong = _wrong_ids(data, seen)
            found = [finding(name, line, path, WRONG_ID, message) for path, message in wrong]
        for each in found:
            yield Finding(name, number, each.column, each.code, each.message, each.fix)


def _table(name: str, text: str) -> Iterator[Finding]:
    """The table of questions."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        headings = next(reader, [])
        if missing := [each.name for each in QUESTIONS if each.name not in headings]:
            message = f"columns are missing: {', '.join(missing)}"
            yield Finding(name, 1, 1, OTHER_FORMAT, message, SEE)
            return
        seen: set[str] = set()
        line = reader.line_num + 1
        for row in reader:
            cells = dict(zip(headings, row, strict=False))
            if len(row) != len(headings):
                message = f"the row has {len(row)} cells, and there are {len(headings)} columns"
                yield Finding(name, line, 1, WRONG_FIELD, message, SEE)
            else:
                for column in QUESTIONS:
                    if message := _wrong_cell(column, cells[column.name]):
                        where = headings.index(column.name) + 1
                        message = f"column {where}, {column.name}: {message}"
                        yield Finding(name, line, 1, WRONG_FIELD, message, SEE)
                if cells["id"] in seen:
                    yield Finding(name, line, 1, WRONG_ID, "another row has this id", SEE)
                seen.add(cells["id"])
            line = reader.line_num + 1
    except csv.Error:
        message = "this is not valid CSV: quotes are not in pairs"
        yield Finding(name, reader.line_num, 1, NOT_READABLE, message, "export it again")


def _wrong_cell(column: Column, cell: str) -> str:
    """What is wrong with a *cell* of a *column*; empty if nothing is."""
    if not cell:
        return "this is empty" if column.required and column.kind != "string" else ""
    if column.kind == "integer" and not cell.isdecimal():
        return "this is not a whole number"
    if column.kind == "date":
        try:
            if date.fromisoformat(cell).isoformat() != cell:
                return "this is not a date written year-month-day"
        except ValueError:
            return "this is not a date written year-month-day"
    if column.choices and cell not in column.choices:
        return "this is not one of the codes"
    values = cell.split(SEPARATOR) if column.several else [cell]
    if column.pattern and not all(re.search(column.pattern, each) for each in values):
        return "this is not an address of the web"
    return ""
