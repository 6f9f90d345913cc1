"""What the search costs with 1,000 and with 10,000 entries: the time to build its index, and what a
visitor's browser downloads.

    python tests/benchmarks/search_cost.py [ENTRIES ...]

Generates a log of each size around four real entries, builds its site, and searches it in Chromium
through a server that compresses. Prints every measure with its budget, and ends with 1 if a budget
is exceeded. A size of 200 takes half a minute, and shows whether the benchmark itself works. The
text is made of words from the real entries and invented names, so common words are more common, and
their lists longer, than in real letters.
"""

from __future__ import annotations

import gzip
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml
from measuring import processor_seconds
from playwright.sync_api import Page, sync_playwright

from conftest import CAFCASS, TODAY, checkout
from disclosure_log.log.entries import Log
from disclosure_log.rules import check
from disclosure_log.search import make_index
from disclosure_log.site.render import render

FIRST_VIEW, FIRST_RESULTS, LATER, BUILD = 130_000, 200_000, 80_000, 4.0
"""Bytes of the page, the first results and each later search; milliseconds of
processor time to index one entry."""
NARROWED = ("topic=child-contact", "outcome=not-held", "year=2016")
LOOKS = [
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
]
SUBJECTS = """sickness absence|agency workers|lost laptops|data breaches|average caseloads|gender pay gap|staff training|section 7 reports|supervised
contact|parenting programmes|police checks|allocation times|travel expenses|office leases|vehicle hire|recorded calls|records retention|internal reviews|
social media|recruitment campaigns|staff turnover|software licences|video hearings|wishes and feelings|hair testing|interpreters""".replace(
    "\n", " "
).split("|")
PLACES = "Leeds Bristol Durham York Hull Lincoln Derby Norwich Luton Oxford Hereford Stafford Chester Preston Exeter Truro Kent Devon Essex Surrey".split()
SYLLABLES = "al an ar bel bran cal cor dal den dor el fen gar hal ham jor kel lan lor mar mel mon nor ol pel ran ros sal ster tal ton ul ver wen wick".split()
OWN = {"story", "barred", "redefine", "worcester", "medical", "diagnosis"}
"""Words that say what the real entries are about, so no other entry may have them."""


def generate(folder: Path, entries: int) -> Path:
    """A log of four real entries and *entries* generated ones, with about 400 words and 1 to 7
    questions each."""
    chance = random.Random(entries)
    checkout(folder)
    shutil.rmtree(folder / "disclosures")
    shutil.copytree(CAFCASS / "disclosures", folder / "disclosures")
    own = [
        yaml.safe_load(path.read_text("utf-8"))
        for path in sorted((CAFCASS / "disclosures").glob("*/*.yml"))
    ]
    text = " ".join(
        f"{part['asked']} {part['answered']}" for record in own for part in record["parts"]
    )
    words = [
        word
        for word in re.findall("[A-Za-z]+", text)
        if word.lower() not in OWN and not word.isupper()
    ]
    names = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(30_000)]
    weights = [1 / (n + 20) for n in range(len(names))]

    def sentence(length: int, subject: str) -> str:
        found = [chance.choice(words).lower() for _ in range(length)]
        found[chance.randrange(length)] = subject
        found[chance.randrange(length)] = (
            chance.choices(names, weights)[0] if chance.random() < 0.5 else chance.choice(PLACES)
        )
        return " ".join(found).capitalize() + "."

    topics = [
        topic["id"]
        for topic in yaml.safe_load((CAFCASS / "disclosures/topics.yml").read_text("utf-8"))
    ]
    for number in range(entries):
        year, subject = 2012 + number % 15, chance.choice(SUBJECTS)
        received = date(year, 1, 1) + timedelta(chance.randrange(260))
        questions = "".join(
            f"  - asked: {sentence(16, subject)}\n    answered: {' '.join(sentence(chance.randint(10, 20), subject) for _ in range(chance.randint(3, 8)))}\n"
            f"    outcome: {chance.choice(['provided'] * 6 + ['not-held', 'partly-held', 'already-available'])}\n"
            for _ in range(chance.choice([1, 2, 2, 3, 3, 4, 5, 7]))
        )
        place = folder / "disclosures" / str(year) / f"caf-{year % 100}-{1000 + number}.yml"
        place.parent.mkdir(exist_ok=True)
        place.write_text(
            f"reference: CAF {year % 100}-{1000 + number}\ntitle: {subject.capitalize()} in {chance.choice(PLACES)} and {chance.choice(names)}\n"
            f"received: {received}\nresponded: {received + timedelta(20)}\ntopics: [{', '.join(sorted({chance.choice(topics), chance.choice(topics)}))}]\n"
            f"summary: {sentence(20, subject)}\nparts:\n{questions}",
            encoding="utf-8",
        )
    return folder


