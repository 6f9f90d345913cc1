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

GENERAL = Path(__file__).parent / "data/related-terms.yml"


@cache
def general() -> RelatedTerms:
    """The list that the program comes with. It is checked like that of an authority."""
    parsed = parse(read(GENERAL.name, GENERAL.read_bytes()), RelatedTerms)
    if parsed.value is None:
        raise ValueError(f"{GENERAL.name} is not in order: {parsed.document.findings}")
    return parsed.value


def related(own: RelatedTerms | None, holds: Callable[[str], bool]) -> list[str]:
    """The groups as the script of the search page reads them: ``bin|-trash|+waste``.

    A term with ``-`` is not in the log, so it finds the others and is not found. One with ``+`` is
    only found.
    """
    groups = [*general().root, *(own.root if own else ())]
    return [text for group in groups if (text := _written(group, holds))]


def _written(group: Group, holds: Callable[[str], bool]) -> str:
    def held(term: str) -> bool:
        found = stems(term)
        return bool(found) and all(map(holds, found))

    same = [term if held(term) else f"-{term}" for term in group.same]
    also = [f"+{term}" for term in group.also if held(term)]
    found = [term for term in (*same, *also) if not term.startswith("-")]
    return "|".join((*same, *also)) if found and len(same) + len(also) > 1 else ""
