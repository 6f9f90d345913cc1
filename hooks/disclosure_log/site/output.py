"""One file for the publisher."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
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

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.content)


class LargeOutput:
    """A file that is too large to be kept in memory as a whole."""

    source = None

    def __init__(self, make: Callable[[], Iterable[bytes]]) -> None:
        """*make* gives its content in chunks, the same each time."""
        self._make = make
        self._known: tuple[str, int] | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LargeOutput) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    @property
    def chunks(self) -> Iterator[bytes]:
        """Its content, chunk by chunk."""
        made, size = hashlib.sha256(), 0
        for chunk in self._make():
            made.update(chunk)
            size += len(chunk)
            yield chunk
        self._known = made.hexdigest(), size

    @property
    def content(self) -> bytes:
        """The whole of it."""
        return b"".join(self.chunks)

    @property
    def digest(self) -> str:
        """By which its content is known again."""
        return self._measured()[0]

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self._measured()[1]

    def _measured(self) -> tuple[str, int]:
        if not self._known:
            # Nobody has written it yet.
            for _ in self.chunks:
                pass
        assert self._known
        return self._known


File = tuple[str, Output | LargeOutput]
"""A file that is no page, and its path."""


def file_of_page(markdown: str) -> str:
    """The file of the page that the publisher makes of a *markdown* file."""
    if markdown == "index.md" or markdown.endswith("/index.md"):
        return f"{markdown.removesuffix('.md')}.html"
    return f"{markdown.removesuffix('.md')}/index.html"
