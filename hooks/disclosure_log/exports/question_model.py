"""The part of the data format that is about the questions of an entry."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from disclosure_log.exports.address import Address
from disclosure_log.law.vocabulary import QUESTION_OUTCOMES
from disclosure_log.records.answers import Available, Transfer
from disclosure_log.records.fields import Day, Model, one_of
from disclosure_log.records.grounds import Ground


class QuestionData(Model):
    """One question, with its first answer and the outcome that stands today."""

    id: Annotated[
        str,
        Field(
            title="Id",
            description="The entry's id with the number of the question.",
            examples=["foi.authority.example:FOI 26-101#question-1"],
        ),
    ]
    number: Annotated[
        int, Field(title="Number", description="From 1. It never changes.", examples=["1"])
    ]
    address: Annotated[
        Address,
        Field(
            title="Address",
            description="Its place on the page of the entry.",
            examples=["https://foi.authority.example/disclosures/2026/foi-26-101/#question-1"],
        ),
    ]
    asked: Annotated[
        str,
        Field(
            title="What was asked",
            description="In plain words. May have lists and tables in Markdown.",
            examples=["How many numbers are blocked?"],
        ),
    ]
    answered: Annotated[
        str,
        Field(
            title="What was answered",
            description="The first answer, in plain words. May have lists, tables and links in"
            " Markdown.",
            examples=["15."],
        ),
    ]
    outcome: Annotated[
        Annotated[str, one_of(QUESTION_OUTCOMES)] | None,
        Field(
            title="Outcome",
            description="The outcome that stands today, after any review or decision; empty in a"
            " log of another layout that does not say.",
            examples=["provided"],
        ),
    ]
    first_outcome: Annotated[
        Annotated[str, one_of(QUESTION_OUTCOMES)] | None,
        Field(
            title="First outcome",
            description="How it was answered at first; empty as the outcome.",
            examples=["withheld"],
        ),
    ]
    outcome_history: Annotated[
        str,
        Field(
            title="How the outcome came about",
            description="In words; empty if the first outcome stands.",
            examples=["after an internal review; first withheld"],
        ),
    ]
    grounds: Annotated[
        tuple[Ground, ...],
        Field(title="Grounds", description="On which something is withheld today."),
    ]
    first_grounds: Annotated[
        tuple[Ground, ...],
        Field(title="First grounds", description="On which something was withheld at first."),
    ]
    cites: Annotated[
        tuple[str, ...],
        Field(
            title="Publications cited",
            description="Ids of the publication scheme.",
            examples=["operating-framework"],
        ),
    ]
    responded: Annotated[
        Day | None,
        Field(
            title="Answered",
            description="The day of this answer, if answers were sent in stages.",
            examples=["2026-01-20"],
        ),
    ]
    available: Annotated[
        tuple[Available, ...],
        Field(title="Where it is available", description="Where it could be had already."),
    ]
    transferred: Annotated[
        Transfer | None,
        Field(title="Transferred", description="The authority that was asked to answer it."),
    ]
    advice: Annotated[
        str | None,
        Field(title="Advice given", description="How the requester was helped."),
    ]
    goodwill: Annotated[
        str | None,
        Field(
            title="Given as goodwill",
            description="What was given although the law did not require it.",
        ),
    ]
    language: Annotated[
        str,
        Field(
            title="Language",
            description="The language of the question and answer.",
            examples=["en"],
        ),
    ]
