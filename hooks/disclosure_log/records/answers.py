"""The questions of a request, and what each was answered with."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from disclosure_log.law.vocabulary import QUESTION_OUTCOMES
from disclosure_log.records.fields import (
    Day,
    Language,
    Line,
    Model,
    Prose,
    Slug,
    one_of,
    whole_number,
)
from disclosure_log.records.grounds import Ground

QuestionNumber = Annotated[int, whole_number(1, 999)]
"""The number of a question, as the page shows it: the first is 1."""


class Available(Model):
    """Where information could already be had (FOIA s.21, EIR reg.6(1)(b))."""

    title: Annotated[
        Line,
        Field(title="Title", description="What it is.", examples=["Annual report 2025"]),
    ]
    where: Annotated[
        Line,
        Field(
            title="Where",
            description="Its address on the web, or the place where anybody can see it.",
            examples=["https://www.authority.example/reports/2025/"],
        ),
    ]


class Transfer(Model):
    """A question that another authority was asked to answer."""

    to: Annotated[
        Line,
        Field(
            title="To",
            description="The authority that holds the information, never a person.",
            examples=["Borough of Elderbridge"],
        ),
    ]
    date: Annotated[
        Day | None,
        Field(title="Date", description="The day it was passed on.", examples=["2026-01-12"]),
    ] = None


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
        Annotated[str, one_of(QUESTION_OUTCOMES)],
        Field(
            title="Outcome",
            description=(
                "How it was answered at first; a review and what came after it have fields of"
                f" their own. One of: {', '.join(QUESTION_OUTCOMES)}."
            ),
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
    responded: Annotated[
        Day | None,
        Field(
            title="Answered",
            description="Its own day, when the answers were sent in stages.",
            examples=["2026-01-20"],
        ),
    ] = None
    available: Annotated[
        tuple[Available, ...],
        Field(
            title="Where it is available",
            description="For an answer that says where the information can already be had.",
        ),
    ] = ()
    transferred: Annotated[
        Transfer | None,
        Field(
            title="Transferred",
            description="When another authority was asked to answer this question.",
        ),
    ] = None
    advice: Annotated[
        Prose | None,
        Field(
            title="Advice given",
            description=(
                "How the requester was helped, for example to narrow the question"
                " (FOIA s.16, EIR reg.9)."
            ),
            examples=["The figures for one year could be found within the limit."],
        ),
    ] = None
    goodwill: Annotated[
        Line | None,
        Field(
            title="Given as goodwill",
            description=(
                "What was given although the whole request was over the cost limit, so that the"
                " law did not require it."
            ),
            examples=["The figures for 2025."],
        ),
    ] = None
    language: Annotated[
        Language | None,
        Field(
            title="Language",
            description="The language of the question and answer, when it is not English.",
            examples=["cy"],
        ),
    ] = None
