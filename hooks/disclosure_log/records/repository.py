"""The files of a repository.

Everything in the folder of records is a record, a released document, a settings file, or a finding.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from disclosure_log.findings.codes.files import (
    MISSING_FILE,
    RESERVED_NAME,
    STRAY_FILE,
    SYMLINK,
    UNREADABLE,
)
from disclosure_log.findings.finding import Finding
from disclosure_log.reading.code_texts import ENDINGS
from disclosure_log.reading.yaml_reader import MAX_BYTES
from disclosure_log.records.paths import (
    ADDRESSES,
    PAGES,
    RECORDS,
    REQUIRED_SETTINGS,
    SETTINGS,
    SITE,
    THEME,
    record_beside,
    room,
)
from disclosure_log.records.references import RESERVED
from disclosure_log.store import digest

DEEPEST = 4
"""How many levels of folders the pages may have."""


@dataclass
class Tree:
    """The files of a log, by what they are.

    Paths are relative to the repository, with forward slashes.
    """

    root: Path
    settings: dict[str, bytes] = field(default_factory=dict)
    records: dict[str, bytes] = field(default_factory=dict)
    documents: dict[str, Path] = field(default_factory=dict)
    pages: dict[str, bytes] = field(default_factory=dict)
    """The hand-written pages in ``docs/``."""
    theme: dict[str, bytes] = field(default_factory=dict)
    """The authority's own scripts, style sheets and templates, and the settings of the site."""
    addresses: dict[str, bytes] = field(default_factory=dict)
    """The list of published addresses, if there is one."""
    findings: list[Finding] = field(default_factory=list)
    _digests: dict[str, str] = field(default_factory=dict)
    _of_records: dict[str, bytes] = field(default_factory=dict)

    def digest_of(self, document: str) -> str:
        """The SHA-256 of a released document; nothing if it cannot be read."""
        if document not in self._digests:
            try:
                content = self.documents[document].read_bytes()
                self._digests[document] = hashlib.sha256(content).hexdigest()
            except OSError:
                self._digests[document] = ""
        return self._digests[document]

    def digest_of_record(self, path: str) -> bytes:
        """By which a record and all files in its folder are known again."""
        if path not in self._of_records:
            documents = [(each, self.digest_of(each)) for each in self.folders.get(path, ())]
            self._of_records[path] = digest(path, self.records.get(path), documents)
        return self._of_records[path]

    def forget(self) -> None:
        """Let go of what the records hold. They are known by their digests from now on."""
        for path in self.records:
            self.digest_of_record(path)
        self.records.clear()

    @cached_property
    def folders(self) -> dict[str, list[str]]:
        """The documents of each record that has a folder, by the path of the record."""
        found: dict[str, list[str]] = {}
        for document in sorted(self.documents):
            found.setdefault(record_beside(document), []).append(document)
        return found

    def refuse(self, code: str, path: str, message: str, fix: str) -> None:
        self.findings.append(Finding(path, 1, 1, code, message, fix))

    def blocked(self, path: str) -> bool:
        """Whether *path* itself has a finding, so that nothing is reported for what it should
        hold."""
        return any(finding.path == path for finding in self.findings)


def scan(root: Path) -> Tree:
    """Find and read every file of the log below *root*.

    Follows no link and opens nothing but ordinary files.
    """
    tree = Tree(root)
    years, names = _list(tree, RECORDS)
    files = [f"{RECORDS}/{name}" for name in names]
    belong = ", ".join(path.removeprefix(f"{RECORDS}/") for path in REQUIRED_SETTINGS)
    for path in sorted(set(files) - {*SETTINGS, ADDRESSES}):
        tree.refuse(
            STRAY_FILE,
            path,
            f"only {belong} and folders of years belong here",
            "move a record into the folder of its year; move anything else out of this folder",
        )
    for name in years:
        if re.fullmatch("[0-9]{4}", name):
            _scan_year(tree, f"{RECORDS}/{name}")
        else:
            tree.refuse(
                STRAY_FILE,
                f"{RECORDS}/{name}",
                "this folder is not a year",
                "records go into folders such as 2016",
            )
    for path in SETTINGS:
        if path in files:
            _take(tree, tree.settings, path)
        elif path in REQUIRED_SETTINGS and not tree.blocked(RECORDS) and not tree.blocked(path):
            tree.refuse(
                MISSING_FILE,
                path,
                "the file is missing",
                "bring it back; the README says what belongs in it",
            )
    if ADDRESSES in files:
        _take(tree, tree.addresses, ADDRESSES)
    _scan_pages(tree, PAGES)
    if (root / SITE).is_file() and not (root / SITE).is_symlink():
        _take(tree, tree.theme, SITE)
    return tree


