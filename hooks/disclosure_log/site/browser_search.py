"""The description of the search by which a browser offers it in its own search box (OpenSearch)."""

from __future__ import annotations

from xml.sax.saxutils import escape

from disclosure_log.log.entries import Log

DESCRIPTION = "search/description.xml"
_LONGEST = 16
"""The longest short name that the format allows."""


def description(log: Log) -> bytes:
    """The description. It has the address of the site, as the format allows no relative one."""
    authority = log.authority
    name = authority.short_name
    template = f"{authority.site.address}search/?q={{searchTerms}}"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{escape(name if len(name) <= _LONGEST else 'Disclosure log')}</ShortName>",
        f"<Description>Answers to requests for information: {escape(authority.name)}</Description>",
        "<InputEncoding>UTF-8</InputEncoding>",
        f'<Url type="text/html" method="get" template="{escape(template)}"/>',
        "</OpenSearchDescription>",
    ]
    return "\n".join([*lines, ""]).encode()
