"""How fast texts are compared with a list of people, and how long text made to stop the comparison
takes.

    python tests/benchmarks/people_speed.py [number of people, 500 if not said]

Every kind of text is new to the list each time, so that nothing of it is remembered.
"""

from __future__ import annotations

import random
import sys
import time

from disclosure_log.cli.init import SKELETON
from disclosure_log.privacy.deny_list import Marker
from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.paths import PEOPLE, room
from disclosure_log.records.people_list import People, add, as_yaml
from disclosure_log.records.schema import parse

KEY = b"a key for this benchmark and for nothing else"
SYLLABLES = "an ber col den el fic gar hal in jor kel lan mor nor ol pla quen ros sten tion ur ver wil yor zen the of re con pro".split()


def invented(chance: random.Random, number: int) -> list[str]:
    """Words that nobody is called by."""
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(number)]


def texts(chance: random.Random) -> dict[str, str]:
    vocabulary = invented(chance, 5_000)
    # As in any language: a few words are written all the time, most of them seldom.
    often = [1 / (rank + 2) for rank in range(len(vocabulary))]
    prose = " ".join(
        word.capitalize() if chance.random() < 0.1 else word
        for word in chance.choices(vocabulary, often, k=50_000)
    )
    cells = "\x1e".join(
        " ".join(chance.choices(vocabulary, k=chance.randint(1, 4))).title()
        if chance.random() < 0.5
        else str(chance.randrange(9999))
        for _ in range(20_000)
    )
    pages = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((SKELETON / "docs").glob("*.md"))
    )
    return {
        "words of 5,000": prose,
        "words never seen before": " ".join(invented(chance, 40_000)),
        "cells of tables": cells,
        "the guidance pages": pages,
        "capitals only": prose.upper()[:100_000],
        "one word": "a" * 100_000,
        "single letters": "a b c d " * 12_500,
        "changing case": "aB" * 50_000,
        "apostrophes": "a'" * 50_000,
        "entities": "&#97;&amp;" * 10_000,
        "accents": "e\u0301 " * 33_000,
        "invisible characters": "a\u200b" * 50_000,
        "marks": "*_" * 50_000,
        "percent signs": "%20a" * 25_000,
        "ends of cells": "\x1e" * 100_000,
    }


def main() -> None:
    chance = random.Random(16)
    marker = Marker(KEY)
    people: People | None = None
    number = int(sys.argv[1]) if sys.argv[1:] else 500
    started = time.perf_counter()
    # A long list takes long only because each request is added to all before it.
    each = max(number // 250, 2)
    for request in range(number // each):
        names = [
            " ".join(word.capitalize() for word in invented(chance, chance.choice([2, 2, 3])))
            for _ in range(each)
        ]
        people = add(people, f"foi-{request}", [name + "son" for name in names], marker)
    assert people
    written = as_yaml(people)
    print(
        f"{time.perf_counter() - started:8.3f} s  {number:,} people added, in {number // each} requests; the list has {len(written) // 1000} KB"
    )
    started = time.perf_counter()
    parsed = parse(read(PEOPLE, written.encode(), room(PEOPLE)), People).value
    assert parsed and parsed.deny_list(KEY)
    print(f"{time.perf_counter() - started:8.3f} s  to read the list")
    for what, text in texts(chance).items():
        deny = people.deny_list(KEY)
        started = time.perf_counter()
        found = len(deny.search(text))
        seconds = time.perf_counter() - started
        print(
            f"{seconds:8.3f} s  {len(text.encode()) / 1000 / seconds:7.0f} KB/s  {what} ({len(text) // 1000} KB, {found} found)"
        )


if __name__ == "__main__":
    main()
