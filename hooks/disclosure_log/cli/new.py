"""``disclosure-log new``: start the record of a response."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import click
from pydantic_core import PydanticCustomError

from disclosure_log.cli.editor import write_schema
from disclosure_log.cli.terminal import say
from disclosure_log.law.dated import ACT_IN_FORCE
from disclosure_log.law.vocabulary import REGIMES
from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.fields import dash_hint, day, is_reference
from disclosure_log.records.model import Record
from disclosure_log.records.paths import AUTHORITY, RECORDS
from disclosure_log.records.record_template import record_template
from disclosure_log.records.references import (
    RESERVED,
    foreign_prefix,
    law_of,
    normal,
    slug,
    without_lead_in,
)
from disclosure_log.records.repository import scan
from disclosure_log.records.schema import parse
from disclosure_log.records.settings import Authority
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
    help="The day the response was sent, for example 2026-01-30. Without it, the record goes into"
    " the folder of this year, and the day is left for you to fill in.",
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
    tree = scan(root)
    settings = tree.settings.get(AUTHORITY)
    authority = settings and parse(read(AUTHORITY, settings), Authority).partial
    spelling = authority.references if authority else None
    reference = without_lead_in(reference, spelling) if spelling else reference
    name = slug(reference)
    if not is_reference(reference) or name in RESERVED:
        raise click.UsageError(
            f"{reference!r} cannot be a reference: use letters, digits, spaces, dots, slashes and"
            f" hyphens, at most 40 characters{dash_hint(reference)}"
        )
    if spelling and (foreign := foreign_prefix(reference, spelling)):
        raise click.UsageError("; ".join(foreign))
    if spelling and not re.search("[A-Za-z]", reference):
        raise click.UsageError(
            f"{reference} has no prefix: give the whole reference, for example"
            f' disclosure-log new "{spelling.prefix} {reference}"'
        )
    path = f"{RECORDS}/{sent.year}/{name}.yml"
    if (root / path).exists():
        raise click.UsageError(f"{path} already exists")
    for other, content in tree.records.items():
        record = parse(read(other, content), Record).partial
        if record and normal(reference, spelling) in {
            normal(each, spelling)
            for each in (record.reference, *(record.also_known_as or ()))
            if each
        }:
            raise click.UsageError(f"{other} already has this reference")
    law = law_of(reference, spelling) if spelling else "foi"
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    with open(root / path, "x", encoding="utf-8") as file:
        file.write(record_template(reference, responded, regime or law))
    write_schema(root)
    click.echo(path)
    if not responded:
        say("the folder is that of this year; responded is empty: fill in the day of the letter")
    say("fill it in, then run: disclosure-log check")
