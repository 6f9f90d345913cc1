"""The hand-written pages in ``docs/``: the same safe Markdown, facts that exist, and links that lead somewhere."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated

from pydantic import Field

from ..catalogue import fault
from ..facts import BLOCKS, MENTION, facts, fill
from ..fields import Day, Line, Model, Paragraph
from ..findings import Finding, quoted
from ..markdown import GUIDANCE, problems
from ..source import MAX_BYTES, NOT_UTF8, TOO_LARGE, Document, read_text, report_hidden_characters
from . import text
from .context import Context
from .shape import Parsed, parse

NO_FRONT_MATTER = fault("DL601", "no-front-matter", "A page needs a title and a description for lists, browsers and search engines.")
UNKNOWN_FACT = fault("DL602", "unknown-fact", "A fact that does not exist would leave braces on the page.")
DEAD_LINK = fault("DL603", "dead-link", "A link to a page that does not exist helps nobody.")
MISSING_PAGE = fault("DL604", "missing-page", "Every page of the site leads to this one.")
ADDRESS_TAKEN = fault("DL605", "address-taken", "A hand-written page at the address of a generated one would hide it.")

NEEDED = ("index.md", "how-to-request.md", "publication-scheme.md", "accessibility.md", "about.md")
GENERATED = ("disclosures/", "topics/")


class FrontMatter(Model):
    """What stands between the two lines of dashes at the top of a page."""

    title: Annotated[Line, Field(title="Title", description="The heading of the page.", examples=["How to make a request"])]
    description: Annotated[Paragraph, Field(title="Description", description="One sentence for search engines.", examples=["How to ask for information."])]
    reviewed: Annotated[Day, Field(title="Last reviewed", description="The day somebody last checked the whole page.", examples=["2026-11-21"])]


@dataclass
class Page:
    """A hand-written page."""

    path: str
    """Such as ``docs/about.md``."""
    document: Document
    """The front matter, and what was found in the whole page."""
    parsed: Parsed[FrontMatter]
    body: str = ""

    @property
    def front(self) -> FrontMatter | None:
        return self.parsed.value


def read_page(path: str, data: bytes, context: Context) -> Page:
    """Read and check one page. What it says of facts and links is only looked at when the authority's own file is in order."""
    document = Document(path)
    page = Page(path, document, Parsed(document))
    try:
        written = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        document.findings.append(Finding(path, data[: error.start].count(b"\n") + 1, 1, NOT_UTF8, "the file is not UTF-8 text", "save it again with the encoding UTF-8"))
        return page
    if len(data) > MAX_BYTES:
        document.report(TOO_LARGE, (), f"the file is larger than {MAX_BYTES // 1024} KB", "split the page")
        return page
    match = re.match(r"---\n(.*?\n)---\n", written, re.DOTALL)
    if not match:
        document.report(NO_FRONT_MATTER, (), "the page does not begin with title, description and reviewed between two lines of ---", "copy the first lines of another page")
        return page
    document.first_line = 1
    read_text(document, match[1])
    page.parsed = parse(document, FrontMatter)
    text.check(document, FrontMatter)
    page.body = written[match.end() :]
    _check_body(page, written.count("\n", 0, match.end()), context)
    return page


def _check_body(page: Page, first_line: int, context: Context) -> None:
    # Hidden characters are looked for in a document of the body's own, so that their lines are those of the file.
    body = Document(page.path, page.body, first_line=first_line)
    report_hidden_characters(body)

    def report(offset: int, code: str, message: str, fix: str) -> None:
        line, start = page.body.count("\n", 0, offset), page.body.rfind("\n", 0, offset) + 1
        body.findings.append(Finding(page.path, first_line + line + 1, offset - start + 1, code, message, fix))

    if context.authority:
        known = facts(context.authority)
        for mention in MENTION.finditer(page.body):
            name = mention[1]
            if name not in known and name not in BLOCKS:
                near = get_close_matches(name, [*known, *BLOCKS], 1)
                report(mention.start(), UNKNOWN_FACT, f"there is no fact {quoted(name)}", f"did you mean {near[0]}?" if near else f"use one of: {', '.join([*known, *BLOCKS])}")
        # The text is checked as it will be read. No fact holds a line end, so lines stay what they are.
        filled = fill(page.body, lambda name: known.get(name, "").split("\n")[0])
        for problem in problems(filled, GUIDANCE):
            line = filled.count("\n", 0, problem.offset)
            column = problem.offset - filled.rfind("\n", 0, problem.offset)
            body.findings.append(Finding(page.path, first_line + line + 1, column, problem.code, problem.message, problem.fix))
    page.document.findings += body.findings


def check(pages: dict[str, Page], context: Context) -> None:
    """What can only be seen with all pages at hand: missing ones, taken addresses, dead links between them."""
    names = {path.removeprefix("docs/") for path in pages}
    for name in NEEDED:
        if name not in names:
            context.findings.append(Finding(f"docs/{name}", 1, 1, MISSING_PAGE, "the page is missing", "bring it back; every other page links to it"))
    for path, page in pages.items():
        name = path.removeprefix("docs/")
        if name.startswith(GENERATED):
            context.findings.append(Finding(path, 1, 1, ADDRESS_TAKEN, "this address belongs to pages made from the records", "move the page out of this folder"))
        for link in re.finditer(r"\]\(([^)\s#]+\.md)(?:#[^)\s]*)?\)", page.body):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), link[1]))
            if target not in names and target not in ("disclosures/index.md", "topics/index.md"):
                before = page.body[: link.start()]
                line = context.tree.pages[path].decode("utf-8-sig").replace("\r\n", "\n").count("\n") - page.body.count("\n") + before.count("\n") + 1
                column = len(before) - before.rfind("\n")
                page.document.findings.append(Finding(path, line, column, DEAD_LINK, f"there is no page {quoted(target)}", f"link to one of: {', '.join(sorted(names))}, disclosures/index.md, topics/index.md"))
