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
import gzip
import json
import random
import re
import resource
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
from itertools import accumulate
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from urllib.parse import quote_plus

import yaml
from playwright.sync_api import Page, sync_playwright
from search_quality import SCRIPTS, asked

from conftest import CAFCASS, TODAY, checkout
from disclosure_log.log.entries import Log
from disclosure_log.records.model import Record
from disclosure_log.rules import check
from disclosure_log.search import make_index
from disclosure_log.store import Store, digest, program

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
SUBJECTS = """sickness absence|agency workers|lost laptops|data breaches|average caseloads|gender pay gap|staff training|section 7 reports|supervised
contact|parenting programmes|police checks|allocation times|travel expenses|office leases|vehicle hire|recorded calls|records retention|internal reviews|
social media|recruitment campaigns|staff turnover|software licences|video hearings|wishes and feelings|hair testing|interpreters""".replace(
    "\n", " "
).split("|")
PLACES = "Leeds Bristol Durham York Hull Lincoln Derby Norwich Luton Oxford Hereford Stafford Chester Preston Exeter Truro Kent Devon Essex Surrey".split()
SYLLABLES = "al an ar bel bran cal cor dal den dor el fen gar hal ham jor kel lan lor mar mel mon nor ol pel ran ros sal ster tal ton ul ver wen wick".split()
OWN = {"story", "barred", "redefine", "worcester", "medical", "diagnosis"}
"""Words that say what the real entries are about, so no other entry may have them."""


def log_of(entries: int, how: str = "") -> Log:
    """The tests' own log with *entries* more around it, about 400 words and 1 to 7 questions each,
    of which one was changed in some way (*how*)."""
    chance = random.Random(entries)
    with tempfile.TemporaryDirectory() as temporary:
        checked = check(checkout(Path(temporary) / "log", CAFCASS), TODAY)
    assert checked.authority and checked.topics and checked.publications
    paths = sorted((CAFCASS / "disclosures").glob("*/*.yml"))
    own = [yaml.safe_load(path.read_text("utf-8")) for path in paths]
    text = " ".join(f"{part['asked']} {part['answered']}" for each in own for part in each["parts"])
    words = [
        word
        for word in re.findall("[A-Za-z]+", text)
        if word.lower() not in OWN and not word.isupper()
    ]
    names = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(30_000)]
    weights = [*accumulate(1 / (n + 20) for n in range(len(names)))]
    topics = [topic.id for topic in checked.topics.root]
    outcomes = ["provided"] * 6 + ["not-held", "partly-held", "already-available"]

    def sentence(length: int, subject: str) -> str:
        found = [chance.choice(words).lower() for _ in range(length)]
        found[chance.randrange(length)] = subject
        found[chance.randrange(length)] = (
            chance.choices(names, cum_weights=weights)[0]
            if chance.random() < 0.5
            else chance.choice(PLACES)
        )
        return " ".join(found).capitalize() + "."

    def part(subject: str) -> dict[str, str]:
        texts = (sentence(chance.randint(10, 20), subject) for _ in range(chance.randint(3, 8)))
        return {
            "asked": sentence(16, subject),
            "answered": " ".join(texts),
            "outcome": chance.choice(outcomes),
        }

    records = dict(checked.records)
    for number in range(entries):
        year, subject = 2012 + number % 15, chance.choice(SUBJECTS)
        received = date(year, 1, 1) + timedelta(chance.randrange(260))
        record = {
            "reference": f"CAF {year % 100}-{1000 + number}",
            "title": f"{subject.capitalize()} in {chance.choice(PLACES)} and {chance.choice(names)}",
            "received": str(received),
            "responded": str(received + timedelta(20)),
            "topics": sorted({chance.choice(topics), chance.choice(topics)}),
            "summary": sentence(20, subject),
            "parts": [part(subject) for _ in range(chance.choice([1, 2, 2, 3, 3, 4, 5, 7]))],
        }
        path = f"disclosures/{year}/caf-{year % 100}-{1000 + number}.yml"
        records[path] = Record.model_validate(record)
    if how:
        change(records, how)
    digests = {path: digest(path, repr(record)) for path, record in records.items()}
    return Log.of(
        checked.authority, checked.topics.root, checked.publications.root, records, {}, (), digests
    )


def change(records: dict[str, Record], how: str) -> None:
    """Do something to one of the *records*."""
    paths = sorted(records, key=lambda path: (records[path].responded, path))
    path = paths[len(paths) // 2]
    match how:
        case "added":
            another = {"reference": "CAF 26-999999"}
            records["disclosures/2026/caf-26-999999.yml"] = records[paths[-1]].model_copy(
                update=another
            )
        case "changed":
            records[path] = records[path].model_copy(update={"title": "Lost laptops in York"})
        case "withdrawn":
            records[path] = records[path].model_copy(update={"status": "withdrawn"})
        case "put in the middle":
            another = {"reference": f"{records[path].reference}9"}
            records[f"{path[:-4]}9.yml"] = records[path].model_copy(update=another)


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


class Slow(SimpleHTTPRequestHandler):
    """Serves what a web server would, compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        body = gzip.compress(path.read_bytes() if path.exists() else b"")
        self.send_response(200 if path.exists() else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        pass


@contextmanager
def served(folder: Path, handler: type[Slow] = Slow) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def slow_down(page: Page) -> None:
    """Let a page load as on a slow phone."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    slow = {"downloadThroughput": 50_000, "uploadThroughput": 50_000, "latency": 400}
    session.send("Network.emulateNetworkConditions", {"offline": False, **slow})
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})


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
