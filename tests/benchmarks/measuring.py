"""What the benchmarks share: where the tests lie, and how long something takes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

TESTS = Path(__file__).parent.parent
sys.path.append(str(TESTS))


def seconds(work: Callable[..., object], *arguments: Any) -> float:
    """How long *work* takes, once."""
    started = perf_counter()
    work(*arguments)
    return perf_counter() - started
