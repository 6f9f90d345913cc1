"""JSON Schemas of the data, made from its models."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def data_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of files that a *model* describes."""
    return {"$schema": DIALECT, **model.model_json_schema()}
