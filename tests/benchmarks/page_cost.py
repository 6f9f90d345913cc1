"""What a first visit to each kind of page costs, in logs of 100 and 1,000 entries.

    python tests/benchmarks/page_cost.py [SIZE …]

Builds generated logs with the real command line and opens each kind of page in Chromium, with nothing
kept from before. Prints how many files it asks the server for, their bytes, compressed, and the time
to the first paint on a slow phone (400 kbit/s, 400 ms, a quarter of the speed), the median of three
visits. With a folder in place of a size it measures the site in it, built by an earlier run:

    python tests/benchmarks/page_cost.py --keep FOLDER 1000
    python tests/benchmarks/page_cost.py FOLDER/1000/site
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import ClassVar
from urllib.parse import quote_plus

from entries import TOPICS, entries, write_log
from own_log import PROGRAM
from playwright.sync_api import Browser, sync_playwright
from slow_phone import Slow, served, slow_down

SMALLEST = 100
"""So many entries have one with a table among them."""
WITH_TABLE = next(entry for entry in entries(SMALLEST) if entry.table)
ENTRY = f"disclosures/{WITH_TABLE.year}/{WITH_TABLE.slug}/"
PAGES = {
    "home": "",
    "log": "disclosures/",
    "year": f"disclosures/{WITH_TABLE.year}/",
    "topic": f"topics/{next(iter(TOPICS))}/",
    "entry": ENTRY,
    "table": f"{ENTRY}{Path(WITH_TABLE.record['documents'][0]['file']).stem}/",
    "search": "search/",
    "search with results": f"search/?q={quote_plus(str(WITH_TABLE.record['title']))}",
    "composer": "how-to-request/",
}
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


class Counted(Slow):
    """Remembers the bytes of each answer."""

    answers: ClassVar[dict[str, int]] = {}

    def send_header(self, keyword: str, value: str) -> None:
        if keyword == "Content-Length":
            self.answers[self.path] = int(value)
        super().send_header(keyword, value)


def visit(browser: Browser, address: str) -> float:
    """Seconds to the first paint of a visit with nothing kept from before. It waits until all is there."""
    with browser.new_context() as context:
        page = context.new_page()
        slow_down(page)
        page.goto(address, wait_until="networkidle", timeout=120_000)
        if "?" in address:
            page.wait_for_selector("#dl-results h3", timeout=60_000)
        painted = page.wait_for_function(PAINTED, timeout=60_000).json_value()
        return float(painted) / 1000


def measure(name: str, site: Path) -> None:
    with (
        served(site, Counted) as origin,
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        ) as browser,
    ):
        for kind, address in PAGES.items():
            Counted.answers.clear()
            paints = [visit(browser, origin + address) for _ in range(3)]
            size = sum(Counted.answers.values()) / 1000
            print(
                f"{name:>6} {kind:20} {len(Counted.answers):3} requests  {size:6.1f} KB"
                f"  {median(paints):5.2f} s to the first paint",
                flush=True,
            )


def sites(arguments: list[str], folder: Path) -> Iterator[tuple[str, Path]]:
    for argument in arguments:
        if not argument.isdecimal():
            yield "", Path(argument)
            continue
        log = folder / argument
        write_log(log, int(argument))
        subprocess.run(PROGRAM, cwd=log, check=True, capture_output=True)
        yield argument, log / "site"


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if arguments[:1] == ["--keep"]:
            folder, arguments = Path(arguments[1]), arguments[2:]
        for name, site in sites(arguments or ["100", "1000"], folder):
            measure(name, site)


if __name__ == "__main__":
    main(sys.argv[1:])
