"""The settings in which an authority differs from what the law says of all of them.

What the law says itself is in ``law/data/``, and no setting.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from disclosure_log.findings.codes.fields import MALFORMED, NOT_A_CHOICE, UNKNOWN_FIELD
from disclosure_log.law import dated
from disclosure_log.law.vocabulary import NATIONS, Nation
from disclosure_log.records.fields import Day, Email, Line, Link, Model, problem, whole_number


def _known_by_law(cure: str) -> BeforeValidator:
    """A former setting, which the program knows from the law by now."""

    def refuse(value: Any) -> None:
        raise problem(UNKNOWN_FIELD, "this follows from the law and is no setting any more", cure)

    return BeforeValidator(refuse)


class Limits(Model):
    """The limit of cost, as the authority puts it."""

    staff_time: Annotated[
        Line | None,
        Field(
            title="The limit of cost in staff time",
            description="Only if you do not say it in hours.",
            examples=["2.5 days"],
        ),
    ] = None
    response_working_days: Annotated[
        None,
        _known_by_law(
            "delete the line; a school writes kind: school, which leaves out the days of no_school"
            " and ends after 60 working days; where the law gives a single request longer, enter an"
            " extension under clock in its record"
        ),
    ] = None
    cost_pounds: Annotated[
        None,
        _known_by_law(
            "delete the line; where the higher limit holds, write kind: central-government or"
            " kind: armed-forces"
        ),
    ] = None


class ReviewTerms(Model):
    """How an internal review works here."""

    by: Annotated[
        Line,
        Field(
            title="Who reviews",
            description="A role, never a person.",
            examples=["a senior member of staff"],
        ),
    ]
    ask_within_working_days: Annotated[
        None,
        _known_by_law(
            "delete the line; where a letter names a last day, enter it in its record as"
            " ask_review_by"
        ),
    ] = None
    answer_within_working_days: Annotated[None, _known_by_law("delete the line")] = None


class Regulator(Model):
    """Who decides complaints, where it is not the one of the Act."""

    name: Annotated[Line, Field(title="Name", examples=["Information Commissioner"])]
    website: Annotated[Link, Field(title="Website", examples=["https://regulator.example/"])]
    complaints: Annotated[
        Link | None,
        Field(
            title="Where to complain",
            description="The page with the form. The website, unless you say.",
            examples=["https://regulator.example/complain"],
        ),
    ] = None
    email: Annotated[Email, Field(title="Email", examples=["casework@regulator.example"])]
    post: Annotated[
        tuple[Line, ...], Field(title="Postal address", description="One line each.", min_length=1)
    ]
    complain_within_weeks: Annotated[
        Annotated[int, whole_number(1, 52)] | None,
        Field(title="Weeks to complain", description="After the review.", examples=["6"]),
    ] = None

    @property
    def known(self) -> dated.Regulator:
        return dated.Regulator(
            self.name,
            self.website,
            self.complaints or self.website,
            self.email,
            self.post,
            self.complain_within_weeks,
        )


def not_the_usual(regulator: Regulator | None) -> Regulator | None:
    """Refuse what the program knows itself, and the regulator of a law it does not know."""
    if regulator is None:
        return None
    for nation in NATIONS.values():
        if any(sign in f"{regulator.name} {regulator.website}" for sign in nation.signs):
            raise _not_served(nation)
    if _host(regulator.website) == _host(dated.regulator(date.max).website):
        raise problem(
            UNKNOWN_FIELD,
            "the program knows the regulator of the Act, and follows its changes of name and"
            " address",
            "delete the whole group; it is only for the regulator of another law",
        )
    return regulator


def _host(website: str) -> str:
    return (urlsplit(website).hostname or "").removeprefix("www.")


def served(nation: str) -> str:
    known = NATIONS.get(nation.strip().casefold())
    if known and known.refused:
        raise _not_served(known)
    return nation


def _not_served(nation: Nation) -> Exception:
    return problem(NOT_A_CHOICE, nation.refused, nation.cure)


def _in_order(closed: DaysWithoutSchool) -> DaysWithoutSchool:
    if not closed.first <= (closed.last or closed.first) <= closed.first + _YEAR:
        raise problem(
            MALFORMED, "the last day is before the first, or a year after it", "check both dates"
        )
    return closed


_YEAR = timedelta(366)


class DaysWithoutSchool(Model):
    """Days on which a school has no session, such as holidays."""

    first: Annotated[Day, Field(title="First day", examples=["2026-07-22"])]
    last: Annotated[
        Day | None,
        Field(title="Last day", description="The first, unless you say.", examples=["2026-09-01"]),
    ] = None

    @property
    def days(self) -> list[date]:
        length = ((self.last or self.first) - self.first).days
        return [self.first + timedelta(n) for n in range(length + 1)]


DaysInOrder = Annotated[DaysWithoutSchool, AfterValidator(_in_order)]
