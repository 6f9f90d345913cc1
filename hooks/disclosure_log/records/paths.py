"""Where the files of a repository lie, relative to it, with forward slashes."""

from __future__ import annotations

import re

RECORDS = "disclosures"
"""The folder of the settings files and of the folders of years."""
PAGES = "docs"
"""The folder of the pages written by hand."""
THEME = f"{PAGES}/theme"
SITE = "mkdocs.yml"
"""How the site is published, with the titles in its navigation."""

AUTHORITY = f"{RECORDS}/authority.yml"
TOPICS = f"{RECORDS}/topics.yml"
PUBLICATIONS = f"{RECORDS}/publications.yml"
PEOPLE = f"{RECORDS}/people.yml"
NOT_PUBLISHED = f"{RECORDS}/not-published.yml"
RELATED_TERMS = f"{RECORDS}/related-terms.yml"
ADDRESSES = f"{RECORDS}/addresses.txt"
"""The list of every published address."""
REQUIRED_SETTINGS = (AUTHORITY, TOPICS, PUBLICATIONS)
SETTINGS = (*REQUIRED_SETTINGS, PEOPLE, NOT_PUBLISHED, RELATED_TERMS)

REQUIRED_PAGES = (
    "index.md",
    "how-to-request.md",
    "publication-scheme.md",
    "accessibility.md",
    "about.md",
    "checks.md",
)
"""Pages in :data:`PAGES` that other pages of the site link to."""
EXAMPLE = "example-1"
"""What the reference of the invented record ends with, as a slug."""
LISTS = (
    "disclosures",
    "topics",
    "changes",
    "data",
    "exemptions",
    "statistics",
    "documents",
    "feeds",
)
"""Folders of the site that have a page of their own, made from the records."""
GENERATED = (*LISTS, "search")
"""Folders of the site that hold generated pages only."""


def is_example(record: str) -> bool:
    """Whether a path is that of the invented record of a new log, which is never published."""
    return record.endswith(f"-{EXAMPLE}.yml")


def address_of_page(path: str) -> str:
    """The address of the hand-written page at a path: ``docs/about.md`` is ``about/``; the home
    page has none."""
    name = path.removeprefix(f"{PAGES}/").removesuffix(".md")
    return "" if name == "index" else f"{name.removesuffix('/index')}/"


def address_of_record(path: str) -> str:
    """``disclosures/2016/foi-16-19.yml`` is ``disclosures/2016/foi-16-19/``."""
    return f"{path.removesuffix('.yml')}/"


def room(path: str) -> int:
    """How many times the usual limits a file may reach: the lists of people and of addresses grow
    with the log, and a program writes them. Scripts can be long."""
    return {PEOPLE: 100, ADDRESSES: 20}.get(path, 20 if path.startswith(f"{THEME}/") else 1)


def entry_of(path: str) -> str | None:
    """The record that a path belongs to, or the address of one: its own, that of a released file,
    or that of the page of a table."""
    match = re.match(f"{RECORDS}/[0-9]{{4}}/[^/.]+", path)
    return match and f"{match[0]}.yml"


def record_beside(document: str) -> str:
    """The path of the record that a released document belongs to."""
    return f"{document.rpartition('/')[0]}.yml"


def folder_of(record: str) -> str:
    """The folder of the documents released with the record at a path."""
    return record.removesuffix(".yml")
