"""Parsing plain data into the typed model, as far as it is sound."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Annotated, Any, Generic, TypeVar, Union

from pydantic import BaseModel, RootModel, TypeAdapter, ValidationError

from disclosure_log.reading.yaml_document import Path, YamlDocument
from disclosure_log.records.field_paths import is_marked, types_of
from disclosure_log.records.fields import Model, TextKind
from disclosure_log.records.shape_faults import report, report_left_empty

M = TypeVar("M", bound=BaseModel)


@dataclass
class Parsed(Generic[M]):
    """What could be parsed of a file.

    ``value`` is the typed model, or ``None`` when anything in it was at fault.
    """

    document: YamlDocument
    model: type[M]
    value: M | None = None
    partial: M | None = None
    """The model with what was sound; fields at fault are ``None``, and so are items at fault in
    lists of groups."""
    sound: set[str] = field(default_factory=set)
    """The fields that may be relied on, given or not."""

    @property
    def path(self) -> str:
        """The file, relative to the repository."""
        return self.document.path

    @cached_property
    def texts(self) -> list[tuple[Path, TextKind, str]]:
        """Every value that holds text, with its kind, whether or not the rest of the file is
        sound."""
        return list(_texts(self.model, self.document.data))

    @cached_property
    def dates(self) -> list[tuple[Path, date]]:
        """Every date that is sound."""
        return list(_dates(self.partial))


def parse(document: YamlDocument, model: type[M]) -> Parsed[M]:
    """Check the shape of a file against its *model*, and report every fault."""
    parsed = Parsed(document, model)
    if document.data is None:
        return parsed
    for name, info in model.model_fields.items():
        if is_marked(info, "one_or_several"):
            document.as_list(name)
    data = _without_empty(document.data)
    if isinstance(data, dict) and issubclass(model, Model):
        data = {**model.stand_ins(data), **data}
    try:
        parsed.value = parsed.partial = model.model_validate(data)
        parsed.sound = set(model.model_fields)
    except ValidationError as error:
        faults = error.errors()
        # A list whose items are all at fault counts as empty too; the items say so already.
        faults = [
            f
            for f in faults
            if f["type"] != "too_short"
            or not any(o["loc"][: len(f["loc"])] == f["loc"] != o["loc"] for o in faults)
        ]
        for each in faults:
            if not (document.incomplete and each["type"] == "missing" and len(each["loc"]) == 1):
                report(document, model, each)
        if isinstance(data, dict):
            _keep_what_is_sound(
                parsed, model, data, {str(each["loc"][0]) for each in faults if each["loc"]}
            )
    report_left_empty(document, model)
    if document.incomplete and isinstance(data, dict) and parsed.partial:
        absent = {n for n, info in model.model_fields.items() if (info.alias or n) not in data}
        parsed.partial = parsed.partial.model_copy(update=dict.fromkeys(absent))
        parsed.sound -= absent
    # A value with a finding from reading gets no other, and without it the file is incomplete.
    if document.findings:
        parsed.value = None
        parsed.sound -= {str(path[0]) for path in document.unsound if path}
    return parsed


def _texts(model: Any, data: Any, path: Path = ()) -> Iterator[tuple[Path, TextKind, str]]:
    """Every value in raw *data* that holds text, with its kind."""
    origin, arguments = typing.get_origin(model), typing.get_args(model)
    if origin is Annotated:
        kind = next((m for m in arguments[1:] if isinstance(m, TextKind)), None)
        if kind and isinstance(data, str):
            yield path, kind, data
        else:
            yield from _texts(arguments[0], data, path)
    elif origin in (Union, types.UnionType):
        for choice in arguments:
            yield from _texts(choice, data, path)
    elif origin is tuple and isinstance(data, list):
        for position, item in enumerate(data):
            yield from _texts(arguments[0], item, (*path, position))
    elif isinstance(model, type) and issubclass(model, RootModel):
        yield from _texts(model.model_fields["root"].annotation, data, path)
    elif isinstance(model, type) and issubclass(model, BaseModel) and isinstance(data, dict):
        hints = types_of(model)
        for name, info in model.model_fields.items():
            key = info.alias or name
            if key in data:
                yield from _texts(hints[name], data[key], (*path, key))


def _dates(value: Any, path: Path = ()) -> Iterator[tuple[Path, date]]:
    """Every date in a typed model."""
    if isinstance(value, date):
        yield path, value
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _dates(item, (*path, position))
    elif isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from _dates(getattr(value, name, None), (*path, info.alias or name))


def _without_empty(data: Any) -> Any:
    """A field with nothing after its colon is a field that was not given."""
    if isinstance(data, dict):
        return {key: _without_empty(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_without_empty(item) for item in data]
    return data


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(types_of(model)[name])


@cache
def _item_adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any] | None:
    """For a field that is a list of groups: the validator of one group."""
    hint = types_of(model)[name]
    while typing.get_origin(hint) is Annotated:
        hint = typing.get_args(hint)[0]
    items = typing.get_args(hint)
    if (
        typing.get_origin(hint) is tuple
        and isinstance(items[0], type)
        and issubclass(items[0], BaseModel)
    ):
        return TypeAdapter(items[0])
    return None


def _keep_what_is_sound(
    parsed: Parsed[M], model: type[M], data: dict[str, Any], at_fault: set[str]
) -> None:
    values: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        key = info.alias or name
        adapter = _item_adapter(model, name)
        if key not in at_fault:
            values[name] = (
                _adapter(model, name).validate_python(data[key])
                if key in data
                else info.get_default()
            )
            parsed.sound.add(name)
        elif adapter and isinstance(data.get(key), list):
            values[name] = tuple(_or_none(adapter, item) for item in data[key])
            parsed.sound.add(name)
        else:
            values[name] = None
    parsed.partial = model.model_construct(**values)


def _or_none(adapter: TypeAdapter[Any], item: Any) -> Any:
    try:
        return adapter.validate_python(item)
    except ValidationError:
        return None
