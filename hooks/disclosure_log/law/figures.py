"""Which figures are counted.

The tables, their lines and what they mean are in ``data/figures.yml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from disclosure_log.law.data_files import load, typed
from disclosure_log.law.vocabulary import Term

_DATA: Mapping[str, Any] = load("figures.yml")


@dataclass(frozen=True)
class Table:
    """Some figures that stand together."""

    id: str
    title: str
    counts: str
    """What they count: ``requests``, ``reviews`` or ``decisions``."""
    measures: tuple[str, ...]
    """The ids of its lines."""
    source: str
    """Where its lines come from, or how they are counted."""
    within: tuple[str, ...] = ()
    """The lines that are part of the one above them."""


TABLES: Mapping[str, Table] = {row["id"]: typed(Table, row) for row in _DATA["tables"]}
MEASURES: Mapping[str, Term] = {row["id"]: typed(Term, row) for row in _DATA["measures"]}
NOT_RESOLVABLE = ("not-held", "advice")
"""The lines of requests that left nothing to give or to refuse."""
