"""What the commands share: exit codes, and how they talk to the person at the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from disclosure_log.cli.published import Unknown, published
from disclosure_log.findings.finding import FORMATS, Finding
from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.published import Published
from disclosure_log.records.references import normal, slug
from disclosure_log.records.repository import scan
from disclosure_log.rules import Checked
from disclosure_log.rules import check as check_log
from disclosure_log.rules.publishing import BEFORE_PUBLISHING
from disclosure_log.store import Store
from disclosure_log.today import today

IN_ORDER, FINDINGS, USAGE, FAILURE = range(4)
"""All in order; findings; wrong usage; the program or a tool failed."""
STOPPED = 130
"""Stopped by the person at the terminal."""

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="How findings are printed.",
)


def by_hand() -> bool:
    """Whether somebody types at a terminal, who can be asked."""
    return sys.stdin.isatty()


def say(text: str, colour: str | None = None) -> None:
    """Tell the person at the terminal what is happening. Findings go to standard output instead."""
    plain = "NO_COLOR" in os.environ or not sys.stderr.isatty()
    click.echo(text if plain else click.style(text, fg=colour), err=True)


def report(findings: Sequence[Finding], form: str, notes: Sequence[Finding] = ()) -> None:
    """Print the findings and notes, then how many findings there are."""
    click.echo(FORMATS[form](sorted([*findings, *notes])), nl=False)
    if findings:
        say(f"{len(findings)} finding{'s' if len(findings) != 1 else ''}", "red")


def known_published(root: Path) -> Published | None:
    """What was published, if git knows."""
    try:
        return published(root)
    except Unknown:
        return None


def checked(
    root: Path,
    form: str,
    publishing: bool = False,
    since: Published | None = None,
    store: Store | None = None,
    wanted: Callable[[str], bool] = lambda path: True,
    alone: bool = False,
) -> Checked:
    """The log at *root*, if it is in order. Otherwise, print its findings and end the program.

    For *publishing*, anything left open is a finding too. The log is compared with what was
    published *since* a commit, or else with what git says was. With *alone*, only records at paths
    that are *wanted* are looked into.
    """
    since = since or known_published(root)
    result = check_log(root, today(), wanted, since, store, alone)
    if publishing:
        result.findings += [
            replace(note, note=False) for note in result.notes if note.code in BEFORE_PUBLISHING
        ]
    if result.findings:
        report(result.findings, form)
        raise SystemExit(FINDINGS)
    return result


def record_of(root: Path, reference: str) -> str:
    """The path of the record with a *reference*, which may be unfinished."""
    records = scan(root).records
    # Most records are called like their reference, and to read all would take a while.
    named = f"/{slug(reference)}.yml"
    for path in sorted(records, key=lambda path: not path.endswith(named)):
        data = read(path, records[path]).data
        known = data.get("reference") if isinstance(data, dict) else None
        if isinstance(known, str) and normal(known, None) == normal(reference, None):
            return path
    raise click.UsageError(
        f'no record has the reference {reference}; start it with: disclosure-log new "{reference}"'
    )
