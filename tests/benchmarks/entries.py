"""Invented entries in any number, the same ones every time, for the benchmarks.

Entry 17 is the same in a log of 100 and in one of 50,000. An entry has about three questions and 400
words. One word in sixteen comes from a list of 42,000, rare ones rarely; the others follow one
another as they do in the tests' own answers. So a search index grows as it would with real letters,
although nobody would want to read them.
"""

from __future__ import annotations

import csv
import io
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml
from measuring import TESTS

from conftest import CAFCASS, ROOT, checkout

YEARS = range(2013, 2025)
_STOCK = yaml.safe_load((Path(__file__).with_suffix(".yml")).read_text("utf-8"))
TOPICS: dict[str, str] = _STOCK["topics"]
"""The ids of the topics, with their labels."""
PLACES = "Leeds Bristol Durham York Hull Lincoln Derby Norwich Luton Oxford Hereford Stafford Chester Preston Exeter Truro Kent Devon Essex Surrey".split()
OPENINGS = "the in for each this these all most we it from by at on when where there both since after".split()
QUESTIONS = "How many|Which|What|When|Where|How often|How much of|Please list|Please give|For each year since 2013, which".split(
    "|"
)
RARE = 1 / 16
"""How often the next word comes from the long list."""
FIGURES = 1 / 30
"""How often it is a figure."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as YAML would hold it, and the table that was released with some."""

    slug: str
    year: int
    record: dict[str, Any]
    table: list[list[str]] | None

    @property
    def csv(self) -> str:
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(self.table or [])
        return written.getvalue()


def entries(size: int) -> Iterator[Entry]:
    return map(entry, range(size))


def reference(number: int) -> str:
    """One entry in fourteen was answered under the Environmental Information Regulations."""
    year = YEARS[number % len(YEARS)]
    return f"{'EIR' if number % 14 == 5 else 'FH'} {year % 100}-{1000 + number}"


def entry(number: int) -> Entry:
    chance = random.Random(f"entry {number}")
    text = Text(chance)
    year, name = YEARS[number % len(YEARS)], reference(number)
    received = date(year, 1, 1) + timedelta(chance.randrange(300))
    topics = chance.sample(list(TOPICS), chance.choice([1, 1, 2]))
    parts = [_part(text, number) for _ in range(chance.choice([1, 2, 2, 3, 3, 3, 4, 4, 5]))]
    record: dict[str, Any] = {
        "reference": name,
        "title": f"{TOPICS[topics[0]]} in {chance.choice(PLACES)}: {text.words(chance.randint(3, 6))}",
        **({"regime": "eir"} if name.startswith("EIR") else {}),
        "received": received,
        "responded": received + timedelta(chance.choice([6, 13, 18, 20, 22, 25, 27, 28, 40])),
        "topics": topics,
        "summary": text.sentence(chance.randint(12, 24)),
        "parts": parts,
    }
    table = None
    if number % 20 == 7:
        table = _table(chance, chance.randint(50, 500))
        parts[0] = {name: parts[0][name] for name in ("asked", "answered")}
        record["documents"] = [
            {
                "file": "figures.csv",
                "title": "Figures by place",
                "questions": [1],
                "accessible": True,
            }
        ]
    return Entry(name.lower().replace(" ", "-"), year, record, table)


def _part(text: Text, number: int) -> dict[str, Any]:
    """A question, its answer and its outcome. An answer in four names an older entry."""
    chance = text.chance
    outcomes = _STOCK["eir" if reference(number).startswith("EIR") else "foi"]
    paragraphs = [text.paragraph(chance.randint(2, 5)) for _ in range(chance.choice([1, 2, 2, 3]))]
    kind = chance.random()
    if kind < 0.1:
        rows = _table(chance, chance.randint(3, 8))
        rule = ["---"] * len(rows[0])
        paragraphs.append("\n".join(f"| {' | '.join(row)} |" for row in [rows[0], rule, *rows[1:]]))
    elif kind < 0.2:
        lines = (f"- {text.sentence(chance.randint(4, 12))}" for _ in range(chance.randint(2, 6)))
        paragraphs.append("\n".join(lines))
    if number and chance.random() < 0.25:
        paragraphs.append(f"See also {reference(chance.randrange(number))}. {text.sentence(12)}")
    (outcome,) = chance.choices(outcomes, [each["often"] for each in outcomes])
    return {
        "asked": text.question(chance.randint(10, 30)),
        "answered": "\n\n".join(paragraphs) + "\n",
        **outcome["fields"],
    }


