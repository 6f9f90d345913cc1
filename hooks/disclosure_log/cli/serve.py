"""``disclosure-log serve``: a preview that updates with every edit."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click


@click.command()
@click.option(
    "--address",
    default="127.0.0.1:8000",
    show_default=True,
    help="The host and port of the preview.",
)
@click.pass_obj
def serve(root: Path, address: str) -> None:
    """Show a preview of the site that updates while you edit records or pages."""
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--config-file",
        str(root / "mkdocs.yml"),
        "--dev-addr",
        address,
        "--livereload",
    ]
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.execv(sys.executable, command)
