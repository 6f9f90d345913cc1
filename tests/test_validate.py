"""``validate`` says whether a file of data is in the format, whatever program made it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import checkout, program, rendered

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a log with every field there is."""
    folder = checkout(tmp_path_factory.mktemp("valid") / "log")
    shutil.copytree(GOLDEN / "records", folder / "disclosures", dirs_exist_ok=True)
    for path, output in rendered(folder).outputs.items():
        if path.startswith("data/") or path.endswith("record.json"):
            file = folder / "made" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(output.content)
    return folder / "made"


def found(folder: Path, *files: str) -> list[str]:
    """``file:line CODE message`` of every finding."""
    done = program(folder, "validate", *files, "--format", "json")
    findings = json.loads(done.stdout)
    assert done.returncode == (1 if findings else 0), done.stderr
    return [f"{f['path']}:{f['line']} {f['code']} {f['message']}" for f in findings]


def test_every_file_of_a_log_is_in_the_format(made: Path) -> None:
    files = [
        path.relative_to(made).as_posix()
        for pattern in ("data/log.json*", "data/*/[0-9s]*.json", "**/record.json", "data/log.csv")
        for path in made.glob(pattern)
        if "codes" not in path.parts
    ]
    assert len(files) >= 6
    assert found(made, *files) == []


def entry(log: Any) -> Any:
    return log["entries"][0]


def question(log: Any) -> Any:
    return entry(log)["questions"][0]


DOCUMENT = {
    "file": "lamps.csv",
    "title": "Lamps",
    "kind": "document",
    "given_with": "response",
    "questions": [1],
    "redactions": [],
    "accessible": None,
    "read_by_second_person": False,
    "page": None,
    "files": [],
    "tables": [],
}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda log: log.update(schema_version="2.0"), "DF002 this program reads version 1.0"),
        (lambda log: log.pop("covers"), "DF003 covers: the field is missing"),
        (lambda log: log.update(requester="x"), "DF003 requester: the format has no such field"),
        (
            lambda log: entry(log).update(outcome="granted"),
            "DF003 entries 1 outcome: 'granted' is not one of the choices",
        ),
        (lambda log: entry(log).update(title=5), "DF003 entries 1 title: this is not text"),
        (
            lambda log: entry(log)["questions"][0].update(number=1.5),
            "DF003 entries 1 questions 1 number: this is not a whole number",
        ),
        (lambda log: entry(log).update(topics="streets"), "DF003 entries 1 topics: this is not a"),
        (lambda log: entry(log).update(id="FH 20-7"), "DF004 the id is not that of the log"),
        (lambda log: log["entries"].append(entry(log)), "DF004 another entry has this id"),
        (
            lambda log: entry(log)["questions"].reverse(),
            "DF004 question 1 has another number or id",
        ),
        (lambda log: entry(log).update(topics=["bins"]), "DF005 the file has no such topic"),
        (
            lambda log: log["authority"].update(address="javascript:alert(1)"),
            "DF003 authority address: this is not an address of the web",
        ),
        (
            lambda log: question(log)["grounds"].append({"section": "40(2)"}),
            "questions 1 grounds 1 regulation: the field is missing",
        ),
        (
            lambda log: entry(log)["review"].append(
                {"responded": "2020-08-01", "outcome": "upheld", "answered": "The same."}
            ),
            "questions: the field is missing",
        ),
        (
            lambda log: entry(log).update(outcome=f" {entry(log)['outcome']} "),
            "DF003 entries 1 outcome: this is not written as in the format",
        ),
        (
            lambda log: question(log).update(number="1"),
            "DF003 entries 1 questions 1 number: this is not a whole number",
        ),
        (
            lambda log: question(log).update(number=True),
            "DF003 entries 1 questions 1 number: this is not a whole number",
        ),
        (
            lambda log: entry(log)["documents"].append(DOCUMENT | {"read_by_second_person": "no"}),
            "read_by_second_person: this is neither true nor false",
        ),
        (
            lambda log: entry(log)["documents"].append(DOCUMENT | {"questions": ["1"]}),
            "questions 1: this is not a whole number",
        ),
        (lambda log: entry(log).update(title="Other"), "DF102 the root is not that of these"),
    ],
)
def test_what_is_not_in_the_format_is_told(
    made: Path, tmp_path: Path, change: Callable[[Any], Any], expected: str
) -> None:
    log = json.loads((made / "data/log.json").read_text())
    change(log)
    (tmp_path / "log.json").write_text(json.dumps(log, indent=1))
    assert [each for each in found(tmp_path, "log.json") if expected in each]


def test_a_fault_is_told_with_its_line_and_column(tmp_path: Path, made: Path) -> None:
    text = (made / "data/log.json").read_text()
    (tmp_path / "log.json").write_text(
        text.replace('"responded":"2020-06-30"', '"responded":"30 June"')
    )
    done = program(tmp_path, "validate", "log.json")
    place = done.stdout.splitlines()[0].split()[0]
    _, line, column, _ = place.split(":")
    assert (
        (tmp_path / "log.json")
        .read_text()
        .splitlines()[int(line) - 1][int(column) - 1 :]
        .startswith('"30 June"')
    )
    assert "30 June" not in done.stdout


def test_a_newer_version_of_the_format_may_have_more_fields(tmp_path: Path, made: Path) -> None:
    log = json.loads((made / "data/log.json").read_text())
    log |= {"schema_version": "1.9", "more": "of it"}
    (tmp_path / "log.json").write_text(json.dumps(log))
    assert found(tmp_path, "log.json") == []


