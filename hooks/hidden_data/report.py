"""What looking into a released document yields, and what cleaning it does."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """Something in a document that may not be published."""

    code: str
    where: str
    """The part of the document, as a person finds it: ``sheet 2, cell B7`` or ``page 3``; empty for the whole. Never a text of the document."""
    message: str
    """What is wrong. Never repeats what the document says."""
    fix: str
    line: int = 1
    """For a document of lines: which, from 1."""


@dataclass(frozen=True)
class Passage:
    """A piece of a document's text, whether or not a reader would see it, for the screen for personal data."""

    where: str
    text: str
    line: int = 1
    shown: bool = False
    """Whether it is what a reader reads there, word for word, and no name, note or property."""


@dataclass(frozen=True)
class Table:
    """A table as a reader sees it: rows of cells, all of one width."""

    name: str
    """The sheet it comes from; empty for a document that is one table."""
    rows: list[list[str]]

    @property
    def csv(self) -> bytes:
        """The table as a CSV file (RFC 4180, UTF-8)."""
        written = io.StringIO(newline="")
        csv.writer(written).writerows(self.rows)
        return written.getvalue().encode()


@dataclass
class Inspection:
    """What one document holds."""

    faults: list[Fault] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    unread: str = ""
    """What nobody but a person can read in it: ``page 2 is a picture``. Empty when all of it is text."""
    digest: str = ""
    """The SHA-256 of the bytes that were looked into."""

    def refuse(self, code: str, where: str, message: str, fix: str, line: int = 1) -> None:
        self.faults.append(Fault(code, where, message, fix, line))


@dataclass
class Cleaned:
    """The publishable version of one document."""

    files: dict[str, bytes] = field(default_factory=dict)
    """What stands behind the name of the original (``-2.csv``), and the content. Empty when something has to be mended by hand first."""
    dropped: dict[str, int] = field(default_factory=dict)
    """What was left out, in words, and how often. Never what it said."""
    changed: dict[str, int] = field(default_factory=dict)
    """What is shown in another way than in the original, in words, and how often."""
    faults: list[Fault] = field(default_factory=list)
    """What stands in the way."""
