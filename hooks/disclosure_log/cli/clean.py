"""``disclosure-log clean``: make a version of a document that can be published."""

from __future__ import annotations

import re
from pathlib import Path

import click

import hidden_data
from disclosure_log.cli.terminal import FINDINGS, format_option, report, say
from disclosure_log.findings.finding import Finding


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@format_option
def clean(files: tuple[Path, ...], form: str) -> None:
    """Make a version of each document that can be published, and put it beside the original. The
    originals are not changed.

    A workbook becomes one CSV file for each visible sheet, with its visible cells. A PDF or picture
    loses its metadata, such as its author. A Word document becomes a web page, which you then print
    to PDF from a browser.
    """
    if failed := [file for file in files if not _clean(file, form)]:
        say(f"{len(files) - len(failed)} of {len(files)} files cleaned", "red")
        raise SystemExit(FINDINGS)
    say("look at the new files; keep the originals out of the repository", "green")


def _clean(file: Path, form: str) -> bool:
    """Clean one file, print what is wrong and what was left out, and return whether it worked."""
    ending = file.suffix.lower().removeprefix(".").replace("jpeg", "jpg")
    if ending not in hidden_data.KINDS:
        say(
            f"{file.name}: only {', '.join(map(str.upper, hidden_data.KINDS))} files can be"
            " cleaned; save it as one of these first",
            "red",
        )
        return False
    made = hidden_data.clean(file, ending)
    targets = {file.with_name(file.stem + name): content for name, content in made.files.items()}
    if taken := [target for target in targets if target.exists()]:
        say(f"{taken[0]} already exists; move or delete it first", "red")
        return False
    wheres = [
        f"{file.stem}{f.where}" if f.where.startswith(("-", ".")) else f.where for f in made.faults
    ]
    report(
        [
            Finding(
                file.as_posix(),
                f.line,
                1,
                f.code,
                f"{where}: {f.message}" if where else f.message,
                _CLEAN_ADVICE.sub("", f.fix),
            )
            for f, where in zip(made.faults, wheres, strict=True)
        ],
        form,
    )
    for target, content in targets.items():
        with open(target, "xb") as opened:
            opened.write(content)
        click.echo(target.as_posix())
    for what, count in sorted(made.dropped.items()):
        say(f"  left out: {what} ({count})")
    if any(target.suffix == ".html" for target in targets):
        say(
            "  a web page cannot be published: open it in a browser, print it to PDF, and check the"
            " PDF"
        )
    return bool(targets)


_CLEAN_ADVICE = re.compile(r"(?:; |, )?(?:or )?(?:run: )?disclosure-log clean FILE[^;]*")
"""Advice to run the command that is running now."""
