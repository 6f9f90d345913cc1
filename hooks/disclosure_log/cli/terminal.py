"""What every command shares: its exit codes, and how it speaks to the person at the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from disclosure_log.cli.published import Unknown, published
from disclosure_log.findings.finding import FORMATS, Finding
from disclosure_log.records.published import Published
from disclosure_log.rules import Checked
from disclosure_log.rules import check as check_log
from disclosure_log.rules.publishing import BEFORE_PUBLISHING
from disclosure_log.today import today

IN_ORDER, FINDINGS, USAGE, FAILURE = range(4)
"""All in order; findings; called wrongly; the program or a tool failed."""
STOPPED = 130
"""Stopped by the person at the terminal."""

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="How findings are printed.",
)


def say(text: str, colour: str | None = None) -> None:
    """Tell the person at the terminal how things go. Findings go to the other stream."""
    plain = "NO_COLOR" in os.environ or not sys.stderr.isatty()
    click.echo(text if plain else click.style(text, fg=colour), err=True)


def report(findings: Sequence[Finding], form: str, notes: Sequence[Finding] = ()) -> None:
    """Print the findings and the notes, and count the findings."""
    click.echo(FORMATS[form](sorted([*findings, *notes])), nl=False)
    if findings:
        say(
            f"{len(findings)} finding{'s' if len(findings) != 1 else ''}; nothing was written",
            "red",
        )


def known_published(root: Path) -> Published | None:
    """What was published, if git knows."""
    try:
        return published(root)
    except Unknown:
        return None


def checked(
    root: Path, form: str, publishing: bool = False, since: Published | None = None
) -> Checked:
    """The log at *root*, if it is in order; otherwise its findings are printed and the program
    ends. For *publishing* nothing may be left open either. It is compared with what was published
    *since* a commit, or else with what git says was."""
    result = check_log(root, today(), published=since or known_published(root))
    if publishing:
        result.findings += [
            replace(note, note=False) for note in result.notes if note.code in BEFORE_PUBLISHING
        ]
    if result.findings:
        report(result.findings, form)
        raise SystemExit(FINDINGS)
    return result
