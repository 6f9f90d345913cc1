"""The scripts and style sheets of the theme: their unit tests in ``tests/scripts``, their linter and
formatter, and what they have in common with the program."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, TODAY
from disclosure_log.law.calendar import TimeLimit, closed_weekdays, due_date
from disclosure_log.log.headings import INTERNAL_REVIEW, QUESTION, RELEASED_DOCUMENTS, id_of
from disclosure_log.records.fields import DASHES
from disclosure_log.search.documents import TOP, WEIGHTS
from disclosure_log.search.tokens import EXCERPT_END, INDEXED, QUESTION_END

WORKSHOP = ROOT / "tests/scripts"
ASSETS = ROOT / "hooks/disclosure_log/site/theme/assets"
SCRIPTS = ASSETS / "javascripts"


def installed(name: str) -> str:
    """The path of a program of Node. Without it the test is skipped, or fails where a browser is
    required too."""
    program = shutil.which(name)
    if program is None:
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") else pytest.skip)(
            f"there is no {name}, so no script was tested; install it with: apt-get install nodejs npm"
        )
    return program


def node(script: str, given: object = None) -> str:
    """What a *script* prints that can import the tests and gets *given* as ``given``."""
    done = subprocess.run(
        [installed("node"), "--input-type=module"],
        input=f"const given = {json.dumps(given)};\n{script}",
        cwd=WORKSHOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_unit_tests_of_the_scripts_pass() -> None:
    # In one process: `node --test` starts one for each file, which takes several times as long.
    tests = sorted(path.name for path in WORKSHOP.glob("*.test.js"))
    said = node("\n".join(f'await import("./{name}");' for name in tests))
    assert re.search("^(?:#|ℹ) pass [1-9]", said, re.MULTILINE), said


@pytest.mark.parametrize("days", [20, 7])
def test_script_and_library_agree_on_the_due_date_for_every_day_of_two_years(days: int) -> None:
    received = [TODAY + timedelta(n) for n in range(731)]
    closed = closed_weekdays(TODAY.year - 1, 6)
    said = node(
        f'const {{ dueDate }} = await import("{(SCRIPTS / "due_date.js").as_uri()}");'
        "const closed = new Set(given.closed);"
        f"console.log(JSON.stringify(given.received.map((day) => dueDate(day, {days}, closed))));",
        {"received": [str(day) for day in received], "closed": [str(day) for day in closed]},
    )
    assert json.loads(said) == [str(due_date(day, TimeLimit(days))) for day in received]


def test_scripts_and_program_agree_on_the_format_of_the_index() -> None:
    text = (SCRIPTS / "index_format.js").read_text("utf-8")
    written = {
        name: json.loads(value)
        for name, value in re.findall(r"^export const (\w+) = (.+);$", text, re.MULTILINE)
    }
    assert written == {
        "INDEXED": INDEXED,
        "QUESTION_END": QUESTION_END,
        "EXCERPT_END": EXCERPT_END,
        "HEAD": list(WEIGHTS),
        "TOP": TOP,
        "QUESTION": id_of(QUESTION.format(1)).removesuffix("1"),
        "INTERNAL_REVIEW": id_of(INTERNAL_REVIEW),
        "RELEASED_DOCUMENTS": id_of(RELEASED_DOCUMENTS),
        "DASHES": DASHES,
    }


def test_every_colour_is_defined_in_one_style_sheet() -> None:
    for path in (ASSETS / "stylesheets").glob("*.css"):
        text = re.sub(r'url\("data:[^"]*"\)', "", path.read_text("utf-8"))
        if path.name != "colours.css":
            assert not re.findall(r":[^;{}]*(#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\()", text), path


def test_every_custom_property_that_a_style_sheet_uses_is_defined() -> None:
    texts = [path.read_text("utf-8") for path in (ASSETS / "stylesheets").glob("*.css")]
    used = {name for text in texts for name in re.findall(r"var\((--dl-[\w-]+)", text)}
    assert used <= {name for text in texts for name in re.findall(r"(--dl-[\w-]+):", text)}


def test_the_search_page_preloads_every_module_of_the_search() -> None:
    def imported(name: str) -> set[str]:
        text = (SCRIPTS / name).read_text("utf-8")
        found = set(re.findall(r'(?:from |import\()"\./(\w+\.js)"', text))
        return found.union(*map(imported, found))

    theme = (ASSETS.parent / "main.html").read_text("utf-8")
    listed = re.search(r'for name in \[("[^]]*")\] %\}\s*<link rel="modulepreload"', theme)
    assert listed
    assert {f"{name}.js" for name in json.loads(f"[{listed[1]}]")} == imported("search.js")


def test_the_lock_of_the_workshop_pins_every_package_and_names_no_registry() -> None:
    lock: dict[str, Any] = json.loads((WORKSHOP / "package-lock.json").read_text("utf-8"))
    wanted = json.loads((WORKSHOP / "package.json").read_text("utf-8"))["devDependencies"]
    packages = {path: package for path, package in lock["packages"].items() if path}
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all("integrity" in each and "resolved" not in each for each in packages.values())


@pytest.mark.long
def test_biome_finds_nothing(tmp_path: Path) -> None:
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(WORKSHOP / name, tmp_path)
    for command in (
        [installed("npm"), "ci", "--prefix", str(tmp_path), "--no-audit", "--no-fund"],
        [
            str(tmp_path / "node_modules/.bin/biome"),
            "ci",
            "--error-on-warnings",
            "--colors=off",
            "--config-path=tests/scripts/biome-settings.jsonc",
        ],
    ):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
