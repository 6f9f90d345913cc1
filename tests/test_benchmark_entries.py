"""The invented entries of the benchmarks are in order, so that a publication gets as far as its end."""

from __future__ import annotations

import sys
from pathlib import Path

from conftest import places

sys.path.append(str(Path(__file__).parent / "benchmarks"))
from entries import entries, entry, write_entry, write_log


def test_invented_entries_are_in_order_in_a_log_of_any_size(tmp_path: Path) -> None:
    write_log(tmp_path / "log", 30)
    write_entry(tmp_path / "log", entry(49_999))
    assert places(tmp_path / "log") == []


def test_they_are_the_same_every_time() -> None:
    assert [*entries(5)] == [*entries(5)]