def test_a_record_of_another_version_is_told(tmp_path: Path, made: Path) -> None:
    text = (made / "disclosures/2020/fh-20-7/record.json").read_text()
    (tmp_path / "record.json").write_text(text.replace("Twelve", "Eleven"))
    assert found(tmp_path, "record.json") == ["record.json:4 DF101 the entry is another version"]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("log.json", b'{"entries": [1,}', "log.json:1 DF001 this is not valid JSON"),
        ("log.json", b"[]", "log.json:1 DF002 this is no log"),
        ("log.json", b'{"a":\n"\xff"}', "log.json:2 DF001 the file is not UTF-8"),
        ("log.json", b"[" * 100_000, "log.json:1 DF001 the data is nested too deeply"),
        ("log.json", b'{"a": "NaN",\n"b": NaN}', "log.json:2 DF001 this is not valid JSON"),
        ("log.json", b'{"a": ' + b"1" * 5000 + b"}", "log.json:1 DF001 this is not valid JSON"),
        ("log.json", b'{"\\ud800": 1}', "log.json:1 DF001 this is not valid JSON: half of a"),
        ("log.xml", b"<log/>", "log.xml:1 DF002 this type of file is not part of the format"),
        ("log.csv", b"a,b\n1,2\n", "log.csv:1 DF002 columns are missing: id, entry"),
        ("log.csv", b"", "log.csv:1 DF002 columns are missing"),
        ("log.jsonl", b'{"id": "x"}\n', "log.jsonl:1 DF003 address: the field is missing"),
    ],
)
def test_what_is_no_file_of_the_format_is_told(
    tmp_path: Path, name: str, content: bytes, expected: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert found(tmp_path, name)[0].startswith(expected)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2020-06-30", "30 June 2020", "column 18, responded: this is not a date"),
        (",on-time,", ",punctual,", "column 21, timeliness: this is not one of the codes"),
        (",late,", ",punctual,", "column 21, timeliness: this is not one of the codes"),
    ],
)
def test_a_wrong_cell_is_told_with_its_column(
    tmp_path: Path, made: Path, old: str, new: str, expected: str
) -> None:
    text = (made / "data/log.csv").read_bytes().decode()
    if old not in text:
        pytest.skip("no entry of the test is so")
    (tmp_path / "log.csv").write_bytes(text.replace(old, new, 1).encode())
    assert [each for each in found(tmp_path, "log.csv") if expected in each]


def test_a_file_that_is_not_there_is_said_in_a_line(tmp_path: Path) -> None:
    done = program(tmp_path, "validate", "nothing.json")
    assert done.returncode == 2 and "nothing.json cannot be read" in done.stderr


def test_a_log_may_have_a_document_and_go_without_the_scheme(made: Path, tmp_path: Path) -> None:
    log = json.loads((made / "data/log.json").read_text())
    entry(log)["documents"].append(DOCUMENT)
    del log["quarters"]
    (tmp_path / "log.json").write_text(json.dumps(log))
    assert [each[:16] for each in found(tmp_path, "log.json")] == ["log.json:1 DF102"]


def test_a_newer_version_is_read_as_strictly_in_what_is_known(tmp_path: Path, made: Path) -> None:
    log = json.loads((made / "data/log.json").read_text())
    log |= {"schema_version": "1.9", "more": "of it"}
    question(log)["grounds"].append({"section": "40(2)", "more": 1})
    (tmp_path / "log.json").write_text(json.dumps(log))
    assert [each for each in found(tmp_path, "log.json") if "regulation: the field is m" in each]
    assert not [each for each in found(tmp_path, "log.json") if "more" in each]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_place_of_a_wrong_byte_counts_characters(tmp_path: Path, mark: bytes) -> None:
    (tmp_path / "log.json").write_bytes(mark + '{"a":1,\n"éé'.encode() + b'\xff"}')
    assert "log.json:2:4: DF001" in program(tmp_path, "validate", "log.json").stdout


def lines_of(made: Path) -> list[Any]:
    return [json.loads(line) for line in (made / "data/log.jsonl").read_text().splitlines()]


def test_a_line_ends_only_at_its_end(made: Path, tmp_path: Path) -> None:
    entries = lines_of(made)
    entries[0]["summary"] = "One\u2028two\x85three"
    text = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in entries)
    (tmp_path / "log.jsonl").write_text(text, encoding="utf-8")
    assert found(tmp_path, "log.jsonl") == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda one: one.update(id="FH"), "log.jsonl:2 DF004 the id is not that of the log"),
        (
            lambda one: one["questions"][0].update(id="x"),
            "log.jsonl:2 DF004 question 1 has another number or id",
        ),
    ],
)
def test_ids_fit_in_a_file_with_one_entry_a_line_too(
    made: Path, tmp_path: Path, change: Callable[[Any], Any], expected: str
) -> None:
    entries = lines_of(made)
    change(entries[1])
    (tmp_path / "log.jsonl").write_text("".join(json.dumps(each) + "\n" for each in entries))
    assert [each for each in found(tmp_path, "log.jsonl") if expected in each]


def test_no_script_stands_for_an_address_in_a_table(made: Path, tmp_path: Path) -> None:
    text = (made / "data/log.csv").read_bytes().decode()
    assert "https://foi.fernhollow.example/log/disclosures/" in text
    text = text.replace("https://foi.fernhollow.example/log/disclosures/", "javascript:", 1)
    (tmp_path / "log.csv").write_bytes(text.encode())
    assert [each for each in found(tmp_path, "log.csv") if "not an address of the web" in each]
