"""What a new entry changes of a published site: the list of every file, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import A_RECORD, add_record, files, program

ITS_OWN = {
    "disclosures/2017/fh-17-2/index.html",
    "disclosures/2017/fh-17-2/record.json",
}
OF_ITS_NEIGHBOUR = {"disclosures/2017/fh-17-1/index.html"}
OF_THE_WHOLE_LOG = {
    "index.html",
    "disclosures/index.html",
    "topics/index.html",
    "sitemap.xml",
    "sitemap.xml.gz",
    "data/index.html",
    "data/catalogue.jsonld",
    "data/checksums.txt",
    "data/datapackage.json",
    "data/log.csv",
    "data/log.json",
    "data/log.jsonl",
    "data/log.sqlite",
    "data/versions.json",
    "feeds/log.json",
    "feeds/log.xml",
    "statistics/index.html",
    "statistics/figures.csv",
    "statistics/figures.json",
}
OF_ITS_YEAR_AND_TOPIC = {
    "disclosures/2017/index.html",
    "data/years/2017.csv",
    "data/years/2017.json",
    "topics/libraries/index.html",
    "data/topics/libraries.csv",
    "data/topics/libraries.json",
    "feeds/topics/libraries.json",
    "feeds/topics/libraries.xml",
    "statistics/2017-q1/index.html",
}
OF_THE_FIGURES_THAT_COUNT_IT = {
    f"statistics/{line}/index.html"
    for line in "answered both-dates days-11-15 granted-in-full on-time received resolvable".split()
}
OF_THE_SEARCH = {"search/index.html", "search/index.json", "search/VERSION"}
"""The pieces of the index stand in a folder that is named after all of them, so that nobody reads
pieces of two indexes together."""


@pytest.mark.long
def test_a_new_entry_changes_only_the_files_that_tell_of_it(log: Path) -> None:
    for year in (2014, 2015):
        add(log, f"FH {year - 2000}-1", year, "streets")
    add(log, "FH 17-1", 2017, "libraries", day="02-28")
    before = published(log)
    add(log, "FH 17-2", 2017, "libraries")
    after = published(log)
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    assert {re.sub(r"^search/\w{10}/.*", "search/VERSION", path) for path in changed} == {
        *ITS_OWN,
        *OF_ITS_NEIGHBOUR,
        *OF_THE_WHOLE_LOG,
        *OF_ITS_YEAR_AND_TOPIC,
        *OF_THE_FIGURES_THAT_COUNT_IT,
        *OF_THE_SEARCH,
    }


def add(log: Path, reference: str, year: int, topic: str, day: str = "03-01") -> None:
    text = A_RECORD.replace("streets", topic).replace("2016", str(year))
    add_record(log, reference, text, year=year, responded=f"{year}-{day}")


def published(log: Path) -> dict[str, bytes]:
    """Each file of the finished site."""
    done = program(log)
    assert done.returncode == 0, done.stdout
    return files(log / "site")
