"""What is wrong with the shape of a file, in plain English and at its place."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel

from disclosure_log.findings.codes.fields import MISSING_FIELD, UNKNOWN_FIELD, WRONG_SHAPE
from disclosure_log.reading.yaml_document import Path, YamlDocument
from disclosure_log.records.field_names import unknown_field
from disclosure_log.records.field_paths import field_at, fields_of, is_marked, model_at, named


def report(document: YamlDocument, model: type[BaseModel], each: Any) -> None:
    """Report a fault as pydantic tells *each* of them, unless its place is known to be unsound."""
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
        fields = fields_of(model_at(model, path[:-1]))
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
        inside = fields_of(model_at(model, path))
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


def report_left_empty(document: YamlDocument, model: type[BaseModel]) -> None:
    """Report every field that is always asked for and was left empty."""
    for path in [path for path in document.keys if _left_empty(document, model, path)]:
        document.report(
            MISSING_FIELD,
            path,
            _empty(document, path),
            _fill_in(model, path, "fill in"),
            key=True,
        )


def _left_empty(document: YamlDocument, model: type[BaseModel], path: Path) -> bool:
    """Whether a field that is always asked for was left empty. Its default applies only where the
    field is missing altogether."""
    info = field_at(model, path) if all(step != "" for step in path) else None
    try:
        return info is not None and is_marked(info, "ask") and document.at(path) is None
    except (KeyError, IndexError, TypeError):
        return False


def _empty(document: YamlDocument, path: Path) -> str:
    """That the field at *path* is empty, and why, where it does not look so."""
    span = document.keys[path]
    cut = re.match(r"\s*:\s+#", document.lines[span.line][span.end_column :])
    why = ", because what follows a # is left out unless it is in quotes" if cut else ""
    return f"{named(path)} is empty{why}"


def _as_a_list(model: type[BaseModel], path: Path) -> str:
    """How to write the list at *path*."""
    inside = fields_of(model_at(model, path))
    if inside:
        each = f"begin each of its items with `- ` before its first field, as in `- {inside[0]}: …`"
        return f"{each}{_example(path)}"
    info = field_at(model, path)
    example = f", for example {path[-1]}: [{info.examples[0]}]" if info and info.examples else ""
    return (
        f"write each item on a line of its own that begins with `- `, or all in [brackets]{example}"
    )


def _example(path: Path) -> str:
    return ', for example grounds: [{section: "40(2)"}]' if "grounds" in path else ""


def _fill_in(model: type[BaseModel], path: Path, verb: str) -> str:
    info = field_at(model, path)
    help_ = (
        (info.description or f"{info.title}.") if info and (info.description or info.title) else ""
    )
    example = f" For example: {info.examples[0]}" if info and info.examples else ""
    return f"{verb} {path[-1]}. {help_}{example}".strip()
