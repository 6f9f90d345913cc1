"""One file for the publisher."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Output:
    """One file for the publisher."""

    content: bytes
    source: str | None = None
    """The file of the repository to edit to change it."""

    @property
    def digest(self) -> str:
        """By which its content is known again."""
        return hashlib.sha256(self.content).hexdigest()


def file_of_page(markdown: str) -> str:
    """The file of the page that the publisher makes of a *markdown* file."""
    if markdown == "index.md" or markdown.endswith("/index.md"):
        return f"{markdown.removesuffix('.md')}.html"
    return f"{markdown.removesuffix('.md')}/index.html"
