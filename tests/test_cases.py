"""Every rule, on input that breaks it and on input that only nearly does.

``cases/DL203.case`` holds the cases of rule DL203. A case begins with ``== refused: …`` or
``== allowed: …``. A refused one lists exactly what is found, as ``expect path:line:column CODE``;
words of the message may follow the code. Notes of other rules do not count. Then come the files of
the case, each below its heading:

``-- path``
    the file as it stands there
``-- path (plain record)``
    ``A_RECORD`` of ``conftest``, with the fields that stand there in place of its own. A field
    that the plain record lacks goes before the next field that stands there, or to the end. The
    reference comes from the name of the file. Lines are counted in the whole record.
``-- path (plain record without received)``
    the same, less this field; several have commas between them
``-- path (escaped)``
    a backslash begins an escape as in Python
``-- path (bytes)``
    the same, but each escape is a single byte
``-- path (repeated 1000)``, ``-- path (lines 1000)``
    the first line, so many times, without or with line ends
``-- path (specimen hidden_sheet)``
    a document made by ``specimens``, as ``add-file`` puts it beside a record: rebuilt, with the
    ending of its new kind. One that cannot be rebuilt stands there as it is
``-- path (original hidden_sheet)``
    the same document as it is
``-- path (published)``
    the file as it was published, before the change that the case is
``-- path (absent)``
    takes away what would be there
``-- path -> target``
    a link

Settings are those of the invented authority, and every page of guidance is a plain one, unless the
case brings its own. Three lines above the files ask for more: ``with the invented record`` for the
record of that authority, ``with a record of its documents`` for a record that names every file in
its folder, ``with the key of its list of people`` for the key of the lists in the cases.
"""

from __future__ import annotations

import re
import shutil
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import hidden_data.documents
from conftest import FERNHOLLOW, TODAY, plain_record
from disclosure_log.findings.registry import RULES
from disclosure_log.records.paths import REQUIRED_PAGES
from disclosure_log.records.published import Published
from disclosure_log.rules import Checked, check, documents
from hidden_data import Inspection, inspect
from specimens import made

FOLDER = Path(__file__).parent / "cases"
KEY = "a-key-for-tests-only-0123456789-abcdef"
"""With which the lists of people in the cases were made. They hold Jane Placeholder."""


@dataclass
class Case:
    code: str
    title: str
    expected: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    with_record: bool = False
    with_documents: bool = False
    with_key: bool = False

    @property
    def refused(self) -> bool:
        return self.title.startswith("refused:")


def read_cases(path: Path) -> list[Case]:
    cases: list[Case] = []
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("== "):
            cases.append(Case(path.stem, line[3:].strip()))
            name = ""
        elif line.startswith("-- "):
            name = line[3:].strip()
            cases[-1].files[name] = ""
        elif name:
            cases[-1].files[name] += line
        elif line.startswith("expect "):
            cases[-1].expected.append(line[7:].strip())
        elif line.strip() == "with the invented record":
            cases[-1].with_record = True
        elif line.strip() == "with a record of its documents":
            cases[-1].with_documents = True
        elif line.strip() == "with the key of its list of people":
            cases[-1].with_key = True
        elif line.strip():
            raise ValueError(f"{path.name}: {line!r} is neither a file nor an expectation")
    return cases


CASES = [case for path in sorted(FOLDER.glob("*.case")) for case in read_cases(path)]


A_PAGE = """\
---
title: A page of guidance
description: What a visitor finds here.
reviewed: 2026-01-05
---

What a visitor finds here.
"""
"""Stands for every page a log must have: reading the real ones takes as long as all the rest."""


def lay_out(case: Case, folder: Path) -> Path:
    ignore = () if case.with_record else ("2016",)
    shutil.copytree(
        FERNHOLLOW / "disclosures", folder / "disclosures", ignore=shutil.ignore_patterns(*ignore)
    )
    (folder / "docs").mkdir()
    for name in REQUIRED_PAGES:
        (folder / "docs" / name).write_text(A_PAGE, encoding="utf-8")
    files = dict(placed(name, content) for name, content in case.files.items())
    if case.with_documents:
        names = [
            name.partition(" (")[0].rsplit("/", 1)[1]
            for name in files
            if name.startswith("disclosures/2016/fh-16-9/")
        ]
        listed = "".join(
            f"  - file: {name}\n    title: Lamps\n    read_by_second_person: yes\n"
            for name in names
        )
        record = plain_record("FH 16-9", f"documents:\n{listed}")
        (folder / "disclosures/2016").mkdir(exist_ok=True)
        (folder / "disclosures/2016/fh-16-9.yml").write_text(record, encoding="utf-8")
    for name, content in files.items():
        path, _, target = name.partition(" -> ")
        path, _, how = path.partition(" (")
        if how == "published)":
            continue
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if target or how == "absent)":
            shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
        if target:
            place.symlink_to(target)
        elif how != "absent)":
            place.write_bytes(
                content
                if isinstance(content, bytes)
                else content_of(content, how.rstrip(")"), place.stem)
            )
    return folder


