"""What the tests of the store share: the sites that builds make with it and without it, and two
edits of a log."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from conftest import A_RECORD, add_record, files, program

Edit = Callable[[Path], None]
STORE = ".build/store.sqlite"


def with_table(log: Path, table: str) -> None:
    """An entry with a released CSV."""
    add_record(log, "FH 16-30", A_RECORD + "documents:\n  - {file: lamps.csv, title: Lamps}\n")
    (log / "disclosures/2016/fh-16-30").mkdir(exist_ok=True)
    (log / "disclosures/2016/fh-16-30/lamps.csv").write_text(table)


def full(log: Path) -> dict[str, bytes]:
    """The site of a copy of the sources, made without a store."""
    copy = log.with_name(f"{log.name}-full")
    shutil.rmtree(copy, ignore_errors=True)
    for folder in ("disclosures", "docs", "hooks"):
        shutil.copytree(log / folder, copy / folder)
    shutil.copy(log / "mkdocs.yml", copy)
    done = program(copy, "build", "--full")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (copy / STORE).exists()
    return files(copy / "site")


def site(log: Path, **environment: str) -> dict[str, bytes]:
    """The site of a usual build."""
    done = program(log, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return files(log / "site")


def same(one: dict[str, bytes], other: dict[str, bytes]) -> bool:
    """Whether two sites are the same. Which files differ is told, not their bytes."""
    differ = sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
    assert not differ, differ
    return True


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def record(log: Path, number: int) -> Path:
    return log / f"disclosures/2016/fh-16-{number}.yml"


def change(log: Path) -> None:
    edit(record(log, 5), "5 lamps", "Fifty lamps")


def change_guidance(log: Path) -> None:
    with (log / "docs/about.md").open("a") as page:
        page.write("\nA heron was seen.\n")
