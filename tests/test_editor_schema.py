"""The schema of a record for editors: it takes every record that the checks take, marks what they
refuse, and says what each field is for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import AUTHORITIES, ROOT, TODAY, plain_record, program
from disclosure_log.records.editor_schema import SCHEMA, record_schema, schema_text
from disclosure_log.records.model import Record
from disclosure_log.records.record_template import record_template

pytestmark = pytest.mark.skipif(
    find_spec("jsonschema") is None, reason="jsonschema is not installed: pip install -e .[test]"
)
RECORDS = [
    *sorted(AUTHORITIES.glob("*/disclosures/*/*.yml")),
    *sorted(ROOT.glob("tests/golden/records/*/*.yml")),
]


class AsAnEditorReads(yaml.CSafeLoader):
    """YAML 1.2, which editors read: no dates, and only true and false."""


AsAnEditorReads.yaml_implicit_resolvers = {
    first: [each for each in found if each[0].split(":")[-1] not in ("timestamp", "bool")]
    for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
AsAnEditorReads.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("true|false"), list("tf")
)


def faults(text: str) -> Iterator[str]:
    """Where an editor would mark something in the *text* of a record."""
    import jsonschema

    data: Any = yaml.load(text, AsAnEditorReads)  # a safe loader
    for error in jsonschema.Draft7Validator(record_schema()).iter_errors(data):
        yield ".".join(map(str, error.absolute_path)) or error.message


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_record_that_is_in_order_is_taken(path: Path) -> None:
    assert list(faults(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "fields",
    [
        "summary: 15\n",
        "keywords:\n",
        "regime:\n",
        "status: withdrawn\nchanges: [{date: 2016-04-01, note: The figures were wrong.}]\n",
        "review: {responded: 2016-05-03, outcome: upheld, answered: Nothing was changed.}\n",
        "review:\n  - {responded: 2016-05-03, outcome: upheld, answered: Nothing was changed.}\n",
        "documents: [{file: a.csv, title: A, accessible: yes, redactions: [{section: '40(2)', count: 1}]}]\n",
    ],
)
def test_what_the_program_reads_is_taken(fields: str) -> None:
    assert list(faults(plain_record("FH 16-2", fields))) == []


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ("responded: 1 March 2016\n", "responded"),
        ("responded: 2016-3-1\n", "responded"),
        ("regime: foia\n", "regime"),
        ("topics: []\n", "topics"),
        ("topics: [Street Lamps]\n", "topics.0"),
        ("parts: [{asked: How many?, answered: '15.', outcome: granted}]\n", "parts.0.outcome"),
        ("parts: [{asked: How many?}]\n", "parts.0"),
        ("documents: [{file: a.csv, title: A, questions: [one]}]\n", "documents.0.questions.0"),
        ("parts: [{asked: 'How?', answered: '15.', outcome: }]\n", "parts.0.outcome"),
        (
            "requester: somebody\n",
            "Additional properties are not allowed ('requester' was unexpected)",
        ),
    ],
)
def test_what_the_checks_refuse_is_marked(fields: str, place: str) -> None:
    assert set(faults(plain_record("FH 16-2", fields))) == {place}


def test_a_record_without_its_texts_is_marked() -> None:
    assert list(faults(plain_record("FH 16-2", without=["summary"])))


def test_an_entry_published_in_error_needs_none_of_its_texts() -> None:
    text = "reference: FH 16-2\nresponded: 2016-03-01\nstatus: published-in-error\n"
    assert list(faults(text)) == []


def test_every_field_has_a_title_and_help() -> None:
    schema = record_schema()
    for model in (schema, *schema["$defs"].values()):
        for name, field in model["properties"].items():
            assert field.get("title"), name
            assert field.get("description") or name in ("date", "file"), name


def test_every_word_of_a_vocabulary_is_explained() -> None:
    outcome = record_schema()["$defs"]["Part"]["properties"]["outcome"]
    at = outcome["enum"].index("not-held")
    assert outcome["enumDescriptions"][at] == "The authority does not hold the information."


def test_the_schema_has_the_fields_of_the_model() -> None:
    assert list(record_schema()["properties"]) == list(Record.model_fields)


def test_this_repository_has_the_schema_of_this_program() -> None:
    assert (ROOT / SCHEMA).read_text(encoding="utf-8") == schema_text()


def test_a_new_record_names_the_schema_and_it_is_there(log: Path) -> None:
    done = program(log, "new", "FH 26-9", "--responded", "2026-01-30")
    assert done.returncode == 0, done.stderr
    record = log / done.stdout.strip()
    found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", record.read_text())
    assert found
    assert json.loads((record.parent / found[1]).read_text()) == record_schema()


def test_a_filled_in_template_is_taken() -> None:
    lines = record_template("FH 26-9", TODAY).replace("#", "").splitlines()
    assert any("summary" in line for line in lines)
    text = plain_record("FH 26-9")
    assert list(faults(record_template("FH 26-9", TODAY).partition("\n")[0] + "\n" + text)) == []


def test_a_new_log_has_the_schema_and_its_settings(tmp_path: Path) -> None:
    done = program(tmp_path, "init", "log")
    assert done.returncode == 0, done.stderr
    settings = json.loads((tmp_path / "log/.vscode/settings.json").read_text())
    (schema,) = settings["yaml.schemas"]
    assert (tmp_path / "log" / schema).read_text(encoding="utf-8") == schema_text()
