"""As many entries as are asked for around the tests' own records, made of the words of those and of
invented names."""

from __future__ import annotations

import random
import re
import tempfile
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

import measuring  # noqa: F401
import yaml

from conftest import CAFCASS, TODAY, checkout
from disclosure_log.log.entries import Log
from disclosure_log.records.model import Record
from disclosure_log.rules import check
from disclosure_log.store import digest

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
        checked.authority,
        checked.topics.root,
        checked.publications.root,
        records,
        lambda path: (),
        (),
        digests,
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
