"""The line of an entry's days, as its page has it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import HtmlElement

from building import tree
from conftest import add_record, plain_record, rendered

FEE = "clock: [{event: fees-notice, date: 2016-02-11}, {event: fee-paid, date: 2016-02-15}]"
CLARIFIED = "clock: [{event: clarification-sought, date: 2016-02-11}, {event: clarification-received, date: 2016-02-18}]"
EXTENDED = "clock: [{event: extended, date: 2016-03-01, until: 2016-03-22}]"


def points(log: Path, received: str, responded: str, clock: str = "") -> list[str]:
    """What the line says, point by point; in brackets what the clock did not count."""
    changes = f"received: {received}\nresponded: {responded}\n{clock}\n"
    add_record(log, "FH 16-2", plain_record("FH 16-2", changes))
    page = tree(
        rendered(log).outputs["disclosures/2016/fh-16-2.md"].content.decode().split("---", 2)[2]
    )
    found: list[HtmlElement] = page.xpath("//dl[starts-with(@class, 'dl-line')]/div")
    texts = [
        " ".join(part.text_content() for part in point if part.text_content()) for point in found
    ]
    return [
        f"[{text}]" if "dl-line__still" in point.get("class") else text
        for point, text in zip(found, texts, strict=True)
    ]


@pytest.mark.parametrize(
    ("received", "responded", "clock", "line"),
    [
        (
            "2016-02-09",
            "2016-03-01",
            "",
            [
                "Received 9 February 2016 15 working days",
                "[Answered 1 March 2016 5 working days to spare]",
                "Due 8 March 2016",
            ],
        ),
        (
            "2016-02-09",
            "2016-03-09",
            "",
            [
                "Received 9 February 2016 20 working days",
                "Due 8 March 2016 late by 1 working day",
                "Answered 9 March 2016",
            ],
        ),
        (
            "2016-02-09",
            "2016-03-08",
            "",
            [
                "Received 9 February 2016 20 working days",
                "[Answered 8 March 2016]",
                "Due 8 March 2016",
            ],
        ),
        ("", "2016-03-01", "", ["[Received not recorded]", "Answered 1 March 2016"]),
        (
            "2016-02-09",
            "2016-03-01",
            FEE,
            [
                "Received 9 February 2016 1 working day",
                "[Fees notice sent 11 February 2016 not counted (fee)]",
                "Fee paid 15 February 2016 11 working days",
                "[Answered 1 March 2016 8 working days to spare]",
                "Due 11 March 2016",
            ],
        ),
        (
            "2016-02-09",
            "2016-03-01",
            CLARIFIED,
            [
                "[Received 9 February 2016 not counted (clarification)]",
                "[Clarification asked for 11 February 2016 not counted (clarification)]",
                "Clarification received 18 February 2016 8 working days",
                "[Answered 1 March 2016 12 working days to spare]",
                "Due 18 March 2016",
            ],
        ),
        (
            "2016-02-09",
            "2016-03-22",
            EXTENDED,
            [
                "Received 9 February 2016 15 working days",
                "Time extended 1 March 2016 14 working days",
                "[Answered 22 March 2016]",
                "Due 22 March 2016 (extended)",
            ],
        ),
    ],
    ids=[
        "on time",
        "late",
        "on the last day",
        "not recorded",
        "with a fee",
        "clarified",
        "extended",
    ],
)
def test_the_line_shows_what_happened_and_how_many_working_days_lie_between(
    log: Path, received: str, responded: str, clock: str, line: list[str]
) -> None:
    assert points(log, received, responded, clock) == line


@pytest.mark.parametrize(
    ("received", "responded", "clock", "sentences"),
    [
        (
            "2016-02-09",
            "2016-03-01",
            "",
            "Answered in 15 working days, on time. The answer was due by 8 March 2016.",
        ),
        (
            "2016-02-09",
            "2016-03-10",
            "",
            "Answered in 22 working days, 2 working days late. The answer was due by 8 March 2016.",
        ),
        (
            "2016-02-09",
            "2016-03-01",
            FEE,
            "Answered in 12 working days, on time. The days from 11 February 2016 to 15 February 2016 did not count, because the fee had not been paid. The answer was due by 11 March 2016.",
        ),
        (
            "2016-02-09",
            "2016-03-01",
            CLARIFIED,
            "Answered in 8 working days, on time. The days were counted again from 18 February 2016, when the requester had made clear what was wanted. The answer was due by 18 March 2016.",
        ),
        (
            "2016-02-09",
            "2016-03-21",
            EXTENDED,
            "Answered in 28 working days, within the extended time. The answer was due by 22 March 2016.",
        ),
        (
            "",
            "2016-03-01",
            "",
            "The letter does not say when the request was received, so we cannot say how long the answer took.",
        ),
    ],
    ids=["on time", "late", "fee", "clarified", "extended", "not recorded"],
)
def test_sentences_say_what_the_line_shows(
    log: Path, received: str, responded: str, clock: str, sentences: str
) -> None:
    changes = f"received: {received}\nresponded: {responded}\n{clock}\n"
    add_record(log, "FH 16-2", plain_record("FH 16-2", changes))
    page = rendered(log).outputs["disclosures/2016/fh-16-2.md"].content.decode()
    assert f"<p>{sentences}</p>" in page
