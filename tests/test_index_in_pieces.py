"""The index of the search is made in pieces: whatever changed since it was last made, its files are
those that would be made without knowing what was there before."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import A_RECORD, TODAY, add_record, program
from disclosure_log.log.entries import Log
from disclosure_log.rules import check
from disclosure_log.search import INDEXED, Index, addresses, pieces, postings
from disclosure_log.search.documents import IndexedPage
from disclosure_log.site.render import guidance_pages, index_of, log_of
from disclosure_log.store import Store

WORDS = "lamp heron bin lane quokka bridge gull oak ash elder lantern harbour".split()


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces and lists so short that a few records make several."""
    monkeypatch.setattr(pieces, "CHUNK", 8)
    monkeypatch.setattr(pieces, "BLOCK", 4)
    monkeypatch.setattr(postings, "MOST", 5)
    monkeypatch.setattr(postings, "OFTEN", 2)
    monkeypatch.setattr(postings, "SHARD", 200)


class Kept:
    """A log with the store that its index was last made with."""

    def __init__(self, log: Path) -> None:
        self.log, self.file = log, log / "store.sqlite"

    def indexes(self) -> Iterator[Index]:
        """The index that is made with the store, and the one that is made without."""
        store = Store(self.file, b"key" * 20)
        checked = check(self.log, TODAY)
        assert not checked.findings, [f"{f.place} {f.message}" for f in checked.findings]
        log = log_of(checked)
        guidance = guidance_pages(checked, log)
        yield index_of(checked, log, guidance, store)
        store.save(*INDEXED)
        yield index_of(checked, log, guidance)

    def index(self) -> Index:
        with_store, _ = self.indexes()
        return with_store

    def files(self) -> dict[str, bytes]:
        return files_of(self.index())

    def is_right(self) -> bool:
        with_store, without = self.indexes()
        return files_of(with_store) == files_of(without)


def files_of(index: Index) -> dict[str, bytes]:
    return {path: file.read() for path, file in index.files.items()}


@pytest.fixture
def kept(log: Path) -> Kept:
    chance = random.Random(1)
    for number in range(40):
        write(log, number, chance)
    kept = Kept(log)
    assert kept.is_right()
    return kept


def write(log: Path, number: int, chance: random.Random, more: str = "") -> Path:
    """A record with a *number* of its own, on any day of its year."""
    year = 2012 + number % 5
    text = (
        A_RECORD.replace("2016-02-09", f"{year}-01-04")
        .replace("Lamps in Elder Lane", f"{chance.choice(WORDS).capitalize()} number {number}")
        .replace("streets", chance.choice(["streets", "libraries"]))
    )
    day = f"{year}-0{chance.randint(1, 2)}-{chance.randint(5, 28):02}"
    answered = " ".join(chance.choices(WORDS, k=chance.randint(1, 30)))
    return add_record(
        log,
        f"FH {year % 100}-{number + 10}",
        text + more,
        year=year,
        responded=day,
        answered=answered,
    )


def any_record(log: Path, chance: random.Random) -> Path:
    """A record that a test wrote and nothing was done to."""
    paths = sorted(log.glob("disclosures/*/*.yml"))
    return chance.choice([path for path in paths if "status" not in path.read_text()][1:])


def add(log: Path, chance: random.Random) -> None:
    write(log, 100 + len(list(log.glob("disclosures/*/*.yml"))) * 5 + chance.randrange(5), chance)


def add_the_newest(log: Path, chance: random.Random) -> None:
    add_record(log, "FH 26-1", A_RECORD.replace("2016", "2026"), year=2026, responded="2026-02-20")


def change(log: Path, chance: random.Random) -> None:
    path = any_record(log, chance)
    path.write_text(path.read_text().replace("answered: ", f"answered: {chance.choice(WORDS)} "))


def take_out(log: Path, chance: random.Random) -> None:
    path = any_record(log, chance)
    note = "changes: [{date: 2026-03-02, note: It was wrong in part.}]"
    path.write_text(f"{path.read_text()}status: withdrawn\n{note}\n")


def merge(log: Path, chance: random.Random) -> None:
    path = any_record(log, chance)
    path.write_text(f"{path.read_text()}status: merged\nmerged_into: FH 16-1\n")


def delete(log: Path, chance: random.Random) -> None:
    any_record(log, chance).unlink()


def rename_a_topic(log: Path, chance: random.Random) -> None:
    for path in log.glob("disclosures/**/*.yml"):
        text = path.read_text()
        path.write_text(text.replace("libraries", "books").replace("books", "libraries-and-books"))


