"""What an entry costs to build, in a small log and in a large one, side by side in one run.

    python tests/benchmarks/build_cost.py [SMALL LARGE]

Builds each of two generated logs three times with the real command line, takes the fastest, and
prints seconds, milliseconds for each entry and the most memory used.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import measuring  # noqa: F401

from conftest import checkout

WORDS = "lamp bin tree lane library shelf hedge bridge kerb bench gate path meadow fence well mill pond roof chimney orchard".split()


def generate(folder: Path, entries: int) -> Path:
    """A log of *entries* records over twelve years and two topics, 2 to 5 questions each, about 400
    words."""
    chance = random.Random(entries)
    checkout(folder)
    for number in range(entries):
        year = 2013 + number % 12
        received = date(year, 1, 1) + timedelta(chance.randrange(300))
        questions = "".join(
            f"  - asked: {_words(chance, 15)}\n    answered: |\n      {_words(chance, 60)}\n\n      See FH {year % 100}-{1000 + chance.randrange(entries)}. {_words(chance, 20)}\n"
            for _ in range(chance.randint(2, 5))
        )
        place = folder / "disclosures" / str(year) / f"fh-{year % 100}-{1000 + number}.yml"
        place.parent.mkdir(exist_ok=True)
        place.write_text(
            f"reference: FH {year % 100}-{1000 + number}\ntitle: {_words(chance, 7)}\nreceived: {received}\nresponded: {received + timedelta(20)}\n"
            f"topics: [{chance.choice(['streets', 'libraries'])}]\nsummary: {_words(chance, 20)}\nparts:\n{questions}",
            encoding="utf-8",
        )
    return folder


def _words(chance: random.Random, number: int) -> str:
    return " ".join(chance.choices(WORDS, k=number)).capitalize() + "."


def build_seconds(folder: Path) -> float:
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "disclosure_log"], cwd=folder, check=True, capture_output=True
    )
    return time.perf_counter() - started


def main(sizes: list[int]) -> None:
    costs = []
    with tempfile.TemporaryDirectory() as temporary:
        folders = [generate(Path(temporary) / str(size), size) for size in sizes]
        seconds = [[build_seconds(folder) for _ in range(3)] for folder in folders]
    for size, times in zip(sizes, seconds, strict=True):
        costs.append(min(times) / size)
        print(
            f"{size:>6} entries: {min(times):6.1f} s, {1000 * min(times) / size:6.2f} ms an entry"
        )
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"an entry of the large log costs {costs[-1] / costs[0]:.2f} times what one of the small log costs; at most {memory:.0f} MB of memory"
    )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [200, 2000])
