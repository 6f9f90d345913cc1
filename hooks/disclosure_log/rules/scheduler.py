"""The scheduler: reads the files of a log and runs every check on them, in a fixed order.

One run reports every fault of every file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from disclosure_log.findings.finding import Finding
from disclosure_log.reading.yaml_document import YamlDocument
from disclosure_log.reading.yaml_reader import decode, read
from disclosure_log.records.addresses import AddressList, Standing
from disclosure_log.records.guidance_page import GuidancePage, read_page
from disclosure_log.records.model import Record
from disclosure_log.records.paths import (
    ADDRESSES,
    AUTHORITY,
    NOT_PUBLISHED,
    PEOPLE,
    PUBLICATIONS,
    RELATED_TERMS,
    TOPICS,
    room,
)
from disclosure_log.records.people_list import People
from disclosure_log.records.published import Published
from disclosure_log.records.quarters import Quarters
from disclosure_log.records.related_terms import RelatedTerms
from disclosure_log.records.repository import Tree, scan
from disclosure_log.records.schema import Parsed, parse
from disclosure_log.records.settings import Authority
from disclosure_log.records.topics_and_publications import Publications, Topics
from disclosure_log.rules import (
    addresses,
    answers,
    clock,
    corrections,
    documents,
    grounds,
    guidance,
    later,
    links,
    listed_people,
    personal_data,
    public_interest,
    publishing,
    quarters,
    record,
    related_terms,
    text,
    unread,
    whole_log,
)
from disclosure_log.rules.context import Context
from disclosure_log.rules.declare import Check, Scope
from disclosure_log.rules.kept import CHECKED, keep, kept_records, leave_out_of_date
from disclosure_log.store import Store
from disclosure_log.workers import give_back_memory, parallel_map
from hidden_data.report import Inspection

MODELS: Mapping[str, Any] = {
    AUTHORITY: Authority,
    TOPICS: Topics,
    PUBLICATIONS: Publications,
    PEOPLE: People,
    NOT_PUBLISHED: Quarters,
    RELATED_TERMS: RelatedTerms,
}
"""The model of each settings file."""
_MODULES = (
    text,
    record,
    answers,
    grounds,
    public_interest,
    later,
    clock,
    whole_log,
    quarters,
    related_terms,
    guidance,
    documents,
    personal_data,
    unread,
    listed_people,
    links,
    publishing,
    corrections,
    addresses,
)
CHECKS = [
    check for module in _MODULES for check in vars(module).values() if isinstance(check, Check)
]
"""Every check. Checks of one scope run in this order. Personal data, what is unread and
addresses come late, because they are looked for in what the other checks have read and found."""


@dataclass
class Checked:
    """The files of a log after every check. While there are findings, nothing may be published."""

    tree: Tree
    findings: list[Finding]
    notes: list[Finding]
    """What a person should look at, because a check cannot tell whether it is wrong."""
    documents: Mapping[str, Inspection]
    """What was found in the released documents, by path."""
    authority: Authority | None
    topics: Topics | None
    publications: Publications | None
    quarters: Quarters | None
    """What was not published, if the log says so."""
    related_terms: RelatedTerms | None
    """What else words are looked for as, if the log says so."""
    records: dict[str, Record]
    """The records that are in order, by path."""
    links: dict[str, tuple[str, ...]]
    """The references that become links in the texts of each."""
    pages: dict[str, GuidancePage]
    """The hand-written pages, by path."""
    listed: AddressList
    """The addresses that were published."""
    standing: Standing
    """Where each of them leads."""


def check(
    root: Path,
    today: date,
    wanted: Callable[[str], bool] = lambda path: True,
    published: Published | None = None,
    store: Store | None = None,
    alone: bool = False,
) -> Checked:
    """Read and check everything below *root*, as if on the day *today*. Look for personal data and
    inspect documents only at paths that are *wanted*; with *alone*, other records are only read.
    Compare with what was *published*, if that is known. What is in the *store* is not checked
    again."""
    context = _read(root, today, wanted, store)
    context.published = published
    # What is wrong with the settings decides which of them the other checks may rely on.
    for file in (*context.settings.values(), *(page.parsed for page in context.pages.values())):
        context.report(_of_file(file, context))
    again = [
        path
        for path in context.records
        if path not in context.in_order and (wanted(path) or not alone)
    ]
    for path, findings in zip(
        again, parallel_map(partial(_of_record, context), again), strict=True
    ):
        context.reported(path, findings)
    for kept in context.in_order.values():
        context.report(kept.notes)
    for page in context.pages.values():
        context.report(_found("page", context, page))
    for each in CHECKS:
        if each.scope == "log":
            context.report(each.find(context))
    if store:
        keep(context, store)
        store.save(*(CHECKED if all(map(wanted, context.records)) else ()))
    findings = sorted({_without_names(each, context.unnameable) for each in context.findings})
    records = {path: parsed.value for path, parsed in context.records.items() if parsed.value}
    standing = addresses.standing(context)
    # Where each value stands in its file takes more memory than all values. Nobody asks any more.
    context.records.clear()
    context.in_order.clear()
    context.checked.clear()
    context.documents.forget()
    context.tree.forget()
    give_back_memory()
    return Checked(
        context.tree,
        [finding for finding in findings if not finding.note],
        [finding for finding in findings if finding.note],
        context.documents,
        context.authority,
        context.value(TOPICS),
        context.value(PUBLICATIONS),
        context.value(NOT_PUBLISHED),
        context.value(RELATED_TERMS),
        records,
        context.links,
        context.pages,
        AddressList.read(context.tree.addresses.get(ADDRESSES, b"")),
        standing,
    )


def _without_names(finding: Finding, names: set[str]) -> Finding:
    """A *finding* that repeats none of the *names* of files, in the longest spelling first."""
    folder, _, name = finding.path.rpartition("/")
    texts = [finding.message, finding.fix]
    for each in sorted(names, key=len, reverse=True):
        texts = [text.replace(each, "the file") for text in texts]
    path = folder if name in names else finding.path
    return replace(finding, path=path, message=texts[0], fix=texts[1])


def _read(
    root: Path, today: date, wanted: Callable[[str], bool], store: Store | None = None
) -> Context:
    """Everything below *root*, with the findings made while reading it."""
    tree = scan(root)
    code = {path: YamlDocument(path, room=room(path)) for path in tree.theme}
    context = Context(
        today,
        tree,
        {path: parse(read(path, d, room(path)), MODELS[path]) for path, d in tree.settings.items()},
        {},
        {path: read_page(path, data) for path, data in tree.pages.items()},
        {path: decode(code[path], data) or "" for path, data in tree.theme.items()},
        wanted,
        store=store,
    )
    records = kept_records(context)
    for path, data in tree.records.items():
        context.records[path] = records.get(path) or parse(read(path, data), Record)
    leave_out_of_date(context)
    context.report(tree.findings)
    for document in code.values():
        context.report(document.findings)
    for path, file in _files(context):
        if path not in context.in_order:
            context.report(file.document.findings)
    return context


def _files(context: Context) -> Iterator[tuple[str, Parsed[Any]]]:
    """Every settings file, record and front matter, with its path."""
    yield from context.settings.items()
    yield from context.records.items()
    yield from ((path, page.parsed) for path, page in context.pages.items())


def _of_file(file: Parsed[Any], context: Context) -> Iterator[Finding]:
    return _found("file", context, file)


def _of_record(context: Context, path: str) -> list[Finding]:
    """What the checks of files and of records find in the record at a *path*."""
    file = context.records[path]
    findings = list(_of_file(file, context))
    if file.partial is not None:
        asked = (each for each in CHECKS if each.scope == "record" and _can_be_asked(each, file))
        for each in asked:
            findings += each.find(file.partial, file.document, context)
    return findings


def _found(scope: Scope, context: Context, *subject: Any) -> Iterator[Finding]:
    """What the checks of a *scope* find in a *subject*: their arguments before the context."""
    for each in CHECKS:
        if each.scope == scope:
            yield from each.find(*subject, context)


def _can_be_asked(check: Check, record: Parsed[Record]) -> bool:
    """Whether what a check relies on is in order."""
    return all(
        getattr(record.partial, name) is not None for name in check.needs
    ) and record.sound.issuperset((*check.needs, *check.relies_on))
