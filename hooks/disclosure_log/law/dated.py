"""What holds from a day on: time limits, the limit of cost, the regulator, new bank holidays.

It is all in ``data/dated.yml``. Every function here takes a day, and gives what held on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from disclosure_log.law.data_files import load, typed

T = TypeVar("T")


@dataclass(frozen=True)
class Limits:
    """The time limits of one law, in working days; ``None`` where it names no figure."""

    answer_days: int
    longest_days: int | None = None
    ask_review_days: int | None = None
    review_days: int | None = None
    review_longest_days: int | None = None


@dataclass(frozen=True)
class Cost:
    """What answering a request may cost, in pounds."""

    central: int
    general: int
    hourly_rate: int
    months_to_pay: int


@dataclass(frozen=True)
class Words:
    """What pages say in words."""

    working_day: str
    needs: tuple[str, ...]
    """What a written request has to hold."""
    recorded: str
    own_information: str = ""
    """The terms of a subject access request."""


@dataclass(frozen=True)
class Regulator:
    """Who decides complaints."""

    name: str
    website: str
    complaints: str
    email: str
    post: tuple[str, ...]
    complain_within_weeks: int | None = None


@dataclass(frozen=True)
class Proclaimed:
    """A bank holiday that was proclaimed or moved at short notice."""

    day: str
    known: str
    name: str = ""


DATED: Mapping[str, Any] = load("dated.yml")


ACT_IN_FORCE = date.fromisoformat(DATED["limits"]["foi"][0]["from"])
"""The day the right to ask began."""


def limits(regime: str, on: date) -> Limits:
    return _held(Limits, DATED["limits"][regime], on)


def cost(on: date) -> Cost:
    return _held(Cost, DATED["cost"], on)


def words(on: date) -> Words:
    return _held(Words, DATED["words"], on)


def regulator(on: date) -> Regulator:
    return _held(Regulator, DATED["regulator"], on)


def regulator_contacts() -> list[str]:
    """Every address the regulator has or had: public, wherever it stands in a text."""
    rows = DATED["regulator"]
    return [
        *(row["email"] for row in rows if "email" in row),
        *(", ".join(row["post"]) for row in rows if "post" in row),
    ]


_PROCLAIMED = [typed(Proclaimed, row) for row in DATED["proclaimed"]]
PROCLAIMED: Mapping[date, date] = {
    date.fromisoformat(each.day): date.fromisoformat(each.known) for each in _PROCLAIMED
}
"""Bank holidays proclaimed at short notice, and the day each became known."""
NAMES: Mapping[date, str] = {
    date.fromisoformat(each.day): each.name for each in _PROCLAIMED if each.name
}
"""The right names of those that the package ``holidays`` calls by a wrong one."""


def _held(kind: type[T], rows: Iterable[Mapping[str, Any]], on: date) -> T:
    """What *rows* say on a day: of each fact, what the latest row before or on it said.

    Before the first row, when there was no right to ask, the first is taken.
    """
    said: dict[str, Any] = {}
    for row in rows:
        if not said or row["from"] <= on.isoformat():
            said |= row
    return typed(kind, said)
