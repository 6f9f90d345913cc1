"""What each quarter holds besides the entries: answers that were not published, with a reason and
never their content, that there was nothing to report, or how many requests arrived in all.

It is all of ``not-published.yml``, which a log may do without.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, RootModel

from disclosure_log.records.fields import Model, Reason, YesNo, whole_number, written_as


class Unpublished(Model):
    """Answers that are not in the log for one reason."""

    count: Annotated[
        Annotated[int, whole_number(1, 100_000)],
        Field(title="How many", description="How many answers.", examples=["3"]),
    ]
    reason: Annotated[
        Reason,
        Field(
            title="Reason",
            description="Why they are not published. Nothing of what they say.",
            examples=["Even without names the answers would say who asked."],
        ),
    ]


class Quarter(Model):
    """Three months of a year, by the days of the responses."""

    quarter: Annotated[
        Annotated[
            str,
            written_as(
                "20[0-9]{2}-Q[1-4]",
                "a quarter",
                "write the year and the quarter: 2026-Q1 to 2026-Q4",
            ),
        ],
        Field(
            title="Quarter",
            description="The year, and Q1 (January to March) to Q4 (October to December).",
            examples=["2026-Q1"],
        ),
    ]
    nothing_to_report: Annotated[
        YesNo,
        Field(
            title="Nothing to report",
            description="yes, when no request was answered in these three months.",
            examples=["yes"],
        ),
    ] = False
    received_total: Annotated[
        Annotated[int, whole_number(0, 1_000_000)] | None,
        Field(
            title="Received in all",
            description=(
                "How many requests arrived in these three months, published here or not. The"
                " figures then say how many of them they cover."
            ),
            examples=["12"],
        ),
    ] = None
    not_published: Annotated[
        tuple[Unpublished, ...],
        Field(title="Not published", description="Answers that are not in the log, by reason."),
    ] = ()

    @property
    def first_day(self) -> date:
        return first_day(self.quarter)

    @property
    def in_words(self) -> str:
        """``January to March 2026``."""
        return words_of_quarter(self.quarter)


def quarter_of(day: date) -> str:
    """The quarter that a *day* is in: ``2026-Q1``."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def first_day(quarter: str) -> date:
    """The first day of ``2026-Q1``."""
    return date(int(quarter[:4]), 3 * int(quarter[-1]) - 2, 1)


def following(quarter: str) -> str:
    """The quarter after another."""
    year, number = int(quarter[:4]), int(quarter[-1])
    return f"{year}-Q{number + 1}" if number < 4 else f"{year + 1}-Q1"


def words_of_quarter(quarter: str) -> str:
    """``January to March 2026`` for ``2026-Q1``."""
    months = ("January to March", "April to June", "July to September", "October to December")
    return f"{months[int(quarter[-1]) - 1]} {quarter[:4]}"


class Quarters(RootModel[tuple[Quarter, ...]]):
    """All of ``not-published.yml``."""
