"""``disclosure-log build``: check every record and build the website."""

from __future__ import annotations

import os
import time
from pathlib import Path

import click

from disclosure_log.cli.terminal import FAILURE, checked, format_option, report, say
from disclosure_log.findings.finding import Finding
from disclosure_log.log.entries import Log
from disclosure_log.log.figures import COUNTED
from disclosure_log.publisher import Publisher
from disclosure_log.rules import Checked
from disclosure_log.search import INDEXED
from disclosure_log.site.assemble import PART, Assembled, assemble
from disclosure_log.site.atomic_swap import put_in_place, staging
from disclosure_log.site.audit import audit
from disclosure_log.store import Store, open_store


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
    in_order = checked(root, form, publishing, store=store)
    with staging(root) as place:
        log, done, findings = make(root, in_order, place, root / "site", store)
        if findings:
            report(findings, form)
            raise SystemExit(FAILURE)
        put_in_place(place, root / "site")
        if store:
            store.save(PART, COUNTED, *INDEXED)
    entries, pages = len(log.entries), len(done.heads)
    say(
        f"{entries} {'entry' if entries == 1 else 'entries'}, {pages} pages: built site/ in"
        f" {time.monotonic() - started:.1f} seconds",
        "green",
    )


def make(
    root: Path, in_order: Checked, place: Path, before: Path, store: Store | None
) -> tuple[Log, Assembled, list[Finding]]:
    """Make the site in the folder *place*, with what is the same in the one made *before*, and
    audit it."""
    log, done = assemble(in_order, Publisher(root, place), place, before, store)
    return log, done, audit(place, log, done.expected, done.facts)
