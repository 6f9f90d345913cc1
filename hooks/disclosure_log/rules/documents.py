"""Checks of released documents: whether each record names exactly the files in its folder, and what
is inside them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any

from disclosure_log.findings.codes.documents import (
    DOCUMENT_NAMED_TWICE,
    MISSING_DOCUMENT,
    UNDESCRIBED_PICTURE,
    UNNAMED_DOCUMENT,
)
from disclosure_log.findings.codes.files import RESERVED_NAME, UNREADABLE
from disclosure_log.findings.finding import Finding
from disclosure_log.reading.yaml_document import YamlDocument
from disclosure_log.records.download_names import names
from disclosure_log.records.model import Record
from disclosure_log.records.paths import folder_of, record_beside
from disclosure_log.records.references import RESERVED
from disclosure_log.records.released_documents import ReleasedDocument
from disclosure_log.rules.context import Context, items
from disclosure_log.rules.declare import Findings, finds
from disclosure_log.rules.kept import DOCUMENT
from hidden_data import KINDS, ORIGINALS, Inspection, inspect
from hidden_data.faults import KINDS_OF_FAULT, ORIGINAL, WRONG_KIND

DESCRIBE = (
    "unless it is only an ornament, add alternative text to it in Word, and add the file again"
)


@finds(DOCUMENT_NAMED_TWICE, MISSING_DOCUMENT, RESERVED_NAME, scope="record")
def document_that_cannot_be_offered(
    record: Record, document: YamlDocument, context: Context
) -> Findings:
    named: set[str] = set()
    for position, item in items(record.documents or ()):
        place = ("documents", position, "file")
        file = f"{folder_of(document.path)}/{item.file}"
        if item.file.casefold() in named:
            yield document.finding(
                DOCUMENT_NAMED_TWICE,
                place,
                "this file is named twice",
                "delete one of the two items",
            )
        named.add(item.file.casefold())
        if file not in context.tree.documents:
            yield document.finding(
                MISSING_DOCUMENT,
                place,
                "the folder of this record does not contain this file",
                f"put the file at {file}, or correct its name",
            )
        if item.file.rsplit(".", 1)[0].casefold() in RESERVED:
            yield document.finding(
                RESERVED_NAME,
                place,
                "Windows or a web server gives this name a special meaning",
                "give the file another name",
            )


@finds(UNNAMED_DOCUMENT, scope="log")
def unnamed_document(context: Context) -> Findings:
    for file in sorted(context.tree.documents):
        if _is_unnamed(file, context):
            yield Finding(
                file,
                1,
                1,
                UNNAMED_DOCUMENT,
                "no record names this file",
                _what_to_do_with(file, context),
            )


def _what_to_do_with(file: str, context: Context) -> str:
    """How to mend that no record names a *file*."""
    name = file.rsplit("/", 1)[1]
    if name.startswith(("~$", ".~lock.")):
        return "a program left it there while the document was open; delete it"
    if _kind(name.lower()) in KINDS:
        return f"{_add_file(file, context)}; or move it out of the repository"
    return "save it as PDF or DOCX and add that, or move it out of the repository"


@finds(
    *(kind.code for kind in KINDS_OF_FAULT),
    UNREADABLE,
    scope="log",
)
def fault_inside_a_document(context: Context) -> Findings:
    """Also keeps what was found in each document, for the checks after this one."""
    files = [
        file
        for file in sorted(context.tree.documents)
        if context.wanted(file) and not _is_unnamed(file, context)
    ]
    unknown = []
    for file in files:
        known, store = _sources(file, context), context.store
        if store and record_beside(file) in context.in_order and store.has(DOCUMENT, *known):
            context.documents.add(file, partial(_kept, context, file))
        elif kept := store and store.get(DOCUMENT, *known):
            context.documents.add(file, kept)
        else:
            unknown.append(file)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        looked_into = pool.map(partial(_look_into, context), unknown)
        for file, looked in zip(unknown, looked_into, strict=True):
            if isinstance(looked, Finding):
                yield looked
                continue
            context.documents.add(file, looked)
            if (
                context.store
                and not looked.faults
                and looked.digest == context.tree.digest_of(file)
            ):
                context.store.put(DOCUMENT, looked, *_sources(file, context))
                context.documents.is_kept(file, partial(_kept, context, file))
            for found in looked.faults:
                fix = _add_file(file, context) if found.code == ORIGINAL else found.fix
                yield Finding(file, found.line, 1, found.code, found.at_its_place, fix)


@finds(DOCUMENT_NAMED_TWICE, scope="log")
def two_documents_at_one_address(context: Context) -> Findings:
    for path, parsed in context.records.items():
        taken: set[str] = set()
        for position, item, inspection in inspected(path, context):
            mine = names(item.file, inspection)
            if mine[0] not in taken and not taken.isdisjoint(mine):
                yield parsed.document.finding(
                    DOCUMENT_NAMED_TWICE,
                    ("documents", position, "file"),
                    "its tables would be published under the name of another document",
                    "give the file another name",
                )
            taken.update(mine)


@finds(UNDESCRIBED_PICTURE, scope="log")
def undescribed_picture(context: Context) -> Findings:
    for path, parsed in context.records.items():
        for position, _, inspection in inspected(path, context):
            if inspection.undescribed:
                finding = parsed.document.finding(
                    UNDESCRIBED_PICTURE,
                    ("documents", position),
                    f"{inspection.undescribed}, so people who use a screen reader get nothing from"
                    " it",
                    DESCRIBE,
                )
                yield replace(finding, note=True)


def _add_file(file: str, context: Context) -> str:
    """The command that puts the publishable version in the place of an original."""
    folder = file.rsplit("/", 1)[0]
    data = context.records[f"{folder}.yml"].document.data
    reference = data.get("reference") if isinstance(data, dict) else None
    return f'run: disclosure-log add-file "{reference or "REFERENCE"}" "{file}"'


def _is_unnamed(file: str, context: Context) -> bool:
    """Whether no record names a file. False if the list in its record cannot be read."""
    folder, name = file.rsplit("/", 1)
    parsed = context.records.get(f"{folder}.yml")
    if parsed is None:
        return True
    if parsed.value:
        return all(name != each.file for each in parsed.value.documents)
    data = parsed.document.data
    if data is None or (isinstance(data, dict) and not isinstance(data.get("documents", []), list)):
        return False
    if parsed.document.incomplete and "documents" not in data:
        return False
    return name not in _named(data)


def _named(data: Any) -> Iterator[str]:
    """The files that a record names, including in items with other faults."""
    documents = data.get("documents") if isinstance(data, dict) else None
    for item in documents if isinstance(documents, list) else ():
        if isinstance(item, dict) and isinstance(item.get("file"), str):
            yield item["file"].strip()


def _kind(name: str) -> str:
    """The kind of document that the *name* of a file says it is, in the letters it is written."""
    ending = name.rpartition(".")[2] if "." in name else ""
    return "jpg" if ending == "jpeg" else ending


def _sources(file: str, context: Context) -> tuple[str, str]:
    return _kind(file), context.tree.digest_of(file)


def _kept(context: Context, file: str) -> Inspection:
    """What was found in a document of a record that was in order."""
    store = context.store
    kept = (store and store.get(DOCUMENT, *_sources(file, context))) or _look_into(context, file)
    assert isinstance(kept, Inspection), "the document was in order"
    return kept


def _look_into(context: Context, file: str) -> Inspection | Finding:
    """What is in a document, or a finding that says why it could not be inspected."""
    kind = _kind(file.rsplit("/", 1)[1])
    if kind.lower() in (*KINDS, "jpeg") and kind not in KINDS:
        return Finding(
            file,
            1,
            1,
            WRONG_KIND,
            "the file name extension must be written in small letters",
            "rename the file, here and in its record",
        )
    if kind not in KINDS:
        return Finding(
            file,
            1,
            1,
            WRONG_KIND,
            f"only {', '.join(map(str.upper, ORIGINALS))} files can be published",
            "open it in its program and save it as CSV or PDF",
        )
    try:
        return inspect(context.tree.documents[file], kind)
    except OSError as error:
        return Finding(
            file,
            1,
            1,
            UNREADABLE,
            f"the file cannot be read ({error.strerror})",
            "check that you have permission to read it",
        )


def inspected(record: str, context: Context) -> Iterator[tuple[int, ReleasedDocument, Inspection]]:
    """The documents of a record that were inspected, with their positions: none of one that was in
    order, whose notes are kept."""
    if record in context.in_order:
        return
    partial_record = context.records[record].partial
    for position, item in items((partial_record and partial_record.documents) or ()):
        if inspection := context.documents.get(f"{folder_of(record)}/{item.file}"):
            yield position, item, inspection
