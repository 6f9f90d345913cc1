"""Everything the site is built from: ``{path: output}``, rendered from the checked log."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from disclosure_log.exports.exported import Exported
from disclosure_log.log.downloads import Release, release
from disclosure_log.log.entries import Log
from disclosure_log.rules import Checked
from disclosure_log.search import Index, make_index, prepare_index
from disclosure_log.site.guidance_pages import guidance_page
from disclosure_log.site.moved_pages import moved_pages
from disclosure_log.site.output import File, LargeOutput, Output
from disclosure_log.site.page import Page
from disclosure_log.site.pages import about_data, data_parts, overview, parts
from disclosure_log.store import Store

LISTS = ("", "publication-scheme/", "checks/")
"""Hand-written pages that are left out of the search, because they only list things."""


@dataclass(frozen=True)
class Site:
    """The log, and the files it becomes."""

    log: Log
    outputs: dict[str, Output | LargeOutput]
    """Markdown pages, released files and the index of the search, by path."""
    store: Store | None = None
    """What was made before."""
    federated: bool = False
    """Whether it puts logs together that are published elsewhere."""

    def add(self, made: Page | File) -> None:
        """Add what was *made*. Raises ``ValueError`` if something has its path already."""
        path, output = output_of(made)
        if path in self.outputs:
            raise ValueError(f"two files would be published as {path}")
        self.outputs[path] = output


def output_of(made: Page | File) -> File:
    """What was *made* as a file for the publisher."""
    if isinstance(made, Page):
        return made.path, Output(made.markdown.encode(), made.source)
    return made


class DocumentChanged(OSError):
    """A released document is not the one that was checked, so it is not published."""


def render(checked: Checked) -> Site:
    """Every file of the site.

    Raises ``ValueError`` if there are findings, since nothing is published that did not pass the
    checks.
    """
    log = log_in_order(checked)
    site = Site(log, {})
    pages = {}
    guidance = guidance_pages(checked, log)
    exported = Exported(log)
    data = dict(output_of(made) for part in data_parts(exported) for made in part.make())
    described = about_data(exported, {path: output.size for path, output in data.items()})
    others = (part.make() for part in (*parts(exported), described))
    for made in chain(overview(log, guidance), data.items(), *others):
        site.add(made)
        if isinstance(made, Page):
            pages[made.address] = made.head
    for page in moved_pages(checked, log, pages, site.outputs.copy()):
        site.add(page)
    for path, file in index_of(checked, log, guidance).files.items():
        site.add((path, Output(file.read())))
    return site


def guidance_pages(checked: Checked, log: Log) -> list[Page]:
    """The pages written by hand."""
    return [
        guidance_page(
            log, page.path, page.front.title, page.front.description, page.front.reviewed, page.body
        )
        for page in checked.pages.values()
        if page.front
    ]


def index_of(
    checked: Checked, log: Log, guidance: Iterable[Page], store: Store | None = None
) -> Index:
    """The index of the search."""
    return make_index(log, _searched(guidance), checked.related_terms, store)


def before_index_of(log: Log, guidance: Iterable[Page], store: Store | None) -> None:
    """Do what of the index is done on all processors."""
    prepare_index(log, _searched(guidance), store)


def _searched(guidance: Iterable[Page]) -> dict[str, str]:
    return {page.address: page.markdown for page in guidance if page.address not in LISTS}


def log_in_order(checked: Checked, known: Container[str] | None = None) -> Log:
    """The log, if there are no findings. Raises ``ValueError`` otherwise. The documents of records
    that are not *known* are left out."""
    if checked.findings:
        raise ValueError("a log with findings is not rendered")
    return log_of(checked, known)


def log_of(checked: Checked, known: Container[str] | None = None) -> Log:
    """The log of records that are in order. The documents of those that are not *known* are left
    out."""
    if not (checked.authority and checked.topics and checked.publications):
        raise ValueError("a log without settings is none")
    return Log.of(
        checked.authority,
        checked.topics.root,
        checked.publications.root,
        checked.records,
        lambda path: _releases(checked, path) if known is None or path in known else (),
        checked.quarters.root if checked.quarters else (),
        {path: checked.tree.digest_of_record(path) for path in checked.records},
        checked.links,
    )


def _releases(checked: Checked, path: str) -> Iterator[Release]:
    for document in checked.records[path].documents:
        file = f"{path.removesuffix('.yml')}/{document.file}"
        content, inspection = checked.tree.documents[file].read_bytes(), checked.documents[file]
        if hashlib.sha256(content).hexdigest() != inspection.digest:
            raise DocumentChanged(f"{file} was changed while it was checked; run the command again")
        yield release(document, content, inspection)
