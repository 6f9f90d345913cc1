"""The command line, as somebody types it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import A_RECORD, ROOT, TODAY, add_record, plain_record, program
from disclosure_log.records.quarters import following, quarter_of
from disclosure_log.rules import documents

HIDDEN = "2016-13-45"


@pytest.fixture
def log(log: Path) -> Path:
    """The invented log with addresses that could be published, so that nothing is left to note."""
    path = log / "disclosures/authority.yml"
    path.write_text(re.sub(r"\.example\b", ".example.org", path.read_text("utf-8")), "utf-8")
    quarter, told = "2016-Q2", []
    while quarter < quarter_of(TODAY):
        told.append(f"- {{quarter: {quarter}, nothing_to_report: yes}}\n")
        quarter = following(quarter)
    (log / "disclosures/not-published.yml").write_text("".join(told), encoding="utf-8")
    assert program(log, "addresses").returncode == 0
    return log


def spoil(folder: Path, number: int = 1) -> None:
    """Plant *number* faults of several kinds in several files."""
    for n in range(number // 4):
        path = add_record(folder, f"FH 16-{100 + n}")
        text = path.read_text()
        text = text.replace("received: 2016-02-09", f"received: {HIDDEN}").replace(
            "topics: [streets]", "topics: [streets]\ntopics: [libraries]"
        )
        path.write_text(text.replace("answered: 15.", "answered: <b>15</b>\n    outcom: provided"))


def test_without_a_command_the_site_is_built(log: Path) -> None:
    assert program(log).returncode == 0
    assert (log / "site/disclosures/2016/fh-16-1/index.html").exists()


def test_check_of_a_log_in_order_ends_with_0_and_prints_no_finding(log: Path) -> None:
    done = program(log, "check")
    assert (done.returncode, done.stdout) == (0, "")


def test_a_finding_ends_with_1_and_says_where_what_and_how_to_mend_it(log: Path) -> None:
    add_record(log, "FH 16-2", responded="2016-02-01")
    done = program(log, "check")
    assert done.returncode == 1
    assert (
        done.stdout
        == "disclosures/2016/fh-16-2.yml:4:12: DL203 responded 2016-02-01 is before received 2016-02-09\n  fix: check both dates against the letter\n"
    )


def test_a_build_with_findings_leaves_the_old_site_as_it_was(log: Path) -> None:
    (log / "site").mkdir()
    (log / "site/old.html").write_text("old")
    spoil(log, 4)
    assert program(log).returncode == 1
    assert [p.name for p in (log / "site").iterdir()] == ["old.html"]


def test_a_wrong_call_ends_with_2(log: Path) -> None:
    assert program(log, "chekc").returncode == 2
    assert program(log, "check", "no-such-file.yml").returncode == 2
    assert program(log, "check", "--format", "xml").returncode == 2


def test_a_failure_of_the_publisher_ends_with_3_and_without_a_traceback(log: Path) -> None:
    (log / "mkdocs.yml").write_text("site_name: [")
    done = program(log)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr + done.stdout
    assert not (log / "site").exists()


def test_twenty_faults_in_several_files_are_reported_in_one_run_in_order_and_once_each(
    log: Path,
) -> None:
    spoil(log, 20)
    found = json.loads(program(log, "check", "--format", "json").stdout)
    places = [(f["path"], f["line"], f["column"], f["code"]) for f in found]
    assert len(places) == 20
    assert places == sorted(set(places))


def test_github_gets_one_annotation_for_each_finding(log: Path) -> None:
    spoil(log, 20)
    lines = program(log, "check", "--format", "github").stdout.splitlines()
    assert len(lines) == 20
    assert lines[0].startswith(
        "::error file=disclosures/2016/fh-16-100.yml,line=3,col=11,title=DL104::"
    )


def test_a_name_of_a_file_cannot_break_out_of_its_annotation(log: Path) -> None:
    (log / "disclosures" / "x\n::set-output name=a::b").write_text("")
    lines = program(log, "check", "--format", "github").stdout.splitlines()
    assert len(lines) == 1 and lines[0].startswith("::error file=disclosures/x\\n%3A%3Aset-output")


def test_check_of_one_file_says_only_what_concerns_it(log: Path) -> None:
    add_record(log, "FH 16-2", responded="2016-02-01")
    add_record(log, "FH 16-3", responded="2016-02-01")
    done = program(log, "check", "disclosures/2016/fh-16-3.yml")
    assert done.stdout.count("DL203") == 1
    assert "fh-16-3.yml:4:12" in done.stdout


def test_check_of_either_of_two_files_with_one_reference_shows_the_clash(log: Path) -> None:
    path = add_record(log, "FH 16-2")
    path.write_text(
        path.read_text().replace(
            "reference: FH 16-2", "reference: FH 16-2\nalso_known_as: [FH16-1]"
        )
    )
    for name in ("fh-16-1", "fh-16-2"):
        assert "DL401" in program(log, "check", f"disclosures/2016/{name}.yml").stdout


def test_no_color_means_no_colour(log: Path) -> None:
    done = program(log, "check", NO_COLOR="1")
    assert "\x1b" not in done.stdout + done.stderr


def test_a_new_record_waits_to_be_filled_in_and_nothing_else_is_wrong_with_it(log: Path) -> None:
    done = program(log, "new", "FH 26-101", "--responded", "2026-01-30")
    assert done.stdout == "disclosures/2026/fh-26-101.yml\n"
    codes = {f["code"] for f in json.loads(program(log, "check", "--format", "json").stdout)}
    assert codes == {"DL101"}


def test_a_new_record_without_a_day_leaves_the_day_to_be_filled_in(log: Path) -> None:
    path = log / program(log, "new", "FH 26-101").stdout.strip()
    lines = path.read_text("utf-8").splitlines()
    assert "responded:" in lines
    found = json.loads(program(log, "check", "--format", "json").stdout)
    line = lines.index("responded:") + 1
    assert [f["code"] for f in found if f["line"] == line] == ["DL101"]


def test_a_new_record_without_a_day_says_that_the_folder_is_that_of_this_year(log: Path) -> None:
    done = program(log, "new", "FH 26-101")
    assert "the folder is that of this year" in done.stderr


def test_a_new_record_with_a_day_has_it(log: Path) -> None:
    done = program(log, "new", "FH 26-101", "--responded", "2026-01-30")
    assert "responded: 2026-01-30\n" in (log / done.stdout.strip()).read_text("utf-8")
    assert "folder" not in done.stderr


def test_a_new_record_with_every_optional_field_taken_up_is_read_back_field_by_field(
    log: Path,
) -> None:
    program(log, "new", "FH 26-101", "--responded", "2026-01-30")
    path = log / "disclosures/2026/fh-26-101.yml"
    text = "\n".join(
        line.replace("#", "", 1)
        if line.lstrip().startswith("#")
        and not line.lstrip().startswith("# ")
        and "# " not in line[:8]
        else line
        for line in path.read_text().splitlines()
    )
    path.write_text(text)
    codes = {f["code"] for f in json.loads(program(log, "check", "--format", "json").stdout)}
    assert not codes & {"DL004", "DL102", "DL103"}


def test_new_does_not_touch_a_record_that_is_there(log: Path) -> None:
    before = (log / "disclosures/2016/fh-16-1.yml").read_bytes()
    assert program(log, "new", "Req/FH16-1", "--responded", "2016-03-01").returncode == 2
    assert program(log, "new", "FH 16-1", "--responded", "2016-03-01").returncode == 2
    assert (log / "disclosures/2016/fh-16-1.yml").read_bytes() == before


def test_new_knows_the_reference_of_a_record_that_is_not_finished(log: Path) -> None:
    program(log, "new", "FH 26-101", "--responded", "2026-01-30")
    done = program(log, "new", "FH26/101", "--responded", "2025-12-19")
    assert done.returncode == 2
    assert "disclosures/2026/fh-26-101.yml already has this reference" in done.stderr


def test_new_looks_into_no_document(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def look(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(documents, "inspect", look)
    add_record(log, "FH 16-7", A_RECORD + "documents: [{file: lamps.csv, title: Lamps}]\n")
    (log / "disclosures/2016/fh-16-7").mkdir()
    (log / "disclosures/2016/fh-16-7/lamps.csv").write_text("lane,lamps\nElder Lane,7\n")
    assert program(log, "new", "FH 26-101", "--responded", "2026-01-30").returncode == 0


def test_new_leaves_out_what_letters_put_before_a_reference(log: Path) -> None:
    done = program(log, "new", "REQ/FH 26-101", "--responded", "2026-01-30")
    assert done.stdout == "disclosures/2026/fh-26-101.yml\n"
    assert "reference: FH 26-101\n" in (log / "disclosures/2026/fh-26-101.yml").read_text()


@pytest.mark.parametrize("reference", ["../../etc/passwd", "index", "", "ÆØÅ", "x" * 41])
def test_new_refuses_what_is_no_reference(log: Path, reference: str) -> None:
    done = program(log, "new", reference)
    assert done.returncode == 2
    assert {p.name for p in (log / "disclosures").iterdir()} == {
        "2016",
        "addresses.txt",
        "authority.yml",
        "not-published.yml",
        "publications.yml",
        "topics.yml",
    }


def test_pages_refuses_a_folder_with_something_in_it(log: Path) -> None:
    assert program(log, "pages", "--out", "docs").returncode == 2


def test_two_builds_at_once_do_not_meet(log: Path) -> None:
    import fcntl

    (log / ".build/site").mkdir(parents=True)
    with open(log / ".build/held", "w"):
        handle = os.open(log / ".build/site", os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX)
        done = program(log)
        os.close(handle)
    assert done.returncode == 3
    assert "another build" in done.stderr


def test_a_program_that_is_not_installed_says_how_to_install_it() -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-I", "build.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert "pip install -e ." in done.stderr and "Traceback" not in done.stderr


NOTED = """\
summary: How many children saw the lamps.
parts:
  - asked: How many?
    answered: |
      | lane | children |
      |---|---|
      | Elder | 3 |
