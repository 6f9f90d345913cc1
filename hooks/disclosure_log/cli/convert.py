"""``disclosure-log convert``: a log in another layout as one in the data format."""

from __future__ import annotations

from pathlib import Path

import click

from disclosure_log.cli.site_address import site_address
from disclosure_log.cli.terminal import FINDINGS, format_option, report, say
from disclosure_log.exports.address import is_address
from disclosure_log.exports.entry_data import log_id
from disclosure_log.exports.faults import OTHER_FORMAT
from disclosure_log.exports.foreign import LAYOUTS, NotTheLayout, converted
from disclosure_log.exports.published import Unreachable, read
from disclosure_log.findings.finding import Finding
from disclosure_log.records.settings import Licence


@click.command("convert")
@click.argument("layout", type=click.Choice(list(LAYOUTS)))
@click.argument("file")
@click.option("--name", required=True, help="The full name of the authority.")
@click.option("--address", required=True, help="Where it publishes its log.")
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="A JSON file."
)
@click.option("--licence", default=Licence().name, show_default=True, help="The licence's name.")
@click.option("--licence-address", default=Licence().link, help="Where the licence is.")
@format_option
def convert(
    layout: str,
    file: str,
    name: str,
    address: str,
    out: Path,
    licence: str,
    licence_address: str,
    form: str,
) -> None:
    """Convert FILE, a path or an address, to the data format.

    The LAYOUT is that of another program: council (CSV with reference, date, subject and
    outcome), canada (its summaries of completed requests), or govuk (a list of its search).

    What the layout does not say stays empty. Nothing is guessed.
    """
    address = site_address(address)
    if not is_address(licence_address):
        raise click.UsageError("--licence-address: begin with https:// and a host")
    authority = {
        "id": log_id(address),
        "name": name,
        "short_name": name,
        "address": address,
        "licence": licence,
        "licence_address": licence_address,
    }
    try:
        text = read(file).decode("utf-8-sig")
        rows = list(LAYOUTS[layout].read(text))
        content = converted(rows, authority, LAYOUTS[layout].regime)
    except Unreachable as error:
        raise click.UsageError(str(error)) from None
    except UnicodeDecodeError:
        raise click.UsageError(f"{file} is not UTF-8; save it as UTF-8") from None
    except NotTheLayout as wrong:
        report([Finding(file, wrong.line, 1, OTHER_FORMAT, wrong.message, wrong.fix)], form)
        raise SystemExit(FINDINGS) from None
    out.write_bytes(content)
    say(f"{len(rows)} {'entry' if len(rows) == 1 else 'entries'} written to {out}", "green")
