"""Several machines share the work of a build: what they made together is the site of a full one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import add_record, program

from .sites import change, files, full, record, same

SHARES = ".build/shares"


def shared(log: Path, number: int, of: int, key: str = "several machines") -> Path:
    """What a machine of its own makes of its share."""
    machine = log.with_name(f"machine-{number}")
    shutil.copytree(log, machine, ignore=shutil.ignore_patterns(".build", "site"))
    done = program(machine, "build", "--shard", f"{number}/{of}", DISCLOSURE_LOG_STORE_KEY=key)
    assert done.returncode == 0, done.stdout + done.stderr
    return machine / SHARES / f"{number}-of-{of}"


def merged(log: Path, *shares: Path) -> dict[str, bytes]:
    done = program(log, "merge", *map(str, shares), DISCLOSURE_LOG_STORE_KEY="several machines")
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
def test_every_record_is_checked_and_its_page_made_in_one_share(log: Path) -> None:
    pages = [
        sorted(path.parent.name for path in (share / "site").rglob("fh-*/index.html"))
        for share in (shared(log, number, 3) for number in (1, 2, 3))
    ]
    made = [page for share in pages for page in share]
    assert len(made) == len(set(made)) == len([*(log / "disclosures").rglob("fh-*.yml")])
    assert all(pages)


@pytest.mark.long
def test_what_was_made_from_other_records_is_made_again(log: Path) -> None:
    shares = [shared(log, number, 2) for number in (1, 2)]
    change(log)
    assert same(merged(log, *shares), full(log))


@pytest.mark.long
def test_a_share_that_is_missing_is_made(log: Path) -> None:
    assert same(merged(log, shared(log, 2, 2)), full(log))


@pytest.mark.long
def test_what_was_changed_in_a_share_is_not_published(log: Path) -> None:
    share = shared(log, 1, 1)
    page = share / "site/disclosures/2016/fh-16-5/index.html"
    page.write_text(page.read_text().replace("5 lamps", "Fifty lamps"))
    (share / "site/disclosures/2016/extra.html").write_text("extra")
    assert same(merged(log, share), full(log))


@pytest.mark.long
def test_a_share_of_another_key_is_not_believed(log: Path) -> None:
    share = shared(log, 1, 1, key="somebody else")
    assert same(merged(log, share), full(log))


def test_a_machine_whose_records_have_findings_makes_no_share(log: Path) -> None:
    record(log, 5).write_text(record(log, 5).read_text().replace("lamps", "NHS 943 476 5919"))
    done = [program(log, "build", "--shard", f"{number}/2") for number in (1, 2)]
    assert sorted(each.returncode for each in done) == [0, 1]
    assert len([*(log / SHARES).iterdir()]) == 1


@pytest.mark.parametrize("share", ["0/8", "9/8", "3", "a/b", "3/8/9", "-1/2"])
def test_what_is_no_share_is_told(log: Path, share: str) -> None:
    done = program(log, "build", "--shard", share)
    assert done.returncode == 2 and "is not a share, such as 3/8" in done.stderr
