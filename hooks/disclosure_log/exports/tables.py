"""Data as tables: their columns, and their rows as CSV."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from disclosure_log.exports.log_model import AuthorityData, PublicationData
from disclosure_log.exports.model import EntryData
from disclosure_log.exports.question_model import QuestionData
from hidden_data.report import like_a_formula

SEPARATOR = ";"
"""What stands between several values of one cell."""


class Column(NamedTuple):
    """A column of a table."""

    name: str
    title: str
    description: str
    kind: str = "string"
    """``string``, ``date`` or ``integer``: the same word in CSVW and in data packages."""
    several: bool = False
    required: bool = False
    choices: tuple[str, ...] = ()
    """The codes that it can hold, if it holds one."""
    pattern: str = ""
    """What each value has to match, as a regular expression."""


def column(name: str, model: type[BaseModel], field: str = "", several: bool = False) -> Column:
    """The column called *name*, with the words and the type of a *field* of a *model*."""
    info = model.model_fields[field or name]
    types = set(_types(info.annotation))
    kind = "date" if date in types else "integer" if int in types else "string"
    words = info.description or ""
    required = type(None) not in types
    schema = _properties(model)[info.alias or field or name]
    kinds = (schema, *schema.get("anyOf", ()))
    choices = tuple(code for each in kinds for code in each.get("enum", ()))
    pattern = next((str(each["pattern"]) for each in kinds if "pattern" in each), "")
    return Column(name, info.title or name, words, kind, several, required, choices, pattern)


@cache
def _properties(model: type[BaseModel]) -> dict[str, Any]:
    """What the JSON Schema of a *model* says of its fields."""
    properties: dict[str, Any] = model.model_json_schema()["properties"]
    return properties


def _types(annotation: Any) -> Iterator[Any]:
    """An *annotation* with all that stands in it."""
    yield annotation
    for each in get_args(annotation):
        yield from _types(each)


def _list(name: str, title: str, description: str, pattern: str = "") -> Column:
    return Column(name, title, description, several=True, pattern=pattern)


QUESTIONS = (
    column("id", QuestionData),
    column("entry", EntryData, "id"),
    column("authority", AuthorityData, "name"),
    column("reference", EntryData),
    column("question", QuestionData, "number"),
    column("title", EntryData),
    column("asked", QuestionData),
    column("answered", QuestionData),
    column("outcome", QuestionData),
    column("first_outcome", QuestionData),
    _list("grounds", "Grounds", "The law and the provision of each ground that stands today."),
    column("language", QuestionData),
    column("summary", EntryData),
    column("topics", EntryData, several=True),
    column("keywords", EntryData, several=True),
    column("regime", EntryData),
    column("received", EntryData),
    column("responded", EntryData),
    column("due", EntryData),
    column("working_days", EntryData),
    column("timeliness", EntryData),
    column("entry_outcome", EntryData, "outcome"),
    _list("reviews", "Internal reviews", "The outcome of each internal review."),
    _list("decisions", "Decisions", "The result of each step of the regulator or a tribunal."),
    column("changed", EntryData),
    column("address", QuestionData),
    _list(
        "files",
        "Files",
        "The addresses of the files released with this answer.",
        column("address", QuestionData).pattern,
    ),
)
"""The columns of the table of questions, which has a row for each."""

PUBLICATIONS = (
    column("id", PublicationData),
    column("title", PublicationData),
    column("class", PublicationData, "in_class"),
    column("about", PublicationData),
    column("address", PublicationData),
    column("cited_by", PublicationData, several=True),
)


def question_rows(authority: str, entry: Mapping[str, Any]) -> Iterator[list[str]]:
    """The rows of the questions of an *entry*, which is data, of an *authority* by name."""
    of_entry = {
        **{each.name: entry[each.name] for each in QUESTIONS if each.name in entry},
        "entry": entry["id"],
        "authority": authority,
        "entry_outcome": entry["outcome"],
        "reviews": [review["outcome"] for review in entry["review"]],
        "decisions": [step["result"] or step["step"] for step in entry["regulator"]],
    }
    shared = {name: cell(value) for name, value in of_entry.items()}
    for question in entry["questions"]:
        own = {
            **{each.name: question[each.name] for each in QUESTIONS if each.name in question},
            "question": question["number"],
            "responded": question["responded"] or entry["responded"],
            "grounds": [cited(ground) for ground in question["grounds"]],
            "files": [
                file["address"]
                for document in entry["documents"]
                if not document["questions"] or question["number"] in document["questions"]
                for file in document["files"]
            ],
        }
        cells = shared | {name: cell(value) for name, value in own.items()}
        yield [cells[each.name] for each in QUESTIONS]


def cited(ground: Mapping[str, Any]) -> str:
    """A ground as ``foi 40(2)``."""
    return " ".join(act_and_provision(ground))


def act_and_provision(ground: Mapping[str, Any]) -> tuple[str, str]:
    """The law and the provision that a ground names: ``foi`` and ``40(2)``."""
    act = "eir" if ground["regulation"] else "foi"
    return act, "".join((ground["regulation"] or ground["section"] or "").split())


def cell(value: Any) -> str:
    """A value as a cell, which no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, list):
        # What stands between values cannot stand in one.
        value = SEPARATOR.join(each.replace(SEPARATOR, ",") for each in value)
    text = str(value)
    return f"'{text}" if like_a_formula(text) else text


def lines(rows: Iterable[Iterable[str]]) -> str:
    """Rows as lines of a CSV file (RFC 4180)."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return written.getvalue()


def table(columns: Iterable[Column], body: Sequence[str]) -> Iterator[bytes]:
    """A CSV file with a line of headings and a *body* of lines, in chunks."""
    if not all(map(str.isascii, body)):
        yield BOM_UTF8
    yield lines([[each.name for each in columns]]).encode()
    yield from map(str.encode, body)
