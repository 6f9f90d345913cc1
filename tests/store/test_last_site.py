"""Files are taken from the last site, and nothing that somebody did to them gets into the next."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import files

from .sites import change_guidance, record, same, site


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


COPY = ".build/site/new"


@pytest.fixture
def twice(built: Path) -> Path:
    """A log that was built twice, so that the next site is made in a copy of the last."""
    change_guidance(built)
    site(built)
    assert same(files(built / COPY), files(built / "site"))
    return built


def change_a_byte(copy: Path) -> None:
    page = copy / "disclosures/2016/fh-16-5/index.html"
    content = bytearray(page.read_bytes())
    content[len(content) // 2] ^= 1
    page.unlink()
    page.write_bytes(content)


def add_a_file(copy: Path) -> None:
    (copy / "disclosures/2016/more.html").write_text("more")


def remove_a_file(copy: Path) -> None:
    (copy / "disclosures/2016/fh-16-5/index.html").unlink()


def put_a_link_in_the_place_of_a_folder(copy: Path) -> None:
    folder = copy / "disclosures/2016/fh-16-5"
    shutil.move(folder, copy.parent.parent / "elsewhere")
    folder.symlink_to(copy.parent.parent / "elsewhere")


def put_a_folder_in_the_place_of_a_file(copy: Path) -> None:
    page = copy / "disclosures/2016/fh-16-5/index.html"
    page.unlink()
    page.mkdir()
    (page / "more.html").write_text("more")


def put_a_file_in_the_place_of_a_folder(copy: Path) -> None:
    shutil.rmtree(copy / "disclosures/2016/fh-16-5")
    (copy / "disclosures/2016/fh-16-5").write_text("more")


def put_a_file_in_the_place_of_the_folder_of_years(copy: Path) -> None:
    shutil.rmtree(copy / "data/years")
    (copy / "data/years").write_text("more")


def leave_a_half_written_file(copy: Path) -> None:
    (copy / "data/log.json").unlink()
    (copy / "data/log.json.new").write_text("{")


def make_a_file_private(copy: Path) -> None:
    page = copy / "disclosures/2016/fh-16-5/index.html"
    page.unlink()
    page.write_text("private")
    page.chmod(0o600)


@pytest.mark.parametrize(
    "meddle",
    [
        change_a_byte,
        add_a_file,
        remove_a_file,
        put_a_link_in_the_place_of_a_folder,
        put_a_folder_in_the_place_of_a_file,
        put_a_file_in_the_place_of_a_folder,
        put_a_file_in_the_place_of_the_folder_of_years,
        leave_a_half_written_file,
        make_a_file_private,
        shutil.rmtree,
    ],
)
@pytest.mark.long
def test_what_is_done_to_the_copy_does_not_get_into_the_next_site(
    twice: Path, meddle: Callable[[Path], None]
) -> None:
    old = files(twice / "site")
    meddle(twice / COPY)
    assert same(site(twice), old)
    assert not [path for path in (twice / "site").rglob("*") if path.is_symlink()]


@pytest.mark.long
def test_what_was_taken_out_is_not_left_in_the_copy(twice: Path) -> None:
    record(twice, 5).unlink()
    site(twice)
    assert not list((twice / COPY).rglob("*fh-16-5*"))
    assert same(files(twice / COPY), files(twice / "site"))


@pytest.mark.long
def test_a_site_that_was_deleted_is_made_again_from_the_copy(twice: Path) -> None:
    old = files(twice / "site")
    shutil.rmtree(twice / "site")
    assert same(site(twice), old)


def test_most_files_of_a_site_are_those_of_the_last_one(built: Path) -> None:
    """Otherwise nothing here says anything about files that are taken from it."""
    page = built / "site/disclosures/2016/fh-16-5/index.html"
    before = page.stat().st_ino
    change_guidance(built)
    site(built)
    assert page.stat().st_ino == before
