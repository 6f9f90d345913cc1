"""``disclosure-log build --shard 3/8``: build one shard."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import click

from disclosure_log.cli.terminal import checked, say
from disclosure_log.publisher import Publisher
from disclosure_log.records.paths import record_beside
from disclosure_log.records.repository import scan
from disclosure_log.site.atomic_swap import staging
from disclosure_log.site.shards import Shard, assemble_shard
from disclosure_log.site.site_folder import SiteFolder
from disclosure_log.store import NAME, new_store, workshop

SHARDS = "shards"
"""The folder for them in the :func:`workshop`."""


class ShardType(click.ParamType[Shard]):
    """A shard as it is written: ``3/8``."""

    name = "K/N"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Shard:
        match = re.fullmatch("([0-9]{1,4})/([0-9]{1,4})", str(value))
        number, of = map(int, match.groups()) if match else (0, 0)
        if not 1 <= number <= of:
            self.fail(f"{value} is not a shard, such as 3/8 for the third of eight", param, ctx)
        return Shard(number, of)


def build_shard(root: Path, form: str, shard: Shard) -> None:
    """Check the records of a *shard* and make their pages, for the command ``merge``."""
    os.umask(0o022)
    into = workshop(root) / SHARDS / str(shard)
    with staging(root, f"shard-{shard}") as place:
        store = new_store(place / NAME)
        records = scan(root).records
        mine = shard.of_records(records)
        others = records.keys() - mine

        def wanted(path: str) -> bool:
            return others.isdisjoint((path, record_beside(path)))

        in_order = checked(root, form, store=store, wanted=wanted, alone=True)
        publisher = Publisher(root, place / "theme")
        pages = assemble_shard(shard, in_order, publisher, SiteFolder(place / "site"), store)
        store.save()
        store.close()
        shutil.rmtree(place / "theme", ignore_errors=True)
        shutil.rmtree(into, ignore_errors=True)
        into.parent.mkdir(exist_ok=True)
        os.rename(place, into)
    say(f"{len(mine)} records, {pages} pages: made {into.relative_to(root)}", "green")
