"""The settings of the authority.

Every fact about the authority that a page shows is stated in ``authority.yml`` and nowhere else.
What the law says of every authority is in ``law/data/``.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator

from disclosure_log.law import dated
from disclosure_log.law.vocabulary import COMPLIANCE, KINDS, NATIONS, REGIMES
from disclosure_log.records.fields import (
    Day,
    Email,
    Line,
    Link,
    Model,
    Paragraph,
    Reason,
    YesNo,
    one_of,
    written_as,
)
from disclosure_log.records.legal_settings import (
    DaysInOrder,
    Limits,
    Regulator,
    ReviewTerms,
    not_the_usual,
    served,
)


class Site(Model):
    """Where the site is, and where its records are kept."""

    address: Annotated[
        Annotated[
            str,
            written_as(
                r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]{1,5})?/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*",
                "the address of a site",
                "begin with https:// and end with /",
            ),
        ],
        Field(title="Address", examples=["https://foi.authority.example/"]),
    ]
    repository: Annotated[
        Annotated[
            str,
            written_as(
                r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+",
                "the address of a repository",
                "begin with https://, without / at the end",
            ),
        ],
        Field(
            title="Repository",
            description="Where the records are edited.",
            examples=["https://git.example/authority/disclosure-log"],
        ),
    ]
    public: Annotated[
        YesNo,
        Field(
            title="Public",
            description=(
                "Whether everybody can see the repository. Entries then lead to their history."
            ),
            examples=["no"],
        ),
    ] = True
    branch: Annotated[
        Annotated[
            str,
            written_as(
                r"[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*",
                "the name of a branch",
                "usually main",
            ),
        ],
        Field(title="Branch", examples=["main"]),
    ] = "main"

    @property
    def is_placeholder(self) -> bool:
        """Whether the address is no real one, so that nothing can be public there."""
        return (urlsplit(self.address).hostname or "").endswith(".example")


Letters = Annotated[str, written_as("[A-Za-z]{1,12}", "a prefix", "letters only, for example FOI")]


class OtherPrefix(Model):
    """Letters that some references begin with: those of another law, or former ones. The letters
    alone are enough where the law is the Act."""

    prefix: Annotated[Letters, Field(title="Prefix", examples=["EIR"])]
    regime: Annotated[
        Annotated[str, one_of(REGIMES)],
        Field(title="Law", description=f"One of: {', '.join(REGIMES)}.", examples=["eir"]),
    ] = "foi"

    @model_validator(mode="before")
    @classmethod
    def _letters_alone(cls, value: Any) -> Any:
        return {"prefix": value} if isinstance(value, str) else value


class References(Model):
    """How the authority writes its references, so that every spelling of one is recognised."""

    prefix: Annotated[
        Letters,
        Field(title="Prefix", description="The letters a reference begins with.", examples=["FOI"]),
    ]
    other_prefixes: Annotated[
        tuple[OtherPrefix, ...],
        Field(
            title="Other prefixes",
            description=(
                "Letters that other references begin with: former ones, and those of requests under"
                " another law."
            ),
            examples=["{prefix: EIR, regime: eir}"],
        ),
    ] = ()
    lead_ins: Annotated[
        tuple[
            Annotated[
                str,
                written_as(
                    "[A-Za-z0-9]{1,12}/", "a lead-in", "letters and a slash, for example Gov/"
                ),
            ],
            ...,
        ],
        Field(
            title="Lead-ins",
            description="What letters sometimes put before a reference.",
            examples=["Gov/"],
        ),
    ] = ()

    @cached_property
    def regimes(self) -> dict[str, str]:
        """Every prefix, in small letters, with the law of its requests."""
        others = {item.prefix.casefold(): item.regime for item in self.other_prefixes}
        return {self.prefix.casefold(): "foi"} | others


class Contact(Model):
    """Where to send requests."""

    email: Annotated[Email, Field(title="Email", examples=["foi@authority.example"])]
    post: Annotated[
        tuple[Line, ...],
        Field(
            title="Postal address",
            description="One line each, beginning with a team or a post, never a person.",
            min_length=1,
        ),
    ]


class Accessibility(Model):
    """What the accessibility statement says of the site and of its own making."""

    compliance: Annotated[
        Annotated[str, one_of(COMPLIANCE)] | None,
        Field(
            title="Compliance",
            description=(
                f"How far the site meets the guidelines: {', '.join(COMPLIANCE)}. While it is"
                " empty, nothing is published."
            ),
            examples=["partially"],
        ),
    ] = None
    prepared: Annotated[
        Day | None,
        Field(
            title="Prepared",
            description=(
                "The day somebody went through the site and made the statement true. While it is"
                " empty, nothing is published."
            ),
            examples=["2026-11-21"],
        ),
    ] = None


class Licence(Model):
    """The terms on which anybody may use what is published."""

    name: Annotated[Line, Field(title="Name", examples=["Open Government Licence v3.0"])] = (
        "Open Government Licence v3.0"
    )
    link: Annotated[Link, Field(title="Link", examples=["https://licence.example/3"])] = (
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    )


class PublicContact(Model):
    """Something that looks like personal data and is meant for everybody: the number of a helpline,
    the address of a court."""

    value: Annotated[
        Line, Field(title="Value", description="As it stands in texts.", examples=["0300 123 4567"])
    ]
    reason: Annotated[
        Reason,
        Field(
            title="Reason", description="Why it is public.", examples=["The regulator's helpline."]
        ),
    ]


class Authority(Model):
    """The public authority whose log this is."""

    name: Annotated[Line, Field(title="Full name", examples=["Borough of Fernhollow"])]
    short_name: Annotated[
        Line, Field(title="Short name", description="As pages call it.", examples=["Fernhollow"])
    ]
    about: Annotated[
        Paragraph,
        Field(
            title="What it is",
            description="One sentence.",
            examples=["The council of an invented borough."],
        ),
    ]
    site: Site
    references: References
    contact: Annotated[Contact, Field(title="Where requests go")]
    nation: Annotated[
        Annotated[str, AfterValidator(served), one_of(NATIONS)],
        Field(
            title="Nation",
            description=f"Where the authority works: {', '.join(NATIONS)}.",
            examples=["england"],
        ),
    ] = "united-kingdom"
    kind: Annotated[
        Annotated[str, one_of(KINDS)],
        Field(
            title="Kind",
            description=(
                "What the law calls it, since the limits of cost and time depend on it:"
                f" {', '.join(KINDS)}."
            ),
            examples=["school"],
        ),
    ] = "public-authority"
    no_school: Annotated[
        tuple[DaysInOrder, ...],
        Field(
            title="Days without school",
            description="Only for a school: its holidays and other days without a session.",
        ),
    ] = ()
    limits: Limits = Limits()
    review: ReviewTerms
    regulator: Annotated[
        Annotated[Regulator | None, AfterValidator(not_the_usual)],
        Field(title="Regulator", description="Only where it is not the one of the Act."),
    ] = None
    public_contacts: Annotated[
        tuple[PublicContact, ...],
        Field(
            title="Public contacts",
            description=(
                "Other contacts that may stand anywhere in the log. Those above are public already."
            ),
        ),
    ] = ()
    source: Annotated[
        Line,
        Field(title="Source of the contact details", examples=["the leaflet of February 2019"]),
    ]
    checked: Annotated[
        Day | None,
        Field(
            title="Last checked",
            description=(
                "The day somebody compared these details with their source. While it is empty,"
                " nothing is published."
            ),
            examples=["2026-11-21"],
        ),
    ] = None
    accessibility: Accessibility = Accessibility()
    licence: Licence = Licence()

    @cached_property
    def days_without_school(self) -> frozenset[date]:
        return frozenset(day for each in self.no_school for day in each.days)

    def regulator_on(self, day: date) -> dated.Regulator:
        """Who decides complaints, as known on a *day*."""
        return self.regulator.known if self.regulator else dated.regulator(day)
