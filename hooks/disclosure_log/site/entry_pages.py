"""The pages of an entry: its own, one for each released table and document, and redirects to it."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_log.exports.citing import citations
from disclosure_log.exports.linked_data import of_entry
from disclosure_log.log.entries import Log
from disclosure_log.log.entry import Entry
from disclosure_log.records.references import slug
from disclosure_log.site.page import Page, edit_address, history_address, relative
from disclosure_log.site.templating import render_template


def entry_page(log: Log, entry: Entry, version: str | None) -> Page:
    """The page of an entry. Its address keeps a page whatever its status is. *version* is that of
    its data, which an entry that does not stand lacks."""
    record = entry.record
    if record.status == "merged":
        return _redirect(log, entry.address, log.standing(entry), entry.path)
    if record.status == "published-in-error":
        body = render_template("removed.md", log, entry.address, entry=entry)
        return Page(
            entry.address,
            entry.title,
            "This entry was published in error and has been removed.",
            body,
            entry.changed,
            entry.path,
        )
    body = render_template(
        "entry.md",
        log,
        entry.address,
        entry=entry,
        repository_edit=edit_address(log, entry.path),
        history=history_address(log, entry.path),
        version=version,
        cited_as=citations(entry, version),
    )
    summary = record.summary if entry.stands else f"{entry.status.label}. {record.summary}"
    return Page(
        entry.address,
        entry.title,
        summary,
        body,
        entry.changed,
        entry.path,
        linked_data=of_entry(entry) if entry.stands else None,
    )


def table_pages(log: Log, entry: Entry) -> Iterator[Page]:
    """A page for each table released with an entry, to read without a spreadsheet program."""
    for table in (table for each in entry.releases for table in each.tables):
        address = f"{entry.address}{table.slug}/"
        body = render_template("table.md", log, address, entry=entry, table=table)
        description = (
            f"A table released with the answer to {entry.record.reference}, {entry.title}."
        )
        yield Page(
            address, table.title, description, body, entry.changed, entry.path, outline=False
        )


def document_pages(log: Log, entry: Entry) -> Iterator[Page]:
    """A page for each web page released with an entry."""
    for page in (each.page for each in entry.releases if each.page):
        address = f"{entry.address}{page.slug}/"
        body = render_template("document.md", log, address, entry=entry, page=page)
        description = (
            f"A document released with the answer to {entry.record.reference}, {entry.title}."
        )
        yield Page(
            address,
            page.title,
            description,
            body,
            entry.changed,
            entry.path,
            outline=page.has_sections,
        )


def _redirect(
    log: Log, address: str, target: Entry, source: str, keeps_place: bool = False
) -> Page:
    body = render_template("redirect.md", log, address, target=target)
    title = f"Moved to {target.record.reference}"
    return Page(
        address,
        title,
        f"This entry is now part of {target.record.reference}.",
        body,
        target.changed,
        source,
        relative(address, target.address),
        keeps_place,
    )


def redirect_pages(log: Log) -> Iterator[Page]:
    """The addresses of former references, which redirect to the entry."""
    for address, target in log.redirects():
        if address != target.address and not _is_merged(log, address):
            name = address.rstrip("/").rsplit("/", 1)[1]
            # The former references of a merged entry lead to other questions than their own.
            its_own = name in map(slug, target.record.also_known_as)
            yield _redirect(log, address, target, target.path, its_own)


def _is_merged(log: Log, address: str) -> bool:
    return any(entry.address == address for entry in log.all if entry.record.merged_into)
