"""The pages that explain exemptions, and list every question each was used on."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_log.exports.feeds import feed_of_ground
from disclosure_log.law.exemptions import TAKES
from disclosure_log.log.entries import Log
from disclosure_log.log.grounds_used import (
    FOLDER,
    LISTED,
    WEIGHED,
    GroundPage,
    GroundsUsed,
    Use,
    grounds_used,
)
from disclosure_log.log.grouped import Grouped
from disclosure_log.site.page import Page
from disclosure_log.site.templating import render_template


def exemptions_page(log: Log, used: GroundsUsed) -> Page:
    body = render_template("exemptions.md", log, FOLDER, used=used, takes=TAKES)
    return Page(
        FOLDER,
        "Exemptions explained",
        f"Why {log.authority.short_name} held information back: what each reason means, and"
        " every question it was used on.",
        body,
        log.newest,
        outline=False,
    )


def ground_pages(log: Log) -> Iterator[Page]:
    """The pages of all grounds used."""
    for page in grounds_used(log).pages:
        yield from exemption_pages(log, page)


def exemption_pages(log: Log, page: GroundPage) -> Iterator[Page]:
    """The page of a ground, the lists of what came of its questions, and of each list that is long
    one page for each year or month."""
    newest = max(entry.changed for entry in page.entries)
    feed = feed_of_ground(page.slug)
    body = render_template(
        "exemption.md",
        log,
        page.address,
        page=page,
        feed=feed,
        takes=TAKES,
        weighed=WEIGHED,
        listed=LISTED,
    )
    yield Page(page.address, page.title, page.meaning, body, newest, feed=feed, outline=False)
    trail = [("", "Home"), (FOLDER, "Exemptions"), (page.address, page.uses.label)]
    for part in page.uses.groups if page.uses.split else ():
        yield from _part(log, page.title, part, trail)
    for list_ in page.own_lists:
        yield from _part(log, page.title, list_, trail)


def _part(
    log: Log, title: str, list_: Grouped[Use], trail: list[tuple[str, str]]
) -> Iterator[Page]:
    title = f"{title}: {list_.label}"
    body = render_template("uses.md", log, list_.address, list=list_, title=title, trail=trail)
    newest = max(use.entry.changed for use in list_.items)
    yield Page(list_.address, title, f"{title}.", body, newest, outline=False)
    for part in list_.groups if list_.split else ():
        yield from _part(log, title, part, [*trail, (list_.address, list_.label)])
