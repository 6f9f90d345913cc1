"""What a finished site was made from, as far as the audit compares it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from disclosure_log.search import addresses
from disclosure_log.site.output import Output

Found = tuple[str, str, set[str]]
"""(kind of page, address, ids in it) of something that the search finds."""


@dataclass(frozen=True)
class Expected:
    """The pages and files that a site has to have, and where its search leads."""

    digests: Mapping[str, str | None]
    """The digest of each file, by its path; nothing of a Markdown file, which became a page."""
    found: Sequence[Found]

    @staticmethod
    def of(outputs: Mapping[str, Output]) -> Expected:
        """What is expected of a site made from *outputs*, by path."""
        digests = {p: None if p.endswith(".md") else o.digest for p, o in outputs.items()}
        return Expected(digests, list(addresses({p: o.content for p, o in outputs.items()})))
