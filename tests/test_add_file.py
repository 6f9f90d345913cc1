"""``disclosure-log add-file``: a released file beside its record, and named in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import A_RECORD, add_record, checked
from disclosure_log.cli.main import main
from specimens import made

FOLDER = "disclosures/2016/fh-16-9"
NOTE = "# what was sent, in the order of the letter\n"


def record(log: Path) -> str:
    return (log / f"{FOLDER}.yml").read_text()


@pytest.fixture
def original(tmp_path: Path) -> Path:
    folder = tmp_path / "originals"
    folder.mkdir()
    file = folder / "lamps by lane.csv"
    file.write_bytes(b"Lane;Spent\r\nElder;\xa35\r\n")
    return file


def test_a_file_is_cleaned_put_beside_its_record_and_named_in_it(
    log: Path, original: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_record(log, "FH 16-9", A_RECORD + NOTE)
    assert main(["add-file", "FH 16-9", str(original)], log) == 0
    assert (
        log / FOLDER / "lamps by lane.csv"
    ).read_bytes() == "Lane,Spent\r\nElder,£5\r\n".encode()
    assert original.read_bytes() == b"Lane;Spent\r\nElder;\xa35\r\n"
    assert record(log).endswith(
        f"{NOTE}documents:\n  - file: lamps by lane.csv\n    title: Lamps by lane\n"
    )
    said = capsys.readouterr().err
    assert "shown in another way: cells divided by semicolons" in said
    assert "then run: disclosure-log check" in said
    assert not checked(log).findings


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("documents: []\n", "documents:\n  - file: lamps by lane.csv\n    title: Lamps\n"),
        (
            "documents:  # none yet\n",
            "documents:  # none yet\n  - file: lamps by lane.csv\n    title: Lamps\n",
        ),
        (
            "documents:\n- file: a.csv # first\n  title: A\n\n# after\nkeywords: [lamps]\n",
            "documents:\n- file: a.csv # first\n  title: A\n- file: lamps by lane.csv\n  title: Lamps\n\n# after\nkeywords: [lamps]\n",
        ),
    ],
)
def test_comments_and_layout_of_the_record_stay(
    log: Path, original: Path, before: str, after: str
) -> None:
    add_record(log, "FH 16-9", A_RECORD + before)
    text = record(log)
    assert main(["add-file", "fh16/9", "--title", "Lamps", str(original)], log) == 0
    assert record(log) == text.replace(before, after)


def test_a_list_written_in_one_line_is_left_to_a_person(
    log: Path, original: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_record(log, "FH 16-9", A_RECORD + "documents: [{file: a.csv, title: A}]\n")
    text = record(log)
    assert main(["add-file", "FH 16-9", str(original)], log) == 1
    assert record(log) == text and not (log / FOLDER).exists()
    assert "add - file: lamps by lane.csv, title: Lamps by lane" in capsys.readouterr().err


def test_the_check_of_an_original_says_just_the_command_that_mends_it(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_record(log, "FH 16-9", A_RECORD + "documents:\n  - file: lamps.xlsx\n    title: Lamps\n")
    (log / FOLDER).mkdir()
    (log / FOLDER / "lamps.xlsx").write_bytes(made("hidden_sheet"))
    finding = next(f for f in checked(log).findings if f.code == "DL509")
    assert "leaves behind: hidden sheet (1)" in finding.message
    assert finding.fix == f'run: disclosure-log add-file "FH 16-9" "{FOLDER}/lamps.xlsx"'
    assert main(["add-file", "FH 16-9", str(log / FOLDER / "lamps.xlsx")], log) == 0
    assert (log.parent / "lamps.xlsx").read_bytes() == made("hidden_sheet")
    assert [path.name for path in (log / FOLDER).iterdir()] == ["lamps.xlsx"]
    assert record(log).endswith("documents:\n  - file: lamps.xlsx\n    title: Lamps\n")
    assert "left behind: hidden sheet (1)" in capsys.readouterr().err
    assert not checked(log).findings


def test_all_files_beside_a_record_are_rebuilt_when_none_is_named(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = "  - {file: a.pdf, title: A}\n  - {file: lamps.csv, title: B}\n"
    add_record(log, "FH 16-9", A_RECORD + f"documents:\n{listed}")
    (log / FOLDER).mkdir()
    (log / FOLDER / "a.pdf").write_bytes(made("pdf_with_author"))
    (log / FOLDER / "lamps.csv").write_bytes(b"lane,lamps\nElder,7\n")
    assert [f.code for f in checked(log).findings] == ["DL509"]
    assert main(["add-file", "FH 16-9"], log) == 0
    assert not checked(log).findings
    assert (log / FOLDER / "lamps.csv").read_bytes() == b"lane,lamps\nElder,7\n"
    assert "lamps.csv is a rebuilt file already" in capsys.readouterr().err


def test_a_record_without_files_cannot_have_them_rebuilt(log: Path) -> None:
    add_record(log, "FH 16-9", A_RECORD)
    assert main(["add-file", "FH 16-9"], log) == 2


def test_a_picture_is_added_with_what_a_person_must_read(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_record(log, "FH 16-9", A_RECORD)
    (tmp_path / "annex.pdf").write_bytes(made("picture_beside_text"))
    assert main(["add-file", "FH 16-9", str(tmp_path / "annex.pdf")], log) == 0
    assert "pages 2 to 4 hold pictures" in capsys.readouterr().err
    assert [f.code for f in checked(log).findings] == ["DL508"]


def test_nothing_is_added_when_the_file_cannot_be_cleaned_or_has_no_record(
    log: Path, tmp_path: Path, original: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_record(log, "FH 16-9", A_RECORD)
    text = record(log)
    (tmp_path / "lamps.xlsx").write_bytes(made("formula_written_as_nought"))
    assert main(["add-file", "FH 16-9", str(tmp_path / "lamps.xlsx")], log) == 1
    assert "open it once in Excel or LibreOffice" in capsys.readouterr().out
    assert main(["add-file", "FH 16-10", str(original)], log) == 2
    assert record(log) == text and not (log / FOLDER).exists()


def test_a_file_that_is_there_is_not_written_over(log: Path, original: Path) -> None:
    add_record(log, "FH 16-9", A_RECORD)
    assert main(["add-file", "FH 16-9", str(original)], log) == 0
    text = record(log)
    assert main(["add-file", "FH 16-9", str(original)], log) == 1
    assert record(log) == text


def test_the_author_of_a_pdf_needs_one_command(log: Path, tmp_path: Path) -> None:
    add_record(log, "FH 16-9", A_RECORD)
    (tmp_path / "letter.pdf").write_bytes(made("pdf_with_author"))
    assert main(["add-file", "FH 16-9", str(tmp_path / "letter.pdf")], log) == 0
    assert not checked(log).findings


@pytest.mark.parametrize(
    "specimen", ["workbook_by_a_person", "workbook_by_a_person_elsewhere", "defined_name"]
)
def test_what_a_workbook_says_of_its_making_needs_one_command(
    log: Path, tmp_path: Path, specimen: str
) -> None:
    add_record(log, "FH 16-9", A_RECORD)
    (tmp_path / "lamps.xlsx").write_bytes(made(specimen))
    assert main(["add-file", "FH 16-9", str(tmp_path / "lamps.xlsx")], log) == 0
    assert not checked(log).findings
