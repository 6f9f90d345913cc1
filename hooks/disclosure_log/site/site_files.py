"""Files that programs look for at a fixed place of a site: robots.txt, llms.txt and security.txt.

Where the site is a folder of a host, programs that ask the host itself do not find them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from disclosure_log.exports.feeds import LOG
from disclosure_log.log.entries import Log

VALID = timedelta(days=364)
"""For how long security.txt holds (RFC 9116, 2.5.5: less than a year)."""

_READ = (
    "An entry is the authority's own account of a letter. Figures, dates and references are those"
    " of the letter. An answer was true on its day; a later review may have changed it, and the"
    " entry then says so. Cite the reference and the address of the entry."
)


def site_files(log: Log) -> Iterator[tuple[str, bytes]]:
    """(path, content) of each."""
    yield "robots.txt", _robots(log).encode()
    yield "llms.txt", _llms(log).encode()
    yield ".well-known/security.txt", _security(log).encode()


def _robots(log: Log) -> str:
    """RFC 9309: everything may be read."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {log.authority.site.address}sitemap.xml\n"


def _security(log: Log) -> str:
    """RFC 9116. It runs out a year after the newest entry or check of the settings, so that a site
    that nobody looks after promises no answer."""
    authority = log.authority
    lines = (
        f"Contact: mailto:{authority.contact.email}",
        f"Expires: {log.day + VALID}T00:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {authority.site.address}.well-known/security.txt",
    )
    return "\n".join(lines) + "\n"


def _llms(log: Log) -> str:
    """What a language model should know before it reads the site (llmstxt.org)."""
    authority = log.authority
    site = authority.site.address
    pages = (
        ("disclosures/", "Disclosure log", "every published answer, by year and topic"),
        ("exemptions/", "Exemptions explained", "why information was refused"),
        ("statistics/", "Figures", "how requests were answered, counted by quarter"),
        ("documents/", "All documents", "what was released with answers"),
        ("changes/", "Changes to published answers", "corrections and withdrawn entries"),
        ("publication-scheme/", "Publication scheme", "what is published without being asked"),
        ("how-to-request/", "How to make a request", "the law, and how to ask"),
    )
    data = (
        ("data/", "Data", "the whole log as JSON, CSV and SQLite, with every field explained"),
        ("statistics/figures.json", "Figures as JSON", "all figures"),
        (f"{LOG}.xml", "Feed", "what changed last, in Atom"),
    )
    laws = f"{log.facts['law.act']} and the {log.facts['law.regulations']}"
    licence = f"The content may be used under the {authority.licence.name}:"
    lines = [f"# {authority.short_name} disclosure log", ""]
    lines += [f"> What people asked {authority.name} under the {laws}, and the answers.", "", _READ]
    lines += ["", f"{licence} {authority.licence.link}"]
    for heading, listed in (("Pages", pages), ("Data", data)):
        lines += ["", f"## {heading}", ""]
        lines += [f"- [{title}]({site}{address}): {says}" for address, title, says in listed]
    return "\n".join([*lines, ""])
