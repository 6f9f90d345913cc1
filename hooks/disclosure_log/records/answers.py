"""What a request was answered with: questions and answers, grounds, released documents."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from disclosure_log.law.vocabulary import OUTCOMES, PUBLIC_INTEREST
from disclosure_log.records.fields import FileName, Line, Model, Prose, Slug, YesNo, one_of


class Ground(Model):
    """Why something was withheld: one exemption (a section of the Act) or exception (a
    regulation)."""

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
