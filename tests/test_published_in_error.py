"""A site does not depend on what an entry published in error had said: it is the same, byte for
byte, whether its record still has its texts and files or nothing but its reason."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from canary import CANARY, holding
from conftest import add_record, files, program

pytestmark = pytest.mark.long

TEXTS = f"""\
title: {CANARY} of Elder Lane
received: 2016-02-09
topics: [libraries]
keywords: [{CANARY}]
summary: How {CANARY} it is.
parts:
  - asked: How many {CANARY}?
    answered: See {CANARY} and [FH 16-1](https://www.fernhollow.example/{CANARY}/).
    cites: [street-plan]
    outcome: partly-provided
    grounds:
      - section: "43(2)"
        covers: the {CANARY}
        public_interest: withhold
        reasons_to_disclose: It is {CANARY}.
        reasons_to_withhold: It is {CANARY}.
documents:
  - {{file: lamps.csv, title: The {CANARY}}}
review:
  responded: 2016-05-02
  outcome: partly-upheld
  answered: The reviewer of {CANARY}.
  questions: [{{question: 1, result: changed, outcome: provided, answered: All {CANARY}.}}]
regulator:
  - {{step: complaint, date: 2016-07-01, reference: RG-1}}
"""
STAYS = "reference: FH 16-9\nresponded: 2016-03-01\n"
REASON = "status: published-in-error\nchanges: [{date: 2026-11-20, note: It was wrong.}]\n"


def write(log: Path, text: str, table: bool) -> None:
    (log / "disclosures/2016/fh-16-9.yml").write_text(text, encoding="utf-8")
    folder = log / "disclosures/2016/fh-16-9"
    folder.mkdir(exist_ok=True)
    (folder / "lamps.csv").unlink(missing_ok=True)
    if table:
        (folder / "lamps.csv").write_text(f"Lane,Lamps\n{CANARY},7\n", encoding="utf-8")


def published(log: Path) -> dict[str, bytes]:
    done = program(log)
    assert done.returncode == 0, done.stdout
    return files(log / "site")


@pytest.fixture
def log(log: Path) -> Path:
    """A log with an entry beside the one in error, which names it."""
    add_record(log, "FH 16-2", answered="15, as in FH 16-9.")
    return log


def test_nothing_of_its_texts_and_files_is_left_when_it_is_taken_back(log: Path) -> None:
    write(log, STAYS + TEXTS, table=True)
    before = published(log)
    assert len(holding(log / "site")) > 30  # pages, data, feeds, figures, the search
    write(log, STAYS + TEXTS + REASON, table=True)
    taken_back = published(log)
    assert holding(log / "site") == []
    assert before.keys() - taken_back.keys() >= {
        "disclosures/2016/fh-16-9/record.json",
        "disclosures/2016/fh-16-9/lamps.csv",
        "exemptions/s43-2/index.html",
        "feeds/exemptions/s43-2.xml",
    }
    write(log, STAYS + REASON, table=False)
    assert published(log) == taken_back
    assert program(log, "verify", "site").returncode == 0


def test_the_store_forgets_what_it_had_said(log: Path) -> None:
    """It is kept between the runs of a pipeline, where nobody would look for the texts."""
    write(log, STAYS + TEXTS, table=True)
    published(log)
    with closing(sqlite3.connect(log / ".build/store.sqlite")) as store:
        assert CANARY in dumped(store)
    write(log, STAYS + REASON, table=False)
    published(log)
    with closing(sqlite3.connect(log / ".build/store.sqlite")) as store:
        assert CANARY not in dumped(store)
        store.execute("PRAGMA wal_checkpoint (TRUNCATE)")
    assert holding(log / ".build") == []


def dumped(store: sqlite3.Connection) -> str:
    """Every value of a *store*, with what no text can be left out."""
    return "".join(
        value.decode("utf-8", "ignore") for (value,) in store.execute("SELECT value FROM made")
    )
