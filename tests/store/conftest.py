"""A log that was built with a store, and the key of the user who built it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import A_RECORD, add_record, checkout, program

from .sites import STORE, with_table


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache folder of a user, who has a key there."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def own_key(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))


@pytest.fixture(scope="session")
def before(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    """A log that was built: entries that lead to one another, and one with a document."""
    log = checkout(tmp_path_factory.mktemp("before") / "log")
    for number in range(2, 9):
        add_record(log, f"FH 16-{number}", answered=f"{number} lamps; see FH 16-{number + 1}.")
    add_record(log, "FH 16-20", A_RECORD.replace("streets", "libraries"))
    with_table(log, "Lane,Lamps\nElder,7\n")
    assert program(log, XDG_CACHE_HOME=str(home)).returncode == 0
    assert (log / STORE).is_file()
    return log


@pytest.fixture
def built(before: Path, tmp_path: Path) -> Path:
    deleted = shutil.ignore_patterns("gone-*")
    return Path(shutil.copytree(before, tmp_path / "built", ignore=deleted))
