"""What happened to a request: what moved its due date, and what came after the response."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from disclosure_log.law.vocabulary import CLOCK_EVENTS, REGULATOR_STEPS, REVIEW_OUTCOMES
from disclosure_log.records.fields import (
    Day,
    Line,
    Link,
    Model,
    Paragraph,
    Prose,
    one_of,
)


class ClockEvent(Model):
    """Something that moved the due date."""

    event: Annotated[
        Annotated[str, one_of(CLOCK_EVENTS)],
        Field(
            title="Event",
            description=f"One of: {', '.join(CLOCK_EVENTS)}.",
            examples=["clarification-sought"],
        ),
    ]
    date: Annotated[
        Day, Field(title="Date", description="The day it happened.", examples=["2016-02-10"])
    ]
    until: Annotated[
        Day | None,
        Field(
            title="Until",
            description="For an extension: the new due date the requester was told.",
            examples=["2016-04-07"],
        ),
    ] = None


class Review(Model):
    """An internal review: the authority's own second look at its response."""

    requested: Annotated[
        Day | None,
        Field(
            title="Asked for",
            description="The day the review was asked for, if known.",
            examples=["2019-01-10"],
        ),
    ] = None
    responded: Annotated[
        Day,
        Field(
            title="Answered", description="The day the result was sent.", examples=["2019-01-31"]
        ),
    ]
    decided_by: Annotated[
        Line | None,
        Field(
            title="Decided by",
            description="The reviewer's post, never a name.",
            examples=["Head of Legal"],
        ),
    ] = None
    outcome: Annotated[
        Annotated[str, one_of(REVIEW_OUTCOMES)],
        Field(
            title="Outcome",
            description=f"One of: {', '.join(REVIEW_OUTCOMES)}.",
            examples=["upheld"],
        ),
    ]
    answered: Annotated[
        Prose,
        Field(
            title="What the reviewer said",
            description="In plain words.",
            examples=["The reviewer agreed with the response."],
        ),
    ]


class RegulatorStep(Model):
    """A complaint to the regulator, its decision notice, or a tribunal's decision."""

    step: Annotated[
        Annotated[str, one_of(REGULATOR_STEPS)],
        Field(
            title="Step",
            description=f"One of: {', '.join(REGULATOR_STEPS)}.",
            examples=["decision-notice"],
        ),
    ]
    date: Annotated[Day, Field(title="Date", examples=["2020-05-04"])]
    reference: Annotated[
        Line,
        Field(
            title="Reference",
            description="The regulator's or tribunal's own.",
            examples=["FS50123456"],
        ),
    ]
    link: Annotated[
        Link | None,
        Field(
            title="Link",
            description="Where the decision is published.",
            examples=["https://regulator.example/fs50123456"],
        ),
    ] = None
    result: Annotated[
        Line | None,
        Field(
            title="Result",
            description="What was decided, in one sentence.",
            examples=["The complaint was not upheld."],
        ),
    ] = None


class Change(Model):
    """A public note on what was changed after publication."""

    date: Annotated[Day, Field(title="Date", examples=["2026-11-21"])]
    note: Annotated[
        Paragraph,
        Field(
            title="Note",
            description="What was changed and why, in one sentence.",
            examples=["A wrong date was corrected."],
        ),
    ]
