"""The commands for the list of people: names are entered and not kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from disclosure_log.cli.people import people as people_command
from disclosure_log.privacy.deny_list import KEY_VARIABLE, key_from_environment
from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.people_list import People
from disclosure_log.records.schema import parse
from listed_people import KEY, PATH, found


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "disclosures").mkdir()
    monkeypatch.setenv(KEY_VARIABLE, KEY.decode())
    return tmp_path


def run(root: Path, *arguments: str, typed: str | bytes = "") -> Result:
    result = CliRunner().invoke(people_command, arguments, typed, obj=root)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_names_are_entered_and_not_kept(root: Path) -> None:
    done = run(root, "add", "FH 16-1", typed="Jane Placeholder\nFictional, Zoë\n\nTom Behind\n")
    assert done.exit_code == 0 and "fh-16-1: 2 names added, as 47 marks" in done.stderr
    people = parse(read(PATH, (root / PATH).read_bytes()), People).value
    assert people
    assert found("J. Placeholder; Zoe Fictional; Tom Behind", people.deny_list(KEY)) == [
        "J. Placeholder",
        "Zoe Fictional",
    ]
    for path in root.rglob("*"):
        assert not path.is_file() or not re.search(
            b"jane|placeholder|zo|fictional", path.read_bytes(), re.IGNORECASE
        )
    assert not re.search("jane|placeholder|fictional", done.output, re.IGNORECASE)


@pytest.mark.parametrize(("answer", "alone"), [("y", ["Placeholder"]), ("n", [])])
def test_a_common_surname_is_looked_for_alone_if_somebody_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch, answer: str, alone: list[str]
) -> None:
    monkeypatch.setattr("disclosure_log.cli.people.by_hand", lambda: True)
    done = run(root, "add", "FH 16-1", typed=f"Jane Placeholder\n{answer}\n\n")
    assert "common or an ordinary word" in done.stderr
    people = parse(read(PATH, (root / PATH).read_bytes()), People).value
    assert people
    assert found("Placeholder said; a placeholder", people.deny_list(KEY)) == alone


def test_nobody_is_asked_about_a_rare_surname(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclosure_log.cli.people.by_hand", lambda: True)
    done = run(root, "add", "FH 16-1", typed="Jane Tesselby\n\n")
    assert done.exit_code == 0 and "ordinary word" not in done.stderr


def test_more_names_are_added_to_a_request(root: Path) -> None:
    run(root, "add", "FH 16-1", typed="Jane Placeholder")
    assert (
        "1 name added"
        in run(root, "add", "fh 16-1", typed="\ufeffColin Fictional\r\n\r\n".encode()).stderr
    )
    assert "0 names added" in run(root, "add", "FH 16-1", typed="Fictional, Colin").stderr
    run(root, "add", "FH 15-9", typed="Jane Placeholder")
    assert run(root, "list").stdout == "fh-15-9: 1 name\nfh-16-1: 2 names\n"


def test_a_request_is_removed(root: Path) -> None:
    run(root, "add", "FH 16-1", typed="Jane Placeholder")
    assert run(root, "remove", "FH 16-1").exit_code == 0
    assert run(root, "list").stdout == ""
    assert run(root, "remove", "FH 16-1").exit_code == 2


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Jane Placeholder\nJ\n", "line 2 has no surname"),
        ("Jane Placeholder\n123\n", "line 2 has no surname"),
        ("jane.placeholder@lamps.example", "line 1 has characters"),
        (b"Jane Placeholder\n\xff\n", "not UTF-8"),
        ("", "no names"),
        ("\nJane Placeholder\n", "no names"),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_line_and_nothing_is_written(
    root: Path, typed: str | bytes, why: str
) -> None:
    done = run(root, "add", "FH 16-1", typed=typed)
    assert done.exit_code == 2 and why in done.stderr and "nothing was written" in done.stderr
    assert not (root / PATH).exists() and "Jane" not in done.output


def test_a_name_at_a_prompt_is_asked_for_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclosure_log.cli.people.by_hand", lambda: True)
    done = run(root, "add", "FH 16-1", typed="7\nJane Placeholder\nn\n\n")
    assert done.exit_code == 0 and "two letters" in done.stderr and "1 name added" in done.stderr


@pytest.mark.parametrize("key", ["", "short", KEY.decode() + "x"])
def test_without_the_right_key_nothing_is_asked_or_written(
    root: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    run(root, "add", "FH 16-1", typed="Jane Placeholder")
    before = (root / PATH).read_bytes()
    monkeypatch.setenv(KEY_VARIABLE, key)
    monkeypatch.setattr("disclosure_log.cli.people.by_hand", lambda: True)
    done = run(root, "add", "FH 16-2", typed="Colin Fictional\n\n")
    assert done.exit_code == 2 and KEY_VARIABLE in done.stderr and "press Enter" not in done.output
    assert (root / PATH).read_bytes() == before


def test_a_name_given_as_an_argument_is_refused_and_not_repeated(root: Path) -> None:
    done = run(root, "add", "FH 16-1", "Placeholder")
    assert done.exit_code == 2 and not (root / PATH).exists()


def test_a_reference_that_is_none_is_refused(root: Path) -> None:
    assert run(root, "add", "../x", typed="Jane Placeholder").exit_code == 2


def test_a_file_at_fault_is_reported_and_left_as_it_is(root: Path) -> None:
    (root / PATH).write_text("key_check: x\n")
    done = run(root, "add", "FH 16-1", typed="Jane Placeholder")
    assert done.exit_code == 1 and done.stdout.startswith(f"{PATH}:1:12: DL106")
    assert (root / PATH).read_text() == "key_check: x\n"


def test_a_list_that_would_grow_too_large_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(root, "add", "FH 16-1", typed="Jane Placeholder")
    before = (root / PATH).read_bytes()
    monkeypatch.setattr("disclosure_log.reading.yaml_reader.MAX_BYTES", (len(before) + 50) // 100)
    assert run(root, "add", "FH 16-2", typed="Colin Fictional").exit_code == 2
    assert (root / PATH).read_bytes() == before


def test_a_new_key_can_be_used_and_is_never_the_same(
    monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    first, second = run(root, "key").stdout.strip(), run(root, "key").stdout.strip()
    monkeypatch.setenv(KEY_VARIABLE, first)
    assert key_from_environment() == first.encode() != second.encode()
