"""What a JSON Schema says of a value that a validator of :mod:`fields` looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import AfterValidator, BeforeValidator, GetJsonSchemaHandler
from pydantic_core import CoreSchema


@dataclass(frozen=True)
class After(AfterValidator):
    """A validator of a parsed value, with what it accepts in the words of JSON Schema."""

    accepts: Mapping[str, Any] = field(default_factory=dict, compare=False)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), **self.accepts}


@dataclass(frozen=True)
class Before(BeforeValidator):
    """The same of a value that is not parsed yet."""

    accepts: Mapping[str, Any] = field(default_factory=dict, compare=False)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), **self.accepts}


def choices(terms: Mapping[str, Any]) -> dict[str, Any]:
    """One of the *terms*, with what each means where that is known. Editors show it."""
    meanings = [getattr(term, "meaning", "") for term in terms.values()]
    return {"enum": list(terms)} | ({"enumDescriptions": meanings} if all(meanings) else {})
