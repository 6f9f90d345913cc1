"""What it costs to put many logs together, and to search them.

    python tests/benchmarks/federation.py [LOGS [ENTRIES]]

Makes 20 invented logs of 1,000 entries each, or as many as you say, in the data format; federates
them; and looks for something on a slow phone (400 kbit/s, 400 ms, a quarter of the speed). Prints
the seconds and processor seconds of the build, and of the first search the bytes, compressed, and the
seconds from an empty cache until the results stand there.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from entries import TOPICS, entry
from measuring import cost
from playwright.sync_api import Response, sync_playwright
from slow_phone import served, slow_down

from conftest import FERNHOLLOW
from disclosure_log.exports.exported import Exported, log_json
from disclosure_log.log.entries import Log
from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.model import Record
from disclosure_log.records.schema import parse
from disclosure_log.records.settings import Authority
from disclosure_log.records.topics_and_publications import Topic

WORDS = "lamps and bridges"
PROGRAM = [sys.executable, "-m", "disclosure_log"]


def authority(number: int) -> Authority:
    """An invented authority."""
    path = FERNHOLLOW / "disclosures/authority.yml"
    found = parse(read("disclosures/authority.yml", path.read_bytes()), Authority).value
    assert found
    site = {
        "address": f"https://foi.borough-{number}.example/",
        "repository": found.site.repository,
    }
    names = {"name": f"Borough {number}", "short_name": f"Borough {number}"}
    return found.model_copy(update={**names, "site": found.site.model_copy(update=site)})


def records(first: int, size: int) -> Iterator[tuple[str, Record]]:
    """Records by path, without released files."""
    for each in map(entry, range(first, first + size)):
        record = {name: value for name, value in each.record.items() if name != "documents"}
        yield f"disclosures/{each.year}/{each.slug}.yml", Record.model_validate(record)


def log_of(number: int, size: int) -> bytes:
    """One log in the data format."""
    topics = [Topic(id=id, label=label, meaning=f"About {label}.") for id, label in TOPICS.items()]
    found = dict(records(number * size, size))
    log = Log.of(
        authority(number), topics, (), found, lambda path: (), links=dict.fromkeys(found, ())
    )
    return b"".join(log_json(Exported(log), "log", log.entries, whole=True))


def first_search(site: Path) -> tuple[int, float]:
    """The bytes and the seconds of the first search on a slow phone."""
    sent: list[int] = []

    def note(response: Response) -> None:
        sent.append(int(response.headers.get("content-length", 0)))

    with sync_playwright() as play, served(site) as address:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        slow_down(page)
        page.on("response", note)
        started = perf_counter()
        page.goto(f"{address}search/?q={WORDS.replace(' ', '+')}")
        page.wait_for_selector("#dl-results > li", timeout=120_000)
        taken = perf_counter() - started
        browser.close()
    return sum(sent), taken


def main(arguments: list[str]) -> None:
    logs, size = (*map(int, arguments), *(20, 1_000)[len(arguments) :])
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        files = [folder / f"log-{number}.json" for number in range(logs)]
        for number, file in enumerate(files):
            file.write_bytes(log_of(number, size))
        site = folder / "site"
        spent = cost([[*PROGRAM, "federate", *files, "--out", site]], folder)
        print(f"{logs} logs of {size:,} entries: {sum(f.stat().st_size for f in files):,} bytes")
        print(
            f"built in {spent.seconds:.1f} s, {spent.processor:.1f} s of processor time,", end=" "
        )
        print(f"{spent.memory or 0:,.0f} MB; others had {spent.others:.0%} of the cores")
        bytes, taken = first_search(site)
        print(f"first search for {WORDS!r}: {bytes:,} bytes compressed, {taken:.1f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
