"""One function for each kind of page: it takes the log and gives back Markdown.

A page's own headings are Markdown, so that any publisher builds its outline from them; everything
that comes from a record stands in blocks of finished HTML, which publishers pass on untouched.
Addresses are relative, so a site may live in any folder.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from disclosure_log.findings.registry import RULES, SUBJECTS, VERSION
from disclosure_log.law.calendar import closed_weekdays, in_words
from disclosure_log.law.vocabulary import (
    CLOCK_EVENTS,
    OUTCOMES,
    REGULATOR_STEPS,
    REVIEW_OUTCOMES,
    SCHEME_CLASSES,
)
from disclosure_log.log import headings
from disclosure_log.log.entries import Entry, Log, counts, provision
from disclosure_log.log.listings import Listing, by_month, by_year, listing
from disclosure_log.log.timeline import timeline
from disclosure_log.markdown.html import sections, to_html
from disclosure_log.markdown.placeholders import BLOCK_LINE, as_words, facts, fill
from disclosure_log.records.references import unwrapped
from disclosure_log.search.facets import facets

MOST_ROWS = 500
"""Rows of a released table its page shows; all are in the file."""
NEWEST = 10
"""Entries shown on a page that only gives a taste of the log."""

YEARS_AHEAD = 10
"""Years whose bank holidays a page knows: longer than any log goes without a new entry or a check
of its settings."""


@dataclass(frozen=True)
class Page:
    """One Markdown page of the site."""

    address: str
    """Below the site's own, with a slash at the end; empty for the home page."""
    title: str
    description: str
    body: str
    date: date | None = None
    """The day its content last changed, as the records say."""
    source: str | None = None
    """The file somebody edits to change it."""
    redirect: str | None = None
    """Where it leads, relative to itself."""
    outline: bool = True
    """Whether its headings are worth a table of contents."""

    @property
    def path(self) -> str:
        """Where its Markdown goes.

        A list is the index of its folder; an entry lies beside the folder of its released
        documents.
        """
        if self.source and self.source.startswith("docs/"):
            return self.source.removeprefix("docs/")
        return f"{self.address.rstrip('/')}.md" if self.source else f"{self.address}index.md"

    @property
    def markdown(self) -> str:
        """The page with its front matter.

        MkDocs escapes no title, so here they are escaped; JSON is YAML that needs no rules for
        quoting.
        """
        meta: dict[str, Any] = {
            "title": html.escape(self.title),
            "description": html.escape(self.description),
        }
        meta |= {"date": self.date.isoformat()} if self.date else {}
        meta |= {"redirect": self.redirect} if self.redirect else {}
        meta["hide"] = ["navigation"] if self.outline else ["navigation", "toc"]
        lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items())
        return "---\n" + "\n".join(lines) + "\n---\n\n" + self.body.strip() + "\n"


def relative(address: str, target: str) -> str:
    """The way from the page at one address to another of the site."""
    return "../" * address.count("/") + target or "./"


def inert(text: str) -> str:
    """Finished HTML in which neither a Markdown reader, which looks for fences before it looks for
    HTML, nor a site builder finds anything to do."""
    # A blank line in code would end the block of HTML for a reader of CommonMark.
    text = re.sub(
        "<pre>.*?</pre>", lambda code: code[0].replace("\n", "&#10;"), text, flags=re.DOTALL
    )
    return re.sub(
        "[`~{}\t]|(?m:^ +$)",
        lambda mark: "".join(f"&#{ord(character)};" for character in mark[0]),
        text,
    )


_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters["day"] = in_words
_environment.filters["count"] = lambda number, one, many: (
    f"{number:,} {one if number == 1 else many}"
)
_environment.tests["figure"] = lambda cell: bool(re.fullmatch(r"[-+]?[0-9][0-9.,:%/-]*", cell))
_environment.globals |= {
    "outcomes": OUTCOMES,
    "review_outcomes": REVIEW_OUTCOMES,
    "regulator_steps": REGULATOR_STEPS,
    "clock_events": CLOCK_EVENTS,
    "counts": counts,
    "provision": provision,
    "timeline": timeline,
    "closed_weekdays": lambda log: closed_weekdays(
        max(filter(None, (log.newest, log.authority.checked))).year, YEARS_AHEAD
    ),
    "headings": headings,
    "newest": NEWEST,
    "most": MOST_ROWS,
    "rules_version": VERSION,
}