"""


def test_a_note_is_printed_and_stops_nothing(log: Path) -> None:
    add_record(log, "FH 16-9", plain_record("FH 16-9", NOTED))
    program(log, "addresses")
    done = program(log, "check")
    assert done.returncode == 0
    assert "fh-16-9.yml:10:7: note DL821" in done.stdout
    assert "::notice file=" in program(log, "check", "--format", "github").stdout
    assert [
        each["note"] for each in json.loads(program(log, "check", "--format", "json").stdout)
    ] == [True]


def test_with_a_list_of_people_and_no_key_the_check_fails_and_says_what_to_set(log: Path) -> None:
    key = {"DISCLOSURE_LOG_PEOPLE_KEY": "a-key-for-tests-only-0123456789-abcdef"}
    added = subprocess.run(
        [sys.executable, "-m", "disclosure_log", "people", "add", "FH 16-1"],
        cwd=log,
        input="Jane Placeholder\n",
        capture_output=True,
        text=True,
        env=os.environ | key,
        check=False,
    )
    assert added.returncode == 0, added.stderr
    assert not [p for p in log.rglob("*.yml") if "laceholder" in p.read_text()]
    done = program(log, "check")
    assert done.returncode == 1
    assert "DL833" in done.stdout and "set DISCLOSURE_LOG_PEOPLE_KEY" in done.stdout
    assert program(log).returncode == 1 and not (log / "site").exists()
    assert program(log, "check", **key).returncode == 0


@pytest.mark.parametrize("path", ["fh-16-7.yml", "fh-16-7", "fh-16-7/lamps.csv"])
def test_check_of_a_part_of_an_entry_says_what_is_wrong_with_all_of_it(
    log: Path, path: str
) -> None:
    record = A_RECORD + "documents:\n  - file: lamps.csv\n    title: Lamps\n"
    add_record(log, "FH 16-7", record, responded="2016-02-01")
    (log / "disclosures/2016/fh-16-7").mkdir()
    (log / "disclosures/2016/fh-16-7/lamps.csv").write_text("lane,lamps\n=1+1,7\n")
    found = program(log, "check", f"disclosures/2016/{path}").stdout
    assert "fh-16-7.yml:4:12: DL203" in found and "lamps.csv:2:1: DL504" in found


def test_check_of_one_file_looks_into_no_document_of_another_entry(log: Path) -> None:
    record = A_RECORD + "documents:\n  - file: lamps.csv\n    title: Lamps\n"
    for number in (7, 8):
        add_record(log, f"FH 16-{number}", record)
        (log / f"disclosures/2016/fh-16-{number}").mkdir()
        (log / f"disclosures/2016/fh-16-{number}/lamps.csv").write_text("lane,lamps\n=1+1,7\n")
    found = program(log, "check", "disclosures/2016/fh-16-7.yml").stdout
    assert "fh-16-8" not in found
    assert (
        "fh-16-7/lamps.csv:2:1: DL504" in program(log, "check", "disclosures/2016/fh-16-7").stdout
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [((), True), (("build",), True), (("validate", "build"), False)],
)
@pytest.mark.parametrize("failure", [KeyboardInterrupt, OSError, RuntimeError])
def test_the_old_site_is_named_only_where_a_new_one_would_take_its_place(
    log: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    told: bool,
    failure: type[BaseException],
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise failure("it broke")

    monkeypatch.setattr("disclosure_log.cli.build.checked", fail)
    monkeypatch.setattr("disclosure_log.cli.validate.read", fail)
    done = program(log, *arguments)
    assert done.returncode == (130 if failure is KeyboardInterrupt else 3)
    assert ("old site/ was not changed" in done.stderr.lower()) == told
