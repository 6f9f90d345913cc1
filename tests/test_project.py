"""What holds for the files of this project: documents name only what exists."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import click
import pytest

from conftest import ROOT
from disclosure_log.cli.main import cli
from test_imports import LAYERS

README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = [
    "README.md",
    "CHANGELOG.md",
    "hooks/README.md",
    "hooks/decisions.md",
    "hooks/hidden_data/README.md",
    ".github/CONTRIBUTING.md",
    ".github/SECURITY.md",
]
"""The documents for users and maintainers, none of which is a page of the site."""
OF_OTHERS = re.compile(r"disclosures/[0-9]{4}/|docs/theme|site/(?!t)|people\.yml|v[0-9]|DLxxx")
"""What a document may name although it is not here: examples, and what only some repositories have."""
PROGRAM = ROOT / "hooks/disclosure_log"


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name]


def named_paths(document: str) -> list[str]:
    """What stands between backticks and has the form of a path of this project."""
    text = (ROOT / document).read_text("utf-8")
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return [
        span
        for span in spans
        if re.fullmatch(r"[\w.-]*(?:/[\w.-]+)*(?:/|\.(?:py|md|yml|html|css|toml|lock))", span)
        and not OF_OTHERS.search(span)
    ]


def test_readme_and_checks_agree_on_the_two_commands() -> None:
    install = "pip install -r requirements.lock && pip install --no-deps -e . && "
    assert f"{install}python build.py\n" in README
    assert f"{install}pytest\n" in README


def test_the_readme_names_only_commands_that_exist() -> None:
    for name, more in set(re.findall(r"`disclosure-log ([a-z-]+)(?: ([a-z]+))?", README)):
        command = cli.get_command(click.Context(cli), name)
        assert command, f"disclosure-log {name}"
        assert not isinstance(command, click.Group) or more in command.commands, f"{name} {more}"


def test_the_readme_names_every_command() -> None:
    table = set(re.findall(r"^\| `disclosure-log ([a-z-]+)", README, re.MULTILINE))
    assert set(cli.list_commands(click.Context(cli))) - {"build"} == table


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_names_only_files_that_exist(document: str) -> None:
    beside = (ROOT / document).parent
    places = (ROOT, beside, PROGRAM)
    assert not [
        path for path in named_paths(document) if not any((p / path).exists() for p in places)
    ]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_links_only_to_files_and_sections_that_exist(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text):
        path, _, section = target.partition("#")
        file = (ROOT / document).parent / path if path else ROOT / document
        assert file.exists(), target
        if section:
            headings = re.findall("^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
            ids = [
                re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings
            ]
            assert section in ids, target


def test_the_map_shows_the_layers_in_their_order() -> None:
    text = (ROOT / "hooks/README.md").read_text("utf-8")
    shown = re.findall(r"^ *(?:hooks/)?(\w+)(?:\.py|/)  ", text, re.MULTILINE)
    assert shown == LAYERS


def test_the_functions_on_the_way_of_a_record_exist() -> None:
    way = (ROOT / "hooks/README.md").read_text().split("## One record")[1].split("## How to")[0]
    found = re.findall(r"`(\w+)` (?:in|of) `([\w/]+\.py)`", way)
    assert len(found) > 8
    for function, path in found:
        assert re.search(
            rf"^(?:def|class) {function}\b", (PROGRAM / path).read_text(), re.MULTILINE
        )


def test_the_changelog_has_the_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert re.search(
        rf"^## {re.escape(version)}\b", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE
    )


def test_no_tracked_file_names_a_path_of_a_machine() -> None:
    for path in tracked():
        if path.relative_to(ROOT).parts[:2] in (("tests", "cases"), ("tests", "specimens")):
            continue  # hostile input names the paths of invented people
        try:
            text = path.read_text("utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue  # a document or a picture; or deleted and not committed yet
        assert not re.search(r"(?<![\w.])/(?:root|home|Users|work)/\w", text), path
