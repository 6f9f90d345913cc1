"""The file with the list of people: nobody can read a name out of it, or use it without its key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import checked
from disclosure_log.privacy.deny_list import KEY_VARIABLE, Marker, WrongKey, key_from_environment
from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.people_list import People, add, as_yaml, remove
from disclosure_log.records.schema import parse
from listed_people import KEY, MARKER, PATH, found

# ---- the key


def test_another_key_is_refused_and_not_silently_of_no_use() -> None:
    with pytest.raises(WrongKey):
        add(None, "fh-16-1", ["Jane Placeholder"], MARKER).deny_list(KEY + b"x")


def test_without_a_key_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    assert key_from_environment() is None
    # What a request to merge from another repository gets for a secret.
    monkeypatch.setenv(KEY_VARIABLE, "")
    assert key_from_environment() is None


@pytest.mark.parametrize(
    "key",
    [
        "short",
        "x" * 40,
        "with blanks in it, but long enough to be a key",
        "ä" * 40,
        "0123456789" * 60,
    ],
)
def test_a_key_that_is_none_is_refused_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, key)
    with pytest.raises(ValueError, match=KEY_VARIABLE) as refused:
        key_from_environment()
    assert key not in str(refused.value)


@pytest.mark.parametrize(("key", "codes"), [("", []), (KEY.decode(), ["DL834"])])
def test_a_log_without_a_list_needs_no_key_and_a_key_needs_a_list(
    log: Path, monkeypatch: pytest.MonkeyPatch, key: str, codes: list[str]
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, key)
    assert [finding.code for finding in checked(log).findings] == codes


# ---- the file

NAMES = ["Jane Mary Placeholder", "Colin Fictional"]


def marks(people: People, request: str) -> set[str]:
    return {
        mark for each in people.requests if each.request == request for mark in each.marks.split()
    }


def test_the_file_is_read_back_as_it_was() -> None:
    people = add(add(None, "fh-16-1", NAMES, MARKER), "fh-15-2", ["Zoë Fictional"], MARKER)
    parsed = parse(read(PATH, as_yaml(people).encode()), People)
    assert (parsed.value, parsed.document.findings) == (people, [])


def test_a_list_without_requests_is_read_back_too() -> None:
    people = remove(add(None, "fh-16-1", NAMES, MARKER), "fh-16-1")
    assert parse(read(PATH, as_yaml(people).encode()), People).value == people


def test_nothing_in_the_file_says_a_name() -> None:
    text = as_yaml(add(None, "fh-16-1", NAMES, MARKER))
    assert "names: 2" in text
    assert not re.search("jane|mary|placeholder|colin|fictional", text, re.IGNORECASE)
    assert set("".join(marks(add(None, "fh-16-1", NAMES, MARKER), "fh-16-1"))) <= set(
        "0123456789abcdef"
    )


def test_the_order_of_the_names_does_not_show() -> None:
    assert as_yaml(add(None, "fh-16-1", NAMES, MARKER)) == as_yaml(
        add(None, "fh-16-1", NAMES[::-1], MARKER)
    )


def test_another_key_makes_other_marks() -> None:
    other = add(None, "fh-16-1", NAMES, Marker(KEY + b"x"))
    assert not marks(other, "fh-16-1") & marks(add(None, "fh-16-1", NAMES, MARKER), "fh-16-1")


def test_an_entry_changes_no_other_line_of_the_file() -> None:
    before = add(add(None, "fh-16-1", NAMES, MARKER), "fh-16-3", ["Zoë Fictional"], MARKER)
    after = add(before, "fh-16-2", ["Jane Placeholder"], MARKER)
    lines, more = as_yaml(before).splitlines(), as_yaml(after).splitlines()
    new = more.index("  - request: fh-16-2")
    assert more[:new] + more[new + len(more) - len(lines) :] == lines
    assert as_yaml(remove(after, "fh-16-2")) == f"{as_yaml(before)}removed:\n  - fh-16-2\n"


def test_a_name_that_is_there_already_changes_nothing() -> None:
    people = add(None, "fh-16-1", NAMES, MARKER)
    assert as_yaml(add(people, "fh-16-1", NAMES, MARKER)) == as_yaml(people)


def test_the_same_person_in_eight_requests_does_not_show_without_the_key() -> None:
    people = add(None, "fh-16-1", NAMES, MARKER)
    for number in range(2, 9):
        people = add(people, f"fh-16-{number}", NAMES, MARKER)
    every = [mark for number in range(1, 9) for mark in marks(people, f"fh-16-{number}")]
    assert len(every) == len(set(every)) == 8 * len(marks(people, "fh-16-1"))


@pytest.mark.parametrize("kept", range(1, 11))
def test_a_person_of_several_requests_is_found_whichever_of_them_is_left(kept: int) -> None:
    people = add(None, "fh-16-1", ["Jane Placeholder"], MARKER)
    for number in range(2, 11):
        people = add(people, f"fh-16-{number}", ["Jane Placeholder"], MARKER)
    for number in set(range(1, 11)) - {kept}:
        people = remove(people, f"fh-16-{number}")
    assert [request for _, _, request in people.deny_list(KEY).find("J. Placeholder")] == [
        f"fh-16-{kept}"
    ]


def test_entries_of_one_request_from_two_branches_become_one() -> None:
    one, other = (add(None, "fh-16-1", [name], MARKER) for name in NAMES)
    both = People(key_check=one.key_check, requests=one.requests + other.requests)
    assert found("Jane Placeholder, Colin Fictional", both.deny_list(KEY)) == [
        "Jane Placeholder",
        "Colin Fictional",
    ]
    assert as_yaml(add(both, "fh-16-1", NAMES, MARKER)) == as_yaml(
        add(None, "fh-16-1", NAMES, MARKER)
    )


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("key_check: ", "key_check: x", "3:12 DL106"),
        ("key_check: ", "key-check: ", "3:1 DL102"),
        ("    names: 2", "    names: two", "6:12 DL106"),
        ("request: fh-16-1", "request: FH 16-1", "5:14 DL106"),
        ("      ", "      Jane Placeholder ", "7:12 DL106"),
    ],
)
def test_a_file_that_was_changed_by_hand_is_a_finding_that_repeats_nothing(
    old: str, new: str, place: str
) -> None:
    text = as_yaml(add(None, "fh-16-1", NAMES, MARKER)).replace(old, new, 1)
    findings = parse(read(PATH, text.encode()), People).document.findings
    assert place in [f"{f.line}:{f.column} {f.code}" for f in findings]
    assert not any("Jane" in f.message + f.fix for f in findings)
