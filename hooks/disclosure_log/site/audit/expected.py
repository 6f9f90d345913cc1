"""What a finished site was made from, as far as the audit compares it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from disclosure_log.search import Found, addresses
from disclosure_log.site.output import LargeOutput, Output, file_of_page


@dataclass(frozen=True)
class Expected:
    """The pages and files that a site has to have, and where its search leads."""

    digests: Mapping[str, str | None]
    """The digest of each file, by its path; ``None`` for a page, which is looked at instead."""
    found: Sequence[Found]

    @staticmethod
    def of(outputs: Mapping[str, Output | LargeOutput]) -> Expected:
        """What is expected of a site made from *outputs*, by path."""
        pages: dict[str, str | None] = {
            file_of_page(path): None for path in outputs if path.endswith(".md")
        }
        files = {path: o.digest for path, o in outputs.items() if not path.endswith(".md")}
        return Expected(
            {**pages, **files}, list(addresses({p: o.content for p, o in outputs.items()}))
        )
