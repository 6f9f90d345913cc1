"""The kinds of personal data that have a recognisable form."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_log.privacy.kinds.bank import bank_account, card_number
from disclosure_log.privacy.kinds.birth import date_of_birth
from disclosure_log.privacy.kinds.contact import email, ip_address, reply_address, social_media
from disclosure_log.privacy.kinds.kind import Kind, Strength, kind
from disclosure_log.privacy.kinds.letters import letter_opening, mail_header, sign_off
from disclosure_log.privacy.kinds.locations import location, personal_link
from disclosure_log.privacy.kinds.numbers import (
    family_court_case,
    identity_document,
    national_insurance,
    nhs_number,
    tax_reference,
    vehicle,
)
from disclosure_log.privacy.kinds.persons import named_person, possible_name
from disclosure_log.privacy.kinds.places import address, postcode
from disclosure_log.privacy.kinds.telephone import phone
from disclosure_log.privacy.normalise import NormalisedText

__all__ = [
    "ACCEPTABLE",
    "IDENTIFYING_COLUMN",
    "KINDS",
    "NEARLY_LISTED",
    "NHS_NUMBER",
    "SMALL_NUMBER",
    "Kind",
    "Strength",
]


@kind(
    "DL821",
    "a small number of people",
    Strength.NOTE,
    "write '<5' instead, and make sure that no total or other table gives the number away",
)
def small_number(plain: NormalisedText) -> Iterator[tuple[int, int]]:
    yield from ()


SMALL_NUMBER = small_number
"""Found only in tables, by :func:`.detector.small_numbers`."""


@kind(
    "DL570",
    "a column about people",
    Strength.ACCEPT,
    "take the column out, and renumber the rows if they must be told apart; if it is not about"
    " people, say so in the heading: Name of school, Address of premises, Postcode district",
)
def identifying_column(plain: NormalisedText) -> Iterator[tuple[int, int]]:
    yield from ()


IDENTIFYING_COLUMN = identifying_column
"""Found only in tables, by :mod:`.privacy.headings`."""


@kind(
    "DL835",
    "a name from the list of people, with a typing error or in part",
    Strength.ACCEPT,
    "compare it with the letters, and if it is that person, give a post or a role instead",
)
def nearly_listed(plain: NormalisedText) -> Iterator[tuple[int, int]]:
    yield from ()


NEARLY_LISTED = nearly_listed
"""Found only with the list of people, by :class:`.privacy.deny_list.DenyList`."""
NHS_NUMBER = nhs_number

KINDS = (
    reply_address,
    email,
    nhs_number,
    national_insurance,
    date_of_birth,
    bank_account,
    card_number,
    tax_reference,
    identity_document,
    family_court_case,
    phone,
    mail_header,
    address,
    postcode,
    location,
    letter_opening,
    sign_off,
    named_person,
    ip_address,
    vehicle,
    social_media,
    personal_link,
    possible_name,
)
"""The kinds looked for in a text. If two find the same thing, the first one reports it."""

ACCEPTABLE = {
    kind.id: kind
    for kind in (*KINDS, SMALL_NUMBER, IDENTIFYING_COLUMN, NEARLY_LISTED)
    if kind.strength is not Strength.STOP
}
"""The kinds that a record can accept, by id."""
