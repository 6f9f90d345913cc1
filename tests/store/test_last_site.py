"""Files are taken from the last site, and nothing that somebody did to them gets into the next."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from .sites import change_guidance, files, same, site


@pytest.mark.parametrize(
    "form",
    [
        "disclosures/2016/fh-16-5/index.html",
        pytest.param("disclosures/2016/index.html", marks=pytest.mark.long),
        pytest.param("disclosures/2016/fh-16-30/lamps.csv", marks=pytest.mark.long),
        "search/*/pages/3.json",
    ],
)
def test_a_file_that_was_changed_in_the_last_site_does_not_get_into_the_next(
    built: Path, form: str
) -> None:
    old = files(built / "site")
    (path,) = (built / "site").glob(form)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert same(site(built), old)


def test_a_link_in_the_last_site_does_not_get_into_the_next(built: Path, tmp_path: Path) -> None:
    page = built / "site/disclosures/2016/fh-16-5/index.html"
    shutil.move(page, tmp_path / "elsewhere.html")
    page.symlink_to(tmp_path / "elsewhere.html")
    site(built)
    assert page.is_file() and not page.is_symlink()


def test_a_file_that_only_its_owner_may_read_does_not_get_into_the_next_site(built: Path) -> None:
    page = built / "site/disclosures/2016/fh-16-5/index.html"
    page.chmod(0o600)
    site(built)
    assert page.stat().st_mode & 0o777 == 0o644


def test_what_is_done_to_a_linked_copy_of_the_last_site_does_not_reach_the_next(
    built: Path, tmp_path: Path
) -> None:
    shutil.copytree(built / "site", tmp_path / "copy", copy_function=os.link)
    new = site(built)
    for path in (tmp_path / "copy").rglob("*.html"):
        path.write_text("changed")
    assert same(files(built / "site"), new)


def test_most_files_of_a_site_are_those_of_the_last_one(built: Path) -> None:
    """Otherwise nothing here says anything about files that are taken from it."""
    page = built / "site/disclosures/2016/fh-16-5/index.html"
    before = page.stat().st_ino
    change_guidance(built)
    site(built)
    assert page.stat().st_ino == before
