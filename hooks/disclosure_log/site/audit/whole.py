"""What can be judged only of the whole site: that everything it leads to is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from disclosure_log.findings.codes.site import DEAD_ADDRESS, LOST_ENTRY
from disclosure_log.findings.finding import Finding
from disclosure_log.log.entries import Log
from disclosure_log.search import POINTER, Found
from disclosure_log.site.audit.facts import PageFacts
from disclosure_log.site.audit.fault import fault
from disclosure_log.site.audit.links import file_and_place
from disclosure_log.site.audit.page import dead_link


def judge(
    pages: Mapping[str, PageFacts], files: Set[str], log: Log, found: Iterable[Found]
) -> Iterator[Finding]:
    """What is wrong with a site of *files* whose *pages* were looked at."""
    for path, page in pages.items():
        for line, code, message in page.faults:
            yield fault(path, code, message, line)
    yield from _dead_links(pages, files)
    yield from _entries(pages, log)
    yield from _search(found, pages, log)


def _dead_links(pages: Mapping[str, PageFacts], files: Set[str]) -> Iterator[Finding]:
    dead = {}
    for link in {link for page in pages.values() for link in page.links}:
        file, id = file_and_place(link)
        if file not in files or (id and file in pages and id not in pages[file].ids):
            dead[link] = dead_link(file, id)
    if not dead:
        return
    for path, page in pages.items():
        for link, line in zip(page.links, page.lines, strict=True):
            if link in dead:
                yield fault(path, DEAD_ADDRESS, dead[link], line)


def _entries(pages: Mapping[str, PageFacts], log: Log) -> Iterator[Finding]:
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
            shown[address].update(page.rows)
    for address, entries in lists.items():
        if shown[address] != {entry.address for entry in entries}:
            message = (
                f"the list shows {len(shown[address])} entries where the log has {len(entries)}"
            )
            yield fault(f"{address}index.html", LOST_ENTRY, message)


def _search(where: Iterable[Found], pages: Mapping[str, PageFacts], log: Log) -> Iterator[Finding]:
    """Everything the search finds exists, and it finds every entry that is listed. Of those that
    are not it finds the notice."""
    found: dict[str, set[str]] = {"answer": set(), "notice": set()}
    for kind, address, ids in where:
        page, _, id = address.partition("#")
        found.setdefault(kind, set()).add(page)
        path = f"{page}index.html"
        if lost := ({id} if id else ids).difference(pages[path].ids if path in pages else ()):
            message = (
                f"the search leads to {', '.join(sorted(lost))} of {page}, which does not exist"
            )
            yield fault(POINTER, DEAD_ADDRESS, message)
    listed = {entry.address for entry in log.entries}
    notices = {entry.address for entry in log.all if log.standing(entry) is entry} - listed
    if found["answer"] != listed or found["notice"] != notices:
        message = "the search does not find exactly the entries of the log"
        yield fault(POINTER, LOST_ENTRY, message)
