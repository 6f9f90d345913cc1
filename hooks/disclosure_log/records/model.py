"""The record: every field of an entry, with its title, its plain-English help and an example.

This one definition drives the checks of the fields, with what they tell an author, and the template
that ``disclosure-log new`` writes. There is no field that could hold a requester, and none will be
added. What can be derived (the outcome of an entry, its due date, whether it was late) is not a
field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field, model_validator

from disclosure_log.findings.codes.fields import MALFORMED
from disclosure_log.law.vocabulary import REGIMES, STATUSES
from disclosure_log.privacy.kinds import ACCEPTABLE, Strength
from disclosure_log.records.answers import Part
from disclosure_log.records.events import (
    Change,
    ClockEvent,
    FurtherDisclosure,
    RegulatorStep,
    Review,
)
from disclosure_log.records.fields import (
    Day,
    FileName,
    Line,
    Model,
    Paragraph,
    Reason,
    Reference,
    Slug,
    one_of,
    problem,
    whole_number,
)
from disclosure_log.records.released_documents import ReleasedDocument

WITHOUT_TEXTS = ("published-in-error", "merged")
"""The statuses of entries whose texts are not shown, so that a record need not have them."""


class Accepted(Model):
    """Something that looks like personal data but may be public.

    It is part of the record so that a second person reviews it.
    """

    kind: Annotated[
        Annotated[str, one_of(ACCEPTABLE)],
        Field(title="Kind", description=f"One of: {', '.join(ACCEPTABLE)}.", examples=["postcode"]),
    ]
    place: Annotated[
        Line | None,
        Field(
            title="Place",
            description="Where it stands, as the finding says.",
            examples=["parts 2 answered"],
        ),
    ] = None
    file: Annotated[
        FileName | None,
        Field(
            title="File",
            description="Instead of a place: the released file with the table it stands in.",
            examples=["licences.csv"],
        ),
    ] = None
    column: Annotated[
        Line | None,
        Field(
            title="Column",
            description="Its heading, or its name as in the finding; without it, all of the file"
            " is meant.",
            examples=["Licence holder"],
        ),
    ] = None
    times: Annotated[
        Annotated[int, whole_number(1, 1_000_000)],
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

    @model_validator(mode="after")
    def _somewhere(self) -> Accepted:
        if (self.place is None) == (self.file is None) or (self.column and not self.file):
            raise problem(
                MALFORMED,
                "this says where in two ways, or not at all",
                "give place, or file and column, as the finding says",
            )
        if self.file and ACCEPTABLE[self.kind].strength is Strength.EXAMPLE:
            raise problem(
                MALFORMED,
                "an example of a number is accepted by itself, and no column or file of them",
                "give place, as the finding says",
            )
        return self


class Record(Model):
    """One answered request."""

    @classmethod
    def stand_ins(cls, data: Mapping[str, Any]) -> Mapping[str, Any]:
        """A record published in error needs none of its texts, since they must go from its file
        too, and one that was merged has them in another. Nothing of them is shown."""
        if data.get("status") not in WITHOUT_TEXTS:
            return {}
        parts = [{"asked": "Removed", "answered": "Removed"}]
        return {"title": "Removed", "summary": "Removed", "topics": ["removed"], "parts": parts}

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
    ask_review_by: Annotated[
        Day | None,
        Field(
            title="Last day to ask for a review",
            description=(
                "Only if the letter names a last day. Otherwise the page says what the law of that"
                " day says."
            ),
            examples=["2026-03-30"],
        ),
    ] = None
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
                "Clarifications, fees notices and extensions, which move the due date, and letters"
                " before the answer, in order."
            ),
        ),
    ] = ()
    review: Annotated[
        tuple[Review, ...],
        Field(
            title="Internal review",
            description="The internal review, if there was one. Several are written as a list.",
            json_schema_extra={"one_or_several": True},
        ),
    ] = ()
    regulator: Annotated[
        tuple[RegulatorStep, ...],
        Field(
            title="Regulator", description="Complaints, decision notices and tribunal decisions."
        ),
    ] = ()
    further: Annotated[
        tuple[FurtherDisclosure, ...],
        Field(
            title="Further disclosure",
            description="What was given later, outside a review or a decision.",
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

    @property
    def texts_with_links(self) -> Iterator[str]:
        """Every text in which a reference of another entry becomes a link."""
        for part in self.parts:
            yield from filter(None, (part.asked, part.answered, part.advice))
        steps: list[Review | RegulatorStep] = [*self.review, *self.regulator]
        yield from (step.answered for step in steps if step.answered)
        for questions in (each.questions for each in (*steps, *self.further)):
            yield from (question.answered for question in questions if question.answered)
