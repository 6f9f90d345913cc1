"""``disclosure-log new``: start the record of a response."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from disclosure_log.cli.terminal import say
from disclosure_log.law.dated import ACT_IN_FORCE
from disclosure_log.records.fields import dash_hint, is_reference
from disclosure_log.records.paths import RECORDS
from disclosure_log.records.record_template import record_template
from disclosure_log.records.references import RESERVED, normal, slug
from disclosure_log.rules import check as check_log
from disclosure_log.today import today


@click.command()
@click.argument("reference")
@click.option(
    "--responded",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day the response was sent, for example 2026-01-30.  [default: today]",
)
@click.pass_obj
def new(root: Path, reference: str, responded: datetime | None) -> None:
    """Start the record of a response, from a template that explains every field. Give REFERENCE as
    the letter has it, in quotes: "FOI 26-101"."""
    day = responded.date() if responded else date.today()
    if not ACT_IN_FORCE <= day <= today():
        raise click.UsageError(
            f"a response cannot have been sent on {day}: give a day from {ACT_IN_FORCE} to today"
        )
    name = slug(reference)
    if not is_reference(reference) or name in RESERVED:
        raise click.UsageError(
            f"{reference!r} cannot be a reference: use letters, digits, spaces, dots, slashes and"
            f" hyphens, at most 40 characters{dash_hint(reference)}"
        )
    result = check_log(root, today())
    spelling = result.authority.references if result.authority else None
    for path, record in result.records.items():
        if normal(reference, spelling) in {
            normal(r, spelling) for r in (record.reference, *record.also_known_as)
        }:
            raise click.UsageError(f"{path} already has this reference")
    target = root / RECORDS / str(day.year) / f"{name}.yml"
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(target, "x", encoding="utf-8") as file:
            file.write(record_template(reference, day))
    except FileExistsError:
        raise click.UsageError(f"{target.relative_to(root)} already exists") from None
    click.echo(target.relative_to(root).as_posix())
    say("fill it in, then run: disclosure-log check")
