"""Puts the finished site together in a folder, its parts side by side."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from disclosure_log.log.entries import Log
from disclosure_log.records.paths import address_of_page
from disclosure_log.rules import Checked
from disclosure_log.search import Found, Index
from disclosure_log.site.audit.expected import Expected
from disclosure_log.site.audit.facts import PageFacts
from disclosure_log.site.audit.in_shell import Looks
from disclosure_log.site.audit.page import own_scripts
from disclosure_log.site.moved_pages import moved_pages
from disclosure_log.site.output import Output
from disclosure_log.site.page import Head, Page
from disclosure_log.site.pages import File, Part, overview, parts
from disclosure_log.site.render import Site, guidance_pages, index_of, log_in_order
from disclosure_log.site.shell import Shells
from disclosure_log.site.sitemap import sitemap
from disclosure_log.store import Store, digest
from disclosure_log.workers import beside, share_out


class Publisher(Protocol):
    """What lays the theme around pages."""

    in_navigation: frozenset[str]
    """The files of the pages that the navigation names."""

    @property
    def makes_all(self) -> bool:
        """Whether it makes every page as a whole."""

    def makes(self, page: Page) -> bool:
        """Whether it makes a *page* as a whole."""

    def build(self, site: Site) -> Shells:
        """Build the pages of *site* into the folder, and all that belongs to the theme."""


PART = "part"
"""What the store calls the pages and files that were made together."""


@dataclass
class Assembled:
    """What stands in the folder of the finished site."""

    heads: list[Head] = field(default_factory=list)
    digests: dict[str, str | None] = field(default_factory=dict)
    """The digest of each file by its path; ``None`` if the publisher wrote it."""
    found: list[Found] = field(default_factory=list)
    facts: dict[str, PageFacts] = field(default_factory=dict)
    """What the audit has to know of each page, by its path."""

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
        files = {p: None if p in self.facts else digest for p, digest in self.digests.items()}
        return Expected(files, self.found)


def assemble(
    checked: Checked, publisher: Publisher, into: Path, before: Path, store: Store | None = None
) -> tuple[Log, Assembled]:
    """Make the whole site of a checked log in the folder *into*, and say what is in it. What the
    *store* knows is taken from the site that was built *before*.

    Raises ``ValueError`` if there are findings, since nothing is published that did not pass the
    checks.
    """
    log = log_in_order(checked)
    guidance = guidance_pages(checked, log)
    named = [address_of_page(path) for path in publisher.in_navigation]
    by_publisher = [Part((), partial(overview, log, guidance))]
    apart: list[Part] = []
    for part in parts(log):
        whole = publisher.makes_all or any(address.startswith(part.addresses) for address in named)
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
    if publisher.makes_all:
        for page in moved_pages(checked, log, _heads(done), done.digests.copy()):
            ordinary.add(page)
            done.add(_noted(page))
    writer = _Writer(into, before, publisher.build(ordinary), log)
    basis = digest(checked.tree.settings, checked.tree.theme, writer.shells.example)
    todo = [(part, _known(part, basis, store)) for part in apart]
    index, placed = beside(
        share_out(writer.place, todo, least=4, share=1),
        partial(index_of, checked, log, guidance, store),
    )
    for (part, known), written in zip(todo, placed, strict=True):
        done.add(written or known or Assembled())
        if store and written and part.sources is not None:
            store.put(PART, written, basis, *part.addresses, *part.sources)
    done.add(writer.put(index))
    done.add(writer.write(lambda: rest))
    if not publisher.makes_all:
        moved = list(moved_pages(checked, log, _heads(done), done.digests))
        done.add(writer.write(lambda: moved))
    done.add(writer.write(partial(sitemap, log, done.heads)))
    return log, done


def _heads(done: Assembled) -> dict[str, Head]:
    return {head.address: head for head in done.heads}


def _known(part: Part, basis: bytes, store: Store | None) -> Assembled | None:
    """What the *store* knows of a *part*."""
    if not store or part.sources is None:
        return None
    kept: Assembled | None = store.get(PART, basis, *part.addresses, *part.sources)
    return kept


_Taken = tuple[str, str, str]
"""Where a file is to be, where it was, and its digest."""


@dataclass(frozen=True)
class _Writer:
    """Writes parts of the site into a folder."""

    into: Path
    before: Path
    shells: Shells
    log: Log

    def place(self, todo: tuple[Part, Assembled | None]) -> Assembled | None:
        """Put a part in place. Its files are taken from the site that was built before if they are
        *known*; otherwise, what was written is given back."""
        part, known = todo
        if known and self.take([(path, path, d or "") for path, d in known.digests.items()]):
            return None
        return self.write(part.make)

    def write(self, make: Callable[[], Iterable[Page | File]]) -> Assembled:
        """Make pages and files, write them, and look at each page once more, as it will be
        published."""
        done = Assembled()
        for made in make():
            if not isinstance(made, Page):
                done.add(_noted(made))
                _put(self.into / made[0], made[1].content)
                continue
            page = self.shells.finished(made)
            output = Output(page.text.encode())
            _put(self.into / made.file, output.content)
            done.add(Assembled([made.head], {made.file: output.digest}))
            done.facts[made.file] = self._looks.look_at(made.file, page)
        return done

    def put(self, index: Index) -> Assembled:
        """Put the files of an *index* in place."""
        # The folder of another index has another name.
        old = next((f"search/{each.name}/" for each in self.before.glob("search/*/")), "")
        wanted = [
            [(path, re.sub("^search/[^/]+/", old, path), file.digest)]
            for path, file in index.files.items()
        ]
        in_place = share_out(self.take, wanted, share=500)
        for (path, file), good in zip(index.files.items(), in_place, strict=True):
            if not good:
                _put(self.into / path, file.read())
        return Assembled([], {path: file.digest for path, file in index.files.items()}, index.found)

    def take(self, files: list[_Taken]) -> bool:
        """Take *files* from the site that was built before, all or none: none if one of them is
        another one now."""
        found = []
        for path, old, known in files:
            source = os.path.join(self.before, old)
            try:
                with open(source, "rb") as file:
                    about = os.fstat(file.fileno())
                    content = file.read()
            except OSError:
                return False
            # A link would lead out of the site, and a file that not everybody may read is not one
            # that a build leaves there.
            made = about.st_mode & 0o777 == 0o644 and not os.path.islink(source)
            if not made or Output(content).digest != known:
                return False
            found.append((source, os.path.join(self.into, path), content, about.st_nlink))
        for source, new, content, names in found:
            os.makedirs(os.path.dirname(new), exist_ok=True)
            # Who has a file in a copy of the site by another name may change it there.
            if names > 1 or not _linked(source, new):
                Path(new).write_bytes(content)
        return True

    @cached_property
    def _looks(self) -> Looks:
        own = own_scripts((self.into / "404.html").read_text("utf-8"))
        return Looks(self.shells, own, urlsplit(self.log.authority.site.address).path)


def _noted(made: Page | File) -> Assembled:
    """What was *made*, as the audit expects it."""
    if isinstance(made, Page):
        return Assembled([made.head], {made.file: None})
    path, output = made
    return Assembled([], {path: output.digest})


def _linked(old: str, new: str) -> bool:
    try:
        os.link(old, new)
    except OSError:
        return False  # a disk without links
    return True


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
