"""Whether a file is what the data format says: of any log, whatever program made it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError

from disclosure_log.exports.faults import (
    NOT_READABLE,
    OTHER_FORMAT,
    OTHER_ROOT,
    OTHER_VERSION,
    UNKNOWN_CODE,
    WRONG_FIELD,
    WRONG_ID,
)
from disclosure_log.exports.json_places import line_and_column, place
from disclosure_log.exports.log_model import SCHEMA_VERSION, LogData, RecordData
from disclosure_log.exports.model import EntryData
from disclosure_log.exports.tables import QUESTIONS, Column
from disclosure_log.exports.versions import root_of, version_of
from disclosure_log.findings.finding import Finding

MOST = 100
"""How many findings of one file are told. A file in another format would have thousands."""
Path = tuple[str | int, ...]
_SEE = "compare it with the page about the data of a log, or with log.schema.json beside it"


def validate(name: str, content: bytes) -> Iterator[Finding]:
    """What is wrong with a file called *name*: JSON, JSON Lines or CSV, by its ending."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = line_and_column(content[: error.start].decode(), error.start)
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
        message = "the format has no such file"
        yield Finding(name, 1, 1, OTHER_FORMAT, message, f"give one of: {', '.join(kinds)}")
        return
    for number, finding in enumerate(check(name, text)):
        yield finding
        if number == MOST - 1:
            return


def _json(name: str, text: str) -> Iterator[Finding]:
    data, faults = _parsed(name, text)
    yield from faults
    if faults:
        return
    yield from _version(name, text, data)
    one = "entry" in data
    found = list(_fields(name, text, data, RecordData if one else LogData))
    yield from found
    if found:
        return
    entries = [data["entry"]] if one else data["entries"]
    yield from _entries(name, text, data["authority"]["id"], entries, one)
    versions = {entry["id"]: version_of(entry) for entry in entries}
    if one and versions != {data["entry"]["id"]: data["version"]}:
        yield _finding(name, text, ("version",), OTHER_VERSION, "the entry is another version")
    if not one and root_of(versions) != data["root"]:
        message = "the root is not that of these entries"
        yield _finding(name, text, ("root",), OTHER_ROOT, message)
    if not one:
        yield from _named(name, text, data)


def _parsed(name: str, text: str) -> tuple[Any, list[Finding]]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"this is no JSON: {error.msg[0].lower()}{error.msg[1:]}"
        found = Finding(name, error.lineno, error.colno, NOT_READABLE, message, "make it anew")
        return None, [found]
    except RecursionError:
        message = "groups lie too deep in one another"
        return None, [Finding(name, 1, 1, NOT_READABLE, message, "make it anew")]
    if not isinstance(data, dict):
        message = "this is no log: the file holds no group of fields"
        return None, [Finding(name, 1, 1, OTHER_FORMAT, message, _SEE)]
    return data, []


def _version(name: str, text: str, data: Mapping[str, Any]) -> Iterator[Finding]:
    said = data.get("schema_version")
    if isinstance(said, str) and said.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        message = f"this program reads version {SCHEMA_VERSION} of the format, and this is another"
        fix = "take a newer program, or ask for the file in this version"
        yield _finding(name, text, ("schema_version",), OTHER_FORMAT, message, fix)


def _is_newer(data: Mapping[str, Any]) -> bool:
    """Whether the format of *data* may have fields that this program does not know."""
    first, _, second = str(data.get("schema_version")).partition(".")
    own, _, minor = SCHEMA_VERSION.partition(".")
    return first == own and second.isdecimal() and int(second) > int(minor)


