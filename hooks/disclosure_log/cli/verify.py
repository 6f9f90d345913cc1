"""``disclosure-log verify``: whether a published log is what it was."""

from __future__ import annotations

import click

from disclosure_log.cli.terminal import FINDINGS, format_option, report, say
from disclosure_log.exports.files import VERSIONS
from disclosure_log.exports.published import Published, Unreachable, read
from disclosure_log.exports.verify import Versions, verify


@click.command("verify")
@click.argument("site", metavar="ADDRESS-OR-FOLDER")
@click.option(
    "--kept",
    metavar="FILE",
    help="A versions.json of this log that you kept, to see what changed since. It can be an"
    " address, too.",
)
@format_option
def verify_command(site: str, kept: str | None, form: str) -> None:
    """Check that each entry of a published log matches its listed version.

    Every entry is compared with the list of versions of the site, and that with its root. Of a
    folder, every file of every entry and of the data is compared with the list of hashes, too.
    """
    try:
        before = Versions(kept, read(kept)) if kept else None
        published = Published(site)
        findings = list(verify(published, before))
        root = Versions(VERSIONS, published.read(VERSIONS)).root
    except Unreachable as error:
        raise click.UsageError(str(error)) from None
    if findings:
        report(findings, form)
        raise SystemExit(FINDINGS)
    report([], form)
    say(f"every entry is the version that it is said to be; the root is {root}", "green")
