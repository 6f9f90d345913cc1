"""The figures: what counts where, what the pages say they cover, and that every number leads to a
list of just what it counts."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any, cast

import pytest

from building import tree
from conftest import A_RECORD, add_record, checked, places, rendered
from disclosure_log.law.figures import TABLES
from disclosure_log.law.vocabulary import OUTCOMES, QUESTION_OUTCOMES, Outcome
from disclosure_log.site.render import Site

ANSWERED_IN_TIME = ("answered", "received", "both-dates", "on-time", "days-11-15")
"""Where the plain record is counted, whatever its outcome: 15 working days."""


def numbers(site: Site, period: str = "all") -> dict[str, int]:
    """The figures of a period that are not 0, as the JSON has them."""
    data: Any = json.loads(site.outputs["statistics/figures.json"].content)
    quarters = {each["quarter"]: each["numbers"] for each in data["quarters"]}
    found = data["all"] if period == "all" else quarters.get(period, {})
    return {line: number for line, number in found.items() if number}


def words(site: Site, address: str) -> str:
    return words_of(site, f"{address}index.md")


def words_of(site: Site, path: str) -> str:
    content = site.outputs[path].content.decode()
    return " ".join(tree(content).text_content().split())


def only(log: Path, text: str, reference: str = "FH 16-1") -> dict[str, int]:
    """The figures of a log of one record."""
    add_record(log, reference, text)
    if reference != "FH 16-1":
        (log / "disclosures/2016/fh-16-1.yml").unlink()
    return numbers(rendered(log))


AVAILABLE = "    available: [{title: The plan, where: 'https://www.fernhollow.example/plan/'}]\n"
GROUND = "    grounds: [{section: '40(2)'}]\n"
SECOND = "  - {{asked: And who?, answered: See below., outcome: {}}}\n"


@pytest.mark.parametrize(
    ("outcome", "lines"),
    [
        ("provided", {"resolvable", "granted-in-full"}),
        ("partly-held", {"resolvable", "granted-in-full"}),
        ("partly-available\n" + AVAILABLE, {"resolvable", "granted-in-full"}),
        ("partly-provided\n" + GROUND, {"resolvable", "partly-withheld", "by-exemption"}),
        (
            "withheld\n" + GROUND,
            {"resolvable", "fully-withheld", "refused-in-full", "by-exemption"},
        ),
        ("over-cost-limit", {"resolvable", "fully-withheld", "refused-in-full", "by-cost"}),
        ("vexatious", {"resolvable", "fully-withheld", "refused-in-full", "as-vexatious"}),
        ("repeated", {"resolvable", "fully-withheld", "refused-in-full", "as-repeated"}),
        (
            "neither-confirmed-nor-denied\n    grounds: [{section: '31(3)'}]\n",
            {"resolvable", "fully-withheld", "refused-in-full", "by-silence", "by-exemption"},
        ),
        ("already-available\n" + AVAILABLE, {"section-21-only"}),
        ("not-held", {"not-resolvable", "not-held"}),
        ("advice", {"not-resolvable", "advice"}),
        ("provided\n" + SECOND.format("not-held"), {"resolvable", "granted-in-full"}),
        (
            "not-held\n" + SECOND.format("over-cost-limit"),
            {"resolvable", "fully-withheld", "refused-in-full", "by-cost"},
        ),
        (
            "already-available\n" + AVAILABLE + SECOND.format("not-held"),
            {"section-21-only"},
        ),
        (
            "withheld\n" + GROUND + SECOND.format("vexatious"),
            {"resolvable", "fully-withheld", "refused-in-full", "by-exemption", "as-vexatious"},
        ),
    ],
)
def test_a_request_stands_on_the_lines_of_its_first_outcome(
    log: Path, outcome: str, lines: set[str]
) -> None:
    found = only(log, A_RECORD + f"    outcome: {outcome}".rstrip() + "\n")
    assert found == dict.fromkeys({*ANSWERED_IN_TIME, *lines}, 1)


@pytest.mark.parametrize(
    ("new", "line"),
    [
        ({"gives": "all"}, "granted-in-full"),
        ({"gives": "some", "refuses": True}, "partly-withheld"),
        ({"refuses": True}, "fully-withheld"),
        ({"elsewhere": True}, "section-21-only"),
        ({"lacks": True}, "not-held"),
    ],
)
def test_an_outcome_that_is_new_to_the_vocabulary_stands_on_the_line_of_what_it_holds(
    log: Path, monkeypatch: pytest.MonkeyPatch, new: dict[str, Any], line: str
) -> None:
    outcome = Outcome("on-loan", "On loan", "It was lent.", **new)
    for vocabulary in (OUTCOMES, QUESTION_OUTCOMES):
        monkeypatch.setitem(cast("dict[str, Outcome]", vocabulary), outcome.id, outcome)
    more = AVAILABLE if outcome.elsewhere else ""
    assert only(log, f"{A_RECORD}    outcome: on-loan\n{more}")[line] == 1


def test_every_answer_is_on_one_line_of_the_code_of_practice(log: Path) -> None:
    (log / "disclosures/2016/fh-16-1.yml").unlink()
    kinds = ["provided", "not-held", "advice", "vexatious", f"already-available\n{AVAILABLE}"]
    for number, outcome in enumerate([*kinds, f"withheld\n{GROUND}"], 2):
        add_record(log, f"FH 16-{number}", f"{A_RECORD}    outcome: {outcome}".rstrip() + "\n")
    found = numbers(rendered(log))
    assert [found.get(line, 0) for line in TABLES["code"].measures] == [1, 0, 2, 1, 1, 1]


def test_a_refusal_that_a_review_changed_is_counted_as_first_answered(log: Path) -> None:
    review = """\
