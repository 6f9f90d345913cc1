"""Reading YAML: whatever the bytes, there is a document or there are findings, soon and without an
exception."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from disclosure_log.reading.yaml_reader import MAX_BYTES, read
from disclosure_log.records.repository import scan

PIECES = st.sampled_from(
    ["a", "title: ", "- ", "\n", "  ", "[", "]", "{", "}", ": ", "#", "'", '"', "|\n", ">-\n", "&x ", "*x", "!!str ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "\t", "\ufeff",
     "\u200b", "\u202e", "\x00", "\x85", "\U000e0041", "é", "e\u0301", "👨‍👩‍👧", "0142", "no", "2016-02-30", "\\ud800", "\r\n", "? ", "~", "`", "@", ","]
)  # fmt: skip


@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.lists(PIECES, max_size=60).map(
            lambda parts: "".join(parts).encode("utf-8", "surrogatepass")
        ),
        st.binary(max_size=300),
    )
)
@example(b"\xef\xbb\xbf")
@example(b"&x [*x]")
@example(b"? [a]\n: b")
def test_any_bytes_give_data_or_findings_with_a_place(data: bytes) -> None:
    document = read("x.yml", data)
    assert document.data is not None or document.findings
    assert all(f.line >= 1 and f.column >= 1 for f in document.findings)


VALUES = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4),
        st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), inner, min_size=1, max_size=4),
    ),
    max_leaves=12,
)


@pytest.mark.long
@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), VALUES, min_size=1, max_size=4))
def test_what_is_written_as_yaml_is_read_back_as_text(data: dict[str, object]) -> None:
    document = read("x.yml", yaml.safe_dump(data, allow_unicode=True, width=1000).encode())
    if not document.findings:
        normal = yaml.safe_load(
            unicodedata.normalize("NFC", yaml.safe_dump(data, allow_unicode=True))
        )
        assert document.data == normal


@pytest.mark.parametrize(
    "text",
    [
        "0142",
        "no",
        "12:30:45",
        "1_000",
        "1.10",
        "2015-06-12",
        "1e3",
        "0x1f",
        "~",
        "null",
        "16-19",
        ".5",
        "yes",
    ],
)
def test_every_scalar_is_text(text: str) -> None:
    assert read("x.yml", f"a: {text}\n".encode()).data == {"a": text}


HOSTILE = {
    "100 KB of [": b"[" * 100_000,
    "100 KB of {a:": b"{a: " * 25_000,
    "50,000 levels of a list": b"- " * 50_000,
    "a record of 3 MB": b"a: " + b"x" * 3_000_000,
    "100 KB of ?": b"? " * 50_000,
    "many aliases": b"a: &a [x]\nb: [" + b"*a, " * 50_000 + b"]",
    "many keys": b"".join(b"k%d: v\n" % n for n in range(20_000)),
    "200 KB of control characters": b"a: " + b"\x07" * 200_000,
    "200 KB of zero-width characters": b"a: " + "\u200b".encode() * 60_000,
}
"""Input that stops a careless reader.

``benchmarks/hostile_input.py`` shows how long each takes to refuse.
"""


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_input_is_refused(what: str) -> None:
    assert read("x.yml", HOSTILE[what]).findings


def test_no_more_than_the_limit_is_read_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "disclosures").mkdir()
    (tmp_path / "disclosures/topics.yml").write_bytes(b"x" * 5_000_000)
    assert len(scan(tmp_path).settings["disclosures/topics.yml"]) == MAX_BYTES + 1


def test_a_fault_in_a_block_of_text_is_placed_on_its_own_line() -> None:
    document = read("x.yml", b"a:\n  b: |\n    one\n    two three\n")
    assert document.place(("a", "b"), "one\ntwo three".index("three")) == (4, 9)


def test_a_fault_in_folded_text_is_placed_on_its_own_line() -> None:
    document = read("x.yml", b"a: >-\n  one\n  two three\n")
    assert document.place(("a",), "one two three".index("three")) == (3, 7)


def test_a_value_that_is_not_there_is_placed_at_what_is_around_it() -> None:
    document = read("x.yml", b"a: 1\nb:\n  - c: 2\n")
    assert document.place(("b", 0, "d")) == (3, 5)
