"""A store that is damaged, of another user or of another version of the program is not believed."""

from __future__ import annotations

import hashlib
import os
import pickle
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from disclosure_log.site.assembled import Assembled
from disclosure_log.store import open_store

from .sites import STORE, Edit, change, full, same, site


def damage(log: Path, seed: int) -> None:
    """Flip some bytes of the store."""
    chance = random.Random(seed)
    at_rest(log)
    content = bytearray((log / STORE).read_bytes())
    for _ in range(chance.choice([1, 5, 60])):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    (log / STORE).write_bytes(content)


def at_rest(log: Path) -> None:
    """Put the whole store into one file."""
    base = sqlite3.connect(log / STORE)
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()


def truncate(log: Path) -> None:
    at_rest(log)
    os.truncate(log / STORE, (log / STORE).stat().st_size // 2)


def put_a_text_there(log: Path) -> None:
    for end in ("", "-wal", "-shm"):
        Path(f"{log / STORE}{end}").unlink(missing_ok=True)
    (log / STORE).write_text("This is no store.\n" * 500)


def put_a_folder_there(log: Path) -> None:
    (log / STORE).unlink()
    (log / STORE).mkdir()


def turn_values_into_texts_and_numbers(log: Path) -> None:
    with sqlite3.connect(log / STORE) as base:
        base.execute("UPDATE made SET value = 'a text' WHERE kind LIKE 'search%'")
        base.execute("UPDATE made SET value = 5 WHERE kind = 'part'")
        base.execute("UPDATE made SET value = NULL WHERE kind = 'document'")
    base.close()


def exchange_values(log: Path) -> None:
    """Each value is sealed, but stands in the place of another."""
    with sqlite3.connect(log / STORE) as base:
        rows = base.execute("SELECT kind, name, value FROM made").fetchall()
        for (kind, name, _), (*_, value) in zip(rows, [*rows[1:], rows[0]], strict=True):
            base.execute(
                "UPDATE made SET value = ? WHERE kind = ? AND name = ?", (value, kind, name)
            )
    base.close()


DAMAGES = [
    truncate,
    put_a_text_there,
    put_a_folder_there,
    turn_values_into_texts_and_numbers,
    exchange_values,
]


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(
            each,
            id=each.__name__,
            marks=() if each is turn_values_into_texts_and_numbers else pytest.mark.long,
        )
        for each in DAMAGES
    ],
)
def test_a_store_that_is_none_makes_no_difference(built: Path, damaged: Edit) -> None:
    damaged(built)
    change(built)
    assert same(site(built), full(built))
    assert same(site(built), full(built))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(12))
def test_a_store_with_flipped_bits_makes_no_difference(built: Path, seed: int) -> None:
    damage(built, seed)
    change(built)
    assert same(site(built), full(built))


def test_a_store_of_another_user_is_not_believed(built: Path, tmp_path: Path) -> None:
    forge(built)
    assert same(site(built, XDG_CACHE_HOME=str(tmp_path / "other")), full(built))


def forge(log: Path) -> None:
    """Damage a file of the last site, and have the store say that this is right. Only who has the
    key can do that."""
    page = "disclosures/2016/fh-16-5/index.html"
    (log / "site" / page).write_text("forged")
    digest = hashlib.sha256(b"forged").hexdigest()
    store = open_store(log)
    assert store
    sealed = []
    for kind, name, value in store._base.execute("SELECT kind, name, value FROM made").fetchall():
        made = pickle.loads(value[16:])
        if isinstance(made, Assembled) and page in made.digests:
            made.digests[page] = digest
            written = pickle.dumps(made, protocol=5)
            sealed.append((store._seal(name, written) + written, kind, name))
    assert sealed
    store._base.executemany("UPDATE made SET value = ? WHERE kind = ? AND name = ?", sealed)
    store.save()
    store._base.close()


def test_what_the_user_s_own_key_seals_is_believed(built: Path) -> None:
    """Otherwise the test before this one says nothing."""
    forge(built)
    assert site(built)["disclosures/2016/fh-16-5/index.html"] == b"forged"


@pytest.mark.long
def test_a_store_of_another_version_of_the_program_is_not_asked(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forge(built)
    monkeypatch.setattr("disclosure_log.store.program", lambda: b"another version")
    assert same(site(built), full(built))


@pytest.mark.long
def test_what_the_law_says_belongs_to_the_version_of_the_program(tmp_path: Path) -> None:
    code = shutil.copytree(ROOT / "hooks", tmp_path / "hooks")
    fact = next(path for path in (code / "disclosure_log/law/data").iterdir() if path.is_file())
    command = [sys.executable, "-c", "from disclosure_log import store; print(store.program())"]

    def version() -> bytes:
        environment = os.environ | {"PYTHONPATH": str(code)}
        return subprocess.run(
            command, cwd=tmp_path, env=environment, check=True, capture_output=True
        ).stdout

    before = version()
    assert version() == before
    fact.write_bytes(fact.read_bytes() + b"\n")
    assert version() != before
