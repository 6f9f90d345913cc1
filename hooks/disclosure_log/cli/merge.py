"""``disclosure-log merge``: build the website from what several machines made."""

from __future__ import annotations

from pathlib import Path

import click

from disclosure_log.cli.build import build, publish_option
from disclosure_log.cli.terminal import format_option

FOLDERS = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("folders", nargs=-1, required=True, type=FOLDERS)
@publish_option
@format_option
@click.pass_obj
def merge(root: Path, folders: tuple[Path, ...], publishing: bool, form: str) -> None:
    """Build the website into site/ from what several machines made.

    Give the FOLDERS that "build --shard" made on each of them. What is missing in them, or was made
    from other records, is made now.
    """
    build(root, form, publishing, shares=folders)
