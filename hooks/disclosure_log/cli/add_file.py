"""``disclosure-log add-file``: put the publishable version of a released file beside its record."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import click

import hidden_data
from disclosure_log.cli.contact_sheet import draw
from disclosure_log.cli.terminal import FINDINGS, format_option, record_of, report, say
from disclosure_log.findings.finding import Finding
from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.documents_text import READ, NotPossible, listed, with_document
from disclosure_log.records.download_names import names
from disclosure_log.records.file_names import NAMELESS, stems, title_of
from disclosure_log.records.paths import folder_of
from disclosure_log.rules.documents import DESCRIBE

ADDED, STANDING, REFUSED = "added", "there already", "not added"
ORIGINALS = "originals"
"""The folder beside the repository into which originals are moved."""


@click.command("add-file")
@click.argument("reference")
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--title", help="What the file holds, in plain words.  [default: from its name]")
@click.option("--replace", is_flag=True, help="Put a new version in the place of a file.")
@format_option
@click.pass_obj
def add_file(
    root: Path,
    reference: str,
    files: tuple[Path, ...],
    title: str | None,
    replace: bool,
    form: str,
) -> None:
    """Rebuild each file from what a reader can see, put the new file into the folder of the record,
    and name it under documents.

    Give REFERENCE as the record has it, in quotes: "FOI 26-101". A folder among FILES stands for
    the files in it. Keep the originals outside the repository. One that lies in the folder of the
    record is moved beside the repository. Without FILES, all that lie in that folder are rebuilt.
    """
    record = record_of(root, reference)
    folder = root / folder_of(record)
    paths = files or ((folder,) if folder.is_dir() else ())
    given = [file for path in paths for file in _files(path)]
    if not given:
        where = " and ".join(map(str, files)) or folder_of(record)
        raise click.UsageError(f"{where} holds no files; name those to add")
    if title and len(given) > 1:
        raise click.UsageError("a title belongs to one file; add the others without --title")
    adding = _Adding(root, record, title, replace, form)
    became = Counter(adding.add(file) for file in given)
    if became[REFUSED] < len(given):
        draw(root, adding.unread())
    if len(given) > 1:
        counts = [f"{became[what]} {what}" for what in (ADDED, STANDING, REFUSED) if became[what]]
        say(f"of {len(given)} files: {', '.join(counts)}", "red" if became[REFUSED] else None)
    if became[REFUSED]:
        raise SystemExit(FINDINGS)
    if became[ADDED]:
        its_title = "" if title or replace else "write its title in the record, "
        say(f"look at each new file, {its_title}then run: disclosure-log check")


def _files(path: Path) -> Iterator[Path]:
    """The files that a *path* stands for, but none that a program keeps for itself."""
    for file in sorted(path.iterdir()) if path.is_dir() else (path,):
        if file.name.startswith("~$"):
            say(f"{file.name}: skipped; a program has the file open and keeps this beside it")
        elif path != file and (file.is_dir() or file.name.startswith(".")):
            say(f"{file.name}: skipped; name it if it is to be added")
        else:
            yield file


@dataclass
class _Adding:
    """Files that are added to one record."""

    root: Path
    record: str
    """The path of the record, from the root."""
    title: str | None
    replace: bool
    form: str

    @property
    def _folder(self) -> Path:
        return self.root / folder_of(self.record)

    def _listed(self) -> list[dict[str, Any]]:
        return listed(read(self.record, (self.root / self.record).read_bytes()).data)

    def unread(self) -> list[str]:
        """The documents of the record that no second person has read, as far as it says."""
        return [
            f"{folder_of(self.record)}/{item.get('file')}"
            for item in self._listed()
            if item.get(READ) != "yes"
        ]

    def add(self, file: Path) -> str:
        """Add one file, say what became of it, and return that in a word."""
        made = _rebuilt(file, self.form)
        if made is None:
            return REFUSED
        content, inside = file.read_bytes(), file.resolve().parent == self._folder.resolve()
        title = self.title or title_of(file.stem)
        name = file.name if inside and made.content == content else ""
        if name != f"{next(stems(file.stem))}.{made.ending}":
            name = self._name(file, made, title, inside)
        new, shown = self._folder / name, f"{folder_of(self.record)}/{name}"
        stands = new.read_bytes() if new.exists() else None
        other = stands not in (None, made.content, content if inside else None)
        if other and not self.replace:
            say(f"{shown} holds something else, which {file.name} would replace", "red")
            say("  if it is a new version of it, add --replace; if not, give it another name")
            return REFUSED
        path = self.root / self.record
        before = path.read_bytes()
        try:
            old = file.name if inside else ""
            text = with_document(before, self.record, name, title, old, unread=other)
        except NotPossible as reason:
            say(f"{self.record}: {reason}", "red")
            return REFUSED
        if stands == made.content and text == before:
            if not inside:
                say(f"{shown} is {STANDING}, unchanged")
            return STANDING
        original = self.root.resolve().parent / ORIGINALS / self._folder.name / file.name
        moved = inside and made.content != content
        if moved and original.exists():
            say(f"{original} already exists, so {file} cannot be moved there", "red")
            say("  move it yourself")
            return REFUSED
        click.echo(shown)
        if moved:
            original.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(file, original)
            say(f"  the original is now {original}; keep it out of the repository")
        elif inside:
            file.rename(new)
        self._folder.mkdir(exist_ok=True)
        new.write_bytes(made.content)
        path.write_bytes(text)
        if new.stem not in (file.stem, next(stems(file.stem))):
            say(f"  {file.name} became this, since another file has its name or address")
        _tell(made)
        if other:
            say("  if it is published already, add a note under changes of the record:")
            note = f"{name} was replaced, because …"
            say(f'    - {{date: {date.today()}, note: "{note}"}}')
        return ADDED

    def _name(self, file: Path, made: hidden_data.Rebuilt, title: str, inside: bool) -> str:
        """The name of the new file: that of the one of which it is a version, or else one that
        takes no address of another."""
        others = [
            each
            for each in (self._folder.iterdir() if self._folder.is_dir() else ())
            if each.suffix and not (inside and each.name == file.name)
        ]
        titles = {item.get("file"): item.get("title") for item in self._listed()}
        for stem in stems(file.stem):
            name = f"{stem}.{made.ending}"
            new = self._folder / name
            if new in others:
                # Many files can be without a name, and so with the same.
                if not stem.startswith(NAMELESS) or file.stem.startswith(NAMELESS):
                    return name
                if titles.get(name) == title or new.read_bytes() == made.content:
                    return name
                continue
            mine = set(_addresses(name, made.content) if others else ())
            if all(mine.isdisjoint(_addresses(each.name, each)) for each in others):
                return name
        raise AssertionError  # there is always one more


def _addresses(name: str, content: bytes | Path) -> list[str]:
    """The names that a document takes up in the folder of its entry."""
    if not name.endswith(".xlsx"):
        return names(name, None)
    return names(name, _workbook(content.read_bytes() if isinstance(content, Path) else content))


@cache
def _workbook(content: bytes) -> hidden_data.Inspection:
    return hidden_data.inspect(content, "xlsx")


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


def _tell(made: hidden_data.Rebuilt) -> None:
    """Say what was left behind, what is shown in another way, and what a person must read."""
    for line in hidden_data.in_lines(made.left):
        say(f"  left behind: {line}")
    for line in hidden_data.in_lines(made.changed):
        say(f"  shown in another way: {line}")
    if made.unread:
        say(
            f"  no check can read it: {made.unread}. When a second person has read every word, add"
            f" {READ}: yes below its title in the record"
        )
    if made.undescribed:
        say(
            f"  note: {made.undescribed}, so people who use a screen reader get nothing from it;"
            f" {DESCRIBE}"
        )
