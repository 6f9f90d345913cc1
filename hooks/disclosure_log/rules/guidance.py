"""The hand-written pages in ``docs/``: the same safe Markdown, facts that exist, and links that
lead somewhere."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Annotated

from pydantic import Field

from disclosure_log.findings.finding import NAME, Finding, shown
from disclosure_log.findings.registry import fault
from disclosure_log.markdown.allowed import GUIDANCE, UNSAFE_LINK, links, problems
from disclosure_log.markdown.placeholders import (
    BLOCK_LINE,
    BLOCKS,
    MENTION,
    as_words,
    before_filling,
    facts,
    fill,
)
from disclosure_log.reading.yaml_document import YamlDocument
from disclosure_log.reading.yaml_reader import decode, read_text, report_hidden_characters
from disclosure_log.records.fields import Day, Line, Model, Paragraph
from disclosure_log.records.references import RESERVED, RESERVED_NAME
from disclosure_log.records.schema import Parsed, parse
from disclosure_log.rules import words as text
from disclosure_log.rules.context import Context

NO_FRONT_MATTER = fault(
    "DL601",
    "no-front-matter",
    "A page needs a title and a description for lists, browsers and search engines.",
)
UNKNOWN_FACT = fault(
    "DL602", "unknown-fact", "A fact that does not exist would leave braces on the page."
)
DEAD_LINK = fault("DL603", "dead-link", "A link to a page that does not exist helps nobody.")
MISSING_PAGE = fault("DL604", "missing-page", "Other pages of the site lead to this one.")
ADDRESS_TAKEN = fault(
    "DL605", "address-taken", "A hand-written page at the address of a generated one would hide it."
)

BLOCK_IN_TEXT = fault(
    "DL606",
    "part-of-a-page-in-text",
    "A list of entries in the middle of a sentence would break the page.",
)

NEEDED = (
    "index.md",
    "how-to-request.md",
    "publication-scheme.md",
    "accessibility.md",
    "about.md",
    "checks.md",
)
GENERATED = ("disclosures/", "search/", "topics/")


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
        Day,
        Field(
            title="Last reviewed",
            description="The day somebody last checked the whole page.",
            examples=["2026-11-21"],
        ),
    ]


@dataclass
class GuidancePage:
    """A hand-written page."""

    path: str
    """Such as ``docs/about.md``."""
    document: YamlDocument
    """The front matter, and what was found in the whole page."""
    parsed: Parsed[FrontMatter]
    body: str = ""
    links: tuple[tuple[int, str], ...] = ()
    """(offset, address) of its links to other pages."""
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

    def report(self, offset: int, code: str, message: str, fix: str) -> None:
        """A finding at a character *offset* in the body."""
        self.document.findings.append(Finding(self.path, *self.place(offset), code, message, fix))


def read_page(path: str, data: bytes, context: Context) -> GuidancePage:
    """Read and check one page.

    What it says of facts and links is only looked at when the authority's own file is in order.
    """
    document = YamlDocument(path)
    page = GuidancePage(path, document, Parsed(document))
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
    text.check(document, FrontMatter)
    page.body, page.first_line = written[match.end() :], written.count("\n", 0, match.end())
    # Hidden characters are looked for in a document of the body's own, so that their lines are
    # those of the file.
    body = YamlDocument(path, page.body, first_line=page.first_line)
    report_hidden_characters(body)
    document.findings += body.findings
    if context.authority:
        _check_body(page, facts(context.authority))
    return page


def _check_body(page: GuidancePage, known: dict[str, str]) -> None:
    near: dict[str, list[str]] = {}
    on_their_own = {match.start(1) for match in BLOCK_LINE.finditer(page.body)}
    for mention in MENTION.finditer(page.body):
        name = mention[1]
        if name in BLOCKS and mention.start(1) not in on_their_own:
            page.report(
                mention.start(),
                BLOCK_IN_TEXT,
                f"{name} stands for a whole part of the page, not for words",
                "put it on a line of its own, with a blank line before and after",
            )
        elif name not in known and name not in BLOCKS:
            if name not in near:
                near[name] = get_close_matches(name.casefold(), [*known, *BLOCKS], 1)
            what = (
                "there is no such fact"
                if shown(name, NAME) == "this"
                else f"there is no fact '{name}'"
            )
            page.report(
                mention.start(),
                UNKNOWN_FACT,
                what,
                (
                    f"did you mean {near[name][0]}?"
                    if near[name]
                    else f"use one of: {', '.join([*known, *BLOCKS])}"
                ),
            )

    def value(name: str) -> str:
        return as_words(known.get(name, "").split("\n")[0])

    filled = fill(page.body, value)
    for problem in islice(problems(filled, GUIDANCE), 100):
        # A link made from a fact that does not exist is no second mistake.
        if not (near and problem.code == UNSAFE_LINK):
            page.report(
                before_filling(page.body, value, problem.offset),
                problem.code,
                problem.message,
                problem.fix,
            )
    page.links = tuple(
        (before_filling(page.body, value, offset), address) for offset, address in links(filled)
    )


def check(pages: dict[str, GuidancePage], context: Context) -> None:
    """What can only be seen with all pages at hand: missing ones, taken addresses, dead links
    between them."""
    names = {path.removeprefix("docs/") for path in pages}
    generated = {"disclosures/index.md", "topics/index.md"}
    for record in context.records:
        generated |= {record.removesuffix(".yml") + ".md", f"{record.rsplit('/', 1)[0]}/index.md"}
    generated |= {f"topics/{topic}/index.md" for topic in context.ids("topics") or ()}
    for name in NEEDED:
        if name not in names and not context.tree.blocked("docs"):
            context.findings.append(
                Finding(
                    f"docs/{name}",
                    1,
                    1,
                    MISSING_PAGE,
                    "the page is missing",
                    "bring it back; other pages link to it",
                )
            )
    addresses: dict[str, str] = {}
    for path, page in pages.items():
        name = path.removeprefix("docs/")
        address = f"{name.removesuffix('.md')}/".removesuffix("index/")
        stem = address.rstrip("/").rsplit("/", 1)[-1]
        if f"{address}/".startswith(GENERATED):
            context.findings.append(
                Finding(
                    path,
                    1,
                    1,
                    ADDRESS_TAKEN,
                    "this address belongs to pages made from the records",
                    "give the page another name",
                )
            )
        elif stem in RESERVED:
            context.findings.append(
                Finding(
                    path,
                    1,
                    1,
                    RESERVED_NAME,
                    "this name means something else to a web server or to Windows",
                    "give the page another name",
                )
            )
        elif address in addresses:
            context.findings.append(
                Finding(
                    path,
                    1,
                    1,
                    ADDRESS_TAKEN,
                    f"this page has the address of {addresses[address]}",
                    "give one of the two another name",
                )
            )
        addresses.setdefault(address, path)
        for offset, link in page.links:
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), link.partition("#")[0]))
                if not link.startswith("#")
                else name
            )
            if target.endswith(".md") and target not in names | generated:
                page.report(
                    offset,
                    DEAD_LINK,
                    "this link leads to a page that does not exist",
                    f"link to one of: {', '.join(sorted(names | generated))}",
                )
