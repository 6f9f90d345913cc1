"""``disclosure-log changes``: no address is lost, and a reviewer sees what changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from conftest import A_RECORD, add_record, program

CORRECTED = A_RECORD + "changes: [{date: 2016-05-02, note: The lamps were counted again.}]\n"


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    subprocess.run(
        ["git", *identity, "-c", "commit.gpgsign=false", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )


def commit(log: Path) -> None:
    git(log, "init", "-q")
    git(log, "add", ".")
    git(log, "commit", "-q", "-m", "published")


@pytest.fixture
def published(log: Path) -> Path:
    """The invented log with two entries, as it was published."""
    add_record(log, "FH 16-2")
    commit(log)
    return log


def changes(log: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return program(log, "changes", *arguments)


def test_a_deleted_record_would_lose_its_address(published: Path) -> None:
    (published / "disclosures/2016/fh-16-2.yml").unlink()
    done = changes(published, "HEAD", "--format", "github")
    assert done.returncode == 1
    assert done.stdout.startswith(
        "::error file=disclosures/2016/fh-16-2.yml,line=1,col=1,title=DL709::"
    )


def test_a_record_may_go_when_another_answers_at_its_address(published: Path) -> None:
    (published / "disclosures/2016/fh-16-2.yml").unlink()
    add_record(published, "FH 16-3", A_RECORD + "also_known_as: [FH 16-2]\n")
    assert changes(published, "HEAD").returncode == 0


@pytest.fixture
def renamed(log: Path) -> Path:
    """The invented log with an entry that once had another reference, as it was published."""
    add_record(log, "FH 16-3", A_RECORD + "also_known_as: [FH 16-2]\n")
    commit(log)
    return log


def test_a_former_reference_that_is_removed_would_lose_its_address(renamed: Path) -> None:
    add_record(renamed, "FH 16-3")
    done = changes(renamed, "HEAD")
    assert done.returncode == 1
    assert done.stdout.startswith("disclosures/2016/fh-16-3.yml:1:1: DL709 ")
    assert "FH 16-2" in done.stdout


def test_a_former_reference_may_move_to_another_record(renamed: Path) -> None:
    add_record(renamed, "FH 16-3")
    add_record(renamed, "FH 16-4", A_RECORD + "also_known_as: [FH 16-2]\n")
    assert changes(renamed, "HEAD").returncode == 0


def test_a_former_reference_may_be_spelt_another_way(renamed: Path) -> None:
    add_record(renamed, "FH 16-3", A_RECORD + "also_known_as: [fh 16/2]\n")
    assert changes(renamed, "HEAD").returncode == 0


def test_an_answer_is_not_changed_without_a_note(published: Path) -> None:
    add_record(published, "FH 16-2", answered="16 lamps.")
    done = changes(published, "HEAD")
    assert done.returncode == 1
    assert "DL413" in done.stdout and "16 lamps" not in done.stdout
    add_record(published, "FH 16-2", CORRECTED, answered="16 lamps.")
    assert changes(published, "HEAD").returncode == 0


def test_a_released_file_is_not_changed_without_a_note(published: Path) -> None:
    text = A_RECORD + "documents: [{file: lamps.csv, title: Lamps}]\n"
    add_record(published, "FH 16-2", text)
    file = published / "disclosures/2016/fh-16-2/lamps.csv"
    file.parent.mkdir()
    file.write_text("lane,lamps\nElder Lane,7\n")
    git(published, "add", ".")
    git(published, "commit", "-qm", "file")
    assert changes(published, "HEAD").returncode == 0
    file.write_text("lane,lamps\nElder Lane,8\n")
    assert "DL413" in changes(published, "HEAD").stdout


def test_the_example_of_a_new_log_may_go(published: Path) -> None:
    example = add_record(published, "FH EXAMPLE-1")
    git(published, "add", ".")
    git(published, "commit", "-q", "-m", "new")
    example.unlink()
    assert changes(published, "HEAD").returncode == 0


def test_the_summary_shows_the_page_of_a_changed_entry_without_its_front_matter(
    published: Path, tmp_path: Path
) -> None:
    add_record(published, "FH 16-2", CORRECTED, answered="16 lamps.")
    assert changes(published, "HEAD", "--summary", str(tmp_path / "s.md")).returncode == 0
    summary = (tmp_path / "s.md").read_text("utf-8")
    assert summary.startswith("**disclosures/2016/fh-16-2.yml**\n\n")
    assert "16 lamps." in summary
    assert "---\ntitle" not in summary and "fh-16-1.yml" not in summary


def test_a_committed_change_is_compared_with_the_commit_before_it(published: Path) -> None:
    (published / "disclosures/2016/fh-16-2.yml").unlink()
    git(published, "commit", "-qam", "lost")
    assert changes(published, "HEAD").returncode == 0
    assert changes(published, "HEAD^").returncode == 1


def test_a_summary_too_long_for_github_says_so(
    published: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from disclosure_log.cli import changes as module
    from disclosure_log.cli.main import main

    monkeypatch.setattr(module, "MOST", 100)
    add_record(published, "FH 16-2", CORRECTED, answered="16 lamps.")
    assert main(["changes", "HEAD", "--summary", str(tmp_path / "s.md")], published) == 0
    assert (tmp_path / "s.md").read_text("utf-8") == (
        "**The summary is full: disclosures/2016/fh-16-2.yml and the entries after it are not shown.**\n"
    )


@pytest.mark.parametrize("since", ["no-such-commit", "--output=stolen"])
def test_what_is_no_commit_is_a_wrong_call(published: Path, since: str) -> None:
    done = changes(published, "--", since)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not (published / "stolen").exists()
