"""``disclosure-log merge``: build the website from shards."""

from __future__ import annotations

from pathlib import Path

import click

from disclosure_log.cli.build import build, publish_option
from disclosure_log.cli.terminal import format_option
from disclosure_log.store import NAME

FOLDERS = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("folders", nargs=-1, required=True, type=FOLDERS)
@publish_option
@format_option
@click.pass_obj
def merge(root: Path, folders: tuple[Path, ...], publishing: bool, form: str) -> None:
    """Join shards: build the website into site/ from what several machines made.

    Give the FOLDERS that "build --shard" made on each of them. Anything that is missing, or was
    made from other records, is made now.
    """
    for folder in folders:
        if not (folder / NAME).is_file():
            raise click.UsageError(f"{folder} is not a folder that build --shard made")
    build(root, form, publishing, shards=folders)
