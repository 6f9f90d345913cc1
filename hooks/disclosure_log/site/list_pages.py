"""The pages that list entries, and the search page."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_log.exports.feeds import LOG, feed_of_topic
from disclosure_log.log.entries import Log
from disclosure_log.log.listings import Listing, Order, by_month, by_year, listing
from disclosure_log.records.topics_and_publications import Topic
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
        feed=LOG,
        outline=False,
    )


def list_addresses(log: Log) -> Iterator[str]:
    """The addresses of all lists of years and topics, and of the parts of the long ones."""
    rest = [
        *(_of_year(log, year) for year in log.years),
        *(_of_topic(log, topic) for topic in log.topics),
    ]
    while rest:
        each = rest.pop()
        yield each.address
        yield from (order.address for order in each.orders[1:])
        rest += each.narrower


def year_pages(log: Log, year: int) -> Iterator[Page]:
    description = f"Requests for information that {log.authority.short_name} answered in {year}."
    whole = _of_year(log, year)
    return _list_pages(
        log, whole, whole.label, description, "", [("", "Home"), ("disclosures/", "Disclosure log")]
    )


def topic_pages(log: Log, number: int) -> Iterator[Page]:
    topic = log.topics[number]
    whole = _of_topic(log, topic)
    trail = [("", "Home"), ("topics/", "Topics")]
    feed = feed_of_topic(topic.id)
    return _list_pages(log, whole, topic.label, topic.meaning, topic.meaning, trail, feed)


def _of_year(log: Log, year: int) -> Listing:
    title = f"Requests answered in {year}"
    return listing(title, f"disclosures/{year}/", log.years[year], (by_month,))


def _of_topic(log: Log, topic: Topic) -> Listing:
    address = f"topics/{topic.id}/"
    return listing(topic.label, address, log.by_topic[topic.id], (by_year, by_month))


def _list_pages(
    log: Log,
    list_: Listing,
    title: str,
    description: str,
    lead: str,
    trail: list[tuple[str, str]],
    feed: str | None = None,
) -> Iterator[Page]:
    """A list of entries: all on one page, and on two more in other orders, or if it is long the
    newest, and a page for each part. *feed* is the feed of all."""
    newest = max((entry.changed for entry in list_.entries), default=log.newest)
    by_date = Order("date", list_.address, list_.groups or [list_] if list_.entries else [])
    for order in list_.orders or [by_date]:
        way = [*trail, (list_.address, list_.label)] if order.address != list_.address else trail
        body = render_template(
            "list.md",
            log,
            order.address,
            trail=way,
            title=title,
            lead=lead,
            list=list_,
            order=order,
            feed=feed,
        )
        name = title if way is trail else f"{title}, by {order.label}"
        yield Page(order.address, name, description, body, newest, feed=feed, outline=False)
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
