"""A page written by hand: its front matter and its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from disclosure_log.findings.codes.guidance import NO_FRONT_MATTER
from disclosure_log.findings.finding import Finding
from disclosure_log.reading.yaml_document import YamlDocument
from disclosure_log.reading.yaml_reader import decode, read_text, report_hidden_characters
from disclosure_log.records.fields import Day, Line, Model, PageAddress, Paragraph
from disclosure_log.records.schema import Parsed, parse


class FrontMatter(Model):
    """What stands between the two lines of dashes at the top of a page."""

    title: Annotated[
        Line,
        Field(
            title="Title",
            description="The heading of the page.",
            examples=["How to make a request"],
        ),
    ]
    description: Annotated[
        Paragraph,
        Field(
            title="Description",
            description="One sentence for search engines.",
            examples=["How to ask for information."],
        ),
    ]
    reviewed: Annotated[
        Day | None,
        Field(
            title="Last reviewed",
            description=(
                "The day somebody last checked the whole page. While it is empty, nothing is"
                " published."
            ),
            examples=["2026-11-21"],
        ),
    ] = None
    former: Annotated[
        tuple[PageAddress, ...],
        Field(
            title="Former addresses",
            description="Addresses of pages that this one replaces; they lead here.",
            examples=["how-to-ask/"],
        ),
    ] = ()


@dataclass
class GuidancePage:
    """A hand-written page."""

    path: str
    """Such as ``docs/about.md``."""
    document: YamlDocument
    """The front matter, and what was found when the page was read."""
    parsed: Parsed[FrontMatter]
    body: str = ""
    first_line: int = 0
    """Lines of the file before the body."""

    @property
    def front(self) -> FrontMatter | None:
        return self.parsed.value

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character *offset* in the body."""
        return self.first_line + self.body.count("\n", 0, offset) + 1, offset - self.body.rfind(
            "\n", 0, offset
        )

    def finding(self, offset: int, code: str, message: str, fix: str) -> Finding:
        """A finding at a character *offset* in the body."""
        return Finding(self.path, *self.place(offset), code, message, fix)


def read_page(path: str, data: bytes) -> GuidancePage:
    """Read one page. Never raises for what is in *data*."""
    document = YamlDocument(path)
    page = GuidancePage(path, document, Parsed(document, FrontMatter))
    written = decode(document, data)
    if written is None:
        return page
    match = re.match(r"---[ \t]*\n(.*?\n|)---[ \t]*\n", written, re.DOTALL)
    if not match:
        document.report(
            NO_FRONT_MATTER,
            (),
            "the page does not begin with title, description and reviewed between two lines of ---",
            "copy the first lines of another page",
        )
        return page
    document.first_line = 1
    read_text(document, match[1])
    page.parsed = parse(document, FrontMatter)
    page.body, page.first_line = written[match.end() :], written.count("\n", 0, match.end())
    # Hidden characters are looked for in a document of the body's own, so that their lines are
    # those of the file.
    body = YamlDocument(path, page.body, first_line=page.first_line)
    report_hidden_characters(body)
    document.findings += body.findings
    return page
