"""What it costs to publish a log, beside other generators of static sites with the same content.

    python tests/benchmarks/publishing.py [SIZE …] [--tools DIR] [--runs N] [--draw]

Makes logs of 1,000 and 10,000 entries, or of each SIZE. Publishes each from nothing, then again
after one entry was changed, withdrawn and added; and checks the whole log and one record, after a
change too. Does the
same with the questions and answers as Markdown pages, with lists by year and topic and a full-text
search, in MkDocs with Material, Zensical, Hugo with Pagefind, and Eleventy with Pagefind; only this
program also checks records, files and pages. The lists for MkDocs and Zensical, which make none, are
written beforehand and cost them nothing.

The others are installed into DIR, outside the repository, unless they are there already. Installing,
making entries and a first run of each program with a small log are not measured. Before each series
all files are read once, so that every program finds them in memory. After the first publication, every
entry must have a page and be in the search index. Takes the fastest of N runs: of three up to 1,000
entries, and else one.

Prints tables in Markdown: seconds, processor seconds and the most memory of all processes together.
``--draw`` writes ``.github/publishing.svg`` too.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path

import own_log
import peer_pages
from entries import entry
from measuring import Cost, cost, machine
from peers import Peer, installed
from publishing_report import (
    ADDED,
    CHANGED,
    CHECKED,
    IN_FULL,
    ONE_CHECKED,
    OWN,
    WITHDRAWN,
    Results,
    drawing,
    tables,
)

from conftest import ROOT

TOOLS = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "publishing-benchmark"
DRAWING = ROOT / ".github/publishing.svg"
SMALL = 20
"""Entries in the log of the first run, which is not measured."""
BUSY = 0.5
"""Processes that wait for each core, from which a machine is called busy."""
DISTURBED = 0.15
"""The share of the cores that other programs may have during a measurement."""

Measures = Iterator[tuple[str, Cost]]


def fastest(
    runs: int,
    prepare: Callable[[int], None],
    commands: Sequence[Sequence[str | Path]],
    folder: Path,
) -> Cost:
    """The fastest of some *runs*, each with a preparation that is not measured."""
    found = []
    for run in range(runs):
        prepare(run)
        found.append(cost(commands, folder))
    return min(found, key=lambda each: each.seconds)


def measure_own(folder: Path, size: int, runs: int) -> Measures:
    own_log.prepare(folder, size)
    read_all(folder)
    publish, check = [own_log.PROGRAM], [[*own_log.PROGRAM, "check"]]
    yield IN_FULL, fastest(runs, lambda _: own_log.forget(folder), publish, folder)
    is_complete(folder / "site", size, own_log.searchable)
    yield CHANGED, fastest(runs, lambda run: own_log.change(folder, run), publish, folder)
    withdraw = partial(own_log.withdraw, folder)
    yield WITHDRAWN, fastest(runs, lambda run: withdraw(size - 1 - run), publish, folder)
    yield ADDED, fastest(runs, lambda run: own_log.add(folder, size + run), publish, folder)
    for number in range(size, size + runs):
        own_log.remove(folder, number)
    # Other records than before, because a check may remember those it has seen.
    yield CHECKED, fastest(runs, lambda run: own_log.change(folder, runs + run), check, folder)
    number = 2 * runs
    own_log.change(folder, number)
    one = [[*check[0], own_log.path_of(number)]]
    yield ONE_CHECKED, fastest(runs, lambda _: None, one, folder)


def measure(peer: Peer, folder: Path, size: int, runs: int) -> Measures:
    def forget(_: int) -> None:
        for left in (peer.site, *peer.kept):
            if (folder / left).is_dir():
                shutil.rmtree(folder / left)

    peer.write(folder, size)
    read_all(folder)
    yield IN_FULL, fastest(runs, forget, peer.commands, folder)
    is_complete(folder / peer.site, size, peer.searchable)

    def change(run: int) -> None:
        peer_pages.change(folder / "content", entry(run))

    yield CHANGED, fastest(runs, change, peer.commands, folder)


def read_all(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            path.read_bytes()


def is_complete(site: Path, size: int, searchable: Callable[[Path], int]) -> None:
    """Raises :class:`RuntimeError` unless every entry has a page and can be found."""
    for number in range(size):
        each = entry(number)
        page = site / f"disclosures/{each.year}/{each.slug}/index.html"
        if not page.exists() or each.record["reference"] not in page.read_text("utf-8"):
            raise RuntimeError(f"{page} is missing, or does not name its reference")
    if (found := searchable(site)) != size:
        raise RuntimeError(f"the search index has {found} of {size} entries")


def series(peer: Peer | None, size: int, runs: int) -> Measures:
    """All that is measured with a *peer*, or else with this program."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "log"
        yield from measure(peer, folder, size, runs) if peer else measure_own(folder, size, runs)


