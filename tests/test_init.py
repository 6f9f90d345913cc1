"""``disclosure-log init``: an authority's own repository, in order from the first minute."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from lxml import html

from conftest import ROOT, program
from disclosure_log.cli.init import init

NAME = 'Borough of "Elder & Ash": Fernhollow'
OPTIONS = ("--name", NAME, "--short-name", "Elder & Ash", "--prefix", "EA")
READY = (
    *("--address", "https://example.org/foi/log", "--email", "foi@example.org"),
    *(
        "--repository",
        "https://git.example.org/log",
        "--post",
        "FOI team",
        "--post",
        "1: Elder House",
    ),
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository of an authority that gave its names and nothing else."""
    parent = tmp_path_factory.mktemp("fresh")
    done = program(parent, "init", "log", *OPTIONS)
    assert done.returncode == 0, done.stdout + done.stderr
    return parent / "log"


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with real addresses and nothing left open, built for publication."""
    parent = tmp_path_factory.mktemp("ready")
    assert program(parent, "init", "log", *OPTIONS, *READY).returncode == 0
    log = parent / "log"
    for path in [*(log / "docs").glob("*.md"), log / "disclosures/authority.yml"]:
        text = re.sub(
            r"(?m)^( *(?:reviewed|checked|prepared):)$", r"\1 2026-01-05", path.read_text("utf-8")
        )
        text = re.sub(r"(?m)^( *compliance:)$", r"\1 fully", text)
        path.write_text(text, "utf-8")
    [example] = log.glob("disclosures/*/*.yml")
    own = example.read_text("utf-8").replace("EA EXAMPLE-1", "EA 26-1")
    example.with_name("ea-26-1.yml").write_text(own, "utf-8")
    example.unlink()
    assert "DL412" in program(log, "build", "--publish").stdout
    assert program(log, "addresses").returncode == 0
    done = program(log, "build", "--publish")
    assert done.returncode == 0, done.stdout + done.stderr
    return log


def test_what_it_writes_passes_the_check(fresh: Path) -> None:
    done = program(fresh, "check")
    assert done.returncode == 0, done.stdout
    assert set(re.findall(r"DL\d+", done.stdout)) == {"DL901", "DL902"}


def test_a_name_with_any_marks_arrives_as_it_was_given(fresh: Path) -> None:
    settings = yaml.safe_load((fresh / "disclosures/authority.yml").read_text("utf-8"))
    assert (settings["name"], settings["short_name"]) == (NAME, "Elder & Ash")


def test_every_file_of_yaml_can_be_read(fresh: Path) -> None:
    for path in [*fresh.rglob("*.yml"), *fresh.rglob("*.yaml")]:
        assert yaml.safe_load(path.read_text("utf-8")), path


def test_a_fresh_log_is_built_and_not_published(fresh: Path) -> None:
    assert program(fresh, "build").returncode == 0
    done = program(fresh, "build", "--publish")
    assert done.returncode == 1
    assert "DL901" in done.stdout and "DL902" in done.stdout


@pytest.mark.long
def test_a_log_with_nothing_open_is_published(ready: Path) -> None:
    assert (ready / "site/disclosures/index.html").is_file()


@pytest.mark.long
def test_a_plain_strict_build_of_mkdocs_works_too(ready: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "plain"],
        cwd=ready,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr


def test_its_pages_name_the_licence_of_the_content(ready: Path) -> None:
    link = html.parse(ready / "site/index.html").xpath("//footer//a[contains(., 'Licence')]")
    assert [a.text for a in link] == ["Open Government Licence v3.0"]


def test_no_file_of_it_names_another_authority(ready: Path) -> None:
    for path in ready.rglob("*"):
        if path.is_file():
            assert b"cafcass" not in path.read_bytes().lower(), path


def test_it_holds_no_program_and_no_test(fresh: Path) -> None:
    assert [p.relative_to(fresh).as_posix() for p in fresh.rglob("*.py")] == ["hooks/publish.py"]
    assert (fresh / "hooks/publish.py").read_bytes() == (ROOT / "hooks/publish.py").read_bytes()


def test_it_writes_into_no_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log/notes.txt").write_text("x")
    done = program(tmp_path, "init", "log", *OPTIONS)
    assert done.returncode == 2 and "not empty" in done.stderr
    assert [p.name for p in (tmp_path / "log").iterdir()] == ["notes.txt"]


def test_it_writes_into_a_new_clone(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", "log"], cwd=tmp_path, check=True)
    assert program(tmp_path, "init", "log", *OPTIONS).returncode == 0
    assert program(tmp_path / "log", "check").returncode == 0


@pytest.mark.parametrize(
    "wrong",
    [
        ("--address", "example.org/log"),
        ("--email", "not an address"),
        ("--prefix", "26"),
        ("--lead-colour", "blue"),
        ("--repository", "git@example.org:log"),
    ],
    ids=lambda wrong: str(wrong[0]),
)
def test_a_wrong_option_writes_nothing_and_says_what_is_allowed(
    tmp_path: Path, wrong: tuple[str, str]
) -> None:
    done = program(tmp_path, "init", "log", *OPTIONS, *wrong)
    assert done.returncode == 2
    assert f"Error: {wrong[0]}: " in done.stderr
    assert "fix: " in done.stderr or "for example #1d3d5c" in done.stderr
    assert not list(tmp_path.iterdir())


def test_at_a_terminal_a_wrong_answer_is_explained_and_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("disclosure_log.cli.init.by_hand", lambda: True)
    typed = [
        *("Borough of Fernhollow", "Fernhollow", "", "lamps.example", "https://lamps.example"),
        *("", "", "foi@", "foi@lamps.example", "FOI team", "Elder House", ""),
        *("scotland", "wales", "central-government"),
    ]
    done = CliRunner().invoke(init, [str(tmp_path / "log")], "\n".join(typed) + "\n")
    assert done.exit_code == 0, done.output
    assert "Error: this is not the address of a site; fix: begin with https://" in done.stderr
    settings = yaml.safe_load((tmp_path / "log/disclosures/authority.yml").read_text("utf-8"))
    assert settings["site"]["address"] == "https://lamps.example/"
    assert settings["references"]["prefix"] == "FOI"
    assert settings["contact"] == {
        "email": "foi@lamps.example",
        "post": ["FOI team", "Elder House"],
    }
    assert "Error: Scottish public authorities are not served." in done.stderr
    assert (settings["nation"], settings["kind"]) == ("wales", "central-government")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of what an installed program consists of."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ROOT / "hooks", source / "hooks", ignore=unwanted)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "-w", str(folder), str(source)], check=True, capture_output=True)
    [path] = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def test_a_wheel_holds_every_file_of_the_program(wheel: list[str]) -> None:
    packages = ROOT / "hooks/disclosure_log", ROOT / "hooks/hidden_data"
    files = {
        path.relative_to(ROOT / "hooks").as_posix()
        for package in packages
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    # One tells Node how to run the scripts in tests, the other is for maintainers.
    left_out = {"disclosure_log/site/package.json", "hidden_data/README.md"}
    assert files - left_out <= set(wheel)


def test_a_wheel_holds_nothing_of_the_tests_and_of_no_authority(wheel: list[str]) -> None:
    assert {name.split("/")[0] for name in wheel if ".dist-info" not in name} == {
        "disclosure_log",
        "hidden_data",
    }
