"""Where the store and the user's key lie: not in git, never where a link leads, and nowhere if the
user has no folder."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from conftest import files, program

from .sites import STORE, same, site


def test_a_link_among_the_folders_of_the_build_is_not_followed(built: Path, tmp_path: Path) -> None:
    """A repository could bring one that leads to the user's own files."""
    own = tmp_path / "own/letters"
    own.mkdir(parents=True)
    shutil.rmtree(built / ".build")
    (built / ".build").mkdir()
    (built / ".build/site").symlink_to(own.parent)
    assert program(built).returncode == 3
    assert own.is_dir()


@pytest.mark.long
def test_a_link_in_the_place_of_the_store_is_not_followed(built: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as base:
        base.execute("CREATE TABLE letters (text)")
    base.close()
    content = other.read_bytes()
    shutil.rmtree(built / ".build")
    (built / ".build").mkdir()
    (built / STORE).symlink_to(other)
    site(built)
    assert other.read_bytes() == content


@pytest.mark.long
def test_a_user_without_a_folder_of_their_own_can_build(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = files(built / "site")
    (tmp_path / "file").touch()
    assert same(site(built, XDG_CACHE_HOME=str(tmp_path / "file/none")), old)


@pytest.mark.long
def test_a_user_whom_the_system_does_not_know_can_build(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a container that is run as any number."""

    def unknown(*_: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", unknown)
    assert site(built)


def test_git_does_not_see_the_store(built: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=built, check=True)
    command = ["git", "status", "--porcelain", "--untracked-files=all"]
    seen = subprocess.run(command, cwd=built, check=True, capture_output=True, text=True).stdout
    assert "disclosures/" in seen and ".build" not in seen


@pytest.mark.long
def test_the_key_is_never_made_in_the_repository(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "user")
    site(built, XDG_CACHE_HOME="caches")
    assert (tmp_path / "user/.cache/disclosure-log/key").is_file()
    assert not (built / "caches").exists()
