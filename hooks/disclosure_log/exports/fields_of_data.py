"""Whether the fields of a file of data are what the models of the format say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from pydantic import BaseModel, ValidationError

from disclosure_log.exports.faults import WRONG_FIELD
from disclosure_log.exports.json_places import place
from disclosure_log.exports.log_model import SCHEMA_VERSION
from disclosure_log.findings.finding import Finding

Path = tuple[str | int, ...]
SEE = "compare it with the page about the data of a log, or with log.schema.json beside it"


def _is_newer(data: Mapping[str, Any]) -> bool:
    """Whether the format of *data* may have fields that this program does not know."""
    first, _, second = str(data.get("schema_version")).partition(".")
    own, _, minor = SCHEMA_VERSION.partition(".")
    return first == own and second.isdecimal() and int(second) > int(minor)


def fields(
    name: str, text: str, data: Mapping[str, Any], model: type[BaseModel]
) -> Iterator[Finding]:
    """Fields that are not what the *model* says."""
    try:
        read = model.model_validate(data)
    except ValidationError as error:
        faults = error.errors()
        newer = [each["loc"] for each in faults if each["type"] == _UNKNOWN and _is_newer(data)]
        for fault in faults:
            if fault["loc"] not in newer:
                yield _wrong(name, text, tuple(fault["loc"]), *_in_words(fault))
        if len(newer) == len(faults):
            yield from fields(name, text, _without(data, newer), model)
        return
    # The model takes more than the format: a record may leave out what has a value by itself, and
    # may have blanks around a value.
    written = read.model_dump(mode="json", by_alias=True)
    own = {each.alias or id: each.is_required() for id, each in model.model_fields.items()}
    for id in [id for id, required in own.items() if not required and id not in data]:
        del written[id]
    for path, message in _differing(data, written, ()):
        yield _wrong(name, text, path, message, SEE)


def _without(data: Mapping[str, Any], paths: Sequence[Path]) -> dict[str, Any]:
    """*data* without the fields at *paths*."""
    copy = deepcopy(dict(data))
    for *folders, field in paths:
        group: Any = copy
        for step in folders:
            group = group[step]
        del group[field]
    return copy


def _differing(data: Any, written: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """What of *data* is not as the format has it *written*: a missing field, another type, or
    another value."""
    if isinstance(written, dict) and isinstance(data, Mapping):
        for name, value in written.items():
            if name in data:
                yield from _differing(data[name], value, (*path, name))
            else:
                yield (*path, name), _WORDS["missing"]
    elif isinstance(written, list) and isinstance(data, list):
        for number, (one, other) in enumerate(zip(data, written, strict=True)):
            yield from _differing(one, other, (*path, number))
    elif type(data) is not type(written):
        yield path, _TYPES.get(type(written), _OTHERWISE)
    elif data != written:
        yield path, "this is not written as in the format: look for blanks around it"


def _wrong(name: str, text: str, path: Path, message: str, fix: str) -> Finding:
    where = " ".join(str(step + 1) if isinstance(step, int) else step for step in path)
    return finding(name, text, path, WRONG_FIELD, f"{where}: {message}", fix)


_UNKNOWN = "extra_forbidden"
_OTHERWISE = "this is not what the field holds"
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
_TYPES = {str: _WORDS["string_type"], bool: _WORDS["bool_type"], int: _WORDS["int_type"]}


def _in_words(fault: Mapping[str, Any]) -> tuple[str, str]:
    """What is wrong with a field and how to mend it. What stands in it is not repeated."""
    context = fault.get("ctx", {})
    if "message" in context:
        return str(context["message"]), str(context["fix"])
    return _WORDS.get(fault["type"], _OTHERWISE), SEE


def finding(name: str, text: str, path: Path, code: str, message: str, fix: str = SEE) -> Finding:
    """What is wrong at a *path* of the JSON *text* of a file called *name*."""
    return Finding(name, *place(text, path), code, message, fix)
