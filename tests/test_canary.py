"""A word put into every hidden place of every kind of file, and into every field that is not
public, is nowhere on the site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from building import built
from canary import CANARY, holding
from conftest import add_record, checked
from disclosure_log.cli.main import main
from specimens import made

pytestmark = pytest.mark.long

HIDING = {
    "calls.xlsx": "every_hidden_place_of_a_workbook",
    "reply.docx": "every_hidden_place_of_a_word_document",
    "report.pdf": "every_hidden_place_of_a_pdf",
    "lamp.png": "every_hidden_place_of_a_png",
    "lamp.jpg": "every_hidden_place_of_a_jpeg",
}
RECORD = f"""\
# {CANARY}
reference: FH 16-9
title: Lamps
# {CANARY}
received: 2016-02-09
responded: 2016-03-01
topics: [streets]
summary: How many lamps there are.
parts:
  - asked: How many?
    answered: 15 near SW1A 2AA.
accepted:
  - kind: postcode
    place: parts 1 answered
    reason: {CANARY} is the reason
"""
IN_ERROR = f"""\
reference: FH 16-10
also_known_as: [FH 16-12]
title: {CANARY}
received: 2016-02-09
responded: 2016-03-01
topics: [streets]
keywords: [{CANARY}]
summary: {CANARY}
parts:
  - asked: {CANARY}
    answered: {CANARY} near SW1A 2AA.
    outcome: withheld
    grounds:
      - section: "36(2)(c)"
        covers: {CANARY}
        public_interest: withhold
        reasons_to_disclose: {CANARY}
        reasons_to_withhold: {CANARY}
        qualified_person: the {CANARY}
        opinion: {CANARY}
    available:
      - {{title: {CANARY}, where: {CANARY}}}
    advice: {CANARY}
  - asked: {CANARY}
    answered: {CANARY}
    outcome: not-held
    transferred: {{to: {CANARY}}}
  - asked: {CANARY}
    answered: {CANARY}
    outcome: over-cost-limit
    goodwill: {CANARY}
documents:
  - file: lamps.csv
    title: {CANARY}
    redactions: [{{section: "40(2)", count: 1, pages: {CANARY}}}]
review:
  responded: 2016-05-02
  decided_by: {CANARY}
  outcome: partly-upheld
  answered: {CANARY}
  questions: [{{question: 1, result: changed, outcome: provided, answered: {CANARY}}}]
further:
  - date: 2016-09-01
    reason: {CANARY}
    questions: [{{question: 1, result: changed, outcome: provided, answered: {CANARY}}}]
regulator:
  - step: decision-notice
    date: 2016-06-02
    reference: {CANARY}
    link: https://regulator.example/{CANARY}
    result: not-upheld
    answered: {CANARY}
accepted:
  - {{kind: postcode, place: parts 1 answered, reason: {CANARY} is the reason}}
status: published-in-error
changes:
  - {{date: 2026-11-20, note: It was wrong.}}
  - {{date: 2026-11-19, note: "{CANARY} was corrected."}}
"""
MENTIONING = (
    RECORD.replace("FH 16-9", "FH 16-13")
    .replace("15 near", "See FH 16-10, near")
    .replace(CANARY, "this")
)
MERGED = f"""\
reference: FH 16-11
title: {CANARY}
responded: 2016-03-01
topics: [streets]
keywords: [{CANARY}]
summary: {CANARY}
parts:
  - asked: {CANARY}
    answered: {CANARY}
status: merged
merged_into: FH 16-9
"""


def fields_with_the_word(log: Path) -> None:
    add_record(log, "FH 16-9", RECORD)
    add_record(log, "FH 16-10", IN_ERROR)
    add_record(log, "FH 16-11", MERGED)
    add_record(log, "FH 16-13", MENTIONING)
    add_record(
        log,
        "FH 16-14",
        MERGED.replace("FH 16-11", "FH 16-14").replace("into: FH 16-9", "into: FH 16-10"),
    )
    (log / "disclosures/addresses.txt").write_text(
        "disclosures/2015/fh-16-12/\ndisclosures/2016/fh-16-10/lamps/\ndisclosures/2016/fh-16-10/lamps.csv\n"
    )
    (log / "disclosures/2016/fh-16-10").mkdir()
    (log / "disclosures/2016/fh-16-10/lamps.csv").write_text(f"lane,lamps\n{CANARY},7\n")
    authority = log / "disclosures/authority.yml"
    authority.write_text(
        f"{authority.read_text()}public_contacts: [{{value: 01632 960999, reason: {CANARY} is the reason}}] # {CANARY}\n"
    )


def test_no_field_that_is_not_public_is_on_the_site(log: Path) -> None:
    fields_with_the_word(log)
    assert holding(built(log)) == []


def test_where_the_entry_published_in_error_was_stands_only_the_reason(log: Path) -> None:
    fields_with_the_word(log)
    site = built(log)
    for address in ("disclosures/2016/fh-16-10", "changes"):
        page = (site / address / "index.html").read_text("utf-8")
        assert "It was wrong." in page and "was corrected." not in page


@pytest.mark.parametrize("name", HIDING)
def test_what_hides_something_is_refused_and_nothing_is_said_of_it(log: Path, name: str) -> None:
    add_record(
        log,
        "FH 16-9",
        RECORD.replace(CANARY, "x") + f"documents:\n  - file: {name}\n    title: Lamps\n",
    )
    (log / "disclosures/2016/fh-16-9").mkdir()
    (log / "disclosures/2016/fh-16-9" / name).write_bytes(made(HIDING[name]))
    findings = checked(log).findings
    assert findings and not any(CANARY in f"{f.message} {f.fix}" for f in findings)


@pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO file")
def test_no_document_that_was_added_has_it_on_the_site(log: Path, tmp_path: Path) -> None:
    fields_with_the_word(log)
    for name in ("calls.xlsx", "lamp.png", "lamp.jpg"):
        (tmp_path / name).write_bytes(made(HIDING[name]))
        assert main(["add-file", "FH 16-9", str(tmp_path / name)], log) == 0
    record = log / "disclosures/2016/fh-16-9.yml"
    read = re.sub("(    title: .*\n)", r"\1    read_by_second_person: yes\n", record.read_text())
    record.write_text(read)
    site = built(log)
    assert {"calls.xlsx", "lamp.png", "lamp.jpg"} <= {p.name for p in site.rglob("*")}
    assert holding(site) == []


@pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO file")
def test_the_search_for_the_word_finds_it_where_it_is_packed(tmp_path: Path) -> None:
    for name, specimen in HIDING.items():
        (tmp_path / name).write_bytes(made(specimen))
    assert len(holding(tmp_path)) == len(HIDING)
