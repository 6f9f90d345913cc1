"""The record: every field of an entry, with its title, its plain-English help and an example.

This one definition drives the checks of the fields, with what they tell an author, and the template
that ``disclosure-log new`` writes. There is no field that could hold a requester, and none will be added. What can be derived
(the outcome of an entry, its due date, whether it was late) is not a field.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from disclosure_log.law.vocabulary import (
    CLOCK_EVENTS,
    OUTCOMES,
    PUBLIC_INTEREST,
    REGIMES,
    REGULATOR_STEPS,
    REVIEW_OUTCOMES,
    STATUSES,
)
from disclosure_log.privacy.kinds import ACCEPTABLE
from disclosure_log.records.fields import (
    Day,
    FileName,
    Line,
    Link,
    Model,
    Paragraph,
    Prose,
    Reason,
    Reference,
    Slug,
    YesNo,
    one_of,
    whole_number,
)


class Ground(Model):
    """Why something was withheld: one section of the Act or one regulation."""

    section: Annotated[
        str | None,
        Field(
            title="Section",
            description="The section of the Freedom of Information Act, in quotes.",
            examples=["40(2)"],
        ),
    ] = None
    regulation: Annotated[
        str | None,
        Field(
            title="Regulation",
            description=(
                "Or the regulation of the Environmental Information Regulations, in quotes."
            ),
            examples=["12(5)(e)"],
        ),
    ] = None
    public_interest: Annotated[
        Annotated[str, one_of(PUBLIC_INTEREST)] | None,
        Field(
            title="Public interest",
            description=(
                "Which way the public-interest test came out, where there was one: withhold or"
                " disclose."
            ),
            examples=["withhold"],
        ),
    ] = None

    @property
    def act(self) -> str:
        return "eir" if self.regulation else "foi"

    @property
    def weighed(self) -> str:
        """How the public-interest test came out, in a sentence; empty where there was none."""
        return PUBLIC_INTEREST[self.public_interest].meaning if self.public_interest else ""

    @property
    def provision(self) -> str:
        return "".join((self.regulation or self.section or "").split())


class Part(Model):
    """One numbered question with its answer.

    Its place in the list is its number and its address on the page.
    """

    asked: Annotated[
        Prose,
        Field(
            title="What was asked",
            description="In plain words, without anything that says who asked.",
            examples=["How many numbers are blocked?"],
        ),
    ]
    answered: Annotated[
        Prose,
        Field(
            title="What was answered",
            description="In plain words; figures and dates exactly as in the letter.",
            examples=["15."],
        ),
    ]
    outcome: Annotated[
        Annotated[str, one_of(OUTCOMES)],
        Field(
            title="Outcome",
            description=f"One of: {', '.join(OUTCOMES)}.",
            examples=["provided"],
            json_schema_extra={"ask": True},
        ),
    ] = "provided"
    grounds: Annotated[
        tuple[Ground, ...],
        Field(
            title="Grounds",
            description="The sections or regulations by which something was withheld.",
        ),
    ] = ()
    cites: Annotated[
        tuple[Slug, ...],
        Field(
            title="Publications cited",
            description="Ids from publications.yml.",
            examples=["operating-framework"],
        ),
    ] = ()


class ReleasedDocument(Model):
    """A released file. It lies in the folder named like the record, beside it."""

    file: Annotated[FileName, Field(title="File name", examples=["calls-by-month.csv"])]
    title: Annotated[
        Line,
        Field(
            title="Title",
            description="What the file holds.",
            examples=["Calls by month, 2020 to 2025"],
        ),
    ]
    publish_original: Annotated[
        YesNo,
        Field(
            title="Publish the workbook itself",
            description="yes, or no: only its tables as CSV and as pages. For workbooks.",
            examples=["yes"],
        ),
    ] = False
    read_by_second_person: Annotated[
        YesNo,
        Field(
            title="Read by a second person",
            description=(
                "yes, when a second person has read every word of a scan, which no check can read."
                " Never a name."
            ),
            examples=["yes"],
        ),
    ] = False


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
    """The authority's own second look at its response (internal review)."""

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


