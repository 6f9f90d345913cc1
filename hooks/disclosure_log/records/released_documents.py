"""The files that were released, and what was blacked out of them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from disclosure_log.law.vocabulary import DOCUMENT_KINDS, GIVEN_WITH
from disclosure_log.records.answers import QuestionNumber
from disclosure_log.records.fields import FileName, Line, Model, YesNo, one_of, whole_number
from disclosure_log.records.grounds import CitedProvision


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

    @property
    def format(self) -> str:
        """The format of its file: ``CSV``."""
        return format_of(self.file)


def format_of(name: str) -> str:
    """The format of the file called *name*, as people call it."""
    return name.rsplit(".", 1)[1].upper().replace("JPG", "JPEG")