def _table(chance: random.Random, rows: int) -> list[list[str]]:
    counted = ([str(chance.randrange(2_000)), str(chance.randrange(900))] for _ in range(rows))
    places = (f"{chance.choice(PLACES)} {number + 1}" for number in range(rows))
    found = zip(places, counted, strict=True)
    return [
        ["district", "year", "reported", "closed"],
        *([place, str(chance.choice(YEARS)), *figures] for place, figures in found),
    ]


HARMLESS = {"vehicle": "wagon", "vehicles": "wagons"}
"""Beside these words a figure may look like a registration number."""


class Text:
    """Words, sentences and paragraphs by chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._last = "the"
        self._figure = False
        """Whether the last one was a figure."""

    def words(self, number: int) -> str:
        some = (self._next() for _ in range(number))
        return " ".join(HARMLESS.get(word, word) for word in some)

    def sentence(self, words: int) -> str:
        """Begins with a common word, because a rare one with a capital may be a name."""
        self._last = self.chance.choice(OPENINGS)
        return f"{self._last.capitalize()} {self.words(words - 1)}."

    def question(self, words: int) -> str:
        return f"{self.chance.choice(QUESTIONS)} {self.words(words)}?"

    def paragraph(self, sentences: int) -> str:
        return " ".join(self.sentence(self.chance.randint(8, 24)) for _ in range(sentences))

    def _next(self) -> str:
        which = self.chance.random()
        # Two figures side by side may look like one number of a person.
        if which < FIGURES and not self._figure:
            self._figure = True
            return f"{self.chance.randint(2, 30_000):,}"
        self._figure = False
        if FIGURES <= which < FIGURES + RARE:
            words, weights = _rare()
            return self.chance.choices(words, cum_weights=weights)[0]
        self._last = self.chance.choice(_followers()[self._last])
        return self._last


@cache
def _followers() -> dict[str, list[str]]:
    """Which words follow each word in the tests' own answers, as often as they do."""
    texts = [path.read_text("utf-8") for path in sorted(TESTS.glob("ordinary_answers/*.txt"))]
    for path in sorted(CAFCASS.glob("disclosures/*/*.yml")):
        parts = yaml.safe_load(path.read_text("utf-8"))["parts"]
        texts += [f"{part['asked']} {part['answered']}" for part in parts]
    words = re.findall(r"(?<![\w'’.-])(?!born|birth)[a-z]+(?![\w'’-])", "\n".join(texts))
    found = defaultdict(list)
    for word, following in zip(words, [*words[1:], words[0]], strict=True):
        found[word].append(following)
    return dict(found)


@cache
def _rare() -> tuple[list[str], list[float]]:
    """The long list of words in an order of its own, and how often each comes, summed up."""
    lines = (ROOT / "hooks/disclosure_log/privacy/data/words.txt").read_text("utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    random.Random("rare words").shuffle(words)
    return words, [*accumulate(1 / (place + 20) for place in range(len(words)))]


def write_log(folder: Path, size: int) -> None:
    """The repository of the invented authority, with *size* entries and no others."""
    checkout(folder)
    records = folder / "disclosures"
    for old in records.glob("*/*.yml"):
        old.unlink()
    topics = [
        {"id": id, "label": label, "meaning": f"What was asked about {label.lower()}."}
        for id, label in TOPICS.items()
    ]
    (records / "topics.yml").write_text(yaml.safe_dump(topics, sort_keys=False), encoding="utf-8")
    for each in entries(size):
        write_entry(folder, each)


def write_entry(folder: Path, entry: Entry) -> Path:
    path = folder / f"disclosures/{entry.year}/{entry.slug}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(as_yaml(entry.record), encoding="utf-8")
    if entry.table:
        path.with_suffix("").mkdir()
        (path.with_suffix("") / "figures.csv").write_text(entry.csv, encoding="utf-8")
    return path


def as_yaml(record: dict[str, Any]) -> str:
    """As a person would write it: the fields in their order, and texts of many lines as blocks."""
    return yaml.dump(record, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100_000)


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: _Dumper, text: str) -> yaml.Node:
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    )


_Dumper.add_representer(str, _text)
