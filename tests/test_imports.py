"""Imports point one way: a folder of the library knows only the folders before it, and released
documents know nothing of the log."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from conftest import ROOT

HOOKS = ROOT / "hooks"
LAYERS = [
    "hidden_data",
    "today",
    "language",
    "workers",
    "store",
    "findings",
    "reading",
    "law",
    "privacy",
    "records",
    "markdown",
    "rules",
    "log",
    "exports",
    "search",
    "site",
    "publisher",
    "cli",
]
"""The folders and single modules of the library, from the first to the last.

``hooks/README.md`` shows the same order.
"""


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__")


PATHS = [*(HOOKS / "disclosure_log").rglob("*.py"), *(HOOKS / "hidden_data").rglob("*.py")]
MODULES = {module_name(path): path for path in PATHS}


def imported(name: str) -> set[str]:
    """The modules of this project that a module imports, anywhere in it."""
    path = MODULES[name]
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            target = ".".join(filter(None, (base, node.module)))
            inside = {f"{target}.{alias.name}" for alias in node.names}
            found |= (
                inside & MODULES.keys()
                if inside <= MODULES.keys()
                else {target, *(inside & MODULES.keys())}
            )
    return {each for each in found if each in MODULES} - {name}


def layer(name: str) -> str:
    parts = name.split(".")
    return parts[0] if parts[0] == "hidden_data" else parts[1]


INSIDE = [name for name in MODULES if name not in ("disclosure_log", "disclosure_log.__main__")]


@pytest.mark.parametrize("name", INSIDE)
def test_a_module_knows_only_its_own_folder_and_those_before_it(name: str) -> None:
    own = LAYERS.index(layer(name))
    assert not {other for other in imported(name) if LAYERS.index(layer(other)) > own}


def test_no_two_modules_import_each_other() -> None:
    TopologicalSorter({name: imported(name) for name in MODULES}).prepare()


def test_every_layer_exists() -> None:
    assert {layer(name) for name in INSIDE} == set(LAYERS)


def test_released_documents_know_nothing_of_the_log() -> None:
    for name in MODULES:
        if name.startswith("hidden_data"):
            assert not {other for other in imported(name) if other.startswith("disclosure_log")}, (
                name
            )


def test_only_the_publisher_knows_mkdocs() -> None:
    for name, path in MODULES.items():
        knows = re.search(
            r"^\s*(?:import|from) (?:mkdocs|material)", path.read_text("utf-8"), re.MULTILINE
        )
        assert not knows or name.startswith("disclosure_log.publisher."), name
