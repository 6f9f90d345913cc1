"""A log of 500 entries with known make-up: every figure is an independent count."""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from building import tree
from conftest import checkout, rendered
from disclosure_log.site.render import Site

SIZE = 500
GROUND = {"section": "40(2)"}
COST = {"section": "12(1)", "covers": "the older lamps"}
AVAILABLE = [{"title": "The plan", "where": "https://www.fernhollow.example/plan/"}]
REFUSED = {"resolvable", "fully-withheld", "refused-in-full"}
KINDS: list[tuple[int, list[dict[str, Any]], set[str]]] = [
    (50, [{"outcome": "provided"}], {"resolvable", "granted-in-full"}),
    (
        9,
        [{"outcome": "provided"}, {"outcome": "withheld", "grounds": [GROUND]}],
        {"resolvable", "partly-withheld", "by-exemption"},
    ),
    (12, [{"outcome": "withheld", "grounds": [GROUND]}], REFUSED | {"by-exemption"}),
    (4, [{"outcome": "over-cost-limit"}], REFUSED | {"by-cost"}),
    (2, [{"outcome": "vexatious"}], REFUSED | {"as-vexatious"}),
    (2, [{"outcome": "repeated"}], REFUSED | {"as-repeated"}),
    (
        3,
        [{"outcome": "neither-confirmed-nor-denied", "grounds": [{"section": "31(3)"}]}],
        REFUSED | {"by-silence", "by-exemption"},
    ),
    (3, [{"outcome": "repeated", "grounds": [{"section": "14(2)"}]}], REFUSED | {"as-repeated"}),
    (
        3,
        [{"outcome": "not-held"}, {"outcome": "partly-provided", "grounds": [GROUND, COST]}],
        {"resolvable", "partly-withheld", "by-exemption", "by-cost"},
    ),
    (
        3,
        [{"outcome": "already-available", "available": AVAILABLE}, {"outcome": "provided"}],
        {"resolvable", "granted-in-full", "regulations"},
    ),
    (8, [{"outcome": "not-held"}], {"not-resolvable", "not-held"}),
    (2, [{"outcome": "advice"}], {"not-resolvable", "advice"}),
    (
        8,
        [{"outcome": "already-available", "available": AVAILABLE}],
        {"section-21-only"},
    ),
]
"""How often of a hundred requests are like this, their questions, and the lines they stand on."""
DAYS = [
    (3, "days-0-5"),
    (5, "days-0-5"),
    (6, "days-6-10"),
    (15, "days-11-15"),
    (20, "days-16-20"),
    (24, "days-21-40"),
    (43, "days-over-40"),
]
DECISIONS = [
    ("decision-notice", "not-upheld", "complaint-not-upheld"),
    ("complaint", "resolved", "complaint-closed"),
    ("complaint", "withdrawn", "complaint-closed"),
    ("tribunal-decision", "appeal-dismissed", "appeal-dismissed"),
]
"""The steps by which nothing changed, their results, and the lines they stand on."""
STARTS = [date(year, month, 7) for year in range(2017, 2024) for month in (2, 9) if year != 2022]
"""Nine weeks after a day in September, and five after one in February, have no bank holiday."""


def after_weekdays(start: date, days: int) -> date:
    """So many days from Monday to Friday later."""
    day = start
    while days:
        day += timedelta(1)
        days -= day.weekday() < 5
    return day


def quarter(day: date) -> str:
    return f"{day.year}-Q{1 + (day.month - 1) // 3}"


