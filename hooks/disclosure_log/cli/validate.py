"""``disclosure-log validate``: whether files of data are in the format."""

from __future__ import annotations

import click

from disclosure_log.cli.terminal import FINDINGS, format_option, report, say
from disclosure_log.exports.published import Unreachable, read
from disclosure_log.exports.validate import validate


@click.command("validate")
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@format_option
def validate_command(files: tuple[str, ...], form: str) -> None:
    """Check files of data of any log: JSON, JSON Lines or CSV, by path or by address.

    It tells every field that is not what the format says, ids that are not unique, and versions
    that do not fit.
    """
    try:
        findings = [each for name in files for each in validate(name, read(name))]
    except Unreachable as error:
        raise click.UsageError(str(error)) from None
    report(findings, form)
    if findings:
        raise SystemExit(FINDINGS)
    say(f"{len(files)} {'file is' if len(files) == 1 else 'files are'} in the format", "green")