review:
  responded: 2016-04-01
  outcome: overturned
  answered: The reviewer gave the number.
  questions: [{question: 1, result: changed, outcome: provided, answered: 15.}]
"""
    add_record(log, "FH 16-1", A_RECORD + "    outcome: withheld\n" + GROUND + review)
    site = rendered(log)
    assert numbers(site)["fully-withheld"] == 1
    assert numbers(site, "2016-Q2") == {"review-overturned": 1}
    assert "review-overturned" not in numbers(site, "2016-Q1")


@pytest.mark.parametrize(
    ("responded", "more", "lines"),
    [
        ("2016-03-08", "", {"on-time", "days-16-20"}),  # the twentieth working day
        ("2016-03-09", "", {"late", "days-21-40"}),
        (
            "2016-03-22",
            "clock: [{event: extended, date: 2016-03-01, until: 2016-04-07}]\n",
            {"extended", "days-21-40"},
        ),
        (
            "2016-03-08",
            "clock: [{event: extended, date: 2016-03-01, until: 2016-04-07}]\n",
            {"on-time", "days-16-20"},
        ),
        ("2016-02-16", "", {"on-time", "days-0-5"}),
        ("2016-02-17", "", {"on-time", "days-6-10"}),
        ("2016-06-01", "", {"late", "days-over-40"}),
    ],
)
def test_an_answer_is_on_time_extended_or_late(
    log: Path, responded: str, more: str, lines: set[str]
) -> None:
    add_record(log, "FH 16-1", A_RECORD + more, responded=responded)
    found = numbers(rendered(log))
    times = {"on-time", "extended", "late", "date-missing"}
    assert {line for line in found if line in times or line.startswith("days")} == lines


def test_an_answer_before_the_usual_last_day_is_on_time_on_its_page_as_in_the_figures(
    log: Path,
) -> None:
    extended = "clock: [{event: extended, date: 2016-03-01, until: 2016-04-07}]\n"
    add_record(log, "FH 16-1", A_RECORD + extended, responded="2016-03-08")
    add_record(log, "FH 16-2", A_RECORD + extended, responded="2016-03-09")
    site = rendered(log)
    first, second = (words_of(site, f"disclosures/2016/fh-16-{number}.md") for number in (1, 2))
    assert "Answered in 20 working days, on time." in first
    assert "Answered in 21 working days, within the extended time." in second
    assert numbers(site)["on-time"] == numbers(site)["extended"] == 1


def test_an_answer_without_a_day_of_receipt_is_neither_on_time_nor_late(log: Path) -> None:
    add_record(log, "FH 16-1", A_RECORD.replace("received: 2016-02-09\n", ""))
    site = rendered(log)
    assert numbers(site).keys() >= {"date-missing"}
    assert not numbers(site).keys() & {"on-time", "late", "received", "both-dates"}
    assert "Of 1 answer, none has both dates." in words(site, "statistics/2016-q1/")


def test_a_request_is_received_in_one_quarter_and_answered_in_another(log: Path) -> None:
    add_record(log, "FH 16-1", A_RECORD.replace("2016-02-09", "2016-03-29"), responded="2016-04-05")
    site = rendered(log)
    assert numbers(site, "2016-Q1") == {"received": 1}
    assert "received" not in numbers(site, "2016-Q2")


def test_decisions_are_counted_on_their_day(log: Path) -> None:
    decisions = """\
regulator:
  - {step: complaint, date: 2016-05-01, reference: FS50123456}
  - {step: decision-notice, date: 2016-09-01, reference: FS50123456, result: not-upheld}