def write_log(folder: Path) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Write the log, and give what its figures and its topics by year have to be."""
    checkout(folder)
    (folder / "disclosures/2016/fh-16-1.yml").unlink()
    chance = random.Random(5)
    figures: Counter[tuple[str, str]] = Counter()
    topics: Counter[tuple[str, str]] = Counter()
    for number in range(SIZE):
        _, parts, lines = chance.choices(KINDS, [often for often, *_ in KINDS])[0]
        start = chance.choice(STARTS) + timedelta(chance.randrange(5))
        days, line = chance.choice([each for each in DAYS if start.month == 9 or each[0] < 24])
        end = after_weekdays(start, days)
        record: dict[str, Any] = {
            "reference": f"FH {end.year % 100}-{number + 1}",
            "title": f"Lamps in lane {number}",
            "responded": str(end),
            "topics": [chance.choice(["streets", "libraries"])],
            "summary": "How many lamps there are.",
            "parts": [
                {"asked": "How many?", "answered": "See the list.", **each} for each in parts
            ],
        }
        if "regulations" in lines:
            record["regime"] = "foi-and-eir"
        counted = {(line, quarter(end)) for line in {*lines, "answered"}}
        if chance.random() < 0.9:
            record["received"] = str(start)
            late = days > 20
            extended = late and chance.random() < 0.4
            if extended:
                until = str(end + timedelta(1))
                record["clock"] = [{"event": "extended", "date": str(start), "until": until}]
            time = "extended" if extended else "late" if late else "on-time"
            counted |= {(each, quarter(end)) for each in (time, line, "both-dates")}
            counted.add(("received", quarter(start)))
        else:
            counted.add(("date-missing", quarter(end)))
        if "fully-withheld" in lines and chance.random() < 0.3:
            day = after_weekdays(end, 40)
            result = chance.choice(["upheld", "partly-upheld", "overturned"])
            counted.add((f"review-{result}", quarter(day)))
            given = {"question": "1", "result": "changed", "outcome": "provided", "answered": "15."}
            record["review"] = {
                "responded": str(day),
                "outcome": result,
                "answered": "The reviewer looked again.",
                **({} if result == "upheld" else {"questions": [given]}),
            }
            if result == "upheld":
                step, decided, found = chance.choice(DECISIONS)
                day = after_weekdays(day, 60)
                record["regulator"] = [
                    {"step": "complaint", "date": str(day), "reference": f"RG-{number}"},
                    {"step": step, "date": str(day), "reference": "RG", "result": decided},
                ]
                counted.add((found, quarter(day)))
        figures.update(counted)
        topics[record["topics"][0], str(end.year)] += 1
        path = (
            folder / f"disclosures/{end.year}/{record['reference'].lower().replace(' ', '-')}.yml"
        )
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(record), encoding="utf-8")
    return figures, topics


@pytest.fixture(scope="module")
def made(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Site, Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    folder = tmp_path_factory.mktemp("figures") / "log"
    figures, topics = write_log(folder)
    return rendered(folder), figures, topics


Made = tuple[Site, Counter[tuple[str, str]], Counter[tuple[str, str]]]


@pytest.mark.long
def test_every_figure_is_an_independent_count(made: Made) -> None:
    site, figures, _ = made
    data: Any = json.loads(site.outputs["statistics/figures.json"].content)
    assert len(data["lines"]) > 30
    found = {
        (line, each["quarter"]): number
        for each in data["quarters"]
        for line, number in each["numbers"].items()
        if number
    }
    assert found == figures
    sums: Counter[str] = Counter()
    for (line, _), number in figures.items():
        sums[line] += number
    assert {line: number for line, number in data["all"].items() if number} == sums


@pytest.mark.long
def test_the_topics_of_each_year_are_an_independent_count(made: Made) -> None:
    site, _, topics = made
    page = tree(site.outputs["statistics/index.md"].content.decode())
    (table,) = page.xpath("//table[caption='Requests by topic and year of the answer']")
    years = table.xpath("./thead/tr/th/text()")[1:]
    found = {
        (row.xpath("./th/a/@href")[0].split("/")[-2], year): int(cell)
        for row in table.xpath("./tbody/tr")
        for year, cell in zip(years, row.xpath("./td//text()"), strict=True)
        if cell != "0"
    }
    assert found == topics
