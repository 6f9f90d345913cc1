"""Related terms: different words for the same thing, in the official language and in everybody's.

It is all of ``related-terms.yml``, which a log may do without.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from disclosure_log.records.fields import Model, written_as

Term = Annotated[
    str,
    written_as(
        r"[^\W_]+(?:[-'\u2019&/ ]{1,3}[^\W_]+){0,9}",
        "a term",
        "a word, or up to ten words, without commas, brackets or other signs",
    ),
]


class Group(Model):
    """Terms that mean nearly the same."""

    same: Annotated[
        tuple[Term, ...],
        Field(
            title="The same",
            description="Whoever looks for one of these finds the others too.",
            examples=["[bin, wheelie bin, refuse]"],
            min_length=1,
        ),
    ]
    also: Annotated[
        tuple[Term, ...],
        Field(
            title="Also",
            description=(
                "Whoever looks for one of those above finds these too, and not the reverse."
            ),
            examples=["[recycling]"],
        ),
    ] = ()


class RelatedTerms(RootModel[tuple[Group, ...]]):
    """All of ``related-terms.yml``."""
