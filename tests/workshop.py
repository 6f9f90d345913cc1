"""The programs that only the workshop has: Node, and what it installs by its lock."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

WORKSHOP = ROOT / "tests/scripts"


def installed(name: str, package: str = "nodejs npm") -> str:
    """The path of a program. Without it the test is skipped, or fails where a browser is required
    too."""
    program = shutil.which(name)
    if program is None:
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") else pytest.skip)(
            f"there is no {name}, so this was not tested; install it with: apt-get install {package}"
        )
    return program


def install(folder: Path) -> Path:
    """Install the packages of the workshop into a *folder*, and say where they are."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(WORKSHOP / name, folder)
    done = subprocess.run(
        [installed("npm"), "ci", "--prefix", str(folder), "--no-audit", "--no-fund"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "node_modules"
