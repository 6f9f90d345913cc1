"""From checked files to everything the site consists of: ``{address of a file: what is in it}``. The publisher only writes it down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import audit  # noqa: F401  its rules are among those the site explains
from .log import Log
from .pages import all_pages, guidance_page
from .released import Release, release
from .rules import Checked

LISTS = ("", "publication-scheme/", "checks/")
"""Hand-written pages that show lists, of which each item is found by itself or by nobody."""


@dataclass(frozen=True)
class Output:
    """One file for the publisher."""

    content: bytes
    source: str | None = None
    """The file of the repository somebody edits to change it."""


@dataclass(frozen=True)
class Site:
    """The log, and the files it becomes."""

    log: Log
    outputs: dict[str, Output]
    """Markdown pages and released files, by path."""
    guidance: dict[str, str]
    """The hand-written pages that can be searched as Markdown, by address."""


def render(checked: Checked) -> Site:
    """Every file of the site. Raises ``ValueError`` when there are findings: nothing is published that did not pass the checks."""
    if checked.findings or not (checked.authority and checked.topics and checked.publications):
        raise ValueError("a log with findings is not rendered")
    log = Log.of(
        checked.authority,
        checked.topics.root,
        checked.publications.root,
        checked.records,
        {path: tuple(_releases(checked, path)) for path in checked.records},
    )
    guidance = [
        guidance_page(log, page.path, page.front.title, page.front.description, page.front.reviewed, page.body) for page in checked.pages.values() if page.front
    ]
    outputs: dict[str, Output] = {}
    for page in all_pages(log, guidance):
        _add(outputs, page.path, Output(page.markdown.encode(), page.source))
    for entry in log.all:
        for file in (file for each in entry.releases for file in (*each.files, *(table.file for table in each.tables))):
            _add(outputs, f"{entry.address}{file.name}", Output(file.content, entry.path))
    return Site(log, outputs, {page.address: page.markdown for page in guidance if page.address not in LISTS})


def _releases(checked: Checked, path: str) -> Iterator[Release]:
    for document in checked.records[path].documents:
        file = f"{path.removesuffix('.yml')}/{document.file}"
        yield release(document, checked.tree.documents[file].read_bytes(), checked.documents[file])


def _add(outputs: dict[str, Output], path: str, output: Output) -> None:
    if path in outputs:
        raise ValueError(f"two files would be published as {path}")
    outputs[path] = output
