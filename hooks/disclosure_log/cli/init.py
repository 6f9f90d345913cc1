"""``disclosure-log init``: write an authority's own repository."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from collections.abc import Mapping
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from disclosure_log.cli.terminal import FINDINGS, report, say
from disclosure_log.law.vocabulary import KINDS, NATIONS
from disclosure_log.records.paths import EXAMPLE
from disclosure_log.records.references import slug
from disclosure_log.rules import check
from disclosure_log.rules.publishing import BEFORE_PUBLISHING
from disclosure_log.today import today

SKELETON = Path(__file__).parent / "skeleton"
"""What ``init`` writes. Facts stand between << and >>, which mean nothing in YAML or Markdown."""
RECORD = "disclosures/record.yml"
"""The example, which is written to the path that its reference and its date ask for."""
AGE = timedelta(days=60)
"""How long ago the example was answered, so that it is in the past wherever it is read."""


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="The full name of the authority.")
@click.option("--short-name", help="What pages call it.")
@click.option("--about", help="What it is, in one sentence.")
@click.option("--prefix", help="The letters its references begin with, such as FOI.")
@click.option("--address", help="Where the public will read the log.")
@click.option("--repository", help="Where its files will be edited.")
@click.option("--branch", default="main", show_default=True, help="The branch to publish.")
@click.option("--email", help="Where requests go.")
@click.option("--post", multiple=True, help="One line of the postal address. May be repeated.")
@click.option("--nation", type=click.Choice(list(NATIONS)), help="Where the authority works.")
@click.option(
    "--kind",
    type=click.Choice(list(KINDS)),
    default=next(iter(KINDS)),
    show_default=True,
    help="What the law calls it: the limits of time and cost depend on it.",
)
@click.option("--lead-colour", "lead", default="#1d3d5c", show_default=True, help="As #rrggbb.")
@click.option("--program", help="What pip installs the program from (this version of it).")
def init(folder: Path, post: tuple[str, ...], **given: str | None) -> None:
    """Write the repository of an authority's own log to FOLDER: settings, an example, guidance,
    workflows and a README for its team.

    What is not given as an option is asked for at a terminal, and otherwise gets a placeholder that
    is not published before somebody replaces it.
    """
    if folder.exists() and {path.name for path in folder.iterdir()} - {".git"}:
        raise click.UsageError(f"{folder} is not empty; nothing was written")
    if not re.fullmatch("#[0-9a-fA-F]{6}", given["lead"] or ""):
        raise click.UsageError("a colour is written as #rrggbb, for example #1d3d5c")
    facts = _facts(given, post)
    nation = NATIONS[facts["nation"]]
    if nation.refused:
        raise click.UsageError(f"{nation.refused}. What you can do: {nation.cure}")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.resolve().parent) as temporary:
        staged = Path(temporary, "log")
        _write(staged, facts)
        checked = check(staged, today())
        if checked.findings:
            report(checked.findings, "text")
            raise SystemExit(FINDINGS)
        staged.chmod(0o755)
        folder.mkdir(exist_ok=True)
        for path in staged.iterdir():
            os.rename(path, folder / path.name)
    count = sum(note.code in BEFORE_PUBLISHING for note in checked.notes)
    say(f"a log for {facts['name']} is in {folder}; read its README.md", "green")
    say(f"{count} things are open before it can be published: disclosure-log check lists them")


def _facts(given: Mapping[str, str | None], post: tuple[str, ...]) -> dict[str, Any]:
    """Every fact of the skeleton: as given, as typed at the terminal, or a placeholder."""

    def ask(option: str, question: str, default: str) -> str:
        answer = given[option]
        if answer is None and sys.stdin.isatty():
            answer = str(click.prompt(question, default=default, err=True))
        return " ".join((default if answer is None else answer).split())

    name = ask("name", "Full name of the authority", "Name of the authority")
    short_name = ask("short_name", "What pages call it", name)
    host = slug(short_name)[:60].strip("-") or "authority"
    address = ask("address", "Address of the site", f"https://disclosures.{host}.example/")
    prefix = ask("prefix", "Letters its references begin with", "FOI")
    repository = ask("repository", "Repository", f"https://git.{host}.example/disclosure-log")
    nation = ask("nation", f"Where it works ({', '.join(NATIONS)})", "united-kingdom").casefold()
    if nation not in NATIONS:
        raise click.UsageError(f"the nation is one of: {', '.join(NATIONS)}")
    answered = today() - AGE
    reference = f"{prefix} {EXAMPLE.upper()}"
    return {
        "name": name,
        "short_name": short_name,
        "about": ask("about", "What it is, in one sentence", f"{name} is a public authority."),
        "address": address if address.endswith("/") else f"{address}/",
        "repository": repository.rstrip("/"),
        "branch": given["branch"],
        "prefix": prefix,
        "email": ask("email", "E-mail for requests", f"foi@{host}.example"),
        "post": post or ("Freedom of Information team", name),
        "source": f"the website of {name}",
        "nation": nation,
        "kind": given["kind"],
        "lead": given["lead"],
        "program": given["program"] or f"disclosure-log=={version('disclosure-log')}",
        "reference": reference,
        "responded": answered,
        "received": answered - timedelta(days=14),
        "record": _record(reference, answered),
    }


def _record(reference: str, answered: date) -> str:
    return f"disclosures/{answered.year}/{slug(reference)}.yml"


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
