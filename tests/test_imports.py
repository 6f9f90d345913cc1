"""Imports point one way: each module knows only those before it in this list."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

LIBRARY = Path(__file__).parent.parent / "hooks/disclosure_log"
ORDER = [
    "findings", "catalogue", "characters", "plain", "names",
    "identifiers.kind", "identifiers.contact", "identifiers.numbers", "identifiers.people", "identifiers.places", "identifiers.telephone", "identifiers", "screen",
    "inspection.report", "inspection.faults", "inspection.makers", "inspection.table.headings", "inspection.table",
    "inspection.picture.parts", "inspection.picture.colour_profile", "inspection.picture.png", "inspection.picture.jpeg", "inspection.picture", "inspection.package",
    "inspection.colours", "inspection.workbook.formats", "inspection.workbook.looks", "inspection.workbook.grid", "inspection.workbook.cells", "inspection.workbook.vocabulary", "inspection.workbook.charts", "inspection.workbook.unseen", "inspection.workbook.drawings", "inspection.workbook.worksheet", "inspection.workbook",
    "inspection.word.names", "inspection.word.styles", "inspection.word.forms", "inspection.word.shapes", "inspection.word.fields", "inspection.word.refusals", "inspection.word.story", "inspection.word.marks", "inspection.word.text", "inspection.word.tables", "inspection.word.drawings", "inspection.word",
    "inspection.pdf.file", "inspection.pdf.about", "inspection.pdf.commands", "inspection.pdf.content", "inspection.pdf.walk", "inspection.pdf.page", "inspection.pdf.text", "inspection.pdf.pictures", "inspection.pdf", "inspection", "inspection.cleaning", "inspection.child",
    "document", "source", "vocabulary", "fields", "people", "model", "settings", "references", "calendar", "facts", "files", "released", "markdown", "altered", "subset",
    "rules.shape", "rules.context", "rules.text", "rules.record", "rules.grounds", "rules.clock", "rules.log", "rules.documents", "rules.guidance", "rules.personal", "rules",
    "log", "lists", "timeline", "policy", "search.words", "search.facets", "search.lean", "search.service", "search.repack", "search", "audit", "pages", "site", "blank", "swap", "commands", "commands.people",
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
            inside = {".".join([*base, alias.name]) for alias in node.names}
            found |= {target} if node.module else {name if name in MODULES else ".".join(base) for name in inside}
    return found


@pytest.mark.parametrize("name", MODULES)
def test_a_module_knows_only_those_before_it(name: str) -> None:
    assert name in ORDER, "give the module its place in the order"
    later = {other for other in imported(name, MODULES[name]) if ORDER.index(other) >= ORDER.index(name)}
    assert not later


def test_the_order_names_no_module_that_is_gone() -> None:
    assert set(ORDER) == MODULES.keys()
