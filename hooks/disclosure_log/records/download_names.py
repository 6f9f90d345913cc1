"""The names that a released document takes up in the folder of its entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure_log.records.released_documents import ReleasedDocument
from hidden_data.report import Inspection, Table


def names(file: str, inspection: Inspection | None) -> list[str]:
    """The names a document takes up in the folder of its entry, in lower case: its files, and the
    pages of its tables."""
    stem, ending = file.casefold().rsplit(".", 1)
    slugs = (
        [slug for slug, _ in named_tables(stem, inspection)]
        if inspection
        else [page_slug(stem)]
        if ending in ("csv", "xlsx")
        else []
    )
    if ending == "html":
        return [file.casefold(), page_slug(stem)]
    return [
        file.casefold(),
        *slugs,
        *(f"{slug}.csv" for slug in slugs if f"{slug}.csv" != file.casefold()),
    ]


def published_names(document: ReleasedDocument, inspection: Inspection) -> Iterator[str]:
    """The names under which a document is published in the folder of its entry: of its files, and
    with a slash at the end of the pages of its tables."""
    stem, ending = document.file.rsplit(".", 1)
    if ending == "html":
        yield f"{page_slug(stem)}/"
        return
    for slug, _ in named_tables(stem, inspection):
        yield f"{slug}/"
        if ending != "csv":
            yield f"{slug}.csv"
    yield document.file


def named_tables(stem: str, inspection: Inspection) -> Iterator[tuple[str, Table]]:
    """The tables of a document whose name has a *stem*, each with the last part of its page's
    address."""
    slug = page_slug(stem)
    for number, table in enumerate(inspection.tables, 1):
        yield slug if len(inspection.tables) == 1 else f"{slug}-{number}", table


def page_slug(stem: str) -> str:
    """The last part of the address of a document's page."""
    return re.sub("[^a-z0-9]+", "-", stem.casefold()).strip("-")
