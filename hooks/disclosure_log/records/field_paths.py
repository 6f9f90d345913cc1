"""Which field of a model a path in a file leads to, and what a person would call it."""

from __future__ import annotations

import typing
from functools import cache
from typing import Any

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from disclosure_log.reading.yaml_document import Path


def named(path: Path) -> str:
    """``parts 2 answered``: a path as a person would say it."""
    words = [str(step + 1) if isinstance(step, int) else step for step in path]
    return " ".join(["item", *words] if path and isinstance(path[0], int) else words) or "the file"


def model_at(model: Any, path: Path) -> Any:
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
        model = types_of(model)[info] if info else None
    return model


def field_at(model: type[BaseModel], path: Path) -> FieldInfo | None:
    """The field at *path*; ``None`` if the model has none there."""
    parent = model_at(model, path[:-1])
    return next(
        (f for n, f in getattr(parent, "model_fields", {}).items() if (f.alias or n) == path[-1]),
        None,
    )


def fields_of(model: Any) -> list[str]:
    """The names of the fields of a *model*, as a file has them; none if it is no group."""
    return [info.alias or name for name, info in getattr(model, "model_fields", {}).items()]


def is_marked(info: FieldInfo, mark: str) -> bool:
    """Whether the model says more of a field by a *mark*, such as ``ask``."""
    return bool(isinstance(info.json_schema_extra, dict) and info.json_schema_extra.get(mark))


@cache
def types_of(model: type[BaseModel]) -> dict[str, Any]:
    """The type of each field of a *model*, with all that is said of it."""
    return typing.get_type_hints(model, include_extras=True)
