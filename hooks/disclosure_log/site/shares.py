"""A share of the work of a build, for a machine beside others.

Each machine checks its records and makes their pages, and keeps what became of them. Whoever has
the shares of all can build the whole site from them and make hardly anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from disclosure_log.records.paths import address_of_record
from disclosure_log.rules import Checked
from disclosure_log.rules.kept import record_runs
from disclosure_log.site.assemble import PART, Publisher, Writer, basis_of, divided
from disclosure_log.site.render import Site, guidance_pages, log_in_order
from disclosure_log.site.site_folder import SiteFolder
from disclosure_log.store import Store
from disclosure_log.workers import share_out

T = TypeVar("T")


@dataclass(frozen=True)
class Share:
    """Which of some shares: the third of eight is ``Share(3, 8)``."""

    number: int
    of: int

    def __str__(self) -> str:
        return f"{self.number}-of-{self.of}"

    def among(self, items: Iterable[T]) -> Iterator[T]:
        """Its part of the *items*."""
        return islice(items, self.number - 1, None, self.of)

    def of_records(self, paths: Iterable[str]) -> frozenset[str]:
        """The records that it checks, of all at these *paths*."""
        return frozenset(path for run in self.among(record_runs(paths)) for path in run)


def assemble_share(
    share: Share, checked: Checked, publisher: Publisher, folder: SiteFolder, store: Store
) -> int:
    """Make the pages of a *share* in a *folder*, and say how many. The *store* keeps what they
    became."""
    records = share.of_records(checked.records)
    log = log_in_order(checked, known=records)
    ordinary = Site(log, {}, store)
    whole, _, apart = divided(log, guidance_pages(checked, log), publisher, store)
    for each in whole:
        ordinary.add(each)
    shells = publisher.build(ordinary)
    by_publisher = {*folder.move_in(publisher.into)}
    basis = basis_of(checked, shells)
    addresses = {*map(address_of_record, records)}
    # Lists are made from the records of every share.
    mine = [part for part in apart if addresses.issuperset(part.addresses)]
    written = share_out(Writer(folder, shells, log).write_part, mine, least=4, share=1)
    pages = 0
    for part, made in zip(mine, written, strict=True):
        folder.noted(made.digests)
        store.put(PART, made, basis, *part.addresses, *part.sources or ())
        pages += len(made.heads)
    folder.keep_only(folder.digests.keys() - by_publisher)
    return pages
