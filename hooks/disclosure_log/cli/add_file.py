"""``disclosure-log add-file``: put the publishable version of a released file beside its record."""

from __future__ import annotations

import re
from pathlib import Path

import click

import hidden_data
from disclosure_log.cli.clean import cleaned, tell
from disclosure_log.cli.terminal import FINDINGS, format_option, say
from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.documents_text import NotPossible, with_document
from disclosure_log.records.paths import folder_of
from disclosure_log.records.references import normal
from disclosure_log.records.repository import scan


@click.command("add-file")
@click.argument("reference")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--title", help="What the file holds, in plain words.  [default: from its name]")
@format_option
@click.pass_obj
def add_file(
    root: Path, reference: str, files: tuple[Path, ...], title: str | None, form: str
) -> None:
    """Clean each file, put the result into the folder of the record, and name it under documents.

    Give REFERENCE as the record has it, in quotes: "FOI 26-101". Keep the originals outside the
    repository. One that lies in the folder of the record is moved beside the repository.
    """
    record = _record(root, reference)
    if failed := [file for file in files if not _add(root, record, file, title, form)]:
        say(f"{len(files) - len(failed)} of {len(files)} files added", "red")
        raise SystemExit(FINDINGS)
    say("look at each new file, write its title in the record, then run: disclosure-log check")


def _record(root: Path, reference: str) -> str:
    """The path of the record with a *reference*, which may be unfinished."""
    for path, content in scan(root).records.items():
        data = read(path, content).data
        known = data.get("reference") if isinstance(data, dict) else None
        if isinstance(known, str) and normal(known, None) == normal(reference, None):
            return path
    raise click.UsageError(
        f'no record has the reference {reference}; start it with: disclosure-log new "{reference}"'
    )


def _add(root: Path, record: str, file: Path, title: str | None, form: str) -> bool:
    """Add one file, say what became of it, and return whether it worked."""
    made = cleaned(file, form)
    if made is None or not made.files:
        return False
    if ".html" in made.files:
        page = file.with_name(f"{file.stem}.html")
        if page.exists():
            say(f"{page} already exists; move or delete it first", "red")
            return False
        page.write_bytes(made.files[".html"])
        tell(made)
        say(f"{page}: open it in a browser, print it to PDF, and add the PDF in its place", "red")
        return False
    folder = root / folder_of(record)
    inside = file.resolve().parent == folder.resolve()
    stem = re.sub("[^A-Za-z0-9 _-]+", "-", file.stem).strip(" -_")[:90] or "document"
    new = {stem + ending.replace("-clean.", "."): data for ending, data in made.files.items()}
    if taken := [
        name for name in new if (folder / name).exists() and not _same(folder / name, file)
    ]:
        say(f"{folder_of(record)}/{taken[0]} already exists; delete it or rename your file", "red")
        return False
    path = root / record
    try:
        text = with_document(
            path.read_bytes(), record, list(new), title, replaced=file.name if inside else ""
        )
    except NotPossible as reason:
        say(f"{record}: {reason}", "red")
        return False
    if inside and not _moved_out(root, file):
        return False
    folder.mkdir(exist_ok=True)
    for name, content in new.items():
        (folder / name).write_bytes(content)
        click.echo(f"{folder_of(record)}/{name}")
    path.write_bytes(text)
    tell(made)
    for name in new:
        _say_what_to_read(folder / name)
    return True


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _moved_out(root: Path, file: Path) -> bool:
    """Move an original from the folder of its record to beside the repository."""
    place = root.resolve().parent / file.name
    if place.exists():
        say(f"{place} already exists, so {file} cannot be moved there; move it yourself", "red")
        return False
    file.replace(place)
    say(f"  the original is now {place}; keep it out of the repository")
    return True


def _say_what_to_read(file: Path) -> None:
    ending = file.suffix.lower().removeprefix(".")
    if unread := hidden_data.inspect(file, ending).unread:
        say(
            f"  {file.name}: no check can read it: {unread}. Ask a second person to read every"
            " word, then add read_by_second_person: yes"
        )
