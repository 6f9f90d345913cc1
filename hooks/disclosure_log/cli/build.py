"""``disclosure-log build``: check every record and build the website."""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path

import click

from disclosure_log.cli.terminal import FAILURE, checked, format_option, report, say
from disclosure_log.findings.finding import Finding
from disclosure_log.log.entries import Log
from disclosure_log.publisher import Publisher
from disclosure_log.rules import Checked
from disclosure_log.search import INDEXED
from disclosure_log.site.assemble import PART, Assembled, assemble
from disclosure_log.site.atomic_swap import delete, put_in_place, staging
from disclosure_log.site.audit import audit
from disclosure_log.site.site_folder import SiteFolder
from disclosure_log.store import Store, open_store
from disclosure_log.workers import aside

PLACED = "files of the site"
"""What the store calls that which is known of the files in place."""


@click.command("build")
@click.option(
    "--publish",
    "publishing",
    is_flag=True,
    help="Refuse placeholder addresses and unfinished statements, which a preview may have.",
)
@click.option("--full", is_flag=True, help="Make everything anew, without the store.")
@format_option
@click.pass_obj
def build_command(root: Path, publishing: bool, full: bool, form: str) -> None:
    """Check every record and build the website into site/.

    The old site/ is replaced only if everything is in order.
    """
    build(root, form, publishing, full)


def build(root: Path, form: str, publishing: bool = False, full: bool = False) -> None:
    started = time.monotonic()
    # Any web server must be able to read the site, whoever built it.
    os.umask(0o022)
    store = None if full else open_store(root)
    with staging(root, keeps=True) as place, aside(partial(_begun, root, place, store)) as begun:
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
            store.save(PART, PLACED, *INDEXED)
    entries, pages = len(log.entries), len(done.heads)
    say(
        f"{entries} {'entry' if entries == 1 else 'entries'}, {pages} pages: built site/ in"
        f" {time.monotonic() - started:.1f} seconds",
        "green",
    )


def _begun(root: Path, place: Path, store: Store | None) -> SiteFolder:
    """The folder of the next site. This may be another process."""
    known = store.elsewhere().get(PLACED) if store else None
    return SiteFolder(place, root / "site", known)


def make(
    root: Path, in_order: Checked, folder: SiteFolder, store: Store | None
) -> tuple[Log, Assembled, list[Finding]]:
    """Make the site in a *folder*, and audit it."""
    by_mkdocs = folder.path.with_name("theme")
    log, done = assemble(in_order, Publisher(root, by_mkdocs), folder, store)
    delete(by_mkdocs)
    return log, done, audit(folder.path, log, done.expected, done.facts, folder.unchanged)
