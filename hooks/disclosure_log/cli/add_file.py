"""``disclosure-log add-file``: put the publishable version of a released file beside its record."""

from __future__ import annotations

import re
from pathlib import Path

import click

import hidden_data
from disclosure_log.cli.contact_sheet import draw
from disclosure_log.cli.terminal import FINDINGS, format_option, report, say
from disclosure_log.findings.finding import Finding
from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.documents_text import NotPossible, with_document
from disclosure_log.records.paths import folder_of
from disclosure_log.records.references import normal
from disclosure_log.records.repository import scan


@click.command("add-file")
@click.argument("reference")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--title", help="What the file holds, in plain words.  [default: from its name]")
@format_option
@click.pass_obj
def add_file(
    root: Path, reference: str, files: tuple[Path, ...], title: str | None, form: str
) -> None:
    """Rebuild each file from what a reader can see, put the new file into the folder of the record,
    and name it under documents.

    Give REFERENCE as the record has it, in quotes: "FOI 26-101". Keep the originals outside the
    repository. One that lies in the folder of the record is moved beside the repository. Without
    FILES, all that lie in that folder are rebuilt.
    """
    record = _record(root, reference)
    files = files or tuple(sorted((root / folder_of(record)).glob("*.*")))
    if not files:
        raise click.UsageError(f"{folder_of(record)} holds no files; name those to add")
    added = [new for file in files if (new := _add(root, record, file, title, form))]
    if added:
        draw(root, added)
    if len(added) < len(files):
        say(f"{len(added)} of {len(files)} files added", "red")
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


def _add(root: Path, record: str, file: Path, title: str | None, form: str) -> str:
    """Add one file, say what became of it, and return the path of the new file, or nothing."""
    made = _rebuilt(file, form)
    if made is None:
        return ""
    folder = root / folder_of(record)
    inside = file.resolve().parent == folder.resolve()
    stem = re.sub("[^A-Za-z0-9 _-]+", "-", file.stem).strip(" -_")[:90] or "document"
    name = f"{stem}.{made.ending}"
    new = folder / name
    if new.exists() and new.resolve() != file.resolve():
        say(f"{folder_of(record)}/{name} already exists; delete it or rename your file", "red")
        return ""
    if inside and made.content == file.read_bytes():
        say(f"{folder_of(record)}/{name} is a rebuilt file already")
        return f"{folder_of(record)}/{name}"
    path = root / record
    try:
        replaced = file.name if inside else ""
        text = with_document(path.read_bytes(), record, name, title, replaced)
    except NotPossible as reason:
        say(f"{record}: {reason}", "red")
        return ""
    if inside and not _moved_out(root, file):
        return ""
    folder.mkdir(exist_ok=True)
    new.write_bytes(made.content)
    path.write_bytes(text)
    click.echo(f"{folder_of(record)}/{name}")
    _tell(made)
    return f"{folder_of(record)}/{name}"


def _rebuilt(file: Path, form: str) -> hidden_data.Rebuilt | None:
    """The publishable version of a file; ``None`` after saying what stands in the way."""
    ending = file.suffix.lower().removeprefix(".").replace("jpeg", "jpg")
    if ending not in hidden_data.KINDS:
        kinds = ", ".join(map(str.upper, hidden_data.ORIGINALS))
        say(f"{file.name}: only {kinds} files can be added; save it as one of these first", "red")
        return None
    made = hidden_data.rebuild(file, ending)
    report(
        [
            Finding(file.as_posix(), fault.line, 1, fault.code, fault.at_its_place, fault.fix)
            for fault in made.faults
        ],
        form,
    )
    return None if made.faults else made


def _moved_out(root: Path, file: Path) -> bool:
    """Move an original from the folder of its record to beside the repository."""
    place = root.resolve().parent / file.name
    if place.exists():
        say(f"{place} already exists, so {file} cannot be moved there; move it yourself", "red")
        return False
    file.replace(place)
    say(f"  the original is now {place}; keep it out of the repository")
    return True


def _tell(made: hidden_data.Rebuilt) -> None:
    """Say what was left behind, what is shown in another way, and what a person must read."""
    for what, count in sorted(made.left.items()):
        say(f"  left behind: {what} ({count})")
    for what, count in sorted(made.changed.items()):
        say(f"  shown in another way: {what} ({count})")
    if made.unread:
        say(
            f"  no check can read it: {made.unread}. When a second person has read every word, add"
            " read_by_second_person: yes"
        )
