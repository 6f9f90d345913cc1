"""What the search costs with 1,000, 10,000 and 50,000 entries: to make its index, and for a visitor.

    python tests/benchmarks/search_cost.py [SIZE …]

Makes a log of each size around the tests' own records, without files, and its index; then looks for
things in it with Node and counts what is fetched, compressed, each time as a first visit and as a
later one. With 10,000 entries it also measures, in Chromium as on a slow phone (400 kbit/s, 400 ms,
a quarter of the speed), how long after the page the results come, and what it costs to make the index
again after one entry was added, changed, withdrawn, or put in the middle. Prints every measure with its
budget, and ends with 1 when one is missed. The running text is made of the words of the own entries
and of invented names, so common words are more common, and their lists longer, than in real letters.
"""

from __future__ import annotations

import gc
import json
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from urllib.parse import quote_plus

from many_entries import log_of
from playwright.sync_api import sync_playwright
from search_quality import SCRIPTS, asked
from slow_phone import served, slow_down

from conftest import CAFCASS, checkout
from disclosure_log.search import make_index
from disclosure_log.store import Store, program

BUDGETS = {1_000: 60_000, 10_000: 60_000, 50_000: 90_000}
"""Bytes of a first search beyond the page, by the size of the log."""
LATER, BUILD, MEMORY, PHONE, FLAT, AGAIN = 40_000, 1.2, 400, 2.5, 1.15, 0.7
"""Bytes of a later search; milliseconds an entry; megabytes at 10,000; seconds on a slow phone; how
much more an entry may cost in a large log than in a small one; seconds of processor time to make the
index of 10,000 entries again."""
CHANGES = ("added", "changed", "withdrawn", "put in the middle")
KEY = bytes(64)
LOOKS: list[tuple[str, dict[str, Any]]] = [
    *(
        (words, {})
        for words in (
            "life story work",
            "barred phone numbers",
            "who can see my medical information",
            "child contact centre Worcester",
            "redefine a diagnosis",
            "CAF 18-172",
            "aeroplane maintenance",
            "practitioner information policy court report",
            "sickness absence Leeds 2019",
            "information about child contact",
        )
    ),
    *(
        ("life story work", {"filters": {name: [value]}, "open": [name]})
        for name, value in (
            ("topic", "child-contact"),
            ("outcome", "not-held"),
            ("year", "2016"),
        )
    ),
    *(("life story work", {"open": [name]}) for name in ("topic", "outcome")),
    (
        "information about child contact",
        {"filters": {"topic": ["child-contact"]}, "open": ["topic"]},
    ),
    ("", {"filters": {"topic": ["complaints"]}, "open": ["topic"]}),
]
"""What is looked for, with the filters chosen and the groups of filters that are open, as the page has
them: a group with a choice is open, and one without shows how many entries each value has."""


def make(entries: int, out: Path) -> None:
    """Makes the index of a log and says what it cost, as JSON; in a process of its own, so that
    memory is its own too."""
    log = log_of(entries)
    started = process_time()
    files = {path: file.read() for path, file in make_index(log, {}).files.items()}
    cost = 1000 * (process_time() - started) / len(log.entries)
    for path, content in files.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(content)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"ms": cost, "memory": memory}))


def keep(entries: int, file: Path) -> None:
    """Makes the index of a log and keeps what it was made of in a store."""
    store = Store(file, KEY)
    make_index(log_of(entries), {}, store=store)
    store.save()


def make_again(entries: int, file: Path, how: str) -> None:
    """Makes the index after a change, and says what it cost; in a process that knows nothing yet."""
    log = log_of(entries, how)
    gc.collect()
    gc.freeze()
    program()
    started = process_time()
    make_index(log, {}, store=Store(file, KEY))
    print(process_time() - started)


def on_a_phone(index: Path, temporary: Path, words: str) -> float:
    """Seconds from the page to its results on a slow phone. The page is that of a small log, with
    the large index in the place of its own."""
    folder = checkout(temporary / "site-log", CAFCASS)
    subprocess.run(
        [sys.executable, "-m", "disclosure_log"], cwd=folder, check=True, capture_output=True
    )
    shutil.copytree(index / "search", folder / "site/search", dirs_exist_ok=True)
    with (
        served(folder / "site") as origin,
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        ) as browser,
    ):
        page = browser.new_page()
        slow_down(page)
        page.goto(f"{origin}search/?q={quote_plus(words)}", timeout=60_000)
        started = perf_counter()
        page.wait_for_function(
            "() => document.querySelectorAll('#dl-results h3').length", timeout=60_000
        )
        return perf_counter() - started


def say(entries: int, what: str, measure: float, budget: float, unit: str) -> bool:
    met = measure <= budget
    note = "" if met else "TOO MUCH "
    print(f"{entries:>6} entries  {measure:9.2f} {unit} of {budget:<5g} {note}{what}", flush=True)
    return met


def run(*arguments: str) -> str:
    """What this program says with other *arguments*, in a process of its own."""
    command = [sys.executable, __file__, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def measure(entries: int, temporary: Path) -> tuple[bool, float]:
    """Whether everything is within its budget, and what the index costs for each entry."""
    out = temporary / str(entries)
    cost = json.loads(run("--make", str(entries), str(out)))
    met = [say(entries, "to index an entry", cost["ms"], BUILD, "ms")]
    if entries <= 10_000:
        met.append(say(entries, "of memory", cost["memory"], MEMORY, "MB"))
    given = [{"typed": words, "options": options} for words, options in LOOKS]
    answers = asked("ask_engine.mjs", [str(SCRIPTS), str(out / "search")], given)
    for answer, (_, options) in zip(answers, LOOKS, strict=True):
        for how, budget in (("cold", BUDGETS.get(entries, 90_000)), ("warm", LATER)):
            what = f"{'first search' if how == 'cold' else 'a later one'}: {answer['question']} {options or ''}".rstrip()
            size = answer[how]["bytes"] / 1000
            met.append(say(entries, what, size, budget / 1000, "KB"))
    if entries == 10_000:
        file = str(temporary / "store.sqlite")
        run("--keep", str(entries), file)
        for how in CHANGES:
            seconds = float(run("--again", str(entries), file, how))
            met.append(say(entries, f"to make it again, one {how}", seconds, AGAIN, "s"))
        seconds = on_a_phone(out, temporary, LOOKS[0][0])
        met.append(say(entries, "to the results on a slow phone", seconds, PHONE, "s"))
    return all(met), cost["ms"]


def main(arguments: list[str]) -> int:
    inner: dict[str, Callable[..., None]] = {"--make": make, "--keep": keep, "--again": make_again}
    if arguments and arguments[0] in inner:
        inner[arguments[0]](int(arguments[1]), Path(arguments[2]), *arguments[3:])
        return 0
    sizes = [int(size) for size in arguments] or [1_000, 10_000, 50_000]
    with tempfile.TemporaryDirectory() as temporary:
        found = [measure(size, Path(temporary)) for size in sizes]
    flat = say(
        sizes[-1], "more than in the smallest log", found[-1][1] / found[0][1], FLAT, "times"
    )
    return 0 if flat and all(met for met, _ in found) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
