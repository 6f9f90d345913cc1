"""The pages that list entries, and the search page."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_log.log.entries import Log
from disclosure_log.log.listings import Listing, by_month, by_year, listing
from disclosure_log.search.facets import facets
from disclosure_log.site.page import Page
from disclosure_log.site.templating import render_template


def log_page(log: Log) -> Page:
    body = render_template("log.md", log, "disclosures/")
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
    body = render_template(
        "list.md", log, list_.address, trail=trail, title=title, lead=lead, list=list_
    )
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
    body = render_template("topics.md", log, "topics/")
    return Page(
        "topics/",
        "Topics",
        f"The requests {log.authority.short_name} has answered, by what they were about.",
        body,
        log.newest,
        outline=False,
    )


def search_page(log: Log) -> Page:
    body = render_template("search.md", log, "search/", facets=facets(log))
    return Page(
        "search/",
        "Search",
        f"Look for an answer that {log.authority.short_name} has given already, by words or by"
        " reference.",
        body,
        log.newest,
        outline=False,
    )
