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

from disclosure_log.records.editor_schema import SCHEMA
from disclosure_log.records.fields import PROSE, TextKind
from disclosure_log.records.model import Record

_HEAD = (
    f"# yaml-language-server: $schema=../../{SCHEMA}\n"
    "# A new entry. Fill in the fields that stand empty. A field that begins with # is optional:"
    " take the # away to use it, and put your\n"
    "# own words in the place of the example. Delete what you do not need.\n"
    "# Write in your own words. Nothing that says who asked may stand here, not even in a"
    " comment.\n"
    "# Then run: disclosure-log check\n"
)


_OF_ANOTHER_LAW = {"foi": "regulation", "eir": "section", "foi-and-eir": "regulation"}
"""The field of a ground that its template leaves out: a ground has one of the two."""
_ALWAYS = ("section", "regulation", "outcome")
"""Fields that no group does without, although each alone is optional."""


def record_template(reference: str, responded: date | None, regime: str = "foi") -> str:
    """A commented record for *reference*: required fields stand ready to be filled in, optional
    ones show an example behind a #."""
    given = {"reference": reference}
    if responded:
        given["responded"] = responded.isoformat()
    if regime != "foi":
        given["regime"] = regime
    template = _Template(_OF_ANOTHER_LAW[regime])
    lines = template.fields(Record, given, blank=True, apart=True)
    return _HEAD + "\n".join(lines) + "\n"


class _Template:
    """The lines of groups of fields, without the field called *without*.

    A group explains its fields where it comes first, such as the grounds of a question. Where it
    comes again, such as the grounds that a review leaves, it shows only what it must have.
    """

    def __init__(self, without: str) -> None:
        self._without = without
        self._explained: set[type[BaseModel]] = set()

    def fields(
        self, model: type[BaseModel], given: Mapping[str, str], blank: bool, apart: bool = False
    ) -> list[str]:
        """The lines of a group of fields.

        *blank* leaves out the examples of required fields; *apart* puts an empty line before each.
        """
        again = model in self._explained
        self._explained.add(model)
        lines: list[str] = []
        hints = typing.get_type_hints(model, include_extras=True)
        for name, info in model.model_fields.items():
            # A field with a default is asked for too where a forgotten answer would mislead.
            asked = info.is_required() or bool(
                isinstance(info.json_schema_extra, dict) and info.json_schema_extra.get("ask")
            )
            if name == self._without or (again and not asked and name not in _ALWAYS):
                continue
            field = self._field(name, info, hints[name], given.get(name), blank and asked)
            if blank and not asked and name not in given:
                field = [f"#{line}" for line in field]
            lines += [""] if apart else []
            lines += [] if again else [f"# {_help(info, example=blank)}"]
            lines += field
        return lines

    def _field(
        self, name: str, info: FieldInfo, hint: Any, value: str | None, blank: bool
    ) -> list[str]:
        group, several, kind = _inside(hint)
        if group:
            inner = self.fields(group, {}, blank)
            if several:
                first = next(n for n, line in enumerate(inner) if not line.startswith("#"))
                inner = [f"  {'- ' if n == first else '  '}{line}" for n, line in enumerate(inner)]
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


def _help(info: FieldInfo, example: bool) -> str:
    said = [f"{info.title}.", info.description or ""]
    if example and info.examples and info.is_required():
        said.append(f"For example: {info.examples[0]}")
    return " ".join(filter(None, said))


def _scalar(text: str) -> str:
    """*text* as YAML that is read back as the same text."""
    return (
        text
        if re.fullmatch(r"[A-Za-z0-9](?:[\w ./,;-]*[\w.])?", text)
        else json.dumps(text, ensure_ascii=False)
    )
