"""``disclosure-log new``: start the record of a response."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import click
from pydantic_core import PydanticCustomError

from disclosure_log.cli.addresses import add as add_address
from disclosure_log.cli.terminal import say
from disclosure_log.law.dated import ACT_IN_FORCE
from disclosure_log.law.vocabulary import REGIMES
from disclosure_log.records.fields import dash_hint, day, is_reference
from disclosure_log.records.paths import RECORDS, address_of_record
from disclosure_log.records.record_template import record_template
from disclosure_log.records.references import (
    RESERVED,
    foreign_prefix,
    law_of,
    normal,
    slug,
    without_lead_in,
)
from disclosure_log.rules import check as check_log
from disclosure_log.today import today


class Day(click.ParamType):  # type: ignore[type-arg]
    """A date as in a record."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        try:
            return day(value)
        except PydanticCustomError as error:
            fault = error.context or {}
            self.fail(f"{fault['message']}; {fault['fix']}", param, ctx)


@click.command()
@click.argument("reference")
@click.option(
    "--responded",
    type=Day(),
    help="The day the response was sent, for example 2026-01-30.  [default: today]",
)
@click.option(
    "--regime",
    type=click.Choice(list(REGIMES)),
    help="The law of the request (that of the reference's prefix, unless you say).",
)
@click.pass_obj
def new(root: Path, reference: str, responded: date | None, regime: str | None) -> None:
    """Start the record of a response, from a template that explains every field. Give REFERENCE as
    the letter has it, in quotes: "FOI 26-101"."""
    sent = responded or date.today()
    if not ACT_IN_FORCE <= sent <= today():
        raise click.UsageError(
            f"a response cannot have been sent on {sent}: give a day from {ACT_IN_FORCE} to today"
        )
    result = check_log(root, today())
    spelling = result.authority.references if result.authority else None
    reference = without_lead_in(reference, spelling) if spelling else reference
    name = slug(reference)
    if not is_reference(reference) or name in RESERVED:
        raise click.UsageError(
            f"{reference!r} cannot be a reference: use letters, digits, spaces, dots, slashes and"
            f" hyphens, at most 40 characters{dash_hint(reference)}"
        )
    if spelling and (foreign := foreign_prefix(reference, spelling)):
        raise click.UsageError("; ".join(foreign))
    for path, record in result.records.items():
        if normal(reference, spelling) in {
            normal(r, spelling) for r in (record.reference, *record.also_known_as)
        }:
            raise click.UsageError(f"{path} already has this reference")
    law = law_of(reference, spelling) if spelling else "foi"
    target = root / RECORDS / str(sent.year) / f"{name}.yml"
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(target, "x", encoding="utf-8") as file:
            file.write(record_template(reference, sent, regime or law))
    except FileExistsError:
        raise click.UsageError(f"{target.relative_to(root)} already exists") from None
    add_address(root, address_of_record(target.relative_to(root).as_posix()), result)
    click.echo(target.relative_to(root).as_posix())
    if spelling and not re.search("[A-Za-z]", reference):
        own = f"{spelling.prefix} {reference}"
        say(f"{reference} has no prefix: if the letter says {own}, start again with that")
    say("fill it in, then run: disclosure-log check")