def _render(template: str, log: Log, address: str, **values: Any) -> str:
    def link(target: str) -> str:
        return relative(address, target)

    def prose(text: str, entry: Entry) -> Markup:
        def linker(words: str) -> Iterator[tuple[int, int, str]]:
            return (
                (start, end, link(other.address))
                for start, end, other in log.references_in(words)
                if other.path != entry.path
            )

        # What is cleaned here was refused if it was not clean already; nothing else in a template
        # may be called markup.
        return Markup(to_html(unwrapped(text, log.authority.references), linker))

    return inert(
        _environment.get_template(template).render(
            log=log, authority=log.authority, address=address, link=link, prose=prose, **values
        )
    )


def entry_page(log: Log, entry: Entry) -> Page:
    """An entry. Whatever became of it, its address keeps a page."""
    record = entry.record
    if record.status == "merged":
        return _redirect(log, entry.address, log.standing(entry), entry.path)
    if record.status == "published-in-error":
        body = _render("removed.md", log, entry.address, entry=entry)
        return Page(
            entry.address,
            f"Entry removed: {record.reference}",
            "This entry was published in error and has been removed.",
            body,
            entry.changed,
            entry.path,
        )
    body = _render(
        "entry.md", log, entry.address, entry=entry, repository_edit=edit_address(log, entry.path)
    )
    return Page(entry.address, record.title, record.summary, body, entry.changed, entry.path)


def table_pages(log: Log, entry: Entry) -> Iterator[Page]:
    """The tables released with an entry, each on a page, so that nobody needs a program to read
    them."""
    for table in (table for each in entry.releases for table in each.tables):
        address = f"{entry.address}{table.slug}/"
        body = _render("table.md", log, address, entry=entry, table=table)
        description = (
            f"A table released with the answer to {entry.record.reference}, {entry.record.title}."
        )
        yield Page(
            address, table.title, description, body, entry.changed, entry.path, outline=False
        )


def _redirect(log: Log, address: str, target: Entry, source: str) -> Page:
    body = _render("redirect.md", log, address, target=target)
    title = f"Moved to {target.record.reference}"
    return Page(
        address,
        title,
        f"This entry is now part of {target.record.reference}.",
        body,
        target.changed,
        source,
        relative(address, target.address),
    )


def redirect_pages(log: Log) -> Iterator[Page]:
    """Former references: their addresses lead to the entry that answers them now."""
    return (
        _redirect(log, address, target, target.path)
        for address, target in log.redirects()
        if address != target.address and not _is_merged(log, address)
    )


def _is_merged(log: Log, address: str) -> bool:
    return any(entry.address == address for entry in log.all if entry.record.merged_into)


def log_page(log: Log) -> Page:
    body = _render("log.md", log, "disclosures/")
    return Page(
        "disclosures/",
        "Disclosure log",
        f"Every request for information that {log.authority.short_name} has answered and published,"
        " newest first.",
        body,
        log.newest,
        outline=False,
    )


def year_pages(log: Log, year: int) -> Iterator[Page]:
    title = f"Requests answered in {year}"
    description = f"Requests for information that {log.authority.short_name} answered in {year}."
    whole = listing(title, f"disclosures/{year}/", log.years[year], (by_month,))
    return _list_pages(
        log, whole, title, description, "", [("", "Home"), ("disclosures/", "Disclosure log")]
    )


def topic_pages(log: Log, number: int) -> Iterator[Page]:
    topic = log.topics[number]
    whole = listing(topic.label, f"topics/{topic.id}/", log.by_topic[topic.id], (by_year, by_month))
    return _list_pages(
        log, whole, topic.label, topic.meaning, topic.meaning, [("", "Home"), ("topics/", "Topics")]
    )


