"""The files of ``data/``, and rows of them as typed objects.

Every value in a row is text, or a list or mapping of text, as YAML is read here.
"""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from disclosure_log.reading.yaml_reader import read

_DATA = Path(__file__).parent / "data"
T = TypeVar("T")


def load(name: str) -> Any:
    document = read(name, (_DATA / name).read_bytes())
    if document.findings:
        raise ValueError(f"{name} cannot be read: {document.findings[0]}")
    return document.data


def typed(kind: type[T], row: Mapping[str, Any]) -> T:
    """An object of the dataclass *kind* with the values of a *row*."""
    hints = _hints(kind)  # type: ignore[arg-type]  # a class is hashable
    return kind(**{f.name: _as(hints[f.name], row[f.name]) for f in fields(kind) if f.name in row})  # type: ignore[arg-type]


@cache
def _hints(kind: Any) -> dict[str, Any]:
    # Every page and every check asks for facts of law, and resolving the hints is what takes time.
    return typing.get_type_hints(kind)


def _as(hint: Any, value: Any) -> Any:
    if hint is bool:
        return value == "yes"
    if hint in (int, int | None):
        return int(value)
    return tuple(value) if isinstance(value, list) else value
