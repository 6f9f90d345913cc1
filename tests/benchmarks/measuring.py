"""What the benchmarks share: where the tests lie, and how long something takes."""

from __future__ import annotations

import os
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


def processor_seconds(work: Callable[..., object], *arguments: object) -> float:
    """The processor time that *work* takes, with the programs it runs.

    Unlike the time on the clock, it hardly depends on what else the machine is doing.
    """
    before = sum(os.times()[:4])
    work(*arguments)
    return sum(os.times()[:4]) - before