"""
    add_record(log, "FH 16-1", A_RECORD + decisions)
    assert numbers(rendered(log), "2016-Q3") == {"complaint-not-upheld": 1}


def test_a_withdrawn_entry_is_in_no_figure_and_its_quarter_keeps_its_page(log: Path) -> None:
    withdrawn = "status: withdrawn\nchanges: [{date: 2016-04-01, note: It was wrong.}]\n"
    add_record(log, "FH 16-1", A_RECORD + withdrawn)
    site = rendered(log)
    assert not numbers(site)
    assert "No answer that was sent in these three months is published here." in words(
        site, "statistics/2016-q1/"
    )


def test_an_empty_log_has_figures_without_numbers(log: Path) -> None:
    (log / "disclosures/2016/fh-16-1.yml").unlink()
    site = rendered(log)
    assert not numbers(site)
    assert "No answer is published here." in words(site, "statistics/")


def say(log: Path, text: str) -> None:
    (log / "disclosures/not-published.yml").write_text(text, encoding="utf-8")


def test_a_page_says_how_many_of_all_requests_received_it_covers(log: Path) -> None:
    say(log, "- {quarter: 2016-Q1, received_total: 12}\n")
    text = words(rendered(log), "statistics/2016-q1/")
    assert "Of 12 requests received in these three months, 1 is published here." in text


def test_a_page_says_when_nobody_knows_how_many_requests_there_were(log: Path) -> None:
    assert "How many requests arrived in all is not recorded here." in words(
        rendered(log), "statistics/2016-q1/"
    )


def test_a_quarter_with_nothing_to_report_has_a_page_that_says_so(log: Path) -> None:
    say(log, "- {quarter: 2016-Q2, nothing_to_report: yes}\n")
    site = rendered(log)
    assert "Fernhollow says that it had nothing to report." in words(site, "statistics/2016-q2/")
    assert "April to June 2016 nothing to report" in words(site, "statistics/")


def test_a_page_says_what_is_not_published(log: Path) -> None:
    say(log, "- quarter: 2016-Q1\n  not_published: [{count: 2, reason: They name a child.}]\n")
    assert "2 answers are not published: They name a child." in words(
        rendered(log), "statistics/2016-q1/"
    )


def test_no_page_of_figures_has_a_percentage(log: Path) -> None:
    say(log, "- {quarter: 2016-Q1, received_total: 1}\n")
    site = rendered(log)
    pages = [path for path in site.outputs if path.startswith("statistics/")]
    assert pages and not [path for path in pages if b"%" in site.outputs[path].content]


def test_the_table_of_figures_has_what_the_json_has(log: Path) -> None:
    site = rendered(log)
    rows = list(
        csv.DictReader(io.StringIO(site.outputs["statistics/figures.csv"].content.decode()))
    )
    assert {row["period"] for row in rows} == {"all", "2016-Q1"}
    for period in ("all", "2016-Q1"):
        counted = {
            row["line"]: int(row["number"])
            for row in rows
            if row["period"] == period and row["number"] != "0"
        }
        assert counted == numbers(site, period)


def test_the_newest_answer_is_named(log: Path) -> None:
    assert "The newest answer was sent on 1 March 2016." in words(rendered(log), "statistics/")


def at_a_real_address(log: Path) -> None:
    path = log / "disclosures/authority.yml"
    text = path.read_text("utf-8").replace("foi.fernhollow.example", "foi.fernhollow.test")
    path.write_text(text, encoding="utf-8")


def test_a_log_without_an_address_of_its_own_is_not_quiet(log: Path) -> None:
    assert not [note for note in checked(log).notes if note.code == "DL423"]


def test_a_log_gone_quiet_is_only_noted(log: Path) -> None:
    at_a_real_address(log)
    result = checked(log)
    assert "DL423" not in [finding.code for finding in result.findings]
    (note,) = [note for note in result.notes if note.code == "DL423"]
    assert "nothing is published of 2016-Q2 and 41 later quarters" in note.message


def test_a_log_whose_last_quarter_ended_less_than_a_month_ago_is_not_quiet(log: Path) -> None:
    at_a_real_address(log)
    record = A_RECORD.replace("2016", "2026")
    add_record(log, "FH 26-1", record, year=2026, responded="2026-09-30")
    assert not [note for note in checked(log).notes if note.code == "DL423"]


def test_a_quarter_that_says_why_is_not_quiet(log: Path) -> None:
    at_a_real_address(log)
    add_record(log, "FH 26-1", A_RECORD.replace("2016", "2026"), year=2026, responded="2026-06-30")
    assert [note.code for note in checked(log).notes].count("DL423") == 1
    say(log, "- {quarter: 2026-Q3, nothing_to_report: yes}\n")
    assert not [note for note in checked(log).notes if note.code == "DL423"]


def test_no_more_is_published_than_arrived(log: Path) -> None:
    say(log, "- {quarter: 2016-Q1, received_total: 0}\n")
    assert places(log) == ["disclosures/not-published.yml:1:38 DL422"]
