"""Parsing plain data into the typed model, with every fault in plain English at its place."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Annotated, Any, Generic, TypeVar, Union

from pydantic import BaseModel, RootModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from disclosure_log.findings.codes.fields import MISSING_FIELD, UNKNOWN_FIELD, WRONG_SHAPE
from disclosure_log.reading.yaml_document import Path, YamlDocument
from disclosure_log.records.field_names import unknown_field
from disclosure_log.records.fields import Model, TextKind

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
        if _marked(info, "one_or_several"):
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
                _report(document, model, each)
        if isinstance(data, dict):
            _keep_what_is_sound(
                parsed, model, data, {str(each["loc"][0]) for each in faults if each["loc"]}
            )
    for path in [path for path in document.keys if _left_empty(document, model, path)]:
        document.report(
            MISSING_FIELD,
            path,
            _empty(document, path),
            _fill_in(model, path, "fill in"),
            key=True,
        )
    if document.incomplete and isinstance(data, dict) and parsed.partial:
        absent = {n for n, info in model.model_fields.items() if (info.alias or n) not in data}
        parsed.partial = parsed.partial.model_copy(update=dict.fromkeys(absent))
        parsed.sound -= absent
    # A value with a finding from reading gets no other, and without it the file is incomplete.
    if document.findings:
        parsed.value = None
        parsed.sound -= {str(path[0]) for path in document.unsound if path}
    return parsed


def _left_empty(document: YamlDocument, model: type[BaseModel], path: Path) -> bool:
    """Whether a field that is always asked for was left empty. Its default applies only where the
    field is missing altogether."""
    info = _info(model, path) if all(step != "" for step in path) else None
    try:
        return info is not None and _marked(info, "ask") and document.at(path) is None
    except (KeyError, IndexError, TypeError):
        return False


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
        hints = _hints(model)
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
def _hints(model: type[BaseModel]) -> dict[str, Any]:
    return typing.get_type_hints(model, include_extras=True)


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(_hints(model)[name])


@cache
def _item_adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any] | None:
    """For a field that is a list of groups: the validator of one group."""
    hint = _hints(model)[name]
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


def _report(document: YamlDocument, model: type[BaseModel], each: Any) -> None:
    path: Path = each["loc"]
    if any(path[:n] in document.unsound for n in range(len(path) + 1)):
        return
    kind, name = each["type"], named(path)
    if kind == "missing":
        empty = path in document.keys
        what = _empty(document, path) if empty else f"{name} is missing"
        document.report(
            MISSING_FIELD,
            path,
            what,
            _fill_in(model, path, "fill in" if empty else "add"),
            key=empty,
        )
    elif kind == "extra_forbidden":
        fields = _fields(_model_at(model, path[:-1]))
        of_a_record = "reference" in model.model_fields
        document.report(
            UNKNOWN_FIELD,
            path,
            *unknown_field(str(path[-1]), fields, model, of_a_record),
            key=True,
        )
    elif kind == "too_short":
        document.report(
            MISSING_FIELD, path, f"{name} is an empty list", _fill_in(model, path, "fill in")
        )
    elif kind in ("tuple_type", "list_type"):
        document.report(
            WRONG_SHAPE,
            path,
            f"{name} must be a list",
            _as_a_list(model, path),
        )
    elif kind in ("model_type", "model_attributes_type", "dict_type"):
        inside = _fields(_model_at(model, path))
        document.report(
            WRONG_SHAPE,
            path,
            f"{name} must be a group of fields",
            f"write its fields on lines of their own: {', '.join(inside)}{_example(path)}",
        )
    elif kind == "string_type":
        document.report(
            WRONG_SHAPE,
            path,
            f"{name} must be plain text",
            "put text that begins with [ or { in quotes; an item of a list must not be empty",
        )
    else:
        context = each.get("ctx", {})
        document.report(kind, path, f"{name}: {context['message']}", context["fix"])


def _empty(document: YamlDocument, path: Path) -> str:
    """That the field at *path* is empty, and why, where it does not look so."""
    span = document.keys[path]
    cut = re.match(r"\s*:\s+#", document.lines[span.line][span.end_column :])
    why = ", because what follows a # is left out unless it is in quotes" if cut else ""
    return f"{named(path)} is empty{why}"


def named(path: Path) -> str:
    """``parts 2 answered``: a path as a person would say it."""
    words = [str(step + 1) if isinstance(step, int) else step for step in path]
    return " ".join(["item", *words] if path and isinstance(path[0], int) else words) or "the file"


def _fields(model: Any) -> list[str]:
    return [info.alias or name for name, info in getattr(model, "model_fields", {}).items()]


def _model_at(model: Any, path: Path) -> Any:
    """The model of the group of fields at *path*."""
    for step in (*path, None):
        while not (isinstance(model, type) and issubclass(model, BaseModel)):
            arguments = [a for a in typing.get_args(model) if a not in (type(None), Ellipsis)]
            if not arguments:
                return None
            model = arguments[0]
        if issubclass(model, RootModel):
            model = typing.get_args(model.model_fields["root"].annotation)[0]
            continue
        if step is None or isinstance(step, int):
            continue
        info = {(f.alias or n): n for n, f in model.model_fields.items()}.get(str(step))
        model = _hints(model)[info] if info else None
    return model


def _info(model: type[BaseModel], path: Path) -> FieldInfo | None:
    parent = _model_at(model, path[:-1])
    return next(
        (f for n, f in getattr(parent, "model_fields", {}).items() if (f.alias or n) == path[-1]),
        None,
    )


def _marked(info: FieldInfo, mark: str) -> bool:
    return bool(isinstance(info.json_schema_extra, dict) and info.json_schema_extra.get(mark))


def _as_a_list(model: type[BaseModel], path: Path) -> str:
    """How to write the list at *path*."""
    inside = _fields(_model_at(model, path))
    if inside:
        each = f"begin each of its items with `- ` before its first field, as in `- {inside[0]}: …`"
        return f"{each}{_example(path)}"
    info = _info(model, path)
    example = f", for example {path[-1]}: [{info.examples[0]}]" if info and info.examples else ""
    return (
        f"write each item on a line of its own that begins with `- `, or all in [brackets]{example}"
    )


def _example(path: Path) -> str:
    return ', for example grounds: [{section: "40(2)"}]' if "grounds" in path else ""


def _fill_in(model: type[BaseModel], path: Path, verb: str) -> str:
    info = _info(model, path)
    help_ = (
        (info.description or f"{info.title}.") if info and (info.description or info.title) else ""
    )
    example = f" For example: {info.examples[0]}" if info and info.examples else ""
    return f"{verb} {path[-1]}. {help_}{example}".strip()