def change_the_settings(log: Path, chance: random.Random) -> None:
    path = log / "disclosures/authority.yml"
    path.write_text(path.read_text().replace("[Req/]", "[Req/, Gov/]"))


def change_guidance(log: Path, chance: random.Random) -> None:
    path = sorted((log / "docs").glob("*.md"))[1]
    path.write_text(path.read_text() + f"\nA {chance.choice(WORDS)} was seen.\n")


CHANGES = [add, add_the_newest, change, take_out, merge, delete, rename_a_topic, change_guidance]


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(each, id=each.__name__, marks=[] if each is change else pytest.mark.long)
        for each in (*CHANGES, change_the_settings)
    ],
)
def test_after_a_change_the_index_is_that_of_a_full_build(
    kept: Kept, changed: Callable[[Path, random.Random], None]
) -> None:
    before = kept.files()
    changed(kept.log, random.Random(2))
    assert kept.is_right()
    assert kept.files() != before


@pytest.mark.long
def test_after_any_changes_in_a_row_the_index_is_that_of_a_full_build(kept: Kept) -> None:
    chance = random.Random(3)
    for _ in range(30):
        chance.choice([add, add, change, change, take_out, merge, delete, change_guidance])(
            kept.log, chance
        )
        assert kept.is_right()


def test_only_what_stands_near_a_change_is_read_again(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[IndexedPage] = []
    whole = pieces._read

    def noted(page: IndexedPage, log: Log) -> Any:
        read.append(page)
        return whole(page, log)

    monkeypatch.setattr(pieces, "_read", noted)
    next(kept.indexes())
    assert not read
    change(kept.log, random.Random(4))
    next(kept.indexes())
    assert 0 < len(read) < 20
    read.clear()
    add(kept.log, random.Random(5))
    next(kept.indexes())
    assert 0 < len(read) < 30


def test_a_damaged_piece_is_not_used(kept: Kept) -> None:
    with sqlite3.connect(kept.file) as base:
        for kind, name, value in base.execute("SELECT kind, name, value FROM made").fetchall():
            damaged = value[:-40] + bytes([value[-40] ^ 1]) + value[-39:]
            base.execute(
                "UPDATE made SET value = ? WHERE kind = ? AND name = ?", (damaged, kind, name)
            )
    assert kept.is_right()


@pytest.mark.parametrize("kind", INDEXED)
def test_a_lost_piece_is_made_anew(kept: Kept, kind: str) -> None:
    change(kept.log, random.Random(6))
    with sqlite3.connect(kept.file) as base:
        base.execute("DELETE FROM made WHERE kind = ?", (kind,))
    assert kept.is_right()


@pytest.mark.long
def test_the_store_forgets_what_no_index_needs(kept: Kept) -> None:
    def held() -> int:
        with sqlite3.connect(kept.file) as base:
            (number,) = base.execute("SELECT count(*) FROM made").fetchone()
        return int(number)

    before = held()
    for seed in range(5):
        change(kept.log, random.Random(seed))
        kept.index()
    assert held() == before


def test_where_the_index_leads_is_known_without_its_files(kept: Kept) -> None:
    take_out(kept.log, random.Random(7))
    index = kept.index()
    files = files_of(index)
    assert sorted(index.found, key=repr) == sorted(addresses(files), key=repr)
    assert len(index.found) > 40


def test_an_entry_that_is_not_known_again_is_made_anew(kept: Kept) -> None:
    checked = check(kept.log, TODAY)
    log = log_of(checked)
    unknown = type(log).of(
        log.authority, log.topics, log.publications, checked.records, lambda path: (), log.quarters
    )
    guidance = guidance_pages(checked, log)
    store = Store(kept.log / "new.sqlite", b"key" * 20)
    index_of(checked, unknown, guidance, store)
    store.save()
    with sqlite3.connect(kept.log / "new.sqlite") as base:
        kinds = base.execute("SELECT DISTINCT kind FROM made").fetchall()
    assert "search pages read" not in [kind for (kind,) in kinds]


@pytest.mark.long
def test_a_build_after_a_change_has_the_index_of_a_full_build(log: Path) -> None:
    def made(*options: str) -> dict[str, bytes]:
        done = program(log, "build", *options)
        assert not done.returncode, done.stderr
        paths = (path for path in (log / "site/search").rglob("*") if path.is_file())
        return {path.relative_to(log).as_posix(): path.read_bytes() for path in paths}

    before = made()
    add_record(log, "FH 16-2", answered="A heron.")
    after = made()
    assert before != after == made("--full")
