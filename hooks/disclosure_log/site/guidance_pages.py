"""The pages written by hand, with the facts and blocks of the log in place."""

from __future__ import annotations

import html
import posixpath
import re
from datetime import date

from disclosure_log.findings.registry import RULES, SUBJECTS
from disclosure_log.language import in_words
from disclosure_log.law.vocabulary import SCHEME_CLASSES
from disclosure_log.log.entries import Log
from disclosure_log.markdown.html import sections
from disclosure_log.markdown.placeholders import BLOCK_LINE, as_words, fill
from disclosure_log.records.paths import address_of_page
from disclosure_log.site.page import Page, inert, relative
from disclosure_log.site.templating import render_template

_FACT = re.compile("qzfact([0-9]+)zq")
"""What stands for a fact while Markdown is read: its number among the known facts."""


def guidance_page(
    log: Log, path: str, title: str, description: str, reviewed: date | None, text: str
) -> Page:
    """A hand-written page with its facts in place."""
    address = address_of_page(path)
    body = f"# {as_words(title)}\n"
    for position, piece in enumerate(BLOCK_LINE.split(text)):
        body += _block(log, address, piece) if position % 2 else _prose(log, path, address, piece)
    if address:
        if reviewed:
            day = in_words(reviewed)
            body += f'\n\n<p class="dl-reviewed">This page was last reviewed on {day}.</p>\n'
        return Page(address, title, description, body, reviewed, path)
    # The home page is as new as the log; a page of guidance is as new as its last review.
    newest = max(filter(None, (reviewed, log.newest)), default=None)
    return Page(address, title, description, body, newest, path)


def _block(log: Log, address: str, block: str) -> str:
    """A block of the log that a page of guidance asks for, such as the newest entries."""
    finished = render_template(
        "blocks.html",
        log,
        address,
        block=block,
        fact=log.facts,
        words=log.words,
        classes=SCHEME_CLASSES,
        subjects=SUBJECTS,
        rules=sorted(RULES.values(), key=lambda rule: rule.code),
    )
    return f"\n{finished.strip()}\n"


def _prose(log: Log, path: str, address: str, text: str) -> str:
    """The Markdown between two blocks: its headings stay Markdown, the rest becomes HTML.

    A fact takes its place only when Markdown has been read, so nothing in it can be a mark.
    """
    known = log.facts
    names = list(known)

    def link(target: str) -> str:
        return _relative_link(path, address, target)

    body = ""
    for level, part in sections(fill(text, lambda fact: f"qzfact{names.index(fact)}zq"), link):
        if level:
            words = _FACT.sub(lambda match: known[names[int(match[1])]], part)
            body += f"\n{'#' * level} {as_words(words)}\n"
        else:
            finished = _FACT.sub(
                lambda match: html.escape(known[names[int(match[1])]]).replace("\n", "<br>\n"),
                part,
            )
            body += f'\n<div class="dl-prose">\n{inert(finished)}\n</div>\n'
    return body


def _relative_link(path: str, address: str, link: str) -> str:
    """A *link* to a Markdown file, as written in the page at *path*, for the page at *address*."""
    page, _, place = link.partition("#")
    target = address
    if page:
        folder = posixpath.dirname(path.removeprefix("docs/"))
        name = posixpath.normpath(posixpath.join(folder, page)).removesuffix(".md")
        target = re.sub("(^|/)index/$", r"\1", f"{name}/")
    return relative(address, target) + (f"#{place}" if place else "")
