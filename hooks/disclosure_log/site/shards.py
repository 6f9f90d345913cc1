"""A shard of a build: the part that one of several machines does.

Each machine checks the records of its shard, makes their pages and keeps the results. With the
shards of all machines, the whole site is put together quickly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from disclosure_log.exports.exported import Exported
from disclosure_log.records.paths import address_of_record
from disclosure_log.rules import Checked
from disclosure_log.rules.kept import record_runs
from disclosure_log.site.assemble import Publisher, Writer, basis_of, divided
from disclosure_log.site.assembled import Kept
from disclosure_log.site.render import Site, guidance_pages, log_in_order
from disclosure_log.site.site_folder import SiteFolder
from disclosure_log.store import Store
from disclosure_log.workers import parallel_map

T = TypeVar("T")


@dataclass(frozen=True)
class Shard:
    """One of several shards: the third of eight is ``Shard(3, 8)``."""

    number: int
    of: int

    def __str__(self) -> str:
        return f"{self.number}-of-{self.of}"

    def among(self, items: Iterable[T]) -> Iterator[T]:
        """Those of the *items* that belong to it."""
        return islice(items, self.number - 1, None, self.of)

    def of_records(self, paths: Iterable[str]) -> frozenset[str]:
        """Those of the records at these *paths* that belong to it."""
        return frozenset(path for run in self.among(record_runs(paths)) for path in run)


def assemble_shard(
    shard: Shard, checked: Checked, publisher: Publisher, folder: SiteFolder, store: Store
) -> int:
    """Make the pages of a *shard* in a *folder*, keep the results in the *store*, and return how
    many pages there are."""
    records = shard.of_records(checked.records)
    log = log_in_order(checked, known=records)
    ordinary = Site(log, {}, store)
    exported = Exported(log, store)
    whole, _, apart = divided(exported, guidance_pages(checked, log), publisher)
    for each in whole:
        ordinary.add(each)
    shells = publisher.build(ordinary)
    by_publisher = {*folder.move_in(publisher.into)}
    kept = Kept(basis_of(checked, shells), store)
    addresses = {*map(address_of_record, records)}
    # Lists need the records of every shard.
    mine = [part for part in apart if addresses.issuperset(part.addresses)]
    written = parallel_map(Writer(folder, shells, log).write_part, mine, least=4, chunk=1)
    pages = 0
    for part, made in zip(mine, written, strict=True):
        folder.noted(made.digests)
        kept.keep(part, made)
        pages += len(made.heads)
    folder.keep_only(folder.digests.keys() - by_publisher)
    return pages
