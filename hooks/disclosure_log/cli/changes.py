"""``disclosure-log changes``: what a change does to entries that are already published."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click

from disclosure_log.cli.terminal import FINDINGS, checked, format_option, report, say
from disclosure_log.findings.codes.site import LOST_ADDRESS
from disclosure_log.findings.finding import Finding
from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.model import Record
from disclosure_log.records.paths import RECORDS, folder_of, is_example
from disclosure_log.records.references import slug
from disclosure_log.records.schema import parse
from disclosure_log.site.render import Site, render

MOST = 1_000_000
"""Bytes of a summary. GitHub drops one above 1 MiB."""
_RECORD = re.compile(rf"{RECORDS}/[0-9]{{4}}/[a-z0-9-]+\.yml")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


@click.command()
@click.argument("since")
@click.option(
    "--summary",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file to which the page of each changed entry is added, as Markdown.",
)
@format_option
@click.pass_obj
def changes(root: Path, since: str, summary: Path | None, form: str) -> None:
    """Check that no published address is lost, and show what changed. SINCE is the commit to
    compare with, such as origin/main.

    A record can be deleted only if another record names its reference under also_known_as, so that
    its address leads there. A former reference keeps its address in the same way.
    """
    changed = dict(_changed(root, since))
    site = render(checked(root, form))
    lost = [
        finding
        for path, status in changed.items()
        # The invented example was never published, so no address is lost with it.
        if status != "A" and not is_example(path)
        for finding in _lost(root, since, path, site)
    ]
    if summary:
        with summary.open("a", encoding="utf-8") as file:
            file.writelines(_pages(site, list(changed)))
    if lost:
        report(lost, form)
        raise SystemExit(FINDINGS)
    count = f"{len(changed)} record{'' if len(changed) == 1 else 's'}"
    say(f"no address is lost; {count} changed since {since}", "green")


def _changed(root: Path, since: str) -> Iterator[tuple[str, str]]:
    """The path of each record that differs from a commit, and git's letter for how.

    Raises :class:`click.UsageError` if git knows no such commit.
    """
    command = ["git", "diff", "--relative", "--no-renames", "--name-status", "-z"]
    done = subprocess.run(
        [*command, "--end-of-options", since, "--", RECORDS],
        cwd=root,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise click.UsageError(f"git cannot compare this folder with {since!r}")
    words = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    for status, path in zip(words[::2], words[1::2], strict=False):
        if _RECORD.fullmatch(path):
            yield path, status


def _lost(root: Path, since: str, path: str, site: Site) -> Iterator[Finding]:
    """A finding for each address that the record at a *path* had and that leads nowhere now."""
    if f"{folder_of(path)}.md" not in site.outputs:
        yield _finding(
            path,
            "this entry would be lost, although people have its address",
            "bring the record back and withdraw it with its status, or name its reference under"
            " also_known_as in a record of the same year",
        )
    for former in _former_references(root, since, path):
        if f"{path.rsplit('/', 1)[0]}/{slug(former)}.md" not in site.outputs:
            yield _finding(
                path,
                f"the address of the former reference {former} would be lost, although"
                " people have it",
                "name the reference under also_known_as again, here or in another record of the"
                " same year",
            )


def _former_references(root: Path, since: str, path: str) -> tuple[str, ...]:
    """The former references that a record named at a commit."""
    done = subprocess.run(
        ["git", "show", f"{since}:./{path}"], cwd=root, capture_output=True, check=True
    )
    record = parse(read(path, done.stdout), Record).partial
    return (record and record.also_known_as) or ()


def _finding(path: str, message: str, fix: str) -> Finding:
    return Finding(path, 1, 1, LOST_ADDRESS, message, fix)


def _pages(site: Site, paths: list[str]) -> Iterator[str]:
    """The page of each record, without its front matter, as far as there is room."""
    room = MOST
    for path in paths:
        output = site.outputs.get(f"{folder_of(path)}.md")
        if output is None:
            continue
        text = f"**{path}**\n\n{_FRONT_MATTER.sub('', output.content.decode())}\n\n"
        room -= len(text.encode())
        if room < 0:
            yield f"**The summary is full: {path} and the entries after it are not shown.**\n"
            return
        yield text
