"""The linters and the type checker find nothing, as ``pyproject.toml`` sets them up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT


@pytest.mark.long
@pytest.mark.parametrize("command", ["ruff check", "ruff format --check", "mypy"])
def test_nothing_is_found_by(command: str) -> None:
    name, *arguments = command.split()
    program = shutil.which(name, path=str(Path(sys.executable).parent))
    if program is None:
        # Where everything is asked for, a linter that did not run would prove nothing.
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{name} is not installed")
    done = subprocess.run(
        [program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
