"""Independent tools read the files of data, and find nothing wrong: validators that others wrote,
each in a process of its own. Each is shown a fault too, so that it is known to look."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from conftest import checkout, rendered

GOLDEN = Path(__file__).parent / "golden"
CATALOGUE = """\
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

[] a sh:NodeShape ; sh:targetClass dcat:Catalog ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ] , [ sh:path dct:description ; sh:minCount 1 ] ,
    [ sh:path dct:publisher ; sh:class foaf:Agent ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path dcat:dataset ; sh:class dcat:Dataset ; sh:minCount 1 ] .
[] a sh:NodeShape ; sh:targetClass dcat:Dataset ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ] , [ sh:path dct:description ; sh:minCount 1 ] ,
    [ sh:path dct:license ; sh:nodeKind sh:IRI ; sh:minCount 1 ] ,
    [ sh:path dct:modified ; sh:datatype xsd:date ; sh:maxCount 1 ] ,
    [ sh:path dcat:landingPage ; sh:nodeKind sh:IRI ; sh:minCount 1 ] ,
    [ sh:path dcat:distribution ; sh:class dcat:Distribution ; sh:minCount 1 ] .
[] a sh:NodeShape ; sh:targetClass dcat:Distribution ;
  sh:property [ sh:path dcat:downloadURL ; sh:nodeKind sh:IRI ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path dcat:mediaType ; sh:nodeKind sh:IRI ; sh:minCount 1 ] ,
    [ sh:path dcat:byteSize ; sh:datatype xsd:nonNegativeInteger ; sh:minCount 1 ] .
[] a sh:NodeShape ; sh:targetClass foaf:Agent ;
  sh:property [ sh:path foaf:name ; sh:minCount 1 ] .
"""
"""What DCAT-AP asks of a catalogue, as far as this one has it (SHACL)."""


def needs(module: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(
        find_spec(module) is None, reason=f"{module} is not installed: pip install -e .[test]"
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of data of a log with every field there is."""
    folder = checkout(tmp_path_factory.mktemp("others") / "log")
    shutil.copytree(GOLDEN / "records", folder / "disclosures", dirs_exist_ok=True)
    for path, output in rendered(folder).outputs.items():
        if path.startswith("data/"):
            file = folder / "made" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(output.content)
    return folder / "made/data"


@pytest.fixture
def files(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "data"))


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], cwd=folder, capture_output=True, text=True, check=False
    )


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


CSVW = (
    "import sys; from csvw import CSVW; found = CSVW('csv-metadata.json', validate=True);"
    " [list(table) for table in found.tables];"
    " sys.exit(not found.is_valid)"
)


@pytest.mark.long
@needs("csvw")
def test_the_tables_are_what_their_csvw_says(files: Path) -> None:
    done = run(files, "-W", "ignore", "-c", CSVW)
    assert done.returncode == 0, done.stderr


@pytest.mark.long
@needs("csvw")
@pytest.mark.parametrize(("old", "new"), [("2020-06-30", "30 June 2020"), (",reference,", ",ref,")])
def test_a_table_that_is_not_what_its_csvw_says_is_noticed(files: Path, old: str, new: str) -> None:
    edit(files / "log.csv", old, new)
    assert run(files, "-W", "ignore", "-c", CSVW).returncode == 1


@pytest.mark.long
@needs("frictionless")
def test_the_data_package_is_valid(files: Path) -> None:
    done = run(files, "-m", "frictionless", "validate", "datapackage.json", "--json")
    assert done.returncode == 0, done.stdout
    report = json.loads(done.stdout)
    tasks = {task["place"]: task["stats"].get("rows") for task in report["tasks"]}
    assert report["valid"] and tasks["log.csv"] == 9


@pytest.mark.long
@needs("frictionless")
def test_a_wrong_cell_of_the_data_package_is_noticed(files: Path) -> None:
    edit(files / "log.csv", "2020-06-30", "30 June 2020")
    done = run(files, "-m", "frictionless", "validate", "datapackage.json", "--json")
    assert done.returncode == 1 and "type-error" in done.stdout


@pytest.mark.long
@needs("pyshacl")
@needs("rdflib")
def test_the_catalogue_is_what_dcat_asks_for(files: Path) -> None:
    (files / "shapes.ttl").write_text(CATALOGUE)
    done = run(
        files,
        "-m",
        "pyshacl",
        "-s",
        "shapes.ttl",
        "-sf",
        "turtle",
        "-df",
        "json-ld",
        "catalogue.jsonld",
    )
    assert done.returncode == 0 and "Conforms: True" in done.stdout, done.stdout + done.stderr
    triples = "import rdflib; print(len(rdflib.Graph().parse('catalogue.jsonld')))"
    assert int(run(files, "-W", "ignore", "-c", triples).stdout) > 70


@pytest.mark.long
@needs("pyshacl")
def test_a_catalogue_that_lacks_something_is_noticed(files: Path) -> None:
    (files / "shapes.ttl").write_text(CATALOGUE)
    edit(files / "catalogue.jsonld", '"dcat:downloadURL"', '"dcat:elsewhere"')
    done = run(
        files,
        "-m",
        "pyshacl",
        "-s",
        "shapes.ttl",
        "-sf",
        "turtle",
        "-df",
        "json-ld",
        "catalogue.jsonld",
    )
    assert done.returncode == 1


def broken(change: Callable[[Any], object], log: Any) -> Any:
    change(log)
    return log


@needs("jsonschema")
def test_the_json_is_what_its_schema_says(made: Path) -> None:
    import jsonschema

    schema = json.loads((made / "log.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    for file in [made / "log.json", *made.glob("years/*.json"), *made.glob("topics/*.json")]:
        validator.validate(json.loads(file.read_text()))
    for change in (
        lambda log: log.pop("schema_version"),
        lambda log: log.update(requester="somebody"),
        lambda log: log["entries"][0].update(outcome="granted"),
        lambda log: log["entries"][0].update(responded="30 June 2020"),
        lambda log: log["entries"][0]["questions"][0].update(number="one"),
    ):
        wrong = broken(change, json.loads((made / "log.json").read_text()))
        assert not validator.is_valid(wrong)


@pytest.fixture
def datasette(made: Path) -> Iterator[str]:
    """The address of Datasette, which has started on the database."""
    command = [sys.executable, "-m", "datasette", "log.sqlite", "--port", "0", "--setting"]
    command += ["suggest_facets", "off"]
    with subprocess.Popen(command, cwd=made, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        try:
            address = next(
                line.split("running on ")[1].split()[0]
                for line in process.stderr
                if "running on" in line
            )
            yield address
        finally:
            process.terminate()


def got(address: str) -> str:
    for _ in range(50):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return str(answer.read().decode())
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {address}")


@pytest.mark.long
@needs("datasette")
def test_datasette_starts_on_the_database_and_answers_a_search(datasette: str) -> None:
    found = json.loads(got(f"{datasette}/log/questions.json?_search=lamplighters&_shape=array"))
    assert [row["id"] for row in found] == ["foi.fernhollow.example/log:FH 20-7#question-8"]
    assert 'name="_search"' in got(f"{datasette}/log/questions")
