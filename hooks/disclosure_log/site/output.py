"""One file for the publisher."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Output:
    """One file for the publisher."""

    content: bytes
    source: str | None = None
    """The file of the repository to edit to change it."""
