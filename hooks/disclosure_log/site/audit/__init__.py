"""The audit of the finished site, before it replaces the published one.

What it finds should be impossible. It looks at the files a browser will get, and not at how they
were made, so it catches a mistake in the theme, the publisher or this library as well as one in a
record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html

from disclosure_log.findings.codes.site import DEAD_ADDRESS, LOST_ENTRY, SAME_ID_TWICE
from disclosure_log.findings.finding import Finding
from disclosure_log.log.entries import Log
from disclosure_log.search import POINTER, addresses
from disclosure_log.site.audit.fault import fault
from disclosure_log.site.audit.files import unexpected_files
from disclosure_log.site.audit.links import Link, links_of
from disclosure_log.site.audit.page import faults_of_page, without_depth
from disclosure_log.site.content_security_policy import inline_scripts
from disclosure_log.site.output import Output


@dataclass(frozen=True)
class _Page:
    """What has to be remembered of a page until all have been read."""

    ids: frozenset[str]
    links: tuple[Link, ...]
    rows: frozenset[str]
    """The entries that its lists show."""


def audit(folder: Path, log: Log, outputs: Mapping[str, Output]) -> list[Finding]:
    """Everything wrong with the finished site in a *folder*, in the order of its files.

    *outputs* are what it was made from, by path.
    """
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir()}
    # The page for addresses that do not exist has no content, so its scripts are the theme's own.
    empty = folder / "404.html"
    own = {
        without_depth(script)
        for script in inline_scripts(empty.read_text("utf-8") if empty.exists() else "")
    }
    home = urlsplit(log.authority.site.address).path
    findings = list(unexpected_files(folder, files, outputs))
    pages: dict[str, _Page] = {}
    for path in sorted(f for f in files if f.endswith(".html")):
        text = (folder / path).read_text("utf-8")
        tree = lxml.html.document_fromstring(
            text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8")
        )
        findings += faults_of_page(path, text, tree, own, home)
        findings += _ids_used_twice(path, tree)
        pages[path] = _Page(
            frozenset(e.get("id") or e.get("name") or "" for e in tree.iter("*")),
            tuple(links_of(path, tree, home)),
            frozenset(row.get("data-entry", "") for row in tree.iterfind(".//li[@data-entry]")),
        )
    findings += _dead_links(pages, files)
    findings += _entries(pages, log)
    findings += _search({path: output.content for path, output in outputs.items()}, pages, log)
    return sorted(set(findings))


def _ids_used_twice(path: str, tree: lxml.html.HtmlElement) -> Iterator[Finding]:
    seen: set[str] = set()
    for element in tree.iter("*"):
        if (name := element.get("id")) and name in seen:
            yield fault(path, SAME_ID_TWICE, f"the id {name} stands twice in this page", element)
        seen.add(element.get("id") or element.get("name") or "")


def _dead_links(pages: Mapping[str, _Page], files: set[str]) -> Iterator[Finding]:
    for path, page in pages.items():
        for link in page.links:
            if link.file not in files or (
                link.id and link.file in pages and link.id not in pages[link.file].ids
            ):
                where = f"#{link.id} of {link.file}" if link.id else link.file
                message = f"a link leads to {where}, which does not exist"
                yield fault(path, DEAD_ADDRESS, message, link.line)


def _entries(pages: Mapping[str, _Page], log: Log) -> Iterator[Finding]:
    """Every record has its page, and the lists show exactly the entries of the log."""
    expected = {f"{entry.address}index.html" for entry in log.all} | {
        f"{address}index.html" for address, _ in log.redirects()
    }
    for missing in sorted(expected - set(pages)):
        yield fault(missing, LOST_ENTRY, "the page is missing")
    lists = {f"disclosures/{year}/": entries for year, entries in log.years.items()} | {
        f"topics/{id}/": entries for id, entries in log.by_topic.items()
    }
    shown: dict[str, set[str]] = {address: set() for address in lists}
    for path, page in pages.items():
        address = "/".join(path.split("/")[:2]) + "/"
        if address in shown:
            shown[address] |= page.rows
    for address, entries in lists.items():
        if shown[address] != {entry.address for entry in entries}:
            message = (
                f"the list shows {len(shown[address])} entries where the log has {len(entries)}"
            )
            yield fault(f"{address}index.html", LOST_ENTRY, message)


def _search(files: Mapping[str, bytes], pages: Mapping[str, _Page], log: Log) -> Iterator[Finding]:
    """Everything the search finds exists, and it finds every entry that is listed. Of those that
    are not it finds the notice."""
    found: dict[str, set[str]] = {"answer": set(), "notice": set()}
    for kind, address, ids in addresses(files):
        page, _, id = address.partition("#")
        found.setdefault(kind, set()).add(page)
        path = f"{page}index.html"
        if lost := ({id} if id else ids) - (pages[path].ids if path in pages else frozenset()):
            message = (
                f"the search leads to {', '.join(sorted(lost))} of {page}, which does not exist"
            )
            yield fault(POINTER, DEAD_ADDRESS, message)
    listed = {entry.address for entry in log.entries}
    notices = {entry.address for entry in log.all if log.standing(entry) is entry} - listed
    if found["answer"] != listed or found["notice"] != notices:
        message = "the search does not find exactly the entries of the log"
        yield fault(POINTER, LOST_ENTRY, message)
