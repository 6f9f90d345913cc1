"""``disclosure-log build``: check every record and build the website."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from disclosure_log.cli.shards import ShardType, build_shard
from disclosure_log.cli.terminal import FAILURE, checked, format_option, report, say
from disclosure_log.exports.exported import EXPORTED
from disclosure_log.findings.finding import Finding
from disclosure_log.log.entries import Log
from disclosure_log.log.figures import COUNTED
from disclosure_log.publisher import Publisher
from disclosure_log.rules import Checked
from disclosure_log.search import INDEXED
from disclosure_log.site.assemble import assemble
from disclosure_log.site.assembled import PART, Assembled
from disclosure_log.site.atomic_swap import delete, put_in_place, staging
from disclosure_log.site.audit import audit
from disclosure_log.site.shards import Shard
from disclosure_log.site.site_folder import SiteFolder, gather
from disclosure_log.store import NAME, Store, open_store
from disclosure_log.workers import in_background

PLACED = "files of the site"
"""What the store calls that which is known of the files in place."""


publish_option = click.option(
    "--publish",
    "publishing",
    is_flag=True,
    help="Refuse placeholder addresses and unfinished statements, which a preview may have.",
)


@click.command("build")
@publish_option
@click.option("--full", is_flag=True, help="Make everything anew, without the store.")
@click.option(
    "--shard",
    "shard",
    type=ShardType(),
    help="Build one shard, such as 3/8: the third of eight. The command merge joins them.",
)
@format_option
@click.pass_obj
def build_command(root: Path, publishing: bool, full: bool, shard: Shard | None, form: str) -> None:
    """Check every record and build the website into site/.

    The old site/ is replaced only if everything is in order.
    """
    if shard:
        build_shard(root, form, shard)
    else:
        build(root, form, publishing, full)


def build(
    root: Path,
    form: str,
    publishing: bool = False,
    full: bool = False,
    shards: Sequence[Path] = (),
) -> None:
    """Build the site. What the folders of *shards* have already is not made again."""
    started = time.monotonic()
    # Any web server must be able to read the site, whoever built it.
    os.umask(0o022)
    store = None if full else open_store(root)
    for shard in shards:
        if store:
            store.take_over(shard / NAME)
    with (
        staging(root, keeps=True) as place,
        in_background(partial(_begun, root, place, store, shards)) as begun,
    ):
        in_order = checked(root, form, publishing, store=store)
        folder = begun()
        try:
            log, done, findings = make(root, in_order, folder, store)
            if findings:
                report(findings, form)
                raise SystemExit(FAILURE)
            put_in_place(place, root / "site")
        except BaseException:
            delete(place)
            raise
        copy = None if folder.begins_empty else place
        if not copy:
            delete(place)
        if store:
            store.put(PLACED, folder.left_at(root / "site", copy))
            store.save(PART, PLACED, COUNTED, *EXPORTED, *INDEXED)
    entries, pages = len(log.entries), len(done.heads)
    say(
        f"{entries} {'entry' if entries == 1 else 'entries'}, {pages} pages: built site/ in"
        f" {time.monotonic() - started:.1f} seconds",
        "green",
    )


def _begun(root: Path, place: Path, store: Store | None, shards: Sequence[Path]) -> SiteFolder:
    """The folder of the next site. This may be another process."""
    if shards:
        shutil.rmtree(place, ignore_errors=True)
        gather((shard / "site" for shard in shards), place)
        return SiteFolder(place, None, {})
    known = store.get(PLACED) if store else None
    return SiteFolder(place, root / "site", known)


def make(
    root: Path, in_order: Checked, folder: SiteFolder, store: Store | None
) -> tuple[Log, Assembled, list[Finding]]:
    """Make the site in a *folder*, and audit it."""
    by_mkdocs = folder.path.with_name("theme")
    log, done = assemble(in_order, Publisher(root, by_mkdocs), folder, store)
    delete(by_mkdocs)
    return log, done, audit(folder.path, log, done.expected, done.facts, folder.unchanged)