def _list_pages(
    log: Log, list_: Listing, title: str, description: str, lead: str, trail: list[tuple[str, str]]
) -> Iterator[Page]:
    """A list of entries: all on one page while it is short, otherwise the newest, and pages of
    their own for its parts."""
    body = _render("list.md", log, list_.address, trail=trail, title=title, lead=lead, list=list_)
    newest = max((entry.changed for entry in list_.entries), default=log.newest)
    yield Page(
        list_.address,
        title,
        description,
        body,
        newest,
        outline=not list_.split and len(list_.groups) > 1,
    )
    for part in list_.narrower:
        yield from _list_pages(
            log,
            part,
            f"{title}: {part.label}",
            f"{description} {part.label}.",
            "",
            [*trail, (list_.address, list_.label)],
        )


def topics_page(log: Log) -> Page:
    body = _render("topics.md", log, "topics/")
    return Page(
        "topics/",
        "Topics",
        f"The requests {log.authority.short_name} has answered, by what they were about.",
        body,
        log.newest,
        outline=False,
    )


def search_page(log: Log) -> Page:
    body = _render("search.md", log, "search/", facets=facets(log))
    return Page(
        "search/",
        "Search",
        f"Look for an answer that {log.authority.short_name} has given already, by words or by"
        " reference.",
        body,
        log.newest,
        outline=False,
    )


def guidance_page(
    log: Log, path: str, title: str, description: str, reviewed: date, text: str
) -> Page:
    """A hand-written page with its facts in place."""
    name = path.removeprefix("docs/").removesuffix(".md")
    address = "" if name == "index" else f"{name.removesuffix('/index')}/"
    known = facts(log.authority)
    names, places = list(known), re.compile("qzfact([0-9]+)zq")

    def resolve(link: str) -> str:
        page, _, place = link.partition("#")
        target = (
            posixpath.normpath(
                posixpath.join(posixpath.dirname(path.removeprefix("docs/")), page)
            ).removesuffix(".md")
            + "/"
            if page
            else address
        )
        return relative(address, re.sub("(^|/)index/$", r"\1", target)) + (
            f"#{place}" if place else ""
        )

    body = f"# {as_words(title)}\n"
    for position, piece in enumerate(BLOCK_LINE.split(text)):
        if position % 2:
            body += (
                "\n"
                + _render(
                    "blocks.html",
                    log,
                    address,
                    block=piece,
                    classes=SCHEME_CLASSES,
                    subjects=SUBJECTS,
                    rules=sorted(RULES.values(), key=lambda rule: rule.code),
                ).strip()
                + "\n"
            )
            continue
        # A fact takes its place only when Markdown has been read, so nothing in it can be a mark.
        for level, part in sections(
            fill(piece, lambda fact: f"qzfact{names.index(fact)}zq"), resolve
        ):
            if level:
                body += (
                    f"\n{'#' * level}"
                    f" {as_words(places.sub(lambda match: known[names[int(match[1])]], part))}\n"
                )
            else:
                finished = places.sub(
                    lambda match: html.escape(known[names[int(match[1])]]).replace("\n", "<br>\n"),
                    part,
                )
                body += f'\n<div class="dl-prose">\n{inert(finished)}\n</div>\n'
    body += (
        ""
        if address == ""
        else (
            f'\n\n<p class="dl-reviewed">This page was last reviewed on {in_words(reviewed)}.</p>\n'
        )
    )
    # The home page is as new as the log; a page of guidance is as new as its last review.
    return Page(
        address,
        title,
        description,
        body,
        max(filter(None, (reviewed, log.newest if address == "" else None))),
        path,
    )


def edit_address(log: Log, source: str) -> str:
    """Where the file behind a page is edited."""
    site = log.authority.site
    return f"{site.repository}/edit/{site.branch}/{source}"


def all_pages(log: Log, guidance: Iterable[Page]) -> Iterator[Page]:
    """Every page of the site."""
    yield from guidance
    yield log_page(log)
    for year in log.years:
        yield from year_pages(log, year)
    yield topics_page(log)
    yield search_page(log)
    for number in range(len(log.topics)):
        yield from topic_pages(log, number)
    for entry in log.all:
        yield entry_page(log, entry)
        yield from table_pages(log, entry)
    yield from redirect_pages(log)
