"""Tables as authorities release them, filled at random, in which nothing is about a person."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from unittest.mock import patch

from conftest import FERNHOLLOW, TODAY, plain_record
from disclosure_log.privacy.detector import Public, screen
from disclosure_log.rules import check, documents
from hidden_data.table import inspect

Row = list[str]
_TOWNS = "Leeds Wigan Luton Derby Poole Bath Ely Truro Ripon Hove".split()
_FIRMS = [
    "Baker Tilly",
    "Mott MacDonald",
    "Abbey Works Ltd",
    "Brook Care",
    "Marsh Cars",
    "Oak & Co",
]


def _digits(random: Random, count: int) -> str:
    return str(random.randrange(10 ** (count - 1), 10**count))


SHAPES: dict[str, tuple[Row, Callable[[Random], Row]]] = {
    "three counts": (
        ["Ward", "2021", "2022", "2023"],
        lambda r: [f"Ward {r.randrange(99)}", _digits(r, 3), _digits(r, 3), _digits(r, 4)],
    ),
    "four counts": (
        ["Area", "Q1", "Q2", "Q3", "Q4"],
        lambda r: ["North", *(_digits(r, 4) for _ in range(4))],
    ),
    "cost centre and code": (
        ["Cost centre", "Code", "Amount"],
        lambda r: ["0" + _digits(r, 4), _digits(r, 6), f"{r.randrange(99999)}.00"],
    ),
    "town, number and name": (
        ["Locality", "URN", "School"],
        lambda r: [
            r.choice(_TOWNS),
            "1" + _digits(r, 5),
            r.choice(["Abbey School", "Ash Academy"]),
        ],
    ),
    "supplier ids": (
        ["Supplier name", "Supplier ID", "Net amount"],
        lambda r: [r.choice(_FIRMS), _digits(r, 6), f"{r.randrange(9999)}.{r.randrange(10, 99)}"],
    ),
    "document numbers of 16 digits": (
        ["Document number", "Amount"],
        lambda r: [_digits(r, 16), f"{r.randrange(99999)}.00"],
    ),
    "numbers of ten digits": (
        ["Transaction number", "Amount"],
        lambda r: [_digits(r, 10), f"{r.randrange(99999)}.00"],
    ),
    "numbers of 11 digits that begin with nought": (
        ["Account code", "Amount"],
        lambda r: ["0" + _digits(r, 10), f"{r.randrange(99999)}.00"],
    ),
    "dates and numbers of eight digits": (
        ["Payment date", "Document number"],
        lambda r: [f"{r.randrange(1, 29):02}-{r.randrange(1, 13):02}-24", _digits(r, 8)],
    ),
    "times and rates": (
        ["Month", "Calls", "Minutes", "Rate"],
        lambda r: ["May", f"{r.randrange(99999):,}", f"{r.random() * 99:.2f}", f"{r.random():.4f}"],
    ),
    "numbers in groups of 3-3-4": (
        ["Meter", "Reading"],
        lambda r: [f"{_digits(r, 3)} {_digits(r, 3)} {_digits(r, 4)}", _digits(r, 5)],
    ),
}


def rows(shape: str, count: int, seed: int) -> Iterator[Row]:
    random = Random(f"{shape} {seed}")
    _, make = SHAPES[shape]
    return (make(random) for _ in range(count))


def false_stops_in_csv(folder: Path, shape: str, count: int, seed: int, length: int = 50) -> int:
    """How many values of *count* rows ``check`` takes for personal data, in released tables of some
    *length*, all of one record."""
    written = list(rows(shape, count, seed))
    year = folder / "disclosures/2016"
    shutil.copytree(FERNHOLLOW / "disclosures", year.parent, ignore=shutil.ignore_patterns("2016"))
    (year / "fh-16-9").mkdir(parents=True)
    names = [f"table-{at}.csv" for at in range(0, count, length)]
    listed = "".join(f"  - {{file: {name}, title: Lamps}}\n" for name in names)
    (year / "fh-16-9.yml").write_text(plain_record("FH 16-9", f"documents:\n{listed}"), "utf-8")
    for number, name in enumerate(names):
        at = number * length
        with (year / "fh-16-9" / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([SHAPES[shape][0], *written[at : at + length]])
    # A process for each of a hundred tables would take minutes.
    with patch.object(documents, "inspect", lambda path, _: inspect(path.read_bytes())):
        found = check(folder, TODAY, lambda path: "fh-16-9" in path).findings
    return sum(
        int(times)
        for finding in found
        for times in re.findall(r"\(([0-9]+)\)$", finding.message)
        if finding.code.startswith("DL8")
    )


def false_stops_in_text(shape: str, count: int, seed: int, between: str, length: int = 50) -> int:
    """The same for tables written in an answer, with some sign *between* the cells."""
    written = list(rows(shape, count, seed))
    passages = [
        "\n".join(between.join(row) for row in [SHAPES[shape][0], *written[at : at + length]])
        for at in range(0, count, length)
    ]
    return len(screen(passages, Public.of([])))
