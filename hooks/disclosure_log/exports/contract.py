"""The contract in words: every group of fields of the format, for the page about the data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from disclosure_log.exports.log_model import LogData, RecordData
from disclosure_log.exports.schemas import data_schema


class Field(NamedTuple):
    """A field of a group."""

    name: str
    title: str
    kind: str
    """What it holds, in words."""
    group: str
    """The id of the group of fields that it holds; empty if it holds none."""
    meaning: str
    example: str
    optional: bool
    """Whether it may be empty."""


class Group(NamedTuple):
    """Fields that stand together."""

    id: str
    title: str
    about: str
    fields: tuple[Field, ...]


def groups() -> list[Group]:
    """Every group of the format: the files first, then what they hold, in the order of use."""
    record, log = data_schema(RecordData), data_schema(LogData)
    schema = {"LogData": log, "RecordData": record, **record["$defs"], **log["$defs"]}
    names: dict[str, None] = {}
    waiting = ["LogData", "RecordData"]
    while waiting:
        name = waiting.pop(0)
        if name not in names:
            names[name] = None
            inner = (_ref(field) for field in schema[name]["properties"].values())
            waiting += [each for each in inner if each]
    return [_group(name, schema[name]) for name in names]


def _group(name: str, schema: Mapping[str, Any]) -> Group:
    fields = tuple(_fields(schema))
    return Group(_id(name), _title(name), _plain(schema["description"]), fields)


def _fields(schema: Mapping[str, Any]) -> Iterator[Field]:
    for name, field in schema["properties"].items():
        kind, ref = _kind(field), _ref(field)
        example = (field.get("examples") or [""])[0]
        yield Field(
            name,
            field.get("title", "") if not ref or "title" in field else _title(ref),
            kind,
            _id(ref) if ref else "",
            field.get("description", ""),
            example,
            kind.endswith("or empty"),
        )


_KINDS = {"string": "text", "integer": "whole number", "boolean": "true or false"}


def _kind(field: Mapping[str, Any]) -> str:
    """What a field holds, in words."""
    if "anyOf" in field:
        first = next(each for each in field["anyOf"] if each.get("type") != "null")
        return f"{_kind(first)} or empty"
    if field.get("type") == "array":
        return f"list of {_kind(field['items'])}"
    if "$ref" in field:
        return _title(_ref(field) or "").lower()
    if "enum" in field:
        return "code"
    return "date" if field.get("format") == "date" else _KINDS[field["type"]]


def _ref(field: Mapping[str, Any]) -> str | None:
    """The name of the group of fields that a field holds."""
    for each in (field, field.get("items", {}), *field.get("anyOf", ())):
        if "$ref" in each:
            return str(each["$ref"]).rsplit("/", 1)[1]
    return None


def _title(name: str) -> str:
    """``RegulatorStep`` is ``Regulator step``; ``EntryData`` is ``Entry``."""
    words = re.findall("[A-Z][a-z]+", name.removesuffix("Data"))
    return " ".join(words).capitalize()


def _id(name: str) -> str:
    return f"format-{_title(name).lower().replace(' ', '-')}"


def _plain(text: str) -> str:
    """The first paragraph of a docstring, without marks."""
    return " ".join(text.split("\n\n")[0].replace("``", "").split())
