"""Checks of the hand-written pages: only safe Markdown, as in records, facts that exist, and links
that lead somewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from itertools import islice

from disclosure_log.findings.codes.files import RESERVED_NAME
from disclosure_log.findings.codes.guidance import (
    ADDRESS_TAKEN,
    BLOCK_IN_TEXT,
    DEAD_LINK,
    MISSING_PAGE,
    UNKNOWN_FACT,
)
from disclosure_log.findings.codes.text import UNSAFE_LINK
from disclosure_log.findings.finding import NAME, Finding, shown
from disclosure_log.markdown.allowed import GUIDANCE, links, problems
from disclosure_log.markdown.placeholders import (
    BLOCK_LINE,
    BLOCKS,
    MENTION,
    as_words,
    before_filling,
    fill,
)
from disclosure_log.records.guidance_page import GuidancePage
from disclosure_log.records.paths import GENERATED, LISTS, PAGES, REQUIRED_PAGES, TOPICS, folder_of
from disclosure_log.records.references import RESERVED
from disclosure_log.rules.context import Context
from disclosure_log.rules.declare import Findings, finds
from disclosure_log.rules.text import TEXT_CODES

Value = Callable[[str], str]
"""Gives the words to put in place of a fact inside a page's Markdown."""


@finds(UNKNOWN_FACT, BLOCK_IN_TEXT, scope="page")
def placeholder_that_stands_for_nothing(page: GuidancePage, context: Context) -> Findings:
    if not context.authority:
        return
    known = context.facts
    near: dict[str, list[str]] = {}
    on_their_own = {match.start(1) for match in BLOCK_LINE.finditer(page.body)}
    for mention in MENTION.finditer(page.body):
        name = mention[1]
        if name in BLOCKS and mention.start(1) not in on_their_own:
            yield page.finding(
                mention.start(),
                BLOCK_IN_TEXT,
                f"{name} stands for a whole section of the page and cannot be part of a sentence",
                "put it on a line of its own, with a blank line before and after",
            )
        elif name not in known and name not in BLOCKS:
            if name not in near:
                near[name] = get_close_matches(name.casefold(), [*known, *BLOCKS], 1)
            yield page.finding(
                mention.start(),
                UNKNOWN_FACT,
                (
                    "there is no such fact"
                    if shown(name, NAME) == "this"
                    else f"there is no fact '{name}'"
                ),
                (
                    f"did you mean {near[name][0]}?"
                    if near[name]
                    else f"use one of: {', '.join([*known, *BLOCKS])}"
                ),
            )


@finds(*TEXT_CODES, scope="page")
def unsafe_page(page: GuidancePage, context: Context) -> Findings:
    if not context.authority:
        return
    known = context.facts
    value = _value(known)

    def at(offset: int, code: str, message: str, fix: str) -> Finding:
        return page.finding(before_filling(page.body, value, offset), code, message, fix)

    all_known = all(
        match[1] in known or match[1] in BLOCKS for match in MENTION.finditer(page.body)
    )
    for finding in islice(problems(fill(page.body, value), at, GUIDANCE), 100):
        # A link made from an unknown fact is the same mistake, so do not report it twice.
        if all_known or finding.code != UNSAFE_LINK:
            yield finding


@finds(MISSING_PAGE, scope="log")
def missing_page(context: Context) -> Findings:
    for name in REQUIRED_PAGES:
        path = f"{PAGES}/{name}"
        if path not in context.pages and not context.tree.blocked(PAGES):
            yield Finding(
                path,
                1,
                1,
                MISSING_PAGE,
                "the page is missing",
                "restore the page; other pages link to it",
            )


@finds(ADDRESS_TAKEN, RESERVED_NAME, scope="log")
def address_taken(context: Context) -> Findings:
    addresses: dict[str, str] = {}
    for path in context.pages:
        address = f"{_name(path).removesuffix('.md')}/".removesuffix("index/")
        stem = address.rstrip("/").rsplit("/", 1)[-1]
        another_name = "give the page another name"
        if address.split("/")[0] in GENERATED:
            message = "this address is reserved for pages made from the records"
            yield Finding(path, 1, 1, ADDRESS_TAKEN, message, another_name)
        elif stem in RESERVED:
            message = "Windows or a web server gives this name a special meaning"
            yield Finding(path, 1, 1, RESERVED_NAME, message, another_name)
        elif address in addresses:
            message = f"this page has the same address as {addresses[address]}"
            yield Finding(
                path, 1, 1, ADDRESS_TAKEN, message, "give one of the two pages another name"
            )
        addresses.setdefault(address, path)


@finds(DEAD_LINK, scope="log")
def dead_link(context: Context) -> Findings:
    if not context.authority:
        return
    value = _value(context.facts)
    targets = {*map(_name, context.pages), *_generated(context)}
    for path, page in context.pages.items():
        for offset, link in links(fill(page.body, value)):
            folder = posixpath.dirname(_name(path))
            target = posixpath.normpath(posixpath.join(folder, link.partition("#")[0]))
            if not link.startswith("#") and target not in targets:
                yield page.finding(
                    before_filling(page.body, value, offset),
                    DEAD_LINK,
                    "this link leads to a page that does not exist",
                    f"link to one of: {', '.join(sorted(targets))}",
                )


def _value(known: dict[str, str]) -> Value:
    return lambda name: as_words(known.get(name, "").split("\n")[0])


def _name(path: str) -> str:
    """The path of a page inside its folder, as links write it."""
    return path.removeprefix(f"{PAGES}/")


def _generated(context: Context) -> Iterator[str]:
    """The pages made from the records that a link may lead to."""
    yield from (f"{folder}/index.md" for folder in LISTS)
    for record in context.records:
        yield f"{folder_of(record)}.md"
        yield f"{record.rsplit('/', 1)[0]}/index.md"
    yield from (f"topics/{topic}/index.md" for topic in context.ids(TOPICS) or ())
