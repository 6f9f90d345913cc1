"""Checks of the related terms of the search.

Why each fault matters is in ``findings/codes/log.py``.
"""

from __future__ import annotations

from disclosure_log.findings.codes.log import RELATED_TO_NOTHING, TERM_NAMED_TWICE
from disclosure_log.records.paths import RELATED_TERMS
from disclosure_log.records.related_terms import RelatedTerms
from disclosure_log.rules.context import Context, items
from disclosure_log.rules.declare import Findings, finds


@finds(RELATED_TO_NOTHING, TERM_NAMED_TWICE, scope="log")
def related_terms(context: Context) -> Findings:
    parsed = context.settings.get(RELATED_TERMS)
    known: RelatedTerms | None = parsed.value if parsed else None
    if parsed is None or known is None:
        return
    for number, group in items(known.root):
        seen: set[str] = set()
        for field, terms in (("same", group.same), ("also", group.also)):
            for place, term in enumerate(terms):
                if term.casefold() in seen:
                    yield parsed.document.finding(
                        TERM_NAMED_TWICE,
                        (number, field, place),
                        "this term stands in the group already",
                        "delete it, or write the term that was meant",
                    )
                seen.add(term.casefold())
        if len(group.same) + len(group.also) < 2:
            yield parsed.document.finding(
                RELATED_TO_NOTHING,
                (number,),
                "this group has one term only",
                "add a term that means the same, or delete the group",
            )