def _fields(
    name: str, text: str, data: Mapping[str, Any], model: type[BaseModel], start: int = 0
) -> Iterator[Finding]:
    """Fields that are not what the *model* says. The JSON begins at *start* of the text."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        for fault in error.errors():
            if fault["type"] == "extra_forbidden" and _is_newer(data):
                continue
            message, fix = _in_words(fault)
            path = tuple(fault["loc"])
            where = " ".join(str(step + 1) if isinstance(step, int) else step for step in path)
            line, column = place(text, path, start)
            yield Finding(name, line, column, WRONG_FIELD, f"{where}: {message}", fix)


_WORDS = {
    "missing": "the field is missing",
    "extra_forbidden": "the format has no such field",
    "string_type": "this is not text",
    "bool_type": "this is neither true nor false",
    "bool_parsing": "this is neither true nor false",
    "int_type": "this is not a whole number",
    "int_parsing": "this is not a whole number",
    "int_from_float": "this is not a whole number",
    "tuple_type": "this is not a list",
    "model_type": "this is not a group of fields",
    "model_attributes_type": "this is not a group of fields",
}


def _in_words(fault: Mapping[str, Any]) -> tuple[str, str]:
    """What is wrong with a field and how to mend it. What stands in it is not repeated."""
    context = fault.get("ctx", {})
    if "message" in context:
        return str(context["message"]), str(context["fix"])
    return _WORDS.get(fault["type"], "this is not what the field holds"), _SEE


def _entries(
    name: str, text: str, log: str, entries: Sequence[Mapping[str, Any]], one: bool
) -> Iterator[Finding]:
    """Ids that are not those of the *log*, or not unique, and questions out of order. The file has
    *one* entry, or a list."""
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        here: Path = ("entry",) if one else ("entries", number)
        if entry["id"] != f"{log}:{entry['reference']}":
            message = "the id is not that of the log, a colon, and the reference"
            yield _finding(name, text, (*here, "id"), WRONG_ID, message)
        if entry["id"] in seen:
            yield _finding(name, text, (*here, "id"), WRONG_ID, "another entry has this id")
        seen.add(entry["id"])
        for at, question in enumerate(entry["questions"]):
            expected = f"{entry['id']}#question-{at + 1}"
            if (question["number"], question["id"]) != (at + 1, expected):
                message = f"question {at + 1} has another number or id"
                yield _finding(name, text, (*here, "questions", at), WRONG_ID, message)


def _named(name: str, text: str, data: Mapping[str, Any]) -> Iterator[Finding]:
    """Topics and publications that an entry names and the file does not have."""
    topics = {topic["id"] for topic in data["topics"]}
    publications = {each["id"] for each in data.get("publications", ())}
    for number, entry in enumerate(data["entries"]):
        for at, topic in enumerate(entry["topics"]):
            if topic not in topics:
                path: Path = ("entries", number, "topics", at)
                yield _finding(name, text, path, UNKNOWN_CODE, "the file has no such topic")
        for question in entry["questions"] if data["covers"] == "log" else ():
            for at, cited in enumerate(question["cites"]):
                if cited not in publications:
                    index = question["number"] - 1
                    path = ("entries", number, "questions", index, "cites", at)
                    message = "the file has no such publication"
                    yield _finding(name, text, path, UNKNOWN_CODE, message)


def _lines(name: str, text: str) -> Iterator[Finding]:
    """The entries of a file with one a line."""
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        data, faults = _parsed(name, line)
        found = faults or list(_fields(name, line, data, EntryData))
        if not found and data["id"] in seen:
            found = [_finding(name, line, ("id",), WRONG_ID, "another entry has this id")]
        for each in found:
            yield Finding(name, number, each.column, each.code, each.message, each.fix)
        if not found:
            seen.add(data["id"])


def _table(name: str, text: str) -> Iterator[Finding]:
    """The table of questions."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        headings = next(reader, [])
        if missing := [each.name for each in QUESTIONS if each.name not in headings]:
            message = f"columns are missing: {', '.join(missing)}"
            yield Finding(name, 1, 1, OTHER_FORMAT, message, _SEE)
            return
        seen: set[str] = set()
        line = reader.line_num + 1
        for row in reader:
            cells = dict(zip(headings, row, strict=False))
            if len(row) != len(headings):
                message = f"the row has {len(row)} cells, and there are {len(headings)} columns"
                yield Finding(name, line, 1, WRONG_FIELD, message, _SEE)
            else:
                for column in QUESTIONS:
                    if message := _wrong_cell(column, cells[column.name]):
                        where = headings.index(column.name) + 1
                        message = f"column {where}, {column.name}: {message}"
                        yield Finding(name, line, 1, WRONG_FIELD, message, _SEE)
                if cells["id"] in seen:
                    yield Finding(name, line, 1, WRONG_ID, "another row has this id", _SEE)
                seen.add(cells["id"])
            line = reader.line_num + 1
    except csv.Error:
        message = "this is no CSV: quotes are not in pairs"
        yield Finding(name, reader.line_num, 1, NOT_READABLE, message, "make it anew")


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
    return ""


def _finding(name: str, text: str, path: Path, code: str, message: str, fix: str = _SEE) -> Finding:
    return Finding(name, *place(text, path), code, message, fix)
