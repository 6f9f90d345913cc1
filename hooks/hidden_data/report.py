"""What looking into a released document yields, and what rebuilding it does."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """Something in a document that may not be published."""

    code: str
    where: str
    """The part of the document, as a person finds it: ``sheet 2, cell B7`` or ``page 3``; empty for
    the whole. Never a text of the document."""
    message: str
    """What is wrong. Never repeats what the document says."""
    fix: str
    line: int = 1
    """For a document of lines: which, from 1."""

    @property
    def at_its_place(self) -> str:
        """The message behind the part of the document it is about."""
        return f"{self.where}: {self.message}" if self.where else self.message


@dataclass(frozen=True)
class Passage:
    """A piece of a document's text, seen by a reader or not, for the screen for personal data."""

    where: str
    text: str
    line: int = 1
    shown: bool = False
    """Whether it is what a reader reads there, word for word, and no name, note or property."""
    table: int = 0
    """For a cell: which of the document's tables it is in, from 1."""
    column: int = 0
    """For a cell: the column of that table, from 1."""
    also: list[str] = field(default_factory=list)
    """The other cells of the column that say the same."""


@dataclass(frozen=True)
class Table:
    """A table as a reader sees it: rows of cells, all of one width."""

    name: str
    """The sheet it comes from; empty for a document that is one table."""
    rows: list[list[str]]
    """Plain: numbers without separators of thousands, times as ISO 8601 writes them."""
    as_shown: list[list[str]] = field(default_factory=list)
    """The same rows as a reader sees them; empty when nothing differs."""

    @property
    def csv(self) -> bytes:
        """The table as a CSV file. A cell that a spreadsheet would take for a formula, although it
        is a text, has an apostrophe before it."""
        return as_csv([[f"'{c}" if like_a_formula(c) else c for c in row] for row in self.rows])


_AMOUNT = r"[£$€¥₹]?[0-9.,]+(?: ?[%€£$]|(?: ?[^\W\d_])*)"
# Also after ; and tab: programs that are set to another separator divide the line there.
_FORMULA = re.compile(
    rf"(?:\A|[;\t])(?:[=@\t\r\n\uff1d\uff20]"
    rf"|[+\-\uff0b\uff0d](?!(?:{_AMOUNT}(?: to -?{_AMOUNT})?|-*) *(?:[;\t]|\Z)))"
)
"""A sign before a number, with its unit, or before nothing is none: no program can work it out as
anything else."""


def like_a_formula(cell: str) -> bool:
    """Whether a spreadsheet that opens a CSV file could take a cell for a formula."""
    return bool(_FORMULA.search(cell))


def as_csv(rows: list[list[str]]) -> bytes:
    """Rows of cells as a CSV file (RFC 4180, UTF-8)."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()


@dataclass
class Inspection:
    """What one document holds."""

    faults: list[Fault] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    unread: str = ""
    """What only a person can read in it: ``page 2 is a picture``. Empty when all of it is text."""
    undescribed: str = ""
    """The pictures of a web page that say nothing in words: ``picture 2 has no description``."""
    digest: str = ""
    """The SHA-256 of the bytes that were looked into."""
    unread_pages: list[int] = field(default_factory=list)
    """The pages of a PDF that ``unread`` is about."""

    def refuse(self, code: str, where: str, message: str, fix: str, line: int = 1) -> None:
        self.faults.append(Fault(code, where, message, fix, line))


@dataclass(frozen=True)
class ToRead:
    """Something in a document that only a person can read, or that no page of it shows."""

    where: str
    """Its place, as a person finds it. Never a text of the document."""
    picture: bytes = b""
    """It as a JPEG, large enough to read. Empty for words, and for what is not drawn."""
    stretched: bytes = b""
    """The same with its contrast stretched, if that shows more."""
    words: str = ""
    """Words of the document that no page shows, such as the description of a picture."""


@dataclass
class Rebuilt:
    """A document written anew from what a reader could see: what is published."""

    content: bytes = b""
    """The new document; the original itself when that is a rebuilt one already. Empty when
    something stands in the way."""
    ending: str = ""
    """The kind of the new document."""
    left: dict[str, int] = field(default_factory=dict)
    """What was left behind, in words, and how often. Never what it said."""
    changed: dict[str, int] = field(default_factory=dict)
    """What is shown in another way than in the original, in words, and how often."""
    faults: list[Fault] = field(default_factory=list)
    """What stands in the way: what is shown cannot be told, or may not be published."""
    unread: str = ""
    """What only a person can read in it; see :class:`Inspection`."""
    undescribed: str = ""
    """The same of pictures without a description."""

    def refuse(self, code: str, where: str, message: str, fix: str, line: int = 1) -> None:
        self.faults.append(Fault(code, where, message, fix, line))


_FIRST = re.compile("tracked|comment|hidden|person who commented")
"""What a person may have forgotten to take out."""
_EVERYWHERE = re.compile(
    r"property|custom XML data|bookmark|(small )?picture of its first page|thumbnail|embedded font"
    r"|note of earlier formatting|building blocks|template|variable|code of a field|date\Z"
    r"|version for other programs|settings of a printer|profile for a printer|a colour profile"
    r"|description of (the file|a page) \(XMP\)|private data of a program|folder it was kept in"
)
"""What nearly every document holds because its program wrote it."""


def in_lines(counts: dict[str, int]) -> list[str]:
    """What was left behind or changed, and how often if more than once: first what a person may
    have forgotten, and in one line at the end what programs write into every document."""
    told = {what: what if count == 1 else f"{what} ({count})" for what, count in counts.items()}
    usual = [told.pop(what) for what in sorted(counts) if _EVERYWHERE.match(what)]
    lines = [told[what] for what in sorted(told, key=lambda what: (not _FIRST.match(what), what))]
    return [*lines, ", ".join(usual)] if usual else lines
