"""A log of invented entries as an authority keeps it, and what is done to it between two
publications."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from entries import as_yaml, entry, write_entry, write_log

PROGRAM = [sys.executable, "-m", "disclosure_log"]
NEVER_MIND_WHO = ["-c", "user.name=Benchmark", "-c", "user.email=benchmark@fernhollow.example"]


def prepare(folder: Path, size: int) -> None:
    """*size* entries, all published: in the list of addresses, and in git as origin has them."""
    write_log(folder, size)
    for command in (
        [*PROGRAM, "addresses"],
        ["git", "init", "--quiet"],
        ["git", "add", "disclosures", "docs", "hooks", "mkdocs.yml"],
        ["git", *NEVER_MIND_WHO, "commit", "--quiet", "--message", "Published"],
        ["git", "update-ref", "refs/remotes/origin/main", "HEAD"],
    ):
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout[-3_000:]}{done.stderr}")


def forget(folder: Path) -> None:
    """Take away what former publications left."""
    for left in (".build", "site"):
        shutil.rmtree(folder / left, ignore_errors=True)


def path_of(number: int) -> str:
    which = entry(number)
    return f"disclosures/{which.year}/{which.slug}.yml"


def change(folder: Path, number: int) -> None:
    """Correct the first answer of an entry."""

    def corrected(record: dict[str, Any]) -> None:
        record["parts"][0]["answered"] += "\nOne sentence was added to this answer.\n"

    _rewrite(folder, number, "A sentence was added to the first answer.", corrected)


def withdraw(folder: Path, number: int) -> None:
    def withdrawn(record: dict[str, Any]) -> None:
        record["status"] = "withdrawn"

    _rewrite(folder, number, "The answer no longer holds.", withdrawn)


def _rewrite(folder: Path, number: int, note: str, how: Callable[[dict[str, Any]], None]) -> None:
    record = entry(number).record
    how(record)
    record["changes"] = [{"date": record["responded"] + timedelta(100), "note": note}]
    (folder / path_of(number)).write_text(as_yaml(record), encoding="utf-8")


def add(folder: Path, number: int) -> None:
    write_entry(folder, entry(number))


def remove(folder: Path, number: int) -> None:
    """Take back an entry that was added."""
    path = folder / path_of(number)
    path.unlink()
    shutil.rmtree(path.with_suffix(""), ignore_errors=True)


def searchable(site: Path) -> int:
    """How many entries the search index has."""
    index = json.loads((site / "search/index.json").read_text("utf-8"))
    return int(index["pages"] - index["guidance"] - index["publications"])
