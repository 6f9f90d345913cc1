"""``disclosure-log people``: keep the list of people whose names must not be published. The names
themselves are never stored."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from disclosure_log.cli.terminal import FINDINGS, by_hand
from disclosure_log.findings.finding import as_text
from disclosure_log.privacy.deny_list import KEY_VARIABLE, Marker, WrongKey, key_from_environment
from disclosure_log.privacy.name_variants import Unusable, common_surname, ways
from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.fields import is_reference
from disclosure_log.records.paths import PEOPLE as PATH
from disclosure_log.records.paths import room
from disclosure_log.records.people_list import People, add, as_yaml, remove
from disclosure_log.records.references import slug
from disclosure_log.records.schema import parse
from disclosure_log.site.atomic_swap import staging

_KEEP_IT = f"""\
This is a new key, and this is the only copy. Keep it as safe as the names themselves: anyone who
has both the key and the list can find out names by guessing.
  1. Save it in the team's password safe as {KEY_VARIABLE}.
  2. Save it as a secret of the repository under the same name (on GitHub: Settings, Secrets and
     variables, Actions, New repository secret).
  3. Never put it in a file of the repository, a message or a ticket.
On your own machine, set it before you run a command:
  PowerShell:  $env:{KEY_VARIABLE} = "…"
  elsewhere:   export {KEY_VARIABLE}=…
A list works with one key only. To change the key, delete {PATH} and enter the
names for every request again. If anyone else gets hold of the key, tell your data protection
officer: the old list stays in the history of the repository."""


@click.group()
def people() -> None:
    """Keep the private list of people whose names must not appear anywhere in the log."""


@people.command("add")
@click.argument("reference")
@click.pass_obj
def add_names(root: Path, reference: str) -> None:
    """Enter the names of the people in a request, one to a line. An empty line ends the list. Give
    REFERENCE as the letter has it, in quotes: "FOI 26-101".

    Write each name in full: Jane Mary Placeholder, or Placeholder, Jane Mary. The check then finds
    every usual way to write it (J. Placeholder, Ms Placeholder, jane.placeholder). Enter a person's
    other names, such as a former name or a short form, on lines of their own. The check also finds
    one typing error, and a rare forename or surname alone. Where a surname is common or an ordinary
    word, it asks whether to look for that alone too.
    """
    request = _slug(reference)
    _marker(_read(root))
    names = list(_typed() if by_hand() else _piped())
    if not names:
        raise click.UsageError("no names were entered; nothing was written")
    with staging(root) as place:
        before = _read(root)
        after = add(before, request, names, _marker(before))
        _write(root, place, after)
    added, marks = (
        new - old for old, new in zip(_count(before, request), _count(after, request), strict=True)
    )
    click.echo(
        f"{request}: {added} {'name' if added == 1 else 'names'} added, as {marks} marks;"
        " the names themselves were not stored",
        err=True,
    )


@people.command("list")
@click.pass_obj
def list_requests(root: Path) -> None:
    """Print each request that has names on the list, and how many."""
    for each in getattr(_read(root), "requests", ()):
        click.echo(f"{each.request}: {each.names} {'name' if each.names == 1 else 'names'}")


@people.command("remove")
@click.argument("reference")
@click.pass_obj
def remove_request(root: Path, reference: str) -> None:
    """Take all names for a request off the list, for example to enter them again."""
    request = _slug(reference)
    with staging(root) as place:
        before = _read(root)
        if before is None or not _count(before, request)[0]:
            raise click.UsageError(f"{PATH} has no names for {request}")
        _write(root, place, remove(before, request))
    click.echo(f"{request}: names removed", err=True)


@people.command("key")
def new_key() -> None:
    """Print a new key for the list, and where to keep it."""
    click.echo(secrets.token_urlsafe(32))
    click.echo(_KEEP_IT, err=True)


def _slug(reference: str) -> str:
    if not is_reference(reference):
        raise click.UsageError(
            "this cannot be a reference: write it as the letter has it, in quotes, for example"
            ' "FOI 26-101"'
        )
    return slug(reference)


def _marker(people: People | None) -> Marker:
    """The marker with the key of the list.

    Raises :class:`click.UsageError` if there is no key, or if the list was made with another one.
    """
    try:
        key = key_from_environment()
        if key is None:
            raise click.UsageError(
                f"{KEY_VARIABLE} is not set: take the key from the team's password safe, or, if"
                " there has never been a list, make one with: disclosure-log people key"
            )
        return Marker(key, people.key_check if people else None)
    except ValueError as wrong:
        raise click.UsageError(str(wrong)) from None
    except WrongKey:
        raise click.UsageError(
            f"{KEY_VARIABLE} is not the key that {PATH} was made with; nothing was written"
        ) from None


def _read(root: Path) -> People | None:
    """The list, or ``None`` if there is none yet.

    If it is at fault, prints the findings and ends the program.
    """
    path = root / PATH
    if not path.exists():
        return None
    parsed = parse(read(PATH, path.read_bytes(), room(PATH)), People)
    if parsed.value is None:
        click.echo(as_text(parsed.document.findings), nl=False)
        raise SystemExit(FINDINGS)
    return parsed.value


def _write(root: Path, place: Path, people: People) -> None:
    """Replace the old list in one step, if the new one can be read again."""
    text = as_yaml(people)
    if parse(read(PATH, text.encode(), room(PATH)), People).value != people:
        raise click.UsageError(f"{PATH} would be too large to read; nothing was written")
    new = place / Path(PATH).name
    new.write_bytes(text.encode())
    os.replace(new, root / PATH)


def _typed() -> Iterator[str]:
    """The names as somebody types them. A name that cannot be used is asked for again."""
    while name := click.prompt(
        "name (press Enter to finish)", default="", show_default=False, value_proc=_usable, err=True
    ):
        yield name
        if (surname := common_surname(name)) and click.confirm(
            "its surname is common or an ordinary word; look for it alone too, wherever it begins"
            " with a capital?",
            err=True,
        ):
            yield surname


def _usable(name: str) -> str:
    try:
        if name.strip():
            ways(name)
    except Unusable as why:
        raise click.BadParameter(f"this {why}") from None
    return name.strip()


def _piped() -> Iterator[str]:
    """The names from a file or another program."""
    try:
        lines = sys.stdin.buffer.read().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise click.UsageError("the names are not UTF-8 text; nothing was written") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            return
        try:
            ways(line)
        except Unusable as why:
            raise click.UsageError(f"line {number} {why}; nothing was written") from None
        yield line


def _count(people: People | None, request: str) -> tuple[int, int]:
    """How many names a request has on the list, and how many marks."""
    own = [each for each in (people.requests if people else ()) if each.request == request]
    return sum(each.names for each in own), sum(len(each.marks.split()) for each in own)
