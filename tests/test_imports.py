"""Imports point one way: each module knows only those before it in this list."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

LIBRARY = Path(__file__).parent.parent / "hooks/disclosure_log"
ORDER = [
    "findings", "catalogue", "characters", "document", "source", "vocabulary", "fields", "model", "settings", "references", "calendar", "facts", "files", "markdown", "altered", "subset",
    "rules.shape", "rules.context", "rules.text", "rules.record", "rules.grounds", "rules.clock", "rules.log", "rules.documents", "rules.guidance", "rules",
    "log", "pages", "site", "policy", "audit", "blank", "swap",
]  # fmt: skip


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(LIBRARY).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_name(path): path for path in LIBRARY.rglob("*.py") if path != LIBRARY / "__init__.py"}


def imported(name: str, path: Path) -> set[str]:
    package = name.split(".")[:-1] if path.name != "__init__.py" else name.split(".")
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            target = ".".join([*base, *([node.module] if node.module else [])])
            found |= {target} if target in MODULES and node.module else {".".join([*base, alias.name]) for alias in node.names}
    return found


@pytest.mark.parametrize("name", MODULES)
def test_a_module_knows_only_those_before_it(name: str) -> None:
    assert name in ORDER, "give the module its place in the order"
    later = {other for other in imported(name, MODULES[name]) if ORDER.index(other) >= ORDER.index(name)}
    assert not later


def test_the_order_names_no_module_that_is_gone() -> None:
    assert set(ORDER) == MODULES.keys()
