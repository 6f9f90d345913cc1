"""The sections and regulations that a record cites, and why something was withheld by one."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from disclosure_log.law.vocabulary import PUBLIC_INTEREST
from disclosure_log.records.fields import Line, Model, Paragraph, one_of


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
                "Which way the public interest test came out, where there was one: withhold or"
                " disclose; for an answer that neither confirmed nor denied: stay-silent or say."
            ),
            examples=["withhold"],
        ),
    ] = None
    reasons_to_disclose: Annotated[
        Paragraph | None,
        Field(
            title="Reasons to disclose",
            description="What the public interest test found in favour of giving the information.",
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
        """How the public interest test came out, in a sentence; empty where there was none."""
        return PUBLIC_INTEREST[self.public_interest].meaning if self.public_interest else ""
