"""``disclosure-log build``: check every record and build the website."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import click

from disclosure_log.cli.terminal import FAILURE, checked, format_option, report, say
from disclosure_log.publisher import build as publish
from disclosure_log.site.atomic_swap import put_in_place, staging
from disclosure_log.site.audit import audit
from disclosure_log.site.render import Site, render

MANY = 200
"""The number of pages from which a build shows a progress bar."""


@click.command("build")
@click.option(
    "--publish",
    "publishing",
    is_flag=True,
    help="Refuse placeholder addresses and unfinished statements, which a preview may have.",
)
@format_option
@click.pass_obj
def build_command(root: Path, publishing: bool, form: str) -> None:
    """Check every record and build the website into site/.

    The old site/ is replaced only if everything is in order.
    """
    build(root, form, publishing)


def build(root: Path, form: str, publishing: bool = False) -> None:
    started = time.monotonic()
    # Any web server must be able to read the site, whoever built it.
    os.umask(0o022)
    site = render(checked(root, form, publishing))
    pages = sum(path.endswith(".md") for path in site.outputs)
    with staging(root) as place:
        _publish(root, site, place, pages)
        if findings := audit(place, site.log, site.outputs):
            report(findings, form)
            raise SystemExit(FAILURE)
        put_in_place(place, root / "site")
    entries = len(site.log.entries)
    say(
        f"{entries} {'entry' if entries == 1 else 'entries'}, {pages} pages: built site/ in"
        f" {time.monotonic() - started:.1f} seconds",
        "green",
    )


def _publish(root: Path, site: Site, place: Path, pages: int) -> None:
    if pages < MANY:
        publish(root, site, place, lambda: None)
        return
    with click.progressbar(length=pages, label="Building pages", file=sys.stderr) as bar:
        publish(root, site, place, lambda: bar.update(1))