def _scan_year(tree: Tree, folder: str) -> None:
    folders, files = _list(tree, folder)
    for name in files:
        if not name.endswith(".yml"):
            tree.refuse(
                STRAY_FILE,
                f"{folder}/{name}",
                "this is not a record (its name does not end in .yml)",
                "move released files into the folder named like their record; move anything"
                " else out",
            )
        elif not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.yml", name):
            tree.refuse(
                STRAY_FILE,
                f"{folder}/{name}",
                "the name of a record is its reference in small letters, digits and hyphens",
                "rename it, for example foi-16-19.yml",
            )
        elif name.removesuffix(".yml") in RESERVED:
            tree.refuse(
                RESERVED_NAME,
                f"{folder}/{name}",
                "this name is reserved",
                "name the file by the reference of the response",
            )
        else:
            _take(tree, tree.records, f"{folder}/{name}")
    for name in folders:
        inner_folders, inner = _list(tree, f"{folder}/{name}")
        if f"{name}.yml" not in files:
            tree.refuse(
                STRAY_FILE,
                f"{folder}/{name}",
                "this folder belongs to no record",
                "give it the name of its record without the .yml, or delete it",
            )
            continue
        tree.documents |= {
            f"{folder}/{name}/{file}": tree.root / folder / name / file for file in inner
        }
        for path in inner_folders:
            tree.refuse(
                STRAY_FILE,
                f"{folder}/{name}/{path}",
                "a folder inside the folder of a record",
                "put released files straight into the folder of their record",
            )


def _scan_pages(tree: Tree, folder: str) -> None:
    folders, files = _list(tree, folder)
    for name in files:
        path = f"{folder}/{name}"
        if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.md", name):
            _take(tree, tree.pages, path)
        else:
            tree.refuse(
                STRAY_FILE,
                path,
                "only pages (small letters, digits and hyphens, ending in .md) belong here",
                "pictures and styles go into docs/theme/assets; released files beside their record",
            )
    for name in folders:
        # The theme is code: what it may do is decided by the audit of the finished site, not here.
        path = f"{folder}/{name}"
        if path == THEME:
            _scan_theme(tree, path)
        elif not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name) or path.count("/") > DEEPEST:
            tree.refuse(
                STRAY_FILE,
                path,
                "folders of pages have small letters, digits and hyphens in their names, and at"
                f" most {DEEPEST} levels",
                "rename or move it",
            )
        else:
            _scan_pages(tree, path)


def _scan_theme(tree: Tree, folder: str) -> None:
    folders, files = _list(tree, folder)
    for name in files:
        if name.lower().endswith(ENDINGS):
            _take(tree, tree.theme, f"{folder}/{name}")
    for name in folders:
        if folder.count("/") > 3 * DEEPEST:
            tree.refuse(
                STRAY_FILE, f"{folder}/{name}", "the folders are nested too deeply", "move it up"
            )
        else:
            _scan_theme(tree, f"{folder}/{name}")


def _list(tree: Tree, folder: str) -> tuple[list[str], list[str]]:
    """The names of the folders and of the ordinary files in *folder*, sorted; anything else is a
    finding."""
    folders, files = [], []
    path = tree.root / folder
    if path.is_symlink():
        tree.refuse(SYMLINK, folder, "this is a symbolic link", "put the folder itself here")
        return [], []
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError as error:
        tree.refuse(
            UNREADABLE,
            folder,
            f"the folder cannot be read ({error.strerror})",
            "check that it exists and that you may read it",
        )
        return [], []
    for entry in entries:
        try:
            mode = entry.stat(follow_symlinks=False).st_mode
        except OSError as error:
            tree.refuse(
                UNREADABLE,
                f"{folder}/{entry.name}",
                f"the file cannot be looked at ({error.strerror})",
                "check that you may read it, and shorten its name",
            )
            continue
        if stat.S_ISLNK(mode):
            tree.refuse(
                SYMLINK,
                f"{folder}/{entry.name}",
                "this is a symbolic link",
                "put the file itself here",
            )
        elif stat.S_ISDIR(mode):
            folders.append(entry.name)
        elif stat.S_ISREG(mode):
            files.append(entry.name)
        else:
            tree.refuse(
                STRAY_FILE, f"{folder}/{entry.name}", "this is not an ordinary file", "delete it"
            )
    return folders, files


def _take(tree: Tree, into: dict[str, bytes], path: str) -> None:
    try:
        with open(tree.root / path, "rb") as file:
            # One byte more than allowed, so that the reader sees it is too large without all of it
            # being read.
            into[path] = file.read(MAX_BYTES * room(path) + 1)
    except OSError as error:
        tree.refuse(
            UNREADABLE,
            path,
            f"the file cannot be read ({error.strerror})",
            "check that you may read it",
        )
