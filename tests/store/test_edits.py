"""After any edit of a log, a build with the store publishes what a full build publishes."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import A_RECORD, add_record, files
from disclosure_log.store import TOGETHER

from .sites import Edit, change, change_guidance, edit, full, record, same, site, with_table


def add(log: Path) -> None:
    add_record(log, "FH 16-40")


def add_the_newest(log: Path) -> None:
    add_record(log, "FH 26-1", A_RECORD.replace("2016", "2026"), year=2026, responded="2026-02-20")


def withdraw(log: Path) -> None:
    note = "changes: [{date: 2016-03-02, note: It was wrong in part.}]"
    record(log, 4).write_text(f"{record(log, 4).read_text()}status: withdrawn\n{note}\n")


def delete(log: Path) -> None:
    record(log, 4).unlink()


def merge(log: Path) -> None:
    record(log, 4).write_text(f"{record(log, 4).read_text()}status: merged\nmerged_into: FH 16-2\n")


def take_back(log: Path) -> None:
    note = "changes: [{date: 2016-03-02, note: It named somebody.}]"
    text = f"{record(log, 4).read_text()}status: published-in-error\n{note}\n"
    record(log, 4).write_text(text)


def change_a_table(log: Path) -> None:
    with_table(log, "Lane,Lamps\nElder,8\nBirch,9\n")


def rename_a_topic(log: Path) -> None:
    edit(log / "disclosures/topics.yml", "streets", "roads")
    for path in log.glob("disclosures/*/*.yml"):
        path.write_text(path.read_text().replace("streets", "roads"))


def label_a_topic(log: Path) -> None:
    text = (log / "disclosures/topics.yml").read_text()
    line = next(line for line in text.splitlines() if "label:" in line)
    (log / "disclosures/topics.yml").write_text(text.replace(line, f"{line.rstrip()} of ours", 1))


def change_the_authority(log: Path) -> None:
    edit(log / "disclosures/authority.yml", "short_name: Fernhollow", "short_name: Fern Hollow")


def rename_the_authority(log: Path) -> None:
    edit(log / "disclosures/authority.yml", "name: Borough of Fernhollow", "name: Fernhollow City")


def change_colours(log: Path) -> None:
    edit(log / "mkdocs.yml", "#1d3d5c", "#5c1d3d")


def add_a_template(log: Path) -> None:
    edit(log / "mkdocs.yml", "name: material", "name: material\n  custom_dir: docs/theme")
    (log / "docs/theme/partials").mkdir(parents=True)
    (log / "docs/theme/partials/copyright.html").write_text("<p>Our own words</p>")


def add_what_is_mentioned(log: Path) -> None:
    """FH 16-8 mentions FH 16-9, which was not there."""
    add_record(log, "FH 16-9")


def rename_an_entry(log: Path) -> None:
    """FH 16-3 mentions FH 16-4."""
    text = record(log, 4).read_text()
    record(log, 4).unlink()
    record(log, 50).write_text(text.replace("FH 16-4", "FH 16-50\nalso_known_as: [FH 16-4]", 1))


EDITS: list[Edit] = [
    add,
    add_the_newest,
    change,
    withdraw,
    delete,
    merge,
    take_back,
    change_a_table,
    rename_a_topic,
    label_a_topic,
    change_the_authority,
    rename_the_authority,
    change_colours,
    change_guidance,
    add_a_template,
    add_what_is_mentioned,
    rename_an_entry,
]


IN_A_ROW = int(os.environ.get("EDITS", "20"))
"""How many edits follow each other. ``EDITS=50`` tries more."""
EVERY_TIME = (change,)
"""What is tried every time. The others are long, because there are many of them."""


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(each, marks=() if each in EVERY_TIME else pytest.mark.long, id=each.__name__)
        for each in EDITS
    ],
)
def test_after_an_edit_the_site_is_that_of_a_full_build(built: Path, changed: Edit) -> None:
    old = files(built / "site")
    changed(built)
    new = site(built)
    assert same(new, full(built))
    assert new != old


@pytest.mark.long
def test_an_older_page_gets_its_link_to_a_new_entry(built: Path) -> None:
    page = built / "site/disclosures/2016/fh-16-8/index.html"
    link = 'href="../../../disclosures/2016/fh-16-9/"'
    assert link not in page.read_text()
    add_what_is_mentioned(built)
    site(built)
    assert link in page.read_text()


@pytest.mark.long
def test_an_entry_follows_one_that_is_kept_apart_from_it(built: Path) -> None:
    mentions = {"responded": "2014-03-01", "answered": "See FH 16-4."}
    add_record(built, "FH 14-1", A_RECORD.replace("2016", "2014"), year=2014, **mentions)
    between = A_RECORD.replace("2016", "2015")
    for number in range(100, 100 + 2 * TOGETHER):
        add_record(built, f"FH 15-{number}", between, year=2015, responded="2015-03-01")
    site(built)
    rename_an_entry(built)
    assert same(site(built), full(built))


def test_a_build_without_a_change_is_the_same_again(built: Path) -> None:
    old = files(built / "site")
    assert same(site(built), old)


@pytest.mark.long
def test_after_any_edits_and_killed_builds_the_site_is_that_of_a_full_build(built: Path) -> None:
    chance = random.Random(IN_A_ROW)
    for number in range(IN_A_ROW):
        at_random(built, chance, number)
        if chance.random() < 0.4:
            killed_build(built, chance.uniform(0.2, 2.5))
        if number % 4 == 3 or number == IN_A_ROW - 1:
            assert same(site(built), full(built))


def at_random(log: Path, chance: random.Random, number: int) -> None:
    """One edit of what is there, whatever it is."""
    paths = sorted(log.glob("disclosures/2016/*.yml"))
    plain = [path for path in paths if "status" not in path.read_text()]
    path = chance.choice([path for path in plain if path.stem not in ("fh-16-1", "fh-16-30")])
    kind = chance.choice("add change change withdraw merge delete table colour guidance".split())
    if kind == "add" or len(plain) < 5:
        add_record(log, f"FH 16-{60 + number}", answered=f"See FH 16-{61 + number}.")
    elif kind == "change":
        path.write_text(path.read_text().replace("answered: ", f"answered: Edit {number}. ", 1))
    elif kind == "withdraw":
        note = (
            f"changes: [{{date: 2016-03-02, note: A wrong date was corrected in edit {number}.}}]"
        )
        path.write_text(f"{path.read_text()}status: withdrawn\n{note}\n")
    elif kind == "merge":
        path.write_text(f"{path.read_text()}status: merged\nmerged_into: FH 16-1\n")
    elif kind == "delete":
        path.unlink()
    elif kind == "table":
        with_table(log, f"Lane,Lamps\nElder,{number}\n")
    elif kind == "colour":
        text = (log / "mkdocs.yml").read_text()
        (log / "mkdocs.yml").write_text(text.replace("#1d3d5c", "#1d3d5d").replace("5d\n", "5c\n"))
    else:
        change_guidance(log)


def killed_build(log: Path, after: float) -> None:
    """A build that is killed after some seconds, if it has not ended by then."""
    command = [sys.executable, "-m", "disclosure_log"]
    silent = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=log, stdout=silent, stderr=silent) as process:
        time.sleep(after)
        process.send_signal(signal.SIGKILL)


@pytest.mark.long
def test_of_two_builds_at_once_one_is_told_to_wait(built: Path) -> None:
    change(built)
    command = [sys.executable, "-m", "disclosure_log"]
    both = [subprocess.Popen(command, cwd=built, stderr=subprocess.PIPE) for _ in range(2)]
    for each in both:
        each.communicate()
    assert {each.returncode for each in both} <= {0, 3} and 0 in {each.returncode for each in both}
    assert same(files(built / "site"), full(built))
