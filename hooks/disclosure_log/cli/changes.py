"""``disclosure-log changes``: what a change does to entries that are already published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from disclosure_log.cli.published import Unknown, published
from disclosure_log.cli.terminal import checked, format_option, say
from disclosure_log.records.paths import folder_of
from disclosure_log.records.published import RECORD_FILE
from disclosure_log.site.render import Site, render

MOST = 1_000_000
"""Bytes of a summary. GitHub drops one above 1 MiB."""
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
    """Check that no published address is lost and that each change of substance is noted, and show
    what changed. SINCE is the commit to compare with, such as origin/main."""
    try:
        before = published(root, since)
    except Unknown as why:
        raise click.UsageError(str(why)) from None
    site = render(checked(root, form, since=before))
    changed = sorted(path for path in before.changed if RECORD_FILE.fullmatch(path))
    if summary:
        with summary.open("a", encoding="utf-8") as file:
            file.writelines(_pages(site, changed))
    count = f"{len(changed)} record{'' if len(changed) == 1 else 's'}"
    say(f"no address is lost; {count} changed since {since}", "green")


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
