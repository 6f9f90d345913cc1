"""What a request was answered with: questions and answers, grounds, released documents."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from disclosure_log.law.vocabulary import (
    DOCUMENT_KINDS,
    GIVEN_WITH,
    PUBLIC_INTEREST,
    QUESTION_OUTCOMES,
)
from disclosure_log.records.fields import (
    Day,
    FileName,
    Language,
    Line,
    Model,
    Paragraph,
    Prose,
    Slug,
    YesNo,
    one_of,
    whole_number,
)

QuestionNumber = Annotated[int, whole_number(1, 999)]
"""The number of a question, as the page shows it: the first is 1."""


class CitedProvision(Model):
    """One section of the Act or one regulation, as a letter cites it."""

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

    @property
    def act(self) -> str:
        return "eir" if self.regulation else "foi"

    @property
    def provision(self) -> str:
        return "".join((self.regulation or self.section or "").split())


class Ground(CitedProvision):
    """Why something was withheld: one exemption (a section of the Act) or exception (a
    regulation)."""

    covers: Annotated[
        Line | None,
        Field(
            title="What it covers",
            description="The part of the question it was used for, when not for all of it.",
            examples=["the names of junior staff"],
        ),
    ] = None
    public_interest: Annotated[
        Annotated[str, one_of(PUBLIC_INTEREST)] | None,
        Field(
            title="Public interest",
            description=(
                "Which way the public-interest test came out, where there was one: withhold or"
                " disclose; for an answer that neither confirmed nor denied: stay-silent or say."
            ),
            examples=["withhold"],
        ),
    ] = None
    reasons_to_disclose: Annotated[
        Paragraph | None,
        Field(
            title="Reasons to disclose",
            description="What the public-interest test found in favour of giving the information.",
            examples=["Spending of public money should be open."],
        ),
    ] = None
    reasons_to_withhold: Annotated[
        Paragraph | None,
        Field(
            title="Reasons to withhold",
            description="What it found against.",
            examples=["Bids would be higher if prices were known."],
        ),
    ] = None
    qualified_person: Annotated[
        Line | None,
        Field(
            title="Qualified person",
            description="For section 36: the post of the qualified person, never a name.",
            examples=["Chief Executive"],
        ),
    ] = None
    opinion: Annotated[
        Paragraph | None,
        Field(
            title="Opinion",
            description="For section 36: the opinion of the qualified person, in plain words.",
            examples=["Disclosure would inhibit free and frank advice."],
        ),
    ] = None

    @property
    def weighed(self) -> str:
        """How the public-interest test came out, in a sentence; empty where there was none."""
        return PUBLIC_INTEREST[self.public_interest].meaning if self.public_interest else ""


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


class Redaction(CitedProvision):
    """What was blacked out of a released document on one ground."""

    count: Annotated[
        Annotated[int, whole_number(1, 100_000)],
        Field(title="How many", description="How many passages.", examples=["12"]),
    ]
    pages: Annotated[
        Line | None,
        Field(title="Pages", description="Where, as pages of the file.", examples=["1, 3 to 5"]),
    ] = None


class ReleasedDocument(Model):
    """A released file, kept in the folder beside the record that has the record's name."""

    file: Annotated[FileName, Field(title="File name", examples=["calls-by-month.csv"])]
    title: Annotated[
        Line,
        Field(
            title="Title",
            description="What the file holds.",
            examples=["Calls by month, 2020 to 2025"],
        ),
    ]
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
    kind: Annotated[
        Annotated[str, one_of(DOCUMENT_KINDS)],
        Field(
            title="Kind",
            description=f"One of: {', '.join(DOCUMENT_KINDS)}.",
            examples=["response-letter"],
        ),
    ] = "document"
    given_with: Annotated[
        Annotated[str, one_of(GIVEN_WITH)],
        Field(
            title="Given with",
            description=f"What it was sent with. One of: {', '.join(GIVEN_WITH)}.",
            examples=["internal-review"],
        ),
    ] = "response"
    questions: Annotated[
        tuple[QuestionNumber, ...],
        Field(
            title="Questions",
            description="The numbers of the questions it answers, if not the whole request.",
            examples=["2"],
        ),
    ] = ()
    redactions: Annotated[
        tuple[Redaction, ...],
        Field(
            title="Redactions",
            description="What was blacked out: how often, on which ground, on which pages.",
        ),
    ] = ()
    accessible: Annotated[
        YesNo | None,
        Field(
            title="Accessible",
            description=(
                "Whether the file works with a screen reader and other assistive technology: yes"
                " or no. With no, its page says how to ask for another format."
            ),
            examples=["no"],
        ),
    ] = None
