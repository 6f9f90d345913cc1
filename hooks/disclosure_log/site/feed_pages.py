"""The page that says how to follow the log, and the feeds."""

from __future__ import annotations

from collections.abc import Sequence

from disclosure_log.exports.feeds import FOLDER, LOG, NEWEST, Feed
from disclosure_log.log.entries import Log
from disclosure_log.site.page import Page
from disclosure_log.site.templating import render_template


def follow_page(log: Log, feeds: Sequence[Feed]) -> Page:
    body = render_template("feeds.md", log, FOLDER, feeds=feeds, log_feed=LOG, newest=NEWEST)
    return Page(
        FOLDER,
        "Follow the log",
        f"How to be told of new answers of {log.authority.short_name}, and all feeds.",
        body,
        log.newest,
        outline=False,
    )
