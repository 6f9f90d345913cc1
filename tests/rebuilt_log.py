"""Records made again from the data alone, to prove that nothing of them is lost on the way."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from conftest import A_RECORD, add_record, checkout
from disclosure_log.records.model import Record

WITH_A_NEST = """\
    outcome: partly-provided
    grounds: [{regulation: "12(5)(g)", public_interest: withhold}]
regime: eir
ask_review_by: 2016-05-01
documents:
  - file: lamps.csv
    title: Lamps
    read_by_second_person: yes
    redactions: [{regulation: "12(5)(g)", count: 1}]
"""
GOLDEN = Path(__file__).parent / "golden/records"
FIRST = {"outcome": "first_outcome", "grounds": "first_grounds"}
"""What the record has of the first answer, which the data has beside what stands today."""


def with_every_field(folder: Path) -> Path:
    """A checkout with entries of every status, in which every field has a value."""
    checkout(folder)
    shutil.copytree(GOLDEN, folder / "disclosures", dirs_exist_ok=True)
    add_record(folder, "FH 16-3", A_RECORD + WITH_A_NEST)
    (folder / "disclosures/2016/fh-16-3").mkdir()
    (folder / "disclosures/2016/fh-16-3/lamps.csv").write_text("Lane,Lamps\nElder,7\n")
    return folder


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