class Accepted(Model):
    """Something that looks like personal data and may be public all the same.

    It stands in the record so that a second person sees it.
    """

    kind: Annotated[
        Annotated[str, one_of(ACCEPTABLE)],
        Field(title="Kind", description=f"One of: {', '.join(ACCEPTABLE)}.", examples=["postcode"]),
    ]
    place: Annotated[
        Line,
        Field(
            title="Place",
            description="Where it stands, as the finding says.",
            examples=["parts 2 answered"],
        ),
    ]
    times: Annotated[
        Annotated[int, whole_number(1, 1000)],
        Field(
            title="How many times",
            description="How often it stands there. Once, unless you say.",
            examples=["1"],
        ),
    ] = 1
    reason: Annotated[
        Reason,
        Field(
            title="Reason",
            description="Why it may be public.",
            examples=["The public address of a contact centre."],
        ),
    ]


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


class Record(Model):
    """One answered request."""

    reference: Annotated[
        Reference,
        Field(
            title="Reference",
            description="The reference of the response, as issued.",
            examples=["FOI 26-101"],
        ),
    ]
    also_known_as: Annotated[
        tuple[Reference, ...],
        Field(
            title="Also known as",
            description=(
                "Other references this response answers, and former ones; their addresses lead"
                " here."
            ),
            examples=["FOI 26-102"],
        ),
    ] = ()
    title: Annotated[
        Line,
        Field(
            title="Title",
            description='What was asked about. Not the reference, and not "FOI request".',
            examples=["Telephone numbers barred from calling"],
        ),
    ]
    received: Annotated[
        Day | None,
        Field(
            title="Received",
            description=(
                "The day the request arrived, if the letter says. Without it no due date is shown."
            ),
            examples=["2026-01-05"],
        ),
    ] = None
    responded: Annotated[
        Day,
        Field(
            title="Answered",
            description="The day the response was sent. Its year is the folder this file is in.",
            examples=["2026-01-30"],
        ),
    ]
    regime: Annotated[
        Annotated[str, one_of(REGIMES)],
        Field(title="Law", description=f"One of: {', '.join(REGIMES)}.", examples=["foi"]),
    ] = "foi"
    topics: Annotated[
        tuple[Slug, ...],
        Field(
            title="Topics",
            description="At least one id from topics.yml.",
            examples=["child-contact"],
            min_length=1,
        ),
    ]
    keywords: Annotated[
        tuple[Line, ...],
        Field(
            title="Keywords",
            description="Words people would search for that the text does not use.",
            examples=["blocked callers"],
        ),
    ] = ()
    summary: Annotated[
        Paragraph,
        Field(
            title="Summary",
            description="What was asked and answered, in one or two plain sentences.",
            examples=["How many numbers are barred, and why."],
        ),
    ]
    parts: Annotated[
        tuple[Part, ...],
        Field(
            title="Questions and answers",
            description="The questions in the order of the letter.",
            min_length=1,
        ),
    ]
    documents: Annotated[
        tuple[ReleasedDocument, ...],
        Field(title="Released documents", description="Files given with the answer."),
    ] = ()
    clock: Annotated[
        tuple[ClockEvent, ...],
        Field(
            title="Clock",
            description=(
                "Clarifications, fees notices and extensions: what moved the due date, in order."
            ),
        ),
    ] = ()
    review: Annotated[
        Review | None,
        Field(title="Internal review", description="The internal review, if there was one."),
    ] = None
    regulator: Annotated[
        tuple[RegulatorStep, ...],
        Field(
            title="Regulator", description="Complaints, decision notices and tribunal decisions."
        ),
    ] = ()
    changes: Annotated[
        tuple[Change, ...],
        Field(title="Changes", description="What was changed after publication, and when."),
    ] = ()
    accepted: Annotated[
        tuple[Accepted, ...],
        Field(
            title="Accepted",
            description=(
                "What looks like personal data, and may be public all the same. Only when a check"
                " says so."
            ),
        ),
    ] = ()
    status: Annotated[
        Annotated[str, one_of(STATUSES)],
        Field(
            title="Status", description=f"One of: {', '.join(STATUSES)}.", examples=["published"]
        ),
    ] = "published"
    merged_into: Annotated[
        Reference | None,
        Field(
            title="Merged into",
            description="For a merged entry: the reference it is now part of.",
            examples=["FOI 26-100"],
        ),
    ] = None
