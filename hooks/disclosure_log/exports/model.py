"""The data format: what the log gives to programs.

These models are the contract. The files are made by ``entry_data.py`` to fit them, the page about
the data, the JSON Schema and the columns of tables are made from them, and files of other logs are
checked against them. Where a field is the record's own, the record's model stands here.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from disclosure_log.exports.address import Address
from disclosure_log.exports.code_lists import DATE_KINDS, KNOWN_FROM, TIMELINESS
from disclosure_log.exports.document_model import DocumentData
from disclosure_log.exports.question_model import QuestionData
from disclosure_log.law.vocabulary import OUTCOMES, REGIMES
from disclosure_log.records.events import (
    Change,
    ClockEvent,
    FurtherDisclosure,
    RegulatorStep,
    Review,
)
from disclosure_log.records.fields import Day, Model, one_of


class DateData(Model):
    """A date, and what it is known from."""

    what: Annotated[
        Annotated[str, one_of(DATE_KINDS)],
        Field(title="What", description="What happened on it.", examples=["received"]),
    ]
    date: Annotated[
        Day | None,
        Field(title="Date", description="Empty if it was not recorded.", examples=["2026-01-05"]),
    ]
    known_from: Annotated[
        Annotated[str, one_of(KNOWN_FROM)],
        Field(title="Known from", description="Where it stands.", examples=["response-letter"]),
    ]


class EntryData(Model):
    """One answered request."""

    id: Annotated[
        str,
        Field(
            title="Id",
            description="The log's id, a colon, and the reference. It stays unique when logs are"
            " put together.",
            examples=["foi.authority.example:FOI 26-101"],
        ),
    ]
    reference: Annotated[
        str,
        Field(title="Reference", description="As issued.", examples=["FOI 26-101"]),
    ]
    also_known_as: Annotated[
        tuple[str, ...],
        Field(
            title="Also known as",
            description="Other and former references.",
            examples=["FOI 26-102"],
        ),
    ]
    address: Annotated[
        Address,
        Field(
            title="Address",
            description="Of its page.",
            examples=["https://foi.authority.example/disclosures/2026/foi-26-101/"],
        ),
    ]
    title: Annotated[
        str,
        Field(
            title="Title",
            description="What was asked about.",
            examples=["Telephone numbers barred from calling"],
        ),
    ]
    summary: Annotated[
        str,
        Field(
            title="Summary",
            description="What was asked and answered.",
            examples=["How many numbers are barred, and why."],
        ),
    ]
    regime: Annotated[
        Annotated[str, one_of(REGIMES)] | None,
        Field(
            title="Law",
            description="Under which it was answered; empty for the law of another country.",
            examples=["foi"],
        ),
    ]
    topics: Annotated[
        tuple[str, ...],
        Field(title="Topics", description="Ids of topics.", examples=["child-contact"]),
    ]
    keywords: Annotated[
        tuple[str, ...],
        Field(
            title="Keywords",
            description="Words people search for that the text does not use.",
            examples=["blocked callers"],
        ),
    ]
    received: Annotated[
        Day | None,
        Field(
            title="Received",
            description="The day the request arrived; empty if it was not recorded.",
            examples=["2026-01-05"],
        ),
    ]
    responded: Annotated[
        Day,
        Field(
            title="Answered", description="The day the response was sent.", examples=["2026-01-30"]
        ),
    ]
    due: Annotated[
        Day | None,
        Field(
            title="Due",
            description="The last day to answer by law, worked out; empty without the day of"
            " receipt.",
            examples=["2026-02-02"],
        ),
    ]
    working_days: Annotated[
        int | None,
        Field(
            title="Working days used",
            description="As the law counts them; empty without the day of receipt.",
            examples=["19"],
        ),
    ]
    timeliness: Annotated[
        Annotated[str, one_of(TIMELINESS)],
        Field(title="Timeliness", description="Whether it was in time.", examples=["on-time"]),
    ]
    ask_review_by: Annotated[
        Day | None,
        Field(
            title="Last day to ask for a review",
            description="Only where the letter names one.",
            examples=["2026-03-30"],
        ),
    ]
    outcome: Annotated[
        Annotated[str, one_of(OUTCOMES)] | None,
        Field(
            title="Outcome",
            description="The outcome of the whole request that stands today; empty in a log of"
            " another layout that does not say.",
            examples=["partly-provided"],
        ),
    ]
    first_outcome: Annotated[
        Annotated[str, one_of(OUTCOMES)] | None,
        Field(
            title="First outcome",
            description="The outcome of the whole request when it was answered; empty as the"
            " outcome.",
            examples=["withheld"],
        ),
    ]
    outcome_history: Annotated[
        str,
        Field(
            title="How the outcome came about",
            description="In words; empty if no answer was changed.",
            examples=["after an internal review; first withheld"],
        ),
    ]
    changed: Annotated[
        Day,
        Field(
            title="Last changed",
            description="The newest day on which something of it was decided or changed.",
            examples=["2026-03-02"],
        ),
    ]
    mentions: Annotated[
        tuple[str, ...],
        Field(
            title="Mentions",
            description="Ids of other entries that it names.",
            examples=["foi.authority.example:FOI 25-90"],
        ),
    ]
    questions: Annotated[
        tuple[QuestionData, ...],
        Field(title="Questions and answers", description="In the order of the letter."),
    ]
    documents: Annotated[
        tuple[DocumentData, ...],
        Field(title="Released documents", description="What was given with the answers."),
    ]
    clock: Annotated[
        tuple[ClockEvent, ...],
        Field(title="Clock", description="What moved the due date, and letters before the answer."),
    ]
    review: Annotated[
        tuple[Review, ...],
        Field(title="Internal reviews", description="The authority's own second looks."),
    ]
    regulator: Annotated[
        tuple[RegulatorStep, ...],
        Field(title="Regulator", description="Complaints, decision notices, tribunal decisions."),
    ]
    further: Annotated[
        tuple[FurtherDisclosure, ...],
        Field(title="Further disclosures", description="What was given later."),
    ]
    changes: Annotated[
        tuple[Change, ...],
        Field(title="Changes", description="What was changed after publication, and why."),
    ]
    dates: Annotated[
        tuple[DateData, ...],
        Field(
            title="Dates",
            description="Every date of the entry, in order, with what it is known from.",
        ),
    ]
