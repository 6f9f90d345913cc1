"""What a build leaves behind: the whole site or the whole old one, and the same bytes wherever it
runs."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from unittest.mock import patch

import pytest

from conftest import add_record, checkout, program


def tree_hash(folder: Path) -> str:
    """One hash over the names and bytes of every file in *folder*."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(
            path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0"
        )
    return digest.hexdigest()


def build(folder: Path) -> None:
    done = program(folder)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log whose ``site`` was built before one more record came, and the one built after, beside it."""
    folder = tmp_path_factory.mktemp("sites")
    log = checkout(folder / "log")
    build(log)
    shutil.copytree(log / "site", folder / "old")
    add_record(log, "FH 16-2")
    build(log)
    os.rename(log / "site", folder / "new")
    shutil.copytree(folder / "old", log / "site")
    return folder


KILLED = """
import os, signal, sys
from pathlib import Path
from disclosure_log.cli import build, main

def dying(step, when):
    def run(*arguments, **named):
        if when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        step(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)
    return run

name, when = sys.argv[1:]
setattr(build, name, dying(getattr(build, name), when))
main.main([], Path.cwd())
"""
"""Builds the log of the current folder, and dies before or after one step of it."""


@pytest.mark.long
@pytest.mark.parametrize(
    ("step", "when", "seen"),
    [
        ("checked", "before", "old"),
        ("checked", "after", "old"),
        ("make", "before", "old"),
        ("make", "after", "old"),
        ("audit", "after", "old"),
        ("put_in_place", "before", "old"),
        ("put_in_place", "after", "new"),
    ],
)
def test_a_build_killed_at_any_step_leaves_the_old_site_or_the_new_one(
    sites: Path, tmp_path: Path, step: str, when: str, seen: str
) -> None:
    # What an earlier build left is still being deleted.
    left = shutil.ignore_patterns("gone-*")
    log = shutil.copytree(sites / "log", tmp_path / "log", ignore=left)
    died = subprocess.run(
        [sys.executable, "-c", KILLED, step, when], cwd=log, capture_output=True, check=False
    )
    assert died.returncode == -signal.SIGKILL
    assert tree_hash(log / "site") == tree_hash(sites / seen)


def test_the_new_site_takes_the_place_of_the_old_one_in_one_step(tmp_path: Path) -> None:
    """There is a folder at every moment, and it is whole: the system swaps the two."""
    from disclosure_log.site import atomic_swap

    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text(name)
    with patch.object(os, "rename", side_effect=AssertionError("more than one step")):
        atomic_swap.put_in_place(tmp_path / "new", tmp_path / "old")
    assert [path.name for path in (tmp_path / "old").iterdir()] == ["new"]


def test_a_build_clears_away_what_a_killed_one_left(log: Path) -> None:
    (log / ".build/site/left").mkdir(parents=True)
    (log / ".build/site/left/x.html").write_text("left")
    build(log)
    assert not list((log / ".build/site").iterdir())


@pytest.mark.long
def test_two_builds_in_different_surroundings_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    one, other = checkout(tmp_path / "one"), checkout(tmp_path / "the other ö")
    surroundings = (
        {
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C",
            "PYTHONHASHSEED": "1",
            "SOURCE_DATE_EPOCH": "1",
        },
        {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
    )
    for folder, environment in zip((one, other), surroundings, strict=True):
        command = [sys.executable, "-m", "disclosure_log"]
        subprocess.run(
            command, cwd=folder, check=True, capture_output=True, env=os.environ | environment
        )
    assert tree_hash(one / "site") == tree_hash(other / "site")


def test_the_sitemap_gives_each_entry_the_day_it_last_changed(log: Path) -> None:
    add_record(log, "FH 20-5", year=2020, responded="2020-06-30")
    build(log)
    root = ElementTree.parse(log / "site/sitemap.xml").getroot()
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    days = {
        u.findtext("s:loc", namespaces=space): u.findtext("s:lastmod", namespaces=space)
        for u in root.findall("s:url", space)
    }
    assert days["https://foi.fernhollow.example/log/disclosures/2016/fh-16-1/"] == "2016-03-01"
    assert days["https://foi.fernhollow.example/log/disclosures/2020/fh-20-5/"] == "2020-06-30"
    assert days["https://foi.fernhollow.example/log/topics/streets/"] == "2020-06-30"


def test_a_log_without_any_record_is_built_too(log: Path) -> None:
    shutil.rmtree(log / "disclosures/2016")
    build(log)
    assert (
        "Nothing has been published here yet" in (log / "site/disclosures/index.html").read_text()
    )


def test_what_was_published_can_be_read_by_everyone(sites: Path) -> None:
    assert (sites / "new").stat().st_mode & 0o777 == 0o755


def test_removing_a_record_removes_every_trace_of_it(log: Path) -> None:
    build(log)
    without = tree_hash(log / "site")
    path = add_record(log, "FH 16-2", answered="A quokka, as FH 16-1 says.")
    build(log)
    assert any(b"quokka" in p.read_bytes() for p in (log / "site").rglob("*.html"))
    path.unlink()
    build(log)
    assert tree_hash(log / "site") == without


@pytest.mark.parametrize(
    "name", [".git/config", "pyproject.toml", "tests/conftest.py", "disclosures/2016/fh-16-1.yml"]
)
def test_nothing_but_what_is_meant_for_the_public_is_in_the_site(sites: Path, name: str) -> None:
    assert not (sites / "new" / name).exists()
    assert not [p for p in (sites / "new").rglob("*") if p.suffix in (".yml", ".md", ".py")]


def test_a_comment_in_a_record_is_not_published(log: Path) -> None:
    path = log / "disclosures/2016/fh-16-1.yml"
    path.write_text("# canary-8c1f in a comment\n" + path.read_text())
    build(log)
    assert not any(
        b"canary-8c1f" in p.read_bytes() for p in (log / "site").rglob("*") if p.is_file()
    )