def all_of(
    peer: Peer | None, sizes: Sequence[int], runs: int | None
) -> Iterator[tuple[int, Results | str]]:
    """The results for each size, after a first run that does not count; or, where a *peer* fails,
    the reason. Without figures of this program there is nothing to compare, so it may not fail."""
    name, reason = name_of(peer), ""
    for size in (SMALL, *sizes):
        found: Results = {}
        try:
            if not reason:
                measured = series(peer, size, runs or (3 if SMALL < size <= 1_000 else 1))
                for what, each in measured:
                    found[name, what, size] = each
                    counts = "" if size in sizes else " (a first run, which does not count)"
                    say(f"{name}, {size:,} entries, {what}: {each.seconds:.1f} s{counts}")
        except RuntimeError as error:
            if not peer:
                raise
            say(f"{name}, {size:,} entries: {error}")
            reason = f"failed ({str(error).splitlines()[-1][:100]})"
        if size in sizes:
            yield size, reason or found


def name_of(peer: Peer | None) -> str:
    return peer.name if peer else OWN


def main() -> None:
    parser = argparse.ArgumentParser(description="What it costs to publish a log.")
    parser.add_argument("sizes", nargs="*", type=int, metavar="SIZE", default=[1_000, 10_000])
    parser.add_argument("--tools", type=Path, metavar="DIR", default=TOOLS)
    parser.add_argument("--runs", type=int, metavar="N")
    parser.add_argument("--draw", action="store_true")
    chosen = parser.parse_args()
    sizes = sorted(set(chosen.sizes))
    if sizes[0] < SMALL:
        parser.error(f"a log has at least {SMALL} entries here")
    if chosen.runs and not 1 <= chosen.runs <= SMALL // 4:
        parser.error(f"runs are 1 to {SMALL // 4}")

    peers: list[Peer] = []
    versions = [f"{OWN} {version(OWN)}"]
    missing: dict[tuple[str, int], str] = {}
    for found in installed(chosen.tools.absolute()):
        if isinstance(found, Peer):
            peers.append(found)
            versions.append(found.versions)
        else:
            name, reason = found
            missing |= {(name, size): f"not available ({reason})" for size in sizes}
    if os.getloadavg()[0] > BUSY * (os.cpu_count() or 1):
        say("THIS MACHINE IS BUSY: the times will be too long")
    results: Results = {}
    for peer in (None, *peers):
        for size, outcome in all_of(peer, sizes, chosen.runs):
            if isinstance(outcome, str):
                missing[name_of(peer), size] = outcome
            else:
                results |= outcome
    others = max(each.others for each in results.values())
    warning = ": THE SECONDS ARE NOT TO BE TRUSTED" if others > DISTURBED else ""
    print(f"Machine: {machine()}\n")
    print(f"Other programs had up to {others:.0%} of the cores meanwhile{warning}.\n")
    print(f"Versions: Python {sys.version.split()[0]}, {', '.join(versions)}\n")
    print(tables(results, sizes, missing))
    if chosen.draw:
        DRAWING.write_text(drawing(results, sizes), encoding="utf-8")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
