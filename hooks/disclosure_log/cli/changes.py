"""``disclosure-log changes``: what a change does to the entries that were published."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click

from disclosure_log.cli.terminal import FINDINGS, checked, format_option, report, say
from disclosure_log.findings.codes.site import LOST_ADDRESS
from disclosure_log.findings.finding import Finding
from disclosure_log.records.paths import RECORDS, is_example
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
    """Refuse to lose the address of an entry, and show what changed. SINCE is the commit to compare
    with, such as origin/main.

    A record may go when its page stays: as a former reference of another record.
    """
    changed = dict(_changed(root, since))
    site = render(checked(root, form))
    # The invented example was never published, so no address is lost with it.
    deleted = [p for p, status in changed.items() if status == "D" and not is_example(p)]
    lost = [path for path in deleted if not _stands(site, path)]
    if summary:
        with summary.open("a", encoding="utf-8") as file:
            file.writelines(_pages(site, [path for path in changed if path not in lost]))
    if lost:
        report([_lost(path) for path in lost], form)
        raise SystemExit(FINDINGS)
    count = f"{len(changed)} record{'' if len(changed) == 1 else 's'}"
    say(f"every address stands; {count} changed since {since}", "green")


def _changed(root: Path, since: str) -> Iterator[tuple[str, str]]:
    """The path of each record that differs from a commit, and git's letter for how.

    Raises :class:`click.UsageError` where git knows no such commit.
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


def _stands(site: Site, path: str) -> bool:
    """Whether the address of the record at a *path* leads somewhere."""
    return f"{path.removesuffix('.yml')}.md" in site.outputs


def _lost(path: str) -> Finding:
    return Finding(
        path,
        1,
        1,
        LOST_ADDRESS,
        "this entry would be lost, and people have its address",
        "bring the record back; withdraw it with its status, or name its reference under"
        " also_known_as of the record that replaces it",
    )


def _pages(site: Site, paths: list[str]) -> Iterator[str]:
    """The page of each record, without its front matter, as far as there is room."""
    room = MOST
    for path in paths:
        output = site.outputs.get(f"{path.removesuffix('.yml')}.md")
        if output is None:
            continue
        text = f"**{path}**\n\n{_FRONT_MATTER.sub('', output.content.decode())}\n\n"
        room -= len(text.encode())
        if room < 0:
            yield f"**The summary is full: {path} and the entries after it are not shown.**\n"
            return
        yield text