class Counting(SimpleHTTPRequestHandler):
    """Serves files as a web server would: compressed, except the index, which is already compressed."""

    protocol_version = "HTTP/1.1"
    sent = 0

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        body = path.read_bytes() if path.exists() else b""
        packed = path.suffix in (".html", ".css", ".js", ".json", ".svg")
        body = gzip.compress(body) if packed else body
        self.send_response(200 if path.exists() else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
        Counting.sent += len(body)

    def log_message(self, *arguments: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Counting, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def fetched(page: Page) -> int:
    """Bytes sent since the last call, once the page has settled."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    count, Counting.sent = Counting.sent, 0
    return count


def look(page: Page, words: str) -> int:
    page.locator("#dl-q").fill(words)
    page.locator("#dl-q").press("Enter")
    page.wait_for_function(
        "words => document.getElementById('dl-said').textContent.includes(`“${words}”`)",
        arg=words,
        timeout=60_000,
    )
    return fetched(page)


def browse(page: Page, origin: str) -> Iterator[tuple[str, int, int]]:
    """(what, bytes, budget) of a visit to the search: the page, many searches, and each group of
    facets."""
    Counting.sent = 0
    page.goto(f"{origin}search/")
    yield "first view", fetched(page), FIRST_VIEW
    for number, words in enumerate(LOOKS):
        yield (
            f"first results, {words}" if not number else words,
            look(page, words),
            LATER if number else FIRST_RESULTS,
        )
    for group in page.locator(".dl-facets summary").all():
        group.click()
        yield f"open {group.inner_text()}", fetched(page), LATER


def arrive(narrowed: str, page: Page, origin: str) -> Iterator[tuple[str, int, int]]:
    """The same for a visitor who follows a link to a narrowed search: the page and the first results
    together."""
    Counting.sent = 0
    page.goto(f"{origin}search/?q=life+story+work&{narrowed}")
    page.wait_for_function(
        "() => document.getElementById('dl-said').textContent.includes('“life')", timeout=60_000
    )
    yield f"page and first results, {narrowed}", fetched(page), FIRST_VIEW + FIRST_RESULTS


def index_cost(log: Log) -> float:
    """Milliseconds of processor time to index one entry, the best of three runs."""
    costs = [processor_seconds(make_index, log, {}) for _ in range(3)]
    return 1000 * min(costs) / len(log.entries)


def measure(entries: int, temporary: Path) -> bool:
    folder = generate(temporary / str(entries), entries)
    subprocess.run(
        [sys.executable, "-m", "disclosure_log"], cwd=folder, check=True, capture_output=True
    )
    with (
        served(folder / "site") as origin,
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        ) as browser,
    ):
        # Each visit starts with an empty cache.
        visits: list[Callable[[Page, str], Iterator[tuple[str, int, int]]]] = [browse]
        visits += (partial(arrive, narrowed) for narrowed in NARROWED)
        met = True
        for visit in visits:
            page = browser.new_context(bypass_csp=True).new_page()
            for what, count, budget in visit(page, origin):
                met &= shown(entries, what, count / 1000, budget / 1000, "KB")
    cost = index_cost(render(check(folder, TODAY)).log)
    return shown(entries, "index of one entry", cost, BUILD, "ms") and met


def shown(entries: int, what: str, measured: float, budget: float, unit: str) -> bool:
    """Print a measure, and say whether it is within its budget."""
    met = measured <= budget
    print(
        f"{entries:>6} entries  {measured:7.1f} {unit} of {budget:>5.1f}  {'' if met else 'TOO MUCH '}{what}",
        flush=True,
    )
    return met


def main(sizes: list[int]) -> int:
    with tempfile.TemporaryDirectory() as temporary:
        met = [measure(size, Path(temporary)) for size in sizes]
        return 0 if all(met) else 1


if __name__ == "__main__":
    raise SystemExit(main([int(size) for size in sys.argv[1:]] or [1_000, 10_000]))
