"""Related terms: what else a word is looked for as.

The general list of the program comes first, then the authority's own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.related_terms import Group, RelatedTerms
from disclosure_log.records.schema import parse
from disclosure_log.search.tokens import stems
from disclosure_log.store import Store

TERMS = "stems of related terms"
"""What the store calls them."""
GENERAL = Path(__file__).parent / "data/related-terms.yml"


@cache
def general() -> RelatedTerms:
    """The list that the program comes with. It is checked like that of an authority."""
    parsed = parse(read(GENERAL.name, GENERAL.read_bytes()), RelatedTerms)
    if parsed.value is None:
        raise ValueError(f"{GENERAL.name} is not in order: {parsed.document.findings}")
    return parsed.value


def related(
    own: RelatedTerms | None, holds: Callable[[str], bool], store: Store | None = None
) -> list[str]:
    """The groups as the script of the search page reads them: ``bin|-trash|+waste``.

    A term with ``-`` is not in the log, so it finds the others and is not found. One with ``+`` is
    only found.
    """
    groups = [*general().root, *(own.root if own else ())]
    known = store.get(TERMS, groups) if store else None
    if known is None:
        known = {term: stems(term) for group in groups for term in (*group.same, *group.also)}
        if store:
            store.put(TERMS, known, groups)

    def held(term: str) -> bool:
        return bool(known[term]) and all(map(holds, known[term]))

    return [text for group in groups if (text := _written(group, held))]


def _written(group: Group, held: Callable[[str], bool]) -> str:

    same = [term if held(term) else f"-{term}" for term in group.same]
    also = [f"+{term}" for term in group.also if held(term)]
    found = [term for term in (*same, *also) if not term.startswith("-")]
    return "|".join((*same, *also)) if found and len(same) + len(also) > 1 else ""
