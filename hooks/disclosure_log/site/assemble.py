"""Puts the finished site together in a folder, its parts side by side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

from disclosure_log.exports.exported import Exported
from disclosure_log.log.entries import Log
from disclosure_log.records.paths import address_of_page
from disclosure_log.rules import Checked
from disclosure_log.search import Found
from disclosure_log.site.assembled import Assembled, Kept, noted
from disclosure_log.site.audit.in_shell import Looks
from disclosure_log.site.audit.page import own_scripts
from disclosure_log.site.checksums import checksums
from disclosure_log.site.moved_pages import moved_pages
from disclosure_log.site.output import File, Output
from disclosure_log.site.page import Head, Page
from disclosure_log.site.pages import Part, about_data, data_parts, overview, parts
from disclosure_log.site.render import (
    Site,
    before_index_of,
    guidance_pages,
    index_of,
    log_in_order,
    output_of,
)
from disclosure_log.site.shell import Shells
from disclosure_log.site.site_folder import SiteFolder
from disclosure_log.site.sitemap import sitemap
from disclosure_log.site.templating import keep_compiled
from disclosure_log.store import Store, digest
from disclosure_log.workers import in_background, parallel_map


class Publisher(Protocol):
    """What lays the theme around pages."""

    into: Path
    """The folder for what it makes."""
    in_navigation: frozenset[str]
    """The files of the pages that the navigation names."""

    @property
    def makes_all(self) -> bool:
        """Whether it makes every page as a whole."""

    def makes(self, page: Page) -> bool:
        """Whether it makes a *page* as a whole."""

    def build(self, site: Site) -> Shells:
        """Build the pages of *site* into the folder, and all that belongs to the theme."""


def assemble(
    checked: Checked, publisher: Publisher, folder: SiteFolder, store: Store | None = None
) -> tuple[Log, Assembled]:
    """Make the whole site of a checked log in a *folder*, and say what is in it. What the *store*
    knows stays as it stands there.

    Raises ``ValueError`` if there are findings, since nothing is published that did not pass the
    checks.
    """
    log = log_in_order(checked)
    keep_compiled(store)
    guidance = guidance_pages(checked, log)
    before_index_of(log, guidance, store)
    exported = Exported(log, store)
    exported.prepare()
    done = Assembled()
    data = [] if publisher.makes_all else [*data_parts(exported)]
    with (
        in_background(partial(_data_in_place, data, checked, folder, store)) as data_made,
        in_background(partial(_indexed, checked, log, guidance, folder, store)) as indexed,
    ):
        ordinary = Site(log, {}, store)
        whole, rest, apart = divided(exported, guidance, publisher)
        for made in whole:
            ordinary.add(made)
            done.add(noted(made))
        if publisher.makes_all:
            for made in about_data(exported, done.sizes).make():
                ordinary.add(made)
                done.add(noted(made))
            for page in moved_pages(checked, log, _heads(done), done.digests.copy()):
                ordinary.add(page)
                done.add(noted(page))
        shells = publisher.build(ordinary)
        by_publisher = {*folder.move_in(publisher.into)}
        writer = Writer(folder, shells, log)
        kept = Kept(basis_of(checked, shells), store)
        for each in _made(apart, writer, kept):
            done.add(each)
        made_of_data = data_made()
        for each in made_of_data.parts:
            folder.noted(each.digests)
            done.add(each)
        if data:
            (described,) = _made([about_data(exported, made_of_data.sizes)], writer, kept)
            done.add(described)
        index = indexed()
    if store:
        store.used |= made_of_data.used | index.used
    folder.renamed(*index.renamed)
    folder.noted(index.digests)
    done.add(Assembled([], index.digests, index.found))
    done.add(writer.write(lambda: rest))
    if not publisher.makes_all:
        moved = list(moved_pages(checked, log, _heads(done), done.digests))
        done.add(writer.write(lambda: moved))
    done.add(writer.write(partial(checksums, log, folder, done.digests)))
    done.add(writer.write(partial(sitemap, log, done.heads)))
    folder.keep_only(by_publisher.union(path for path, each in done.digests.items() if each))
    return log, done


def _made(parts: Sequence[Part], writer: Writer, kept: Kept) -> Iterator[Assembled]:
    """What each of some *parts* became. It stands in the folder as it was *kept*, or is made."""
    folder = writer.folder
    known = [kept.known(part) for part in parts]
    standing = [each if each and folder.has(each.digests) else None for each in known]
    again = [part for part, each in zip(parts, standing, strict=True) if not each]
    written = parallel_map(writer.write_part, again, least=4, chunk=1)
    for part, stands in zip(parts, standing, strict=True):
        became = stands or next(written)
        if not stands:
            folder.noted(became.digests)
            kept.keep(part, became)
        yield became


def divided(
    exported: Exported, guidance: list[Page], publisher: Publisher
) -> tuple[list[Page | File], list[Page], list[Part]]:
    """What the *publisher* makes as a whole; the other pages that belong together with it; and the
    parts that can be made apart. The files of data are not among them, unless it makes all."""
    log = exported.log
    exported.need()
    named = [address_of_page(path) for path in publisher.in_navigation]
    together = [Part((), partial(overview, log, guidance))]
    apart: list[Part] = []
    if publisher.makes_all:
        together += data_parts(exported)
    for part in parts(exported):
        whole = publisher.makes_all or any(address.startswith(part.addresses) for address in named)
        (together if whole else apart).append(part)
    by_publisher: list[Page | File] = []
    rest: list[Page] = []
    for made in (made for part in together for made in part.make()):
        if isinstance(made, Page) and not publisher.makes(made):
            rest.append(made)
        else:
            by_publisher.append(made)
    return by_publisher, rest, apart


def basis_of(checked: Checked, shells: Shells) -> bytes:
    """What every page is made from besides its own sources."""
    return digest(checked.tree.settings, checked.tree.theme, shells.example)


def _heads(done: Assembled) -> dict[str, Head]:
    return {head.address: head for head in done.heads}


class _Data(NamedTuple):
    """The files of data, which are in place."""

    parts: list[Assembled]
    used: set[tuple[str, bytes]]
    """What the store was asked for."""

    @property
    def sizes(self) -> dict[str, int]:
        return {path: size for each in self.parts for path, size in each.sizes.items()}


def _data_in_place(
    parts: Iterable[Part], checked: Checked, folder: SiteFolder, store: Store | None
) -> _Data:
    """Put the files of data in place in the *folder*. This may be another process: only it has all
    entries as data in memory."""
    kept = Kept(digest(checked.tree.settings), store)
    made = []
    for part in parts:
        became = kept.known(part)
        if not became or not folder.has(became.digests):
            became = Assembled()
            for path, output in map(output_of, part.make()):
                folder.put(path, output)
                became.add(noted((path, output)))
            kept.keep(part, became)
        made.append(became)
    if store:
        store.save()
    return _Data(made, store.used if store else set())


class _Indexed(NamedTuple):
    """The index of the search, whose files are in place."""

    renamed: tuple[str, str]
    """The folder of the index before, and its own."""
    digests: dict[str, str | None]
    found: list[Found]
    used: set[tuple[str, bytes]]
    """What the store was asked for."""


def _indexed(
    checked: Checked, log: Log, guidance: list[Page], folder: SiteFolder, store: Store | None
) -> _Indexed:
    """Put the index in place in the *folder*. This may be another process."""
    index = index_of(checked, log, guidance, store)
    new = next((path.split("/pages/")[0] for path in index.files if "/pages/" in path), "")
    old = next((path.split("/pages/")[0] for path in folder.digests if _OF_INDEX(path)), new)
    folder.rename(old, new)
    for path, file in index.files.items():
        if folder.digests.get(path) != file.digest:
            folder.put(path, Output(file.read()))
    digests = {path: file.digest for path, file in index.files.items()}
    if store:
        store.save()
    return _Indexed((old, new), {**digests}, index.found, store.used if store else set())


_OF_INDEX = re.compile("search/[^/]+/pages/").match


@dataclass(frozen=True)
class Writer:
    """Writes parts of the site into a folder."""

    folder: SiteFolder
    shells: Shells
    log: Log

    def write_part(self, part: Part) -> Assembled:
        """Write the pages and files of a *part*. This may be another process."""
        return self.write(part.make)

    def write(self, make: Callable[[], Iterable[Page | File]]) -> Assembled:
        """Make pages and files, write them, and look at each page once more, as it will be
        published."""
        done = Assembled()
        for made in make():
            if not isinstance(made, Page):
                self.folder.put(*made)
                done.add(noted(made))
                continue
            page = self.shells.finished(made)
            output = Output(page.text.encode())
            self.folder.put(made.file, output)
            done.add(Assembled([made.head], {made.file: output.digest}))
            done.facts[made.file] = self._looks.look_at(made.file, page)
        return done

    @cached_property
    def _looks(self) -> Looks:
        own = own_scripts((self.folder.path / "404.html").read_text("utf-8"))
        return Looks(self.shells, own, urlsplit(self.log.authority.site.address).path)
