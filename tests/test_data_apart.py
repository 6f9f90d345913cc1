"""Whatever an authority publishes here, no test of the program depends on it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import A_RECORD, ROOT, add_record, checkout

NEAR = ("catalogue", "imports", "init", "lock", "project", "second_authority", "workflows")
"""The modules of tests that look at files of this repository."""


def one_more_record_and_the_others_withdrawn(root: Path) -> None:
    for path in (root / "disclosures").glob("[0-9]*/*.yml"):
        changes = "changes: [{date: 2026-11-21, note: It is checked again.}]"
        path.write_text(f"{path.read_text('utf-8')}\nstatus: withdrawn\n{changes}\n", "utf-8")
    add_record(root, "FOI 16-999", A_RECORD.replace("streets", "complaints"))


def another_authority(root: Path) -> None:
    for name in ("disclosures", "docs"):
        shutil.rmtree(root / name)
    shutil.copytree(checkout(root.parent / "another"), root, dirs_exist_ok=True)


@pytest.mark.long
@pytest.mark.parametrize("change", [one_more_record_and_the_others_withdrawn, another_authority])
def test_other_data_changes_no_result(change: Callable[[Path], None], tmp_path: Path) -> None:
    root = tmp_path / "repository"
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout.split("\0")
    for name in filter(None, tracked):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    change(root)
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    subprocess.run(["git", "add", "."], cwd=root, check=True)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n",
            "0",
            *(f"tests/test_{name}.py" for name in NEAR),
        ],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(root / "hooks"), "EVERYTHING": ""},
    )
    assert done.returncode == 0, done.stdout[-4000:]


def test_no_test_reads_the_data_of_this_repository() -> None:
    reads = re.compile(r'ROOT\s*/\s*"(?:disclosures|docs|mkdocs)')
    for path in (ROOT / "tests").rglob("*.py"):
        if path != Path(__file__):
            assert not reads.search(path.read_text("utf-8")), path
