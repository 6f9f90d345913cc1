"""One way to accept what stands in a table, whatever file holds the table."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from conftest import checked, plain_record
from disclosure_log.findings.finding import Finding
from disclosure_log.rules import documents
from hidden_data import Inspection
from hidden_data.documents import inspect, rebuild
from hidden_data.report import Passage, as_csv

Rows = list[list[str]]
Check = Callable[..., list[Finding]]

REGISTER = [
    ["Licence holder", "Premises", "Occupants"],
    *(
        [f"{name} Placeholder", f"{n} Elder Lane", "12"]
        for n, name in enumerate("Jane Olu Zoe".split() * 2, 1)
    ),
]
SPENDING = [
    ["Payments", "Amount"],
    *(["Mr Colin Fictional" if n % 2 else f"Lamps {n} Ltd", "500"] for n in range(1, 11)),
]
KINDS = pytest.mark.parametrize("ending", ["csv", "xlsx", "html"])
SEVERAL = pytest.mark.parametrize(("ending", "part"), [("xlsx", "sheet"), ("html", "table")])
REASON = "reason: 'Housing Act 2004, s.232.'"


def released(ending: str, *tables: Rows) -> bytes:
    """The tables in one file, as ``add-file`` makes it."""
    if ending == "csv":
        return as_csv(tables[0])
    to = io.BytesIO()
    if ending == "xlsx":
        book = openpyxl.Workbook()
        for number, rows in enumerate(tables):
            sheet = book.create_sheet() if number else book.active
            for row in rows:
                sheet.append(row)
        book.save(to)
        return rebuild(to.getvalue(), "xlsx").content
    document = docx.Document()
    for rows in tables:
        document.add_paragraph("The next table.")
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(rows, table.rows, strict=True):
            for text, cell in zip(row, cells.cells, strict=True):
                cell.text = text
    document.save(to)
    return rebuild(to.getvalue(), "docx").content


@pytest.fixture
def check(log: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """What is found in a file of tables, with lines under ``accepted``."""

    def inspected(path: Path, ending: str) -> Inspection:
        return inspect(path.read_bytes(), ending)

    def check(ending: str, *tables: Rows, accepted: tuple[str, ...] = ()) -> list[Finding]:
        name = f"table.{ending}"
        lines = "".join(
            f"  - {{{line.replace('FILE', f'file: {name}')}, {REASON}}}\n" for line in accepted
        )
        fields = f"accepted:\n{lines}" if accepted else ""
        listed = f"documents:\n  - {{file: {name}, title: A register}}\n"
        (log / "disclosures/2016/fh-16-9.yml").write_text(plain_record("FH 16-9", fields + listed))
        (log / "disclosures/2016/fh-16-9").mkdir()
        (log / "disclosures/2016/fh-16-9" / name).write_bytes(released(ending, *tables))
        result = checked(log)
        return [each for each in result.findings if "fh-16-9" in each.path]

    monkeypatch.setattr(documents, "inspect", inspected)
    return check


def told(found: list[Finding]) -> list[str]:
    return [f"{each.code} {each.message}" for each in found]


@KINDS
def test_a_register_has_one_finding_for_each_column_in_any_file(ending: str, check: Check) -> None:
    found = told(check(ending, REGISTER))
    assert [each.partition(":")[0] for each in found] == ["DL570 column 1", "DL813 column 2"]


@KINDS
def test_a_register_is_accepted_in_one_line_for_each_column_in_any_file(
    ending: str, check: Check
) -> None:
    accepted = (
        "kind: identifying-column, FILE, column: 'column 1', times: 6",
        "kind: address, FILE, column: Premises, times: 6",
    )
    assert told(check(ending, REGISTER, accepted=accepted)) == []


@KINDS
def test_a_whole_file_is_accepted_in_one_line_for_each_kind(ending: str, check: Check) -> None:
    accepted = ("kind: identifying-column, FILE, times: 6", "kind: address, FILE, times: 6")
    assert told(check(ending, REGISTER, accepted=accepted)) == []


@KINDS
def test_a_value_that_stands_in_many_cells_counts_once_for_each(ending: str, check: Check) -> None:
    (finding,) = check(ending, SPENDING)
    assert finding.message.startswith("column 1: looks like a person's name (5), different")


@KINDS
def test_names_in_a_column_may_be_businesses(ending: str, check: Check) -> None:
    (finding,) = check(ending, SPENDING)
    assert "if these are businesses" in finding.fix


@pytest.mark.parametrize(
    ("ending", "places"),
    [
        ("csv", "line 2, line 3, line 4"),
        ("xlsx", "cell B2, cell B3, cell B4"),
        ("html", "row 2, row 3, row 4"),
    ],
)
def test_a_column_says_where_its_first_different_values_are(
    ending: str, places: str, check: Check
) -> None:
    assert f"different values: 6, first in {places}" in check(ending, REGISTER)[1].message


@SEVERAL
def test_one_of_several_tables_is_named_in_the_finding_of_its_column(
    ending: str, part: str, check: Check
) -> None:
    found = told(check(ending, SPENDING, SPENDING))
    assert [each.partition(":")[0] for each in found] == [
        f"DL815 {part} 1, column 1",
        f"DL815 {part} 2, column 1",
    ]


@SEVERAL
def test_a_column_of_one_of_several_tables_is_accepted_by_the_name_in_the_finding(
    ending: str, part: str, check: Check
) -> None:
    accepted = (f"kind: named-person, FILE, column: '{part} 2, column 1', times: 5",)
    (finding,) = check(ending, SPENDING, SPENDING, accepted=accepted)
    assert finding.message.startswith(f"{part} 1, column 1")


@SEVERAL
def test_a_heading_means_its_column_in_every_table(ending: str, part: str, check: Check) -> None:
    accepted = ("kind: named-person, FILE, column: Payments, times: 10",)
    assert told(check(ending, SPENDING, SPENDING, accepted=accepted)) == []


@KINDS
@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("file: other.csv", "file does not match: there is no such file"),
        (
            "FILE, column: Amount, times: 5",
            "column does not match: this kind was found in column 1 (5)",
        ),
        ("FILE, column: '1', times: 4", "times does not match: it is 4 here, but 5 were found"),
    ],
)
def test_an_acceptance_that_is_not_used_says_what_does_not_match(
    line: str, why: str, ending: str, check: Check
) -> None:
    found = check(ending, SPENDING, accepted=(f"kind: named-person, {line}",))
    assert [each.message for each in found if each.code == "DL830" and why in each.message]


@KINDS
def test_an_acceptance_of_another_kind_says_which_kinds_there_are(
    ending: str, check: Check
) -> None:
    found = told(check(ending, SPENDING, accepted=("kind: postcode, FILE",)))
    assert "DL830 kind does not match: in this file was found named-person (5)" in found


@KINDS
def test_names_in_an_accepted_column_about_people_need_no_line(ending: str, check: Check) -> None:
    rows = [["Name", "Lamps"], *(["Mr Colin Fictional", "12"] for _ in range(4))]
    accepted = (
        "kind: identifying-column, FILE, column: Name, times: 4",
        "kind: named-person, FILE, column: Name, times: 4",
    )
    found = told(check(ending, rows, accepted=accepted))
    assert found == ["DL830 this is part of a column about people, and accepted with the column"]


CASES = [["Court", "Case"], *(["Elder", f"AB12C0000{n}"] for n in range(5))]


def test_the_finding_of_a_case_number_says_how_to_accept_an_example(check: Check) -> None:
    (finding,) = check("csv", CASES[:2])
    line = "{kind: family-court-case, place: 'table.csv: line 2', reason: how you know that"
    assert line in finding.fix and "tell the second person" in finding.fix


def test_an_example_of_a_case_number_is_accepted_in_a_file_by_its_place(check: Check) -> None:
    line = "kind: family-court-case, place: 'table.csv: line 2'"
    assert told(check("csv", CASES[:2], accepted=(line,))) == []


def test_a_whole_column_of_case_numbers_is_not_offered_for_accepting(check: Check) -> None:
    (finding,) = check("csv", CASES)
    assert "accepted" not in finding.fix


def test_what_no_record_can_accept_is_offered_as_a_public_contact(log: Path) -> None:
    page = log / "docs/index.md"
    page.write_text(page.read_text("utf-8") + "\nNumbers look like AB12C00001.\n", "utf-8")
    (finding,) = [each for each in checked(log).findings if each.code == "DL811"]
    assert "under accepted" not in finding.fix and "public_contacts" in finding.fix


@pytest.mark.parametrize(("words", "code"), [("Ring 07700 900123", "DL803"), ("", "DL508")])
def test_nobody_is_asked_to_read_a_file_with_other_findings(
    words: str, code: str, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Inspection(passages=[Passage("page 1", words)], unread="page 2 is a picture")
    monkeypatch.setattr(documents, "inspect", lambda *_: seen)
    listed = "documents: [{file: lamps.pdf, title: Lamps}]\n"
    (log / "disclosures/2016/fh-16-9.yml").write_text(plain_record("FH 16-9", listed))
    (log / "disclosures/2016/fh-16-9").mkdir()
    (log / "disclosures/2016/fh-16-9/lamps.pdf").write_bytes(b"")
    assert [each.code for each in checked(log).findings if "fh-16-9" in each.path] == [code]


def test_a_place_that_does_not_match_says_how_many_there_are_elsewhere(check: Check) -> None:
    line = "kind: named-person, place: 'table.csv: line 99'"
    found = told(check("csv", SPENDING, accepted=(line,)))
    assert "DL830 place does not match: nothing was found there, and 5 elsewhere" in found
