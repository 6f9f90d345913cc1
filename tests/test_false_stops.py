"""Ordinary tables pass the screen for personal data, however many of their numbers look like one.

``benchmarks/false_stops.py`` prints the rate for 5,000 rows of each shape.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from conftest import checked, checkout, plain_record
from table_shapes import SHAPES, false_stops_in_csv, false_stops_in_text

pytestmark = pytest.mark.long


@pytest.mark.parametrize("shape", SHAPES)
def test_a_released_table_of_ordinary_numbers_passes(shape: str, tmp_path: Path) -> None:
    assert false_stops_in_csv(tmp_path, shape, 300, seed=7) == 0


@pytest.mark.parametrize("shape", SHAPES)
def test_single_rows_pass_too(shape: str, tmp_path: Path) -> None:
    if shape != "numbers in groups of 3-3-4":
        assert false_stops_in_csv(tmp_path, shape, 60, seed=8, length=1) == 0


@pytest.mark.parametrize("between", [" | ", "\t", "    ", " "])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_in_an_answer_passes(shape: str, between: str) -> None:
    assert false_stops_in_text(shape, 300, 7, between) == 0


ANSWERS = {
    f"{path.stem} {number}": answer
    for path in sorted((Path(__file__).parent / "ordinary_answers").glob("*.txt"))
    for number, answer in enumerate(path.read_text("utf-8").removesuffix("\n").split("\n--\n"), 1)
}
"""Answers of the kinds of authorities, divided by lines of two dashes."""
STOPPED = {"courts 11": "DL811", "nhs 17": "DL802"}
"""Those that need something: the forms of case numbers, and an address that only the authority
whose it is has among its contacts."""


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What is found in a record of each answer."""
    folder = checkout(tmp_path_factory.mktemp("ordinary"))
    paths = {}
    for number, name in enumerate(ANSWERS, 1000):
        answered = textwrap.indent(ANSWERS[name], 6 * " ")
        path = folder / f"disclosures/2016/fh-16-{number}.yml"
        parts = f"parts:\n  - asked: How many?\n    answered: |\n{answered}\n"
        path.write_text(plain_record(f"FH 16-{number}", parts), "utf-8")
        paths[f"disclosures/2016/{path.name}"] = name
    found: dict[str, list[str]] = {name: [] for name in ANSWERS}
    for finding in checked(folder).findings:
        if finding.path in paths and finding.code[:3] in ("DL5", "DL8"):
            found[paths[finding.path]].append(finding.code)
    return found


@pytest.mark.parametrize("name", ANSWERS)
def test_an_ordinary_answer_passes(name: str, stopped: dict[str, list[str]]) -> None:
    assert stopped[name] == ([STOPPED[name]] if name in STOPPED else [])


def test_three_ordinary_answers_in_a_hundred_need_something_at_most() -> None:
    assert len(STOPPED) <= 0.03 * len(ANSWERS)
