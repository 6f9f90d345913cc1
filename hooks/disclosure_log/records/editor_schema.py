"""The JSON Schema of a record, by which an editor completes a field, shows its help, and marks what
is wrong while somebody types.

It accepts every record that the checks accept. What only they can tell, such as whether two dates
agree, is left to them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from disclosure_log.records.model import WITHOUT_TEXTS, Record

SCHEMA = ".vscode/record.schema.json"
"""Where the schema is kept in a repository. It is written by ``disclosure-log new``."""
TEXT = ["string", "number", "boolean"]
"""What YAML makes of a text without quotes. The program reads all of them as text."""


class _AsWritten(GenerateJsonSchema):
    """Values as an editor reads them from YAML: all that looks like a number is one."""

    schema_dialect = "http://json-schema.org/draft-07/schema#"  # the newest that editors know well

    def str_schema(self, schema: core_schema.StringSchema) -> dict[str, Any]:
        return {"type": TEXT}

    def int_schema(self, schema: core_schema.IntSchema) -> dict[str, Any]:
        return {"type": ["integer", "string"], "pattern": r"^\s*[0-9][0-9,]*\s*$"}

    def bool_schema(self, schema: core_schema.BoolSchema) -> dict[str, Any]:
        return {"enum": [True, False, "yes", "no", "Yes", "No", "YES", "NO"]}

    def date_schema(self, schema: core_schema.DateSchema) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$"}


def record_schema() -> dict[str, Any]:
    """The schema of one record."""
    schema = Record.model_json_schema(schema_generator=_AsWritten)
    for model in (schema, *schema["$defs"].values()):
        _as_written(model)
    texts = [name for name in schema["required"] if name not in ("reference", "responded")]
    schema["required"] = ["reference", "responded"]
    status = {"properties": {"status": {"enum": list(WITHOUT_TEXTS)}}, "required": ["status"]}
    schema |= {"if": status, "else": {"required": texts}}
    return {"$schema": _AsWritten.schema_dialect, "title": "Record"} | schema


def schema_text() -> str:
    """The schema as its file has it."""
    return json.dumps(record_schema(), ensure_ascii=False, indent=2) + "\n"


def _as_written(model: dict[str, Any]) -> None:
    """Make the fields of a *model* take all that may be written, and say what they are for."""
    model["description"] = " ".join(model.get("description", "").split()).replace("``", "")
    for name, field in model.get("properties", {}).items():
        # White space counts here, and not when the program has read a text.
        for each in (field, *field.get("anyOf", ())):
            each.pop("maxLength", None)
        asked = field.pop("ask", False) or name in model.get("required", ())
        if field.pop("one_or_several", False):
            model["properties"][name] = _one_or_several(field)
        if not asked:
            _may_be_left_empty(model["properties"][name])


def _one_or_several(field: Mapping[str, Any]) -> dict[str, Any]:
    about = {key: value for key, value in field.items() if key not in ("items", "type")}
    return about | {"anyOf": [{"type": "array", "items": field["items"]}, field["items"]]}


def _may_be_left_empty(field: dict[str, Any]) -> None:
    """A field with nothing behind its colon counts as one that is not given."""
    field.pop("default", None)
    if "enum" in field:
        field["enum"].append(None)
    if "type" in field:
        types = field["type"] if isinstance(field["type"], list) else [field["type"]]
        field["type"] = [*types, "null"]
    elif "anyOf" in field and {"type": "null"} not in field["anyOf"]:
        field["anyOf"].append({"type": "null"})
