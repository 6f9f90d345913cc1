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


def _counts(random: Random, count: int) -> Row:
    """Counts of one to four digits."""
    return [_digits(random, random.randrange(1, 5)) for _ in range(count)]


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
    "areas and crimes": (
        ["LSOA code", "Crime type", "Month", "Crimes"],
        lambda r: [
            f"E0{_digits(r, 7)}",
            r.choice(["Burglary", "Robbery"]),
            "2023-04",
            _digits(r, 3),
        ],
    ),
    "incidents with the times of day": (
        ["Incident", "Date", "Received", "Arrived", "Officers"],
        lambda r: [
            f"{r.randrange(999)}/{_digits(r, 5)}/23",
            f"{r.randrange(1, 29):02}/{r.randrange(1, 13):02}/2023",
            f"{r.randrange(24):02}:{r.randrange(60):02}",
            f"{r.randrange(24):02}:{r.randrange(60):02}:{r.randrange(60):02}",
            str(r.randrange(9)),
        ],
    ),
    "contracts and their kinds": (
        ["Title", "CPV code", "Start", "End", "Value"],
        lambda r: [
            r.choice(["Lamps", "Road works"]),
            f"{_digits(r, 8)}-{r.randrange(9)}",
            f"2019-{r.randrange(1, 13):02}-01",
            f"2024-{r.randrange(1, 13):02}-28",
            f"£{r.randrange(9_999_999):,}.00",
        ],
    ),
    "bus stops": (
        ["NaPTAN code", "Easting", "Northing", "Stop"],
        lambda r: [
            _digits(r, 12),
            _digits(r, 6),
            _digits(r, 6),
            r.choice(["Elder Lane", "Town Hall"]),
        ],
    ),
    "rateable properties": (
        ["Billing reference", "Rateable value", "Relief", "Firm"],
        lambda r: [
            _digits(r, 13),
            str(r.randrange(99999)),
            f"{r.random() * 999:.2f}",
            r.choice(_FIRMS),
        ],
    ),
    "companies and charities": (
        ["Company number", "Charity number", "Paid"],
        lambda r: [
            r.choice(["SC", "0", "OC"]) + _digits(r, 6),
            _digits(r, 7),
            str(r.randrange(9999)),
        ],
    ),
    "meters": (
        ["MPAN", "Meter serial", "kWh"],
        lambda r: [_digits(r, 13), "E" + _digits(r, 9), f"{r.randrange(99999)}.{r.randrange(9)}"],
    ),
    "programs and their versions": (
        ["Software", "Version", "Installations"],
        lambda r: [
            r.choice(["Chrome", "SPSS", "Elder Notes"]),
            ".".join(str(r.randrange(1, 240)) for _ in range(4)),
            str(r.randrange(999)),
        ],
    ),
    "medicines": (
        ["BNF code", "Items", "Net cost"],
        lambda r: [
            f"0{_digits(r, 6)}B0AA{r.choice('ABC')}AB",
            _digits(r, 4),
            f"{r.random() * 9999:.2f}",
        ],
    ),
    "years of birth": (
        ["Year of birth", "Female", "Male"],
        lambda r: [str(r.randrange(1930, 2015)), _digits(r, 3), _digits(r, 3)],
    ),
    "invoices": (
        ["Invoice no", "Purchase order", "Ledger code", "Paid on", "Gross"],
        lambda r: [
            r.choice(["INV-", "SI", ""]) + _digits(r, 8),
            "45" + _digits(r, 8),
            f"{_digits(r, 5)}-{_digits(r, 4)}",
            f"{r.randrange(1, 29)} May 2023",
            f"{r.randrange(99999):,}.{r.randrange(10, 99)}",
        ],
    ),
    "schools": (
        ["URN", "LAESTAB", "School", "Places", "Offers"],
        lambda r: [
            "1" + _digits(r, 5),
            f"{_digits(r, 3)}/{_digits(r, 4)}",
            r.choice(["St Mary's Infant School", "Thomas Elder Academy", "King James I School"]),
            _digits(r, 3),
            _digits(r, 2),
        ],
    ),
    "hospital theatres": (
        ["Hospital", "Ward", "Beds", "Occupied", "Rate"],
        lambda r: [
            r.choice(["Queen Mary Hospital", "St Luke's"]),
            r.choice(["Florence Ward", "Ward 7B", "Stanley Unit"]),
            _digits(r, 2),
            _digits(r, 2),
            f"{r.random():.1%}",
        ],
    ),
    "penalty charges": (
        ["Ticket", "Street", "Code", "Issued"],
        lambda r: [
            f"FH{_digits(r, 8)}",
            r.choice(["Albert Road", "King Street", "Lord Street"]),
            f"{r.randrange(99):02}",
            f"{r.randrange(1, 29)}/{r.randrange(1, 13)}/23 {r.randrange(24):02}:{r.randrange(60):02}",
        ],
    ),
    "postcode districts": (
        ["Postcode district", "Households", "Share"],
        lambda r: [
            f"{r.choice(['SE', 'LS', 'B'])}{r.randrange(1, 28)}",
            _digits(r, 4),
            f"{r.random():.1%}",
        ],
    ),
    "wards and counts of any length": (
        ["Ward", "2021", "2022", "2023"],
        lambda r: [f"Ward {r.randrange(20)}", *_counts(r, 3)],
    ),
    "counts with noughts": (
        ["Area", "Q1", "Q2", "Q3", "Q4", "All"],
        lambda r: ["North", "0", *_counts(r, 4)],
    ),
    "ages and counts": (
        ["Age", "2021", "2022", "2023", "2024"],
        lambda r: [
            f"{(age := r.randrange(18) * 5)}-{age + 4}",
            *(_digits(r, r.randrange(2, 5)) for _ in range(4)),
        ],
    ),
    "months in figures": (
        ["Month", "North", "South", "East", "West"],
        lambda r: [f"{r.randrange(1, 13):02}", *_counts(r, 4)],
    ),
    "hours of the day": (
        ["Hour", "North", "South", "East", "West"],
        lambda r: [f"{r.randrange(24):02}:00", *_counts(r, 4)],
    ),
    "changes with their signs": (
        ["Area", "2021", "2022", "2023", "2024"],
        lambda r: [
            "North",
            _digits(r, 4),
            *(r.choice("+-") + _digits(r, r.randrange(1, 4)) for _ in range(3)),
        ],
    ),
    "days and counts": (
        ["Day", "Calls", "Letters", "Visits"],
        lambda r: [
            f"{r.randrange(1, 29):02}/{r.randrange(1, 13):02}/2023",
            *_counts(r, 3),
        ],
    ),
    "money, shares and ranges": (
        ["Year", "Spent", "Share", "Range"],
        lambda r: [
            f"{(year := r.randrange(2000, 2024))}-{(year + 1) % 100:02}",
            f"£{r.randrange(9_999_999):,}",
            f"{r.random():.1%}",
            f"{r.randrange(100, 400)}-{r.randrange(400, 999)}",
        ],
    ),
    "counts with blanks for thousands": (
        ["Year", "Visits", "Loans", "Members"],
        lambda r: [
            str(r.randrange(2000, 2024)),
            f"{_digits(r, 3)} {_digits(r, 3)}",
            f"0{_digits(r, 2)} {_digits(r, 3)}",
            f"{_digits(r, 2)} {_digits(r, 3)} {_digits(r, 3)}",
        ],
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
