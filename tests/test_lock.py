"""requirements.lock pins all that the program, its tests and its installation need, and nothing
else."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")

EXTRAS = PROJECT["project"]["optional-dependencies"].values()
RUN = [
    Requirement(line)
    for line in PROJECT["project"]["dependencies"] + [line for extra in EXTRAS for line in extra]
]
BUILD = [Requirement(line) for line in PROJECT["build-system"]["requires"]]

ENTRIES = [
    line for line in LOCK.replace("\\\n", "").splitlines() if not line.startswith(("#", "-"))
]
PINS = [Requirement(entry.partition("--hash")[0]) for entry in ENTRIES]
HERE = {canonicalize_name(pin.name): pin for pin in PINS if not pin.marker or pin.marker.evaluate()}


def pinned_version(pin: Requirement) -> str:
    [specifier] = pin.specifier
    return specifier.version


def closure(wanted: list[Requirement]) -> set[str]:
    """The names of all that `wanted` brings with it, as the installed packages themselves declare
    it."""
    todo, seen = list(wanted), set()
    while todo:
        requirement = todo.pop()
        name = canonicalize_name(requirement.name)
        for extra in {"", *requirement.extras}:
            if (name, extra) not in seen:
                seen.add((name, extra))
                needs = map(Requirement, requires(name) or [])
                todo += [
                    need
                    for need in needs
                    if not need.marker or need.marker.evaluate({"extra": extra})
                ]
    return {name for name, _ in seen}


@pytest.fixture(scope="module")
def needed() -> set[str]:
    try:
        names = closure(RUN)
    except PackageNotFoundError as missing:
        pytest.skip(
            f"{missing.name} is in the lock and not installed, so nothing can be said of what it needs"
        )
    strangers = sorted(
        name
        for name in names & HERE.keys()
        if version(name) != pinned_version(HERE[canonicalize_name(name)])
    )
    if strangers:
        pytest.skip(
            f"installed in another version than the lock's, so they may need other packages: {', '.join(strangers)}"
        )
    return names | {canonicalize_name(requirement.name) for requirement in BUILD}


@pytest.mark.parametrize("declared", RUN + BUILD, ids=str)
def test_every_declared_dependency_is_pinned_within_its_range(declared: Requirement) -> None:
    pins = [pin for pin in PINS if canonicalize_name(pin.name) == canonicalize_name(declared.name)]
    assert pins
    assert all(declared.specifier.contains(pinned_version(pin)) for pin in pins)


def test_whatever_an_installed_package_needs_is_pinned(needed: set[str]) -> None:
    assert not needed - HERE.keys()


def test_nothing_is_pinned_that_nobody_needs(needed: set[str]) -> None:
    assert not HERE.keys() - needed


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.split()[0])
def test_every_pin_is_one_version_with_its_hashes(entry: str) -> None:
    assert re.fullmatch(
        r"[a-z0-9-]+==[0-9a-z.]+ +(; [^;]+? +)?(--hash=sha256:[0-9a-f]{64} *)+", entry
    )


def test_no_line_names_an_index_or_an_address() -> None:
    assert not re.search(r"://|^\s*-(?!-hash=)|\s@\s", LOCK, re.MULTILINE)
