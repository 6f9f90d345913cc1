"""What happened to a request: what moved its due date, and what came after the response."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from disclosure_log.law.vocabulary import (
    CLOCK_EVENTS,
    QUESTION_OUTCOMES,
    QUESTION_RESULTS,
    REGULATOR_RESULTS,
    REGULATOR_STEPS,
    REVIEW_OUTCOMES,
)
from disclosure_log.records.answers import QuestionNumber
from disclosure_log.records.fields import (
    Day,
    Line,
    Link,
    Model,
    Paragraph,
    Pounds,
    Prose,
    one_of,
)
from disclosure_log.records.grounds import Ground


class ClockEvent(Model):
    """Something that moved the due date, or a letter sent before the answer."""

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
    pounds: Annotated[
        Pounds | None,
        Field(
            title="Fee in pounds",
            description="For a fees notice: what was asked for.",
            examples=["25.00"],
        ),
    ] = None


class QuestionResult(Model):
    """What a later decision made of one question. The first answer stays as it was."""

    question: Annotated[
        QuestionNumber,
        Field(title="Question", description="Its number, from 1.", examples=["2"]),
    ]
    result: Annotated[
        Annotated[str, one_of(QUESTION_RESULTS)],
        Field(
            title="Result",
            description=f"One of: {', '.join(QUESTION_RESULTS)}.",
            examples=["changed"],
        ),
    ]
    outcome: Annotated[
        Annotated[str, one_of(QUESTION_OUTCOMES)] | None,
        Field(
            title="New outcome",
            description=(
                "For a changed answer: how the question stands now. One of:"
                f" {', '.join(QUESTION_OUTCOMES)}."
            ),
            examples=["provided"],
        ),
    ] = None
    grounds: Annotated[
        tuple[Ground, ...],
        Field(title="New grounds", description="On which something is withheld now."),
    ] = ()
    answered: Annotated[
        Prose | None,
        Field(
            title="What was answered now",
            description="For a changed answer: what is given now, in plain words.",
            examples=["The total is 15."],
        ),
    ] = None


_Questions = Annotated[
    tuple[QuestionResult, ...],
    Field(
        title="Questions",
        description=(
            "What became of each question. Needed unless the whole answer was upheld; a question"
            " that is not named stands as it was."
        ),
    ),
]


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
    questions: _Questions = ()


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
        Annotated[str, one_of(REGULATOR_RESULTS)] | None,
        Field(
            title="Result",
            description=f"What was decided. One of: {', '.join(REGULATOR_RESULTS)}.",
            examples=["not-upheld"],
        ),
    ] = None
    answered: Annotated[
        Prose | None,
        Field(
            title="What was decided",
            description="In plain words.",
            examples=["The regulator agreed that the names may be withheld."],
        ),
    ] = None
    comply_by: Annotated[
        Day | None,
        Field(
            title="Comply by",
            description="The day by which the decision told the authority to act.",
            examples=["2020-06-08"],
        ),
    ] = None
    complied: Annotated[
        Day | None,
        Field(
            title="Complied",
            description=(
                "The day the authority did so. Until then a changed answer counts as ordered, not"
                " as given."
            ),
            examples=["2020-06-01"],
        ),
    ] = None
    questions: _Questions = ()

    @property
    def pending(self) -> bool:
        """Whether the decision told the authority to act and no record says that it has."""
        return self.comply_by is not None and self.complied is None


class FurtherDisclosure(Model):
    """Something the authority gave after its answer of its own accord: late, found later, or when
    the reason for withholding it had gone."""

    date: Annotated[
        Day, Field(title="Date", description="The day it was sent.", examples=["2026-03-02"])
    ]
    reason: Annotated[
        Paragraph,
        Field(
            title="Reason",
            description="Why it came later, in one or two sentences.",
            examples=["The report has been published since."],
        ),
    ]
    questions: _Questions = ()


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
