"""What holds for the files of this project."""

from __future__ import annotations

import re

from conftest import ROOT


def test_readme_and_checks_agree_on_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text()
    assert (
        "pip install -r requirements.lock && pip install --no-deps -e . && python build.py"
        in readme
    )
    assert "pip install -r requirements.lock && pip install --no-deps -e . && pytest" in readme


def test_no_tracked_file_names_a_path_of_a_machine() -> None:
    for path in [
        *ROOT.glob("*.*"),
        *(ROOT / "hooks").rglob("*.*"),
        *(ROOT / "docs").rglob("*.*"),
        *(ROOT / ".github").rglob("*.yml"),
    ]:
        if path.is_file() and path.suffix in (
            ".py",
            ".md",
            ".yml",
            ".toml",
            ".lock",
            ".html",
            ".css",
        ):
            assert not re.search(r"(?<![\w.])/(?:root|home|Users|work)/", path.read_text()), path
