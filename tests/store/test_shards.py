"""Several machines share a build, and the result is the site of a full one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import add_record, files, program

from .sites import change, full, record, same

SHARDS = ".build/shards"


def shared(log: Path, number: int, of: int, key: str = "several machines") -> Path:
    """The shard that a machine of its own makes."""
    machine = log.with_name(f"machine-{number}")
    shutil.copytree(log, machine, ignore=shutil.ignore_patterns(".build", "site"))
    done = program(machine, "build", "--shard", f"{number}/{of}", DISCLOSURE_LOG_STORE_KEY=key)
    assert done.returncode == 0, done.stdout + done.stderr
    return machine / SHARDS / f"{number}-of-{of}"


def merged(log: Path, *shards: Path) -> dict[str, bytes]:
    done = program(log, "merge", *map(str, shards), DISCLOSURE_LOG_STORE_KEY="several machines")
    assert done.returncode == 0, done.stdout + done.stderr
    return files(log / "site")


@pytest.fixture
def log(before: Path, tmp_path: Path) -> Path:
    """A log that was not built, with more records than are kept together."""
    log = shutil.copytree(before, tmp_path / "log", ignore=shutil.ignore_patterns(".build", "site"))
    for number in range(31, 131):
        add_record(log, f"FH 16-{number}", answered=f"{number} lamps; see FH 16-{number - 1}.")
    return Path(log)


@pytest.mark.long
def test_what_three_machines_made_is_the_site_of_a_full_build(log: Path) -> None:
    assert same(merged(log, *(shared(log, number, 3) for number in (1, 2, 3))), full(log))


@pytest.mark.long
def test_every_record_is_checked_and_its_page_made_in_one_shard(log: Path) -> None:
    pages = [
        sorted(path.parent.name for path in (shard / "site").rglob("fh-*/index.html"))
        for shard in (shared(log, number, 3) for number in (1, 2, 3))
    ]
    made = [page for shard in pages for page in shard]
    assert len(made) == len(set(made)) == len([*(log / "disclosures").rglob("fh-*.yml")])
    assert all(pages)


@pytest.mark.long
def test_what_was_made_from_other_records_is_made_again(log: Path) -> None:
    shards = [shared(log, number, 2) for number in (1, 2)]
    change(log)
    assert same(merged(log, *shards), full(log))


@pytest.mark.long
def test_a_shard_that_is_missing_is_made(log: Path) -> None:
    assert same(merged(log, shared(log, 2, 2)), full(log))


@pytest.mark.long
def test_what_was_changed_in_a_shard_is_not_published(log: Path) -> None:
    shard = shared(log, 1, 1)
    page = shard / "site/disclosures/2016/fh-16-5/index.html"
    page.write_text(page.read_text().replace("5 lamps", "Fifty lamps"))
    (shard / "site/disclosures/2016/extra.html").write_text("extra")
    assert same(merged(log, shard), full(log))


@pytest.mark.long
def test_a_shard_of_another_key_is_not_believed(log: Path) -> None:
    shard = shared(log, 1, 1, key="somebody else")
    assert same(merged(log, shard), full(log))


def test_a_machine_whose_records_have_findings_makes_no_shard(log: Path) -> None:
    record(log, 5).write_text(record(log, 5).read_text().replace("lamps", "NHS 943 476 5919"))
    done = [program(log, "build", "--shard", f"{number}/2") for number in (1, 2)]
    assert sorted(each.returncode for each in done) == [0, 1]
    assert len([*(log / SHARDS).iterdir()]) == 1


@pytest.mark.parametrize("shard", ["0/8", "9/8", "3", "a/b", "3/8/9", "-1/2"])
def test_what_is_no_shard_is_told(log: Path, shard: str) -> None:
    done = program(log, "build", "--shard", shard)
    assert done.returncode == 2 and "is not a shard, such as 3/8" in done.stderr


def test_a_folder_that_is_no_shard_is_told(log: Path, tmp_path: Path) -> None:
    done = program(log, "merge", str(tmp_path))
    assert done.returncode == 2
    assert "is not a folder that build --shard made" in done.stderr


@pytest.mark.long
def test_a_damaged_shard_does_not_stop_the_others(log: Path) -> None:
    shards = [shared(log, number, 2) for number in (1, 2)]
    (shards[0] / "store.sqlite").write_bytes(b"no store")
    assert same(merged(log, *shards), full(log))
