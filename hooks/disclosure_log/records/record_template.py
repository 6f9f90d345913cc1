"""The template that ``disclosure-log new`` writes: every field of the record, with its help, in the
order of the model."""

from __future__ import annotations

import json
import re
import types
import typing
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Union

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from disclosure_log.records.fields import PROSE, TextKind
from disclosure_log.records.model import Record

_HEAD = (
    "# A new entry. Fill in the fields that stand empty. A field that begins with # is optional:"
    " take the # away to use it, and put your\n"
    "# own words in the place of the example. Delete what you do not need.\n"
    "# Write in your own words. Nothing that says who asked may stand here, not even in a"
    " comment.\n"
    "# Then run: disclosure-log check\n"
)


_OF_ANOTHER_LAW = {"foi": "regulation", "eir": "section", "foi-and-eir": "regulation"}
"""The field of a ground that its template leaves out: a ground has one of the two."""


def record_template(reference: str, responded: date, regime: str = "foi") -> str:
    """A commented record for *reference*: required fields stand ready to be filled in, optional
    ones show an example behind a #."""
    given = {"reference": reference, "responded": responded.isoformat()}
    if regime != "foi":
        given["regime"] = regime
    lines = _fields(Record, given, blank=True, apart=True, without=_OF_ANOTHER_LAW[regime])
    return _HEAD + "\n".join(lines) + "\n"


def _fields(
    model: type[BaseModel],
    given: Mapping[str, str],
    blank: bool,
    without: str,
    apart: bool = False,
) -> list[str]:
    """The lines of a group of fields, *without* one of that name.

    *blank* leaves out the examples of required fields; *apart* puts an empty line before each.
    """
    lines: list[str] = []
    hints = typing.get_type_hints(model, include_extras=True)
    for name, info in model.model_fields.items():
        if name == without:
            continue
        # A field with a default is asked for too where a forgotten answer would mislead.
        asked = info.is_required() or bool(
            isinstance(info.json_schema_extra, dict) and info.json_schema_extra.get("ask")
        )
        field = _field(name, info, hints[name], given.get(name), blank and asked, without)
        if blank and not asked and name not in given:
            field = [f"#{line}" for line in field]
        lines += [""] if apart else []
        lines += [f"# {_help(info)}"] if blank else []
        lines += field
    return lines


def _field(
    name: str, info: FieldInfo, hint: Any, value: str | None, blank: bool, without: str
) -> list[str]:
    group, several, kind = _inside(hint)
    if group:
        inner = _fields(group, {}, blank, without)
        if several:
            first = next(number for number, line in enumerate(inner) if not line.startswith("#"))
            inner = [
                f"  {'- ' if number == first else '  '}{line}" for number, line in enumerate(inner)
            ]
        else:
            inner = [f"  {line}" for line in inner]
        return [f"{name}:", *inner]
    if value is None and blank:
        return [f"{name}: []" if several else f"{name}: |" if kind is PROSE else f"{name}:"]
    text = _scalar(value if value is not None else (info.examples or [""])[0])
    return [f"{name}: [{text}]" if several else f"{name}: {text}"]


def _inside(
    hint: Any, several: bool = False, kind: TextKind | None = None
) -> tuple[type[BaseModel] | None, bool, TextKind | None]:
    """What a field holds: the model of a group of fields, if it is one; whether there may be
    several; the kind of its words."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        return _inside(
            arguments[0], several, next((m for m in arguments[1:] if isinstance(m, TextKind)), kind)
        )
    if origin in (Union, types.UnionType):
        return _inside(next(a for a in arguments if a is not type(None)), several, kind)
    if origin is tuple:
        return _inside(arguments[0], True, kind)
    return (hint if isinstance(hint, type) and issubclass(hint, BaseModel) else None), several, kind


def _help(info: FieldInfo) -> str:
    example = f" For example: {info.examples[0]}" if info.examples and info.is_required() else ""
    return f"{info.title}. {info.description or ''}{example}".strip()


def _scalar(text: str) -> str:
    """*text* as YAML that is read back as the same text."""
    return (
        text
        if re.fullmatch(r"[A-Za-z0-9](?:[\w ./,;-]*[\w.])?", text)
        else json.dumps(text, ensure_ascii=False)
    )
