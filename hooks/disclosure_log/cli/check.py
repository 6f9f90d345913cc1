"""``disclosure-log check``: say what is wrong, where, and how to fix it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from disclosure_log.cli.published import Unknown, published
from disclosure_log.cli.terminal import FINDINGS, format_option, report, say
from disclosure_log.findings.codes.addresses import ADDRESS_NOT_LISTED
from disclosure_log.findings.finding import Finding
from disclosure_log.records.paths import PEOPLE, SETTINGS, entry_of
from disclosure_log.records.published import Published
from disclosure_log.rules import check as check_log
from disclosure_log.store import open_store
from disclosure_log.today import today


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@format_option
@click.pass_obj
def check(root: Path, paths: tuple[Path, ...], form: str) -> None:
    """Check the records, and print what is wrong and how to fix it.

    With PATHS, print only findings about those files or folders, and about what belongs to the same
    entries.
    """
    names = [in_repository(root, path) for path in paths] or ["."]
    if set(SETTINGS).intersection(names):
        # The settings decide for every file what is public and who must not be named.
        names = ["."]
    not_compared = ""
    try:
        since: Published | None = published(root)
    except Unknown as why:
        since, not_compared = None, f"not compared with what is published: {why}"
    result = check_log(
        root,
        today(),
        lambda path: any(_about(name, path) for name in names),
        since,
        open_store(root),
    )
    # An unfinished list stops no preview, but nothing is merged with it.
    all_ = [
        replace(each, note=each.note and each.code != ADDRESS_NOT_LISTED)
        for each in (*result.findings, *result.notes)
        if any(_concerns(name, each) for name in names)
    ]
    findings = [each for each in all_ if not each.note]
    notes = [each for each in all_ if each.note]
    report(findings, form, notes)
    if not_compared:
        say(not_compared)
    if findings:
        raise SystemExit(FINDINGS)
    open_notes = f"; {len(notes)} note{'' if len(notes) == 1 else 's'} to look at" if notes else ""
    say(f"all in order{open_notes}", "green")


def in_repository(root: Path, path: Path) -> str:
    """A path as findings give it. A symbolic link keeps its own path, not that of its target."""
    absolute = path.parent.resolve() / path.name
    if absolute != root and root not in absolute.parents:
        raise click.UsageError(f"{path} is not in the repository of the log, {root}")
    return absolute.relative_to(root).as_posix()


def _about(name: str, path: str) -> bool:
    """Whether *path* is the file *name*, is in the folder *name*, or belongs to the same entry."""
    return within(name, path) or entry_of(name) == entry_of(path) is not None


def within(name: str, path: str) -> bool:
    """Whether *path* is the file *name*, or lies in the folder *name*."""
    return path == name or path.startswith(f"{name}/") or name == "."


def _concerns(name: str, finding: Finding) -> bool:
    # A fault in the list of people means that no file was compared with it.
    return finding.path == PEOPLE or any(
        _about(name, path) for path in (finding.path, *finding.also)
    )
