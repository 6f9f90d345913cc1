"""``disclosure-log preview``: the page of one entry, while you write it."""

from __future__ import annotations

from pathlib import Path

import click

from disclosure_log.cli.serve import address_option, show
from disclosure_log.cli.terminal import record_of
from disclosure_log.records.paths import address_of_record


@click.command()
@click.argument("reference")
@address_option
@click.pass_obj
def preview(root: Path, reference: str, address: str) -> None:
    """Show the page of the entry with REFERENCE while you edit its record."""
    show(root, address, address_of_record(record_of(root, reference)))
