"""Logs in layouts of others become logs in the data format, and what is not in the layout is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import program

COUNCIL = """\
Reference,Date,Subject,Outcome,Date received
FOI-4417,30/01/2026,Missed bin collections,Granted in full,05/01/2026
FOI-4418,2 February 2026,"Parking fines, by street",refused in part,
FOI-4419,2026-02-03,Grit bins,,
"""
CANADA = """\
year,month,request_number,summary_en,summary_fr,disposition,pages,umd_number,owner_org,owner_org_title
2026,2,A-2025-00012,Briefing notes on lamps,Notes,DP - Disclosed in part,120,,abc,An office
2026,1,A-2025-00013,Notes on bridges,Notes,EX - All exempted,0,,abc,An office
2026,1,A-2025-00014,Notes on ferries,Notes,AB - Request abandoned,0,,abc,An office
"""
GOVUK = json.dumps(
    {
        "results": [
            {
                "title": "FOI2026/00123: Cost of lamps",
                "link": "/government/publications/foi2026-00123-cost-of-lamps",
                "description": "What lamps cost.",
                "public_timestamp": "2026-01-30T09:30:00Z",
            },
            {
                "title": "How many bridges there are",
                "link": "/government/publications/bridges",
                "public_timestamp": "2026-01-29T09:30:00Z",
            },
        ]
    }
)
FILES = {"council": COUNCIL, "canada": CANADA, "govuk": GOVUK}


def converted(folder: Path, layout: str, text: str) -> Any:
    (folder / "theirs").write_text(text, encoding="utf-8")
    done = program(
        folder,
        "convert",
        layout,
        "theirs",
        "--out",
        "log.json",
        "--name",
        "Borough of Elderbridge",
        "--address",
        "https://elderbridge.example/foi/",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads((folder / "log.json").read_text())


@pytest.mark.parametrize("layout", FILES)
def test_a_log_of_another_layout_becomes_one_in_the_format(tmp_path: Path, layout: str) -> None:
    converted(tmp_path, layout, FILES[layout])
    done = program(tmp_path, "validate", "log.json")
    assert done.returncode == 0, done.stdout


def test_a_table_of_a_council_is_read(tmp_path: Path) -> None:
    entries = converted(tmp_path, "council", COUNCIL)["entries"]
    assert [(e["id"], e["responded"], e["outcome"], e["received"]) for e in entries] == [
        ("elderbridge.example/foi:FOI-4419", "2026-02-03", None, None),
        ("elderbridge.example/foi:FOI-4418", "2026-02-02", "partly-provided", None),
        ("elderbridge.example/foi:FOI-4417", "2026-01-30", "provided", "2026-01-05"),
    ]


def test_summaries_of_canada_are_read_without_those_that_were_not_answered(tmp_path: Path) -> None:
    entries = converted(tmp_path, "canada", CANADA)["entries"]
    assert [(e["reference"], e["responded"], e["outcome"], e["regime"]) for e in entries] == [
        ("A-2025-00012", "2026-02-28", "partly-provided", None),
        ("A-2025-00013", "2026-01-31", "withheld", None),
    ]
    assert entries[0]["questions"][0]["answered"] == "120 pages were released."


def test_a_list_of_govuk_is_read_without_guessing_outcomes(tmp_path: Path) -> None:
    entries = converted(tmp_path, "govuk", GOVUK)["entries"]
    assert [(e["reference"], e["title"], e["outcome"]) for e in entries] == [
        ("FOI2026/00123", "Cost of lamps", None),
        ("bridges", "How many bridges there are", None),
    ]
    assert entries[0]["address"].startswith("https://www.gov.uk/government/publications/")


@pytest.mark.parametrize(
    ("layout", "text", "expected"),
    [
        (
            "council",
            COUNCIL.replace("30/01/2026", "30/13/2026"),
            "theirs:2:1: DF002 this is no day in the calendar",
        ),
        (
            "council",
            COUNCIL.replace("2 February 2026", "soon"),
            "theirs:3:1: DF002 this is not a date",
        ),
        (
            "council",
            COUNCIL.replace("refused in part", "see letter"),
            "theirs:3:1: DF002 the format has no outcome",
        ),
        (
            "council",
            COUNCIL.replace("Subject", "What"),
            "theirs:1:1: DF002 there is no column for the subject",
        ),
        ("council", COUNCIL.replace("4418", "4417"), "DF002 line"),
        (
            "council",
            COUNCIL.replace("Date received", "Link").replace("05/01/2026", "javascript:alert(1)"),
            "theirs:2:1: DF002 this is not an address of the web",
        ),
        ("council", COUNCIL + '"a', "DF002 this is not valid CSV"),
        ("council", COUNCIL + "x" * 200_000, "DF002 this is not valid CSV"),
        (
            "council",
            COUNCIL.replace("2 February 2026", "2 Anf 2026"),
            "theirs:3:1: DF002 this is no day in the calendar",
        ),
        ("canada", CANADA.replace("2026,2,", f"{10**30},2,"), "theirs:2:1: DF002 this is no month"),
        ("govuk", GOVUK.replace('"/government', '"javascript:'), "DF002 this is not an address"),
        ("govuk", "[" * 100_000, "DF002 the data is nested too deeply"),
        ("council", "", "theirs:1:1: DF002 there is no column for the reference"),
        (
            "canada",
            CANADA.replace("DP - Disclosed in part", "Other"),
            "theirs:2:1: DF002 this disposition",
        ),
        ("canada", CANADA.replace("2026,2,", "2026,13,"), "theirs:2:1: DF002 this is no month"),
        ("govuk", GOVUK.replace('"link"', '"url"'), "DF002 a result has no title"),
        ("govuk", GOVUK[:-3], "DF002 this is not valid JSON"),
    ],
)
def test_what_is_not_in_the_layout_is_told_with_its_line(
    tmp_path: Path, layout: str, text: str, expected: str
) -> None:
    (tmp_path / "theirs").write_text(text, encoding="utf-8")
    done = program(
        tmp_path,
        "convert",
        layout,
        "theirs",
        "--out",
        "log.json",
        "--name",
        "N",
        "--address",
        "https://n.example/",
    )
    assert done.returncode == 1
    assert expected in done.stdout
    assert not (tmp_path / "log.json").exists()


@pytest.mark.parametrize(
    "options",
    [
        ("--address", "javascript:alert(1)"),
        ("--address", "https://n.example"),
        ("--address", "https://n.example/", "--licence-address", "javascript:alert(1)"),
    ],
)
def test_what_is_no_address_is_refused(tmp_path: Path, options: tuple[str, ...]) -> None:
    (tmp_path / "theirs").write_text(COUNCIL)
    done = program(
        tmp_path, "convert", "council", "theirs", "--out", "o.json", "--name", "N", *options
    )
    assert done.returncode == 2 and "address: begin with https://" in done.stderr


@pytest.mark.parametrize(
    ("disposition", "pages", "expected"),
    [
        ("AD - All disclosed", "1", "1 page was released."),
        ("AD - All disclosed", "2", "2 pages were released."),
        ("AD - All disclosed", "n/a", ""),
        ("EX - All exempted", "12", ""),
    ],
)
def test_only_what_was_released_is_said_to_be(
    tmp_path: Path, disposition: str, pages: str, expected: str
) -> None:
    text = CANADA.replace("DP - Disclosed in part,120", f"{disposition},{pages}")
    entry = converted(tmp_path, "canada", text)["entries"][0]
    assert entry["questions"][0]["answered"] == expected


@pytest.mark.parametrize("month", ["Sep", "Sept", "september"])
def test_a_month_is_known_by_its_name_and_by_letters_of_it(tmp_path: Path, month: str) -> None:
    text = COUNCIL.replace("2 February 2026", f"2 {month} 2026")
    assert converted(tmp_path, "council", text)["entries"][0]["responded"] == "2026-09-02"
