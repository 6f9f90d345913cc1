"""What the parts of a site became, and what the store knows of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from disclosure_log.search import Found
from disclosure_log.site.audit.expected import Expected
from disclosure_log.site.audit.facts import PageFacts
from disclosure_log.site.output import File, LargeOutput
from disclosure_log.site.page import Head, Page
from disclosure_log.site.pages import Part
from disclosure_log.store import Store

PART = "part"
"""What the store calls the pages and files that were made together."""


@dataclass
class Assembled:
    """What stands in the folder of the finished site."""

    heads: list[Head] = field(default_factory=list)
    digests: dict[str, str | None] = field(default_factory=dict)
    """The digest of each file by its path; ``None`` if the publisher wrote it."""
    found: list[Found] = field(default_factory=list)
    facts: dict[str, PageFacts] = field(default_factory=dict)
    """What the audit has to know of each page, by its path."""
    sizes: dict[str, int] = field(default_factory=dict)
    """The size in bytes of each large file, by its path."""

    def add(self, other: Assembled) -> None:
        """Add what another part became. Raises ``ValueError`` if a path is taken."""
        if taken := self.digests.keys() & other.digests.keys():
            raise ValueError(f"two files would be published as {min(taken)}")
        self.heads += other.heads
        self.digests |= other.digests
        self.found += other.found
        self.facts |= other.facts
        self.sizes |= other.sizes

    @property
    def expected(self) -> Expected:
        files = {p: None if p in self.facts else digest for p, digest in self.digests.items()}
        return Expected(files, self.found)


def noted(made: Page | File) -> Assembled:
    """What was *made*, as the audit expects it."""
    if isinstance(made, Page):
        return Assembled([made.head], {made.file: None})
    path, output = made
    sizes = {path: output.size} if isinstance(output, LargeOutput) else {}
    return Assembled([], {path: output.digest}, sizes=sizes)


@dataclass(frozen=True)
class Kept:
    """What the store knows of parts."""

    basis: bytes
    """What every part is made from besides its own sources."""
    store: Store | None

    def known(self, part: Part) -> Assembled | None:
        """What a *part* became."""
        if not self.store or part.sources is None:
            return None
        known: Assembled | None = self.store.get(PART, *self._key(part))
        return known

    def keep(self, part: Part, became: Assembled) -> None:
        """Keep what a *part* became, unless it is to be made each time."""
        if self.store and part.sources is not None:
            self.store.put(PART, became, *self._key(part))

    def _key(self, part: Part) -> tuple[object, ...]:
        return (self.basis, *part.addresses, *(part.sources or ()))
