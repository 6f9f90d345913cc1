"""``disclosure-log build --shard 3/8``: one machine's share of a build."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import click

from disclosure_log.cli.terminal import checked, say
from disclosure_log.publisher import Publisher
from disclosure_log.records.repository import scan
from disclosure_log.site.atomic_swap import staging
from disclosure_log.site.shares import Share, assemble_share
from disclosure_log.site.site_folder import SiteFolder
from disclosure_log.store import NAME, new_store, workshop

SHARES = "shares"
"""The folder below :data:`FOLDER` for them."""


class ShareType(click.ParamType[Share]):
    """A share as it is written: ``3/8``."""

    name = "K/N"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Share:
        match = re.fullmatch("([0-9]{1,4})/([0-9]{1,4})", str(value))
        number, of = map(int, match.groups()) if match else (0, 0)
        if not 1 <= number <= of:
            self.fail(f"{value} is not a share, such as 3/8 for the third of eight", param, ctx)
        return Share(number, of)


def build_share(root: Path, form: str, share: Share) -> None:
    """Check the records of a *share* and make their pages, for :func:`merge`."""
    os.umask(0o022)
    into = workshop(root) / SHARES / str(share)
    with staging(root, f"share-{share}") as place:
        store = new_store(place / NAME)
        records = scan(root).records
        mine = share.of_records(records)
        others = records.keys() - mine

        def wanted(path: str) -> bool:
            return path not in others and f"{path.rsplit('/', 1)[0]}.yml" not in others

        in_order = checked(root, form, store=store, wanted=wanted, alone=True)
        publisher = Publisher(root, place / "theme")
        pages = assemble_share(share, in_order, publisher, SiteFolder(place / "site"), store)
        store.save()
        store.close()
        shutil.rmtree(place / "theme", ignore_errors=True)
        shutil.rmtree(into, ignore_errors=True)
        into.parent.mkdir(exist_ok=True)
        os.rename(place, into)
    say(f"{len(mine)} records, {pages} pages: made {into.relative_to(root)}", "green")
