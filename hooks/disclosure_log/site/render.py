"""Everything the site is built from: ``{path: output}``, rendered from the checked log."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from disclosure_log.log.downloads import Release, release
from disclosure_log.log.entries import Log
from disclosure_log.rules import Checked
from disclosure_log.search import make_index
from disclosure_log.site.browser_search import DESCRIPTION, description
from disclosure_log.site.guidance_pages import guidance_page
from disclosure_log.site.moved_pages import moved_pages
from disclosure_log.site.output import Output
from disclosure_log.site.pages import all_pages

LISTS = ("", "publication-scheme/", "checks/")
"""Hand-written pages that are left out of the search, because they only list things."""


@dataclass(frozen=True)
class Site:
    """The log, and the files it becomes."""

    log: Log
    outputs: dict[str, Output]
    """Markdown pages, released files and the index of the search, by path."""


class DocumentChanged(OSError):
    """A released document is not the one that was checked, so it is not published."""


def render(checked: Checked) -> Site:
    """Every file of the site.

    Raises ``ValueError`` if there are findings, since nothing is published that did not pass the
    checks.
    """
    if checked.findings:
        raise ValueError("a log with findings is not rendered")
    log = log_of(checked)
    guidance = [
        guidance_page(
            log, page.path, page.front.title, page.front.description, page.front.reviewed, page.body
        )
        for page in checked.pages.values()
        if page.front
    ]
    outputs: dict[str, Output] = {}
    pages = {}
    for page in all_pages(log, guidance):
        _add(outputs, page.path, Output(page.markdown.encode(), page.source))
        pages[page.address] = page
    for entry in log.all:
        for file in (
            file
            for each in entry.releases
            for file in (*each.files, *(table.file for table in each.tables))
        ):
            _add(outputs, f"{entry.address}{file.name}", Output(file.content, entry.path))
        for document in (each.page for each in entry.releases if each.page):
            for file in document.pictures:
                path = f"{entry.address}{document.slug}/{file.name}"
                _add(outputs, path, Output(file.content, entry.path))
    for page in moved_pages(checked, log, pages, outputs.copy()):
        _add(outputs, page.path, Output(page.markdown.encode(), page.source))
    searched = {page.address: page.markdown for page in guidance if page.address not in LISTS}
    for path, content in make_index(log, searched, checked.related_terms).items():
        _add(outputs, path, Output(content))
    _add(outputs, DESCRIPTION, Output(description(log)))
    return Site(log, outputs)


def log_of(checked: Checked) -> Log:
    """The log of records that are in order."""
    if not (checked.authority and checked.topics and checked.publications):
        raise ValueError("a log without settings is none")
    return Log.of(
        checked.authority,
        checked.topics.root,
        checked.publications.root,
        checked.records,
        {path: tuple(_releases(checked, path)) for path in checked.records},
        checked.quarters.root if checked.quarters else (),
    )


def _releases(checked: Checked, path: str) -> Iterator[Release]:
    for document in checked.records[path].documents:
        file = f"{path.removesuffix('.yml')}/{document.file}"
        content, inspection = checked.tree.documents[file].read_bytes(), checked.documents[file]
        if hashlib.sha256(content).hexdigest() != inspection.digest:
            raise DocumentChanged(f"{file} was changed while it was checked; run the command again")
        yield release(document, content, inspection)


def _add(outputs: dict[str, Output], path: str, output: Output) -> None:
    if path in outputs:
        raise ValueError(f"two files would be published as {path}")
    outputs[path] = output
