"""Puts the finished site together in a folder, its parts side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from disclosure_log.log.entries import Log
from disclosure_log.records.paths import address_of_page
from disclosure_log.rules import Checked
from disclosure_log.search import addresses
from disclosure_log.site.audit.expected import Expected
from disclosure_log.site.audit.facts import PageFacts
from disclosure_log.site.audit.page import look_at, own_scripts
from disclosure_log.site.moved_pages import moved_pages
from disclosure_log.site.page import Head, Page
from disclosure_log.site.pages import File, Part, overview, parts
from disclosure_log.site.render import Site, guidance_pages, index_files, log_of
from disclosure_log.site.shell import Shells
from disclosure_log.site.sitemap import sitemap
from disclosure_log.workers import share_out


class Publisher(Protocol):
    """What lays the theme around pages."""

    in_navigation: frozenset[str]
    """The files of the pages that the navigation names."""

    def makes(self, page: Page) -> bool:
        """Whether it makes a *page* as a whole."""

    def build(self, site: Site) -> Shells:
        """Build the pages of *site* into the folder, and all that belongs to the theme."""


@dataclass
class Assembled:
    """What stands in the folder of the finished site."""

    heads: list[Head] = field(default_factory=list)
    digests: dict[str, str | None] = field(default_factory=dict)
    """The digest of each file that is no page, by its path; of a page nothing, by its file before
    it was published."""
    found: list[tuple[str, str, set[str]]] = field(default_factory=list)
    """Where the search leads."""
    facts: dict[str, PageFacts] = field(default_factory=dict)
    """What the audit has to know of each page, by its path in the folder."""

    def add(self, other: Assembled) -> None:
        """Add what another part became. Raises ``ValueError`` if a path is taken."""
        if taken := self.digests.keys() & other.digests.keys():
            raise ValueError(f"two files would be published as {min(taken)}")
        self.heads += other.heads
        self.digests |= other.digests
        self.found += other.found
        self.facts |= other.facts

    @property
    def expected(self) -> Expected:
        return Expected(self.digests, self.found)


def assemble(checked: Checked, publisher: Publisher, into: Path) -> tuple[Log, Assembled]:
    """Make the whole site of a checked log in the folder *into*, and say what is in it.

    Raises ``ValueError`` if there are findings, since nothing is published that did not pass the
    checks.
    """
    log = log_of(checked)
    guidance = guidance_pages(checked, log)
    named = [address_of_page(f"docs/{path}") for path in publisher.in_navigation]
    by_publisher = [Part("", partial(overview, log, guidance))]
    apart: list[Part] = []
    for part in parts(log):
        whole = any(address.startswith(part.address) for address in named)
        (by_publisher if whole else apart).append(part)
    ordinary = Site(log, {})
    rest: list[Page] = []
    done = Assembled()
    for made in (made for part in by_publisher for made in part.make()):
        if isinstance(made, Page) and not publisher.makes(made):
            rest.append(made)
            continue
        ordinary.add(made)
        done.add(_noted(made))
    shells = publisher.build(ordinary)
    writer = _Writer(into, shells, log)
    todo = [Part("search/", partial(index_files, checked, log, guidance)), Part("", lambda: rest)]
    for written in share_out(writer.write, [*todo, *apart]):
        done.add(written)
    pages = {head.address: head for head in done.heads}
    moved = moved_pages(checked, log, pages, done.digests)
    done.add(writer.write(Part("", lambda: list(moved))))
    for file in sitemap(log, done.heads):
        done.add(_written(into, file))
    return log, done


@dataclass(frozen=True)
class _Writer:
    """Writes parts of the site into a folder."""

    into: Path
    shells: Shells
    log: Log

    def write(self, part: Part) -> Assembled:
        """Make a *part*, write its pages and files, and look at each page once more, as it will be
        published."""
        done = Assembled()
        for made in part.make():
            if not isinstance(made, Page):
                done.add(_written(self.into, made))
                continue
            text = self.shells.finished(made)
            path = f"{made.address}index.html"
            _put(self.into / path, text.encode())
            done.add(_noted(made))
            done.facts[path] = look_at(path, text, *self._own)
        return done

    @cached_property
    def _own(self) -> tuple[frozenset[str], str]:
        empty = (self.into / "404.html").read_text("utf-8")
        return own_scripts(empty), urlsplit(self.log.authority.site.address).path


def _noted(made: Page | File) -> Assembled:
    """What was *made* by the publisher."""
    if isinstance(made, Page):
        return Assembled([made.head], {made.path: None})
    path, output = made
    return Assembled([], {path: output.digest}, list(addresses({path: output.content})))


def _written(into: Path, file: File) -> Assembled:
    path, output = file
    _put(into / path, output.content)
    return _noted(file)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