def placed(name: str, content: str) -> tuple[str, str | bytes]:
    """A file of a case by its name and how it is made; a document with its bytes."""
    path, _, how = name.partition(" (")
    if how.startswith("original "):
        return path, made(how.removeprefix("original ").rstrip(")"))
    if not how.startswith("specimen "):
        return name, content
    original = made(how.removeprefix("specimen ").rstrip(")"))
    stem, ending = path.rsplit(".", 1)
    kind = ending.replace("jpeg", "jpg")
    try:
        with ONE_AT_A_TIME:
            rebuilt = hidden_data.documents.rebuild(original, kind)
    except Exception:
        return path, original
    if rebuilt.faults:
        return path, original
    return path if rebuilt.ending == kind else f"{stem}.{rebuilt.ending}", rebuilt.content


ONE_AT_A_TIME = threading.Lock()
"""PDFium stands only one thread at a time. In earnest every document has its own process."""


def findings_of(case: Case, folder: Path) -> Checked:
    """The files of a case in a *folder*, checked."""
    published = {
        name.removesuffix(" (published)"): content.encode()
        for name, content in case.files.items()
        if name.endswith(" (published)")
    }
    before = Published(published, frozenset(published)) if published else None
    return check(lay_out(case, folder), TODAY, published=before)


def content_of(content: str, how: str, stem: str) -> bytes:
    if how.startswith("plain record"):
        reference = stem.replace("-", " ", 1).upper()
        without = re.findall(r"\w+", how.partition(" without ")[2])
        return plain_record(reference, content.rstrip("\n") + "\n", without).encode()
    if how == "escaped":
        return (
            content.encode("ascii", "backslashreplace")
            .decode("unicode_escape")
            .encode("utf-8", "surrogatepass")
        )
    if how == "bytes":
        return content.encode("latin-1").decode("unicode_escape").encode("latin-1")
    if how.startswith("lines "):
        return f"{content.splitlines()[0]}\n".encode() * int(how.split()[1])
    if how.startswith("repeated "):
        return content.splitlines()[0].encode() * int(how.split()[1])
    return content.encode()


IN_THE_SANDBOX = ("DL506", "DL507")
"""Rules about size and damage: their cases are inspected in a process of their own, as in use."""
LONG = ("a table of just twenty megabytes", "Chinese letters, and an instruction to Excel")


FIRST = {case.code: case.title for case in reversed(CASES)}
"""The first case of each rule: it is tried every time, however long it takes."""


def is_long(case: Case) -> bool:
    """Whether a case takes long: a document or a big file is made for it."""
    made = any(
        f" ({how} " in name
        for name in case.files
        for how in ("specimen", "original", "repeated", "lines")
    )
    return case.title.endswith(LONG) or (made and FIRST[case.code] != case.title)


def parameter(case: Case) -> Any:
    marks = [pytest.mark.long] if is_long(case) else []
    return pytest.param(case, id=f"{case.code} {case.title}", marks=marks)


def inspected(path: Path, ending: str) -> Inspection:
    """What the sandbox says of a document, without the cost of a process for each."""
    try:
        with ONE_AT_A_TIME:
            return hidden_data.documents.inspect(path.read_bytes(), ending)
    except Exception:
        return inspect(path, ending)


@pytest.mark.parametrize("case", [parameter(case) for case in CASES])
def test_a_case_has_exactly_its_findings(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if case.with_key:
        monkeypatch.setenv("DISCLOSURE_LOG_PEOPLE_KEY", KEY)
    else:
        monkeypatch.delenv("DISCLOSURE_LOG_PEOPLE_KEY", raising=False)
    if case.code not in IN_THE_SANDBOX:
        monkeypatch.setattr(documents, "inspect", inspected)
    assert case.refused == bool(case.expected), (
        "a refused case says what is found, an allowed one finds nothing"
    )
    result = findings_of(case, tmp_path)
    found = sorted([*result.findings, *(note for note in result.notes if note.code == case.code)])
    expected = [
        re.findall(r"^(.+:\d+:\d+) (DL\d{3})(?: (.*))?$", line)[0] for line in case.expected
    ]
    assert [(f.place, f.code) for f in found] == [(place, code) for place, code, _ in expected]
    for finding, (_, _, words) in zip(found, expected, strict=True):
        assert (words or "") in finding.message


@pytest.mark.parametrize("code", [code for code in sorted(RULES) if not code.startswith("DL7")])
def test_a_rule_has_a_case_that_breaks_it_and_one_that_nearly_does(code: str) -> None:
    own = [case for case in CASES if case.code == code]
    assert any(case.refused and any(f" {code}" in line for line in case.expected) for case in own)
    assert any(not case.refused for case in own)


def test_a_case_belongs_to_a_rule() -> None:
    assert {case.code for case in CASES} <= RULES.keys()
