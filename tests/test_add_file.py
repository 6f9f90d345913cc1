"""``disclosure-log add-file``: a released file beside its record, and named in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conftest import A_RECORD, add_record, checked
from disclosure_log.cli.main import main
from disclosure_log.records.file_names import stems, title_of
from hidden_data.documents import rebuild
from hidden_data.report import in_lines
from specimens import made
from specimens.picture_making import png

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
    assert "leaves behind: hidden sheet" in finding.message
    assert finding.fix == f'run: disclosure-log add-file "FH 16-9" "{FOLDER}/lamps.xlsx"'
    assert main(["add-file", "FH 16-9", str(log / FOLDER / "lamps.xlsx")], log) == 0
    assert (log.parent / "originals/fh-16-9/lamps.xlsx").read_bytes() == made("hidden_sheet")
    assert [path.name for path in (log / FOLDER).iterdir()] == ["lamps.xlsx"]
    assert record(log).endswith("documents:\n  - file: lamps.xlsx\n    title: Lamps\n")
    assert "left behind: hidden sheet\n" in capsys.readouterr().err
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
    assert "of 2 files: 1 added, 1 there already\n" in capsys.readouterr().err


def test_a_record_without_files_cannot_have_them_rebuilt(log: Path) -> None:
    add_record(log, "FH 16-9", A_RECORD)
    assert main(["add-file", "FH 16-9"], log) == 2


@pytest.mark.long
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


def test_a_file_that_is_there_already_is_not_added_again(
    log: Path, original: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_record(log, "FH 16-9", A_RECORD)
    assert main(["add-file", "FH 16-9", str(original)], log) == 0
    text = record(log)
    capsys.readouterr()
    assert main(["add-file", "FH 16-9", str(original)], log) == 0
    assert capsys.readouterr() == (
        "",
        f"{FOLDER}/lamps by lane.csv is there already, unchanged\n",
    )
    assert record(log) == text


def test_a_file_is_written_over_only_when_asked(
    log: Path, original: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_record(log, "FH 16-9", A_RECORD)
    assert main(["add-file", "FH 16-9", "--title", "Lamps", str(original)], log) == 0
    text, before = record(log), (log / FOLDER / original.name).read_bytes()
    original.write_bytes(b"Lane,Spent\r\nElder,6\r\n")
    assert main(["add-file", "FH 16-9", str(original)], log) == 1
    assert (log / FOLDER / original.name).read_bytes() == before
    assert "add --replace" in capsys.readouterr().err
    assert main(["add-file", "FH 16-9", "--replace", str(original)], log) == 0
    assert (log / FOLDER / original.name).read_bytes() == original.read_bytes()
    assert record(log) == text
    note = 'note: "lamps by lane.csv was replaced, because …"}'
    assert note in capsys.readouterr().err


def test_nobody_has_read_the_file_that_takes_the_place_of_another(
    log: Path, tmp_path: Path
) -> None:
    mark = "    read_by_second_person: yes\n"
    items = [f"  - file: {name}.png\n    title: A\n{mark}" for name in ("a", "b")]
    add_record(log, "FH 16-9", A_RECORD + "documents:\n" + "".join(items))
    (log / FOLDER).mkdir()
    (log / FOLDER / "b.png").write_bytes(png())
    (tmp_path / "b.png").write_bytes(png("L"))
    assert main(["add-file", "FH 16-9", "--replace", str(tmp_path / "b.png")], log) == 0
    assert record(log).endswith("".join(items).removesuffix(mark))


@pytest.mark.parametrize(
    ("given", "name", "title"),
    [
        ("Spend over £500 2025-26", "Spend over GBP 500 2025-26", "Spend over £500 2025-26"),
        ("Référé Łódź straße (scan)", "Refere Lodz strasse scan", "Référé Łódź straße (scan)"),
        ("spend_by-lane-2025-26", "spend_by-lane-2025-26", "Spend by lane 2025-26"),
        ("Children’s R&D – 5%", "Childrens R and D-5 percent", "Children’s R&D – 5%"),
        ("Отчёт", "document", "Отчёт"),
        ("index", "index-2", "Index"),
        ("Re\u0301f", "Ref", "Réf"),
        ("lamp " * 20 + "x", ("lamp " * 18).strip(), "Lamp " + "lamp " * 19 + "x"),
    ],
)
def test_a_file_name_becomes_plain_and_its_title_keeps_every_sign(
    given: str, name: str, title: str
) -> None:
    assert (next(stems(given)), title_of(given)) == (name, title)


def test_a_name_with_signs_and_accents_passes_the_check(log: Path, original: Path) -> None:
    add_record(log, "FH 16-9", A_RECORD)
    original = original.rename(original.with_stem("Référé (£500) 2025-26"))
    assert main(["add-file", "FH 16-9", str(original)], log) == 0
    assert record(log).endswith(
        'documents:\n  - file: Refere GBP 500 2025-26.csv\n    title: "Référé (£500) 2025-26"\n'
    )
    assert not checked(log).findings


def test_files_whose_names_have_no_plain_letters_are_numbered(log: Path, original: Path) -> None:
    add_record(log, "FH 16-9", A_RECORD)
    for name, text in (("Отчёт", b"a,b\n1,2\n"), ("表", b"a,b\n3,4\n"), ("表", b"a,b\n3,4\n")):
        original.with_stem(name).write_bytes(text)
        assert main(["add-file", "FH 16-9", str(original.with_stem(name))], log) == 0
    assert sorted(os.listdir(log / FOLDER)) == ["document-2.csv", "document.csv"]


def test_a_file_whose_tables_would_get_the_address_of_another_gets_another_name(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_record(log, "FH 16-9", A_RECORD)
    (tmp_path / "lamps.csv").write_bytes(b"a,b\n1,2\n")
    (tmp_path / "lamps.xlsx").write_bytes(made("comment"))
    (tmp_path / "lamps.docx").write_bytes(made("plain_letter"))
    files = [str(tmp_path / f"lamps.{ending}") for ending in ("csv", "xlsx", "docx")]
    assert main(["add-file", "FH 16-9", *files], log) == 0
    names = ["lamps-2.xlsx", "lamps-3.html", "lamps.csv"]
    assert sorted(os.listdir(log / FOLDER)) == names
    assert "lamps.xlsx became this, since another file has its" in capsys.readouterr().err
    assert not checked(log).findings
    assert main(["add-file", "FH 16-9", files[1]], log) == 0
    assert sorted(os.listdir(log / FOLDER)) == names


def test_a_folder_stands_for_its_files_without_those_that_a_program_keeps_for_itself(
    log: Path, original: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_record(log, "FH 16-9", A_RECORD)
    (original.parent / "~$lamps.xlsx").write_bytes(b"x")
    assert main(["add-file", "FH 16-9", str(original.parent)], log) == 0
    assert os.listdir(log / FOLDER) == [original.name]
    assert "~$lamps.xlsx: skipped" in capsys.readouterr().err


def test_nothing_is_moved_over_an_original_that_was_moved_before(log: Path) -> None:
    add_record(log, "FH 16-9", A_RECORD)
    (log / FOLDER).mkdir()
    (log / FOLDER / "lamps.csv").write_bytes(b"a;b\n1;2\n")
    earlier = log.parent / "originals/fh-16-9/lamps.csv"
    earlier.parent.mkdir(parents=True)
    earlier.write_bytes(b"x")
    assert main(["add-file", "FH 16-9"], log) == 1
    assert earlier.read_bytes() == b"x"
    assert (log / FOLDER / "lamps.csv").read_bytes() == b"a;b\n1;2\n"


def test_the_contact_sheet_shows_all_that_nobody_has_read(log: Path, original: Path) -> None:
    items = [f"  - file: {name}.png\n    title: A\n" for name in ("a", "b")]
    mark = "    read_by_second_person: yes\n"
    add_record(log, "FH 16-9", A_RECORD + "documents:\n" + "".join(items) + mark)
    (log / FOLDER).mkdir()
    for name in ("a.png", "b.png"):
        (log / FOLDER / name).write_bytes(png())
    assert main(["add-file", "FH 16-9", str(original)], log) == 0
    page = (log.parent / "contact-sheet.html").read_text()
    assert f"<h2>{FOLDER}/a.png</h2>" in page and "b.png" not in page


def test_what_every_program_writes_into_a_document_is_told_last_and_in_one_line() -> None:
    told = in_lines(rebuild(made("every_hidden_place_of_a_word_document"), "docx").left)
    first = ["comment", "hidden picture or shape", "hidden row of a table", "hidden text (2)"]
    assert told[:6] == [*first, "person who commented", "tracked deletion (2)"]
    assert told[-1].startswith("bookmark (2), building blocks, code of a field (4), custom XML")
    assert not any("property" in line or "font" in line for line in told[:-1])


def test_a_title_that_was_given_is_not_asked_for(
    log: Path, original: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_record(log, "FH 16-9", A_RECORD)
    assert main(["add-file", "FH 16-9", "--title", "Lamps", str(original)], log) == 0
    assert "look at each new file, then run: disclosure-log check" in capsys.readouterr().err


def test_nothing_is_added_when_the_name_says_another_kind(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_record(log, "FH 16-9", A_RECORD)
    (tmp_path / "old.doc").write_bytes(b"x")
    assert main(["add-file", "FH 16-9", str(tmp_path / "old.doc")], log) == 1
    assert "only CSV, XLSX" in capsys.readouterr().err and not (log / FOLDER).exists()


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
