"""The list of all pages for search engines, as MkDocs writes it of its own pages."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from html import escape

from disclosure_log.law.dated import ACT_IN_FORCE
from disclosure_log.log.entries import Log
from disclosure_log.site.output import File, Output
from disclosure_log.site.page import Head

SITEMAP = "sitemap.xml"


def sitemap(log: Log, pages: Iterable[Head]) -> Iterator[File]:
    """The list of the *pages*, as it is and compressed."""
    newest = log.newest or log.authority.checked or ACT_IN_FORCE
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    for page in sorted(pages, key=lambda page: page.address):
        where = escape(log.authority.site.address + page.address)
        lines.append(f"<url><loc>{where}</loc><lastmod>{page.date or newest}</lastmod></url>")
    content = "\n".join([*lines, "</urlset>", ""]).encode()
    yield SITEMAP, Output(content)
    yield f"{SITEMAP}.gz", Output(gzip.compress(content, mtime=0))
