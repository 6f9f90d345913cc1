"""Records made again from the data alone, to prove that nothing of them is lost on the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from disclosure_log.records.model import Record

FIRST = {"outcome": "first_outcome", "grounds": "first_grounds"}
"""What the record has of the first answer, which the data has beside what stands today."""


def rebuilt(entry: Mapping[str, Any]) -> Record:
    """The record of an *entry* of the data."""
    derived = {"questions", "documents", "dates", "mentions", "id", "address"}
    derived |= {"due", "working_days", "timeliness", "changed"}
    derived |= {"outcome", "first_outcome", "outcome_history"}
    fields = {name: value for name, value in entry.items() if name not in derived}
    parts = [_part(question) for question in entry["questions"]]
    documents = [_document(document) for document in entry["documents"]]
    return Record.model_validate({**fields, "parts": parts, "documents": documents})


def _part(question: Mapping[str, Any]) -> dict[str, Any]:
    derived = {"id", "number", "address", "outcome_history", *FIRST.values()}
    part = {name: value for name, value in question.items() if name not in derived}
    language = None if question["language"] == "en" else question["language"]
    return part | {name: question[first] for name, first in FIRST.items()} | {"language": language}


def _document(document: Mapping[str, Any]) -> dict[str, Any]:
    made = {"page", "files", "tables"}
    return {name: value for name, value in document.items() if name not in made}
