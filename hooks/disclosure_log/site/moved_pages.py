"""Pages at published addresses that have no page of their own any more: each leads to where it
moved."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from disclosure_log.log.entries import Log
from disclosure_log.records.paths import address_of_record
from disclosure_log.rules import Checked
from disclosure_log.site.page import Head, Page, relative
from disclosure_log.site.templating import render_template


def moved_pages(
    checked: Checked, log: Log, pages: Mapping[str, Head], files: Container[str]
) -> Iterator[Page]:
    """A page for each published address that is neither one of the *pages*, by address, nor one of
    the *files*."""
    stands = checked.standing
    for address in sorted({*checked.listed.addresses, *stands.moved}):
        target = stands.target(address)
        if target is None or address in pages or address in files:
            continue
        path = stands.answering(address)
        keeps_place = path is not None and address_of_record(path) == target
        # Asked for a file that is gone, a web server shows the page of the folder of its name.
        yield _moved(log, f"{address.rstrip('/')}/", pages[target], keeps_place)


def _moved(log: Log, address: str, target: Head, keeps_place: bool) -> Page:
    return Page(
        address,
        f"Moved: {target.title}",
        f"What was here is now at: {target.title}.",
        render_template("moved.md", log, address, target=target),
        target.date,
        redirect=relative(address, target.address),
        keeps_place=keeps_place,
        outline=False,
    )
