"""The pages of what was changed after publication."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_log.log.changes import ChangeList, change_list
from disclosure_log.log.entries import Log
from disclosure_log.site.page import Page
from disclosure_log.site.templating import render_template

TITLE = "Changes to published answers"


def change_pages(log: Log) -> Iterator[Page]:
    """All changes on one page, or if there are many the newest, and a page for each year or
    month."""
    return _pages(log, change_list(log), TITLE, [("", "Home"), ("disclosures/", "Disclosure log")])


def _pages(log: Log, list_: ChangeList, title: str, trail: list[tuple[str, str]]) -> Iterator[Page]:
    body = render_template("changes.md", log, list_.address, list=list_, title=title, trail=trail)
    yield Page(
        list_.address,
        title,
        f"What {log.authority.short_name} changed, withdrew, merged or removed after it was"
        " published, and why.",
        body,
        log.newest,
        outline=not list_.split and len(list_.groups) > 1,
    )
    for part in list_.groups if list_.split else ():
        inner = [*trail, (list_.address, list_.label)]
        yield from _pages(log, part, f"{TITLE}: {part.label}", inner)
