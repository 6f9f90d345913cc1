"""What the pages about exemptions say besides the law itself: what a ground takes, what people call
it, and which answers are no exemptions.

The texts are in ``data/exemptions.yml``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

from disclosure_log.law.data_files import load, typed
from disclosure_log.law.vocabulary import PROVISIONS, Provision, Term

_DATA: Mapping[str, Any] = load("exemptions.yml")


@dataclass(frozen=True)
class Ground:
    """What a provision takes."""

    act: str
    provision: str
    takes: str
    also_called: tuple[str, ...] = ()


@dataclass(frozen=True)
class Apart(Term):
    """An answer that is no exemption and is often taken for one."""

    also_called: tuple[str, ...] = ()


TAKES: Mapping[str, Term] = {
    id: Term(id, row["label"], row["meaning"]) for id, row in _DATA["takes"].items()
}
APART: Mapping[str, Apart] = {row["id"]: typed(Apart, row) for row in _DATA["apart"]}
CLARIFIED, SILENT, NOT_HELD = APART
"""Their ids, in the order of the file: FOIA s.1(3), neither confirmed nor denied, not held."""
_GROUNDS = {(row["act"], row["provision"]): typed(Ground, row) for row in _DATA["grounds"]}


@cache
def ground_of(law: Provision) -> Ground:
    """What a provision takes: its own row, or that of the nearest provision that holds it."""
    return next(
        known
        for provision in _upwards(law.provision)
        if (known := _GROUNDS.get((law.act, provision)))
    )


@cache
def whole(law: Provision) -> Provision:
    """The section of the Act that holds a provision; a regulation is whole by itself unless a
    letter can cite the regulation that holds it."""
    return next(
        found
        for provision in reversed([*_upwards(law.provision)])
        if (found := PROVISIONS.get((law.act, provision)))
    )


def is_exemption(law: Provision) -> bool:
    """Whether it is an exemption or exception. Cost, and vexatious or repeated requests, are not:
    they are about the request. Under the Regulations these are exceptions."""
    return ground_of(law).takes != "request"


def is_within(law: Provision, other: Provision) -> bool:
    """Whether a provision is another one or a part of it."""
    return law.act == other.act and f"{law.provision}(".startswith(f"{other.provision}(")


def pages_of(used: Set[Provision]) -> list[Provision]:
    """The provisions that have a page where some were *used*, in the order of the law: each of
    these, and a section of which several parts were."""
    parts = Counter(map(whole, used))
    wanted = used | {law for law, number in parts.items() if number > 1}
    return [law for law in PROVISIONS.values() if law in wanted]


def slug_of(law: Provision) -> str:
    """The name of its page: ``s40-2`` for section 40(2), ``r12-5-e`` for regulation 12(5)(e)."""
    parts = law.provision.lower().replace(")", "").replace("(", "-")
    return f"{'s' if law.act == 'foi' else 'r'}{parts}"


def _upwards(provision: str) -> Iterator[str]:
    """``40(3A)(a)``, ``40(3A)``, ``40``."""
    while provision:
        yield provision
        provision = provision.rpartition("(")[0]
