"""``disclosure-log pages``: write what the site is built from."""

from __future__ import annotations

from pathlib import Path

import click

from disclosure_log.cli.terminal import checked, format_option, say
from disclosure_log.site.render import render


@click.command()
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="An empty folder, or one that does not exist yet.",
)
@format_option
@click.pass_obj
def pages(root: Path, out: Path, form: str) -> None:
    """Write the Markdown pages, released files and search index that the site is built from, so
    that you can compare them or use another publisher.

    The pages do not have their Content-Security-Policy yet, because it depends on the finished
    HTML. Another publisher must add it, with
    disclosure_log.site.content_security_policy.with_policy.
    """
    if out.exists() and any(out.iterdir()):
        raise click.UsageError(f"{out} is not empty")
    site = render(checked(root, form))
    for path, output in site.outputs.items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(output.content)
    say(f"{len(site.outputs)} files written to {out}", "green")
