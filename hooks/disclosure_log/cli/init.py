"""``disclosure-log init``: write a repository for an authority's own log."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any, get_type_hints

import click
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import TypeAdapter, ValidationError

from disclosure_log.cli.editor import write_schema
from disclosure_log.cli.terminal import FINDINGS, by_hand, report, say
from disclosure_log.law.vocabulary import KINDS, NATIONS
from disclosure_log.records.fields import Model
from disclosure_log.records.paths import AUTHORITY, EXAMPLE, RECORDS
from disclosure_log.records.references import slug
from disclosure_log.records.settings import Authority, Contact, References, Site
from disclosure_log.rules import check
from disclosure_log.rules.publishing import BEFORE_PUBLISHING
from disclosure_log.today import today

SKELETON = Path(__file__).parent / "skeleton"
"""What ``init`` writes. Facts stand between << and >>, which mean nothing in YAML or Markdown."""
RECORD = f"{RECORDS}/record.yml"
"""The example, which is written to the path that its reference and its date call for."""
AGE = timedelta(days=60)
"""How long ago the example was answered, so that the date is in the past in every time zone."""


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="The full name of the authority.")
@click.option("--short-name", help="What pages call it.")
@click.option("--about", help="What it is, in one sentence.")
@click.option("--prefix", help="The letters its references begin with, such as FOI.")
@click.option("--address", help="Where the public will read the log.")
@click.option("--repository", help="Where its files will be edited.")
@click.option("--branch", default="main", show_default=True, help="The branch to publish.")
@click.option("--email", help="The email address for requests.")
@click.option("--post", multiple=True, help="One line of the postal address. May be repeated.")
@click.option(
    "--nation",
    type=click.Choice(list(NATIONS)),
    help="Where the authority works.  [default: united-kingdom]",
)
@click.option(
    "--kind",
    type=click.Choice(list(KINDS)),
    help="What the law calls it.  [default: public-authority]",
)
@click.option("--lead-colour", "lead", default="#1d3d5c", show_default=True, help="As #rrggbb.")
@click.option("--program", help="What pip installs.  [default: this version of disclosure-log]")
def init(folder: Path, post: tuple[str, ...], **given: str | None) -> None:
    """Write a repository for an authority's own log to FOLDER: settings, an example, guidance
    pages, workflows, and a README for its team.

    At a terminal, the command asks for what is not given as an option. Otherwise it writes a
    placeholder, and the site cannot be published until somebody replaces it.
    """
    if folder.exists() and {path.name for path in folder.iterdir()} - {".git"}:
        raise click.UsageError(f"{folder} is not empty; nothing was written")
    if not re.fullmatch("#[0-9a-fA-F]{6}", given["lead"] or ""):
        raise click.UsageError("--lead-colour: write a colour as #rrggbb, for example #1d3d5c")
    facts = _facts(given, post)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.resolve().parent) as temporary:
        staged = Path(temporary, "log")
        _write(staged, facts)
        checked = check(staged, today())
        if checked.findings:
            report(checked.findings, "text")
            say("nothing was written", "red")
            raise SystemExit(FINDINGS)
        staged.chmod(0o755)
        folder.mkdir(exist_ok=True)
        for path in staged.iterdir():
            os.rename(path, folder / path.name)
    count = sum(note.code in BEFORE_PUBLISHING for note in checked.notes)
    say(f"the log for {facts['name']} is in {folder}; start with its README.md", "green")
    say(
        f"{count} things are still to do before it can be published; in that folder,"
        " disclosure-log check lists them"
    )


def _facts(given: Mapping[str, str | None], post: tuple[str, ...]) -> dict[str, Any]:
    """Every fact of the skeleton: as given, as typed at the terminal, or a placeholder."""
    asking = by_hand()
    if asking:
        click.echo(
            "Press Enter to accept the answer in brackets. You can change every answer later, in"
            f" {AUTHORITY}.",
            err=True,
        )

    def ask(option: str, question: str, default: str, model: type[Model], ending: str = "") -> str:
        def accepted(answer: str) -> str:
            plain = " ".join(answer.split())
            return _accepted(f"{plain.rstrip('/')}/" if ending else plain, model, option)

        answer = given[option]
        if answer is None and asking:
            return str(click.prompt(question, default=default, value_proc=accepted, err=True))
        try:
            return accepted(default if answer is None else answer)
        except click.UsageError as wrong:
            raise click.UsageError(f"--{option.replace('_', '-')}: {wrong.message}") from None

    name = ask("name", "Full name of the authority", "Name of the authority", Authority)
    short_name = ask("short_name", "Short name, as pages call it", name, Authority)
    host = slug(short_name)[:60].strip("-") or "authority"
    about = ask("about", "What it is, in one sentence", f"{name} is a public authority.", Authority)
    address = ask(
        "address",
        "Address at which the public will read the log",
        f"https://disclosures.{host}.example/",
        Site,
        ending="/",
    )
    repository = ask(
        "repository",
        "Address of the repository in which its files will be edited",
        f"https://git.{host}.example/disclosure-log",
        Site,
    )
    prefix = ask("prefix", "Letters that its references begin with", "FOI", References)
    email = ask("email", "Email address for requests", f"foi@{host}.example", Contact)
    if not post and asking:
        post = tuple(_typed_lines())
    nation = ask("nation", f"Where it works ({', '.join(NATIONS)})", "united-kingdom", Authority)
    kind = ask("kind", f"What the law calls it ({', '.join(KINDS)})", "public-authority", Authority)
    answered = today() - AGE
    reference = f"{prefix} {EXAMPLE.upper()}"
    return {
        "name": name,
        "short_name": short_name,
        "about": about,
        "address": address,
        "repository": repository,
        "branch": given["branch"],
        "prefix": prefix,
        "email": email,
        "post": post or ("Freedom of Information team", name),
        "source": f"the website of {name}",
        "nation": nation,
        "kind": kind,
        "lead": given["lead"],
        "program": given["program"] or f"disclosure-log=={version('disclosure-log')}",
        "reference": reference,
        "responded": answered,
        "received": answered - timedelta(days=14),
        "record": _record(reference, answered),
    }


def _accepted(answer: str, model: type[Model], field: str) -> str:
    """The *answer*, if it can be a *field* of the settings."""
    try:
        hint = get_type_hints(model, include_extras=True)[field]
        return str(TypeAdapter(hint).validate_python(answer))
    except ValidationError as error:
        why = error.errors()[0].get("ctx", {})
        raise click.UsageError(f"{why['message']}; fix: {why['fix']}") from None


def _typed_lines() -> Iterator[str]:
    """The lines of the postal address as somebody types them."""
    click.echo(
        "Postal address for requests, one line at a time. Begin with a team, not a person.",
        err=True,
    )
    while line := click.prompt(
        "  Next line (press Enter to finish)", default="", show_default=False, err=True
    ):
        yield str(line)


def _record(reference: str, answered: date) -> str:
    return f"{RECORDS}/{answered.year}/{slug(reference)}.yml"


def _write(folder: Path, facts: Mapping[str, Any]) -> None:
    """Write the skeleton with its *facts* in place."""
    templates = Environment(
        loader=FileSystemLoader(SKELETON),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
    )
    # JSON is YAML that needs no rules for quoting.
    templates.filters["yaml"] = lambda value: json.dumps(value, ensure_ascii=False)
    for path in sorted(SKELETON.rglob("*")):
        name = path.relative_to(SKELETON).as_posix()
        if path.is_file() and "__pycache__" not in path.parts:
            target = folder / (facts["record"] if name == RECORD else name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(templates.get_template(name).render(facts), encoding="utf-8")
    write_schema(folder)
