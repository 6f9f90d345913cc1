"""The scripts and style sheets of the theme: their unit tests in ``tests/scripts``, their linter and
formatter, and what they have in common with the program."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, TODAY
from disclosure_log.law.calendar import TimeLimit, closed_weekdays, due_date
from disclosure_log.records.references import normal
from disclosure_log.records.settings import References
from disclosure_log.search.stems import stem
from disclosure_log.search.tokens import reference_key, words
from workshop import WORKSHOP, install, installed

ASSETS = ROOT / "hooks/disclosure_log/site/theme/assets"
SCRIPTS = ASSETS / "javascripts"


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


ENDINGS = (
    "s es ed edly eed eedly ing ingly y ies ied ly li al ally ational ization izer ator ment ements"
    " ness fulness ousness iveness ably ible ance ency icate ative alize iciti ful ism ist ogist ogy"
    " ion ous er l ll at bl iz tt ' 's"
).split()
BEGINNINGS = (
    "a be ye dy past commun gener hop fall bl add egg inn cann dis yy happ rel con tru sky univers"
    " arsen later organ emerg inter exc proc succ st pl sk idl gentl ugl earl onl singl news how"
).split()


@pytest.mark.long
def test_script_and_program_find_the_same_stems() -> None:
    texts = " ".join(path.read_text("utf-8") for path in ROOT.glob("hooks/**/*.py")).lower()
    written = set(re.findall("[a-z]{2,25}", texts))
    put_together = {
        beginning + one + two
        for beginning in BEGINNINGS
        for one in ENDINGS
        for two in ("", *ENDINGS)
    }
    given = sorted(word for word in written | put_together if word.isalpha())
    assert len(given) > 60_000
    said = node(
        f'const {{ stemmer }} = await import("{(SCRIPTS / "stem.js").as_uri()}");'
        "console.log(JSON.stringify(given.map(stemmer('en'))));",
        given,
    )
    differ = {
        word: (ours, theirs)
        for word, theirs in zip(given, json.loads(said), strict=True)
        if (ours := stem(word)) != theirs
    }
    assert differ == {}


def test_script_and_program_read_the_same_words() -> None:
    texts = [path.read_text("utf-8") for path in ROOT.glob("hooks/**/*.md")]
    texts += [path.read_text("utf-8") for path in ROOT.glob("tests/authorities/**/*.yml")]
    texts.append(
        "A & E, B&B, the GPs\u2019 caf\u00e9\u2019s t\u0177 50/50 40(2) s.40(2) 12.73 parent/carer o'Brien's"
        " U.K. e-mail https://a.example/b/c-d MPs x \u2013 y\u2014z \u00bd \ufb01n \u2460 stra\u00dfe \u00a3450"
    )
    said = node(
        f'const {{ wordsOf }} = await import("{(SCRIPTS / "words.js").as_uri()}");'
        "console.log(JSON.stringify(given.map(wordsOf)));",
        texts,
    )
    assert json.loads(said) == [words(text) for text in texts]


@pytest.mark.parametrize(
    "written", ["FH 16-2", "fh16-2", "FH-16-2", "FH/16/2", "FH 16\u20132", "fh 16/2", "FH 16-2a"]
)
def test_script_and_program_read_the_same_reference(written: str) -> None:
    said = node(
        f'const {{ queryReader }} = await import("{(SCRIPTS / "query.js").as_uri()}");'
        "const reader = queryReader({ prefixes: ['fh'], leadIns: [], stop: [], language: 'en' });"
        "console.log(JSON.stringify(reader.referenceIn(given).keys));",
        written,
    )
    assert json.loads(said) == [reference_key(normal(written, References(prefix="FH")))]


def test_every_colour_is_defined_in_one_style_sheet() -> None:
    for path in (ASSETS / "stylesheets").glob("*.css"):
        text = re.sub(r'url\("data:[^"]*"\)', "", path.read_text("utf-8"))
        if path.name != "colours.css":
            assert not re.findall(r":[^;{}]*(#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\()", text), path


def test_every_custom_property_that_a_style_sheet_uses_is_defined() -> None:
    texts = [path.read_text("utf-8") for path in (ASSETS / "stylesheets").glob("*.css")]
    used = {name for text in texts for name in re.findall(r"var\((--dl-[\w-]+)", text)}
    assert used <= {name for text in texts for name in re.findall(r"(--dl-[\w-]+):", text)}


def test_the_lock_of_the_workshop_pins_every_package_and_names_no_registry() -> None:
    lock: dict[str, Any] = json.loads((WORKSHOP / "package-lock.json").read_text("utf-8"))
    wanted = json.loads((WORKSHOP / "package.json").read_text("utf-8"))["devDependencies"]
    packages = {path: package for path, package in lock["packages"].items() if path}
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all("integrity" in each and "resolved" not in each for each in packages.values())


@pytest.mark.long
def test_biome_finds_nothing(tmp_path: Path) -> None:
    biome = install(tmp_path) / ".bin/biome"
    options = "ci --error-on-warnings --colors=off".split()
    settings = "--config-path=tests/scripts/biome-settings.jsonc"
    done = subprocess.run(
        [str(biome), *options, settings], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["around", "entry", "lists", "tables", "timeline"])
def test_sizes_of_type_come_from_the_one_scale(name: str) -> None:
    text = (ASSETS / f"stylesheets/{name}.css").read_text("utf-8")
    sizes = re.findall(r"font-size: ([^;]+);", text)
    # An outcome is a little smaller than the words it stands among, wherever it stands.
    assert sizes and {size for size in sizes if not size.startswith("var(--dl-type")} <= {
        "0.85em",
        "1em",
    }
